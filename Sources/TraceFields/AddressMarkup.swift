import CByteMask

/// What a page or an editor wrote around an address where a header was pasted into it: a link (`[a@b](mailto:a@b)`, `[mailto:a@b]`,
/// `<a href="mailto:a@b">`), entities of HTML (`&lt;a@b&gt;`), stars for heavy type.
extension ByteView {
    /// What stands between such marks; the range itself where there are none.
    @inline(__always)
    func withoutMarkup(_ range: ByteRange) -> ByteRange {
        guard range.count > 2 else { return range }
        switch (self[range.lower], self[range.upper - 1]) {
        case (0x5B, _), (0x26, _), (0x61, 0x22), (0x2A, 0x2A), (_, 0x74), (_, 0x3B): return insideMarks(range)
        default: return range
        }
    }

    private func insideMarks(_ range: ByteRange) -> ByteRange {
        var inside = range
        if hasPrefix(inside, "&lt;") { inside = inside.dropping(4) }
        if hasSuffix(inside, "&gt;") { inside.end -= 4 }
        if hasSuffix(inside, "&gt") { inside.end -= 3 }
        if let link = linkText(inside) { return link }
        if hasPrefix(inside, "a href=\"mailto:") { return hyperlink(inside) ?? inside }
        while inside.count > 2, self[inside.lower] == 0x2A, self[inside.upper - 1] == 0x2A { inside = inside.inside }
        return inside.isEmpty ? range : inside
    }

    /// The text of `[text](address)`, where a link stands behind it or it holds an address. A mask (`[email protected]`) and an address of
    /// a host (`[192.0.2.1]`) are none.
    private func linkText(_ range: ByteRange) -> ByteRange? {
        guard self[range.lower] == 0x5B, let close = firstIndex(of: 0x5D, in: range), close > range.lower + 1 else { return nil }
        var text = ByteRange(range.lower + 1, close)
        let isLinked = close + 1 < count && self[close + 1] == 0x28
        if hasPrefix(text, "mailto:") { text = text.dropping(7) }
        return isLinked || firstIndex(of: 0x40, in: text) != nil ? text : nil
    }

    /// The address of `a href="mailto:address?…"`.
    private func hyperlink(_ range: ByteRange) -> ByteRange? {
        let rest = range.dropping(15)
        let end = min(firstIndex(of: 0x22, in: rest) ?? rest.upper, firstIndex(of: 0x3F, in: rest) ?? rest.upper)
        return end > rest.lower ? ByteRange(rest.lower, end) : nil
    }

    /// Whether a domain holds what no name does: marks that were not taken off. Brackets alone stand around the address of a host.
    public func holdsMarkup(_ domain: ByteRange) -> Bool {
        if isHostName(domain) || self[domain.lower] == 0x5B && self[domain.upper - 1] == 0x5D { return false }
        var isOpen = false
        for position in domain.lower..<domain.upper {
            switch self[position] {
            case 0x26, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D: return true
            case 0x28: isOpen = true
            case 0x29: if !isOpen { return true }
            default: break
            }
        }
        return false
    }
}

extension ByteView {
    /// Whether a sign stands in the range that people put over the letters of a name: a circle, a square, a triangle, a dot, a star, a cross
    /// or dots. None may be part of a name in DNS (RFC 5892).
    public func holdsMaskSign(_ range: ByteRange) -> Bool {
        var position = place(in: range) { byte_index_not_plain($0, $1, $2) }
        while position + 1 < range.upper {
            let first = self[position]
            if first == 0xC3, self[position + 1] == 0x97 { return true }
            if first == 0xE2 || first == 0xEF, position + 2 < range.upper, isSign(first, self[position + 1], self[position + 2]) {
                return true
            }
            position += 1
        }
        return false
    }

    private func isSign(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE2, 0x80): third == 0xA2 || third == 0xA6  // U+2022, U+2026
        case (0xE2, 0x96), (0xE2, 0x97): third >= 0x80  // U+2580 to U+25FF: blocks and shapes
        case (0xEF, 0xBC): third == 0x8A  // U+FF0A
        default: false
        }
    }
}
