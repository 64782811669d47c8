internal import TraceAnalysis

/// Two copies: how they are related, what a repair changed, their ways, what differs.
extension ComparisonHTML {
    func write(_ pair: ComparisonReport.Pair, _ number: Int, to writer: inout HTMLWriter) {
        let name = "pair-" + String(number)
        let relation = Kinship.Relation(rawValue: pair.relation).map { book.text(Phrasebook.relation($0)) } ?? pair.relation
        let title = book.inParentheses(
            pair.first + " – " + pair.second + book.colon + relation, book.confidenceWord(pair.confidence))
        writer.section(name, title) { writer in
            if report.pairs.count > 1 {
                writer.element("p") { $0.element("b", pair.headline) }
                for sentence in pair.explanation { writer.element("p", sentence) }
            }
            if let repair = pair.repair { write(repair, to: &writer) }
            writeEvidence(pair, to: &writer)
            if pair.way.contains(where: { $0.state != "same" }) { writeWay(pair, to: &writer) }
            writeDifferences(pair, to: &writer)
        }
    }

    private func write(_ repair: ComparisonReport.Repair, to writer: inout HTMLWriter) {
        guard !repair.records.isEmpty else { return }
        writer.element("h3", book[compare: .repair])
        let columns = [
            book[.method], book[compare: .record], book[compare: .before], book[compare: .after], book[compare: .change],
        ]
        table(book[compare: .repair], columns, repair.records, style: "whole", to: &writer) { writer, record in
            writer.cell(record.method.uppercased())
            writer.cell(record.newName.map { record.name + " → " + $0 } ?? record.name)
            for check in [record.before, record.after] {
                writer.cell(book.shown(check, record), check.map { HTMLWriter.style(ofResult: $0.result) } ?? "quiet")
            }
            writer.element("td", book.changeWord(record.change))
        }
    }

    private func writeEvidence(_ pair: ComparisonReport.Pair, to writer: inout HTMLWriter) {
        guard !pair.evidence.isEmpty else { return }
        writer.element("h3", book[compare: .evidence])
        writer.element("ul") { writer in
            for reason in pair.evidence {
                writer.element("li") { writer in
                    writer.text(reason.detail + " ")
                    writer.element("span", [("class", "quiet")], book.strengthWord(reason.strength) + lines(reason))
                }
            }
        }
    }

    /// Where the reason stands in both copies.
    private func lines(_ reason: ComparisonReport.Evidence) -> String {
        let lines = [reason.firstField, reason.secondField].compactMap { $0.map { String($0.line) } }
        return lines.isEmpty ? "" : " · " + book[.line] + " " + lines.joined(separator: " / ")
    }

    private func writeWay(_ pair: ComparisonReport.Pair, to writer: inout HTMLWriter) {
        writer.element("h3", book[compare: .way])
        let columns = [pair.first, pair.second, book[.time], book[.server], book[compare: .change]]
        table(book[compare: .way], columns, pair.way, style: "whole", numbers: [0, 1], to: &writer) { writer, step in
            writer.element("td", [("class", "number")], step.first.map { String($0) } ?? "-")
            writer.element("td", [("class", "number")], step.second.map { String($0) } ?? "-")
            writer.element("td", [("class", "time")], step.time.map { HTMLWriter.readable($0) } ?? "-")
            writer.cell(step.by ?? book[.unknown])
            writer.element("td", [("class", "careful")], step.state == "changed" ? book[compare: .changedLine] : "")
        }
    }

    private func writeDifferences(_ pair: ComparisonReport.Pair, to writer: inout HTMLWriter) {
        for (label, standing) in ComparisonText.standings {
            let shown = pair.differences.filter { $0.standing == standing.rawValue }
            guard !shown.isEmpty else { continue }
            writer.element("h3", book[compare: label])
            writer.list(shown.map(\.detail))
        }
    }
}
