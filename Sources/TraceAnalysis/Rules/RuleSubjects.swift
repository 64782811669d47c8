internal import TraceFields

/// The statements of one message by what rules ask of them, and the signs that it holds.
///
/// A part of the trace only to keep its memory from message to message.
struct RuleSubjects: Sendable {
    /// Indices of statements by method, in header order, without forged and renamed ones.
    var spf: [Int] = []
    var dkim: [Int] = []
    var dmarc: [Int] = []
    var arc: [Int] = []
    var compauth: [Int] = []
    /// Those of SPF, DKIM, DMARC and composite results together, in header order.
    var judgements: [Int] = []
    /// Statements in renamed copies.
    var copies: [Int] = []
    var forged: [Int] = []
    var holds: FindingRule.Needs = .always
    var signs: FindingRule.Signs = []
    /// For each statement what was found out about it.
    var notes: [Note] = []
    /// All PASS words that a check of the mail itself gave, and those of them that are trusted.
    var passes: [Int] = []
    var trustedPasses: [Int] = []

    struct Note: Sendable {
        /// The rules that fired about it, one bit a place in `Rules.all`.
        var fired: UInt64 = 0
        /// What its words mean; nil where nobody looked.
        var words: StatementWords?
    }

    mutating func begin(statements: Int) {
        spf.empty()
        dkim.empty()
        dmarc.empty()
        arc.empty()
        compauth.empty()
        judgements.empty()
        copies.empty()
        forged.empty()
        notes.empty()
        for _ in 0..<statements { notes.append(Note()) }
        holds = .always
        signs = []
    }
}
