/// The verdict, what supports it, and the message that it is about.
extension HTMLReport {
    func writeVerdict(to writer: inout HTMLWriter) {
        let verdict = report.verdict
        let style = verdict.isMisleading ? "verdict misleading" : "verdict"
        writer.element("section", [("id", id("verdict")), ("class", style), ("aria-labelledby", id("verdict-title"))]) { writer in
            writer.element("h2", [("id", id("verdict-title"))], verdict.headline)
            writeDeciding(to: &writer)
            for sentence in verdict.explanation { writer.element("p", sentence) }
            writer.steps(verdict.steps, book)
            writer.element("p", [("class", "note")]) { writer in
                if !report.statements.isEmpty {
                    writer.text(verdict.warning + " ")
                }
                writer.element("code", verdict.code)
            }
        }
    }

    /// The results that decide, each with the name that it is about.
    private func writeDeciding(to writer: inout HTMLWriter) {
        let deciding = report.verdict.deciding.compactMap { n in report.statements.first { $0.n == n } }
        guard !deciding.isEmpty else { return }
        writer.element("ul", [("class", "deciding")]) { writer in
            for statement in deciding {
                writer.element("li") { writer in
                    writer.element("a", [("href", "#" + id("statement-" + String(statement.n)))], statement.method.uppercased())
                    writer.text(" ")
                    writer.result(statement.isGuess ? "" : statement.result, as: book.resultWord(statement))
                    writer.text(" ")
                    writer.element("span", book.about(statement, among: deciding, in: report.message))
                }
            }
        }
    }

    func writeMessage(to writer: inout HTMLWriter) {
        let message = report.message
        entries(
            [
                (.from, message.from.isEmpty ? nil : message.from.map { book.address($0) }.joined(separator: ", ")),
                (.authorBehind, book.authorBehind(message)), (.replyTo, book.foreignReplyTo(message)),
                (.to, message.to.isEmpty ? nil : book.shortened(message.to).joined(separator: ", ")),
                (.subject, message.subject), (.date, book.date(of: message)),
                (.messageID, message.messageID),
                (.returnPath, message.returnPath.map { address($0.value) }), (.origin, book.originClaims(message)),
                (.order, report.order.isReliable ? nil : book.orderReason(report.order.reason)),
            ], to: &writer)
    }
}
