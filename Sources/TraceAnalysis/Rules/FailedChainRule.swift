internal import TraceFields

/// A receiver found that the seals (ARC) do not hold.
///
/// | finding | facts |
/// |---|---|
/// | `arc-failed` | hop, writer, result, author (where known) |
enum FailedChainRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let failed = context.arc.filter { context.result($0).wordClass == .fail }
        guard !failed.isEmpty else { return Silence(.otherResult, statement: context.arc.first.map { $0 + 1 }) }
        let told = failed & context.trusted
        guard !told.isEmpty else { return Silence(.notTrusted, statement: failed.leading + 1) }
        let first = told.leading
        // Who sent the mail on last before that may have changed what was sealed.
        let forwarding = context.forwarding(before: first) { _ in true }
        context.fire(
            nil, .info, context.confidence(told), about: told, forwarding: forwarding,
            facts: [context.place(first), context.writer(first), context.result(of: first), context.author()])
        return context.answer()
    }
}
