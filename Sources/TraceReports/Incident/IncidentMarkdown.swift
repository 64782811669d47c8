/// An incident report as Markdown: what a ticket or a wiki takes.
public struct IncidentMarkdown {
    let report: IncidentReport
    let book: Phrasebook

    public static func markdown(_ report: IncidentReport) -> String {
        let page = Self(report: report, book: Phrasebook(language: report.options.language))
        var writer = MarkdownWriter(colon: page.book.colon)
        page.write(to: &writer)
        return writer.markdown.hasSuffix("\n\n") ? String(writer.markdown.dropLast()) : writer.markdown
    }

    private func write(to writer: inout MarkdownWriter) {
        writer.heading(1, report.heading.title ?? book[incident: .title])
        writer.entries([
            (book[incident: .caseID], report.heading.caseID), (book[incident: .analyst], report.heading.analyst),
            (book[incident: .date], report.heading.date),
        ])
        writeSummary(to: &writer)
        writeTasks(to: &writer)
        writeCases(to: &writer)
        writeMails(to: &writer)
        writeTimeline(to: &writer)
        writeEvidence(to: &writer)
        writer.heading(2, book[incident: .limits])
        writer.list(report.limits)
        for (index, message) in report.messages.enumerated() { writeAppendix(index + 1, message, to: &writer) }
    }

    private func writeSummary(to writer: inout MarkdownWriter) {
        writer.heading(2, book[incident: .summary])
        writer.paragraph(report.summary.headline)
        if let state = report.summary.state { writer.paragraph(book[incident: .state] + book.colon + book.stateWord(state)) }
        for answer in report.summary.answers {
            writer.heading(3, book.text(Phrasebook.question(answer.question)))
            writer.list(answer.sentences)
        }
    }

    private func writeTasks(to writer: inout MarkdownWriter) {
        writer.heading(2, book[incident: .tasks])
        if report.tasks.isEmpty { writer.paragraph(book.say(report.noTask)) }
        for task in report.tasks {
            writer.heading(3, book.party(task.role, task.name))
            writer.list(task.steps)
            if !task.records.isEmpty {
                writer.heading(4, book[incident: .records])
                writer.paragraph(book[incident: .placeholder])
                writer.code(task.records.flatMap { ["; " + book.recordStateWord($0.state), $0.line] })
            }
            if !task.checks.isEmpty {
                writer.heading(4, book[incident: .checks])
                writer.code(task.checks.flatMap { ["# " + $0.answer, $0.command] })
            }
        }
    }

    private func writeCases(to writer: inout MarkdownWriter) {
        writer.heading(2, book[incident: .cases])
        for story in report.cases {
            writer.heading(3, String(story.n) + ". " + story.headline)
            for sentence in story.explanation { writer.paragraph(sentence) }
            writer.entries([
                (book[incident: .cause], story.cause), (book[incident: .domain], story.domain),
                (book[incident: .service], story.service), (book[incident: .state], story.state.map { book.stateWord($0) }),
                (book[incident: .time], book.span(story.first, story.last)),
                (book[incident: .mails], story.mails.map { String($0) }.joined(separator: ", ")),
            ])
            writer.table(
                [book[incident: .name], book[.result], book[.recordedBy], book[incident: .words], book[incident: .meaning]],
                story.observations.map { seen in
                    [
                        seen.name, seen.method.uppercased() + " " + seen.result,
                        book.inParentheses(seen.writer ?? book[.unknown], book.message(seen.message)), seen.words ?? "-",
                        seen.detail ?? "-",
                    ]
                })
        }
    }

    private func writeMails(to writer: inout MarkdownWriter) {
        writer.heading(2, book[incident: .mails])
        for mail in report.mails {
            writer.heading(3, book[incident: .mail] + " " + String(mail.n) + " · " + mail.headline)
            for sentence in mail.explanation { writer.paragraph(sentence) }
            writer.entries([
                (book[.from], mail.from.joined(separator: ", ")), (book[.subject], mail.subject),
                (book[.messageID], mail.messageID), (book[incident: .time], mail.time.map { HTMLWriter.readable($0) }),
                (book[incident: .copies], mail.messages.map { String($0) }.joined(separator: ", ")),
            ])
        }
    }

    private func writeTimeline(to writer: inout MarkdownWriter) {
        writer.heading(2, book[incident: .timeline])
        writer.table(
            [
                book[incident: .time], book[incident: .mail], book[incident: .event], book[incident: .source],
                book[incident: .copies],
            ],
            report.timeline.map { event in
                [
                    HTMLWriter.readable(event.time), String(event.mail), event.detail,
                    book[incident: event.isTrusted ? .trusted : .claim],
                    event.messages.map { String($0) }.joined(separator: ", "),
                ]
            })
    }

    private func writeEvidence(to writer: inout MarkdownWriter) {
        writer.heading(2, book[incident: .evidence])
        writer.table(
            ["#", book[incident: .input], book[.size], book[.digest], book[incident: .role], book[incident: .mail]],
            report.evidence.map { input in
                guard let source = input.source else {
                    return [String(input.n), input.name, "-", "-", book.unreadable(input), "-"]
                }
                let original = source.originalSHA256.map { " (" + book[.originalDigest] + " " + $0 + ")" } ?? ""
                return [
                    String(input.n), input.argument, String(source.size), source.sha256 + original, book.role(input),
                    input.mail.map { String($0) } ?? "-",
                ]
            })
    }

    /// The report of one message, short: its verdict, its way and who said what.
    private func writeAppendix(_ number: Int, _ message: Report, to writer: inout MarkdownWriter) {
        writer.heading(
            2, book.message(number) + " · " + message.source.argument)
        writer.paragraph(message.verdict.headline)
        for sentence in message.verdict.explanation { writer.paragraph(sentence) }
        writer.heading(3, book[.way])
        writer.table(
            [book[.hop], book[.time], book[.server], book[.client], book[.transport], book[.recipient], book[.leg]],
            message.hops.map { hop in
                [
                    String(hop.n), hop.time.map { HTMLWriter.readable($0) } ?? "-", hop.host ?? book[.unknown],
                    [hop.from.name ?? hop.from.helo, hop.from.ip].compactMap { $0 }.joined(separator: " "),
                    hop.transport.joined(separator: " "), hop.recipients.joined(separator: ", "),
                    String(hop.leg),
                ]
            })
        writer.list(message.forwardings.map { book.cut($0) })
        writer.heading(3, book[.statements])
        writer.table(
            [book[.method], book[.result], book[.name], book[.whose], book[.hop], book[.certainty]],
            message.statements.map { statement in
                [
                    statement.method, statement.result, statement.identity.shownName ?? "-",
                    book.roleWord(statement), statement.hop.map { String($0) } ?? "-", book.confidenceWord(statement.confidence),
                ]
            })
        writer.heading(3, book[.findings])
        writer.list(
            message.findings.map { book.severityWord($0.severity) + book.colon + book.inParentheses($0.headline, $0.code) })
    }
}
