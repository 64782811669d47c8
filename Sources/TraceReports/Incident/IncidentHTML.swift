internal import TraceAnalysis

/// An incident report as one HTML file that asks nothing of anybody: the summary, what was found, who has to do what, and one
/// appendix for each message, which is its report.
public struct IncidentHTML {
    let report: IncidentReport
    let book: Phrasebook

    public static func html(_ report: IncidentReport) -> String {
        let page = Self(report: report, book: Phrasebook(language: report.options.language))
        let document = HTMLDocument(
            title: page.title + " – hoptrace", book: page.book, target: "summary", header: { page.writeCover(to: &$0) },
            contents: page.sections.map { ($0.id, page.book[incident: $0.label]) } + page.appendices.map { ($0.id, $0.title) }
                + [("words", page.book[page: .glossary])])
        return document.html { page.write(to: &$0) }
    }

    /// Whether something is still wrong.
    private var summaryStyle: String {
        report.cases.contains { $0.cause != "none" && $0.state != "repaired" } ? "verdict summary misleading" : "verdict summary"
    }

    private var title: String { report.heading.title ?? book[incident: .title] }

    private var sections: [(id: String, label: IncidentLabel, body: (inout HTMLWriter) -> Void)] {
        [
            ("summary", .summary, { writeSummary(to: &$0) }), ("tasks", .tasks, { writeTasks(to: &$0) }),
            ("cases", .cases, { writeCases(to: &$0) }), ("mails", .mails, { writeMails(to: &$0) }),
            ("timeline", .timeline, { writeTimeline(to: &$0) }), ("evidence", .evidence, { writeEvidence(to: &$0) }),
            ("limits", .limits, { $0.list(report.limits) }),
        ]
    }

    /// The appendices by number: their ids and titles.
    private var appendices: [(id: String, title: String, report: HTMLReport)] {
        report.messages.enumerated().map { index, message in
            let part = HTMLReport(message, prefix: Self.prefix(index + 1))
            return (Self.anchor(index + 1), book.message(index + 1) + " · " + part.name, part)
        }
    }

    private static func anchor(_ message: Int) -> String { "message-" + String(message) }
    private static func prefix(_ message: Int) -> String { anchor(message) + "-" }

    private func write(to writer: inout HTMLWriter) {
        for section in sections {
            writer.section(
                section.id, book[incident: section.label], style: section.id == "summary" ? summaryStyle : nil, section.body)
        }
        for appendix in appendices {
            writer.element("article", [("id", appendix.id), ("class", "appendix message"), ("aria-label", appendix.title)]) {
                writer in
                writer.element("p", [("class", "file")], appendix.title)
                appendix.report.writeSections(to: &writer)
            }
        }
        HTMLReport.writeGlossary(book, to: &writer)
    }

    private func writeCover(to writer: inout HTMLWriter) {
        writer.element("h1", title)
        let heading = report.heading
        writer.entries([
            (book[incident: .caseID], heading.caseID), (book[incident: .analyst], heading.analyst),
            (book[incident: .date], heading.date),
        ])
    }

    // Sections

    private func writeSummary(to writer: inout HTMLWriter) {
        writer.element("p") { $0.element("b", report.summary.headline) }
        if let state = report.summary.state {
            writer.element("p", [("class", "quiet")], book[incident: .state] + book.colon + book.stateWord(state))
        }
        for answer in report.summary.answers {
            writer.element("h3", book.text(Phrasebook.question(answer.question)))
            if answer.question == .whatToDo {
                writer.list(answer.sentences)
            } else {
                for sentence in answer.sentences { writer.element("p", sentence) }
            }
        }
    }

    private func writeTasks(to writer: inout HTMLWriter) {
        if report.tasks.isEmpty { writer.element("p", book.say(report.noTask)) }
        for task in report.tasks {
            let name = book.party(task.role, task.name)
            writer.element("article", [("class", "finding")]) { writer in
                writer.element("h3", name)
                writer.list(task.steps)
                if !task.records.isEmpty {
                    writer.element("h4", book[incident: .records])
                    writer.element("p", [("class", "quiet")], book[incident: .placeholder])
                    writeLines(task.records, name, to: &writer)
                }
                if !task.checks.isEmpty {
                    writer.element("h4", book[incident: .checks])
                    writer.element("dl") { writer in
                        for check in task.checks {
                            writer.element("dt") { $0.element("code", check.command) }
                            writer.element("dd", check.answer)
                        }
                    }
                }
            }
        }
    }

    /// Lines of a zone file: a comment with what is known of the record, and the record.
    private func writeLines(_ records: [IncidentReport.Record], _ name: String, to writer: inout HTMLWriter) {
        writer.scrolling(book[incident: .records] + " · " + name) { writer in
            writer.element("pre") { writer in
                for record in records {
                    writer.text("; " + book.recordStateWord(record.state))
                    writer.printable("\n")
                    writer.text(record.line)
                    writer.printable("\n")
                }
            }
        }
    }

    private func writeCases(to writer: inout HTMLWriter) {
        for story in report.cases {
            writer.element("article", [("id", "case-" + String(story.n)), ("class", "finding case")]) { writer in
                writer.element("h3", String(story.n) + ". " + story.headline)
                for sentence in story.explanation { writer.element("p", sentence) }
                writer.entries([
                    (book[incident: .cause], story.cause), (book[incident: .domain], story.domain),
                    (book[incident: .service], story.service),
                    (book[incident: .state], story.state.map { book.stateWord($0) }),
                    (book[incident: .time], book.span(story.first, story.last)),
                ])
                writer.element("p") { writer in
                    writer.text(book[incident: .mails] + book.colon)
                    for mail in story.mails { link(toMail: mail, to: &writer) }
                }
                if !story.observations.isEmpty { write(story.observations, to: &writer) }
            }
        }
    }

    private func write(_ observations: [IncidentReport.Observation], to writer: inout HTMLWriter) {
        let columns = [book[incident: .name], book[.result], book[.recordedBy], book[incident: .words], book[incident: .meaning]]
        writer.table(book[incident: .recorded], columns, style: "whole", showsCaption: true) { writer in
            for seen in observations {
                writer.element("tr") { writer in
                    writer.element("td") { $0.element("code", seen.name) }
                    writer.element("td") { writer in
                        writer.text(seen.method.uppercased() + " ")
                        writer.result(seen.result)
                    }
                    writer.element("td") { writer in
                        writer.text((seen.writer ?? book[.unknown]) + " ")
                        writer.element(
                            "a", [("href", "#" + Self.prefix(seen.message) + "statement-" + String(seen.statement))],
                            book.message(seen.message))
                        if let time = seen.time {
                            writer.void("br", [])
                            writer.element("span", [("class", "quiet")], HTMLWriter.readable(time))
                        }
                    }
                    writer.element("td", seen.words ?? "-")
                    writer.element("td", seen.detail ?? "-")
                }
            }
        }
    }

    // Lists

    private func writeMails(to writer: inout HTMLWriter) {
        for mail in report.mails {
            writer.element("article", [("id", "mail-" + String(mail.n)), ("class", "finding")]) { writer in
                writer.element("h3", book[incident: .mail] + " " + String(mail.n) + " · " + mail.headline)
                for sentence in mail.explanation { writer.element("p", sentence) }
                writer.entries([
                    (book[.from], mail.from.joined(separator: ", ")), (book[.subject], mail.subject),
                    (book[.messageID], mail.messageID), (book[incident: .time], mail.time.map { HTMLWriter.readable($0) }),
                ])
                writer.element("p") { writer in
                    writer.text(book.copies(mail.messages.count) + " ")
                    for message in mail.messages { link(toMessage: message, to: &writer) }
                }
            }
        }
    }

    private func writeTimeline(to writer: inout HTMLWriter) {
        let columns = [
            book[incident: .time], book[incident: .mail], book[incident: .event], book[incident: .source],
            book[incident: .copies],
        ]
        writer.table(book[incident: .timeline], columns) { writer in
            for event in report.timeline {
                writer.element("tr") { writer in
                    writer.element("td", [("class", "time")], HTMLWriter.readable(event.time))
                    writer.element("td") { link(toMail: event.mail, to: &$0) }
                    writer.element("td", event.detail)
                    writer.element("td", book[incident: event.isTrusted ? .trusted : .claim])
                    writer.element("td") { writer in
                        for message in event.messages { link(toMessage: message, to: &writer) }
                    }
                }
            }
        }
    }

    private func writeEvidence(to writer: inout HTMLWriter) {
        let columns = ["#", book[incident: .input], book[.size], book[.digest], book[incident: .role], book[incident: .mail]]
        writer.table(book[incident: .evidence], columns) { writer in
            var message = 0
            for input in report.evidence {
                if input.source != nil { message += 1 }
                writer.element("tr") { writer in
                    writer.element("td", [("class", "number")], String(input.n))
                    writer.element("td", input.argument)
                    guard let source = input.source else {
                        return writer.element("td", [("colspan", "4"), ("class", "careful")], book.unreadable(input))
                    }
                    writer.element("td", [("class", "number")], String(source.size))
                    writer.element("td") { writer in
                        writer.element("code", source.sha256)
                        if let original = source.originalSHA256 {
                            writer.void("br", [])
                            writer.text(book[.originalDigest] + " ")
                            writer.element("code", original)
                        }
                    }
                    writer.element("td") { writer in
                        writer.text(book.role(input) + " ")
                        link(toMessage: message, to: &writer)
                    }
                    writer.element("td") { writer in
                        if let mail = input.mail { link(toMail: mail, to: &writer) }
                    }
                }
            }
        }
    }

    private func link(toMail mail: Int, to writer: inout HTMLWriter) {
        writer.element("a", [("href", "#mail-" + String(mail))], book[incident: .mail] + " " + String(mail))
        writer.text(" ")
    }

    private func link(toMessage message: Int, to writer: inout HTMLWriter) {
        writer.element("a", [("href", "#" + Self.anchor(message))], book.message(message))
        writer.text(" ")
    }
}

extension Phrasebook {
    /// From the first to the last.
    func span(_ first: String?, _ last: String?) -> String? {
        guard let first, let last else { return nil }
        let shown = [first, last].map { HTMLWriter.readable($0) }
        return first == last ? shown[0] : shown.joined(separator: " – ")
    }

    func copies(_ count: Int) -> String {
        var values = PhraseValues()
        values.set(.count, String(count))
        return say(count == 1 ? .alone : .copiesCompared, values)
    }

    func role(_ input: IncidentReport.Input) -> String {
        let word = self[incident: input.role == "forwarded" ? .forwarded : .direct]
        return input.isHeaderOnly ? inParentheses(word, self[incident: .headerOnly]) : word
    }

    func unreadable(_ input: IncidentReport.Input) -> String {
        self[incident: .unreadable] + (input.failure.map { colon + $0 } ?? "")
    }
}
