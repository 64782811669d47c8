internal import TraceFields

/// An SPF FAIL that a forwarder caused by keeping the envelope sender.
///
/// | finding | facts |
/// |---|---|
/// | `spf-fail-explained-by-forwarding` | forwarder, domain (tested), result, hop, writer, author, destination (where known) |
/// | variant `claimed` | the same: no line of a trusted server shows the forwarding, and no signature of the author passed |
enum ExplainedFailRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let fails = context.visible(context.spf.filter { isNoPass(context.result($0)) })
        for group in context.groups(fails, by: { $0.nameOnLeg($1) }) {
            let first = group.leading
            guard context.isTrusted(first) else {
                context.pass(.notTrusted, statement: first)
                continue
            }
            // There was no record in which the forwarder could have stood.
            guard !context.isGuess(first) else {
                context.pass(.otherCause, statement: first)
                continue
            }
            guard let forwarding = keeping(before: first, context) else {
                context.pass(.notForwarded, statement: first)
                continue
            }
            guard isOriginName(first, &context) else {
                context.pass(.notAligned, statement: first)
                continue
            }
            if let earlier = earlierFail(than: first, context) {
                context.pass(.settledElsewhere, statement: earlier)
                continue
            }
            context.fire(
                isClaimed(forwarding, context) ? .claimed : nil, .notice,
                min(context.confidence(group), confidence(forwarding, context)), about: group,
                forwarding: forwarding,
                facts: [
                    context.forwarder(forwarding), context.name(first), context.result(of: first), context.place(first),
                    context.writer(first), context.author(), context.destination(forwarding),
                ])
        }
        return context.answer(.otherResult)
    }

    static func isNoPass(_ result: ResultWord) -> Bool {
        switch result {
        case .fail, .hardfail, .softfail, .neutral: true
        case .other, .none, .pass, .policy, .temperror, .permerror, .bestguesspass, .softpass, .reject, .error, .timeout,
            .unknown,
            .invalid, .skipped, .ignore, .unsigned, .discard, .quarantine, .signed, .nxdomain, .tmperror, .absent:
            false
        }
    }

    /// The newest forwarding before the statement, where it kept the envelope sender.
    private static func keeping(before statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let forwarding = context.forwarding(before: statement, where: { _ in true }) else { return nil }
        let value = context.trace.forwardings[forwarding - 1]
        return value.isRewritten || value.kind == .unknown ? nil : forwarding
    }

    /// The author's name, or the one under which the mail set out.
    private static func isOriginName(_ statement: Int, _ context: inout RuleContext) -> Bool {
        if context.isAligned(statement) { return true }
        guard let domain = context.domain(statement) else { return false }
        // Nobody rewrote the envelope before: its name is still the first one.
        guard context.trace.forwardings.contains(where: \.isRewritten) else { return true }
        guard let origin = context.trace.hops.first(where: { $0.envelope.domain != nil })?.envelope.domain else { return false }
        return context.trace.domains.sameOrganization(origin, domain)
    }

    /// The same name failed before it was forwarded: then forwarding is not the reason.
    private static func earlierFail(than statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let leg = context.leg(statement) else { return nil }
        return context.spf.first { other in
            guard let earlier = context.leg(other), earlier < leg, context.isTrusted(other) else { return false }
            return context.domain(other) == context.domain(statement) && isNoPass(context.result(other))
        }
    }

    /// Hops below the trust line can be painted; a surviving signature of the author speaks for them.
    private static func confidence(_ forwarding: Int, _ context: borrowing RuleContext) -> Confidence {
        let value = context.trace.forwardings[forwarding - 1].confidence
        if isInside(forwarding, context) { return value }
        return min(value, isClaimed(forwarding, context) ? .ambiguous : .likely)
    }

    private static func isClaimed(_ forwarding: Int, _ context: borrowing RuleContext) -> Bool {
        !isInside(forwarding, context) && context.authorSignaturePass == nil && !isHandedOverByService(forwarding, context)
    }

    /// Whether the next server that is trusted took the mail from a service that only forwards, by the name that it looked up or by a signature of
    /// the service that passed there.
    private static func isHandedOverByService(_ forwarding: Int, _ context: borrowing RuleContext) -> Bool {
        let hop = context.trace.forwardings[forwarding - 1].hop
        func isForwarder(_ domain: DomainID?) -> Bool {
            domain.flatMap { context.trace.domains.network($0) }?.role == .forwarder
        }
        guard let taken = context.trace.hops[hop...].first(where: { $0.isTrusted && $0.isStation }) else { return false }
        if isForwarder(context.trace.domain(at: TrustStep.confirmedName(of: taken, &context.trace))) { return true }
        return (context.dkim & context.passed & context.trusted).contains { isForwarder(context.domain($0)) }
    }

    private static func isInside(_ forwarding: Int, _ context: borrowing RuleContext) -> Bool {
        let hop = context.trace.forwardings[forwarding - 1].hop
        return hop > 0 && context.trace.hops[hop - 1].isTrusted
    }
}
