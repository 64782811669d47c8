internal import CByteMask
internal import TraceFields

/// Header field names and what is counted of each: a table with open addressing that allocates for new names only.
struct FieldTable: Sendable {
    /// Names that are told apart; fields under names that come later are counted together.
    static let limit = 65_536

    struct Row: Sendable {
        fileprivate var hash: UInt64
        /// The lower-cased name in `words`.
        fileprivate var words: Range<Int>
        fileprivate var spelling: Range<Int>
        var fields = 0
        var messages = 0
        var bytes = 0
        /// Number of the message that had it last.
        var lastMessage = 0
    }

    var rows: [Row] = []
    private var words: [UInt64] = []
    private var spellings: [UInt8] = []
    private var slots = HashSlots(count: 1_024)

    /// The name as it was written first.
    func spelling(_ row: Row) -> String { String(decoding: spellings[row.spelling], as: UTF8.self) }

    func withSpelling<Value>(_ row: Row, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        spellings.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[row.spelling])) }
    }

    /// The row of a name of 1 to 64 bytes, made if it is new; nil where it is no name, or one too many.
    ///
    /// `readable` is how many bytes may be read at `name`.
    @inline(__always)
    mutating func row(of name: UnsafePointer<UInt8>, _ count: Int, readable: Int) -> Int? {
        let key = NameKey(name, count, readable: readable)
        let known = slots.index(of: key.hash >> 32) { rows[$0].hash == key.hash && holds(rows[$0], key) }
        return known ?? insert(key, UnsafeBufferPointer(start: name, count: count))
    }

    @inline(__always)
    private func holds(_ row: Row, _ key: NameKey) -> Bool {
        guard row.words.count == key.count else { return false }
        for index in 0..<key.count where words[row.words.lowerBound + index] != key.words[index] { return false }
        return true
    }

    private mutating func insert(_ key: NameKey, _ name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard rows.count < Self.limit, name.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
        let (firstWord, firstByte) = (words.count, spellings.count)
        for index in 0..<key.count { words.append(key.words[index]) }
        spellings.append(contentsOf: name)
        rows.append(Row(hash: key.hash, words: firstWord..<words.count, spelling: firstByte..<spellings.count))
        slots.add(count: rows.count) { rows[$0].hash >> 32 }
        return rows.count - 1
    }
}

/// A name in lower case, eight bytes a word, with a hash that nobody outside can foresee.
private struct NameKey {
    private static let seed = UInt64.random(in: .min ... .max) | 1

    var words = InlineArray<8, UInt64>(repeating: 0)
    var count = 0
    var hash = NameKey.seed

    @inline(__always)
    init(_ name: UnsafePointer<UInt8>, _ length: Int, readable: Int) {
        var position = 0
        while position < length {
            let left = length - position
            var word: UInt64
            if readable - position >= 8 {
                word = UInt64(littleEndian: UnsafeRawPointer(name + position).loadUnaligned(as: UInt64.self))
                if left < 8 { word &= (1 << UInt64(8 * left)) - 1 }
            } else {
                word = 0
                for index in 0..<left { word |= UInt64(name[position + index]) << UInt64(8 * index) }
            }
            word = Self.lowercased(word)
            words[count] = word
            count += 1
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            position += 8
        }
    }

    /// Eight bytes at once: sets the bit that tells small letters from capitals in those that are capitals.
    @inline(__always)
    private static func lowercased(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let behindZ = low &+ 0x2525_2525_2525_2525
        let capital = (fromA & ~behindZ) & ~word & 0x8080_8080_8080_8080
        return word | capital >> 2
    }
}
