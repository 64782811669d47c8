/// The content of an incident report under the names and in the order of the contract. The messages follow it: each format writes
/// them by the contract of a trace.
extension IncidentReport {
    func write(to sink: inout some ReportSink) {
        sink.text("format", Self.format)
        sink.object("heading") { sink in
            sink.text("title", heading.title)
            sink.text("case", heading.caseID)
            sink.text("analyst", heading.analyst)
            sink.text("date", heading.date)
        }
        sink.object("options") { options.write(to: &$0) }
        sink.object("summary") { sink in
            sink.text("headline", summary.headline)
            sink.text("state", summary.state)
            sink.objects("answers", of: "answer", summary.answers) { sink, answer in
                sink.text("question", answer.question.rawValue)
                sink.texts("sentences", of: "sentence", answer.sentences)
            }
        }
        sink.objects("cases", of: "case", identifier: "case", cases) { $1.write(to: &$0) }
        sink.objects("mails", of: "mail", identifier: "mail", mails) { $1.write(to: &$0) }
        sink.objects("timeline", of: "event", timeline) { sink, event in
            sink.text("time", event.time)
            sink.text("kind", event.kind.rawValue)
            sink.number("mail", event.mail)
            sink.numbers("messages", of: "message", event.messages)
            sink.text("detail", event.detail)
            sink.flag("trusted", event.isTrusted)
        }
        sink.objects("evidence", of: "input", identifier: "input", evidence) { $1.write(to: &$0) }
        sink.objects("tasks", of: "task", tasks) { $1.write(to: &$0) }
        sink.texts("limits", of: "sentence", limits)
    }
}

extension IncidentReport.Case {
    func write(to sink: inout some ReportSink) {
        sink.number("n", n)
        sink.text("cause", cause)
        sink.text("domain", domain)
        sink.text("service", service)
        sink.text("state", state)
        sink.text("headline", headline)
        sink.texts("explanation", of: "sentence", explanation)
        sink.numbers("mails", of: "mail", mails)
        sink.text("first", first)
        sink.text("last", last)
        sink.number("last_good", lastGood)
        sink.number("first_good", firstGood)
        sink.objects("observations", of: "observation", observations) { sink, seen in
            sink.text("name", seen.name)
            sink.number("message", seen.message)
            sink.number("statement", seen.statement)
            sink.text("method", seen.method)
            sink.text("result", seen.result)
            sink.text("writer", seen.writer)
            sink.text("time", seen.time)
            sink.text("words", seen.words)
            sink.text("meaning", seen.meaning)
            sink.text("detail", seen.detail)
        }
    }
}

extension IncidentReport.Mail {
    func write(to sink: inout some ReportSink) {
        sink.number("n", n)
        sink.number("case", story)
        sink.numbers("messages", of: "message", messages)
        sink.texts("from", of: "address", from)
        sink.text("subject", subject)
        sink.text("message_id", messageID)
        sink.text("time", time)
        sink.text("headline", headline)
        sink.texts("explanation", of: "sentence", explanation)
    }
}

extension IncidentReport.Input {
    func write(to sink: inout some ReportSink) {
        sink.number("n", n)
        sink.text("name", name)
        sink.text("member", source?.member)
        sink.number("size", source?.size)
        sink.text("sha256", source?.sha256)
        sink.text("original_sha256", source?.originalSHA256)
        sink.number("mail", mail)
        sink.text("role", role)
        sink.flag("header_only", isHeaderOnly)
        sink.text("failure", failure)
    }
}

extension IncidentReport.Task {
    func write(to sink: inout some ReportSink) {
        sink.text("role", role)
        sink.text("name", name)
        sink.texts("steps", of: "step", steps)
        sink.objects("records", of: "record", records) { sink, record in
            sink.text("name", record.name)
            sink.text("type", record.type)
            sink.text("state", record.state)
            sink.text("line", record.line)
            sink.text("expectation", record.expectation)
        }
        sink.objects("checks", of: "check", checks) { sink, check in
            sink.text("command", check.command)
            sink.text("answer", check.answer)
        }
    }
}
