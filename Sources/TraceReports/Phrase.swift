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
    public func placeholders(in language: Language) -> [String] {
        parts(in: language).compactMap { $0.placeholder.map { String($0) } }
    }

    /// Words, and the name between braces behind them; the last part may have none.
    func parts(in language: Language) -> [(words: Substring, placeholder: Substring?)] {
        var parts: [(words: Substring, placeholder: Substring?)] = []
        var rest = self[language][...]
        // Braces are looked for among bytes, which costs a tenth of a search among letters.
        while let open = rest.utf8.firstIndex(of: 0x7B), let close = rest[open...].utf8.firstIndex(of: 0x7D) {
            parts.append((rest[..<open], rest[rest.utf8.index(after: open)..<close]))
            rest = rest[rest.utf8.index(after: close)...]
        }
        if !rest.isEmpty { parts.append((rest, nil)) }
        return parts
    }
}
