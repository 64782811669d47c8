extension IPAddress {
    /// Adds the canonical text: dotted decimal, or RFC 5952 §4 for IPv6.
    public func append(to bytes: inout [UInt8]) {
        guard !isIPv4 else {
            for part in (0..<4).reversed() {
                Self.append(UInt64(low >> (8 * UInt64(part))) & 0xFF, radix: 10, to: &bytes)
                if part > 0 { bytes.append(0x2E) }
            }
            return
        }
        let zeros = longestZeros
        var index = 0
        while index < 8 {
            if zeros.count > 1, index == zeros.lowerBound {
                bytes.append(0x3A)
                bytes.append(0x3A)
                index = zeros.upperBound
                continue
            }
            if index > 0, index != zeros.upperBound || zeros.count < 2 { bytes.append(0x3A) }
            Self.append(group(index), radix: 16, to: &bytes)
            index += 1
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

    private static func append(_ value: UInt64, radix: UInt64, to bytes: inout [UInt8]) {
        var divisor: UInt64 = 1
        while value / divisor >= radix { divisor *= radix }
        while divisor > 0 {
            let digit = UInt8(value / divisor % radix)
            bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            divisor /= radix
        }
    }
}
