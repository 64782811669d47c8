/// Words that begin a clause of a `Received` field.
enum ReceivedKeyword: UInt8, Sendable {
    case from, by, via, with, id, `for`, envelopeFrom, claiming
    /// A word that is followed by one more and has no member: `tls CIPHER`, `convert rfc822-to-8bit`, `pod-id NONE`.
    case pair
    /// `over TLS secured channel`
    case over

    @inline(__always)
    private init?(_ bytes: ByteView, _ range: ByteRange) {
        switch bytes.letters(at: range) {
        case letters("by"): self = .by
        case letters("id"): self = .id
        case letters("for"): self = .for
        case letters("via"): self = .via
        case letters("with"), letters("whith"): self = .with
        case letters("from"): self = .from
        case letters("over"): self = .over
        case letters("tls"), letters("pod-id"), letters("convert"): self = .pair
        case letters("claiming"): self = .claiming
        default:
            guard bytes.matches(range, "envelope-from") || bytes.matches(range, "envelope-sender") else { return nil }
            self = .envelopeFrom
        }
    }
}

extension ReceivedKeyword {
    /// Gives the words among the tokens of one field their keywords, once for all who ask.
    static func mark(_ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: ByteView) {
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            // Most words, host names and dates, are told by their length or their first letter.
            if token.kind == .word, token.range.count <= 15, mayBegin(bytes[token.range.lower]),
                let word = ReceivedKeyword(bytes, token.range),
                word.stands(at: index, tokens, bytes)
            {
                tokens[index].keyword = word
            }
            index += 1
        }
    }

    /// Whether a keyword begins with this letter, one of `bcefioptvw`: one bit for each from `a`.
    @inline(__always)
    private static func mayBegin(_ byte: UInt8) -> Bool {
        byte.isLetter && 0b110_1000_1100_0001_0011_0110 as UInt32 &>> UInt32((byte | 0x20) &- 0x61) & 1 != 0
    }

    /// Whether the word at `index` is alone: behind white space or a comment, and not left of `=` (but for `id=`).
    private func stands(at index: Int, _ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: ByteView) -> Bool {
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if self != .id, let next, next.kind == .equals, !next.spaceBefore { return false }
        if self == .over { guard let next, bytes.matches(next.range, "tls") else { return false } }
        guard index > 0, !tokens[index].spaceBefore else { return true }
        switch tokens[index - 1].kind {
        case .comment, .literal, .semicolon, .comma, .greater: return true
        case .word, .quoted, .equals, .less: return false
        }
    }
}
