/// Known field names by a hash of their lower-cased bytes, with open addressing.
struct FieldNameTable: Sendable {
    static let shared = FieldNameTable()
    private static let size = 1_024
    /// Words of eight bytes in the longest known name.
    private static let width = 8
    /// Raw values.
    private var slots = [UInt8](repeating: 0, count: Self.size)
    /// By raw value: the length of each name, and its lower-cased spelling in `width` words.
    private var counts: [Int] = []
    private var words: [UInt64] = []
    private let names = FieldName.allCases

    private init() {
        for name in FieldName.allCases {
            name.spelling.withUTF8Buffer { letters in
                let (view, range) = (ByteView(letters), ByteRange(0, letters.count))
                precondition(range.count <= 8 * Self.width, "a known name is too long")
                counts.append(range.count)
                words += (0..<Self.width).map { Self.word($0, of: view, range) }
                guard name != .other else { return }
                let last = (range.count - 1) / 8
                var slot = Self.slot(Self.word(0, of: view, range), Self.word(last, of: view, range), range.count)
                while slots[slot] != 0 { slot = (slot + 1) % Self.size }
                slots[slot] = name.rawValue
            }
        }
    }

    /// The name that the bytes in `range`, one or more, are; field names are case-insensitive (RFC 5322 §1.2.2).
    func find(_ bytes: ByteView, _ range: ByteRange) -> FieldName {
        let last = (range.count - 1) / 8
        let (head, tail) = (Self.word(0, of: bytes, range), Self.word(last, of: bytes, range))
        var slot = Self.slot(head, tail, range.count)
        while slots[slot] != 0 {
            let name = Int(slots[slot])
            if counts[name] == range.count, words[name * Self.width] == head, words[name * Self.width + last] == tail,
                last < 2 || isMiddle(name, bytes, range)
            {
                return names[name]
            }
            slot = (slot + 1) % Self.size
        }
        return .other
    }

    /// Whether the words between the first and the last are those of the name.
    private func isMiddle(_ name: Int, _ bytes: ByteView, _ range: ByteRange) -> Bool {
        for index in 1..<(range.count - 1) / 8 where words[name * Self.width + index] != Self.word(index, of: bytes, range) {
            return false
        }
        return true
    }

    @inline(__always)
    private static func word(_ index: Int, of bytes: ByteView, _ range: ByteRange) -> UInt64 {
        bytes.word(at: ByteRange(range.lower + 8 * index, range.upper)).asciiLowercased
    }

    /// Length, first and last word tell almost all known names apart.
    @inline(__always)
    private static func slot(_ head: UInt64, _ tail: UInt64, _ count: Int) -> Int {
        let mixed = (head ^ (tail &<< 23 | tail &>> 41)) &+ UInt64(truncatingIfNeeded: count)
        return Int((mixed &* 0x9E37_79B9_7F4A_7C15) &>> 54)
    }
}

extension FieldName {
    /// The name that `bytes` are: `other` where they are no known name.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self = bytes.isEmpty ? .other : FieldNameTable.shared.find(ByteView(bytes), ByteRange(0, bytes.count))
    }
}
