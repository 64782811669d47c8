import CByteMask

/// What a web page put where an address stood: `[email protected]`, with white space or a no-break space between the words. Copies of such a
/// page hold it in the place of every address.
extension ByteView {
    /// Offset behind the mask that begins at `position`; nil where none does.
    @inline(__always)
    func maskEnd(at position: Int, _ end: Int) -> Int? {
        guard position < end, self[position] == 0x5B else { return nil }
        return bracketedMaskEnd(at: position, min(end, count))
    }

    /// Whether an address begins with a mask, or its domain holds an asterisk (`***@***.com`) or a sign that no name holds.
    public func isMask(_ address: ByteRange) -> Bool {
        // Nearly all addresses hold no byte that a mask has.
        guard place(in: address, { byte_index_mask($0, $1, $2) }) < address.upper else { return false }
        if maskEnd(at: address.lower, address.upper) != nil { return true }
        if let at = lastIndex(of: 0x40, in: address) {
            let domain = ByteRange(at + 1, address.upper)
            return holdsMaskSign(domain) || firstIndex(of: 0x2A, in: domain) != nil
        }
        guard lastIndex(of: 0x2A, in: address) != nil else { return false }
        return (address.lower..<address.upper).allSatisfy { self[$0] == 0x2A || self[$0] == 0x2E }
    }

    /// Whether the range is an address of which digits were made signs: `x.x.x.x`, `192.0.2.xxx`, `***.***.***.***`, `x:x:x:x`.
    func isMaskedAddress(_ range: ByteRange) -> Bool {
        guard range.count >= 7, range.count <= 45 else { return false }
        var (dots, colons, signs) = (0, 0, 0)
        for position in range.lower..<range.upper {
            switch self[position] {
            case 0x2E: dots += 1
            case 0x3A: colons += 1
            case 0x78, 0x58, 0x2A, 0x23: signs += 1
            case let byte where byte.hexValue != nil: continue
            default: return false
            }
        }
        return signs > 0 && (dots == 3 && colons == 0 || dots == 0 && colons >= 2)
    }

    /// Whether a mask stands in the range.
    func holdsMask(_ range: ByteRange) -> Bool {
        var rest = range
        while let found = firstRange(of: "[email", in: rest) {
            if maskEnd(at: found.lower, range.upper) != nil { return true }
            rest = ByteRange(found.upper, range.upper)
        }
        return false
    }

    private func bracketedMaskEnd(at position: Int, _ end: Int) -> Int? {
        guard hasPrefix(ByteRange(position, end), "[email") else { return nil }
        let first = position + 6
        var next = first
        while next < end, next - first < 4, self[next].isFoldingSpace || self[next] >= 0x80 { next += 1 }
        guard next > first, hasPrefix(ByteRange(next, end), "protected]") else { return nil }
        return next + 10
    }
}
