internal import TraceFields

/// A signature that does not protect the `From` field that the reader sees (RFC 6376 §5.4, §8.15).
///
/// | finding | facts |
/// |---|---|
/// | `dkim-from-not-signed` | domain (d=), count (of `From` fields), selector, author (where known) |
enum UnsignedFromRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var count = 0
        for field in context.trace.block.fields where field.known == .from { count += 1 }
        for (index, signature) in context.trace.fields.signatures.enumerated() where signature.kind == .dkim {
            guard let headers = signature.headers else { continue }
            let signed = timesSigned(headers, context)
            guard signed == 0 || signed < count else {
                context.pass(.otherResult, field: signature.field)
                continue
            }
            let statements = context.dkim.filter { context.trace.statements[$0].signature == index }
            let passes = statements.filter { context.isPass($0) }
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

    /// How often `h=` names `from`.
    private static func timesSigned(_ headers: ByteRange, _ context: borrowing RuleContext) -> Int {
        let bytes = context.trace.block.bytes
        var count = 0
        var start = headers.lower
        while start <= headers.upper {
            let end = bytes.firstIndex(of: 0x3A, in: ByteRange(start, headers.upper)) ?? headers.upper
            if bytes.matches(bytes.trimmed(ByteRange(start, end)), "from") { count += 1 }
            start = end + 1
        }
        return count
    }
}
