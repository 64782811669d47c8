internal import TraceFields

/// SPF that neither allowed nor clearly rejected the server.
///
/// | finding | facts |
/// |---|---|
/// | `spf-neutral-softfail` | result, domain (tested), hop, writer, author (where known) |
enum SoftfailRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let weak = context.visible(context.spf.filter { context.result($0) == .softfail || context.result($0) == .neutral })
        for group in context.groups(weak, by: { $0.nameOnLeg($1) }) {
            let first = group[0]
            guard !context.isGuess(first) else {
                context.pass(.otherCause, statement: first)
                continue
            }
            let isOnOrigin = context.leg(first) == 1 && context.authorSignaturePass == nil
            context.fire(
                nil, isOnOrigin ? .notice : .info, context.confidence(group), about: group,
                facts: [
                    context.result(of: first), context.name(first), context.place(first), context.writer(first), context.author(),
                ])
        }
        return context.answer(.otherResult)
    }
}
