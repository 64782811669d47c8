internal import TraceFields

/// One sentence or word in every language, with `{name}` where a value stands.
public struct Phrase: Hashable, Sendable {
    public let english: String
    public let japanese: String

    public init(en english: String, ja japanese: String) {
        self.english = english
        self.japanese = japanese
    }

    public subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .japanese: japanese
        }
    }

    /// The names between braces, in the order of `language`.
    public func placeholders(in language: Language) -> [String] { parts(in: language).compactMap(\.placeholder) }

    /// Words, and the name between braces behind them.
    struct Part: Hashable {
        var words: Substring
        /// The last part may have none.
        var placeholder: String?
    }

    func parts(in language: Language) -> [Part] {
        let text = self[language]
        var parts: [Part] = []
        var start = text.startIndex
        var bytes = text
        bytes.withUTF8 { bytes in
            let view = ByteView(bytes)
            var end = 0
            while let open = view.firstIndex(of: 0x7B, in: ByteRange(end, bytes.count)),
                let close = view.firstIndex(of: 0x7D, in: ByteRange(open, bytes.count))
            {
                let first = text.utf8.index(text.startIndex, offsetBy: open)
                let last = text.utf8.index(text.startIndex, offsetBy: close)
                let name = text[text.utf8.index(after: first)..<last]
                parts.append(Part(words: text[start..<first], placeholder: String(name)))
                start = text.utf8.index(after: last)
                end = close + 1
            }
        }
        if start < text.endIndex { parts.append(Part(words: text[start...], placeholder: nil)) }
        return parts
    }
}
