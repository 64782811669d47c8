internal import TraceFields

/// Nobody compared the names.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-missing` | author (where known), record (where known), hop, writer |
/// | variant `not-evaluable` | also result: the receiver tried and could not |
enum MissingDMARCRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let leg = context.lastLeg
        let verdicts = context.dmarc.filter { context.isTrusted($0) && (context.leg($0) ?? leg) == leg }
        var variant: Finding.Variant?
        var cited: [Int] = []
        if let told = verdicts.first(where: { isVerdict(context.result($0)) }) { return Silence(.fieldPresent, statement: told + 1) }
        if let tried = verdicts.first(where: { context.result($0).wordClass == .error }) {
            variant = .notEvaluable
            cited = [tried]
        } else if let empty = verdicts.first {
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

    /// A result of the last leg in a field that would hold the DMARC result too.
    private static func isFinalResult(_ statement: Int, _ leg: Int, _ context: RuleContext) -> Bool {
        guard context.isTrusted(statement), (context.leg(statement) ?? leg) == leg else { return false }
        switch context.source(statement) {
        case .authenticationResults, .arcAuthenticationResults: return true
        case .receivedSPF, .originalAuthenticationResults: return false
        }
    }
}

/// DMARC stands on one leg.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-pass-through-dkim-only` | author (where known), domain (d=), hop, writer |
enum DKIMOnlyRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for statement in context.dmarc where context.isPass(statement) {
            guard context.isTrusted(statement), let hop = context.hop(statement) else {
                context.pass(.notTrusted, statement: statement)
                continue
            }
            let paths = context.spf.filter { context.hop($0) == hop }
            guard !paths.isEmpty else {
                context.pass(.noStatement, statement: statement)
                continue
            }
            if let path = paths.first(where: { context.isPass($0) && context.isAlignedWithFrom($0) }) {
                context.pass(.aligned, statement: path)
                continue
            }
            guard let signature = context.dkim.first(where: { context.hop($0) == hop && context.isPass($0) && context.isAlignedWithFrom($0) })
            else {
                context.pass(.notAligned, statement: statement)
                continue
            }
            let cited = [statement, signature, paths[0]]
            context.fire(
                nil, .info, context.confidence([statement]), about: cited,
                facts: [context.author(), context.name(signature), context.place(statement), context.writer(statement)])
            return context.answer()
        }
        return context.answer(.otherResult)
    }
}

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
            let reason = reading.reason ?? context.trace.fields.property(.reason, of: reading)
            guard context.isPass(statement), let reason, let row = CompauthReasons.row(for: bytes, reason), row.meaning == .arcOverride
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
        if context.trace.says(.overridden, statement) { return true }
        if let reason = context.trace.fields.property(.overrideReason, of: reading) {
            for word: StaticString in ["trusted_forwarder", "local_policy", "mailing_list"] where bytes.matches(reason, word) { return true }
        }
        let accepted = context.trace.says(.acceptedDespitePolicy, statement) || actionIsNone(reading, context) && isStrict(statement, context)
        let sealed = context.trace.says(.chainPassed, statement)
            || context.arc.contains { context.hop($0) == context.hop(statement) && context.isPass($0) }
        if reading.result.wordClass == .fail, accepted, sealed { return true }
        context.pass(.otherCause, statement: statement)
        return false
    }

    private static func actionIsNone(_ reading: ResultStatement, _ context: RuleContext) -> Bool {
        guard let action = context.trace.fields.property(.action, of: reading) else { return false }
        return context.trace.block.bytes.matches(action, "none")
    }

    /// `p=reject` or `p=quarantine` in what any statement of the same hop says of the policy.
    private static func isStrict(_ statement: Int, _ context: RuleContext) -> Bool {
        let bytes = context.trace.block.bytes
        return context.dmarc.contains { other in
            guard context.hop(other) == context.hop(statement), let comments = context.reading(other).comments else { return false }
            for word: StaticString in ["p=reject", "p=quarantine", "policy=reject", "policy=quarantine"]
            where bytes.firstRange(of: word, in: comments) != nil { return true }
            return false
        }
    }

    /// The newest set that another than the accepting server sealed.
    private static func sealedSet(_ hop: Int?, _ context: RuleContext) -> Int? {
        let sets = context.trace.arc.sets
        guard let hop else { return sets.indices.last }
        return sets.indices.last { sets[$0].hop.map { $0 < hop } ?? false } ?? sets.indices.first
    }

    private static func sealer(_ set: Int?, _ hop: Int?, _ context: RuleContext) -> Fact? {
        if let set, let sealer = context.trace.arc.sets[set].sealer { return Fact(.sealer, .domain(sealer)) }
        if let hop, let client = context.trace.hops[hop - 1].client { return Fact(.sealer, .domain(client)) }
        return hop.map { Fact(.sealer, .hop($0)) }
    }
}

/// No seal, or only the receiver's own: what direct mail looks like.
///
/// | finding | facts |
/// |---|---|
/// | `arc-none-on-direct` | sealer (where there is a set), hop |
enum DirectARCRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        if let forwarding = context.trace.forwardings.last { return Silence(.forwarded, forwarding: forwarding.n) }
        let none = context.arc.filter { context.result($0) == .none && context.isTrusted($0) }
        let sets = context.trace.arc.sets
        if sets.count > 1 { return Silence(.fieldPresent, field: sets[1].seal.map { context.trace.fields.signatures[$0].field }) }
        let own = sets.first.flatMap { isOwn($0, &context) ? $0 : nil }
        guard !none.isEmpty || own != nil else { return Silence(.otherResult) }
        guard sets.isEmpty || own != nil else { return Silence(.otherRole) }
        context.fire(
            nil, .info, none.isEmpty ? max(own?.confidence ?? .likely, .likely) : context.confidence(none), about: none,
            signature: own?.seal,
            facts: [
                own?.sealer.map { Fact(.sealer, .domain($0)) },
                (own?.hop ?? none.first.flatMap { context.hop($0) }).map { Fact(.hop, .hop($0)) },
            ])
        return context.answer()
    }

    /// Sealed by the receiver itself, or by the author's own side.
    private static func isOwn(_ set: AttributedARCSet, _ context: inout RuleContext) -> Bool {
        guard set.instance == 1 else { return false }
        if let hop = set.hop, context.trace.hops[hop - 1].network == context.trace.hops.last?.network { return true }
        guard let sealer = set.sealer, let author = context.trace.author else { return false }
        if context.trace.domains.sameOrganization(sealer, author) { return true }
        // The sender's provider seals what it takes from its users.
        return set.hop == nil || set.hop == 1
    }
}
