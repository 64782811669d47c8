internal import TraceFields

/// Which domain stands in a range of the header: steps and rules ask about the same ranges again and again, and an answer that
/// was given costs no look-up.
struct NamedRanges: Sendable {
    private struct Answer {
        var question: UInt64 = 0
        var domain: DomainID?
    }

    /// By a hash of the question; what a newer answer replaces is looked up again.
    private var answers = [Answer](repeating: Answer(), count: 64)

    /// Forgets the last message.
    mutating func begin() {
        for index in answers.indices { answers[index].question = 0 }
    }

    /// Where the answer to a question stands, or is to be put.
    static func place(_ question: UInt64) -> Int { Int((question &* 0x9E37_79B9_7F4A_7C15) >> 58) }

    subscript(place: Int, question: UInt64) -> DomainID?? {
        get { answers[place].question == question ? .some(answers[place].domain) : nil }
        set { answers[place] = Answer(question: question, domain: newValue ?? nil) }
    }
}

extension Trace {
    /// The name in a range of the header; see `DomainTable.intern`.
    mutating func domain(at range: ByteRange?) -> DomainID? {
        guard let range, !range.isEmpty else { return nil }
        let question = UInt64(range.end) << 32 | UInt64(range.start)
        let place = NamedRanges.place(question)
        if let known = named[place, question] { return known }
        let domain = domains.intern(block.bytes, range)
        named[place, question] = .some(domain)
        return domain
    }

    /// The domain behind the last `@` of an address, or the whole when it holds none.
    mutating func domain(ofAddress range: ByteRange?) -> DomainID? {
        guard let range, !range.isEmpty else { return nil }
        // No range of a name: its end stands before its start.
        let question = UInt64(range.start) << 32 | UInt64(range.end)
        let place = NamedRanges.place(question)
        if let known = named[place, question] { return known }
        let at = block.bytes.lastIndex(of: 0x40, in: range)
        let domain = domain(at: at.map { ByteRange($0 + 1, range.upper) } ?? range)
        named[place, question] = .some(domain)
        return domain
    }
}
