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
            return
        }
        for row in TransmissionWord.rows(startingWith: bytes[word.lower].asciiLowercased) where bytes.matches(word, row.word) {
            self = row.type
            return
        }
        return nil
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

/// A word of a `with` clause. Those behind the registered ones are in use without registration.
private struct TransmissionWord {
    var word: StaticString
    var type: TransmissionType

    static func rows(startingWith letter: UInt8) -> [TransmissionWord] {
        switch letter {
        case 0x65: esmtp
        case 0x75: utf8
        case 0x6C: lmtp
        default: others
        }
    }

    private static let esmtp = [
        TransmissionWord(word: "esmtp", type: .esmtp), TransmissionWord(word: "esmtps", type: .esmtps),
        TransmissionWord(word: "esmtpa", type: .esmtpa), TransmissionWord(word: "esmtpsa", type: .esmtpsa),
    ]

    private static let utf8 = [
        TransmissionWord(word: "utf8smtp", type: .utf8smtp), TransmissionWord(word: "utf8smtpa", type: .utf8smtpa),
        TransmissionWord(word: "utf8smtps", type: .utf8smtps), TransmissionWord(word: "utf8smtpsa", type: .utf8smtpsa),
        TransmissionWord(word: "utf8lmtp", type: .utf8lmtp), TransmissionWord(word: "utf8lmtpa", type: .utf8lmtpa),
        TransmissionWord(word: "utf8lmtps", type: .utf8lmtps), TransmissionWord(word: "utf8lmtpsa", type: .utf8lmtpsa),
        TransmissionWord(word: "utf8esmtp", type: .utf8smtp), TransmissionWord(word: "utf8esmtpa", type: .utf8smtpa),
        TransmissionWord(word: "utf8esmtps", type: .utf8smtps), TransmissionWord(word: "utf8esmtpsa", type: .utf8smtpsa),
        TransmissionWord(word: "uucp", type: .uucp),
    ]

    private static let lmtp = [
        TransmissionWord(word: "lmtp", type: .lmtp), TransmissionWord(word: "lmtpa", type: .lmtpa),
        TransmissionWord(word: "lmtps", type: .lmtps), TransmissionWord(word: "lmtpsa", type: .lmtpsa),
        TransmissionWord(word: "local", type: .local),
    ]

    private static let others = [
        TransmissionWord(word: "smtp", type: .smtp), TransmissionWord(word: "smtps", type: .esmtps),
        TransmissionWord(word: "smtpsvc", type: .smtp), TransmissionWord(word: "asmtp", type: .esmtpa),
        TransmissionWord(word: "http", type: .http), TransmissionWord(word: "https", type: .http),
        TransmissionWord(word: "httprest", type: .http), TransmissionWord(word: "httpu", type: .http),
        TransmissionWord(word: "pop3", type: .pop3), TransmissionWord(word: "pop3s", type: .pop3),
        TransmissionWord(word: "imap", type: .imap), TransmissionWord(word: "imaps", type: .imap),
        TransmissionWord(word: "imap4", type: .imap),
        TransmissionWord(word: "mapi", type: .mapi), TransmissionWord(word: "bsmtp", type: .bsmtp),
    ]
}
