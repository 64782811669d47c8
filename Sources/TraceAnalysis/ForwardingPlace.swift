internal import TraceFields

/// Where on the way a forwarding lies: after the newest line that its forwarder wrote before it sent the mail on.
enum ForwardingPlace {
    /// Sets `cut.hop`. `domain` is the forwarder's, `newHop` the oldest hop that is known to have seen the new envelope.
    static func settle(_ cut: inout ForwardingCut, _ domain: DomainID?, newHop: Int, _ trace: inout Trace) {
        guard newHop > 1 else {
            cut.hop = 0
            return
        }
        let owner = domain.flatMap { trace.domains.network($0) }
        let takenForList = lastTakenForList(cut, before: newHop, &trace)
        let bound = max(cut.span.lowerBound, lastTaken(for: cut.forwarder, before: newHop, trace), takenForList)
        let lowest = max(1, bound)
        if takenForList == bound, takenForList > 0, isCopy(behind: takenForList, before: newHop, trace) {
            cut.span = cut.span.lowerBound...max(cut.span.lowerBound, newHop - 1)
            cut.hop = takenForList
            return
        }
        let newHop = firstSeen(cut, from: lowest, newHop, trace)
        cut.span = cut.span.lowerBound...max(cut.span.lowerBound, newHop - 1)
        for network in networks(cut.kind, owner) where settle(&cut, in: network, lowest, newHop, &trace) { return }
        // Nobody of the forwarder wrote a line: it stands where its host handed the mail over, or between the two hops that bound it.
        if let owner, owner.role ?? .forwarder == .forwarder,
            let handed = (lowest..<max(lowest, newHop)).last(where: { HopStep.clientNetwork(of: $0 - 1, in: &trace) == owner })
        {
            cut.hop = max(handed - 1, bound)
            return
        }
        if let client = trace.hops[newHop - 1].client.flatMap({ trace.domains.network($0) }), client != receiver(trace),
            isForAnyHost(cut.kind), settle(&cut, in: client, lowest, newHop, &trace)
        {
            return
        }
        cut.hop = max(newHop - 1, bound)
    }

    /// Places the forwarding behind the newest line that the network wrote before it; false where it wrote none.
    private static func settle(
        _ cut: inout ForwardingCut, in network: Network, _ lowest: Int, _ newHop: Int, _ trace: inout Trace
    ) -> Bool {
        let owned = (lowest..<max(lowest, newHop)).reversed().filter { trace.hops[$0 - 1].network == network }
        guard let oldest = owned.last else { return false }
        // Who has the mail submit it anew on his own machine starts the new leg; no line shows how it got there.
        if oldest > 1, isSubmittedLocally(oldest, trace) {
            cut.hop = max(oldest - 1, cut.span.lowerBound)
            return true
        }
        cut.hop = owned.first { !belongsToNewLeg($0, cut, &trace, owned) } ?? max(oldest - 1, cut.span.lowerBound, lowest - 1)
        return true
    }

    /// Whether a user or program of the machine itself handed the mail over.
    static func isSubmittedLocally(_ n: Int, _ trace: Trace) -> Bool {
        trace.hops[n - 1].kind == .local && trace[received: n].shape != .list
    }

    /// The newest hop that took the mail for the forwarding mailbox or the list; 0 where none says so.
    private static func lastTaken(for forwarder: String?, before newHop: Int, _ trace: Trace) -> Int {
        guard let forwarder, forwarder.isAddress else { return 0 }
        let lowered = forwarder.lowercased()
        let older = trace.hops[..<(newHop - 1)].last { hop in
            guard let recipient = hop.envelope.recipient, recipient.count == lowered.utf8.count else { return false }
            return trace.text(recipient).lowercased() == lowered
        }
        return older?.n ?? 0
    }

    /// The newest hop that took the mail for an address of the list: its organization may know it by several. Whoever is told of behind
    /// another recipient is a subscriber.
    private static func lastTakenForList(_ cut: ForwardingCut, before newHop: Int, _ trace: inout Trace) -> Int {
        guard cut.kind == .mailingList else { return 0 }
        let marks = ListMarks(&trace, withMachines: true)
        guard !marks.names.isEmpty else { return 0 }
        var taken: (hop: Int, list: ByteRange)?
        for index in 0..<(newHop - 1) {
            guard let recipient = trace.hops[index].envelope.recipient else { continue }
            if let list = taken?.list {
                if trace.areSameText(list, recipient) || marks.areOneList(list, recipient, in: &trace) {
                    taken = (index + 1, recipient)
                } else if trace.block.bytes.lastIndex(of: 0x40, in: recipient) != nil {
                    break
                }
            } else if marks.isAddress(recipient, in: &trace), cut.isList(recipient, trace) {
                taken = (index + 1, recipient)
            }
        }
        return taken?.hop ?? 0
    }

    /// Whether the line behind the one that took the mail for the list is of the list's copy: a server that names a single recipient names
    /// none, and took the mail from the machine that had it for the list alone.
    private static func isCopy(behind taken: Int, before newHop: Int, _ trace: Trace) -> Bool {
        guard taken + 1 < newHop, trace[received: taken].shape == .transport else { return false }
        let (list, next) = (trace.hops[taken - 1], trace.hops[taken])
        return next.envelope.recipient == nil && trace[received: next.n].recipients.isEmpty && next.isStation
            && next.producer.map { Producers.namesRecipient[$0] } ?? false && list.by != nil && next.client == list.by
            && next.by != list.by
    }

    /// The oldest hop that saw the new envelope: a line for the new recipient did, and so did whoever handed the mail to its store.
    private static func firstSeen(_ cut: ForwardingCut, from lowest: Int, _ newHop: Int, _ trace: Trace) -> Int {
        var first = newHop
        if let subscriber = cut.subscriber?.lowercased(), lowest < newHop,
            let taken = trace.hops[lowest..<newHop].first(where: {
                $0.envelope.recipient.map { trace.text($0).lowercased() } == subscriber
            })
        {
            first = taken.n
        }
        // A list's mail comes in with the new sender; a server that rewrites what it hands on does so at delivery too.
        while cut.kind == .mailingList, first - 1 > lowest, trace[received: first].transmission.isLocalDelivery { first -= 1 }
        return first
    }

    private static func receiver(_ trace: Trace) -> Network? { trace.hops.last { $0.network != nil }?.network }

    /// Whether such an address is written by hosts of anybody, not by one provider's alone.
    private static func isForAnyHost(_ kind: Forwarding.Kind) -> Bool {
        switch kind {
        case .googleCaf, .qqAuto, .googleGroups, .microsoftSRS, .microsoftRedirect: false
        case .srs0, .srs1, .mailingList, .alias, .resent, .aliasService, .fetch, .unknown: true
        }
    }

    /// Whose lines to look for, the best first: the provider that alone writes such addresses, the owner of the new address.
    private static func networks(_ kind: Forwarding.Kind, _ owner: Network?) -> [Network] {
        switch kind {
        case .googleCaf, .googleGroups: [Network(provider: Providers.google), owner].compactMap { $0 }
        case .microsoftSRS, .microsoftRedirect: [Network(provider: Providers.microsoft), owner].compactMap { $0 }
        case .qqAuto, .srs0, .srs1, .mailingList, .alias, .resent, .aliasService, .fetch, .unknown: [owner].compactMap { $0 }
        }
    }

    /// Whether a line names the recipient for whom the next network took the mail, and an older one of the forwarder another.
    private static func namesNextRecipient(_ n: Int, _ trace: Trace, _ owned: [Int]) -> Bool {
        let hop = trace.hops[n - 1]
        guard let recipient = hop.envelope.recipient,
            let next = trace.hops[n...].first(where: { $0.network != hop.network && $0.envelope.recipient != nil }),
            next.envelope.recipient.map({ trace.areSameText($0, recipient) }) ?? false
        else { return false }
        return owned.contains { older in
            older < n && trace.hops[older - 1].envelope.recipient.map { !trace.areSameText($0, recipient) } ?? false
        }
    }

    /// Whether the forwarder wrote the line after it had decided to send the mail on.
    private static func belongsToNewLeg(_ n: Int, _ cut: ForwardingCut, _ trace: inout Trace, _ owned: [Int]) -> Bool {
        let hop = trace.hops[n - 1]
        let received = trace[received: n]
        if let recipient = hop.envelope.recipient {
            let text = trace.text(recipient).lowercased()
            if text == cut.destination?.lowercased() || text == cut.subscriber?.lowercased() { return true }
            if let forwarder = cut.forwarder?.lowercased(), text == forwarder { return false }
        }
        // A list manager sends on what a line below it took in, though it be another network's that took it.
        if received.shape == .list, n > 1 { return true }
        let hasOlder = owned.contains { $0 < n }
        guard hasOlder else { return false }
        if namesNextRecipient(n, trace, owned) { return true }
        // Google hands outgoing mail over in a line without `from` that names the recipient.
        if hop.network?.provider == Providers.google, received.helo == nil, received.address == nil, !received.recipients.isEmpty
        {
            return true
        }
        switch received.shape {
        case .list: return true
        case .local: return true
        case .invoked: return hop.kind == .local
        case .transport, .fetch, .web: break
        }
        switch cut.kind {
        case .mailingList, .googleGroups:
            if let list = cut.list, let recipient = hop.envelope.recipient {
                if let at = trace.block.bytes.lastIndex(of: 0x40, in: recipient),
                    let domain = trace.domain(at: ByteRange(at + 1, recipient.upper))
                {
                    return !trace.domains.sameOrganization(domain, list)
                }
            }
            // The list manager hands the mail back to its own server.
            return hop.isLoopback || hop.client != nil && hop.client == hop.by
        case .googleCaf, .qqAuto, .srs0, .srs1, .microsoftSRS, .microsoftRedirect, .alias, .resent, .aliasService, .fetch,
            .unknown:
            // A line without a client is a queue entry of the forwarder's own making.
            return received.helo == nil && received.name == nil && received.address == nil
                && hop.network?.provider == nil
        }
    }
}
