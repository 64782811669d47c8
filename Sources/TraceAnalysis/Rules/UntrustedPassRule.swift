internal import TraceFields

/// A PASS that only servers outside the trust line vouch for.
///
/// | finding | facts |
/// |---|---|
/// | `pass-from-untrusted-hop` | hop or the name that it bears, writer, method, domain, count (of PASS statements), author |
enum UntrustedPassRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var claims: [Int] = []
        for statement in context.trace.subjects.judgements where context.isPass(statement) {
            if context.isTrusted(statement) {
                context.pass(.trusted, statement: statement)
            } else if context.isSealed(statement) {
                context.pass(.sealed, statement: statement)
            } else {
                claims.append(statement)
            }
        }
        for group in context.groups(claims, by: { $0.hop($1) ?? -$0.trace.statements[$1].field - 1 }) {
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
