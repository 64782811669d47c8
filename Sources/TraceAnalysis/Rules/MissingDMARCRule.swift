internal import TraceFields

/// Nobody compared the names.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-missing` | author (the name in From, whoever wrote it there; where known), record (where known; of a subdomain that of its organization too), hop, writer |
/// | variant `not-evaluable` | also result: the receiver tried and could not |
/// | variant `no-policy` | also result: the receiver looked and recorded that there is no policy |
/// | variant `skipped` | also result: the receiver says that it did not do it |
/// | variant `unread-author` | also result: the receiver found no domain in From |
/// | variant `several-authors` | also result, where one was recorded: From names several domains |
enum MissingDMARCRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        if context.mayLackResults { return Silence(.copyCut) }
        let leg = context.lastLeg
        let verdicts = (context.dmarc & context.trusted).filter { context.leg($0) ?? leg == leg }
        if let told = verdicts.first(where: { isVerdict(context.result($0)) }) {
            return Silence(.fieldPresent, statement: told + 1)
        }
        if let other = context.trace.subjects.fetched.first(where: { context.method($0) == .dmarc }) {
            return Silence(.otherRole, statement: other + 1)
        }
        // What was asked about another name says nothing of the author's policy.
        if let other = verdicts.first(where: { context.domain($0) != nil && !context.isPolicyOfAuthor($0) }),
            context.trace.author != nil, context.trace.rewrittenFrom == nil
        {
            return Silence(.notAligned, statement: other + 1)
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
        if verdicts.isEmpty, let earlier = earlierWord(context) {
            if isVerdict(context.result(earlier)) { return Silence(.settledElsewhere, statement: earlier + 1) }
            variant = .noPolicy
            cited = StatementSet(earlier)
        }
        if context.trace.hasSeveralAuthors { variant = .severalAuthors }
        guard let first = cited.first else { return Silence(.noStatement) }
        let record = context.trace.author.map { Fact(.record, .text(.policy($0))) }
        let isOpen = variant == nil && hasOpenWord(of: first, context)
        // A policy of the organization holds for its subdomains too (RFC 7489 §6.6.3).
        let organization = context.trace.author.map { context.trace.domains.organization($0) }
        let above = organization.flatMap { $0 == context.trace.author ? nil : Fact(.record, .text(.policy($0))) }
        context.fire(
            variant, .notice, isOpen ? .ambiguous : context.confidence(cited), about: cited,
            facts: [
                context.trace.author.map { Fact(.author, .domain($0)) }, record, above, context.place(first),
                context.writer(first),
                context.dmarc.contains(first) ? context.result(of: first) : nil,
            ])
        return context.answer()
    }

    /// What a server before a forwarding found out about the author's policy: one that is trusted, or under a seal that was accepted.
    private static func earlierWord(_ context: borrowing RuleContext) -> Int? {
        let isAccepted = !(context.arc & context.passed & context.trusted).isEmpty
        return context.dmarc.first { statement in
            guard context.isTrusted(statement) || isAccepted && context.isSealed(statement) else { return false }
            guard context.domain(statement) != nil, context.isPolicyOfAuthor(statement) else { return false }
            return context.result(statement) == .none || isVerdict(context.result(statement))
        }
    }

    /// Whether a DMARC result stands in the same server's name, and nothing tells that it is of this delivery: it may be.
    private static func hasOpenWord(of statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let writer = context.writerName(statement) else { return false }
        return (context.dmarc - context.forged).contains {
            isVerdict(context.result($0)) && context.writerName($0) == writer && context.trace.statements[$0].suspicion == nil
        }
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
