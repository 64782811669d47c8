/// Known words by a hash of their lower-cased bytes, with open addressing: a word is found, or found to be none, in about fifty
/// instructions, however many there are.
struct WordTable: Sendable {
    /// Words of eight bytes in the longest known word.
    private static let width = 8
    private var slots: [Slot]
    /// By value: the lower-cased spelling in `width` words. Only words of more than sixteen bytes are looked up here.
    private var spellings: [UInt64]
    private let shift: UInt64

    private struct Slot {
        var head: UInt64 = 0
        var tail: UInt64 = 0
        /// 0 in a slot that is free.
        var count: Int32 = 0
        var value: Int32 = 0
    }

    /// The words with values from 1 in their order; an empty one stands for nothing, and of two that are equal the first counts.
    init(_ words: [StaticString]) {
        self.init(words.map { word in word.withUTF8Buffer { Array($0) } })
    }

    init(_ words: [[UInt8]]) {
        var bits: UInt64 = 4
        while 1 << bits < 4 * words.count { bits += 1 }
        shift = 64 - bits
        slots = [Slot](repeating: Slot(), count: 1 << bits)
        spellings = [UInt64](repeating: 0, count: Self.width)
        for (index, word) in words.enumerated() { word.withView { insert($0, Int32(index + 1)) } }
    }

    private mutating func insert(_ word: ByteView, _ value: Int32) {
        precondition(word.count <= 8 * Self.width, "a known word is too long")
        let range = ByteRange(0, word.count)
        spellings += (0..<Self.width).map { word.word(at: range.dropping(8 * $0)).asciiLowercased }
        guard word.count > 0, find(word, range) == 0 else { return }
        let (head, tail) = Self.ends(word, range)
        var place = place(head, tail)
        while slots[place].count != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Slot(head: head, tail: tail, count: Int32(word.count), value: value)
    }

    /// The value of the word that the bytes in `range` are, in any case; 0 where they are none.
    @inline(__always)
    func find(_ bytes: ByteView, _ range: ByteRange) -> Int {
        guard range.start < range.end, range.upper <= bytes.count else { return 0 }
        let (head, tail) = Self.ends(bytes, range)
        var place = place(head, tail)
        while true {
            let slot = slots[place]
            if slot.head == head, slot.tail == tail, Int(slot.count) == range.count,
                slot.count <= 16 || isMiddle(Int(slot.value), bytes, range)
            {
                return Int(slot.value)
            }
            if slot.count == 0 { return 0 }
            place = (place + 1) & (slots.count - 1)
        }
    }

    /// The first and the last eight bytes in lower case; of fewer than eight all, with zeros behind them, and 0.
    @inline(__always)
    private static func ends(_ bytes: ByteView, _ range: ByteRange) -> (head: UInt64, tail: UInt64) {
        guard range.count >= 8 else { return (bytes.word(at: range).asciiLowercased, 0) }
        return (bytes.eightBytes(at: range.lower).asciiLowercased, bytes.eightBytes(at: range.upper - 8).asciiLowercased)
    }

    /// Whether the bytes between the first and the last eight are those of the known word.
    private func isMiddle(_ value: Int, _ bytes: ByteView, _ range: ByteRange) -> Bool {
        for index in 1..<(range.count - 1) / 8
        where spellings[value * Self.width + index] != bytes.eightBytes(at: range.lower + 8 * index).asciiLowercased {
            return false
        }
        return true
    }

    /// The ends tell almost all known words apart.
    @inline(__always)
    private func place(_ head: UInt64, _ tail: UInt64) -> Int {
        Int(((head ^ (tail &<< 23 | tail &>> 41)) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }
}
