/// One `name=value` of a tag list.
struct Tag {
    var name: ByteRange
    /// Without white space at its ends.
    var value: ByteRange
}

/// Walks a tag list from left to right (RFC 6376 §3.2). A value runs to the next `;`: it knows neither quotes nor comments.
///
/// Cost is linear in the input: each byte is looked at once for the `;` and once more at the ends of names and values.
struct TagList {
    enum Element {
        case tag(Tag)
        /// What is no `name=value`: text without `=`, a name with other characters, nothing between two `;`.
        case broken(ByteRange)
    }

    private let bytes: ByteView
    private let end: Int
    private var position: Int
    private var isAtEnd = false

    init(_ bytes: ByteView, _ range: ByteRange) {
        self.bytes = bytes
        position = range.lower
        end = min(range.upper, bytes.count)
    }

    @inline(__always)
    mutating func next() -> Element? {
        guard !isAtEnd, position <= end else { return nil }
        let stop = bytes.firstIndex(of: 0x3B, in: ByteRange(position, end)) ?? end
        let first = skipSpace(position, stop)
        var last = stop
        while last > first, bytes[last - 1].isFoldingSpace { last -= 1 }
        isAtEnd = stop == end
        position = stop + 1
        if first == last, isAtEnd { return nil }
        let name = ByteRange(first, nameEnd(first, last))
        let equals = skipSpace(name.upper, last)
        guard !name.isEmpty, equals < last, bytes[equals] == 0x3D else { return .broken(ByteRange(first, last)) }
        return .tag(Tag(name: name, value: ByteRange(skipSpace(equals + 1, last), last)))
    }

    @inline(__always)
    private func skipSpace(_ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end, bytes[position].isFoldingSpace { position += 1 }
        return position
    }

    /// Offset behind `ALPHA *(ALPHA / DIGIT / "_")`; `start` where no letter stands.
    @inline(__always)
    private func nameEnd(_ start: Int, _ end: Int) -> Int {
        guard start < end, bytes[start].isLetter else { return start }
        var position = start + 1
        while position < end, bytes[position].isLetter || bytes[position].isDigit || bytes[position] == 0x5F { position += 1 }
        return position
    }
}

/// The names of a tag list that were met, to find the second of a kind.
struct TagNames {
    /// One bit for each name of one letter, in the order of ASCII from `A`, and one each for `bh` and `cv`.
    private var known: UInt64 = 0
    /// The first of all others, which signers hardly ever write.
    private var others: [ByteRange] = []

    /// Adds a name; false when it stood there before. Names are case-sensitive (RFC 6376 §3.2).
    mutating func insert(_ name: ByteRange, in bytes: ByteView) -> Bool {
        if name.count == 1 { return insert(Self.bit(bytes[name.lower])) }
        if bytes.equals(name, "bh") { return insert(1 << 62) }
        if bytes.equals(name, "cv") { return insert(1 << 63) }
        for other in others where bytes.equal(other, name) { return false }
        if others.count < 32 { others.append(name) }
        return true
    }

    private mutating func insert(_ bit: UInt64) -> Bool {
        defer { known |= bit }
        return known & bit == 0
    }

    private static func bit(_ letter: UInt8) -> UInt64 { 1 &<< UInt64(letter &- 0x41) }

    /// Whether the tag of this one letter was met.
    func contains(_ letter: Unicode.Scalar) -> Bool {
        known & Self.bit(UInt8(truncatingIfNeeded: letter.value)) != 0
    }
}

extension ByteView {
    /// Whether two ranges hold the same bytes.
    func equal(_ one: ByteRange, _ other: ByteRange) -> Bool {
        guard one.count == other.count, one.upper <= count, other.upper <= count else { return false }
        for offset in 0..<Swift.max(0, one.count) where self[one.lower + offset] != self[other.lower + offset] { return false }
        return true
    }

    /// Whether the bytes in `range` are `word`, case included.
    func equals(_ range: ByteRange, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount, range.upper <= count else { return false }
        let letters = word.utf8Start
        for offset in 0..<range.count where self[range.lower + offset] != letters[offset] { return false }
        return true
    }
}
