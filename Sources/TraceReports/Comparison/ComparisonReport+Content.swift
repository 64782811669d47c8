/// The content of a comparison under the names and in the order of the contract, for every format that carries it whole.
extension ComparisonReport {
    func write(to sink: inout some ReportSink) {
        sink.text("format", Self.format)
        sink.object("options") { options.write(to: &$0) }
        sink.text("headline", headline)
        sink.texts("explanation", of: "sentence", explanation)
        sink.texts("next_steps", of: "step", nextSteps)
        sink.objects("copies", of: "copy", copies) { $1.write(to: &$0) }
        sink.objects("mails", of: "mail", mails) { sink, mail in
            sink.number("n", mail.n)
            sink.texts("copies", of: "copy", mail.copies)
            sink.flag("has_direct_copy", mail.hasDirectCopy)
        }
        sink.objects("pairs", of: "pair", pairs) { $1.write(to: &$0) }
        sink.objects("results", of: "result", results) { $1.write(to: &$0) }
        sink.objects("beliefs", of: "belief", beliefs) { sink, belief in
            sink.text("question", belief.question)
            sink.text("copy", belief.copy)
            sink.text("detail", belief.detail)
        }
        sink.objects("look_ups", of: "look_up", lookUps) { sink, lookUp in
            sink.text("name", lookUp.name)
            sink.text("type", lookUp.type)
            sink.text("command", lookUp.command)
            sink.text("detail", lookUp.detail)
        }
    }
}

extension ComparisonReport.Copy {
    func write(to sink: inout some ReportSink) {
        sink.text("name", name)
        sink.object("source") { source.write(to: &$0) }
        sink.number("mail", mail)
        sink.text("role", role)
        sink.objects("reasons", of: "reason", reasons) { sink, reason in
            sink.text("code", reason.code)
            sink.text("detail", reason.detail)
        }
        sink.object("message") { message.write(to: &$0) }
        sink.number("hops", hops.count)
        sink.text("mailbox", mailbox)
        sink.text("arrived", arrived)
        sink.object("verdict") { sink in
            sink.text("code", verdict.code)
            sink.flag("misleading", verdict.isMisleading)
            sink.text("headline", verdict.headline)
        }
    }
}

extension ComparisonReport.Pair {
    func write(to sink: inout some ReportSink) {
        sink.text("first", first)
        sink.text("second", second)
        sink.text("relation", relation)
        sink.text("confidence", confidence)
        sink.text("headline", headline)
        sink.texts("explanation", of: "sentence", explanation)
        sink.objects("evidence", of: "reason", evidence) { sink, reason in
            sink.text("code", reason.code)
            sink.text("strength", reason.strength)
            sink.text("detail", reason.detail)
            reason.firstField.write("first_field", to: &sink)
            reason.secondField.write("second_field", to: &sink)
        }
        sink.objects("conclusions", of: "conclusion", conclusions) { sink, conclusion in
            sink.text("code", conclusion.code)
            sink.number("rule", conclusion.rule)
            sink.text("confidence", conclusion.confidence)
            sink.text("headline", conclusion.headline)
            sink.text("explanation", conclusion.explanation)
            sink.numbers("first_statements", of: "statement", conclusion.first)
            sink.numbers("second_statements", of: "statement", conclusion.second)
        }
        sink.objects("way", of: "step", way) { sink, step in
            sink.text("state", step.state)
            sink.number("first", step.first)
            sink.number("second", step.second)
            sink.text("by", step.by)
            sink.text("time", step.time)
        }
        sink.objects("differences", of: "difference", differences) { sink, difference in
            sink.text("code", difference.code)
            sink.text("standing", difference.standing)
            sink.text("detail", difference.detail)
            sink.text("first", difference.first)
            sink.text("second", difference.second)
            difference.firstField.write("first_field", to: &sink)
            difference.secondField.write("second_field", to: &sink)
        }
        guard let repair else { return sink.nothing("repair") }
        sink.object("repair") { repair.write(to: &$0) }
    }
}

extension ComparisonReport.Repair {
    func write(to sink: inout some ReportSink) {
        sink.text("outcome", outcome)
        sink.objects("records", of: "record", records) { sink, record in
            sink.text("method", record.method)
            sink.text("name", record.name)
            sink.text("new_name", record.newName)
            record.before.write("before", to: &sink)
            record.after.write("after", to: &sink)
            sink.text("change", record.change)
        }
        sink.texts("unlike", of: "reason", unlike)
        sink.flag("too_early", isTooEarly)
        sink.number("gap_seconds", gapSeconds)
    }
}

extension Report.Field? {
    /// The place of a field, or a missing object.
    func write(_ key: StaticString, to sink: inout some ReportSink) {
        guard let self else { return sink.nothing(key) }
        self.write(key, to: &sink)
    }
}

extension ComparisonReport.Check? {
    func write(_ key: StaticString, to sink: inout some ReportSink) {
        guard let self else { return sink.nothing(key) }
        sink.object(key) { self.write(to: &$0) }
    }
}

extension ComparisonReport.Check {
    func write(to sink: inout some ReportSink) {
        sink.number("statement", statement)
        sink.text("result", result)
        sink.number("hop", hop)
        sink.text("time", time)
    }
}

extension ComparisonReport.Result {
    func write(to sink: inout some ReportSink) {
        sink.text("method", method)
        sink.text("name", name)
        sink.text("selector", selector)
        sink.objects("cells", of: "cell", cells) { sink, cell in
            sink.text("copy", cell.copy)
            cell.check.write("check", to: &sink)
            sink.text("writer", cell.writer)
            sink.text("role", cell.role)
            sink.text("aligned", cell.alignment)
            sink.flag("trusted", cell.isTrusted)
            sink.flag("carried", cell.isCarried)
            sink.objects("earlier", of: "check", cell.earlier) { $1.write(to: &$0) }
        }
    }
}
