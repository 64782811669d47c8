/// Comparing and searching bytes as ASCII text, without making text.

extension UInt8 {
    /// The byte with A–Z lowered; every other byte is itself.
    @inlinable
    public var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
    @inlinable public var isDigit: Bool { self &- 0x30 < 10 }
    @inlinable public var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Space, tab and the bytes of a line end: what may stand in folded white space.
    @inlinable public var isFoldingSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
    /// The value of a hexadecimal digit.
    @inlinable public var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

extension [UInt8] {
    /// Whether the bytes in `range` are `word`, which is written in lower case, without regard to ASCII case.
    @inlinable
    public func matches(_ range: ByteRange, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount && hasPrefix(range, word)
    }

    /// Whether the bytes in `range` begin with `word`, which is written in lower case, without regard to ASCII case.
    @inlinable
    public func hasPrefix(_ range: ByteRange, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard range.count >= count, range.upper <= self.count else { return false }
        let letters = word.utf8Start
        for offset in 0..<count where self[range.lower + offset].asciiLowercased != letters[offset] { return false }
        return true
    }

    /// Whether the bytes in `range` end with `word`, which is written in lower case, without regard to ASCII case.
    @inlinable
    public func hasSuffix(_ range: ByteRange, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard range.count >= count else { return false }
        return hasPrefix(ByteRange(range.upper - count, range.upper), word)
    }

    /// Whether two ranges hold the same bytes, without regard to ASCII case.
    @inlinable
    public func equalIgnoringCase(_ one: ByteRange, _ other: ByteRange) -> Bool {
        guard one.count == other.count, one.upper <= count, other.upper <= count else { return false }
        for offset in 0..<Swift.max(0, one.count)
        where self[one.lower + offset].asciiLowercased != self[other.lower + offset].asciiLowercased { return false }
        return true
    }

    /// The first place at which `word` (written in lower case) stands in `range`, without regard to ASCII case.
    public func firstRange(of word: StaticString, in range: ByteRange) -> ByteRange? {
        let count = word.utf8CodeUnitCount
        guard count > 0, range.count >= count, range.upper <= self.count else { return nil }
        let first = word.utf8Start[0]
        var position = range.lower
        let last = range.upper - count
        while position <= last {
            if self[position].asciiLowercased == first {
                let found = ByteRange(position, position + count)
                if hasPrefix(found, word) { return found }
            }
            position += 1
        }
        return nil
    }

    /// Offset of the first `byte` in `range`.
    public func firstIndex(of byte: UInt8, in range: ByteRange) -> Int? {
        var position = range.lower
        while position < range.upper {
            if self[position] == byte { return position }
            position += 1
        }
        return nil
    }

    /// Offset of the last `byte` in `range`.
    public func lastIndex(of byte: UInt8, in range: ByteRange) -> Int? {
        var position = range.upper - 1
        while position >= range.lower {
            if self[position] == byte { return position }
            position -= 1
        }
        return nil
    }

    /// `range` without folding white space at its ends.
    @inlinable
    public func trimmed(_ range: ByteRange) -> ByteRange {
        var lower = range.lower
        var upper = range.upper
        while lower < upper, self[lower].isFoldingSpace { lower += 1 }
        while lower < upper, self[upper - 1].isFoldingSpace { upper -= 1 }
        return ByteRange(lower, upper)
    }

    /// The decimal number that fills `range`; nil when another byte is in it or it does not fit.
    public func decimal(_ range: ByteRange) -> Int? {
        guard !range.isEmpty, range.count <= 18 else { return nil }
        var value = 0
        for position in range.lower..<range.upper {
            guard self[position].isDigit else { return nil }
            value = value * 10 + Int(self[position] - 0x30)
        }
        return value
    }
}

extension [UInt8] {
    /// Whether two ranges begin with the same `least` or more bytes up to the end of the shorter, without regard to ASCII case.
    public func hasSharedPrefix(_ one: ByteRange, _ other: ByteRange, atLeast least: Int) -> Bool {
        let length = Swift.min(one.count, other.count)
        guard length >= least else { return false }
        return equalIgnoringCase(ByteRange(one.lower, one.lower + length), ByteRange(other.lower, other.lower + length))
    }
}
