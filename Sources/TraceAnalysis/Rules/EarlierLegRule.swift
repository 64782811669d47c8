internal import TraceFields

/// A PASS that was recorded before the mail was sent on.
///
/// | finding | facts |
/// |---|---|
/// | `pass-from-earlier-leg` | hop, writer, method, domain, forwarder (where known), author (where known) |
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
        for group in context.groups(early, by: { $0.leg($1) }) {
            let first = (group & context.spf).first ?? group.leading
            let forwarding = context.trace.forwardings.first { $0.hop >= (context.hop(first) ?? 0) }
            context.fire(
                nil, .notice, confidence(group, forwarding, context), about: group,
                forwarding: forwarding?.n,
                facts: [
                    context.place(first), context.writer(first), context.method(of: first), context.name(first),
                    forwarding.flatMap { context.forwarder($0.n) }, context.author(),
                ])
        }
        return context.answer(.otherResult)
    }

    /// What only a seal vouches for is not more than likely.
    private static func confidence(_ group: StatementSet, _ forwarding: Forwarding?, _ context: borrowing RuleContext)
        -> Confidence
    {
        let own = (group & context.trusted).isEmpty ? .likely : context.confidence(group)
        return min(own, forwarding?.confidence ?? .certain)
    }
}
