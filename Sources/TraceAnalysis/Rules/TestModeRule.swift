internal import TraceFields

/// The key is marked as a test.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-test-mode` | domain (d=), record, selector (where known), result, hop, writer |
enum TestModeRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var tests = StatementSet()
        for statement in context.dkim {
            guard context.says(.testKey, statement) else {
                context.pass(.otherCause, statement: statement)
                continue
            }
            guard context.isTrusted(statement) else {
                context.pass(.notTrusted, statement: statement)
                continue
            }
            tests.insert(statement)
        }
        for group in context.groups(tests, by: { $0.domain($1) }) {
            let first = group.leading
            context.fire(
                nil, .notice, context.confidence(group), about: group,
                facts: [
                    context.name(first), context.result(of: first), context.place(first), context.writer(first),
                    context.record(of: first), context.selector(of: first),
                ])
        }
        return context.answer()
    }
}
