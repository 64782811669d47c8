internal import TraceFields

/// From, written by whoever sent the message on: by a mailing list that put its own domain there ("via"), as lists do where the
/// author's policy is strict, by an alias service that put a mask of the author there, or by a service that sends for people with addresses
/// elsewhere (B4 Relay).
///
/// What passes for that name then passes for the one that wrote it there.
public struct RewrittenFrom: Sendable {
    /// Whose name stands in From.
    public var writer: Identity.Role
    /// The forwarding that wrote it; 0 where the service did that sent the message first.
    public var forwarding: Int
    /// The domain of the author, as the writer's own fields or the mask tell it. Nobody checked it.
    public var author: DomainID?

    /// Nil where From is the author's, as far as the message shows.
    static func find(in trace: inout Trace) -> RewrittenFrom? {
        guard let own = trace.author,
            let from = trace.fields.addressFields.first(where: { $0.name == .from }), let index = from.mailboxes.first
        else { return nil }
        let mailbox = trace.fields.mailboxes[index]
        return mask(own, &trace) ?? list(own, mailbox, &trace) ?? relay(own, mailbox, &trace)
    }

    /// "Name via Service", with another address in X-Original-From, and no list that could have written it.
    private static func relay(_ own: DomainID, _ from: Mailbox, _ trace: inout Trace) -> RewrittenFrom? {
        guard trace.names.contains(.xOriginalFrom), isVia(from, trace), isReplaced(from, trace),
            let author = original(own, &trace)
        else { return nil }
        return RewrittenFrom(writer: .sendingService, forwarding: 0, author: author)
    }

    /// Whether the name beside an address says who sends for its bearer.
    static func isVia(_ from: Mailbox, _ trace: borrowing Trace) -> Bool {
        from.displayName.map { trace.block.bytes.holdsFolded(" via ", in: $0) } ?? false
    }

    private static func mask(_ own: DomainID, _ trace: inout Trace) -> RewrittenFrom? {
        guard let forwarding = trace.forwardings.last(where: { $0.kind == .aliasService }) else { return nil }
        if AliasReply.isMask(own, by: forwarding, trace) {
            return RewrittenFrom(writer: .forwarder, forwarding: forwarding.n, author: nil)
        }
        guard let sign = AliasSearch.sign(in: &trace) else { return nil }
        let author = AliasSearch.author(sign.service, &trace)
        if author == nil, !AliasSearch.isOwn(own, sign.service, trace) { return nil }
        guard AliasSearch.isMaskDomain(own, sign, &trace) else { return nil }
        return RewrittenFrom(writer: .forwarder, forwarding: forwarding.n, author: author?.domain)
    }

    /// A list sent the message on, and From bears its address or a mark of the rewriting.
    private static func list(_ own: DomainID, _ from: Mailbox, _ trace: inout Trace) -> RewrittenFrom? {
        guard let forwarding = trace.forwardings.last(where: \.isThroughList),
            trace.forwardings.indices.contains(where: { isOf($0, own, &trace) }),
            isListAddress(from, trace) || !isSigned(own, before: forwarding, &trace)
        else { return nil }
        let original = original(own, &trace)
        guard isVia(from, trace) || isListAddress(from, trace) || isReplaced(from, trace) else { return nil }
        return RewrittenFrom(writer: .list, forwarding: forwarding.n, author: original)
    }

    /// Whether a signature of this very name stands below what the list and those behind it wrote: From bore the name before.
    private static func isSigned(_ own: DomainID, before forwarding: Forwarding, _ trace: inout Trace) -> Bool {
        guard forwarding.hop > 0 else { return false }
        let line = trace.hops[forwarding.hop - 1].field
        for index in trace.fields.signatures.indices where trace.fields.signatures[index].field > line {
            if trace.domain(at: trace.fields.signatures[index].domain) == own { return true }
        }
        return false
    }

    private static func isListAddress(_ from: Mailbox, _ trace: Trace) -> Bool {
        let address = trace.text(from.address).lowercasedASCII
        return trace.forwardings.contains { $0.isThroughList && $0.forwarder?.lowercasedASCII == address }
    }

    /// Whether a field of the list names another From.
    private static func isReplaced(_ from: Mailbox, _ trace: Trace) -> Bool {
        trace.fields.addressFields.contains { entry in
            guard entry.name == .xOriginalFrom || entry.name == .xOriginalSender, let original = entry.mailboxes.first else {
                return false
            }
            return !trace.block.bytes.equalIgnoringCase(trace.fields.mailboxes[original].address, from.address)
        }
    }

    /// The author behind a list's From: in the fields that lists keep it in, or where they send the answers to.
    private static func original(_ own: DomainID, _ trace: inout Trace) -> DomainID? {
        for name in [FieldName.xOriginalFrom, .xOriginalSender, .xMailFrom, .replyTo] {
            guard let mailbox = trace.fields.firstMailbox(name),
                let domain = trace.domain(at: mailbox.domain),
                !trace.domains.sameOrganization(domain, own)
            else { continue }
            return domain
        }
        return nil
    }

    /// Whether the list's own name is `own`, or has its organization.
    private static func isOf(_ index: Int, _ own: DomainID, _ trace: inout Trace) -> Bool {
        guard trace.forwardings[index].isThroughList else { return false }
        if let list = trace.forwardings[index].list, trace.domains.sameOrganization(list, own) { return true }
        if let after = trace.forwardings[index].domainAfter, trace.domains.sameOrganization(after, own) { return true }
        return false
    }
}
