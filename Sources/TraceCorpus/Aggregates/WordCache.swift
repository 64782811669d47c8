internal import TraceAnalysis
internal import TraceFields

/// The numbers that words of ours have in a table of names: looked up once, found by comparing values.
struct WordCache<Word: Equatable & Sendable>: Sendable {
    private var words: [Word] = []
    private var numbers: [UInt32] = []

    mutating func number(_ word: Word, in names: inout NameTable, _ spelling: (Word) -> String) -> UInt32 {
        for index in words.indices where words[index] == word { return numbers[index] }
        words.append(word)
        numbers.append(names.intern(Array(spelling(word).utf8)))
        return numbers[numbers.count - 1]
    }
}

extension ResultField.Source {
    /// The word of the contract `hoptrace.trace/1`.
    var word: StaticString {
        switch self {
        case .authenticationResults: "authentication-results"
        case .arcAuthenticationResults: "arc-authentication-results"
        case .receivedSPF: "received-spf"
        case .originalAuthenticationResults: "original-authentication-results"
        }
    }
}

extension ResultMethod {
    /// The word of the contract for a method that stands nowhere in its field.
    var word: StaticString { self == .other ? "unknown" : spelling }
}

extension ResultWord {
    /// The word of the contract for a result that stands nowhere in its field.
    var word: StaticString {
        switch self {
        case .other, .unknown, .absent: "unknown"
        default: spelling
        }
    }
}
