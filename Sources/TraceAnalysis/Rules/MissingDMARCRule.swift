internal import TraceFields

/// Nobody compared the names.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-missing` | author (where known), record (where known), hop, writer |
/// | variant `not-evaluable` | also result: the receiver tried and could not |
/// | variant `no-policy` | also result: the receiver looked and recorded that there is no policy |
/// | variant `skipped` | also result: the receiver says that it did not do it |
enum MissingDMARCRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let leg = context.lastLeg
        if let told = context.dmarc.first(where: { isVerdict(context.result($0)) && isOfLeg($0, leg, context) }) {
            return Silence(.fieldPresent, statement: told + 1)
        }
        let verdicts = context.dmarc.filter { isOfLeg($0, leg, context) }
        var variant: Finding.Variant?
        var cited: [Int] = []
        if let tried = verdicts.first(where: { context.result($0).wordClass == .error }) {
            variant = .notEvaluable
            cited = [tried]
        } else if let empty = verdicts.first(where: { context.result($0) == .none }) ?? verdicts.first {
            // `none` is the word for a domain without a policy (RFC 7489 §11.2); the others only say that nothing was done.
            variant = context.result(empty) == .none ? .noPolicy : .skipped
            cited = [empty]
        } else {
            cited = (context.spf + context.dkim).filter { isFinalResult($0, leg, context) }.sorted()
            guard !cited.isEmpty else { return Silence(.noStatement) }
        }
        let record = context.trace.author.map { Fact(.record, .text("_dmarc." + context.trace.domains.text($0))) }
        context.fire(
            variant, .notice, context.confidence(cited), about: cited,
            facts: [
                context.author(), record, context.place(cited[0]), context.writer(cited[0]),
                variant == nil ? nil : context.result(of: cited[0]),
            ])
        return context.answer()
    }

    /// A word that a comparison of names leads to.
    private static func isVerdict(_ result: ResultWord) -> Bool {
        switch result.wordClass {
        case .pass, .passLike, .fail, .weak: true
        case .error, .nothing: false
        }
    }

    private static func isOfLeg(_ statement: Int, _ leg: Int, _ context: borrowing RuleContext) -> Bool {
        context.isTrusted(statement) && (context.leg(statement) ?? leg) == leg
    }

    /// A result of the last leg in a field that would hold the DMARC result too.
    private static func isFinalResult(_ statement: Int, _ leg: Int, _ context: borrowing RuleContext) -> Bool {
        guard isOfLeg(statement, leg, context) else { return false }
        switch context.source(statement) {
        case .authenticationResults, .arcAuthenticationResults: return true
        case .receivedSPF, .originalAuthenticationResults: return false
        }
    }
}
