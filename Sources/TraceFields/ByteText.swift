import CByteMask

// Comparing and searching bytes as ASCII text, without making text.

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
        let digit = self &- 0x30
        if digit < 10 { return digit }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}

extension ByteView {
    /// Whether the bytes in `range` are `word`, which is written in lower case, without regard to ASCII case.
    @inlinable @inline(__always)
    public func matches(_ range: ByteRange, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount && hasPrefix(range, word)
    }

    /// Whether the bytes in `range` begin with `word`, which is written in lower case, without regard to ASCII case.
    @inlinable @inline(__always)
    public func hasPrefix(_ range: ByteRange, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard range.count >= count, range.upper <= self.count else { return false }
        return count == 0 || isEqual(range.lower, word.utf8Start, count)
    }

    /// Whether the `count` letters, one or more, stand at `offset`, in any case. Most that do not differ in the first one.
    @inlinable @inline(__always)
    func isEqual(_ offset: Int, _ letters: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let text = start + offset
        return text[0].asciiLowercased == letters[0] && Self.areEqual(text, letters, count)
    }

    /// Compares eight bytes at a time, the last eight together with some that were compared before.
    @usableFromInline
    static func areEqual(_ text: UnsafePointer<UInt8>, _ letters: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let (text, letters) = (UnsafeRawPointer(text), UnsafeRawPointer(letters))
        if count >= 8 {
            var offset = 0
            while true {
                let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self).asciiLowercased
                guard word == letters.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
                guard offset + 8 < count else { return true }
                offset = min(offset + 8, count - 8)
            }
        }
        if count >= 4 {
            let (head, tail) = (
                text.loadUnaligned(as: UInt32.self), text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            )
            let lowered = (UInt64(head) | UInt64(tail) &<< 32).asciiLowercased
            let (first, last) = (
                letters.loadUnaligned(as: UInt32.self), letters.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            )
            return lowered == UInt64(first) | UInt64(last) &<< 32
        }
        for offset in 1..<max(count, 1) {
            let (byte, letter) = (
                text.load(fromByteOffset: offset, as: UInt8.self), letters.load(fromByteOffset: offset, as: UInt8.self)
            )
            if byte.asciiLowercased != letter { return false }
        }
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
        let (text, otherText) = (start + one.lower, start + other.lower)
        for offset in 0..<Swift.max(0, one.count) where text[offset].asciiLowercased != otherText[offset].asciiLowercased {
            return false
        }
        return true
    }

    /// The first place at which `word` (written in lower case) stands in `range`, without regard to ASCII case.
    public func firstRange(of word: StaticString, in range: ByteRange) -> ByteRange? {
        let count = word.utf8CodeUnitCount
        guard count > 0, range.count >= count, range.upper <= self.count else { return nil }
        let first = word.utf8Start[0]
        let capital = first.isLetter ? first & ~0x20 : first
        let last = range.upper - count
        var position = range.lower
        while position <= last {
            let (text, readable) = rest(from: position)
            var places = byte_mask_equal(text, readable, first)
            if capital != first { places |= byte_mask_equal(text, readable, capital) }
            while places != 0 {
                let place = position + places.trailingZeroBitCount
                guard place <= last else { return nil }
                let found = ByteRange(place, place + count)
                if hasPrefix(found, word) { return found }
                places &= places &- 1
            }
            position += 64
        }
        return nil
    }

    /// Offset of the first `byte` in `range`.
    public func firstIndex(of byte: UInt8, in range: ByteRange) -> Int? {
        guard range.lower < min(range.upper, count) else { return nil }
        var (text, readable) = rest(from: range.lower)
        var left = min(range.count, readable)
        while left > 0 {
            let found = byte_mask_equal(text, readable, byte)
            if found != 0 {
                let place = found.trailingZeroBitCount
                return place < left ? text - start + place : nil
            }
            text += 64
            readable -= 64
            left -= 64
        }
        return nil
    }

    /// How many digits of base64 (RFC 4648 §4), folding white space aside, stand at the start of `range`, and the offset of the first
    /// byte that is neither.
    func base64Prefix(_ range: ByteRange) -> (count: Int, end: Int) {
        let limit = min(range.upper, count)
        var digits = 0
        var position = range.lower
        while position < limit {
            var others = byte_mask_not_base64(start + position, count - position)
            let width = min(64, limit - position)
            if width < 64 { others |= ~0 &<< UInt64(width) }
            var spaces = 0
            while others != 0 {
                let place = others.trailingZeroBitCount
                if place >= width { break }
                guard start[position + place].isFoldingSpace else { return (digits + place - spaces, position + place) }
                spaces += 1
                others &= others &- 1
            }
            digits += width - spaces
            position += width
        }
        return (digits, limit)
    }

    /// Offset of the last `byte` in `range`.
    public func lastIndex(of byte: UInt8, in range: ByteRange) -> Int? {
        var end = min(range.upper, count)
        while end > range.lower {
            let begin = max(range.lower, end - 64)
            let found = byte_mask_equal(start + begin, count - begin, byte) &<< UInt64(64 - (end - begin))
            if found != 0 { return end - 1 - found.leadingZeroBitCount }
            end = begin
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

extension ByteView {
    /// Whether two ranges begin with the same `least` or more bytes up to the end of the shorter, without regard to ASCII case.
    public func hasSharedPrefix(_ one: ByteRange, _ other: ByteRange, atLeast least: Int) -> Bool {
        let length = Swift.min(one.count, other.count)
        guard length >= least else { return false }
        return equalIgnoringCase(ByteRange(one.lower, one.lower + length), ByteRange(other.lower, other.lower + length))
    }
}

extension ByteView {
    /// The first eight bytes of `range`, the first one lowest; zeros behind a shorter range.
    @inline(__always)
    func word(at range: ByteRange) -> UInt64 {
        let width = range.count
        guard width > 0, range.upper <= count else { return 0 }
        guard range.lower + 8 <= count else { return lastWord(at: range) }
        let word = UInt64(littleEndian: UnsafeRawPointer(start + range.lower).loadUnaligned(as: UInt64.self))
        return width >= 8 ? word : word & ((1 &<< UInt64(8 * width)) &- 1)
    }

    /// The same at the end of the bytes, where no eight may be read.
    private func lastWord(at range: ByteRange) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<min(range.count, 8) { word |= UInt64(start[range.lower + offset]) &<< UInt64(8 * offset) }
        return word
    }
}

extension UInt64 {
    /// Eight bytes with A–Z lowered; every other byte is itself.
    @inline(__always)
    var asciiLowercased: UInt64 {
        let low = self & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let beyondZ = low &+ 0x2525_2525_2525_2525
        return self | ((fromA & ~beyondZ & ~self & 0x8080_8080_8080_8080) &>> 2)
    }
}
