/// The identifier of Message-ID and Resent-Message-ID (RFC 5322 §3.6.4).
public enum MessageIDField {
    /// The msg-id between its angle brackets; the first word where they are missing, nil where nothing stands.
    public static func parse(_ bytes: [UInt8], _ range: ByteRange, lexer: inout Lexer) -> ByteRange? {
        lexer.tokenize(bytes, range)
        let tokens = lexer.tokens
        if let less = tokens.firstIndex(where: { $0.kind == .less }) {
            let lower = tokens[less].range.upper
            let close = tokens[less...].first { $0.kind == .greater }
            let upper = close?.range.lower ?? tokens[tokens.count - 1].range.upper
            let inside = bytes.trimmed(ByteRange(lower, upper))
            return inside.isEmpty ? nil : inside
        }
        guard let first = tokens.firstIndex(where: { $0.kind != .comment }) else { return nil }
        var last = first
        while last + 1 < tokens.count, !tokens[last + 1].spaceBefore, tokens[last + 1].kind != .comment { last += 1 }
        return tokens[first].range.through(tokens[last].range)
    }
}
