internal import TraceFields

/// DMARC failed, and the receiver believed a seal.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-pass-by-arc-override` | hop, writer, sealer, author (where known), result (of DMARC, where recorded) |
/// | variant `own-user` | the same: what is sealed is the sealer's word for its own user |
enum ARCOverrideRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for statement in context.compauth where isComposite(statement, &context) && isTold(statement, &context) {
            return fire(statement, &context)
        }
        for statement in context.dmarc where isOverride(statement, &context) && isTold(statement, &context) {
            return fire(statement, &context)
        }
        return context.answer(.otherResult)
    }

    private static func fire(_ statement: Int, _ context: inout RuleContext) -> Silence? {
        let hop = context.hop(statement)
        let policy = context.dmarc.first { context.hop($0) == hop }
        let chain = (context.arc & context.passed).first { context.hop($0) == hop }
        let set = sealedSet(hop, context)
        let confidence = min(context.confidence([statement]), chain == nil && set == nil ? .likely : .certain)
        var cited = [statement]
        for other in [policy, chain] { if let other, other != statement { cited.append(other) } }
        context.fire(
            isOnOwnUsersResult(set, context) ? .ownUser : nil, .notice, confidence, about: cited,
            signature: set.flatMap { context.trace.arc.sets[$0].seal },
            facts: [
                context.place(statement), context.writer(statement), sealer(set, hop, context), context.author(),
                policy.map { context.result(of: $0) },
            ])
        return context.answer()
    }

    /// Whether no PASS up to the set that was believed is that of a check.
    private static func isOnOwnUsersResult(_ set: Int?, _ context: borrowing RuleContext) -> Bool {
        guard let newest = set.map({ context.trace.arc.sets[$0].instance }) else { return false }
        let passes = (context.spf | context.dkim | context.dmarc) & context.trace.subjects.ofSets & context.passed
        let sealed = passes.filter { context.instance($0).map { $0 <= newest } ?? false }
        return !sealed.isEmpty && sealed.allSatisfy { context.isSelfAsserted($0) }
    }

    /// Whether a server that is trusted says it.
    private static func isTold(_ statement: Int, _ context: inout RuleContext) -> Bool {
        if context.isTrusted(statement) { return true }
        context.pass(.notTrusted, statement: statement)
        return false
    }

    /// A composite result that passed because of a seal.
    private static func isComposite(_ statement: Int, _ context: inout RuleContext) -> Bool {
        let reason = context.reading(statement).reason ?? context.property(.reason, statement)
        if context.isPass(statement), let reason, let row = CompauthReasons.row(for: context.trace.block.bytes, reason),
            row.meaning == .arcOverride, !context.trace.arc.sets.isEmpty || context.mayLackResults
        {
            return true
        }
        context.pass(.otherCause, statement: statement)
        return false
    }

    /// DMARC that did not pass, and was set aside.
    private static func isOverride(_ statement: Int, _ context: inout RuleContext) -> Bool {
        guard !context.isPass(statement) else {
            context.pass(.otherResult, statement: statement)
            return false
        }
        if context.says(.overridden, statement) || isExcused(statement, context) { return true }
        let isFailure = context.result(statement).wordClass == .fail
        if isFailure, isSealed(statement, context), isAccepted(statement, context) { return true }
        context.pass(.otherCause, statement: statement)
        return false
    }

    /// The receiver names a reason of its own for which it did not apply the policy.
    private static func isExcused(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let reason = context.property(.overrideReason, statement) else { return false }
        for word: StaticString in ["trusted_forwarder", "local_policy", "mailing_list"]
        where context.trace.block.bytes.matches(reason, word) { return true }
        return false
    }

    private static func isSealed(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        (context.arc & context.passed).contains { context.hop($0) == context.hop(statement) }
            || context.says(.chainPassed, statement)
    }

    private static func isAccepted(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        isAcceptedInWords(statement, context) && !asksNothing(statement, context)
            || actionIsNone(statement, context) && isStrict(statement, context)
    }

    /// `oreject`, or `dis=none` as Google writes it, with `sp=`. OpenDMARC writes `(p=reject dis=none)` of all that it was told to leave to
    /// others.
    private static func isAcceptedInWords(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard context.says(.acceptedDespitePolicy, statement), let comments = context.reading(statement).comments else {
            return false
        }
        let bytes = context.trace.block.bytes
        return bytes.firstRange(of: "dis=none", in: comments) == nil || bytes.firstRange(of: " sp=", in: comments) != nil
    }

    private static func actionIsNone(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let action = context.property(.action, statement) else { return false }
        return context.trace.block.bytes.matches(action, "none")
    }

    /// `p=reject` or `p=quarantine` in what any statement of the same hop says of the policy.
    private static func isStrict(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        policy(of: statement, names: ["p=reject", "p=quarantine", "policy=reject", "policy=quarantine"], context)
    }

    /// `p=none`: there was nothing to override, and whatever seal there is made no difference.
    private static func asksNothing(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        !isStrict(statement, context) && policy(of: statement, names: ["p=none", "policy=none"], context)
    }

    private static func policy(of statement: Int, names: [StaticString], _ context: borrowing RuleContext) -> Bool {
        let bytes = context.trace.block.bytes
        return context.dmarc.contains { other in
            guard context.hop(other) == context.hop(statement), let comments = context.reading(other).comments else {
                return false
            }
            return names.contains { bytes.firstRange(of: $0, in: comments) != nil }
        }
    }

    /// The newest set that another than the accepting server sealed.
    private static func sealedSet(_ hop: Int?, _ context: borrowing RuleContext) -> Int? {
        let sets = context.trace.arc.sets
        guard let hop else { return sets.indices.last }
        return sets.indices.last { sets[$0].hop.map { $0 < hop } ?? false } ?? sets.indices.first
    }

    private static func sealer(_ set: Int?, _ hop: Int?, _ context: borrowing RuleContext) -> Fact? {
        if let set, let sealer = context.trace.arc.sets[set].sealer { return Fact(.sealer, .domain(sealer)) }
        if let hop, let client = context.trace.hops[hop - 1].client { return Fact(.sealer, .domain(client)) }
        return hop.map { Fact(.sealer, .hop($0)) }
    }
}
