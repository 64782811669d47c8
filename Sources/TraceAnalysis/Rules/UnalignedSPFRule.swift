internal import TraceFields

/// An SPF PASS for a domain that is neither the author's nor explained by a forwarder or a sending service.
///
/// | finding | facts |
/// |---|---|
/// | `spf-pass-unaligned` | domain (tested), author, hop, writer |
/// | variant `list` | also list; earlierHop where a result for the author stands before the list |
/// | variant `own-list` | the same: the list is of the author's organization |
/// | variant `rewritten` | the same: the tested domain made the envelope sender of one of the author's (SRS) |
/// | variant `same-provider` | also service: the provider that both names belong to |
enum UnalignedSPFRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard context.trace.author != nil else { return Silence(.noAuthor) }
        let passes = context.trustedPasses(context.spf)
        for group in context.groups(passes, by: { $0.nameOnLeg($1) }) {
            let first = group.leading
            let isOfOwnList = context.isOfOwnList(first)
            guard context.trace.statements[first].alignment == .no || isOfOwnList else {
                context.pass(.aligned, statement: first)
                continue
            }
            if context.isBeforeRewrittenFrom(first) {
                context.pass(.throughList, statement: first)
                continue
            }
            // The name of a server vouches for no mailbox; what it means stands in `envelope-null-sender`.
            guard context.trace.statements[first].identity.kind == .mailfrom else {
                context.pass(.otherRole, statement: first)
                continue
            }
            switch context.role(first) {
            case .list: fire(isOfOwnList ? .ownList : .list, group, &context)
            case .originalAuthor, .other, .unknown:
                let isOfProvider = context.trace.statements[first].identity.otherRole == .sameProvider
                fire(isOfProvider ? .sameProvider : isRewritten(first, context) ? .rewritten : nil, group, &context)
            case .author, .sendingService, .forwarder: context.pass(.otherRole, statement: first)
            }
        }
        return context.answer(.otherResult)
    }

    /// Whether what was tested is an address of the author's organization in the form that a server gives it which sends it on.
    private static func isRewritten(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let author = context.trace.author, let leg = context.leg(statement), context.trace.legs.indices.contains(leg - 1),
            let reading = context.trace.senderReading(of: context.trace.legs[leg - 1]), let sender = reading.senderDomain,
            let domain = context.domain(statement),
            reading.value.lowercased().hasSuffix("@" + context.trace.domains.text(domain)),
            let original = context.trace.domains.intern(sender)
        else { return false }
        return context.trace.domains.sameOrganization(original, author)
    }

    private static func fire(_ variant: Finding.Variant?, _ group: StatementSet, _ context: inout RuleContext) {
        let first = group.leading
        let isRaised =
            (variant == nil || variant == .rewritten) && context.authorSignaturePass == nil
            && context.trace.forwardings.allSatisfy(\.isUnknown)
        var confidence = context.confidence(group)
        // The author's name may have been replaced by the list's ("via").
        if context.trace.fields.addressFields.contains(where: { $0.name == .xOriginalFrom }) {
            confidence = min(confidence, .likely)
        }
        let isOfList = variant == .list || variant == .ownList
        let list = isOfList ? context.forwarding(before: first) { $0.isThroughList } : nil
        // Where the author's signature broke too, that finding tells of DMARC.
        let isBroken = context.dkim.contains { SignatureFailure.isFailure($0, context) && context.isAligned($0) }
        context.fire(
            variant, isRaised ? .warning : .notice, confidence, about: group,
            beside: isOfList && !isBroken ? context.policyFailureBehindList() : nil,
            facts: [
                context.name(first), context.author(), context.place(first), context.writer(first),
                isOfList ? context.list(list, or: first) : nil,
                isOfList ? context.resultBeforeList(group) : nil,
                variant == .sameProvider ? context.service(context.domain(first)) : nil,
            ])
    }
}

extension Forwarding {
    /// Whether lines name two recipients, and nothing tells what became of the mail between them.
    var isUnknown: Bool { kind == .unknown && !isRewritten }

    /// Whether a list or a group sent the message on.
    public var isThroughList: Bool { kind.isList }

    /// Whether that list is known not to be of the organization of a domain: it has no sender under such a name.
    func isThroughListOfOther(than domain: DomainID, in domains: inout DomainTable) -> Bool {
        guard isThroughList, let list else { return false }
        return !domains.sameOrganization(list, domain)
    }
}
