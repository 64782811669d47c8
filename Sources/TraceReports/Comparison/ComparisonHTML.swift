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
            writer.steps(report.steps, book)
        }
    }

    private func writeCopies(to writer: inout HTMLWriter) {
        let columns = [book[compare: .copy], book[.file], book[compare: .inMailbox], book[.time], book[.verdict]]
        table(book[compare: .copies], columns, report.copies, style: "cards whole", to: &writer) { writer, copy in
            writer.element("td", [("data-label", columns[0])]) { writer in
                writer.element("b", copy.name)
                writer.text(" " + book.copyRole(copy.role))
                for reason in copy.reasons {
                    writer.void("br", [])
                    writer.element("span", [("class", "quiet")], reason.detail)
                }
            }
            writer.element("td", [("class", "long"), ("data-label", columns[1])]) { writer in
                writer.text(copy.source.argument)
                writer.void("br", [])
                writer.element("span", [("class", "quiet")], "SHA-256 " + copy.source.sha256)
            }
            writer.element("td", [("class", "mailbox"), ("data-label", columns[2])], copy.mailbox ?? "-")
            writer.element(
                "td", [("class", "time"), ("data-label", columns[3])], copy.arrived.map { HTMLWriter.readable($0) } ?? "-")
            writer.element("td", [("data-label", columns[4])], copy.verdict.headline)
        }
    }

    private func writeResults(to writer: inout HTMLWriter) {
        let names = [book[.method], book[.name], book[.whose]]
        guard report.copies.count <= 4 else {
            return table(
                book[compare: .results], names + [book[compare: .copy], book[.result]], report.results.flatMap(\.rows),
                style: "whole", to: &writer
            ) { writer, row in
                write(row.result, to: &writer)
                writer.element("td") { $0.element("b", row.cell.copy) }
                write(row.cell, of: row.result, to: &writer)
            }
        }
        let copies = report.copies.map { book.inParentheses($0.name, book.copyRole($0.role)) }
        table(book[compare: .results], names + copies, report.results, style: "whole", to: &writer) { writer, row in
            write(row, to: &writer)
            for cell in row.cells { write(cell, of: row, to: &writer) }
        }
    }

    private func write(_ result: ComparisonReport.Result, to writer: inout HTMLWriter) {
        writer.cell(result.method.uppercased())
        writer.cell(result.testedName)
        writer.cell(book.roleWord(result))
    }

    private func write(_ cell: ComparisonReport.Cell, of result: ComparisonReport.Result, to writer: inout HTMLWriter) {
        writer.cell(book.shown(cell, result), cell.check.map { HTMLWriter.style(ofResult: $0.result) } ?? "quiet")
    }

    // Parts

    func table<Row>(
        _ caption: String, _ columns: [String], _ rows: [Row], style: String? = nil, numbers: Set<Int> = [],
        to writer: inout HTMLWriter, _ cells: (inout HTMLWriter, Row) -> Void
    ) {
        writer.table(caption, columns, numbers: numbers, style: style) { writer in
            for row in rows { writer.element("tr") { cells(&$0, row) } }
        }
    }
}
