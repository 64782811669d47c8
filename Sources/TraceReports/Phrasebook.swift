internal import TraceAnalysis

/// Every sentence of the reports in one language.
///
/// The tables stand in `Phrasebook+….swift`, one `switch` for each vocabulary, so that the compiler finds what has no words.
public struct Phrasebook: Hashable, Sendable {
    public var language: Language

    public init(language: Language) { self.language = language }

    /// The phrase with its values. A value that is missing is called by a general word: "the forwarder".
    public func text(_ phrase: Phrase, _ values: PhraseValues = PhraseValues()) -> String {
        text(phrase, phrase.parts(in: language), values)
    }

    /// The phrase, or nil when a value that it needs is missing.
    public func sentence(_ phrase: Phrase, _ values: PhraseValues) -> String? {
        let parts = phrase.parts(in: language)
        let isComplete = parts.allSatisfy { $0.placeholder.map { values.list($0) != nil } ?? true }
        return isComplete ? text(phrase, parts, values) : nil
    }

    private func text(_ phrase: Phrase, _ parts: [Phrase.Part], _ values: PhraseValues) -> String {
        var result = ""
        for part in parts {
            result += part.words
            if let name = part.placeholder { append(name, values, to: &result) }
        }
        return language == .english ? capitalized(result, phrase) : result
    }

    /// The first of several forms of a sentence whose values are all known.
    func firstSentence(of forms: [Phrase], _ values: PhraseValues) -> String? {
        for form in forms {
            if let sentence = sentence(form, values) { return sentence }
        }
        return nil
    }

    /// A word of the vocabulary.
    public subscript(label: Label) -> String { text(label.phrase) }

    /// Values one after the other: "a, b and c".
    public func list(_ items: [String]) -> String {
        guard items.count > 1 else { return items.first ?? "" }
        switch language {
        case .english: return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
        case .japanese: return items.joined(separator: "、")
        }
    }

    /// Text of the message inside of a sentence. What could be taken for the sentence's own words is quoted, and what is too
    /// long to read is cut.
    public func quoted(_ text: String) -> String {
        let limit = 200
        let isLong = text.utf8.count > limit && text.unicodeScalars.count > limit
        let shown = isLong ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…" : text
        let plain = text.utf8.prefix(isLong ? limit : .max).allSatisfy { Self.isPlain($0) }
        guard !plain || shown.isEmpty else { return shown }
        switch language {
        case .english: return "“" + shown + "”"
        case .japanese: return "「" + shown + "」"
        }
    }

    /// Adds a value, or the general word for it where it is missing, once: “the author's domain”, not “the author's domain the
    /// author's domain”.
    private func append(_ name: String, _ values: PhraseValues, to result: inout String) {
        let text = value(name, values)
        if values.list(name) == nil {
            let said = language == .english ? text + " " : text.replacing("の", with: "")
            if result.hasSuffix(said) { result.removeLast(said.count) }
        }
        result += text
    }

    private func value(_ name: String, _ values: PhraseValues) -> String {
        if let found = values.list(name) { return list(found) }
        if let fact = Fact.Name(rawValue: name) { return text(Self.standIn(fact)) }
        return text(Label.unknown.phrase)
    }

    /// A sentence that begins with words of ours in place of a value still begins with a capital letter; text of the message is
    /// left as it is. It cannot be mistaken for ours: with a space in it, it is quoted.
    private func capitalized(_ text: String, _ phrase: Phrase) -> String {
        guard phrase.english.hasPrefix("{"), phrase.english.hasSuffix("."),
            ["the ", "a ", "an ", "one ", "hop "].contains(where: { text.hasPrefix($0) })
        else { return text }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// What an address, a domain or an identifier is made of.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A...0x2F, 0x3A, 0x3D, 0x3F, 0x40, 0x5B, 0x5D...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
