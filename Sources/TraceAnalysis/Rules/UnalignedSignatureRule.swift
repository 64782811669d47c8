internal import TraceFields

/// A DKIM PASS of somebody else than the author.
///
/// | finding | facts |
/// |---|---|
/// | `dkim-pass-unaligned` | domain (d=), author, service, selector and record (where known), hop, writer |
/// | variants `second-signature`, `provider-default-signature` | the same |
enum UnalignedSignatureRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard context.trace.author != nil else { return Silence(.noAuthor) }
        let passes = context.trustedPasses(context.dkim)
        for group in context.groups(passes, by: { $0.domain($1) }) {
            let first = group.leading
            guard context.trace.statements[first].alignment == .no, let domain = context.domain(first) else {
                context.pass(.aligned, statement: first)
                continue
            }
            if context.isBeforeRewrittenFrom(first) {
                context.pass(.throughList, statement: first)
                continue
            }
            switch context.role(first) {
            case .list, .forwarder:
                context.pass(.otherRole, statement: first)
                continue
            case .author, .originalAuthor, .sendingService, .other, .unknown: break
            }
            let companion = companion(of: group, context)
            // Beside the signature of a list, or of an alias service that wrote From, which is no author's.
            if let companion, !context.isAligned(companion) {
                context.pass(.otherRole, statement: first)
                continue
            }
            let isDefault =
                context.trace.domains.isOrEnds(domain, with: "gappssmtp.com")
                || context.trace.domains.isOrEnds(domain, with: "onmicrosoft.com")
            let severity: Severity = companion != nil ? .info : context.hasAuthorPass() ? .notice : .warning
            var confidence = context.confidence(group)
            if group.allSatisfy({ context.signature($0) == nil }) { confidence = min(confidence, .likely) }
            context.fire(
                companion != nil ? .secondSignature : isDefault ? .providerDefaultSignature : nil, severity, confidence,
                about: group,
                facts: [
                    context.name(first), context.author(), context.service(domain), context.place(first), context.writer(first),
                    context.record(of: first), context.selector(of: first),
                ])
        }
        return context.answer(.otherResult)
    }

    /// An aligned pass at the same hop, beside which this one is the second signature.
    private static func companion(of group: StatementSet, _ context: borrowing RuleContext) -> Int? {
        for statement in group {
            let companion = (context.dkim & context.passed).first {
                context.isAlignedWithFrom($0) && context.hop($0) == context.hop(statement)
            }
            if let companion { return companion }
        }
        return nil
    }
}
