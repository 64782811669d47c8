/// An SPF PASS that a forwarder earned by writing its own name into the envelope.
///
/// | finding | facts |
/// |---|---|
/// | `spf-pass-for-forwarder` | domain (tested), author, forwarder, destination (where known), hop, writer |
/// | variant `same-name` | the same: the forwarder's domain is the author's |
/// | variant `claimed` | the same: no line shows it, and the envelope sender could have been written by anybody of that domain |
/// | variant `mask` | the same; author is the one behind the mask, or the mask's own domain where nothing tells |
enum ForwarderPassRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard context.trace.author != nil else { return Silence(.noAuthor) }
        let passes = context.trustedPasses(context.spf)
        for group in context.groups(passes, by: { $0.nameOnLeg($1) }) {
            let first = group.leading
            guard let domain = context.domain(first), !context.isAligned(first) else {
                context.pass(.aligned, statement: first)
                continue
            }
            guard context.role(first) == .forwarder else {
                context.pass(.otherRole, statement: first)
                continue
            }
            guard let forwarding = rewriting(to: domain, before: first, &context) else {
                context.pass(.notForwarded, statement: first)
                continue
            }
            let isSameName = context.isAlignedWithFrom(first) && !context.isFromWriters(first)
            if !isSameName, isInternal(forwarding, &context) {
                context.pass(.internalMove, statement: first, forwarding: forwarding)
                continue
            }
            let confidence = min(context.confidence(group), context.trace.forwardings[forwarding - 1].confidence)
            context.fire(
                context.isFromWriters(first)
                    ? .mask : isSameName ? .sameName : context.trace.forwardings[forwarding - 1].isOnlySaid ? .claimed : nil,
                .warning, confidence, about: group,
                forwarding: forwarding,
                facts: [
                    context.name(first), context.author(), context.forwarder(forwarding), context.destination(forwarding),
                    context.place(first), context.writer(first),
                ])
        }
        return context.answer(.otherResult)
    }

    /// The newest forwarding before the statement that put `domain` into the envelope.
    private static func rewriting(to domain: DomainID, before statement: Int, _ context: inout RuleContext) -> Int? {
        guard let hop = context.judgedHop(statement) else { return nil }
        for forwarding in context.trace.forwardings.reversed() where forwarding.hop < hop && forwarding.putsOwnSender {
            guard let after = forwarding.domainAfter else { return forwarding.n }
            if context.trace.domains.sameOrganization(after, domain) { return forwarding.n }
        }
        return nil
    }

    /// Whether forwarder and envelope sender before it belong to one organization.
    private static func isInternal(_ forwarding: Int, _ context: inout RuleContext) -> Bool {
        let value = context.trace.forwardings[forwarding - 1]
        guard let after = value.domainAfter, let before = value.envelopeBefore, let at = before.utf8.lastIndex(of: 0x40),
            let old = context.trace.domains.intern(String(before[before.utf8.index(after: at)...]))
        else { return false }
        return context.trace.domains.sameOrganization(old, after)
    }
}

extension Forwarding {
    /// Whether nothing but the envelope sender says that the mail was sent on: the forwarder alone can check the hash in it.
    var isOnlySaid: Bool {
        guard hop == 0 else { return false }
        return switch kind {
        case .srs0, .srs1: true
        case .googleCaf, .qqAuto, .googleGroups, .microsoftSRS, .microsoftRedirect, .mailingList, .alias, .resent, .aliasService,
            .fetch, .unknown:
            false
        }
    }
}
