internal import TraceFields

/// No seal, or only the receiver's own: what direct mail looks like.
///
/// | finding | facts |
/// |---|---|
/// | `arc-none-on-direct` | hop |
/// | variant `own-seal` | sealer, hop (where known) |
enum DirectARCRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        if let forwarding = context.trace.forwardings.last { return Silence(.forwarded, forwarding: forwarding.n) }
        // A chain that is broken is another matter.
        if context.trace.arc.structure == .broken { return Silence(.otherResult) }
        if let failed = (context.arc & context.trusted).first(where: { context.result($0).wordClass == .fail }) {
            return Silence(.otherResult, statement: failed + 1)
        }
        let none = (context.arc & context.trusted).filter { context.result($0) == .none }
        let sets = context.trace.arc.sets
        if sets.count > 1 { return Silence(.fieldPresent, field: sets[1].seal.map { context.trace.fields.signatures[$0].field }) }
        let own = sets.first.flatMap { isOwn($0, &context) ? $0 : nil }
        guard !none.isEmpty || own != nil else { return Silence(.otherResult) }
        guard sets.isEmpty || own != nil else { return Silence(.otherRole) }
        context.fire(
            own == nil ? nil : .ownSeal, .info,
            none.isEmpty ? max(own?.confidence ?? .likely, .likely) : context.confidence(none), about: none,
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
