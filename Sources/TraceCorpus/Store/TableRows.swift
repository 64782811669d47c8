internal import CByteMask
internal import TraceFields

/// Rows of one table: made on workers, so that the thread that writes has only to bind them.
///
/// A row is the number of its message in the buffer, counted from 0, and a cell for each column. A cell holds its kind and a small
/// number, or how many of the bytes in `texts` are its text. Text is valid UTF-8 without NUL: what is none became U+FFFD.
struct TableRows: Sendable {
    enum Kind: UInt32 {
        case null, integer, text, blob
        /// A number that needs the next two cells, the low half first.
        case wide
    }

    static let kindBits: UInt32 = 3
    private static let smallNumbers = 0..<(1 << 29)

    private(set) var cells: [UInt32] = []
    private(set) var texts: [UInt8] = []
    private(set) var count = 0

    /// Forgets the rows and keeps the memory.
    mutating func removeAll() {
        cells.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        count = 0
    }

    mutating func begin(message: Int) {
        cells.append(UInt32(message))
        count += 1
    }

    private mutating func add(_ kind: Kind, _ number: UInt32) { cells.append(number << Self.kindBits | kind.rawValue) }

    mutating func null() { add(.null, 0) }

    mutating func integer(_ value: Int) {
        guard !Self.smallNumbers.contains(value) else { return add(.integer, UInt32(value)) }
        add(.wide, 0)
        cells.append(UInt32(truncatingIfNeeded: value))
        cells.append(UInt32(truncatingIfNeeded: value >> 32))
    }

    mutating func integer(_ value: Int?) {
        if let value { integer(value) } else { null() }
    }

    mutating func flag(_ value: Bool) { add(.integer, value ? 1 : 0) }

    mutating func blob(_ high: UInt64, _ low: UInt64) {
        for half in [high, low] { withUnsafeBytes(of: half.bigEndian) { texts.append(contentsOf: $0) } }
        add(.blob, 16)
    }

    /// A word of ours.
    mutating func word(_ word: StaticString) {
        texts.append(word)
        add(.text, UInt32(word.utf8CodeUnitCount))
    }

    /// A word of ours.
    mutating func word(_ word: String) {
        var word = word
        word.withUTF8 { bytes in
            texts.append(contentsOf: bytes)
            add(.text, UInt32(bytes.count))
        }
    }

    mutating func word(_ word: String?) {
        if let word { self.word(word) } else { null() }
    }

    mutating func text(_ text: String?) {
        guard var text else { return null() }
        let start = texts.count
        text.withUTF8 { texts.append(contentsOf: $0) }
        clean(from: start)
        close(start)
    }

    /// The value that the bytes of a field stand for.
    mutating func text(_ range: ByteRange?, of block: [UInt8]) {
        guard let range else { return null() }
        let start = texts.count
        append(range, of: block)
        close(start)
    }

    /// The same in lower case.
    mutating func lowered(_ range: ByteRange?, of block: [UInt8]) {
        guard let range else { return null() }
        let start = texts.count
        append(range, of: block)
        texts.lowerASCII(from: start)
        close(start)
    }

    /// Several values, separated by commas.
    mutating func list(_ ranges: ByteRangeList, of block: [UInt8]) {
        guard !ranges.isEmpty else { return null() }
        let start = texts.count
        for index in 0..<ranges.count {
            if index > 0 { texts.append(0x2C) }
            append(ranges[index], of: block)
        }
        close(start)
    }

    /// A moment in UTC (RFC 3339), from seconds since 1970.
    mutating func time(_ seconds: Int64?) {
        guard let seconds else { return null() }
        let start = texts.count
        UTCTime(seconds: seconds).append(to: &texts)
        close(start)
    }

    mutating func address(_ address: IPAddress?) {
        guard let address else { return null() }
        let start = texts.count
        address.append(to: &texts)
        close(start)
    }

    /// Text that `body` adds.
    mutating func text(_ body: (inout [UInt8]) -> Void) {
        let start = texts.count
        body(&texts)
        clean(from: start)
        close(start)
    }

    private mutating func close(_ start: Int) { add(.text, UInt32(texts.count - start)) }

    // Text

    /// Most values are plain bytes of one line, which are copied as they are.
    private mutating func append(_ range: ByteRange, of block: [UInt8]) {
        let trimmed = block.trimmed(range)
        guard trimmed.lower <= trimmed.upper, trimmed.upper <= block.count else { return }
        let isPlain = block.withUnsafeBufferPointer { bytes in
            let value = UnsafeBufferPointer(rebasing: bytes[trimmed.lower..<trimmed.upper])
            guard Self.isPlain(value, readable: bytes.count - trimmed.lower) else { return false }
            texts.append(contentsOf: value)
            return true
        }
        guard !isPlain else { return }
        let start = texts.count
        block.appendUnfolded(trimmed, to: &texts)
        clean(from: start)
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, readable: Int) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        return byte_index_not_plain(base, readable, bytes.count) == bytes.count
    }

    /// Makes what was added since `start` text that SQLite can hold.
    private mutating func clean(from start: Int) {
        let isClean = texts.withUnsafeBufferPointer { texts in
            let added = UnsafeBufferPointer(rebasing: texts[start...])
            return Self.isPlain(added, readable: added.count) || added.allSatisfy { 1..<0x80 ~= $0 }
        }
        guard !isClean else { return }
        let text = String(decoding: texts[start...], as: UTF8.self).replacing("\0", with: "\u{FFFD}")
        texts.removeSubrange(start...)
        texts.append(contentsOf: text.utf8)
    }
}
