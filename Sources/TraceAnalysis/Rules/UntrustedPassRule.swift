internal import TraceFields

/// A PASS that only servers outside the trust line vouch for.
///
/// | finding | facts |
/// |---|---|
/// | `pass-from-untrusted-hop` | hop or the name that it bears, writer, method, domain, count (of PASS results), author |
/// | variant `unattributed` | the same, with hop: the oldest trusted one, above whose line the field stands |
enum UntrustedPassRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var claims = StatementSet()
        for statement in context.judgements & context.passed {
            if context.isTrusted(statement) {
                context.pass(.trusted, statement: statement)
            } else if context.isSealed(statement) {
                context.pass(.sealed, statement: statement)
            } else {
                claims.insert(statement)
            }
        }
        for statement in context.copies & context.passed where context.isUnrenamed(statement) {
            guard context.isJudgement(statement), context.domain(statement) != nil else { continue }
            if context.isRepeatedUnderSeal(statement) {
                context.pass(.sealed, statement: statement)
            } else {
                claims.insert(statement)
            }
        }
        for group in context.groups(claims, by: { $0.hop($1) ?? -$0.trace.statements[$1].field - 1 }) {
            fire(group, &context)
        }
        return context.answer(.otherResult)
    }

    private static func fire(_ group: StatementSet, _ context: inout RuleContext) {
        let first = group.leading
        let line = lineBelow(first, context)
        context.fire(
            line == nil ? nil : .unattributed, .warning, .certain, about: group,
            facts: [
                line.map { Fact(.hop, .hop($0)) } ?? context.place(first), context.writer(first), context.method(of: first),
                context.name(first), Fact(.count, .number(count(group, context))), context.author(),
            ])
    }

    /// How many statements passed under the name of the first, in whatever field.
    private static func count(_ group: StatementSet, _ context: borrowing RuleContext) -> Int {
        guard let name = context.trace.domain(at: context.writersName(group.leading)) else { return group.count }
        let named = context.passed.filter { context.trace.domain(at: context.writersName($0)) == name }
        return max(group.count, named.count)
    }

    /// The oldest trusted hop, where a field that is given to nobody stands above its line: only the receiving side writes there.
    private static func lineBelow(_ statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard context.hop(statement) == nil, context.trace.order.isReliable, let line = context.trace.trustLine,
            context.trace.statements[statement].field < context.trace.hops[line - 1].field
        else { return nil }
        return line
    }
}
