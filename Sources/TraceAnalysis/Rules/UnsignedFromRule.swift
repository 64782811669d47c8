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
        guard headers.upper <= context.trace.block.bytes.count, !headers.isEmpty else { return 0 }
        return context.trace.block.bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            var position = headers.lower
            while position < headers.upper {
                while position < headers.upper, bytes[position].isFoldingSpace { position += 1 }
                let start = position
                while position < headers.upper, bytes[position] != 0x3A { position += 1 }
                var end = position
                while end > start, bytes[end - 1].isFoldingSpace { end -= 1 }
                position += 1
                // F, R, O, M
                if end - start == 4, bytes[start] | 0x20 == 0x66, bytes[start + 1] | 0x20 == 0x72,
                    bytes[start + 2] | 0x20 == 0x6F, bytes[start + 3] | 0x20 == 0x6D
                {
                    count += 1
                }
            }
            return count
        }
    }
}
