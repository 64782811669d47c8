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
    /// Index in `MessageFields.mailboxes` of the author's address, where a field holds it.
    public var mailbox: Int?

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
            let author = original(from, own, &trace)
        else { return nil }
        return RewrittenFrom(writer: .sendingService, forwarding: 0, author: author.domain, mailbox: author.mailbox)
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
        guard isVia(from, trace) || isListAddress(from, trace) || isReplaced(from, trace) else { return nil }
        let original = original(from, own, &trace)
        return RewrittenFrom(writer: .list, forwarding: forwarding.n, author: original?.domain, mailbox: original?.mailbox)
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

    /// The author behind a list's From: in the fields that lists keep it in, or where they send the answers to. Mailman puts an author who
    /// wants the answers elsewhere into Cc, under the name that stands before "via".
    private static func original(_ from: Mailbox, _ own: DomainID, _ trace: inout Trace) -> (domain: DomainID, mailbox: Int)? {
        let kept = [FieldName.xOriginalFrom, .xOriginalSender, .xMailFrom].map { trace.fields.firstMailboxIndex($0) }
        let named = [FieldName.replyTo, .cc].map { namesake(of: from, in: $0, &trace) }
        for index in (kept + named + [trace.fields.firstMailboxIndex(.replyTo)]).compactMap({ $0 }) {
            guard let domain = trace.domain(at: trace.fields.mailboxes[index].domain),
                !trace.domains.sameOrganization(domain, own)
            else { continue }
            return (domain, index)
        }
        return nil
    }

    /// The only address in a field under the name that stands before "via" in From.
    private static func namesake(of from: Mailbox, in field: FieldName, _ trace: inout Trace) -> Int? {
        let bytes = trace.block.bytes
        guard let name = from.displayName, let via = bytes.firstRange(of: " via ", in: name), via.lower > name.lower else {
            return nil
        }
        let author = bareName(ByteRange(name.lower, via.lower), bytes)
        var found: Int?
        for entry in trace.fields.addressFields where entry.name == field {
            for index in entry.mailboxes {
                guard let name = trace.fields.mailboxes[index].displayName, bytes.equalIgnoringCase(bareName(name, bytes), author)
                else { continue }
                guard found == nil else { return nil }
                found = index
            }
        }
        return found
    }

    private static func bareName(_ name: ByteRange, _ bytes: [UInt8]) -> ByteRange {
        var name = bytes.trimmed(name)
        if !name.isEmpty, bytes[name.lower] == 0x22 { name.start += 1 }
        if !name.isEmpty, bytes[name.upper - 1] == 0x22 { name.end -= 1 }
        return name
    }

    /// Whether the list's own name is `own`, or has its organization.
    private static func isOf(_ index: Int, _ own: DomainID, _ trace: inout Trace) -> Bool {
        guard trace.forwardings[index].isThroughList else { return false }
        if let list = trace.forwardings[index].list, trace.domains.sameOrganization(list, own) { return true }
        if let after = trace.forwardings[index].domainAfter, trace.domains.sameOrganization(after, own) { return true }
        return false
    }
}
