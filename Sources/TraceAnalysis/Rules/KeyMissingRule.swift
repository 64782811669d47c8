internal import TraceFields

/// The key record of a signature does not exist, is revoked, or cannot be read.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-key-missing` | domain (d=), record, selector (where known), result, hop, writer, author (where known) |
/// | variant `revoked` | the same: the record exists with an empty `p=` |
/// | variant `record-broken` | the same: the record exists, and no key can be read from it |
/// | variant `unusable` | the same: the record is missing or no key can be read from it, and the words do not tell which |
/// | variant `fetched-later` | the same, laterHop, laterResult: a newer server had the key |
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
            case .keyMissing?, .keyUnusable?, .keyBroken?, .keyMissingOrBroken?:
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
            if let settled = KeyAnswer.besides(first, context) {
                context.pass(.settledElsewhere, statement: settled)
                continue
            }
            let cause = context.cause(first)
            var confidence = context.confidence(group)
            // Some writers use the same words for a resolver that did not answer.
            if context.result(first) == .temperror || cause == .keyUnusable { confidence = min(confidence, .likely) }
            let isHarmless = isOld(first, context) || context.hasSignaturePass(beside: first)
            context.fire(
                group, variant(cause), isHarmless ? .info : .warning, confidence, later: KeyAnswer.later(than: group, context))
        }
        return context.answer(.otherResult)
    }

    private static func variant(_ cause: FailureCause?) -> Finding.Variant? {
        switch cause {
        case .keyRevoked?: .revoked
        case .keyBroken?: .recordBroken
        case .keyMissingOrBroken?: .unusable
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
/// | variant `fetched-later` | the same, laterHop, laterResult: a newer server had the key |
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
            if let settled = KeyAnswer.besides(first, context) {
                context.pass(.settledElsewhere, statement: settled)
                continue
            }
            var confidence = context.confidence(group)
            if isResolverTrouble(first, errors, context) { confidence = min(confidence, .likely) }
            context.fire(group, nil, .warning, confidence, later: KeyAnswer.later(than: group, context))
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

    /// Keys of other organizations could not be fetched either: then the receiver's resolver may be the reason.
    private static func isResolverTrouble(_ statement: Int, _ errors: StatementSet, _ context: borrowing RuleContext) -> Bool {
        errors.contains { context.hop($0) == context.hop(statement) && context.domain($0) != context.domain(statement) }
    }
}

extension RuleContext {
    /// Fires about a key that one server did not have; where a newer one had it, that is all there is to say.
    fileprivate mutating func fire(
        _ group: StatementSet, _ variant: Finding.Variant?, _ severity: Severity, _ confidence: Confidence, later: Int?
    ) {
        let first = group.leading
        fire(
            later == nil ? variant : .fetchedLater, later == nil ? severity : .info,
            later.map { min(confidence, self.confidence([$0])) } ?? confidence, about: group, beside: later,
            facts: [
                name(first), result(of: first), place(first), writer(first), author(), record(of: first), selector(of: first),
                later.flatMap { place($0, .laterHop) }, later.map { Fact(.laterResult, .result(result($0))) },
            ])
    }
}
