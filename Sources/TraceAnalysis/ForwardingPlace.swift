internal import TraceFields

/// Where on the way a forwarding lies: after the newest line that its forwarder wrote before it sent the mail on.
enum ForwardingPlace {
    /// Sets `cut.hop`. `domain` is the forwarder's, `newHop` the oldest hop that is known to have seen the new envelope.
    static func settle(_ cut: inout ForwardingCut, _ domain: DomainID?, newHop: Int, _ trace: inout Trace) {
        var networks: [Network] = []
        if let domain, let network = trace.domains.network(domain) { networks.append(network) }
        switch cut.kind {
        case .googleCaf, .googleGroups: networks.append(Network(provider: Providers.google))
        case .microsoftSRS, .microsoftRedirect: networks.append(Network(provider: Providers.microsoft))
        case .srs0, .srs1, .mailingList, .alias, .resent, .aliasService, .fetch, .unknown:
            if let client = trace.hops[newHop - 1].client, let network = trace.domains.network(client) { networks.append(network) }
        }
        let lowest = max(1, cut.span.lowerBound)
        guard newHop > 1 else {
            cut.hop = 0
            return
        }
        let owned = (lowest..<max(lowest, newHop)).reversed().filter { n in
            trace.hops[n - 1].network.map { networks.contains($0) } ?? false
        }
        for n in owned where !belongsToNewLeg(n, cut, trace, owned) {
            cut.hop = n
            return
        }
        // Nobody of the forwarder wrote a line: it stands between the two hops that bound it.
        cut.hop = owned.last.map { max($0 - 1, 0) } ?? newHop - 1
        if cut.hop < cut.span.lowerBound { cut.hop = cut.span.lowerBound }
    }

    /// Whether the forwarder wrote the line after it had decided to send the mail on.
    private static func belongsToNewLeg(_ n: Int, _ cut: ForwardingCut, _ trace: Trace, _ owned: [Int]) -> Bool {
        let hop = trace.hops[n - 1]
        let received = trace.received(n)
        if let recipient = hop.envelope.recipient {
            let text = trace.text(recipient).lowercased()
            if let destination = cut.destination?.lowercased(), text == destination { return true }
            if let forwarder = cut.forwarder?.lowercased(), text == forwarder { return false }
        }
        let hasOlder = owned.contains { $0 < n }
        guard hasOlder else { return false }
        // Google hands outgoing mail over in a line without `from` that names the recipient.
        if hop.network?.provider == Providers.google, received.helo == nil, received.address == nil, !received.recipients.isEmpty {
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
                var domains = trace.domains
                let bytes = trace.block.bytes
                if let at = bytes.lastIndex(of: 0x40, in: recipient),
                    let domain = domains.intern(bytes, ByteRange(at + 1, recipient.upper))
                {
                    return !domains.sameOrganization(domain, list)
                }
            }
            return HopStep.isLoopback(received, trace)
        case .googleCaf, .srs0, .srs1, .microsoftSRS, .microsoftRedirect, .alias, .resent, .aliasService, .fetch, .unknown:
            // A line without a client is a queue entry of the forwarder's own making.
            return received.helo == nil && received.name == nil && received.address == nil
                && hop.network?.provider == nil
        }
    }
}
