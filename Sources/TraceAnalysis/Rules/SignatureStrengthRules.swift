internal import TraceFields

/// A signature that covers only the beginning of the body.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-length-limited` | domain (d=), length, excess (unsigned octets), selector, author (where known) |
/// | variant `not-measured` | the body is not there: no excess |
enum LengthLimitRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for (index, signature) in context.trace.fields.signatures.enumerated() where signature.kind == .dkim {
            guard let length = signature.bodyLength else {
                context.pass(.otherResult, field: signature.field)
                continue
            }
            let statements = context.dkim.filter { context.trace.statements[$0].signature == index }
            let passes = statements.filter { context.isPass($0) }
            if passes.isEmpty, let failed = statements.first(where: { context.result($0).wordClass == .fail && context.isTrusted($0) }) {
                context.pass(.otherResult, statement: failed)
                continue
            }
            let body = context.trace.body.map { isRelaxed(signature, context) ? $0.relaxed : $0.simple }
            let severity: Severity = body.map { $0 > length ? .critical : .info } ?? .warning
            context.fire(
                body == nil ? .notMeasured : nil, severity, passes.isEmpty ? .likely : context.confidence(passes), about: passes,
                signature: index,
                facts: [
                    signature.domain.map { Fact(.domain, .bytes($0)) }, Fact(.length, .number(length)),
                    body.map { Fact(.excess, .number(max(0, $0 - length))) }, signature.selector.map { Fact(.selector, .bytes($0)) },
                    context.author(),
                ])
        }
        return context.answer()
    }

    private static func isRelaxed(_ signature: Signature, _ context: RuleContext) -> Bool {
        guard let value = signature.canonicalization, let slash = context.trace.block.bytes.firstIndex(of: 0x2F, in: value) else {
            return false
        }
        return context.trace.block.bytes.firstRange(of: "relaxed", in: ByteRange(slash, value.upper)) != nil
    }
}

/// A key or an algorithm that can be broken.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-weak-key` | domain (d=), bits, algorithm, selector (where known), author (where known) |
enum WeakKeyRule {
    private static let least = 1_024

    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for (index, signature) in context.trace.fields.signatures.enumerated() where signature.kind == .dkim {
            let statements = context.dkim.filter { context.trace.statements[$0].signature == index }
            judge(signature, index, statements, &context)
        }
        // What a server said of a signature that is not there any more.
        for statement in context.dkim where context.trace.statements[statement].signature == nil {
            guard let bits = statedBits(statement, context), bits > 0, bits < least else { continue }
            context.fire(
                nil, .warning, context.confidence([statement]), about: [statement],
                facts: [
                    context.name(statement), Fact(.bits, .number(bits)), Fact(.algorithm, .text("rsa")),
                    context.selector(statement).map { Fact(.selector, .bytes($0)) }, context.author(),
                ])
        }
        return context.answer(.tooSmall)
    }

    private static func judge(_ signature: Signature, _ index: Int, _ statements: [Int], _ context: inout RuleContext) {
        let bytes = context.trace.block.bytes
        if let algorithm = signature.algorithm, !bytes.hasPrefix(algorithm, "rsa") {
            context.pass(.otherResult, field: signature.field)
            return
        }
        let isSHA1 = signature.algorithm.map { bytes.matches(bytes.trimmed($0), "rsa-sha1") } ?? false
        let stated = statements.compactMap { statedBits($0, context) }.first
        // A key is as long as the signature that it makes.
        let bits = stated ?? signature.signatureLength * 6 / 8 / 8 * 64
        let isShort = bits >= 256 && bits < least
        let isRefused = statements.contains { context.trace.says(.keyTooShort, $0) }
        guard isSHA1 || isShort || isRefused else {
            context.pass(.otherResult, field: signature.field)
            return
        }
        context.fire(
            nil, isSHA1 || isShort ? .warning : .notice, statements.isEmpty ? .likely : context.confidence(statements),
            about: statements, signature: index,
            facts: [
                signature.domain.map { Fact(.domain, .bytes($0)) }, Fact(.bits, .number(bits)),
                Fact(.algorithm, signature.algorithm.map { .bytes($0) } ?? .text("rsa-sha256")),
                signature.selector.map { Fact(.selector, .bytes($0)) }, context.author(),
            ])
    }

    /// The number of `512-bit key` or `512 bit rsa` in a comment. `0-bit key` says that no key was there.
    private static func statedBits(_ statement: Int, _ context: RuleContext) -> Int? {
        guard let comments = context.reading(statement).comments else { return nil }
        let bytes = context.trace.block.bytes
        for mark: StaticString in ["-bit key", "-bit rsa", " bit rsa", " bit key"] {
            guard let found = bytes.firstRange(of: mark, in: comments) else { continue }
            var lower = found.lower
            while lower > comments.lower, bytes[lower - 1].isDigit { lower -= 1 }
            if let bits = bytes.decimal(ByteRange(lower, found.lower)), bits > 0 { return bits }
        }
        return nil
    }
}

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
    private static func timesSigned(_ headers: ByteRange, _ context: RuleContext) -> Int {
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
