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
        var names: [String] = []
        for part in self[language].split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            if let end = part.firstIndex(of: "}") { names.append(String(part[..<end])) }
        }
        return names
    }
}
