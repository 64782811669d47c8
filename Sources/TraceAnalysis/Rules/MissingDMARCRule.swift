internal import TraceFields

/// Nobody compared the names.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-missing` | author (where known), record (where known), hop, writer |
/// | variant `not-evaluable` | also result: the receiver tried and could not |
/// | variant `no-policy` | also result: the receiver looked and recorded that there is no policy |
/// | variant `skipped` | also result: the receiver says that it did not do it |
/// | variant `unread-author` | also result: the receiver found no domain in From |
/// | variant `several-authors` | also result, where one was recorded: From names several domains |
enum MissingDMARCRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let leg = context.lastLeg
        let verdicts = (context.dmarc & context.trusted).filter { context.leg($0) ?? leg == leg }
        if let told = verdicts.first(where: { isVerdict(context.result($0)) }) {
            return Silence(.fieldPresent, statement: told + 1)
        }
        var variant: Finding.Variant?
        var cited = StatementSet()
        if let tried = verdicts.first(where: { context.result($0).wordClass == .error }) {
            variant = .notEvaluable
            cited.insert(tried)
        } else if let empty = verdicts.first(where: { context.result($0) == .none }) ?? verdicts.first {
            // `none` is the word for a domain without a policy (RFC 7489 §11.2); the others only say that nothing was done.
            variant = isNameless(empty, context) ? .unreadAuthor : context.result(empty) == .none ? .noPolicy : .skipped
            cited.insert(empty)
        } else {
            // Results in a field that would hold the DMARC result too.
            let places = context.trace.subjects.ofFields | context.trace.subjects.ofSets
            cited = ((context.spf | context.dkim) & context.trusted & places).filter { context.leg($0) ?? leg == leg }
        }
        if context.trace.hasSeveralAuthors { variant = .severalAuthors }
        guard let first = cited.first else { return Silence(.noStatement) }
        if variant == nil, let told = verdict(of: first, context) { return Silence(.fieldPresent, statement: told + 1) }
        let record = context.trace.author.map { Fact(.record, .text(.policy($0))) }
        context.fire(
            variant, .notice, context.confidence(cited), about: cited,
            facts: [
                context.author(), record, context.place(first), context.writer(first),
                verdicts.isEmpty ? nil : context.result(of: first),
            ])
        return context.answer()
    }

    /// A word on DMARC by the same server about another of its lines: it looked at the policy there, and need not look again.
    private static func verdict(of statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let writer = context.writerName(statement) else { return nil }
        return (context.dmarc & context.trusted).first { context.writerName($0) == writer }
    }

    /// `header.from=` without a value: there was nothing that it could have asked about.
    private static func isNameless(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        context.property(.headerFrom, statement)?.isEmpty ?? false
    }

    /// A word that a comparison of names leads to.
    private static func isVerdict(_ result: ResultWord) -> Bool {
        switch result.wordClass {
        case .pass, .passLike, .fail, .weak: true
        case .error, .nothing: false
        }
    }
}
