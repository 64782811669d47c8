internal import TraceFields

/// A PASS that was recorded before the mail was sent on.
///
/// | finding | facts |
/// |---|---|
/// | `pass-from-earlier-leg` | hop, writer, method, domain, forwarder (where known), author (where known) |
/// | variant `other-name` | the same: none of what passed on that leg is about the author |
/// | variant `again` | the same: the final server recorded a PASS for the author too |
/// | variant `only-result` | the same: nothing was recorded behind the forwarding |
///
/// What passed in the name of a forwarder before is told by the finding on that forwarder.
enum EarlierLegRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard !context.trace.forwardings.isEmpty else { return Silence(.notForwarded) }
        var early = StatementSet()
        let passes =
            context.visible(context.spf & context.passed) | context.visible(context.dkim & context.passed)
            | context.visible(context.dmarc & context.passed)
        // What a reader of the raw header takes for the result; seals and copies have a finding of their own.
        for statement in passes & context.trace.subjects.ofFields {
            guard let leg = context.leg(statement), leg < context.lastLeg else {
                context.pass(context.leg(statement) == nil ? .notForwarded : .newestLeg, statement: statement)
                continue
            }
            if context.isTrusted(statement) || context.isSealed(statement) {
                early.insert(statement)
            } else {
                context.pass(.notTrusted, statement: statement)
            }
        }
        early = early.filter { context.role($0) != .forwarder || context.isAligned($0) }
        for group in context.groups(early, by: { $0.leg($1) }) { fire(group, &context) }
        return context.answer(.otherResult)
    }

    private static func fire(_ group: StatementSet, _ context: inout RuleContext) {
        let ofAuthor = group & context.aligned
        let told = ofAuthor.isEmpty ? group : ofAuthor
        let first = (told & context.spf).first ?? told.leading
        let forwarding = context.trace.forwardings.first { $0.hop >= (context.hop(first) ?? 0) }
        let again = ofAuthor.isEmpty ? nil : finalPass(context)
        context.fire(
            variant(first, ofAuthor.isEmpty, again, context), .notice, confidence(told, forwarding, context), about: told,
            beside: again, forwarding: forwarding?.n,
            facts: [
                context.place(first), context.writer(first), context.method(of: first), context.name(first),
                forwarding.flatMap { context.forwarder($0.n) }, context.author(),
            ])
    }

    private static func variant(
        _ first: Int, _ isOfOther: Bool, _ again: Int?, _ context: borrowing RuleContext
    ) -> Finding.Variant? {
        if isOfOther, context.trace.author != nil { return .otherName }
        return again != nil ? .again : isNewest(first, context) ? .onlyResult : nil
    }

    /// A PASS for the author that a trusted server of the last leg recorded and that does not rest on what was sealed before: a signature
    /// that survived, or DMARC.
    private static func finalPass(_ context: borrowing RuleContext) -> Int? {
        let passes = context.passed & context.aligned & context.trusted
        func isAgain(_ statement: Int) -> Bool {
            context.leg(statement) == context.lastLeg && !context.isOfOwnList(statement) && !context.isSelfAsserted(statement)
        }
        if let signature = (passes & context.dkim).first(where: isAgain) { return signature }
        return context.hasFired(.dmarcPassByARCOverride) ? nil : (passes & context.dmarc).first(where: isAgain)
    }

    /// Whether no result is of a newer leg, or of none that is known.
    private static func isNewest(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        let leg = context.leg(statement) ?? .max
        return (context.judgements - context.forged).allSatisfy { context.leg($0).map { $0 <= leg } ?? false }
    }

    /// What only a seal vouches for is not more than likely.
    private static func confidence(_ group: StatementSet, _ forwarding: Forwarding?, _ context: borrowing RuleContext)
        -> Confidence
    {
        let own = (group & context.trusted).isEmpty ? .likely : context.confidence(group)
        return min(own, forwarding?.confidence ?? .certain)
    }
}
