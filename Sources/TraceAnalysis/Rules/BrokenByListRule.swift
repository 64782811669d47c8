internal import TraceFields

/// The author's signature did not survive the list.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-broken-by-list` | list, domain (d=), author, result, hop, writer; earlierHop, earlierResult |
/// | variant `probable` | no earlierHop and earlierResult: no earlier pass is known |
/// | variant `claimed` | the same as without: nobody who is trusted wrote the earlier pass, and no seal covers it |
enum BrokenByListRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let failures = context.visible(context.dkim.filter { SignatureFailure.isFailure($0, context) && isAuthors($0, context) })
        var broken = StatementSet()
        for statement in failures {
            guard let list = context.list(before: statement), !mayBeBefore(list, statement, context) else {
                context.pass(.notForwarded, statement: statement)
                continue
            }
            if isBroken(statement, before: context.trace.forwardings[list - 1].hop, context) {
                context.pass(.settledElsewhere, statement: statement)
            } else if SignatureFailure.isOfKey(statement, context) {
                context.pass(.otherCause, statement: statement)
            } else {
                broken.insert(statement)
            }
        }
        for group in context.groups(broken, by: { $0.domain($1) }) {
            let first = group.leading
            guard let forwarding = context.list(before: first) else { continue }
            let earlier = SignatureFailure.earlierPass(than: first, context)
            var confidence = min(context.confidence(group), context.trace.forwardings[forwarding - 1].confidence)
            let isClaimed = earlier.map { context.isNobodysWord($0) } ?? false
            if earlier == nil { confidence = min(confidence, .likely) }
            if isClaimed { confidence = min(confidence, .ambiguous) }
            context.fire(
                earlier == nil ? .probable : isClaimed ? .claimed : nil, .notice, confidence, about: group, and: earlier,
                beside: context.policyFailureBehindList(), forwarding: forwarding,
                facts: [
                    context.list(forwarding, or: nil), context.name(first), context.author(), context.result(of: first),
                    context.place(first), earlier.flatMap { context.place($0, .earlierHop) },
                    earlier.map { Fact(.earlierResult, .result(context.result($0))) }, context.writer(first),
                ])
        }
        return context.answer(.otherResult)
    }

    /// Whether the server recorded it as the mail came to the list or as it came back, and nothing tells which.
    private static func mayBeBefore(_ list: Int, _ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard context.trace.statements[statement].confidence == .ambiguous else { return false }
        let hop = context.trace.forwardings[list - 1].hop
        return context.trace.statements[statement].alternatives.contains { context.trace.alternatives[$0].hop <= hop }
    }

    /// Whether the same signature did not verify before the list had the mail, or DMARC did not pass there, as it does by a signature of the
    /// author's that matches. Nobody writes that about what he let in to make it look worse.
    private static func isBroken(_ statement: Int, before hop: Int, _ context: borrowing RuleContext) -> Bool {
        let isRefused = (context.dmarc & context.aligned).contains { other in
            context.result(other).wordClass == .fail && context.judgedHop(other).map { $0 <= hop } ?? false
                && !context.isRefused(other)
        }
        if isRefused, SignatureFailure.earlierPass(than: statement, context) == nil { return true }
        return (context.dkim - context.passed).contains { other in
            guard let judged = context.judgedHop(other), judged <= hop, !context.isRefused(other) else { return false }
            return SignatureFailure.isFailure(other, context) && !SignatureFailure.isOfKey(other, context)
                && context.isSameSignature(other, statement)
        }
    }

    /// The author's signature; where the list wrote From and nobody knows the author, any that is not the list's.
    private static func isAuthors(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        if context.isAligned(statement) { return true }
        guard let rewritten = context.trace.rewrittenFrom, rewritten.writer == .list, let domain = context.domain(statement)
        else {
            return false
        }
        if let author = rewritten.author { return context.trace.domains.sameOrganization(domain, author) }
        switch context.role(statement) {
        case .author, .originalAuthor, .other, .unknown: return true
        case .sendingService, .forwarder, .list: return false
        }
    }
}

extension RuleContext {
    /// The hop that a statement judges; for one that is given to nobody, the newest hop of the name that it bears.
    func claimedHop(_ statement: Int) -> Int? {
        if let hop = judgedHop(statement) { return hop }
        guard let name = writerName(statement) else { return nil }
        return trace.hops.last { $0.by == name }?.n
    }

    /// The newest list before the hop that a statement judges. Where not even its name tells which that is, any list explains as much.
    func list(before statement: Int) -> Int? {
        let hop = claimedHop(statement)
        return trace.forwardings.last { $0.isThroughList && $0.hop < hop ?? .max }?.n
    }
}
