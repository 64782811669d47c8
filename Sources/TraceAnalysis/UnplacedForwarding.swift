internal import TraceFields

/// What points to a forwarding that no line of this copy shows.
public enum UnplacedForwarding: Hashable, Sendable {
    /// Return-Path is an address that a forwarder rewrote, though no line saw it: servers that rewrite whatever they hand on do so
    /// at delivery too.
    case rewrittenAtDelivery
    /// The same, behind forwardings that were found.
    case rewrittenBehindForwarding
    /// Return-Path is such an address, and a server of the way tested it: relays rewrite what their users send, and the servers in front of a
    /// mailbox host what they hand to it.
    case rewrittenOnTheWay
    /// Return-Path is an address that a forwarder rewrote, and the copy holds no line.
    case rewrittenWithoutLines(String)
    /// Return-Path is the address that a Microsoft 365 tenant writes for mail of another sender, which it relays or sends on.
    case senderOfTenant(String)
    /// A list manager left its marks, and none of its lines, or nothing behind them.
    case listMarks
    /// The same, where somebody else sent the mail on.
    case listMarksBesideForwarding
    /// A Resent- block (RFC 5322 §3.6.6), and no line that was written before it.
    case resentFields(by: String)
    /// The lines record two envelope senders of different organizations: relays and forwarders put in another.
    case senderChanged(from: String, to: String)
    /// The lines name two recipients: an alias, or a mailbox that sent the mail on.
    case recipientChanged(from: String, to: String)
}

extension Trace {
    /// What to tell of forwardings that were not found; empty where nothing points to one. A list explains another envelope sender, and nothing
    /// else. The table of names is lent: it learns what it is asked, and a copy of its own would cost more than the question.
    public func unplacedForwardings(_ domains: inout DomainTable) -> [UnplacedForwarding] {
        guard forwardings.isEmpty else {
            let isListUntold = !hops.isEmpty && !forwardings.contains(where: \.isThroughList) && hasListMarks(&domains)
            let isPathUntold = !hops.isEmpty && isRewrittenBehindForwardings(&domains)
            return (isListUntold ? [.listMarksBesideForwarding] : []) + (isPathUntold ? [.rewrittenBehindForwarding] : [])
        }
        if hops.isEmpty { return [rewrittenPath(&domains)].compactMap { $0 } }
        if hasListMarks(&domains) { return [.listMarks, changedRecipient].compactMap { $0 } }
        return [resentFields, changedSender(&domains) ?? rewrittenPath(&domains) ?? changedRecipient].compactMap { $0 }
    }

    /// Whether a list handled the message. What its own organization wrote to nobody of the list is a notice of a service, though it has
    /// fields of a list.
    private func hasListMarks(_ domains: inout DomainTable) -> Bool {
        if MarkSearch.hasListFields(self) {
            return MarkSearch.namesList(self) || names.contains(.xMailmanVersion) || !isNotice(&domains)
        }
        return isOfFML || isListsOwnCopy
    }

    /// The fields that fml writes.
    private var isOfFML: Bool {
        block.fields.prefix(Limits.attributedFields).contains {
            $0.known == .other && block.bytes.matches($0.name, "x-mlserver")
        }
    }

    /// Return-Path is the list's own, of the very mailbox for which the line below it took the mail.
    private var isListsOwnCopy: Bool {
        guard forwardings.isEmpty, let field = fields.addressFields.first(where: { $0.name == .returnPath }),
            let index = field.mailboxes.first,
            let taken = hops.last(where: { $0.envelope.recipient != nil })?.envelope.recipient
        else { return false }
        return ListOwner.isReturnPath(fields.mailboxes[index].address, of: taken, self)
    }

    private func isNotice(_ domains: inout DomainTable) -> Bool {
        guard let author = fields.firstMailbox(.from)?.domain.flatMap({ domains.intern(text($0)) }),
            let list = block.fields.first(where: { $0.known == .listPost }).flatMap({
                ListFields.mailto(block.bytes, $0.value)
            }), let domain = domains.internDomain(ofAddress: text(list)), domains.sameOrganization(author, domain)
        else { return false }
        let addressed = fields.addressFields.lazy.filter { $0.name == .to || $0.name == .cc || $0.name == .deliveredTo }
            .flatMap(\.mailboxes).prefix(Limits.attributedFields)
        return !addressed.contains { areSameText(fields.mailboxes[$0].address, list) }
            && !SilentSearch.isFor(list, hops, self)
    }

    private var resentFields: UnplacedForwarding? {
        fields.firstMailbox(.resentFrom).map { .resentFields(by: text($0.address)) }
    }

    private func rewrittenPath(_ domains: inout DomainTable) -> UnplacedForwarding? {
        guard let field = fields.addressFields.first(where: { $0.name == .returnPath }), let mailbox = field.mailboxes.first
        else { return nil }
        let address = text(fields.mailboxes[mailbox].address)
        switch RewrittenPath.decode(address).kind {
        case .srs0, .srs1, .srsOpaque, .microsoftSRS, .googleCaf:
            if hops.isEmpty { return .rewrittenWithoutLines(address) }
            let owner = domains.internDomain(ofAddress: address)
            let isSeen = owner != nil && hops.contains { $0.envelope.isSeen && $0.envelope.domain == owner }
            return isSeen ? .rewrittenOnTheWay : .rewrittenAtDelivery
        case .microsoftSRSOpaque:
            // A tenant that rewrites what its own users send tells nothing.
            guard let author, let owner = domains.internDomain(ofAddress: address), !domains.sameOrganization(author, owner)
            else {
                return nil
            }
            return .senderOfTenant(address)
        case .plain, .null, .qqAuto, .googleGroups, .batv, .verp, .listBounce, .espBounce, .aliasService,
            .notAnAddress:
            return nil
        }
    }

    /// Whether Return-Path is a rewritten address that neither a line saw nor a forwarding that was found has written.
    private func isRewrittenBehindForwardings(_ domains: inout DomainTable) -> Bool {
        guard let path = fields.firstMailbox(.returnPath)?.address, RewrittenPath.mayBeRewritten(block.bytes, path),
            rewrittenPath(&domains) == .rewrittenAtDelivery, let owner = domains.internDomain(ofAddress: text(path))
        else { return false }
        let address = text(path)
        return !forwardings.contains { $0.domainAfter == owner || $0.envelopeAfter == address }
    }

    /// What the lines and results saw; Return-Path alone may have been written behind all of them.
    private func changedSender(_ domains: inout DomainTable) -> UnplacedForwarding? {
        let seen = hops.filter { namesSender($0) }
        guard let oldest = seen.first, let before = oldest.envelope.domain,
            let newer = seen.last(where: { hop in hop.envelope.domain.map { !domains.sameOrganization($0, before) } ?? false }),
            let from = oldest.envelope.sender, let to = newer.envelope.sender
        else { return nil }
        return .senderChanged(from: text(from), to: text(to))
    }

    /// Not where SPF tested the name of the client, nor where a host names one of its users.
    private func namesSender(_ hop: Hop) -> Bool {
        guard hop.envelope.isSeen, let sender = hop.envelope.sender, let domain = hop.envelope.domain,
            domains.text(domain).utf8.contains(0x2E)
        else { return false }
        guard hop.envelope.isDomainOnly else { return true }
        let line = received(hop.n)
        return ![line.helo, line.name].contains { $0.map { areSameText($0, sender) } ?? false }
    }

    /// Letters of another case, and a mailbox of a host that writes no domain, are the same mailbox.
    private var changedRecipient: UnplacedForwarding? {
        let named = hops.compactMap { $0.envelope.recipient }
        guard let first = named.first, let last = named.last(where: { !isSameMailbox($0, first) }) else { return nil }
        return .recipientChanged(from: text(first), to: text(last))
    }

    private func isSameMailbox(_ one: ByteRange, _ other: ByteRange) -> Bool {
        if areSameText(one, other) { return true }
        guard block.bytes.lastIndex(of: 0x40, in: one) != nil, block.bytes.lastIndex(of: 0x40, in: other) != nil else {
            return true
        }
        return false
    }
}
