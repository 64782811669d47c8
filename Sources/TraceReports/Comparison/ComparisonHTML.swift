internal import TraceAnalysis

/// A comparison as one HTML file that asks nothing of anybody, in the style of `HTMLReport`.
public struct ComparisonHTML {
    let report: ComparisonReport
    let book: Phrasebook

    public static func html(_ report: ComparisonReport) -> String {
        let page = Self(report: report, book: Phrasebook(language: report.options.language))
        let title = page.book[compare: .title] + " – hoptrace"
        var writer = HTMLWriter()
        writer.ours("<!DOCTYPE html>\n")
        writer.element("html", [("lang", page.book.language.rawValue)]) { writer in
            writer.element("head") { HTMLReport.head(&$0, title) }
            writer.element("body") { page.write(to: &$0) }
        }
        return writer.html
    }

    private func write(to writer: inout HTMLWriter) {
        writer.element("a", [("class", "skip"), ("href", "#verdict")], book[.skipToContent])
        writer.element("header") { $0.element("h1", book[compare: .title]) }
        writer.element("main") { writer in
            writeHeadline(to: &writer)
            section("copies", .copies, to: &writer) { writeCopies(to: &$0) }
            section("results", .results, to: &writer) { writeResults(to: &$0) }
            if !report.beliefs.isEmpty {
                section("beliefs", .believe, to: &writer) { list(report.beliefs.map(\.detail), to: &$0) }
            }
            for (index, pair) in report.pairs.enumerated() { write(pair, index + 1, to: &writer) }
            section("limits", .limits, to: &writer) { list(report.limits, to: &$0) }
        }
    }

    private func section(
        _ name: String, _ label: ComparisonLabel, to writer: inout HTMLWriter, _ body: (inout HTMLWriter) -> Void
    ) {
        writer.element("section", [("id", name), ("aria-labelledby", name + "-title")]) { writer in
            writer.element("h2", [("id", name + "-title")], book[compare: label])
            body(&writer)
        }
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
        table(columns, report.copies, to: &writer) { writer, copy in
            writer.element("td") { writer in
                writer.element("b", copy.name)
                writer.text(" " + book.copyRole(copy.role))
                for reason in copy.reasons {
                    writer.void("br", [])
                    writer.element("span", [("class", "quiet")], reason.detail)
                }
            }
            writer.element("td") { writer in
                writer.text(copy.source.member ?? copy.source.name)
                writer.void("br", [])
                writer.element("span", [("class", "quiet")], "SHA-256 " + copy.source.sha256)
            }
            writer.element("td", copy.mailbox ?? "-")
            writer.element("td", [("class", "time")], copy.arrived.map { HTMLReport.readable($0) } ?? "-")
            writer.element("td", copy.verdict.headline)
        }
    }

    private func writeResults(to writer: inout HTMLWriter) {
        let columns =
            [book[.method], book[.name], book[.whose]] + report.copies.map { book.inParentheses($0.name, book.copyRole($0.role)) }
        table(columns, report.results, to: &writer) { writer, row in
            writer.element("td", row.method)
            writer.element("td", row.testedName)
            writer.element("td", book.roleWord(row))
            for cell in row.cells {
                writer.element(
                    "td", [("class", cell.check.map { HTMLReport.style(ofResult: $0.result) } ?? "quiet")], book.shown(cell, row))
            }
        }
    }

    // Parts

    func table<Row>(_ columns: [String], _ rows: [Row], to writer: inout HTMLWriter, _ cells: (inout HTMLWriter, Row) -> Void) {
        writer.element("div", [("class", "scroll"), ("tabindex", "0")]) { writer in
            writer.element("table") { writer in
                writer.element("thead") { writer in
                    writer.element("tr") { writer in
                        for column in columns { writer.element("th", [("scope", "col")], column) }
                    }
                }
                writer.element("tbody") { writer in
                    for row in rows { writer.element("tr") { cells(&$0, row) } }
                }
            }
        }
    }

    func list(_ items: [String], to writer: inout HTMLWriter) {
        writer.element("ul") { writer in
            for item in items { writer.element("li", item) }
        }
    }
}
