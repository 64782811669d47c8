internal import TraceFields

/// The list's own signature passed.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-pass-for-list` | domain (d=), list, author, hop, writer |
enum ListSignatureRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard context.trace.author != nil else { return Silence(.noAuthor) }
        let passes = context.trustedPasses(context.dkim)
        for group in context.groups(passes, by: { context.domain($0) }) {
            let first = group[0]
            guard context.role(first) == .list else {
                context.pass(context.isAligned(first) ? .aligned : .otherRole, statement: first)
                continue
            }
            guard !context.isAligned(first) else {
                context.pass(.aligned, statement: first)
                continue
            }
            let mark = context.trace.block.fields.firstIndex { $0.known == .listID || $0.known == .listPost || $0.known == .xBeenThere }
            let confidence = min(context.confidence(group), mark == nil ? .likely : .certain)
            let forwarding = context.forwarding(before: first) { $0.isThroughList }
            context.fire(
                nil, .notice, confidence, about: group, fields: mark.map { [$0] } ?? [],
                facts: [
                    context.name(first), context.list(forwarding, or: first), context.author(), context.place(first),
                    context.writer(first),
                ])
        }
        return context.answer(.otherResult)
    }
}

/// The author's signature did not survive the list.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-broken-by-list` | list, domain (d=), author, result, hop, earlierHop and earlierResult (where an earlier pass is known), writer |
/// | variant `probable` | no earlier pass is known |
enum BrokenByListRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let failures = context.visible(context.dkim.filter { SignatureFailure.isFailure($0, context) && isAuthors($0, context) })
        var broken: [Int] = []
        for statement in failures {
            if context.forwarding(before: statement, where: { $0.isThroughList }) == nil {
                context.pass(.notForwarded, statement: statement)
            } else if SignatureFailure.isOfKey(statement, &context) {
                context.pass(.otherCause, statement: statement)
            } else {
                broken.append(statement)
            }
        }
        for group in context.groups(broken, by: { context.domain($0) }) {
            let first = group[0]
            guard let forwarding = context.forwarding(before: first, where: { $0.isThroughList }) else { continue }
            let earlier = SignatureFailure.earlierPass(than: first, context)
            var confidence = min(context.confidence(group), context.trace.forwardings[forwarding - 1].confidence)
            if earlier == nil { confidence = min(confidence, .likely) }
            context.fire(
                earlier == nil ? .probable : nil, .notice, confidence, about: group + (earlier.map { [$0] } ?? []),
                forwarding: forwarding,
                facts: [
                    context.list(forwarding, or: nil), context.name(first), context.author(), context.result(of: first),
                    context.place(first), earlier.flatMap { context.place($0, .earlierHop) },
                    earlier.map { Fact(.earlierResult, .result(context.result($0))) }, context.writer(first),
                ])
        }
        return context.answer(.otherResult)
    }

    /// The author's signature; where the list wrote From, any that is not the list's.
    private static func isAuthors(_ statement: Int, _ context: RuleContext) -> Bool {
        if context.isAligned(statement) { return true }
        guard context.hasListFrom, context.domain(statement) != nil else { return false }
        switch context.role(statement) {
        case .author, .other, .unknown: return true
        case .sendingService, .forwarder, .list: return false
        }
    }
}

/// What a signature that did not verify means.
enum SignatureFailure {
    /// The signature was tested and did not verify, or was set aside.
    static func isFailure(_ statement: Int, _ context: RuleContext) -> Bool {
        switch context.result(statement) {
        case .fail, .hardfail, .neutral, .reject: true
        case .permerror, .invalid: false
        case .other, .none, .pass, .softfail, .policy, .temperror, .bestguesspass, .softpass, .error, .timeout, .unknown, .skipped,
            .ignore, .unsigned, .discard, .quarantine, .signed, .nxdomain, .tmperror, .absent:
            false
        }
    }

    /// The key is the reason, or the signature itself, and not the message.
    static func isOfKey(_ statement: Int, _ context: inout RuleContext) -> Bool {
        switch context.trace.cause(ofStatement: statement)?.cause {
        case nil, .bodyChanged?, .signatureMismatch?, .testKey?, .keyLength?, .dnssecState?, .verified?: false
        default: true
        }
    }

    static func isOfBody(_ statement: Int, _ context: inout RuleContext) -> Bool {
        context.trace.cause(ofStatement: statement)?.cause == .bodyChanged
    }

    /// The newest pass for the same signature at an older hop; a trusted one first.
    static func earlierPass(than statement: Int, _ context: RuleContext) -> Int? {
        guard let hop = context.hop(statement) else { return nil }
        let passes = context.dkim.filter { other in
            guard let earlier = context.hop(other), earlier < hop, context.isPass(other) else { return false }
            return context.isSameSignature(other, statement)
        }
        return passes.first { context.isTrusted($0) } ?? passes.first
    }
}
