internal import TraceFields

/// What a piece of a field looks like, without its words: `word host [IP] 9`.
///
/// Words of the grammar stand as they are; every other word says only what kind of word it is.
enum TextShape {
    static let grammar: Set<String> = [
        "from", "by", "with", "id", "for", "via", "envelope-from", "helo", "ehlo", "smtp", "esmtp", "esmtps", "esmtpa",
        "esmtpsa", "lmtp", "http", "https", "tls", "invoked", "network", "uid", "alias", "unknown", "localhost", "and", "or",
        "of",
        "pass", "fail", "none", "softfail", "neutral", "temperror", "permerror", "spf", "dkim", "dmarc", "arc", "reason",
        "header",
    ]

    static func of(_ range: ByteRange, in bytes: [UInt8], limit: Int = 12) -> String {
        var words: [String] = []
        var word = ""
        for byte in bytes[range.lower..<min(range.upper, bytes.count)] {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x40, 0x5F, 0x80...0xFF:
                word.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                if !word.isEmpty { words.append(kind(of: word)) }
                word = ""
                if byte > 0x20, byte < 0x7F { words.append(String(Unicode.Scalar(byte))) }
            }
        }
        if !word.isEmpty { words.append(kind(of: word)) }
        let shown = words.prefix(limit).joined(separator: " ")
        return words.count > limit ? shown + " …" : shown
    }

    private static func kind(of word: String) -> String {
        let lower = word.lowercased()
        if grammar.contains(lower) { return lower }
        let bytes = Array(word.utf8)
        if IPAddress(bytes, ByteRange(0, bytes.count)) != nil { return "IP" }
        if word.contains("@") { return "MAILBOX" }
        if word.unicodeScalars.contains(where: { $0.value >= 0x80 }) { return "BYTES" }
        if bytes.allSatisfy({ (0x30...0x39).contains($0) }) { return "9" }
        if !bytes.contains(where: { (0x41...0x5A).contains($0 & 0xDF) }) { return "9.9" }
        if word.contains(".") { return "HOST" }
        if word.contains(":") { return "KEY:" }
        return bytes.contains { (0x30...0x39).contains($0) } ? "WORD9" : "WORD"
    }
}
