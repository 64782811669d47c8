internal import TraceFields

/// The key record of a signature does not exist, is revoked, or cannot be read.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-key-missing` | domain (d=), record, selector (where known), result, hop, writer, author (where known) |
/// | variant `revoked` | the same: the record exists with an empty `p=` |
/// | variant `record-broken` | the same: the record exists, and no key can be read from it |
enum KeyMissingRule {
    /// Keys are rotated: after so many seconds a missing one is normal.
    private static let rotation: Int64 = 90 * 86_400

    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var missing = StatementSet()
        let failures = context.dkim - context.passed
        for statement in failures {
            switch context.cause(statement) {
            case .keyRevoked?: missing.insert(statement)
            // A key that was not fetched has no bits to count either.
            case .keyUnusable? where KeyUnreachableRule.isTemporary(context.result(statement)): continue
            case .keyMissing?, .keyUnusable?, .keyBroken?:
                // Verifiers that do not know ed25519 find no bits in its keys, no key at all, or one that they cannot read (RFC 8463).
                if !isOfUnknownAlgorithm(statement, context) { missing.insert(statement) }
            default: continue
            }
        }
        if missing.isEmpty, let first = failures.first {
            context.pass(.otherCause, statement: first)
        }
        for group in context.groups(missing, by: { $0.trace.keyRecord($1) }) {
            let first = group.leading
            if let settled = KeyUnreachableRule.answer(to: first, context) {
                context.pass(.settledElsewhere, statement: settled)
                continue
            }
            let cause = context.cause(first)
            var confidence = context.confidence(group)
            // Some writers use the same words for a resolver that did not answer.
            if context.result(first) == .temperror || cause == .keyUnusable { confidence = min(confidence, .likely) }
            context.fire(
                variant(cause),
                isOld(first, context) || context.hasSignaturePass(beside: first) ? .info : .warning, confidence, about: group,
                facts: [
                    context.name(first), context.result(of: first), context.place(first), context.writer(first), context.author(),
                    context.record(of: first), context.selector(of: first),
                ])
        }
        return context.answer(.otherResult)
    }

    private static func variant(_ cause: FailureCause?) -> Finding.Variant? {
        switch cause {
        case .keyRevoked?: .revoked
        case .keyBroken?: .recordBroken
        default: nil
        }
    }

    private static func isOfUnknownAlgorithm(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        let bytes = context.trace.block.bytes
        let algorithm =
            context.signature(statement)?.algorithm ?? context.property(.headerA, statement)
        return algorithm.map { bytes.hasPrefix(bytes.trimmed($0), "ed25519") } ?? false
    }

    /// Whether the signature was made long before it was judged.
    private static func isOld(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let hop = context.hop(statement), let judged = context.trace[received: hop].date?.seconds,
            let signed = context.signature(statement)?.time ?? context.trace.fields.date?.seconds
        else { return false }
        return judged - signed > rotation
    }
}

/// The key record of a signature could not be fetched.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-temperror-dns` | domain (d=), record, selector (where known), result, hop, writer, author (where known) |
enum KeyUnreachableRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let failures = context.dkim - context.passed
        var errors = StatementSet()
        for statement in context.visible(failures) where isUnreachable(statement, &context) { errors.insert(statement) }
        if errors.isEmpty, let first = failures.first {
            context.pass(.otherCause, statement: first)
        }
        for group in context.groups(errors, by: { $0.trace.keyRecord($1) }) {
            let first = group.leading
            if let settled = answer(to: first, context) {
                context.pass(.settledElsewhere, statement: settled)
                continue
            }
            var confidence = context.confidence(group)
            if isResolverTrouble(first, errors, context) { confidence = min(confidence, .likely) }
            context.fire(
                nil, .warning, confidence, about: group,
                facts: [
                    context.name(first), context.result(of: first), context.place(first), context.writer(first), context.author(),
                    context.record(of: first), context.selector(of: first),
                ])
        }
        return context.answer(.otherResult)
    }

    private static func isUnreachable(_ statement: Int, _ context: inout RuleContext) -> Bool {
        switch context.cause(statement) {
        case .keyUnreachable?, .keyMissingOrUnreachable?: return true
        case nil, .testKey?, .keyLength?, .dnssecState?, .keyUnusable?: break
        default: return false
        }
        return isTemporary(context.result(statement))
    }

    /// Whether a word says that the answer may come later.
    static func isTemporary(_ result: ResultWord) -> Bool {
        switch result {
        case .temperror, .tmperror, .timeout, .error: true
        case .other, .none, .pass, .fail, .softfail, .neutral, .policy, .permerror, .hardfail, .bestguesspass, .softpass, .reject,
            .unknown, .invalid, .skipped, .ignore, .unsigned, .discard, .quarantine, .signed, .nxdomain, .absent:
            false
        }
    }

    /// A definitive result for the same signature by the same writer.
    static func answer(to statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let hop = context.hop(statement) else { return nil }
        return context.dkim.first { other in
            guard other != statement, context.hop(other) == hop, context.isSameSignature(other, statement),
                context.selector(other) != nil || context.trace.statements[other].signature != nil
            else { return false }
            switch context.result(other).wordClass {
            case .pass: return true
            case .fail: return context.result(statement).wordClass == .error && context.source(other) == context.source(statement)
            case .passLike, .weak, .error, .nothing: return false
            }
        }
    }

    /// Keys of other organizations could not be fetched either: then the receiver's resolver may be the reason.
    private static func isResolverTrouble(_ statement: Int, _ errors: StatementSet, _ context: borrowing RuleContext) -> Bool {
        errors.contains { context.hop($0) == context.hop(statement) && context.domain($0) != context.domain(statement) }
    }
}
