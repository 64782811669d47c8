internal import TraceFields

/// Rows of the store as flat bytes: made on workers, so that the thread that writes has only to bind them.
///
/// A row is the number of its table and then each column: a tag, and behind it a number of eight bytes, or a length of four bytes and
/// so many bytes. Text is valid UTF-8 without NUL: what is none became U+FFFD.
public struct RowBuffer: Sendable {
    enum Tag: UInt8 { case null, integer, text, blob }

    var bytes: [UInt8] = []
    private(set) var rows = 0
    public private(set) var messages = 0

    public init() {}

    public var isEmpty: Bool { bytes.isEmpty }

    /// Forgets the rows and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        rows = 0
        messages = 0
    }

    mutating func begin(_ table: StoreTable) {
        bytes.append(table.rawValue)
        rows += 1
        if table == .messages { messages += 1 }
    }

    mutating func null() { bytes.append(Tag.null.rawValue) }

    mutating func integer(_ value: Int) {
        bytes.append(Tag.integer.rawValue)
        withUnsafeBytes(of: Int64(value)) { bytes.append(contentsOf: $0) }
    }

    mutating func integer(_ value: Int?) {
        if let value { integer(value) } else { null() }
    }

    mutating func flag(_ value: Bool) { integer(value ? 1 : 0) }

    mutating func blob(_ high: UInt64, _ low: UInt64) {
        let start = open(.blob)
        withUnsafeBytes(of: high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: low.bigEndian) { bytes.append(contentsOf: $0) }
        close(start)
    }

    mutating func word(_ word: StaticString) {
        let start = open(.text)
        bytes.append(word)
        close(start)
    }

    mutating func text(_ text: String?) {
        guard let text else { return null() }
        self.text { $0.append(contentsOf: text.utf8) }
    }

    /// The value that the bytes of a field stand for.
    mutating func text(_ range: ByteRange?, of block: [UInt8]) {
        guard let range else { return null() }
        text { block.appendUnfolded(range, to: &$0) }
    }

    /// A moment in UTC (RFC 3339), from seconds since 1970.
    mutating func time(_ seconds: Int64?) {
        guard let seconds else { return null() }
        let start = open(.text)
        UTCTime(seconds: seconds).append(to: &bytes)
        close(start)
    }

    mutating func address(_ address: IPAddress?) {
        guard let address else { return null() }
        let start = open(.text)
        address.append(to: &bytes)
        close(start)
    }

    /// Text that `body` adds.
    mutating func text(_ body: (inout [UInt8]) -> Void) {
        let start = open(.text)
        body(&bytes)
        clean(from: start)
        close(start)
    }

    private mutating func open(_ tag: Tag) -> Int {
        bytes.append(tag.rawValue)
        for _ in 0..<4 { bytes.append(0) }
        return bytes.count
    }

    private mutating func close(_ start: Int) {
        let count = UInt32(bytes.count - start)
        for place in 0..<4 { bytes[start - 4 + place] = UInt8(truncatingIfNeeded: count >> (8 * UInt32(place))) }
    }

    /// Makes what was added since `start` text that SQLite can hold.
    private mutating func clean(from start: Int) {
        var isPlain = true
        for index in start..<bytes.count where bytes[index] &- 1 >= 0x7F {
            isPlain = false
            break
        }
        guard !isPlain else { return }
        let text = String(decoding: bytes[start...], as: UTF8.self).replacing("\0", with: "\u{FFFD}")
        bytes.removeSubrange(start...)
        bytes.append(contentsOf: text.utf8)
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
    /// The rows as values, for formats that are not SQLite: `message` counts the messages of the buffer from 0.
    public func forEachRow(_ body: (_ table: StoreTable, _ message: Int, _ values: [StoreValue]) throws -> Void) rethrows {
        var reader = RowReader(bytes[...])
        var message = -1
        while let table = reader.table() {
            if table == .messages { message += 1 }
            try body(table, message, table.columns.map { _ in reader.value() })
        }
    }
}

/// Reads what `RowBuffer` wrote.
struct RowReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    mutating func table() -> StoreTable? { bytes.popFirst().flatMap { StoreTable(rawValue: $0) } }

    mutating func value() -> StoreValue {
        switch bytes.popFirst().flatMap({ RowBuffer.Tag(rawValue: $0) }) {
        case .integer: return .integer(Int(number(bytes: 8)))
        case .text: return .text(String(decoding: run(), as: UTF8.self))
        case .blob: return .blob(Array(run()))
        case .null, nil: return .null
        }
    }

    private mutating func number(bytes count: Int) -> Int64 {
        var value: UInt64 = 0
        for place in 0..<count { value |= UInt64(bytes.popFirst() ?? 0) << (8 * UInt64(place)) }
        return Int64(bitPattern: value)
    }

    private mutating func run() -> ArraySlice<UInt8> {
        let count = Int(number(bytes: 4))
        let run = bytes.prefix(count)
        bytes = bytes.dropFirst(count)
        return run
    }
}
