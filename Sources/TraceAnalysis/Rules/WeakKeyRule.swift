internal import TraceFields

/// A key or an algorithm that can be broken.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-weak-key` | domain (d=), bits, algorithm, selector (where known), author (where known) |
/// | variant `sha1` | the same: the key is long enough, its algorithm is not to be used |
/// | variant `refused` | the same: a receiver set the signature aside because of its key |
enum WeakKeyRule {
    private static let least = 1_024

    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for (index, signature) in context.trace.fields.signatures.enumerated() where signature.kind == .dkim {
            judge(signature, index, &context)
        }
        // What a server said of a signature that is not there any more.
        for statement in context.dkim where context.trace.statements[statement].signature == nil {
            guard let bits = statedBits(statement, context), bits > 0, bits < least else { continue }
            context.fire(
                nil, .warning, context.confidence([statement]), about: [statement],
                facts: [
                    context.name(statement), Fact(.bits, .number(bits)), Fact(.algorithm, .word("rsa")),
                    context.selector(statement).map { Fact(.selector, .bytes($0)) }, context.author(),
                ])
        }
        return context.answer(.tooSmall)
    }

    private static func judge(_ signature: Signature, _ index: Int, _ context: inout RuleContext) {
        if let algorithm = signature.algorithm, !context.trace.block.bytes.hasPrefix(algorithm, "rsa") {
            context.pass(.otherResult, field: signature.field)
            return
        }
        let isSHA1 =
            signature.algorithm.map { context.trace.block.bytes.matches(context.trace.block.bytes.trimmed($0), "rsa-sha1") }
            ?? false
        var stated: Int?
        var isRefused = false
        for statement in context.dkim where context.trace.statements[statement].signature == index {
            stated = stated ?? statedBits(statement, context)
            isRefused = isRefused || context.says(.keyTooShort, statement)
        }
        // A key is as long as the signature that it makes. No key makes one that has no room for the digest (RFC 8017 §9.2): that one was
        // cut, or typed.
        let bits = stated ?? signature.signatureLength * 6 / 8 / 8 * 64
        let isShort = bits < least && (stated != nil || signature.signatureLength * 6 / 8 >= (isSHA1 ? 46 : 62))
        guard isSHA1 || isShort || isRefused else {
            context.pass(.otherResult, field: signature.field)
            return
        }
        let statements = context.dkim.filter { context.trace.statements[$0].signature == index }
        context.fire(
            isShort ? nil : isSHA1 ? .sha1 : .refused, isSHA1 || isShort ? .warning : .notice,
            statements.isEmpty ? .likely : context.confidence(statements),
            about: statements, signature: index,
            facts: [
                signature.domain.map { Fact(.domain, .bytes($0)) }, Fact(.bits, .number(bits)),
                Fact(.algorithm, signature.algorithm.map { .bytes($0) } ?? .word("rsa-sha256")),
                signature.selector.map { Fact(.selector, .bytes($0)) }, context.author(),
            ])
    }

    /// The number of `512-bit key` or `512 bit rsa` in a comment. `0-bit key` says that no key was there.
    private static func statedBits(_ statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let comments = context.reading(statement).comments else { return nil }
        let bytes = context.trace.block.bytes
        guard bytes.firstRange(of: "bit ", in: comments) != nil else { return nil }
        for mark: StaticString in ["-bit key", "-bit rsa", " bit rsa", " bit key"] {
            guard let found = bytes.firstRange(of: mark, in: comments) else { continue }
            var lower = found.lower
            while lower > comments.lower, bytes[lower - 1].isDigit { lower -= 1 }
            if let bits = bytes.decimal(ByteRange(lower, found.lower)), bits > 0 { return bits }
        }
        return nil
    }
}
