internal import TraceFields

/// The statements of one message by what rules ask of them, and the signs that it holds.
///
/// A part of the trace only to keep its memory from message to message.
struct RuleSubjects: Sendable {
    // By method, without forged and renamed ones.
    var spf = StatementSet()
    var dkim = StatementSet()
    var dmarc = StatementSet()
    var arc = StatementSet()
    var compauth = StatementSet()
    /// Those of SPF, DKIM, DMARC and composite results together.
    var judgements = StatementSet()
    /// Statements in renamed copies.
    var copies = StatementSet()
    var forged = StatementSet()
    /// Judgements of a server that fetched the mail, about a connection that it did not take.
    var fetched = StatementSet()
    // By what they say and who says it, whatever their method.
    var passed = StatementSet()
    var trusted = StatementSet()
    var aligned = StatementSet()
    /// SPF that passed by a record that the receiver made up.
    var guesses = StatementSet()
    /// Statements of Authentication-Results, and of fields in ARC sets.
    var ofFields = StatementSet()
    var ofSets = StatementSet()
    var kinds = Kinds()
    var holds: FindingRule.Needs = .always
    var signs: FindingRule.Signs = []
    /// For each statement what was found out about it.
    var notes: [Note] = []

    /// The kinds of words that were said by method, forged ones included: one bit a kind.
    struct Kinds: Sendable {
        var path: UInt8 = 0
        var signature: UInt8 = 0
        var policy: UInt8 = 0

        var pathFailed: Bool { path & 0b110 != 0 }
        var pathsDiffer: Bool { path & path &- 1 != 0 }
        var signaturesDiffer: Bool { signature & signature &- 1 != 0 }
        var policiesDiffer: Bool { policy & policy &- 1 != 0 }
    }

    struct Note: Sendable {
        /// The rules that fired about it, one bit a place in `Rules.all`.
        var fired: UInt64 = 0
        /// What its words mean; nil where nobody asked.
        var words: StatementWords?
    }

    /// Forgets the last message but keeps the memory.
    mutating func begin(statements: Int) {
        var next = RuleSubjects()
        swap(&next.notes, &notes)
        next.notes.empty()
        for _ in 0..<statements { next.notes.append(Note()) }
        self = next
    }
}
