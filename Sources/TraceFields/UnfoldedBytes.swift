/// Values of fields as bytes for databases and tables, made without text.

extension [UInt8] {
    /// Adds what the bytes of `range` stand for to `output`: without folding white space at the ends, and each fold inside one
    /// space (RFC 5322 §2.2.3).
    public func appendUnfolded(_ range: ByteRange, to output: inout [UInt8]) {
        guard range.lower <= range.upper, range.upper <= count else { return }
        let trimmed = trimmed(range)
        var position = trimmed.lower
        while position < trimmed.upper {
            var end = position
            while end < trimmed.upper, !self[end].isFoldingSpace { end += 1 }
            output.append(contentsOf: self[position..<end])
            guard end < trimmed.upper else { return }
            position = end
            var holdsLineEnd = false
            while end < trimmed.upper, self[end].isFoldingSpace {
                if self[end] == 0x0A || self[end] == 0x0D { holdsLineEnd = true }
                end += 1
            }
            if holdsLineEnd { output.append(0x20) } else { output.append(contentsOf: self[position..<end]) }
            position = end
        }
    }

    /// Adds the bytes of a word of ours.
    @inlinable
    public mutating func append(_ word: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Adds a number in decimal digits.
    public mutating func append(decimal number: Int) {
        append(addingCapacity: 20) { text in
            if number < 0 { text.append(0x2D) }
            var unit: UInt = 1
            while number.magnitude / unit >= 10 { unit *= 10 }
            while unit > 0 {
                text.append(0x30 + UInt8(number.magnitude / unit % 10))
                unit /= 10
            }
        }
    }

    /// Lowers A–Z from `start` to the end.
    public mutating func lowerASCII(from start: Int) {
        for index in start..<Swift.max(start, count) { self[index] = self[index].asciiLowercased }
    }
}

extension Sequence<UInt8> {
    /// Two lower-case hexadecimal digits for each byte, as digests are written.
    public var hexadecimalDigits: [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * underestimatedCount)
        for byte in self {
            digits.append(Self.digit(byte >> 4))
            digits.append(Self.digit(byte & 15))
        }
        return digits
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
