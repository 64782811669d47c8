/// Which header fields an archive holds, as JSON: `hoptrace.inventory/1`.
public struct InventoryReport: Hashable, Sendable {
    public static let format = "hoptrace.inventory/1"

    /// One field name, however it is capitalised.
    public struct Row: Hashable, Sendable {
        public var name: String
        public var fields: Int
        public var messages: Int
        /// Names, values and line ends.
        public var bytes: Int

        public init(name: String, fields: Int, messages: Int, bytes: Int) {
            self.name = name
            self.fields = fields
            self.messages = messages
            self.bytes = bytes
        }
    }

    /// The most frequent first.
    public var rows: [Row]
    public var messages: Int
    public var headerBytes: Int
    /// Lines that are no field, and fields under more names than are told apart.
    public var otherFields: Int
    public var otherBytes: Int

    public init(rows: [Row], messages: Int, headerBytes: Int, otherFields: Int, otherBytes: Int) {
        self.rows = rows
        self.messages = messages
        self.headerBytes = headerBytes
        self.otherFields = otherFields
        self.otherBytes = otherBytes
    }

    public var json: [UInt8] {
        JSONWriter.document { writer in
            writer.text("format", Self.format)
            writer.number("messages", messages)
            writer.number("header_bytes", headerBytes)
            writer.objects("fields", of: "field", rows) { writer, row in
                writer.text("name", row.name)
                writer.number("fields", row.fields)
                writer.number("messages", row.messages)
                writer.number("bytes", row.bytes)
            }
            writer.object("other") { writer in
                writer.number("fields", otherFields)
                writer.number("bytes", otherBytes)
            }
        }
    }

    /// What its text begins with.
    public static func beginning(_ language: Language) -> String {
        Phrasebook(language: language).text(Phrasebook.inventory(.allCases[0])) + "  "
    }

    /// A table of at most `limit` names.
    public func text(_ options: TextReport.Options, language: Language, limit: Int = .max) -> String {
        let book = Phrasebook(language: language)
        let shown = rows.prefix(limit)
        let table = TextTable(
            header: Phrasebook.InventoryColumn.allCases.map { book.text(Phrasebook.inventory($0)) },
            rows: shown.map { row in
                let cells = [row.name, String(row.fields), String(row.messages), String(row.bytes)]
                return TextTable.Row(cells: cells.map { TextTable.Cell(text: $0) })
            }, flexible: 0, indent: 0)
        var canvas = TextCanvas(width: options.width, hasColor: options.hasColor)
        table.write(to: &canvas, widths: TextTable.widths([table], width: options.width), showsHeader: true)
        canvas.blank()
        if shown.count < rows.count { canvas.paragraph(book.moreNames(rows.count - shown.count)) }
        canvas.paragraph(book.inventorySize(messages: messages, names: rows.count, bytes: headerBytes))
        return canvas.text
    }
}
