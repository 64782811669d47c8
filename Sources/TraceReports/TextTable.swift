/// A table whose columns are as wide as their text, but for one that gives way and breaks its text into lines.
struct TextTable {
    struct Cell {
        var text: String
        var style: TextCanvas.Style = .plain
    }

    struct Row {
        var cells: [Cell]
        /// Lines below the row.
        var notes: [String] = []
    }

    var header: [String]
    var rows: [Row]
    /// The column that gives way when the table is too wide.
    var flexible: Int
    var indent = 2

    /// Widths that every table of a group shares, so that their columns stand below each other.
    static func widths(_ tables: [TextTable], width: Int) -> [Int] {
        guard let first = tables.first else { return [] }
        var widths = first.header.map { TextWidth.of($0) }
        for table in tables {
            for row in table.rows {
                for (index, cell) in row.cells.enumerated() {
                    widths[index] = max(widths[index], TextWidth.of(TextCanvas.shown(cell.text)))
                }
            }
        }
        let gaps = 2 * (widths.count - 1) + first.indent
        let excess = widths.reduce(0, +) + gaps - width
        if excess > 0 { widths[first.flexible] = max(widths[first.flexible] - excess, 12) }
        // A narrow terminal: the other columns give way too, the widest first.
        while widths.reduce(0, +) + gaps > width, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 6
        {
            widths[widest] -= 1
        }
        return widths
    }

    /// Widths where every column gives way, the widest first; `flexible` has no say. Days and short words stay whole as long as
    /// anything else can give way.
    func balancedWidths(width: Int) -> [Int] {
        let cells = cellWidths
        var widths = zip(header, cells).map { max(TextWidth.of($0), $1) }
        let gaps = 2 * (widths.count - 1) + indent
        for least in [Self.day, Self.least] {
            let floors = cells.map { max(Self.least, min($0, least)) }
            while widths.reduce(0, +) + gaps > width {
                let wide = widths.indices.filter { widths[$0] > floors[$0] }
                guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
            }
        }
        return widths
    }

    /// Whether each cell can be read with these widths: no day and no short word is broken, and nothing fills more than some
    /// lines.
    func isReadable(_ widths: [Int]) -> Bool {
        zip(widths, cellWidths).allSatisfy { $0 >= min($1, Self.day) && Self.lines * $0 >= $1 }
    }

    private static let least = 6
    private static let day = 10
    private static let lines = 4

    private var cellWidths: [Int] {
        var widths = [Int](repeating: 0, count: header.count)
        for row in rows {
            for (index, cell) in row.cells.enumerated() {
                widths[index] = max(widths[index], TextWidth.of(TextCanvas.shown(cell.text)))
            }
        }
        return widths
    }

    /// - Parameter narrow: In a window narrower than this, a table that cannot be read is given up for records.
    func write(to canvas: inout TextCanvas, widths: [Int], showsHeader: Bool, narrow: Int = 60) {
        let used = widths.reduce(0, +) + 2 * (widths.count - 1) + indent
        guard used <= canvas.width, canvas.width >= narrow || isReadable(widths) else { return writeRecords(to: &canvas) }
        if showsHeader { write(header.map { Cell(text: $0, style: .dim) }, to: &canvas, widths) }
        for row in rows {
            write(row.cells, to: &canvas, widths)
            let noteIndent = indent + widths[0] + 2
            for note in row.notes { canvas.paragraph(note, indent: noteIndent, lead: "· ", leadStyle: .dim, style: .dim) }
        }
    }

    /// The cells of a row below each other, each behind the name of its column, where the window is too narrow for columns.
    private func writeRecords(to canvas: inout TextCanvas) {
        let nameWidth = header.map { TextWidth.of(TextCanvas.shown($0)) }.max() ?? 0
        for (number, row) in rows.enumerated() {
            if number > 0, row.cells.count > 2 { canvas.blank() }
            for (name, cell) in zip(header, row.cells) where !cell.text.isEmpty {
                if nameWidth == 0 {
                    canvas.paragraph(cell.text, indent: indent, style: cell.style)
                } else {
                    canvas.entry(name, cell.text, indent: indent, nameWidth: nameWidth, style: cell.style)
                }
            }
            for note in row.notes { canvas.paragraph(note, indent: indent, lead: "· ", leadStyle: .dim, style: .dim) }
        }
    }

    private func write(_ cells: [Cell], to canvas: inout TextCanvas, _ widths: [Int]) {
        let columns = cells.enumerated().map { LineBreaker(width: widths[$0]).lines(TextCanvas.shown($1.text)) }
        for line in 0..<(columns.map { $0.count }.max() ?? 0) {
            var pieces: [(String, TextCanvas.Style)] = [(canvas.spaces(indent), .plain)]
            for (index, column) in columns.enumerated() {
                let text = line < column.count ? column[line] : ""
                pieces.append((text, cells[index].style))
                if index < columns.count - 1 { pieces.append((canvas.spaces(widths[index] - TextWidth.of(text) + 2), .plain)) }
            }
            canvas.put(pieces)
        }
    }
}
