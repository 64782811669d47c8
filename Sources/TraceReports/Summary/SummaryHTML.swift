/// A summary as one HTML file that asks nothing of anybody.
public struct SummaryHTML {
    /// Rows of a table that are seen at once; the others unfold.
    private static let shownRows = 15

    let report: SummaryReport
    let book: Phrasebook

    public static func html(_ report: SummaryReport) -> String {
        let page = Self(report: report, book: Phrasebook(language: report.language))
        let tables = report.tables.filter { !$0.rows.isEmpty }
        let document = HTMLDocument(
            title: page.book[summary: .title] + " – hoptrace", book: page.book, target: "figures",
            header: { $0.element("h1", page.book[summary: .title]) },
            contents: [("figures", page.book[summary: .figures])]
                + tables.map { (page.id($0), page.book.title($0.kind)) } + [("limits", page.book[summary: .limits])],
            extraStyle: PackageResources.summary_css)
        return document.html { writer in
            page.writeFigures(to: &writer)
            for table in tables { page.write(table, to: &writer) }
            writer.section("limits", page.book[summary: .limits]) { writer in
                writer.element("ul") { writer in
                    for limit in page.book.summaryLimits { writer.element("li") { $0.withCode(limit) } }
                }
            }
        }
    }

    private func id(_ table: SummaryReport.Table) -> String { table.kind.rawValue.replacing("_", with: "-") }

    private func writeFigures(to writer: inout HTMLWriter) {
        writer.section("figures", book[summary: .figures]) { writer in
            if !report.isComplete { writer.element("p") { $0.element("strong", book[summary: .stopped]) } }
            for sentence in book.period(report) { writer.element("p", [("class", "lead")], sentence) }
            let all = report.figures[.messages] ?? 0
            writer.element("dl", [("class", "figures")]) { writer in
                for figure in SummaryFigure.allCases {
                    guard let value = report.figures[figure] else { continue }
                    writer.element("div", []) { writer in
                        writer.element("dt", book.label(figure))
                        writer.element("dd", []) { writer in
                            writer.text(book.number(value))
                            guard figure.isShare, all > 0 else { return }
                            writer.text(" ")
                            writer.element("small", SummaryText.percent(value, of: all))
                        }
                    }
                }
            }
        }
    }

    private func write(_ table: SummaryReport.Table, to writer: inout HTMLWriter) {
        writer.section(id(table), book.title(table.kind)) { writer in
            writer.element("p", [("class", "lead")]) { $0.withCode(book.lead(table.kind)) }
            if var chart = table.chart, !chart.categories.isEmpty {
                chart.categories = chart.categories.map { category($0, of: table.kind) }
                write(chart, table, to: &writer)
                writeLegend(chart, to: &writer)
                if chart.form == .columns { writePeriods(chart, table, to: &writer) }
            }
            if table.chart?.form == .columns {
                writer.element("details") { writer in
                    writer.element("summary", book[summary: .dayByDay])
                    writeRows(table, to: &writer)
                }
            } else {
                writeRows(table, to: &writer)
            }
        }
    }

    /// The drawing for wide windows and paper, and the one for narrow windows: of the two, one is shown.
    private func write(_ chart: SummaryChart, _ table: SummaryReport.Table, to writer: inout HTMLWriter) {
        let wide = id(table) + "-chart"
        writer.drawing(
            chart.drawing(book, width: SummaryChart.wide), wide, title: book.title(table.kind), description: words(of: chart),
            style: "chart wide")
        writer.drawing(
            chart.drawing(book, width: SummaryChart.narrow), wide + "-narrow", title: book.title(table.kind), describedBy: wide,
            style: "chart narrow")
    }

    /// What a chart shows, for those who do not see it: its largest values. The table holds all.
    private func words(of chart: SummaryChart) -> String {
        let totals = chart.categories.indices.map { index in
            (chart.categories[index], chart.series.reduce(0) { $0 + $1.values[index] })
        }
        return totals.sorted { $0.1 > $1.1 }.prefix(5).map { name, value in
            (name.isEmpty ? book[summary: .noName] : name) + book.colon + book.number(value)
        }.joined(separator: ", ")
    }

    private func writeLegend(_ chart: SummaryChart, to writer: inout HTMLWriter) {
        guard chart.series.count > 1 else { return }
        writer.element("ul", [("class", "legend"), ("aria-hidden", "true")]) { writer in
            for (index, series) in chart.series.enumerated() {
                writer.element("li") { writer in
                    writer.element("svg", [("width", "12"), ("height", "12")]) { writer in
                        writer.element(
                            "rect", [("width", "12"), ("height", "12"), ("class", SummaryChart.style(index))]
                        ) { _ in }
                    }
                    writer.text(name(of: series, chart))
                }
            }
        }
    }

    /// A line or a column of a chart, in words.
    private func category(_ name: String, of table: SummaryTable) -> String {
        switch table {
        case .findings: book.severityWord(name)
        case .passOwners: name.uppercased()
        default: name
        }
    }

    /// Series over time are codes, the others columns of the table.
    private func name(of series: SummaryChart.Series, _ chart: SummaryChart) -> String {
        if series.name == SummaryChart.rest { return book[summary: .others] }
        if chart.form == .bars { return SummaryColumn(rawValue: series.name).map { book.label($0) } ?? series.name }
        return FindingGuide.entry(named: series.name, language: book.language)?.title ?? series.name
    }

    /// The numbers of a chart over time; periods that count nothing are left out.
    private func writePeriods(_ chart: SummaryChart, _ table: SummaryReport.Table, to writer: inout HTMLWriter) {
        let names = [book[summary: .period]] + chart.series.map { name(of: $0, chart) }
        writer.table(book.title(table.kind), names, numbers: Set(names.indices.dropFirst()), style: "whole periods") { writer in
            for (index, category) in chart.categories.enumerated() where chart.series.contains(where: { $0.values[index] > 0 }) {
                writer.element("tr") { writer in
                    writer.element("td", [("class", "day")], category.isEmpty ? book[summary: .noDay] : category)
                    for series in chart.series {
                        writer.element("td", [("class", "number")], book.number(series.values[index]))
                    }
                }
            }
        }
    }

    private func writeRows(_ table: SummaryReport.Table, to writer: inout HTMLWriter) {
        write(table.rows.prefix(Self.shownRows), table.kind, to: &writer)
        let folded = table.rows.dropFirst(Self.shownRows)
        if !folded.isEmpty {
            writer.element("details") { writer in
                writer.element("summary", book.rows(folded.count, counting: folded.reduce(0) { $0 + table.kind.count(of: $1) }))
                write(folded, table.kind, to: &writer)
            }
        }
        if table.rowsLeftOut > 0 {
            writer.element("p", [("class", "quiet")], book.leftOut(table.rowsLeftOut, counting: table.countLeftOut))
        }
    }

    private func write(_ rows: ArraySlice<[SummaryReport.Cell]>, _ kind: SummaryTable, to writer: inout HTMLWriter) {
        let numbers = Set(kind.columns.indices.filter { kind.columns[$0].isNumber })
        writer.table(book.title(kind), kind.columns.map { book.label($0) }, numbers: numbers, style: "whole") { writer in
            for row in rows {
                writer.element("tr") { writer in
                    for (column, cell) in zip(kind.columns, row) { write(cell, column, in: kind, to: &writer) }
                }
            }
        }
    }

    private func write(
        _ cell: SummaryReport.Cell, _ column: SummaryColumn, in table: SummaryTable, to writer: inout HTMLWriter
    ) {
        let shown = book.shown(cell, column, in: table)
        switch cell {
        case .text(let text) where column == .severity: writer.element("td") { $0.severity(text, shown) }
        case .text(let text) where column.isCode:
            writer.element("td") { writer in
                writer.element("code", text)
                if let meaning = book.meaning(text, column, in: table) { writer.text(" " + meaning) }
            }
        case .text where column.isDay: writer.element("td", [("class", "day")], shown)
        case .number: writer.element("td", [("class", "number")], shown)
        case .text, .flag, .none: writer.cell(shown)
        }
    }
}
