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
        case .japanese: return items.joined(separator: comma)
        }
    }

    /// Between a label and what it labels.
    var colon: String {
        switch language {
        case .english: ": "
        case .japanese: "："
        }
    }

    /// Between words that stand one after the other.
    var comma: String {
        switch language {
        case .english: ", "
        case .japanese: "、"
        }
    }

    /// Text of the message inside of a sentence. What could be taken for the sentence's own words is quoted, and what is too
    /// long to read is cut.
    public func quoted(_ text: String) -> String {
        let limit = 200
        let isLong = text.utf8.count > limit && text.unicodeScalars.count > limit
        let shown = isLong ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…" : text
        var bytes = text
        let isPlain = bytes.withUTF8 { $0.prefix(isLong ? limit : .max).allSatisfy { Self.isPlain($0) } }
        guard !isPlain || shown.isEmpty else { return shown }
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
        result += language == .english && result.hasSuffix(". ") ? capitalized(text) : text
    }

    private func value(_ name: String, _ values: PhraseValues) -> String {
        if let found = values.list(name) { return list(found) }
        if let fact = Fact.Name(rawValue: name) { return text(Self.standIn(fact, isMasked: values.isMasked)) }
        return text(Label.unknown.phrase)
    }

    /// A sentence that begins with words of ours in place of a value still begins with a capital letter; text of the message is
    /// left as it is. It cannot be mistaken for ours: with a space in it, it is quoted.
    private func capitalized(_ text: String, _ phrase: Phrase) -> String {
        phrase.english.hasPrefix("{") && phrase.english.hasSuffix(".") ? capitalized(text) : text
    }

    private func capitalized(_ text: String) -> String {
        let isOurs = ["the ", "a ", "an ", "one ", "hop ", "hops "].contains { text.hasPrefix($0) }
        return isOurs ? text.prefix(1).uppercased() + text.dropFirst() : text
    }

    /// What an address, a domain or an identifier is made of: printable ASCII but white space and `"();<>\`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        let letters: (UInt64, UInt64) = (0xA7FF_FCFA_0000_0000, 0x7FFF_FFFF_EFFF_FFFF)
        return byte < 0x80 && (byte < 0x40 ? letters.0 : letters.1) >> UInt64(byte & 0x3F) & 1 == 1
    }
}
