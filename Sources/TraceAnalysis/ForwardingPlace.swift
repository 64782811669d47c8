internal import TraceFields

/// Where on the way a forwarding lies: after the newest line that its forwarder wrote before it sent the mail on.
enum ForwardingPlace {
    /// Sets `cut.hop`. `domain` is the forwarder's, `newHop` the oldest hop that is known to have seen the new envelope.
    static func settle(_ cut: inout ForwardingCut, _ domain: DomainID?, newHop: Int, _ trace: inout Trace) {
        let lowest = max(1, cut.span.lowerBound)
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
            return HopStep.isLoopback(n, trace)
        case .googleCaf, .srs0, .srs1, .microsoftSRS, .microsoftRedirect, .alias, .resent, .aliasService, .fetch, .unknown:
            // A line without a client is a queue entry of the forwarder's own making.
            return received.helo == nil && received.name == nil && received.address == nil
                && hop.network?.provider == nil
        }
    }
}
