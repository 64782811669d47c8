internal import TraceFields

/// fields → hops: numbers the `Received` fields from the oldest, and names the network that wrote each.
enum HopStep {
    static func run(_ trace: inout Trace) {
        let count = trace.fields.received.count
        for n in stride(from: 1, through: count, by: 1) {
            var hop = Hop(n: n, field: trace[received: n].field)
            hop.by = host(trace[received: n].byName ?? trace[received: n].by, in: &trace)
            hop.client = host(trace[received: n].name, in: &trace) ?? host(trace[received: n].helo, in: &trace)
            let provider = hop.by.flatMap { trace.domains.provider($0) }
            hop.producer = Producers.row(for: trace.fields.received[count - n], trace.block.bytes, provider: provider)
            hop.network = network(of: hop, in: &trace)
            hop.clock = IdentifierClock.read(trace[received: n], in: trace.block.bytes)
            trace.hops.append(hop)
        }
        inheritNetworks(&trace)
        for index in trace.hops.indices { trace.hops[index].kind = kind(of: index, in: &trace) }
        measureDelays(&trace)
    }

    /// A host name; nil for an address.
    private static func host(_ range: ByteRange?, in trace: inout Trace) -> DomainID? {
        guard let range, IPAddress(trace.block.bytes, range) == nil else { return nil }
        return trace.domains.intern(trace.block.bytes, range)
    }

    private static func network(of hop: Hop, in trace: inout Trace) -> Network? {
        if let by = hop.by, let network = trace.domains.network(by) { return network }
        return hop.producer.flatMap { Producers.networks[$0] }
    }

    /// A line whose `by` names nobody (`localhost`, a qmail pair) belongs to the host that wrote its neighbour.
    private static func inheritNetworks(_ trace: inout Trace) {
        for index in trace.hops.indices.reversed() where trace.hops[index].network == nil {
            if trace[received: trace.hops[index].n].shape == .invoked { continue }
            // The newer line took the message from this one.
            if index + 1 < trace.hops.count {
                let newer = trace.hops[index + 1]
                let isInside =
                    newer.client == trace.hops[index].by && trace[received: newer.n].address.map { !$0.isRoutable } ?? true
                if isLoopback(newer.n, trace) || newer.client == nil || isInside {
                    trace.hops[index].network = newer.network
                } else if let client = newer.client, !isOtherHost(index, trace) {
                    trace.hops[index].network = trace.domains.network(client)
                }
            }
        }
        for index in trace.hops.indices where trace.hops[index].network == nil {
            let n = trace.hops[index].n
            let isInvoked = trace[received: n].shape == .invoked
            let isInside = trace[received: n].address.map { !$0.isRoutable } ?? false
            if index > 0, isInvoked || isInside || isLoopback(n, trace) {
                trace.hops[index].network = trace.hops[index - 1].network
            }
            if trace.hops[index].network == nil, isInvoked, index + 1 < trace.hops.count {
                trace.hops[index].network = trace.hops[index + 1].client.flatMap { trace.domains.network($0) }
            }
        }
    }

    /// Whether a line that names its host by an address names another one than that from which the newer hop took the mail.
    private static func isOtherHost(_ index: Int, _ trace: Trace) -> Bool {
        guard let by = trace[received: index + 1].by, let own = IPAddress(trace.block.bytes, by), own.isRoutable,
            let client = trace[received: index + 2].address, client.isRoutable
        else { return false }
        return own != client
    }

    /// Whether the client is the same machine: nothing is evaluated there.
    static func isLoopback(_ n: Int, _ trace: Trace) -> Bool {
        if let address = trace[received: n].address { return address.isLoopback }
        guard let helo = trace[received: n].name ?? trace[received: n].helo else { return false }
        return trace.block.bytes.hasPrefix(helo, "localhost")
    }

    /// The network of the client; a host without a domain that wrote the line before is of that line's network.
    static func clientNetwork(of index: Int, in trace: inout Trace) -> Network? {
        guard let client = trace.hops[index].client else { return nil }
        if let network = trace.domains.network(client) { return network }
        guard index > 0, trace.hops[index - 1].by == client else { return nil }
        return trace.hops[index - 1].network
    }

    private static func kind(of index: Int, in trace: inout Trace) -> Hop.Kind {
        let hop = trace.hops[index]
        let transmission = trace[received: hop.n].transmission
        let address = trace[received: hop.n].address
        if transmission.isLocalDelivery { return .internal }
        switch trace[received: hop.n].shape {
        case .fetch: return .fetch
        case .list: return .list
        case .local: return .local
        case .web: return webKind(hop, &trace)
        case .invoked:
            let value = trace.block.fields[hop.field].value
            return trace.block.bytes.firstRange(of: "from network", in: value) == nil ? .local : .internal
        case .transport: break
        }
        if trace[received: hop.n].isAuthenticated || transmission == .mapi {
            return .submission
        }
        if transmission == .local { return .local }
        if isLoopback(hop.n, trace) { return .internal }
        let hasClient = trace[received: hop.n].helo != nil || trace[received: hop.n].name != nil || address != nil
        guard let network = hop.network else { return hasClient ? .smtp : .unknown }
        // A sending service's own first line without a protocol: a call of its programming interface.
        if trace[received: hop.n].with == nil, hasClient, index == 0,
            network.provider.map({ Providers.rows[$0].role == .sender }) ?? false
        {
            return .submission
        }
        if !hasClient { return network.provider == nil ? .local : .internal }
        guard clientNetwork(of: index, in: &trace) == network else {
            let isPrivate = address.map { !$0.isRoutable } ?? false
            return isPrivate && network.provider != nil && index > 0 && trace.hops[index - 1].network == network
                ? .internal : .smtp
        }
        // Between hosts of one provider the mail stays inside, but for its border; an organization's own hosts are servers
        // like others.
        if hop.producer.map({ Producers.isExchange[$0] }) ?? false { return .internal }
        guard network.provider != nil else { return hop.client == hop.by ? .internal : .smtp }
        if isBorder(hop, trace) { return .smtp }
        if address.map({ !$0.isRoutable }) ?? true { return .internal }
        let isInside = trace.hops[..<index].contains { $0.network == network && $0.kind != .submission }
        return isInside || network.provider == Providers.microsoft ? .internal : .smtp
    }

    /// The hosts by which the two largest providers take mail in, from each other's and their own customers alike.
    static func isBorder(_ hop: Hop, _ trace: Trace) -> Bool {
        guard let by = hop.by, trace[received: hop.n].address?.isRoutable ?? false else { return false }
        return trace.domains.isOrEnds(by, with: "mx.google.com") || trace.domains.isOrEnds(by, with: "gmr-mx.google.com")
            || trace.domains.isOrEnds(by, with: "mail.protection.outlook.com")
    }

    /// HTTP: a provider's own hand-over, a customer's call of a sending service, or somebody at a web mail.
    private static func webKind(_ hop: Hop, _ trace: inout Trace) -> Hop.Kind {
        if let client = hop.client, let network = hop.network, trace.domains.network(client) == network { return .internal }
        guard let provider = hop.network?.provider else { return .web }
        if trace.hops[..<(hop.n - 1)].contains(where: { $0.network == hop.network }) { return .internal }
        return Providers.rows[provider].role == .sender || provider == Providers.google ? .submission : .web
    }

    private static func measureDelays(_ trace: inout Trace) {
        var last: Int64?
        for index in trace.hops.indices {
            guard let date = trace[received: trace.hops[index].n].date else { continue }
            if let last {
                // Of a time without seconds only the minute is known.
                let delay = Int(date.seconds - last)
                trace.hops[index].delay = date.hasSeconds || !(-59 ... -1).contains(delay) ? delay : 0
            }
            last = date.seconds
        }
    }
}

extension Trace {
    /// Whether the hop took the message from another machine and could have judged that connection.
    func isStation(_ index: Int) -> Bool {
        let n = hops[index].n
        switch self[received: n].shape {
        case .invoked, .local, .list: return false
        case .transport, .fetch, .web: break
        }
        if self[received: n].transmission.isLocalDelivery || HopStep.isLoopback(n, self) { return false }
        return self[received: n].helo != nil || self[received: n].name != nil || self[received: n].address != nil
    }
}
