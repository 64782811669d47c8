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

    /// A table; a note where there is no row.
    public func text(_ options: TextReport.Options, language: Language) -> String {
        var canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
        guard !rows.isEmpty else {
            canvas.paragraph(Phrasebook(language: language)[summary: .nothing], style: .dim)
            return canvas.text
        }
        let lines = rows.map { row in TextTable.Row(cells: row.map { .init(text: Self.text($0)) }) }
        let table = TextTable(header: columns, rows: lines, flexible: 0, indent: 0)
        table.write(to: &canvas, widths: table.balancedWidths(width: canvas.width), showsHeader: true)
        return canvas.text
    }

    private static func text(_ cell: SummaryReport.Cell) -> String {
        switch cell {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .none: "-"
        }
    }
}
