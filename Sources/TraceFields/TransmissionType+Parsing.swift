extension TransmissionType {
    /// The meaning of one word of a `with` clause (RFC 5321 §4.4, RFC 3848, RFC 6531 §4.3), in any case; nil for a word that is no
    /// protocol.
    ///
    /// Only the letters and digits at the start are read, so that `ESMTP/TLS/…` is ESMTP.
    public init?(_ bytes: ByteView, _ range: ByteRange) {
        guard range.upper <= bytes.count else { return nil }
        var end = range.lower
        while end < range.upper, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
        let word = ByteRange(range.lower, end)
        guard word.count >= 3, word.count <= 11 else { return nil }
        if bytes.hasPrefix(range, "local-bsmtp") {
            self = .bsmtp
        } else if let type = word.count <= 8 ? Self.short(bytes, word) : Self.long(bytes, word) {
            self = type
        } else {
            return nil
        }
    }

    /// A word of up to eight letters. `smtps` and those behind it, and `local`, are in use without registration.
    private static func short(_ bytes: ByteView, _ word: ByteRange) -> TransmissionType? {
        switch bytes.letters(at: word) {
        case letters("smtp"): .smtp
        case letters("esmtp"): .esmtp
        case letters("esmtpa"), letters("asmtp"): .esmtpa
        case letters("esmtps"), letters("smtps"): .esmtps
        case letters("esmtpsa"): .esmtpsa
        case letters("lmtp"): .lmtp
        case letters("lmtpa"): .lmtpa
        case letters("lmtps"): .lmtps
        case letters("lmtpsa"): .lmtpsa
        case letters("utf8smtp"): .utf8smtp
        case letters("utf8lmtp"): .utf8lmtp
        case letters("uucp"): .uucp
        case letters("local"): .local
        case letters("smtpsvc"): .smtp
        case letters("http"), letters("https"), letters("httprest"), letters("httpu"): .http
        case letters("pop3"), letters("pop3s"): .pop3
        case letters("imap"), letters("imaps"), letters("imap4"): .imap
        case letters("mapi"): .mapi
        case letters("bsmtp"): .bsmtp
        default: nil
        }
    }

    /// `UTF8` before a word of SMTP or LMTP (RFC 6531 §4.3).
    private static func long(_ bytes: ByteView, _ word: ByteRange) -> TransmissionType? {
        guard bytes.hasPrefix(word, "utf8") else { return nil }
        return switch bytes.letters(at: word.dropping(4)) {
        case letters("smtpa"), letters("esmtpa"): .utf8smtpa
        case letters("smtps"), letters("esmtps"): .utf8smtps
        case letters("smtpsa"), letters("esmtpsa"): .utf8smtpsa
        case letters("esmtp"): .utf8smtp
        case letters("lmtpa"): .utf8lmtpa
        case letters("lmtps"): .utf8lmtps
        case letters("lmtpsa"): .utf8lmtpsa
        default: nil
        }
    }

    /// The first protocol among the words of `range`: `[Product 1.20 ESMTP Server]`.
    static func first(_ bytes: ByteView, in range: ByteRange) -> TransmissionType? {
        var items = CommentItems(bytes, range)
        while let item = items.next() {
            if let type = TransmissionType(bytes, item) { return type }
        }
        return nil
    }

    /// The same protocol over TLS, where there is a word for it.
    var encrypted: TransmissionType {
        switch self {
        case .smtp, .esmtp: .esmtps
        case .esmtpa: .esmtpsa
        case .lmtp: .lmtps
        case .lmtpa: .lmtpsa
        case .utf8smtp: .utf8smtps
        case .utf8smtpa: .utf8smtpsa
        case .utf8lmtp: .utf8lmtps
        case .utf8lmtpa: .utf8lmtpsa
        case .absent, .esmtps, .esmtpsa, .lmtps, .lmtpsa, .utf8smtps, .utf8smtpsa, .utf8lmtps, .utf8lmtpsa, .http, .pop3, .imap,
            .mapi, .local, .bsmtp, .uucp, .other:
            self
        }
    }
}
