internal import TraceFields

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
