internal import TraceFields

/// A signature that covers only the beginning of the body.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-length-limited` | domain (d=), length, excess (unsigned octets), selector, author (where known) |
/// | variant `not-measured` | the body is not there: no excess |
/// What stands behind the signed part is critical, but where a list sent the mail on after the pass: lists append a footer.
enum LengthLimitRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for (index, signature) in context.trace.fields.signatures.enumerated() where signature.kind == .dkim {
            guard let length = signature.bodyLength else {
                context.pass(.otherResult, field: signature.field)
                continue
            }
            let statements = context.dkim.filter { context.trace.statements[$0].signature == index }
            let passes = statements & context.passed
            if passes.isEmpty,
                let failed = (statements & context.trusted).first(where: { context.result($0).wordClass == .fail })
            {
                context.pass(.otherResult, statement: failed)
                continue
            }
            let body = bodyLength(context.trace.body, signature, context)
            let isFooter = passes.contains { context.isBeforeList($0) }
            let severity: Severity = body.map { $0 > length ? isFooter ? .warning : .critical : .info } ?? .warning
            context.fire(
                body == nil ? .notMeasured : nil, severity, passes.isEmpty ? .likely : context.confidence(passes), about: passes,
                signature: index,
                facts: [
                    signature.domain.map { Fact(.domain, .bytes($0)) }, Fact(.length, .number(length)),
                    body.map { Fact(.excess, .number(max(0, $0 - length))) },
                    signature.selector.map { Fact(.selector, .bytes($0)) },
                    context.author(),
                ])
        }
        return context.answer()
    }

    /// The length of the body in the signature's canonical form (RFC 6376 §3.4.3, §3.4.4), `simple` where it names none for the body; nil
    /// for a form of old drafts.
    private static func bodyLength(_ body: BodyLength?, _ signature: Signature, _ context: borrowing RuleContext) -> Int? {
        guard let body else { return nil }
        let bytes = context.trace.block.bytes
        guard let value = signature.canonicalization else { return body.simple }
        guard let slash = bytes.firstIndex(of: 0x2F, in: value) else {
            return bytes.matches(value, "simple") || bytes.matches(value, "relaxed") ? body.simple : nil
        }
        let form = bytes.trimmed(ByteRange(slash + 1, value.upper))
        return bytes.matches(form, "relaxed") ? body.relaxed : bytes.matches(form, "simple") ? body.simple : nil
    }
}
