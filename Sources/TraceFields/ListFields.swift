/// The fields that a mailing list adds (RFC 2919, RFC 2369).
public enum ListFields {
    /// The list-id of `List-Id` (RFC 2919 §3): what stands in the last angle brackets.
    ///
    /// Without brackets it is the only word of the field; a phrase alone gives nil.
    public static func listID(_ bytes: [UInt8], _ range: ByteRange, lexer: inout Lexer) -> ByteRange? {
        lexer.tokenize(bytes, range)
        let tokens = lexer.tokens
        if let less = tokens.lastIndex(where: { $0.kind == .less }) {
            let close = tokens[less...].first { $0.kind == .greater }
            let inside = bytes.trimmed(
                ByteRange(tokens[less].range.upper, close?.range.lower ?? tokens[tokens.count - 1].range.upper))
            return inside.isEmpty ? nil : inside
        }
        var word: ByteRange?
        for token in tokens where token.kind != .comment {
            guard let before = word else {
                word = token.range
                continue
            }
            guard !token.spaceBefore else { return nil }
            word = before.through(token.range)
        }
        return word
    }

    /// The address of the first `mailto:` of `List-Post` and its kin (RFC 2369 §2), as written: `%` escapes stay.
    public static func mailto(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange? {
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

    private static func endsAddress(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x3E || byte == 0x3F || byte == 0x2C || byte == 0x3C
    }
}
