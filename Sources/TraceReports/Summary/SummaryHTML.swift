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
            writer.section("limits", page.book[summary: .limits]) { $0.list(page.book.summaryLimits) }
        }
    }

    private func id(_ table: SummaryReport.Table) -> String { table.kind.rawValue.replacing("_", with: "-") }

    private func writeFigures(to writer: inout HTMLWriter) {
        writer.section("figures", book[summary: .figures]) { writer in
            for sentence in book.period(report) { writer.element("p", [("class", "lead")], sentence) }
            let all = report.figures[.messages] ?? 0
            writer.element("dl", [("class", "figures")]) { writer in
                for figure in SummaryFigure.allCases {
                    guard let value = report.figures[figure] else { continue }
                    writer.element("div", []) { writer in
                        writer.element("dt", book.label(figure))
                        writer.element("dd", []) { writer in
                            writer.text(String(value))
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
            writer.element("p", [("class", "lead")], book.lead(table.kind))
            if let chart = table.chart, !chart.categories.isEmpty {
                writer.drawing(
                    chart.drawing(book), id(table) + "-chart", title: book.title(table.kind), description: words(of: chart),
                    style: "chart")
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

    /// What a chart shows, for those who do not see it: its largest values. The table holds all.
    private func words(of chart: SummaryChart) -> String {
        let totals = chart.categories.indices.map { index in
            (chart.categories[index], chart.series.reduce(0) { $0 + $1.values[index] })
        }
        return totals.sorted { $0.1 > $1.1 }.prefix(5).map { name, value in
            (name.isEmpty ? book[summary: .noName] : name) + ": " + String(value)
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

    /// Series over time are codes, the others columns of the table.
    private func name(of series: SummaryChart.Series, _ chart: SummaryChart) -> String {
        if series.name == SummaryChart.rest { return book[summary: .others] }
        return chart.form == .bars ? SummaryColumn(rawValue: series.name).map { book.label($0) } ?? series.name : series.name
    }

    /// The numbers of a chart over time.
    private func writePeriods(_ chart: SummaryChart, _ table: SummaryReport.Table, to writer: inout HTMLWriter) {
        let names = [book[summary: .period]] + chart.series.map { name(of: $0, chart) }
        writer.table(book.title(table.kind), names, numbers: Set(names.indices.dropFirst())) { writer in
            for (index, category) in chart.categories.enumerated() {
                writer.element("tr") { writer in
                    writer.element("td", [("class", "day")], category.isEmpty ? book[summary: .noDay] : category)
                    for series in chart.series {
                        writer.element("td", [("class", "number")], String(series.values[index]))
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
        if let more = book.more(table) { writer.element("p", [("class", "quiet")], "… " + more) }
    }

    private func write(_ rows: ArraySlice<[SummaryReport.Cell]>, _ kind: SummaryTable, to writer: inout HTMLWriter) {
        let numbers = Set(kind.columns.indices.filter { kind.columns[$0].isNumber })
        writer.table(book.title(kind), kind.columns.map { book.label($0) }, numbers: numbers) { writer in
            for row in rows {
                writer.element("tr") { writer in
                    for (column, cell) in zip(kind.columns, row) { write(cell, column, to: &writer) }
                }
            }
        }
    }

    private func write(_ cell: SummaryReport.Cell, _ column: SummaryColumn, to writer: inout HTMLWriter) {
        switch cell {
        case .text(let text) where column == .severity: writer.element("td") { $0.severity(text, text) }
        case .text(let text) where column.isDay: writer.element("td", [("class", "day")], text)
        case .text(let text) where text.isEmpty: writer.element("td", column.isName ? book[summary: .noName] : "-")
        case .text(let text): writer.element("td", text)
        case .number(let number): writer.element("td", [("class", "number")], String(number))
        case .flag(let flag): writer.element("td", book[flag ? .yes : .no])
        case .none: writer.element("td", column == .day ? book[summary: .noDay] : "-")
        }
    }
}
