/// The fields that a mailing list adds (RFC 2919, RFC 2369).
public enum ListFields {
    /// The list-id of `List-Id` (RFC 2919 §3): what stands in the last angle brackets.
    ///
    /// Without brackets it is the only word of the field; a phrase alone gives nil.
    public static func listID(_ bytes: ByteView, _ range: ByteRange, lexer: inout Lexer) -> ByteRange? {
        lexer.read(bytes, range) { tokens, _ in
            guard let less = tokens.last(.less) else { return onlyWord(tokens) }
            let close = tokens.first(.greater, from: less)
            let inside = bytes.trimmed(
                ByteRange(tokens[less].range.upper, close.map { tokens[$0].range.lower } ?? tokens[tokens.count - 1].range.upper))
            return inside.isEmpty ? nil : inside
        }
    }

    private static func onlyWord(_ tokens: TokenView) -> ByteRange? {
        var word: ByteRange?
        for index in 0..<tokens.count where tokens[index].kind != .comment {
            guard let before = word else {
                word = tokens[index].range
                continue
            }
            guard !tokens[index].spaceBefore else { return nil }
            word = before.through(tokens[index].range)
        }
        return word
    }

    /// The address of the first `mailto:` of `List-Post` and its kin (RFC 2369 §2), as written: `%` escapes stay.
    public static func mailto(_ bytes: ByteView, _ range: ByteRange) -> ByteRange? {
        guard let scheme = bytes.firstRange(of: "mailto:", in: ByteRange(range.lower, min(range.upper, bytes.count))) else {
            return nil
        }
        let limit = min(range.upper, bytes.count)
        var lower = scheme.upper
        while lower < limit, bytes[lower].isFoldingSpace { lower += 1 }
        var upper = lower
        while upper < limit, !endsAddress(bytes[upper]) { upper += 1 }
        return upper > lower ? ByteRange(lower, upper) : nil
    }

    /// The first address of `Mailing-List: list dev@lists.example; contact …` and of `X-Mailing-List`.
    public static func address(_ bytes: ByteView, _ range: ByteRange) -> ByteRange? {
        let limit = min(range.upper, bytes.count)
        guard let at = bytes.firstIndex(of: 0x40, in: ByteRange(range.lower, limit)) else { return nil }
        var (lower, upper) = (at, at + 1)
        while lower > range.lower, !endsAddress(bytes[lower - 1]), bytes[lower - 1] != 0x3B { lower -= 1 }
        while upper < limit, !endsAddress(bytes[upper]), bytes[upper] != 0x3B { upper += 1 }
        return lower < at && upper > at + 1 ? ByteRange(lower, upper) : nil
    }

    private static func endsAddress(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x3E || byte == 0x3F || byte == 0x2C || byte == 0x3C
    }
}
