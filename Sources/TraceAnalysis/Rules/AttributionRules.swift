internal import TraceFields

/// A field that the server which it names did not write.
///
/// | finding | facts |
/// |---|---|
/// | `forged-authentication-results` | hop or writer (the name that it bears), count (of PASS statements in it), author (where known), method, domain |
enum ForgedResultsRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard let first = context.forged.first else { return Silence(.nothingToJudge) }
        let passes = context.forged.filter { context.isPass($0) }
        // Lists remove signatures, so a missing one alone proves little; and nobody gains by forging a line without a PASS.
        let isWeak = passes.isEmpty || passes.allSatisfy { context.trace.statements[$0].suspicion == .noSuchSignature }
        let contradicting = contradiction(to: passes, context)
        let leading = passes.first ?? first
        let line = context.trace.trustLine.map { [$0] } ?? []
        context.fire(
            nil, isWeak ? .warning : .critical, isWeak ? .likely : .certain, about: passes.isEmpty ? context.forged : passes,
            hops: contradicting == nil ? line : [], fields: contradicting.map { [context.trace.statements[$0].field] } ?? [],
            facts: [
                context.writer(leading), context.container(leading).authservID.map { Fact(.hop, .bytes($0)) }
                    ?? context.place(leading), Fact(.count, .number(passes.count)), context.author(),
                context.method(of: leading), context.name(leading),
            ])
        return context.answer()
    }

    /// What a trusted server said of the same method.
    private static func contradiction(to passes: [Int], _ context: RuleContext) -> Int? {
        for statement in passes {
            let method = context.reading(statement).method
            let others: [Int]
            switch method {
            case .spf: others = context.spf
            case .dkim: others = context.dkim
            case .dmarc: others = context.dmarc
            default: continue
            }
            if let other = others.first(where: { context.isTrusted($0) && !context.isPass($0) }) { return other }
        }
        return nil
    }
}

/// A PASS that only servers outside the trust line vouch for.
///
/// | finding | facts |
/// |---|---|
/// | `pass-from-untrusted-hop` | hop or the name that it bears, writer, method, domain, count (of such PASS statements), author (where known) |
enum UntrustedPassRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var claims: [Int] = []
        for statement in (context.spf + context.dkim + context.dmarc + context.compauth).sorted() where context.isPass(statement) {
            if context.isTrusted(statement) {
                context.pass(.trusted, statement: statement)
            } else if context.isSealed(statement) {
                context.pass(.sealed, statement: statement)
            } else {
                claims.append(statement)
            }
        }
        for group in context.groups(claims, by: { context.hop($0) ?? -context.trace.statements[$0].field - 1 }) {
            let first = group[0]
            context.fire(
                nil, .warning, .certain, about: group,
                facts: [
                    context.place(first), context.writer(first), context.method(of: first), context.name(first),
                    Fact(.count, .number(group.count)), context.author(),
                ])
        }
        return context.answer(.otherResult)
    }
}

extension RuleContext {
    /// Whether a seal vouches for a statement: it stands in a set of an unbroken chain whose sealer is in the way, or a chain that a
    /// trusted server accepted holds the same.
    func isSealed(_ statement: Int) -> Bool {
        switch source(statement) {
        case .originalAuthenticationResults: return true
        case .arcAuthenticationResults: return !isRefused(statement)
        case .authenticationResults, .receivedSPF: break
        }
        guard arc.contains(where: { isPass($0) && isTrusted($0) }) else { return false }
        let method = reading(statement).method
        return (spf + dkim + dmarc).contains { other in
            source(other) == .arcAuthenticationResults && reading(other).method == method && isPass(other)
                && domain(other) == domain(statement) && hop(other) == hop(statement)
        }
    }

    /// A set whose sealer is nowhere in the way, in a chain that is broken or that a trusted server refused.
    func isRefused(_ statement: Int) -> Bool {
        guard source(statement) == .arcAuthenticationResults, hop(statement) == nil, !isTrusted(statement) else { return false }
        return trace.arc.structure == .broken || arc.contains { result($0).wordClass == .fail && isTrusted($0) }
    }
}

/// A PASS that was recorded before the mail was sent on.
///
/// | finding | facts |
/// |---|---|
/// | `pass-from-earlier-leg` | hop, writer, method, domain, forwarder (where known), author (where known) |
enum EarlierLegRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard !context.trace.forwardings.isEmpty else { return Silence(.notForwarded) }
        var early: [Int] = []
        let passes = context.visible((context.spf + context.dkim + context.dmarc).filter { context.isPass($0) }).sorted()
        for statement in passes {
            // What a reader of the raw header takes for the result; seals and copies have a finding of their own.
            guard context.source(statement) == .authenticationResults else { continue }
            guard let leg = context.leg(statement), leg < context.lastLeg else {
                context.pass(.notForwarded, statement: statement)
                continue
            }
            if context.isTrusted(statement) || context.isSealed(statement) {
                early.append(statement)
            } else {
                context.pass(.notTrusted, statement: statement)
            }
        }
        for group in context.groups(early, by: { context.leg($0) }) {
            let first = group.first { context.reading($0).method == .spf } ?? group[0]
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
    private static func confidence(_ group: [Int], _ forwarding: Forwarding?, _ context: RuleContext) -> Confidence {
        let own = group.contains { context.isTrusted($0) } ? context.confidence(group) : .likely
        return min(own, forwarding?.confidence ?? .certain)
    }
}

/// A PASS in a copy of an earlier server's field.
///
/// | finding | facts |
/// |---|---|
/// | `result-copied-downstream` | writer, method, domain, hop (where known), count, author (where known) |
/// | variant `only-result` | the same: no other result of this message exists |
enum CopiedResultRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let firstHand = (context.spf + context.dkim + context.dmarc).filter {
            context.source($0) == .authenticationResults || context.source($0) == .receivedSPF
        }
        let newest = context.trace.arc.sets.last?.instance
        var copied = context.copies.filter { context.isPass($0) }
        for statement in context.spf + context.dkim + context.dmarc where context.isPass(statement) {
            guard context.source(statement) == .arcAuthenticationResults, !context.isRefused(statement) else { continue }
            let isOlder = context.container(statement).instance.map { $0 < newest ?? 0 } ?? false
            let isElsewhere = !firstHand.contains { context.hop($0) == context.hop(statement) }
            if isOlder || isElsewhere { copied.append(statement) }
        }
        guard !copied.isEmpty else { return context.answer(.noStatement) }
        copied.sort()
        let isOnly = firstHand.isEmpty && context.forged.isEmpty
        let first = copied[0]
        context.fire(
            isOnly ? .onlyResult : nil, isOnly ? .notice : .info, max(context.confidence(copied), .likely), about: copied,
            facts: [
                context.writer(first), context.method(of: first), context.name(first), context.place(first),
                Fact(.count, .number(copied.count)), context.author(),
            ])
        return context.answer()
    }
}
