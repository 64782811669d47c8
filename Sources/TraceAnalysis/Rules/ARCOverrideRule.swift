internal import TraceFields

/// DMARC failed, and the receiver believed a seal.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-pass-by-arc-override` | hop, writer, sealer, author (where known), result (of DMARC, where recorded) |
enum ARCOverrideRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for statement in context.compauth + context.dmarc {
            guard isOverride(statement, &context) else { continue }
            guard context.isTrusted(statement) else {
                context.pass(.notTrusted, statement: statement)
                continue
            }
            let hop = context.hop(statement)
            let policy = context.dmarc.first { context.hop($0) == hop }
            let chain = context.arc.first { context.hop($0) == hop && context.isPass($0) }
            let set = sealedSet(hop, context)
            let confidence = min(context.confidence([statement]), chain == nil && set == nil ? .likely : .certain)
            var cited = [statement]
            for other in [policy, chain] { if let other, other != statement { cited.append(other) } }
            context.fire(
                nil, .notice, confidence, about: cited, signature: set.flatMap { context.trace.arc.sets[$0].seal },
                facts: [
                    context.place(statement), context.writer(statement), sealer(set, hop, context), context.author(),
                    policy.map { context.result(of: $0) },
                ])
            return context.answer()
        }
        return context.answer(.otherResult)
    }

    private static func isOverride(_ statement: Int, _ context: inout RuleContext) -> Bool {
        let reading = context.reading(statement)
        let bytes = context.trace.block.bytes
        if reading.method == .compauth {
            let reason = reading.reason ?? context.property(.reason, statement)
            guard context.isPass(statement), let reason, let row = CompauthReasons.row(for: bytes, reason),
                row.meaning == .arcOverride
            else {
                context.pass(.otherCause, statement: statement)
                return false
            }
            return true
        }
        guard !context.isPass(statement) else {
            context.pass(.otherResult, statement: statement)
            return false
        }
        if context.says(.overridden, statement) { return true }
        if let reason = context.property(.overrideReason, statement) {
            for word: StaticString in ["trusted_forwarder", "local_policy", "mailing_list"] where bytes.matches(reason, word) {
                return true
            }
        }
        let accepted =
            context.says(.acceptedDespitePolicy, statement) && !asksNothing(statement, context)
            || actionIsNone(statement, context) && isStrict(statement, context)
        let sealed =
            context.says(.chainPassed, statement)
            || context.arc.contains { context.hop($0) == context.hop(statement) && context.isPass($0) }
        if reading.result.wordClass == .fail, accepted, sealed { return true }
        context.pass(.otherCause, statement: statement)
        return false
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
