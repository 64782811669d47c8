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
    /// The list that put its own address into From; then its name is not the author's.
    var hasListFrom = false
    /// For each statement whether SPF judged by a record that the receiver made up, where it was looked up.
    var guesses: [Guess] = []
    /// The rules that fired about each statement, one bit a place in `Rules.all`.
    var fired: [UInt64] = []

    /// All PASS words that a check of the mail itself gave, and those of them that are trusted.
    var passes: [Int] = []
    var trustedPasses: [Int] = []

    enum Guess: UInt8 { case unknown, no, yes }

    mutating func begin(statements: Int) {
        spf.removeAll(keepingCapacity: true)
        dkim.removeAll(keepingCapacity: true)
        dmarc.removeAll(keepingCapacity: true)
        arc.removeAll(keepingCapacity: true)
        compauth.removeAll(keepingCapacity: true)
        judgements.removeAll(keepingCapacity: true)
        copies.removeAll(keepingCapacity: true)
        forged.removeAll(keepingCapacity: true)
        guesses.removeAll(keepingCapacity: true)
        fired.removeAll(keepingCapacity: true)
        for _ in 0..<statements {
            fired.append(0)
            guesses.append(.unknown)
        }
        holds = .always
        signs = []
    }
}
