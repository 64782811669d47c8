internal import TraceAnalysis

/// A comparison as one HTML file that asks nothing of anybody, in the style of `HTMLReport`.
public struct ComparisonHTML {
    let report: ComparisonReport
    let book: Phrasebook

    public static func html(_ report: ComparisonReport) -> String {
        let page = Self(report: report, book: Phrasebook(language: report.options.language))
        let title = page.book[compare: .title] + " – hoptrace"
        let document = HTMLDocument(
            title: title, book: page.book, target: "verdict", header: { $0.element("h1", page.book[compare: .title]) },
            contents: [])
        return document.html { page.write(to: &$0) }
    }

    private func write(to writer: inout HTMLWriter) {
        writeHeadline(to: &writer)
        writer.section("copies", book[compare: .copies]) { writeCopies(to: &$0) }
        writer.section("results", book[compare: .results]) { writeResults(to: &$0) }
        if !report.beliefs.isEmpty {
            writer.section("beliefs", book[compare: .believe]) { $0.list(report.beliefs.map(\.detail)) }
        }
        for (index, pair) in report.pairs.enumerated() { write(pair, index + 1, to: &writer) }
        writer.section("limits", book[compare: .limits]) { $0.list(report.limits) }
    }

    private func writeHeadline(to writer: inout HTMLWriter) {
        let isMisleading = report.pairs.contains {
            $0.conclusions.contains { $0.code == PairRule.Code.passHidesProblem.rawValue }
        }
        let style = isMisleading ? "verdict misleading" : "verdict"
        writer.element("section", [("id", "verdict"), ("class", style), ("aria-labelledby", "verdict-title")]) { writer in
            writer.element("h2", [("id", "verdict-title")], report.headline)
            for sentence in report.explanation { writer.element("p", sentence) }
            guard !report.nextSteps.isEmpty else { return }
            writer.element("ul", [("class", "steps")]) { writer in
                writer.element("li") { $0.element("b", book[.nextSteps]) }
                for step in report.nextSteps { writer.element("li", step) }
            }
        }
    }

    private func writeCopies(to writer: inout HTMLWriter) {
        let columns = [book[compare: .copy], book[.file], book[compare: .inMailbox], book[.time], book[.verdict]]
        table(book[compare: .copies], columns, report.copies, to: &writer) { writer, copy in
            writer.element("td") { writer in
                writer.element("b", copy.name)
                writer.text(" " + book.copyRole(copy.role))
                for reason in copy.reasons {
                    writer.void("br", [])
                    writer.element("span", [("class", "quiet")], reason.detail)
                }
            }
            writer.element("td") { writer in
                writer.text(copy.source.argument)
                writer.void("br", [])
                writer.element("span", [("class", "quiet")], "SHA-256 " + copy.source.sha256)
            }
            writer.element("td", [("class", "mailbox")], copy.mailbox ?? "-")
            writer.element("td", [("class", "time")], copy.arrived.map { HTMLWriter.readable($0) } ?? "-")
            writer.element("td", copy.verdict.headline)
        }
    }

    private func writeResults(to writer: inout HTMLWriter) {
        let columns =
            [book[.method], book[.name], book[.whose]] + report.copies.map { book.inParentheses($0.name, book.copyRole($0.role)) }
        table(book[compare: .results], columns, report.results, to: &writer) { writer, row in
            writer.element("td", row.method)
            writer.element("td", row.testedName)
            writer.element("td", book.roleWord(row))
            for cell in row.cells {
                writer.element(
                    "td", [("class", cell.check.map { HTMLWriter.style(ofResult: $0.result) } ?? "quiet")], book.shown(cell, row))
            }
        }
    }

    // Parts

    func table<Row>(
        _ caption: String, _ columns: [String], _ rows: [Row], to writer: inout HTMLWriter,
        _ cells: (inout HTMLWriter, Row) -> Void
    ) {
        writer.table(caption, columns) { writer in
            for row in rows { writer.element("tr") { cells(&$0, row) } }
        }
    }
}
