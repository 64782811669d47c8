/// A summary for a terminal.
public struct SummaryText {
    /// Rows of a table; the other formats hold more.
    private static let shownRows = 10
    /// Narrower than this, tables are given up whose cells cannot be read: they have many columns.
    private static let narrow = 80
    /// Periods of a chart, the last ones where there are more.
    private static let shownPeriods = 24

    let report: SummaryReport
    let book: Phrasebook
    var canvas: TextCanvas

    private init(_ report: SummaryReport, _ options: TextReport.Options) {
        self.report = report
        book = Phrasebook(language: report.language)
        canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
    }

    /// The text of a summary, with a line end.
    public static func text(_ report: SummaryReport, _ options: TextReport.Options = TextReport.Options()) -> String {
        var writer = Self(report, options)
        writer.writeFigures()
        for table in report.tables where !table.rows.isEmpty { writer.write(table) }
        writer.canvas.heading(writer.book[summary: .limits])
        for limit in writer.book.summaryLimits { writer.canvas.paragraph(limit, indent: 2, lead: "• ") }
        return writer.canvas.text
    }

    /// What it begins with.
    public static func beginning(_ language: Language) -> String { Phrasebook(language: language)[summary: .figures] + "\n─" }

    private mutating func writeFigures() {
        canvas.heading(book[summary: .figures])
        if !report.isComplete { canvas.paragraph(book[summary: .stopped], indent: 2, style: .careful) }
        for sentence in book.period(report) { canvas.paragraph(sentence, indent: 2) }
        let figures = SummaryFigure.allCases.filter { report.figures[$0] != nil }
        let all = report.figures[.messages] ?? 0
        let rows = figures.map { figure in
            let value = report.figures[figure] ?? 0
            return TextTable.Row(cells: [
                .init(text: book.label(figure)), .init(text: book.number(value), style: .bold),
                .init(text: figure.isShare && all > 0 ? Self.percent(value, of: all) : "", style: .dim),
            ])
        }
        let table = TextTable(header: ["", "", ""], rows: rows, flexible: 0)
        table.write(to: &canvas, widths: TextTable.widths([table], width: canvas.width), showsHeader: false)
    }

    private mutating func write(_ table: SummaryReport.Table) {
        canvas.heading(book.title(table.kind))
        canvas.paragraph(book.lead(table.kind), indent: 2, style: .dim)
        canvas.blank()
        if let chart = table.chart, chart.form == .columns {
            write(chart)
            canvas.blank()
        }
        let shown = table.rows.prefix(Self.shownRows)
        let rows = shown.map { row in
            TextTable.Row(
                cells: zip(table.kind.columns, row).map { column, cell in .init(text: book.shown(cell, column, in: table.kind)) })
        }
        let header = table.kind.columns.map { book.label($0) }
        let shownTable = TextTable(header: header, rows: rows, flexible: 0)
        shownTable.write(
            to: &canvas, widths: shownTable.balancedWidths(width: canvas.width), showsHeader: true, narrow: Self.narrow)
        let hidden = table.rows.dropFirst(Self.shownRows)
        if let more = book.more(table, hidden: hidden.count, hiddenCount: hidden.reduce(0) { $0 + table.kind.count(of: $1) }) {
            canvas.paragraph("… " + more, indent: 2, style: .dim)
        }
    }

    /// A line for each period of time, and one for all that came before where there are many.
    private mutating func write(_ chart: SummaryChart) {
        let totals = chart.categories.indices.map { index in chart.series.reduce(0) { $0 + $1.values[index] } }
        let largest = max(totals.max() ?? 0, 1)
        let first = max(0, totals.count - Self.shownPeriods)
        var rows = totals.indices.dropFirst(first).map { index in
            let length = (totals[index] * 40 + largest - 1) / largest
            return TextTable.Row(cells: [
                .init(text: chart.categories[index].isEmpty ? book[summary: .noDay] : chart.categories[index]),
                .init(text: book.number(totals[index])), .init(text: String(repeating: "█", count: length), style: .accent),
            ])
        }
        if first > 0 {
            // No bar: it is as many periods as all the others, or more.
            let earlier = totals.prefix(first).reduce(0, +)
            rows.insert(
                TextTable.Row(cells: [
                    .init(text: book[summary: .earlier], style: .dim), .init(text: book.number(earlier), style: .dim),
                    .init(text: ""),
                ]), at: 0)
        }
        let lines = TextTable(header: ["", "", ""], rows: rows, flexible: 2)
        lines.write(to: &canvas, widths: TextTable.widths([lines], width: canvas.width), showsHeader: false)
    }

    static func percent(_ value: Int, of all: Int) -> String {
        let tenths = (value * 1_000 + all / 2) / all
        return String(tenths / 10) + "." + String(tenths % 10) + " %"
    }
}

extension SummaryFigure {
    /// Whether it is a part of the messages.
    var isShare: Bool {
        switch self {
        case .forwarded, .withResults, .misleading, .forwarderPass, .confirmedTime: true
        case .messages, .sources, .bytes, .duplicates, .leftOut: false
        }
    }
}

extension SummaryColumn {
    /// Whether a cell is a code that `hoptrace explain` tells of.
    var isCode: Bool { self == .verdict || self == .code || self == .problem }

    var isDay: Bool { self == .day || self == .first || self == .last }

    /// Whether an empty value is a name that the archive does not give.
    var isName: Bool {
        switch self {
        case .forwarder, .destination, .server, .authservID, .domain: true
        default: false
        }
    }
}

extension SummaryTable {
    /// What a row counts.
    public func count(of row: [SummaryReport.Cell]) -> Int {
        let counts: [SummaryColumn] = [.forwardings, .messages, .statements, .count]
        for (column, cell) in zip(columns, row) where counts.contains(column) {
            if case .number(let number) = cell { return number }
        }
        return 0
    }
}
