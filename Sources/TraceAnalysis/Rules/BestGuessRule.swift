internal import TraceFields

/// Words that look like a PASS although no record was there: `bestguesspass`, and SPF by a record that the receiver made up.
///
/// | finding | facts |
/// |---|---|
/// | `bestguesspass`, variant `dmarc` or `spf` | domain (tested), author (where known), result, hop, writer |
enum BestGuessRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        fire(.dmarc, context.dmarc.filter { context.result($0) == .bestguesspass }, &context)
        var guesses = StatementSet()
        for statement in context.spf where context.isPass(statement) || context.result(statement).wordClass == .passLike {
            if context.isGuess(statement) || context.result(statement) == .bestguesspass {
                guesses.insert(statement)
            } else {
                context.pass(.otherCause, statement: statement)
            }
        }
        fire(.spf, guesses, &context)
        return context.answer(.otherResult)
    }

    private static func fire(_ variant: Finding.Variant, _ statements: StatementSet, _ context: inout RuleContext) {
        var groups = context.groups(statements, by: { $0.domain($1) }).map { Array($0) }
        join(&groups, context)
        for group in groups {
            let first = group[0]
            context.fire(
                variant, .notice, context.confidence(group), about: group,
                facts: [
                    context.name(first), context.author(), context.result(of: first), context.place(first), context.writer(first),
                ])
        }
    }

    /// What bears no name is no second guess beside one of the same hop that bears one.
    private static func join(_ groups: inout [[Int]], _ context: borrowing RuleContext) {
        guard groups.count > 1, let nameless = groups.firstIndex(where: { context.domain($0[0]) == nil }) else { return }
        let hop = context.hop(groups[nameless][0])
        guard let named = groups.firstIndex(where: { context.domain($0[0]) != nil && context.hop($0[0]) == hop }) else { return }
        groups[named] += groups[nameless]
        groups.remove(at: nameless)
    }
}
