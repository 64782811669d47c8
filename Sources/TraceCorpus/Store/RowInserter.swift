internal import GRDBSQLite
internal import TraceFields

/// Inserts the rows of a `RowBuffer` through SQLite's own functions: twice as fast as through values of a language.
///
/// Most rows go in several at a time: a statement costs as much to begin and to end as two rows cost in between. Texts are not
/// copied: they are bound as they lie in the buffer, and the statement is run before the buffer is let go.
final class RowInserter {
    /// Rows of a statement.
    private static let several = 16

    private struct Insertion {
        var one: OpaquePointer
        var several: OpaquePointer
        var columns: Int
    }

    private let connection: OpaquePointer
    private var insertions: [Insertion] = []
    private(set) var nextMessage: Int64

    /// - Parameter firstMessage: The number of the first message that is inserted.
    init(_ connection: OpaquePointer, firstMessage: Int64) throws(StoreFailure) {
        self.connection = connection
        nextMessage = firstMessage
        for table in StoreTable.allCases {
            let one = try prepare(StoreSchema.insertion(into: table, rows: 1))
            let several = try prepare(StoreSchema.insertion(into: table, rows: Self.several))
            insertions.append(Insertion(one: one, several: several, columns: table.columns.count))
        }
    }

    deinit {
        for insertion in insertions {
            sqlite3_finalize(insertion.one)
            sqlite3_finalize(insertion.several)
        }
    }

    private func prepare(_ sql: String) throws(StoreFailure) -> OpaquePointer {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(code) }
        return statement
    }

    /// Inserts every row. `source` finds the number of the path that a message row begins with.
    func insert(_ rows: RowBuffer, source: (UnsafeRawBufferPointer) -> Int64?) throws(StoreFailure) {
        for table in StoreTable.allCases {
            let (insertion, rows) = (insertions[Int(table.rawValue)], rows[table])
            let code = rows.cells.withUnsafeBufferPointer { cells in
                rows.texts.withUnsafeBytes { texts in
                    var binder = RowBinder(cells: cells, texts: texts, table: table, firstMessage: nextMessage)
                    return insert(rows.count, &binder, insertion, source)
                }
            }
            guard code == SQLITE_DONE else { throw failure(code) }
        }
        nextMessage += Int64(rows.messages)
    }

    private func insert(
        _ count: Int, _ binder: inout RowBinder, _ insertion: Insertion, _ source: (UnsafeRawBufferPointer) -> Int64?
    ) -> Int32 {
        var left = count
        while left > 0 {
            let rows = left >= Self.several ? Self.several : 1
            let statement = rows == 1 ? insertion.one : insertion.several
            for row in 0..<rows { binder.bindRow(to: statement, at: row * (insertion.columns + 1) + 1, source) }
            let code = sqlite3_step(statement)
            sqlite3_reset(statement)
            guard code == SQLITE_DONE else { return code }
            left -= rows
        }
        return SQLITE_DONE
    }

    private func failure(_ code: Int32) -> StoreFailure {
        StoreFailure(code: code & 0xFF, message: String(cString: sqlite3_errmsg(connection)))
    }
}

/// Walks over the rows of a table and binds them.
private struct RowBinder {
    private let cells: UnsafeBufferPointer<UInt32>
    private let texts: UnsafeRawBufferPointer
    private let columns: Int
    /// Whether a row begins with the path of its source, in place of its number.
    private let hasSource: Bool
    private let firstMessage: Int64
    private static let emptyText: StaticString = ""
    private var cell = 0
    private var text = 0

    init(cells: UnsafeBufferPointer<UInt32>, texts: UnsafeRawBufferPointer, table: StoreTable, firstMessage: Int64) {
        self.cells = cells
        self.texts = texts
        self.firstMessage = firstMessage
        columns = table.columns.count
        hasSource = table == .messages
    }

    /// Binds the next row: its message to the parameter `first`, its columns to those behind it.
    mutating func bindRow(to statement: OpaquePointer, at first: Int, _ source: (UnsafeRawBufferPointer) -> Int64?) {
        var place = Int32(first)
        sqlite3_bind_int64(statement, place, firstMessage + Int64(next()))
        place += 1
        var rest = columns
        if hasSource {
            let path = bytes(next() >> TableRows.kindBits)
            if let number = source(path) {
                sqlite3_bind_int64(statement, place, number)
            } else {
                sqlite3_bind_null(statement, place)
            }
            place += 1
            rest -= 1
        }
        for _ in 0..<rest {
            bindCell(to: statement, place)
            place += 1
        }
    }

    private mutating func bindCell(to statement: OpaquePointer, _ place: Int32) {
        let cell = next()
        let number = cell >> TableRows.kindBits
        switch TableRows.Kind(rawValue: cell & (1 << TableRows.kindBits - 1)) {
        case .integer: sqlite3_bind_int64(statement, place, Int64(number))
        case .wide: sqlite3_bind_int64(statement, place, Int64(next()) | Int64(next()) << 32)
        case .text:
            // Without an address the empty text would be NULL.
            let text = bytes(number).baseAddress ?? UnsafeRawPointer(Self.emptyText.utf8Start)
            sqlite3_bind_text(statement, place, text.assumingMemoryBound(to: CChar.self), Int32(number), nil)
        case .blob:
            let blob = bytes(number)
            sqlite3_bind_blob(statement, place, blob.baseAddress, Int32(blob.count), nil)
        case .null, nil: sqlite3_bind_null(statement, place)
        }
    }

    private mutating func next() -> UInt32 {
        defer { cell += 1 }
        return cells[cell]
    }

    private mutating func bytes(_ count: UInt32) -> UnsafeRawBufferPointer {
        defer { text += Int(count) }
        return UnsafeRawBufferPointer(rebasing: texts[text..<text + Int(count)])
    }
}

extension StoreFailure {
    /// By SQLite's primary result code.
    init(code: Int32, message: String) {
        switch code {
        case SQLITE_FULL: self = .full
        case SQLITE_NOTADB: self = .notOurs
        // Rows of two runs at once get the same numbers.
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CONSTRAINT: self = .busy
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM: self = .cannotOpen(message)
        default: self = .database(message)
        }
    }
}
