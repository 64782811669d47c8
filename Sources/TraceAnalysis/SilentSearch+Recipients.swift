internal import TraceFields

/// Finds forwardings by the recipients that lines name.
extension SilentSearch {
    /// Lines that name another recipient than an older one, which is none of a mail that was sent again as a new one.
    static func recipientChanges(
        _ marks: ListMarks, _ trace: inout Trace, behind carried: CarriedLines?, into cuts: inout [ForwardingCut]
    ) {
        var last: Int?
        var known: (addressed: [ByteRange], insideHops: Int)?
        for index in trace.hops.indices {
            guard let recipient = trace.hops[index].envelope.recipient, !marks.isOutgoing(recipient, in: trace) else { continue }
            defer { last = index }
            if let older = last, let carried, older < carried.hop, index >= carried.hop { continue }
            guard let last, let taken = trace.hops[last].envelope.recipient, trace.hops[last].network != nil else { continue }
            let before = marks.outerAddress(of: taken, in: &trace) ?? taken
            let isOfList =
                marks.isAddress(before, in: &trace)
                && (!marks.isAddress(recipient, in: &trace) || marks.areTwoLists(before, recipient, in: &trace))
            if isOfList {
                guard isExpandedTo(recipient, from: before, &trace) else { continue }
            } else {
                guard !ownsLaterHop(trace.hops[last].kind) || isListed(before, &trace),
                    isSentOn(before, recipient, from: last, to: index, &trace)
                else { continue }
                let (addressed, insideHops) = known ?? (addressed(trace), insideHops(trace))
                known = (addressed, insideHops)
                if areBoth(before, recipient, in: addressed, trace) { continue }
                if last < insideHops,
                    isOwnCopy(before, addressed, trace) || isOtherName(before, recipient, from: last, to: index, &trace)
                {
                    continue
                }
            }
            var cut = cut(before, recipient, from: last, to: index, isOfList: isOfList, &trace)
            // The server of a mailbox writes a line of its own where a program fetches the mail.
            if cut.kind == .alias, trace.hops[index].kind == .fetch,
                trace.hops[last..<index].allSatisfy({ $0.network == trace.hops[last].network })
            {
                cut.hop = index
            }
            // A mailbox to which the list sent its copy sent it on.
            if cut.kind.isList, cuts.contains(where: { $0.isRedelivery && cut.hop + 1...index ~= $0.hop }) {
                cut.destination = nil
            }
            cuts.append(cut)
        }
    }

    /// The forwarding where the recipient changed.
    private static func cut(
        _ before: ByteRange, _ recipient: ByteRange, from last: Int, to index: Int, isOfList: Bool, _ trace: inout Trace
    ) -> ForwardingCut {
        let older = trace.hops[last]
        let newer = trace.hops[index]
        var cut = ForwardingCut(
            kind: .alias, isRewritten: false, hop: 0, span: older.n...max(older.n, newer.n - 1), confidence: .likely)
        cut.forwarder = trace.text(before)
        cut.destination = trace.text(recipient)
        if let domain = ownSender(before, from: index, &trace) {
            cut.kind = .unknown
            cut.isRewritten = true
            cut.domainAfter = domain
        }
        let owner = trace.domain(ofAddress: before)
        if isOfList || isListed(before, &trace) || isExpanded(by: owner, between: last, and: index, &trace) {
            cut.kind = .mailingList
            cut.isRewritten = true
            cut.list = owner
        }
        cut.evidence.append(Evidence(.recipientChanged, field: newer.field, hop: newer.n, value: recipient))
        var newHop = newer.n
        if let owner, let tested = otherRecipient(than: owner, between: older.n, and: newer.n, &trace) {
            newHop = tested.hop ?? newHop
            cut.evidence.append(tested)
        }
        ForwardingPlace.settle(&cut, owner, newHop: newHop, &trace)
        if cut.hop < older.n { cut.hop = older.n }
        return cut
    }

    /// The oldest hop between two for which a result names the domain of another recipient (`smtp.rcpttodomain`).
    private static func otherRecipient(
        than owner: DomainID, between older: Int, and newer: Int, _ trace: inout Trace
    ) -> Evidence? {
        var oldest: Evidence?
        for statement in trace.statements.prefix(Limits.comparedStatements) where statement.confidence >= .likely {
            guard let hop = statement.evaluatedHop, hop > older, hop < oldest?.hop ?? newer,
                let named = trace.fields.property(.smtpRcptToDomain, of: trace.reading(statement)),
                let domain = trace.domain(at: named), !trace.domains.sameOrganization(domain, owner)
            else { continue }
            oldest = Evidence(.recipientChanged, field: statement.field, hop: hop, value: named)
        }
        return oldest
    }

    /// Whether a mailbox lies in the very domain of the list.
    private static func isListed(_ mailbox: ByteRange, _ trace: inout Trace) -> Bool {
        guard MarkSearch.hasListFields(trace), let list = MarkSearch.listDomain(&trace) else { return false }
        return list.domain == trace.domain(ofAddress: mailbox)
    }

    /// Whether a list sent the mail to a mailbox: inside of its own organization only where that is the last one that a line names, since
    /// a list may have other names of its own on the way to it.
    private static func isExpandedTo(_ mailbox: ByteRange, from list: ByteRange, _ trace: inout Trace) -> Bool {
        guard let one = trace.domain(ofAddress: list), trace.block.bytes.lastIndex(of: 0x40, in: mailbox) != nil,
            let other = trace.domain(ofAddress: mailbox)
        else { return false }
        guard trace.domains.sameOrganization(one, other) else { return true }
        let final = trace.hops.last { $0.envelope.recipient != nil }?.envelope.recipient
        return final.map { trace.areSameText($0, mailbox) } ?? false
    }

    /// Whether a list manager of the mailbox's own network wrote a line before the next recipient was named, or named it.
    private static func isExpanded(by owner: DomainID?, between older: Int, and newer: Int, _ trace: inout Trace) -> Bool {
        guard let network = owner.flatMap({ trace.domains.network($0) }) else { return false }
        return trace.hops[older + 1...newer].contains { $0.kind == .list && $0.network == network }
    }

    /// Whether the mail went from one mailbox to another: not to another name of it, not inside of one organization. Inside of one
    /// network only where the new mailbox is a stranger there.
    private static func isSentOn(
        _ before: ByteRange, _ after: ByteRange, from last: Int, to index: Int, _ trace: inout Trace
    ) -> Bool {
        let older = trace.hops[last].network
        if isSameMailbox(before, after, older, &trace) { return false }
        guard let domain = trace.domain(ofAddress: before), let other = trace.domain(ofAddress: after) else {
            return older != trace.hops[index].network
        }
        if trace.domains.sameOrganization(domain, other) { return false }
        guard older == trace.hops[index].network else { return true }
        if isHandedBack(by: index, to: older, &trace) { return true }
        if isSentOut(from: last, to: index, for: other, &trace) { return true }
        // A hosting company maps its customers' addresses to those of its stores.
        if trace.isSameLocalPart(before, after) { return false }
        return older?.provider == nil && trace.hops[last].kind == .smtp && trace.domains.network(other) != older
            && trace.domains.network(domain) != nil && trace.domains.network(other) != nil
    }

    /// Whether a forwarding service that leaves no line handed the mail back to the network that had sent it.
    private static func isHandedBack(by index: Int, to network: Network?, _ trace: inout Trace) -> Bool {
        guard trace.hops[index].isStation, let client = HopStep.clientNetwork(of: index, in: &trace), client != network else {
            return false
        }
        return client.role == .forwarder
    }

    /// A line on the way out may name the first of several recipients: who wrote to both of two forwarded nothing.
    private static func areBoth(_ one: ByteRange, _ other: ByteRange, in addressed: [ByteRange], _ trace: Trace) -> Bool {
        addressed.contains { trace.areSameText($0, one) } && addressed.contains { trace.areSameText($0, other) }
    }

    /// Some providers put what their user sends into his own mailbox first, by a line that names it (Yandex); who writes to himself
    /// names himself among the recipients.
    private static func isOwnCopy(_ mailbox: ByteRange, _ addressed: [ByteRange], _ trace: Trace) -> Bool {
        isAuthor(mailbox, trace) && !addressed.contains { trace.areSameText($0, mailbox) }
    }

    /// The author's own server names the recipient as the author did; the next one, to which it hands the mail, may know the domain by
    /// another name.
    private static func isOtherName(
        _ one: ByteRange, _ other: ByteRange, from last: Int, to next: Int, _ trace: inout Trace
    ) -> Bool {
        guard trace.isSameLocalPart(one, other), trace.hops[next].kind != .fetch, let domain = trace.domain(ofAddress: one)
        else { return false }
        return trace.domains.network(domain) != trace.hops[last].network
            && HopStep.clientNetwork(of: next, in: &trace) == trace.hops[next - 1].network
    }

    /// How many of the oldest hops lie inside of the network to which the author handed the mail.
    private static func insideHops(_ trace: Trace) -> Int {
        let network = trace.hops.first?.network
        return trace.hops.prefix { $0.network == network && (!$0.mayBeReachedFromOutside || $0.kind == .submission) }.count
    }

    /// The addresses to which the author wrote.
    static func addressed(_ trace: Trace) -> [ByteRange] {
        guard trace.names.contains(.to) || trace.names.contains(.cc) else { return [] }
        return trace.fields.addressFields.lazy.filter { $0.name == .to || $0.name == .cc }.flatMap(\.mailboxes)
            .prefix(Limits.attributedFields).map { trace.fields.mailboxes[$0].address }
    }

    /// Whether a server that took the mail from elsewhere named the new recipient in a later line of its own, before the mail left
    /// its network: what a `.forward` and a provider's forwarding host write.
    private static func isSentOut(from older: Int, to newer: Int, for domain: DomainID, _ trace: inout Trace) -> Bool {
        let network = trace.hops[older].network
        guard trace.hops[older].isStation, HopStep.clientNetwork(of: older, in: &trace) != network,
            trace.domains.network(domain) != network, !Providers.isRoutingDomain(domain, in: trace.domains),
            !isAuthor(trace.hops[older].envelope.recipient, trace), let recipient = trace.hops[newer].envelope.recipient
        else { return false }
        let outside = trace.hops[newer...].lazy.filter { $0.network != network && $0.network != nil }
        let named = outside.first { $0.envelope.recipient != nil }?.envelope.recipient
        return !outside.isEmpty && named.map { trace.areSameText($0, recipient) } ?? true
    }

    /// The domain of the new envelope sender where that is the forwarding mailbox, or the account that sent the mail anew from the
    /// machine of the mailbox.
    private static func ownSender(_ mailbox: ByteRange, from index: Int, _ trace: inout Trace) -> DomainID? {
        guard let recipient = trace.hops[index].envelope.recipient else { return nil }
        let leg = trace.hops[index...].prefix { $0.envelope.recipient.map { trace.areSameText($0, recipient) } ?? true }
        guard let later = leg.first(where: { $0.envelope.sender != nil })?.envelope, let sender = later.sender,
            !later.isDomainOnly, !isAuthor(sender, trace)
        else { return nil }
        let isAccount =
            ForwardingPlace.isSubmittedLocally(index + 1, trace) && later.domain != nil && later.domain == trace.hops[index].by
        return isAccount || trace.areSameText(sender, mailbox) ? later.domain : nil
    }

    /// A host that names its customer's recipient on the way out is no mailbox: the author's side has no recipient of its own.
    private static func ownsLaterHop(_ older: Hop.Kind) -> Bool {
        older == .submission || older == .local
    }

    /// The same mailbox under another name of one organization, or behind a gateway that maps domains.
    private static func isSameMailbox(_ one: ByteRange, _ other: ByteRange, _ older: Network?, _ trace: inout Trace) -> Bool {
        if trace.block.bytes.equalIgnoringCase(one, other) { return true }
        // The server of a mailbox may know it by its local part alone.
        if trace.block.bytes.lastIndex(of: 0x40, in: other) == nil { return trace.isSameLocalPart(one, other) }
        guard let at = trace.block.bytes.lastIndex(of: 0x40, in: one),
            let otherAt = trace.block.bytes.lastIndex(of: 0x40, in: other),
            trace.block.bytes.equalIgnoringCase(ByteRange(one.lower, at), ByteRange(other.lower, otherAt)),
            let domain = trace.domain(ofAddress: one), let otherDomain = trace.domain(ofAddress: other)
        else { return false }
        return older?.role?.keepsEnvelope == true || domain == otherDomain
    }
}

extension Trace {
    /// Whether two addresses have one local part, apart from what stands behind `+` and from upper and lower case.
    fileprivate func isSameLocalPart(_ one: ByteRange, _ other: ByteRange) -> Bool {
        func local(_ range: ByteRange) -> ByteRange {
            let end = block.bytes.lastIndex(of: 0x40, in: range) ?? range.upper
            return ByteRange(range.lower, block.bytes.firstIndex(of: 0x2B, in: ByteRange(range.lower, end)) ?? end)
        }
        return block.bytes.equalIgnoringCase(local(one), local(other))
    }
}
