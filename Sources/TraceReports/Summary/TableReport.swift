/// The answer to a question: rows under names, for a terminal, a spreadsheet or a program.
public struct TableReport: Hashable, Sendable {
    public var columns: [String]
    public var rows: [[SummaryReport.Cell]]

    public init(columns: [String], rows: [[SummaryReport.Cell]]) {
        self.columns = columns
        self.rows = rows
    }

    public var csv: [UInt8] {
        var writer = CSVWriter(columns: columns)
        for row in rows { writer.row(row) }
        return writer.bytes
    }

    /// An array of objects.
    public var json: [UInt8] {
        JSONWriter.list(rows) { writer, row in
            for (column, cell) in zip(columns, row) { writer.cell(column, cell) }
        }
    }

    /// A table, or the rows one after the other where they are too wide for one; a note where there is no row.
    public func text(_ options: TextReport.Options, language: Language) -> String {
        var canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
        guard !rows.isEmpty else {
            canvas.paragraph(Phrasebook(language: language)[summary: .nothing], style: .dim)
            return canvas.text
        }
        let lines = rows.map { row in TextTable.Row(cells: row.map { .init(text: Self.text($0)) }) }
        let table = TextTable(header: columns, rows: lines, flexible: 0, indent: 0)
        let widths = table.balancedWidths(width: canvas.width)
        guard !table.isReadable(widths) else {
            table.write(to: &canvas, widths: widths, showsHeader: true)
            return canvas.text
        }
        let records = lines.map { line in
            TextTable(
                header: ["", ""], rows: zip(columns, line.cells).map { .init(cells: [.init(text: $0, style: .dim), $1]) },
                flexible: 1, indent: 0)
        }
        let shared = TextTable.widths(records, width: canvas.width)
        for (index, record) in records.enumerated() {
            if index > 0 { canvas.blank() }
            record.write(to: &canvas, widths: shared, showsHeader: false)
        }
        return canvas.text
    }

    private static func text(_ cell: SummaryReport.Cell) -> String {
        switch cell {
        case .text(let text): text.isEmpty ? "-" : text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .none: "-"
        }
    }
}
