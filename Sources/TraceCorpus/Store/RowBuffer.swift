/// Rows of the store, table by table, in the order of their messages.
public struct RowBuffer: Sendable {
    private var tables = [TableRows](repeating: TableRows(), count: StoreTable.allCases.count)
    public private(set) var messages = 0

    public init() {}

    public var isEmpty: Bool { messages == 0 }

    /// Forgets the rows and keeps the memory.
    public mutating func removeAll() {
        for index in tables.indices { tables[index].removeAll() }
        messages = 0
    }

    subscript(_ table: StoreTable) -> TableRows { tables[Int(table.rawValue)] }

    /// Begins the rows of the next message.
    mutating func beginMessage() { messages += 1 }

    /// A row of the message at hand.
    mutating func add(to table: StoreTable, _ cells: (inout TableRows) -> Void) {
        let index = Int(table.rawValue)
        tables[index].begin(message: messages - 1)
        cells(&tables[index])
    }
}

/// One value of a row.
public enum StoreValue: Hashable, Sendable {
    case null
    case integer(Int)
    case text(String)
    case blob([UInt8])
}

extension RowBuffer {
    /// The rows as values, for formats that are not SQLite, table by table: `message` counts the messages of the buffer from 0.
    public func forEachRow(_ body: (_ table: StoreTable, _ message: Int, _ values: [StoreValue]) throws -> Void) rethrows {
        for table in StoreTable.allCases {
            var reader = RowReader(self[table])
            while let message = reader.message() { try body(table, message, table.columns.map { _ in reader.value() }) }
        }
    }
}

/// Reads the rows of a table.
struct RowReader {
    private let rows: TableRows
    private var cell = 0
    private var text = 0

    init(_ rows: TableRows) { self.rows = rows }

    /// The message of the next row; nil at the end.
    mutating func message() -> Int? {
        guard cell < rows.cells.count else { return nil }
        return Int(next())
    }

    mutating func value() -> StoreValue {
        let cell = next()
        let number = Int(cell >> TableRows.kindBits)
        switch TableRows.Kind(rawValue: cell & (1 << TableRows.kindBits - 1)) {
        case .integer: return .integer(number)
        case .wide: return .integer(Int(next()) | Int(next()) << 32)
        case .text: return .text(String(decoding: bytes(number), as: UTF8.self))
        case .blob: return .blob(Array(bytes(number)))
        case .null, nil: return .null
        }
    }

    private mutating func next() -> UInt32 {
        defer { cell += 1 }
        return rows.cells[cell]
    }

    private mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
        defer { text += count }
        return rows.texts[text..<text + count]
    }
}
