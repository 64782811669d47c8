import CByteMask

// Comparing and searching bytes as ASCII text, without making text.

extension UInt8 {
    /// The byte with A–Z lowered; every other byte is itself.
    @inlinable
    public var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
    @inlinable public var isDigit: Bool { self &- 0x30 < 10 }
    @inlinable public var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Space, tab and the bytes of a line end: what may stand in folded white space.
    @inlinable public var isFoldingSpace: Bool { self <= 0x20 && 0x1_0000_2600 as UInt64 &>> UInt64(self) & 1 != 0 }
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
    ///
    /// Always inlined: `letters` are a constant, so that up to sixteen of them are compared in about ten instructions.
    @inlinable @inline(__always)
    static func areEqual(_ text: UnsafePointer<UInt8>, _ letters: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let (text, letters) = (UnsafeRawPointer(text), UnsafeRawPointer(letters))
        if count > 16 { return areManyEqual(text, letters, count) }
        if count >= 8 { return areEightEqual(text, letters, 0) && areEightEqual(text, letters, count - 8) }
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
        return count < 2 || isEqual(text, letters, 1) && isEqual(text, letters, count - 1)
    }

    @inlinable @inline(__always)
    static func isEqual(_ text: UnsafeRawPointer, _ letters: UnsafeRawPointer, _ offset: Int) -> Bool {
        text.load(fromByteOffset: offset, as: UInt8.self).asciiLowercased == letters.load(fromByteOffset: offset, as: UInt8.self)
    }

    @inlinable @inline(__always)
    static func areEightEqual(_ text: UnsafeRawPointer, _ letters: UnsafeRawPointer, _ offset: Int) -> Bool {
        text.loadUnaligned(fromByteOffset: offset, as: UInt64.self).asciiLowercased
            == letters.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @usableFromInline
    static func areManyEqual(_ text: UnsafeRawPointer, _ letters: UnsafeRawPointer, _ count: Int) -> Bool {
        var offset = 0
        while offset + 8 < count {
            guard areEightEqual(text, letters, offset) else { return false }
            offset += 8
        }
        return areEightEqual(text, letters, count - 8)
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
        var offset = 0
        while offset + 8 <= one.count {
            let word = UnsafeRawPointer(text + offset).loadUnaligned(as: UInt64.self)
            let otherWord = UnsafeRawPointer(otherText + offset).loadUnaligned(as: UInt64.self)
            guard word.asciiLowercased == otherWord.asciiLowercased else { return false }
            offset += 8
        }
        while offset < one.count {
            guard text[offset].asciiLowercased == otherText[offset].asciiLowercased else { return false }
            offset += 1
        }
        return true
    }

    /// The first place at which `word` (written in lower case) stands in `range`, without regard to ASCII case.
    public func firstRange(of word: StaticString, in range: ByteRange) -> ByteRange? {
        let count = word.utf8CodeUnitCount
        guard count > 0, range.count >= count, range.upper <= self.count else { return nil }
        let first = word.utf8Start[0]
        let last = range.upper - count
        var position = range.lower
        while position <= last {
            let (text, readable) = rest(from: position)
            var places = first.isLetter ? byte_mask_letter(text, readable, first) : byte_mask_equal(text, readable, first)
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
    @inline(__always)
    public func firstIndex(of byte: UInt8, in range: ByteRange) -> Int? {
        let found = place(in: range) { byte_index_equal($0, $1, $2, byte, 0) }
        return found < min(range.upper, count) ? found : nil
    }

    /// Offset of the first `.` or `/` in `range`.
    @inline(__always)
    func firstDotOrSlash(in range: ByteRange) -> Int? {
        let found = place(in: range) { byte_index_equal($0, $1, $2, 0x2F, 0x01) }
        return found < min(range.upper, count) ? found : nil
    }

    /// Offset of the first byte in `range` that is no letter of ASCII, no digit and no dot.
    func firstSign(in range: ByteRange) -> Int? {
        let found = place(in: range) { byte_index_sign($0, $1, $2) }
        return found < min(range.upper, count) ? found : nil
    }

    /// Whether a byte beyond ASCII stands in `range`.
    func holdsForeignLetters(_ range: ByteRange) -> Bool {
        place(in: range) { byte_index_foreign($0, $1, $2) } < min(range.upper, count)
    }

    /// Where a function of CByteMask finds the first byte that it looks for in `range`; the end of `range` where it finds none.
    @inline(__always)
    func place(in range: ByteRange, _ find: (_ text: UnsafePointer<UInt8>, _ readable: Int, _ count: Int) -> Int) -> Int {
        let upper = min(range.upper, count)
        guard range.lower < upper else { return range.upper }
        return range.lower + find(start + range.lower, count - range.lower, upper - range.lower)
    }

    /// How many digits of base64 (RFC 4648 §4), folding white space aside, stand at the start of `range`, and the offset of the first
    /// byte that is neither.
    func base64Prefix(_ range: ByteRange) -> (count: Int, end: Int) {
        let upper = min(range.upper, count)
        guard range.lower < upper else { return (0, range.upper) }
        let run = byte_run_base64(start + range.lower, count - range.lower, upper - range.lower)
        return (run.digits, range.lower + run.length)
    }

    /// Offset of the last `byte` in `range`.
    @inline(__always)
    public func lastIndex(of byte: UInt8, in range: ByteRange) -> Int? {
        let upper = min(range.upper, count)
        guard range.lower < upper else { return nil }
        let behind = byte_index_behind_last(start + range.lower, count - range.lower, upper - range.lower, byte)
        return behind > 0 ? range.lower + behind - 1 : nil
    }

    /// `range` without folding white space at its ends.
    @inlinable @inline(__always)
    public func trimmed(_ range: ByteRange) -> ByteRange {
        // Most ranges begin and end with something else.
        guard range.lower < range.upper, self[range.lower] <= 0x20 || self[range.upper - 1] <= 0x20 else { return range }
        return withoutSpace(range)
    }

    @usableFromInline
    func withoutSpace(_ range: ByteRange) -> ByteRange {
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

    /// The bytes in `range` in lower case, the first one lowest; 0 where they are more than eight or none, or end with NUL, which
    /// would look like the end of a shorter word.
    @inline(__always)
    func letters(at range: ByteRange) -> UInt64 {
        guard range.count <= 8 else { return 0 }
        let letters = word(at: range).asciiLowercased
        return letters.leadingZeroBitCount / 8 == 8 - range.count ? letters : 0
    }

    /// The eight bytes from `offset` on, the first one lowest.
    @inline(__always)
    func eightBytes(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count - 8, "bytes outside the header")
        return UInt64(littleEndian: UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self))
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
    @inlinable @inline(__always)
    var asciiLowercased: UInt64 {
        let low = self & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let beyondZ = low &+ 0x2525_2525_2525_2525
        return self | ((fromA & ~beyondZ & ~self & 0x8080_8080_8080_8080) &>> 2)
    }
}

/// Up to eight letters as `ByteView.letters(at:)` gives them. The compiler makes a constant of it, and of a `switch` over such
/// constants a binary search: about ten instructions for fifteen words.
@inline(__always)
func letters(_ word: StaticString) -> UInt64 {
    var letters: UInt64 = 0
    for index in 0..<word.utf8CodeUnitCount { letters |= UInt64(word.utf8Start[index]) &<< UInt64(8 * index) }
    return letters
}
