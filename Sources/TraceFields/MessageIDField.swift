/// The identifier of Message-ID and Resent-Message-ID (RFC 5322 §3.6.4).
public enum MessageIDField {
    /// The msg-id between its angle brackets; the first word where they are missing, nil where nothing stands.
    public static func parse(_ bytes: ByteView, _ range: ByteRange, lexer: inout Lexer) -> ByteRange? {
        lexer.read(bytes, range) { tokens, _ in
            guard let less = tokens.first(.less) else { return firstWord(tokens) }
            let close = tokens.first(.greater, from: less)
            let upper = close.map { tokens[$0].range.lower } ?? tokens[tokens.count - 1].range.upper
            let inside = bytes.trimmed(ByteRange(tokens[less].range.upper, upper))
            return inside.isEmpty ? nil : inside
        }
    }

    private static func firstWord(_ tokens: TokenView) -> ByteRange? {
        var first = 0
        while first < tokens.count, tokens[first].kind == .comment { first += 1 }
        guard first < tokens.count else { return nil }
        var last = first
        while last + 1 < tokens.count, !tokens[last + 1].spaceBefore, tokens[last + 1].kind != .comment { last += 1 }
        return tokens[first].range.through(tokens[last].range)
    }
}
