internal import TraceFields

/// The list's own signature passed.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-pass-for-list` | domain (d=), list, author, hop, writer; earlierHop where a result for the author stands before the list |
/// | variant `own-list` | the same: the list is of the author's organization, and the signature may be another server's of it behind the list |
enum ListSignatureRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard context.trace.author != nil else { return Silence(.noAuthor) }
        let passes = context.trustedPasses(context.dkim)
        for group in context.groups(passes, by: { $0.domain($1) }) {
            let first = group.leading
            guard context.role(first) == .list else {
                context.pass(context.isAligned(first) ? .aligned : .otherRole, statement: first)
                continue
            }
            guard !context.isAligned(first) else {
                context.pass(.aligned, statement: first)
                continue
            }
            let forwarding = context.forwarding(before: first) { $0.isThroughList }
            let mark = mark(of: forwarding, context)
            let confidence = min(context.confidence(group), mark == nil ? .likely : .certain)
            context.fire(
                context.isOfOwnList(first) ? .ownList : nil, .notice, confidence, about: group, fields: mark.map { [$0] } ?? [],
                facts: [
                    context.name(first), context.list(forwarding, or: first), context.author(), context.place(first),
                    context.writer(first), context.resultBeforeList(group),
                ])
        }
        return context.answer(.otherResult)
    }

    /// A field of the list: the one that shows this forwarding, else any.
    private static func mark(of forwarding: Int?, _ context: borrowing RuleContext) -> Int? {
        if let forwarding, let field = context.reason(.listFields, of: context.trace.forwardings[forwarding - 1])?.field {
            return field
        }
        return context.trace.block.fields.firstIndex {
            $0.known == .listID || $0.known == .listPost || $0.known == .xBeenThere
        }
    }
}
