internal import TraceFields

/// A signature that does not protect the `From` field that the reader sees (RFC 6376 §5.4, §8.15).
///
/// | finding | facts |
/// |---|---|
/// | `dkim-from-not-signed` | domain (d=), count (of `From` fields), selector, author (where known) |
enum UnsignedFromRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var count = 0
        for index in context.trace.block.fields.indices where context.trace.block.fields[index].known == .from { count += 1 }
        for (index, signature) in context.trace.fields.signatures.enumerated() where signature.kind == .dkim {
            guard signature.headers != nil else { continue }
            let signed = signature.signedHeaderCount(of: "from", in: context.trace.block.bytes)
            guard signed == 0 || signed < count else {
                context.pass(.otherResult, field: signature.field)
                continue
            }
            let statements = context.dkim.filter { context.trace.statements[$0].signature == index }
            let passes = statements & context.passed
            guard !statements.isEmpty else {
                context.pass(.noStatement, field: signature.field)
                continue
            }
            context.fire(
                nil, passes.isEmpty ? .notice : .critical, context.confidence(passes.isEmpty ? statements : passes),
                about: passes.isEmpty ? statements : passes,
                fields: context.trace.block.fields.indices.filter { context.trace.block.fields[$0].known == .from },
                signature: index,
                facts: [
                    signature.domain.map { Fact(.domain, .bytes($0)) }, Fact(.count, .number(count)),
                    signature.selector.map { Fact(.selector, .bytes($0)) }, context.author(),
                ])
        }
        return context.answer()
    }
}
