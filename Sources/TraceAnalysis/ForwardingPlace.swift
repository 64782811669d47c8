internal import TraceFields

/// Where on the way a forwarding lies: after the newest line that its forwarder wrote before it sent the mail on.
enum ForwardingPlace {
    /// Sets `cut.hop`. `domain` is the forwarder's, `newHop` the oldest hop that is known to have seen the new envelope.
    static func settle(_ cut: inout ForwardingCut, _ domain: DomainID?, newHop: Int, _ trace: inout Trace) {
        let lowest = max(1, cut.span.lowerBound)
        let newHop = firstNaming(recipientOf: newHop, above: lowest, trace)
        guard newHop > 1 else {
            cut.hop = 0
            return
        }
        for network in networks(cut.kind, domain, trace.hops[newHop - 1].client, &trace) {
            let owned = (lowest..<max(lowest, newHop)).reversed().filter { trace.hops[$0 - 1].network == network }
            guard let oldest = owned.last else { continue }
            cut.hop = owned.first { !belongsToNewLeg($0, cut, &trace, owned) } ?? max(oldest - 1, cut.span.lowerBound)
            return
        }
        // Nobody of the forwarder wrote a line: it stands where its host handed the mail over, or between the two hops that bound it.
        if let owner = domain.flatMap({ trace.domains.network($0) }), owner.provider == nil,
            let taken = (lowest..<newHop).first(where: { HopStep.clientNetwork(of: $0 - 1, in: &trace) == owner })
        {
            cut.hop = max(taken - 1, cut.span.lowerBound)
            return
        }
        cut.hop = max(newHop - 1, cut.span.lowerBound)
    }

    /// The oldest line in a row that names the recipient of a hop: the mail had been sent on before it.
    private static func firstNaming(recipientOf newHop: Int, above lowest: Int, _ trace: Trace) -> Int {
        guard newHop > 1, let recipient = trace.hops[newHop - 1].envelope.recipient else { return newHop }
        // One recipient all the way tells nothing.
        if let old = trace.hops[lowest - 1].envelope.recipient, trace.areSameText(old, recipient) { return newHop }
        var first = newHop
        // A program that fetches mail delivers it to a recipient of its own choice.
        for n in stride(from: newHop - 1, to: lowest, by: -1) {
            if trace.hops[n - 1].kind == .fetch { break }
            guard let other = trace.hops[n - 1].envelope.recipient else { continue }
            guard trace.areSameText(other, recipient) else { break }
            first = n
        }
        return first
    }

    /// Whose lines to look for, the best first: the provider that alone writes such addresses, the owner of the new address,
    /// whoever handed the mail over.
    private static func networks(
        _ kind: Forwarding.Kind, _ domain: DomainID?, _ client: DomainID?, _ trace: inout Trace
    ) -> [Network] {
        let owner = domain.flatMap { trace.domains.network($0) }
        switch kind {
        case .googleCaf, .googleGroups: return [Network(provider: Providers.google)] + [owner].compactMap { $0 }
        case .microsoftSRS, .microsoftRedirect: return [Network(provider: Providers.microsoft)] + [owner].compactMap { $0 }
        case .srs0, .srs1, .mailingList, .alias, .resent, .aliasService, .fetch, .unknown:
            return [owner, client.flatMap { trace.domains.network($0) }].compactMap { $0 }
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
            if let destination = cut.destination?.lowercased(), text == destination { return true }
            if let forwarder = cut.forwarder?.lowercased(), text == forwarder { return false }
        }
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
        case .invoked:
            return trace.block.bytes.firstRange(of: "from network", in: trace.block.fields[hop.field].value) == nil
        case .transport, .fetch, .web: break
        }
        switch cut.kind {
        case .mailingList, .googleGroups:
            if let list = cut.list, let recipient = hop.envelope.recipient {
                if let at = trace.block.bytes.lastIndex(of: 0x40, in: recipient),
                    let domain = trace.domains.intern(trace.block.bytes, ByteRange(at + 1, recipient.upper))
                {
                    return !trace.domains.sameOrganization(domain, list)
                }
            }
            // The list manager hands the mail back to its own server.
            return HopStep.isLoopback(n, trace) || hop.client != nil && hop.client == hop.by
        case .googleCaf, .srs0, .srs1, .microsoftSRS, .microsoftRedirect, .alias, .resent, .aliasService, .fetch, .unknown:
            // A line without a client is a queue entry of the forwarder's own making.
            return received.helo == nil && received.name == nil && received.address == nil
                && hop.network?.provider == nil
        }
    }
}
