extension IPAddress {
    /// Reads an address in any spelling that trace fields use, with or without its brackets; nil when it is none.
    ///
    /// Read are the address-literals of RFC 5321 §4.1.3 (`[192.0.2.1]`, `[IPv6:2001:db8::1]`), the same without prefix, in round
    /// brackets or bare, IPv4-mapped IPv6 (RFC 4291 §2.5.5.2, read as IPv4), zone identifiers (RFC 4007 §11), and a port
    /// that is joined with `:`, `.` or `#` inside or outside of the brackets.
    public init?(_ bytes: ByteView, _ range: ByteRange) {
        guard let spelling = Spelling(bytes, range) else { return nil }
        self = spelling.address
    }

    /// An address and the port that was written with it.
    struct Spelling {
        var address: IPAddress
        var port: UInt16?

        /// Longer text is no address: 45 letters of IPv6, a zone, a port, brackets and white space.
        private static let longest = 128

        /// Most of what is asked about is a host name; most of those are told by their first letter.
        @inline(__always)
        init?(_ bytes: ByteView, _ range: ByteRange) {
            guard range.start < range.end, range.upper <= bytes.count, Self.mayBegin(bytes, range),
                let spelling = Self.plain(bytes, range) ?? Self.read(bytes, range)
            else { return nil }
            self = spelling
        }

        /// Digits, a colon, brackets and white space; and letters, but for the groups of an IPv6 address and `IPv6:`, which have a colon
        /// among their first five bytes.
        @inline(__always)
        private static func mayBegin(_ bytes: ByteView, _ range: ByteRange) -> Bool {
            let first = bytes[range.lower]
            guard first.isLetter else {
                return first.isDigit || first == 0x3A || first == 0x5B || first == 0x28 || first.isFoldingSpace
            }
            let colons = (bytes.word(at: range) & 0xFF_FFFF_FFFF) ^ 0x3A_3A3A_3A3A
            return (colons &- 0x01_0101_0101) & ~colons & 0x80_8080_8080 != 0
        }

        /// `192.0.2.1` and `[192.0.2.1]`, the commonest forms; nil for all others.
        private static func plain(_ bytes: ByteView, _ range: ByteRange) -> Spelling? {
            let isBracketed = bytes[range.lower] == 0x5B && bytes[range.upper - 1] == 0x5D
            let end = isBracketed ? range.upper - 1 : range.upper
            var position = isBracketed ? range.lower + 1 : range.lower
            guard position < end, bytes[position].isDigit, let value = version4(bytes, &position, end), position == end else {
                return nil
            }
            return Spelling(IPAddress(v4: value), nil)
        }

        private static func read(_ bytes: ByteView, _ range: ByteRange) -> Spelling? {
            guard range.count <= longest else { return nil }
            var text = bytes.trimmed(range)
            var outerPort: UInt16?
            // `[(192.0.2.1)]`, `([192.0.2.1]:25)`: never more than three pairs.
            for _ in 0..<3 {
                guard !text.isEmpty, bytes[text.lower] == 0x5B || bytes[text.lower] == 0x28 else { break }
                let closing: UInt8 = bytes[text.lower] == 0x5B ? 0x5D : 0x29
                guard let close = bytes.lastIndex(of: closing, in: text) else { return nil }
                if close + 1 < text.upper {
                    guard let number = port(bytes, ByteRange(close + 1, text.upper)) else { return nil }
                    outerPort = number
                }
                text = bytes.trimmed(ByteRange(text.lower + 1, close))
            }
            if bytes.hasPrefix(text, "ipv6:") { text = bytes.trimmed(text.dropping(5)) }
            guard !text.isEmpty, let inner = bare(bytes, text) else { return nil }
            return Spelling(inner.address, inner.port ?? outerPort)
        }

        private init(_ address: IPAddress, _ port: UInt16?) {
            self.address = address
            self.port = port
        }

        private static func bare(_ bytes: ByteView, _ text: ByteRange) -> Spelling? {
            var position = text.lower
            if bytes[position].isDigit, let value = version4(bytes, &position, text.upper) {
                if position == text.upper { return Spelling(IPAddress(v4: value), nil) }
                guard let number = port(bytes, ByteRange(position, text.upper)) else { return nil }
                return Spelling(IPAddress(v4: value), number)
            }
            return version6(bytes, text)
        }

        /// `:25`, `.63559`, `#25`
        private static func port(_ bytes: ByteView, _ text: ByteRange) -> UInt16? {
            let mark = bytes[text.lower]
            guard mark == 0x3A || mark == 0x2E || mark == 0x23, let number = bytes.decimal(text.dropping(1)) else { return nil }
            return UInt16(exactly: number)
        }

        /// Four octets without leading zeros, which version numbers have and addresses have not.
        private static func version4(_ bytes: ByteView, _ position: inout Int, _ end: Int) -> UInt32? {
            precondition(position >= 0 && end <= bytes.count, "an address outside the header")
            let text = bytes.start
            var value: UInt32 = 0
            for place in 0..<4 {
                if place > 0 {
                    guard position < end, text[position] == 0x2E else { return nil }
                    position &+= 1
                }
                guard position < end, text[position].isDigit else { return nil }
                var octet = UInt32(text[position] & 0x0F)
                position &+= 1
                var digits = 1
                while position < end, text[position].isDigit {
                    // A fourth digit, or one behind a leading zero.
                    guard digits < 3, octet > 0 else { return nil }
                    octet = octet &* 10 &+ UInt32(text[position] & 0x0F)
                    position &+= 1
                    digits &+= 1
                }
                guard octet < 256 else { return nil }
                value = value &<< 8 | octet
            }
            return value
        }

        /// The value of each hexadecimal digit below 0x80, 0x7F for other bytes: letters of a constant, so that no digit is a branch.
        private static let hexDigits: StaticString =
            """
            \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
            \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
            \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
            \u{00}\u{01}\u{02}\u{03}\u{04}\u{05}\u{06}\u{07}\u{08}\u{09}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
            \u{7F}\u{0A}\u{0B}\u{0C}\u{0D}\u{0E}\u{0F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
            \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
            \u{7F}\u{0A}\u{0B}\u{0C}\u{0D}\u{0E}\u{0F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
            \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}
            """

        /// RFC 4291 §2.2, with a zone (`%6`) or a port (`#25`) behind.
        private static func version6(_ bytes: ByteView, _ text: ByteRange) -> Spelling? {
            var groups = Groups()
            precondition(text.upper <= bytes.count, "an address outside the header")
            let letters = bytes.start
            var position = text.lower
            let end = text.upper
            if letters[position] == 0x3A, position + 1 < end, letters[position + 1] == 0x3A {
                groups.leaveGap()
                position += 2
            }
            while true {
                let start = position
                var group: UInt32 = 0
                let groupEnd = min(end, start &+ 5)
                while position < groupEnd, letters[position] < 0x80 {
                    let digit = hexDigits.utf8Start[Int(letters[position])]
                    guard digit < 16 else { break }
                    group = group &<< 4 | UInt32(digit)
                    position &+= 1
                }
                guard position > start else { break }
                if position < end, letters[position] == 0x2E {
                    position = start
                    guard let tail = version4(bytes, &position, end), groups.add(tail >> 16), groups.add(tail & 0xFFFF)
                    else { return nil }
                    break
                }
                guard position - start <= 4, groups.add(group) else { return nil }
                guard position < end, letters[position] == 0x3A else { break }
                position += 1
                if position < end, letters[position] == 0x3A {
                    guard groups.leaveGap() else { return nil }
                    position += 1
                } else if position == end {
                    return nil
                }
            }
            var number: UInt16?
            if position < end, letters[position] == 0x25 {
                position += 1
                while position < end, letters[position].isDigit || letters[position].isLetter { position += 1 }
            }
            if position < end, letters[position] == 0x23 {
                number = port(bytes, ByteRange(position, end))
                guard number != nil else { return nil }
                position = end
            }
            guard position == end, let address = groups.address else { return nil }
            return Spelling(address, number)
        }
    }

    /// The groups of an IPv6 address before and behind `::`.
    private struct Groups {
        private var value: UInt128 = 0
        private var count = 0
        /// How many groups stand before `::`; -1 without it.
        private var gap = -1

        mutating func add(_ group: UInt32) -> Bool {
            guard count < 8 else { return false }
            value = value << 16 | UInt128(group)
            count += 1
            return true
        }

        /// Returns false for a second gap.
        @discardableResult
        mutating func leaveGap() -> Bool {
            guard gap < 0 else { return false }
            gap = count
            return true
        }

        var address: IPAddress? {
            guard count == 8 || (gap >= 0 && count < 8) else { return nil }
            var value = value
            if gap >= 0 {
                // With no group before the gap nothing is left to shift by the whole width.
                let tailBits = UInt128(16 * (count - gap))
                let tail = value & ((1 &<< tailBits) &- 1)
                value = (value &>> tailBits) &<< UInt128(16 * (8 - gap)) | tail
            }
            let high = UInt64(truncatingIfNeeded: value >> 64)
            let low = UInt64(truncatingIfNeeded: value)
            if high == 0, low >> 32 == 0xFFFF { return IPAddress(v4: UInt32(truncatingIfNeeded: low)) }
            return IPAddress(high: high, low: low)
        }
    }
}
