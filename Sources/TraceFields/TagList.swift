/// One `name=value` of a tag list.
struct Tag {
    var name: ByteRange
    /// Without white space at its ends.
    var value: ByteRange
    /// Of a value that should be base64 (`b`, `bh`): how many digits it starts with, folding white space aside, and the offset of the
    /// first byte that is neither.
    var digits: (count: Int, end: Int) = (0, 0)
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
        let first = skipSpace(position)
        let name = ByteRange(first, nameEnd(first))
        let equals = skipSpace(name.upper)
        guard !name.isEmpty, equals < end, bytes[equals] == 0x3D else {
            let last = takeValue(first, from: first)
            return first == last && isAtEnd ? nil : .broken(ByteRange(first, last))
        }
        let start = skipSpace(equals + 1)
        var tag = Tag(name: name, value: ByteRange(equals + 1, equals + 1))
        // One pass over the digits finds where they end and counts them.
        if holdsBase64(name) { tag.digits = bytes.base64Prefix(ByteRange(start, end)) }
        let last = takeValue(start, from: max(start, tag.digits.end))
        if start < last { tag.value = ByteRange(start, last) }
        return .tag(tag)
    }

    /// Whether the tag is `b` or `bh`.
    @inline(__always)
    private func holdsBase64(_ name: ByteRange) -> Bool {
        guard name.count <= 2, bytes[name.lower] == 0x62 else { return false }
        return name.count == 1 || bytes[name.lower + 1] == 0x68
    }

    /// Moves behind the `;` at or behind `offset`. Returns where the value that starts at `start` ends, without white space before
    /// the `;`.
    @inline(__always)
    private mutating func takeValue(_ start: Int, from offset: Int) -> Int {
        let stop = bytes.firstIndex(of: 0x3B, in: ByteRange(offset, end)) ?? end
        isAtEnd = stop == end
        position = stop + 1
        var last = stop
        while last > start, bytes[last - 1].isFoldingSpace { last -= 1 }
        return last
    }

    @inline(__always)
    private func skipSpace(_ start: Int) -> Int {
        var position = start
        while position < end, bytes[position].isFoldingSpace { position += 1 }
        return position
    }

    /// Offset behind `ALPHA *(ALPHA / DIGIT / "_")`; `start` where no letter stands.
    @inline(__always)
    private func nameEnd(_ start: Int) -> Int {
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
    /// Another name; Google writes one.
    private var other: ByteRange?
    /// The next of all others, which signers hardly ever write.
    private var more: [ByteRange] = []

    /// Adds a name; false when it stood there before. Names are case-sensitive (RFC 6376 §3.2).
    @inline(__always)
    mutating func insert(_ name: ByteRange, in bytes: ByteView) -> Bool {
        name.count == 1 ? insert(Self.bit(bytes[name.lower])) : insertLong(name, in: bytes)
    }

    private mutating func insertLong(_ name: ByteRange, in bytes: ByteView) -> Bool {
        if bytes.equals(name, "bh") { return insert(1 << 62) }
        if bytes.equals(name, "cv") { return insert(1 << 63) }
        guard let other else {
            other = name
            return true
        }
        if bytes.equal(other, name) { return false }
        for other in more where bytes.equal(other, name) { return false }
        if more.count < 31 { more.append(name) }
        return true
    }

    @inline(__always)
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
