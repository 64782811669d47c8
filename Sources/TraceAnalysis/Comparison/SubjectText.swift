/// Subjects as they were before lists, replies and forwarders put their marks in front of them.
enum SubjectText {
    /// Without `[tags]` and `Re:`, `Fwd:`, `FW:` in front, and with single spaces.
    static func bare(_ subject: String) -> String {
        var rest = Substring(subject.split { $0.isWhitespace }.joined(separator: " "))
        while let shorter = withoutMark(rest) { rest = shorter }
        return String(rest)
    }

    private static func withoutMark(_ text: Substring) -> Substring? {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...].drop { $0 == " " }
            return rest.isEmpty ? nil : rest
        }
        for mark in ["re:", "fwd:", "fw:", "aw:", "wg:", "tr:"] where text.lowercased().hasPrefix(mark) {
            return text.dropFirst(mark.count).drop { $0 == " " }
        }
        return nil
    }
}
