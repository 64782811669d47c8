internal import TraceFields

/// DMARC stands on one leg.
///
/// | finding | facts |
/// |---|---|
/// | `dmarc-pass-through-dkim-only` | author (where known), domain (d=), hop, writer |
enum DKIMOnlyRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for statement in context.dmarc & context.passed {
            guard context.isTrusted(statement), let hop = context.hop(statement) else {
                context.pass(.notTrusted, statement: statement)
                continue
            }
            guard !context.isFromWriters(statement), context.isPolicyOfAuthor(statement) else {
                context.pass(.otherRole, statement: statement)
                continue
            }
            let paths = context.spf.filter { context.hop($0) == hop }
            guard let anyPath = paths.first else {
                context.pass(.noStatement, statement: statement)
                continue
            }
            if let path = (paths & context.passed).first(where: { context.isAlignedWithFrom($0) }) {
                context.pass(.aligned, statement: path)
                continue
            }
            guard
                let signature = (context.dkim & context.passed).first(where: {
                    context.hop($0) == hop && context.isAlignedWithFrom($0)
                })
            else {
                context.pass(.notAligned, statement: statement)
                continue
            }
            let cited = [statement, signature, anyPath]
            context.fire(
                nil, .info, context.confidence([statement]), about: cited,
                facts: [context.author(), context.name(signature), context.place(statement), context.writer(statement)])
            return context.answer()
        }
        return context.answer(.otherResult)
    }
}
