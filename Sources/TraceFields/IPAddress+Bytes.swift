extension IPAddress {
    /// Adds the canonical text: dotted decimal, or RFC 5952 §4 for IPv6.
    public func append(to bytes: inout [UInt8]) {
        // Eight groups of four digits, with colons between.
        bytes.append(addingCapacity: 39) { text in
            if isIPv4 { addDecimal(to: &text) } else { addGroups(to: &text) }
        }
    }

    private func addDecimal(to text: inout OutputSpan<UInt8>) {
        for part in (0..<4).reversed() {
            let value = UInt8(truncatingIfNeeded: low >> (8 * UInt64(part)))
            if value >= 100 { text.append(0x30 + value / 100) }
            if value >= 10 { text.append(0x30 + value / 10 % 10) }
            text.append(0x30 + value % 10)
            if part > 0 { text.append(0x2E) }
        }
    }

    private func addGroups(to text: inout OutputSpan<UInt8>) {
        let zeros = longestZeros
        var index = 0
        while index < 8 {
            if zeros.count > 1, index == zeros.lowerBound {
                text.append(0x3A)
                text.append(0x3A)
                index = zeros.upperBound
                continue
            }
            if index > 0, index != zeros.upperBound || zeros.count < 2 { text.append(0x3A) }
            addHexadecimal(group(index), to: &text)
            index += 1
        }
    }

    private func addHexadecimal(_ value: UInt64, to text: inout OutputSpan<UInt8>) {
        var shift: UInt64 = value < 0x10 ? 0 : value < 0x100 ? 4 : value < 0x1000 ? 8 : 12
        while true {
            let digit = UInt8(value >> shift & 0xF)
            text.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            guard shift > 0 else { return }
            shift -= 4
        }
    }

    private func group(_ index: Int) -> UInt64 { (index < 4 ? high : low) >> (16 * UInt64(3 - index % 4)) & 0xFFFF }

    /// The first of the longest runs of zero groups.
    private var longestZeros: Range<Int> {
        var longest = 0..<0
        var start = 0
        for index in 0...8 where index == 8 || group(index) != 0 {
            if index - start > longest.count { longest = start..<index }
            start = index + 1
        }
        return longest
    }
}
