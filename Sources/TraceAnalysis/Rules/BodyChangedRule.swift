internal import TraceFields

/// The message was changed on the way, and no list explains it.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-body-changed-in-transit` | domain (d=), earlierHop, laterHop, result, writer, author (where known) |
/// | variant `probable` | no earlier pass: earlierHop is the first hop after the signature, where it did not judge it itself |
/// | variant `untied` | the same, and nothing else ties the mail to the signer: the signature may be another mail's |
/// | variant `failed-before` | earlierHop is an older hop at which the signature did not match either |
/// | variant `claimed` | the same: nobody who is trusted wrote the earlier pass, and no seal covers it |
/// | variant `inserted` | the same: after the delivery a program put the changed copy into the mailbox |
/// | variant `by-seals` | the same, sealer: whose ARC seal is the first with the hash of the changed body |
/// | variant `canonicalization` | a signature that ignores white space passed at the same hop |
enum BodyChangedRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let failures = context.visible(context.dkim.filter { SignatureFailure.isFailure($0, context) })
        var changed = StatementSet()
        for statement in failures where isChanged(statement, &context) { changed.insert(statement) }
        for group in context.groups(changed, by: { $0.domain($1) }) { fire(group, &context) }
        return context.answer(.otherResult)
    }

    private static func isChanged(_ statement: Int, _ context: inout RuleContext) -> Bool {
        if SignatureFailure.isOfKey(statement, context) {
            context.pass(.otherCause, statement: statement)
            return false
        }
        let earlier = SignatureFailure.earlierPass(than: statement, context)
        guard earlier != nil || SignatureFailure.isOfBody(statement, &context) && !isOfAnotherMail(statement, context) else {
            context.pass(.otherCause, statement: statement)
            return false
        }
        if let list = context.list(before: statement) {
            context.pass(.throughList, statement: statement, forwarding: list)
            return false
        }
        if context.signature(statement)?.bodyLength != nil {
            context.pass(.otherCause, statement: statement)
            return false
        }
        // An older signature that still verifies at the same hop saw the same body.
        if earlier == nil, let older = olderPass(beside: statement, context), !isCanonicalization(statement, older, context) {
            context.pass(.settledElsewhere, statement: older)
            return false
        }
        if let newer = newerPass(than: statement, context) {
            context.pass(.settledElsewhere, statement: newer)
            return false
        }
        // Where the copy lacks the field, its place is not known, nor what another one of the same signer that matches was put over.
        if earlier == nil, context.signature(statement) == nil, context.hasSignaturePass(beside: statement) {
            context.pass(.settledElsewhere, statement: statement)
            return false
        }
        return true
    }

    /// A signature that was made a week and more before the first server took the mail in was copied from another one.
    private static func isOfAnotherMail(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let signed = context.signature(statement)?.time, let oldest = context.trace.hops.first,
            let taken = context.trace[received: oldest.n].date?.seconds
        else { return false }
        return taken - signed > 7 * 86_400
    }

    /// The signer signed again what had not matched: a gateway of his own had put its text in.
    private static func newerPass(than statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let hop = context.hop(statement), let domain = context.domain(statement) else { return nil }
        let line = context.trace.hops[hop - 1].field
        let own = context.signature(statement)?.field
        return (context.dkim & context.passed).first { other in
            guard let later = context.hop(other), later >= hop, context.domain(other) == domain,
                let field = context.signature(other)?.field
            else { return false }
            return later > hop ? field < line : own.map { field < $0 } ?? false
        }
    }

    private static func olderPass(beside statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let own = context.signature(statement) else { return nil }
        return (context.dkim & context.passed).first { other in
            guard context.hop(other) == context.hop(statement), let signature = context.signature(other) else { return false }
            return signature.field >= own.field
        }
    }

    /// `c=…/simple` failed where a relaxed signature of the same or an older place passed: white space, no more.
    private static func isCanonicalization(_ statement: Int, _ older: Int, _ context: borrowing RuleContext) -> Bool {
        guard let strict = context.signature(statement), let loose = context.signature(older) else { return false }
        return !isRelaxed(strict, context) && isRelaxed(loose, context)
    }

    /// The body half of `c=` (RFC 6376 §3.5): simple where absent.
    static func isRelaxed(_ signature: Signature, _ context: borrowing RuleContext) -> Bool {
        guard let value = signature.canonicalization,
            let slash = context.trace.block.bytes.firstIndex(of: 0x2F, in: value)
        else { return false }
        return context.trace.block.bytes.hasPrefix(
            context.trace.block.bytes.trimmed(ByteRange(slash + 1, value.upper)), "relaxed")
    }

    private static func fire(_ group: StatementSet, _ context: inout RuleContext) {
        let first = group.leading
        let earlier = SignatureFailure.earlierPass(than: first, context)
        var confidence = context.confidence(group)
        if let earlier {
            if !context.isTrusted(earlier) { confidence = min(confidence, .ambiguous) }
        } else {
            confidence = min(confidence, .likely)
        }
        let older = olderPass(beside: first, context)
        let isWhiteSpace = earlier == nil && older.map { isCanonicalization(first, $0, context) } ?? false
        let before = earlier == nil ? SignatureFailure.earlierFailure(than: first, context) : nil
        let start =
            (earlier ?? before).flatMap { context.place($0, .earlierHop) }
            ?? firstHop(after: first, context).map { Fact(.earlierHop, .hop($0)) }
        let isInserted = earlier != nil && isInsertion(context.hop(first), context)
        let sealer = isInserted ? nil : earlier.flatMap { changingSealer(first, after: $0, context) }
        let variant: Finding.Variant? =
            if isWhiteSpace {
                .canonicalization
            } else if let earlier {
                isInserted ? .inserted : sealer != nil ? .bySeals : context.isNobodysWord(earlier) ? .claimed : nil
            } else if before != nil {
                .failedBefore
            } else {
                context.isTied(first) || context.isChangeExplained(first) ? .probable : .untied
            }
        context.fire(
            variant, isWhiteSpace ? .notice : .warning, confidence,
            about: group, and: earlier ?? before,
            facts: [
                context.name(first), start, context.place(first, .laterHop), context.result(of: first), context.writer(first),
                context.author(), sealer,
            ])
    }

    /// Who was the first to seal the changed body, at the hop where the signature still verified or behind it.
    private static func changingSealer(_ statement: Int, after earlier: Int, _ context: borrowing RuleContext) -> Fact? {
        guard let signature = context.signature(statement), let set = BodyHashes.firstOfChanged(signature, context),
            let hop = set.hop, let verified = context.hop(earlier), hop >= verified
        else { return nil }
        return set.sealer.map { Fact(.sealer, .domain($0)) }
    }

    /// Whether a program put the mail into a mailbox at a hop, where it had been delivered before.
    private static func isInsertion(_ hop: Int?, _ context: borrowing RuleContext) -> Bool {
        guard let hop else { return false }
        return context.trace.ground.stations.contains { $0.n == hop && $0.isInsertion }
    }

    /// The oldest hop above the signature: the first that could have changed what was signed. Nil where it judged the signature itself.
    private static func firstHop(after statement: Int, _ context: borrowing RuleContext) -> Int? {
        let field = context.signature(statement)?.field
        let first = field.flatMap { field in context.trace.hops.first { $0.field < field } } ?? context.trace.hops.first
        guard let first, first.n != context.judgedHop(statement) else { return nil }
        return first.n
    }
}
