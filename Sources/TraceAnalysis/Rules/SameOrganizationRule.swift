internal import TraceFields

/// A PASS for another name of the author's organization.
///
/// | finding | facts |
/// |---|---|
/// | `same-org-different-service` | domain (tested), author, method, hop |
enum SameOrganizationRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard let author = context.trace.author else { return Silence(.noAuthor) }
        var relatives = StatementSet()
        for statement in (context.spf | context.dkim) & context.passed {
            guard context.trace.statements[statement].alignment == .relaxed, context.domain(statement) != author else {
                context.pass(context.isAligned(statement) ? .aligned : .notAligned, statement: statement)
                continue
            }
            if context.isGuess(statement) {
                context.pass(.otherResult, statement: statement)
                continue
            }
            if isStrict(statement, context) || !context.isAligned(statement) {
                context.pass(.otherRole, statement: statement)
                continue
            }
            relatives.insert(statement)
        }
        for group in context.groups(relatives, by: { $0.domain($1) }) {
            let first = group.leading
            context.fire(
                nil, .info, context.confidence(group), about: group,
                facts: [context.name(first), context.author(), context.method(of: first), context.place(first)])
        }
        return context.answer(.otherResult)
    }

    /// `aspf=s` or `adkim=s` in what the same server says of the policy.
    private static func isStrict(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        let mark: StaticString = context.method(statement) == .spf ? "aspf=s" : "adkim=s"
        return context.dmarc.contains { other in
            guard context.hop(other) == context.hop(statement), let comments = context.reading(other).comments else {
                return false
            }
            return context.trace.block.bytes.firstRange(of: mark, in: comments) != nil
        }
    }
}
