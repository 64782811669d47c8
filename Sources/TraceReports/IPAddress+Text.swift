internal import TraceFields

extension IPAddress {
    /// The canonical text: dotted decimal, or RFC 5952 §4 for IPv6.
    var text: String {
        guard !isIPv4 else {
            return (0..<4).reversed().map { String((low >> (8 * UInt64($0))) & 0xFF) }.joined(separator: ".")
        }
        let groups = [high, low].flatMap { half in (0..<4).reversed().map { half >> (16 * UInt64($0)) & 0xFFFF } }
        let zeros = Self.longestZeros(groups)
        let parts = groups.map { String($0, radix: 16) }
        guard zeros.count > 1 else { return parts.joined(separator: ":") }
        return parts[..<zeros.lowerBound].joined(separator: ":") + "::" + parts[zeros.upperBound...].joined(separator: ":")
    }

    /// The first of the longest runs of zero groups.
    private static func longestZeros(_ groups: [UInt64]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for index in 0...groups.count where index == groups.count || groups[index] != 0 {
            if index - start > longest.count { longest = start..<index }
            start = index + 1
        }
        return longest
    }
}
