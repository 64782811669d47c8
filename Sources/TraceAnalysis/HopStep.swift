internal import TraceFields

/// fields → hops: numbers the `Received` fields from the oldest, and names the network that wrote each.
enum HopStep {
    static func run(_ trace: inout Trace) {
        let count = trace.fields.received.count
        for n in stride(from: 1, through: count, by: 1) {
            let line = trace[received: n]
            var hop = Hop(n: n, field: line.field)
            hop.by = host(line.byName ?? line.by, in: &trace)
            hop.client = host(line.name, in: &trace) ?? host(line.helo, in: &trace)
            let provider = hop.by.flatMap { trace.domains.provider($0) }
            hop.producer = Producers.row(for: line, trace.block.bytes, provider: provider)
            hop.network = hop.by.flatMap { trace.domains.network($0) } ?? hop.producer.flatMap { Producers.networks[$0] }
            hop.clock = IdentifierClock.read(line, in: trace.block.bytes)
            readClient(of: line, trace.block.bytes, into: &hop)
            trace.hops.append(hop)
        }
        readFetchMark(&trace)
        inheritNetworks(&trace)
        for index in trace.hops.indices { trace.hops[index].kind = kind(of: index, in: &trace) }
        measureDelays(&trace)
    }

    /// What a line tells of the connection by which the message came.
    private static func readClient(of line: Received, _ bytes: [UInt8], into hop: inout Hop) {
        let client = line.name ?? line.helo
        if let address = line.address {
            hop.reach = address.isRoutable ? .routable : .inside
            hop.isLoopback = address.isLoopback
        } else {
            hop.reach = line.isAddressHidden ? .hidden : .none
            hop.isLoopback = client.map { bytes.hasPrefix($0, "localhost") } ?? false
        }
        switch line.shape {
        case .invoked, .local, .list: return
        case .transport, .fetch, .web: break
        }
        let isHandedOver = hop.isLoopback || line.transmission.isLocalDelivery
        hop.isStation = !isHandedOver && (client != nil || hop.reach != .none)
    }

    /// A host name; nil for an address.
    private static func host(_ range: ByteRange?, in trace: inout Trace) -> DomainID? {
        guard let range, !range.isEmpty else { return nil }
        // No address begins with a letter behind that of `IPv6:`.
        let mayBeAddress = trace.block.bytes[range.lower].asciiLowercased <= 0x69
        if mayBeAddress, IPAddress(trace.block.bytes, range) != nil { return nil }
        return trace.domain(at: range)
    }

    /// The line under which Gmail noted from which mailbox it fetched the mail: the one that names the protocol, if any does. Who fetches
    /// takes the mail from no client: under a line that names one, the sender wrote the note.
    static func fetchedByGmail(_ trace: inout Trace) -> Int? {
        guard trace.names.contains(.xGmailFetchInfo),
            let mark = trace.block.fields.firstIndex(where: { $0.known == .xGmailFetchInfo })
        else { return nil }
        var nearest: Int?
        for index in trace.hops.indices where trace.hops[index].field < mark {
            nearest = nearest ?? index
            if trace[received: trace.hops[index].n].shape == .fetch { return index }
        }
        return nearest.flatMap { namesClient(trace[received: trace.hops[$0].n]) ? nil : $0 }
    }

    private static func namesClient(_ line: Received) -> Bool {
        line.helo != nil || line.name != nil || line.address != nil
    }

    /// Such a line may name its host by nothing but an address of the inside.
    private static func readFetchMark(_ trace: inout Trace) {
        guard let index = fetchedByGmail(&trace), trace.hops[index].network == nil, isInsideOnly(trace.hops[index].n, trace)
        else { return }
        trace.hops[index].network = Network(provider: Providers.google)
    }

    /// A line whose `by` names nobody (`localhost`, a qmail pair) belongs to the host that wrote its neighbour. Where a program
    /// fetched the mail another host begins.
    private static func inheritNetworks(_ trace: inout Trace) {
        for index in trace.hops.indices.reversed() where trace.hops[index].network == nil {
            if trace[received: trace.hops[index].n].shape == .invoked { continue }
            // The newer line took the message from this one.
            if index + 1 < trace.hops.count {
                let newer = trace.hops[index + 1]
                let isInside = newer.client == trace.hops[index].by && newer.reach != .routable
                // Who logs in and is not named may be a server of the user's own (`by mail` below Fastmail's submission).
                let isUsers = newer.client == nil && newer.reach == .none && trace[received: newer.n].isAuthenticated
                if isUsers || newer.client == nil && trace[received: newer.n].shape == .fetch { continue }
                if newer.isLoopback || newer.client == nil || isInside {
                    trace.hops[index].network = newer.network
                } else if let client = newer.client, !isOtherHost(index, &trace), !isNamelessStranger(index, &trace) {
                    trace.hops[index].network = trace.domains.network(client)
                }
            }
        }
        for index in trace.hops.indices where trace.hops[index].network == nil {
            let n = trace.hops[index].n
            if trace[received: n].shape == .fetch { continue }
            let isInvoked = trace[received: n].shape == .invoked
            let isInside = trace.hops[index].reach == .inside || trace.hops[index].isLoopback || isInsideOnly(n, trace)
            // The newest line may name nobody: a program of the last server wrote it at delivery.
            let isNameless = index == trace.hops.count - 1 && trace[received: n].by == nil && trace.hops[index].client == nil
            if index > 0, isInvoked || isInside || isNameless && trace.hops[index].reach == .none {
                trace.hops[index].network = trace.hops[index - 1].network
            }
            if trace.hops[index].network == nil, isInvoked, index + 1 < trace.hops.count {
                trace.hops[index].network = trace.hops[index + 1].client.flatMap { trace.domains.network($0) }
            }
        }
    }

    /// Whether a line names no client, and its host by an address of the inside: only the server of the older line reaches it.
    private static func isInsideOnly(_ n: Int, _ trace: Trace) -> Bool {
        let line = trace[received: n]
        guard line.helo == nil, line.name == nil, line.address == nil, let by = line.by else { return false }
        return IPAddress(trace.block.bytes, by).map { !$0.isRoutable } ?? false
    }

    /// Whether a line that names its host by an address names another one than that from which the newer hop took the mail.
    private static func isOtherHost(_ index: Int, _ trace: inout Trace) -> Bool {
        guard let by = trace[received: index + 1].by, let own = IPAddress(trace.block.bytes, by), own.isRoutable,
            let client = trace[received: index + 2].address, client.isRoutable
        else { return false }
        return own != client
    }

    /// Whether a line names its host without a domain, and the newer line took the mail from a forwarding service under another name. Such a
    /// service takes mail from anybody's server and may leave no line of its own.
    private static func isNamelessStranger(_ index: Int, _ trace: inout Trace) -> Bool {
        guard let by = trace[received: index + 1].by, trace[received: index + 1].byName == nil, trace.hops[index].by != nil,
            !trace.block.bytes.hasPrefix(by, "localhost"), trace.block.bytes.firstIndex(of: 0x2E, in: by) == nil,
            trace.hops[index + 1].client.flatMap({ trace.domains.network($0) })?.role == .forwarder
        else { return false }
        for name in [trace[received: index + 2].helo, trace[received: index + 2].name] {
            guard let name else { continue }
            let label = ByteRange(name.lower, trace.block.bytes.firstIndex(of: 0x2E, in: name) ?? name.upper)
            if trace.block.bytes.equalIgnoringCase(label, by) { return false }
        }
        return true
    }

    /// The network of the client; a host without a domain that wrote the line before is of that line's network.
    static func clientNetwork(of index: Int, in trace: inout Trace) -> Network? {
        guard let client = trace.hops[index].client else { return nil }
        if let network = trace.domains.network(client) { return network }
        guard index > 0, trace.hops[index - 1].by == client else { return nil }
        return trace.hops[index - 1].network
    }

    private static func kind(of index: Int, in trace: inout Trace) -> Hop.Kind {
        let n = trace.hops[index].n
        let transmission = trace[received: n].transmission
        if transmission.isLocalDelivery { return .internal }
        switch trace[received: n].shape {
        case .fetch: return .fetch
        case .list: return .list
        case .local: return .local
        case .web: return webKind(of: index, in: &trace)
        case .invoked:
            let value = trace.block.fields[trace.hops[index].field].value
            return trace.block.bytes.holdsFolded("from network", in: value) ? .internal : .local
        case .transport: break
        }
        if trace[received: n].isAuthenticated || transmission == .mapi { return .submission }
        if trace.hops[index].producer.map({ Producers.isForCustomers[$0] }) ?? false { return .submission }
        if transmission == .local { return .local }
        return trace.hops[index].isLoopback ? .internal : transportKind(of: index, in: &trace)
    }

    /// A line that tells of a connection between two machines, if of any.
    private static func transportKind(of index: Int, in trace: inout Trace) -> Hop.Kind {
        let n = trace.hops[index].n
        let reach = trace.hops[index].reach
        let hasClient = trace[received: n].helo != nil || trace[received: n].name != nil || reach != .none
        // LISTSERV's own line is a list manager's, though it looks like one of transport.
        if !hasClient, let software = trace[received: n].software, trace.block.bytes.hasPrefix(software, "listserv") {
            return .list
        }
        guard let network = trace.hops[index].network else { return hasClient ? .smtp : .unknown }
        // A sending service's own first line without a protocol: a call of its programming interface.
        if trace[received: n].with == nil, hasClient, index == 0, network.role == .sender { return .submission }
        if !hasClient { return network.provider == nil ? .local : .internal }
        guard clientNetwork(of: index, in: &trace) == network else {
            let isInside = network.provider != nil && index > 0 && trace.hops[index - 1].network == network
            return reach == .inside && isInside ? .internal : .smtp
        }
        // Between hosts of one provider the mail stays inside, but for its border; an organization's own hosts are servers
        // like others.
        if trace.hops[index].producer.map({ Producers.isExchange[$0] }) ?? false { return .internal }
        guard network.provider != nil else { return trace.hops[index].client == trace.hops[index].by ? .internal : .smtp }
        if isBorder(index, in: &trace) { return .smtp }
        if !trace.hops[index].mayBeReachedFromOutside { return .internal }
        let isInside = hasOlder(than: index, of: network, &trace) { $0 != .submission }
        return isInside || network.provider == Providers.microsoft ? .internal : .smtp
    }

    /// The hosts by which the two largest providers take mail in, from each other's and their own customers alike.
    static func isBorder(_ index: Int, in trace: inout Trace) -> Bool {
        guard trace.hops[index].mayBeReachedFromOutside, let by = trace.hops[index].by else { return false }
        switch trace.domains.provider(by) {
        case Providers.google:
            return trace.domains.isOrEnds(by, with: "mx.google.com") || trace.domains.isOrEnds(by, with: "gmr-mx.google.com")
        case Providers.microsoft: return trace.domains.isOrEnds(by, with: "mail.protection.outlook.com")
        default: return false
        }
    }

    /// HTTP: a provider's own hand-over, a customer's call of a sending service, or somebody at a web mail.
    private static func webKind(of index: Int, in trace: inout Trace) -> Hop.Kind {
        let network = trace.hops[index].network
        if let client = trace.hops[index].client, network != nil, trace.domains.network(client) == network { return .internal }
        guard let network, network.provider != nil else { return .web }
        if hasOlder(than: index, of: network, &trace, where: { _ in true }) { return .internal }
        return network.role == .sender || network.provider == Providers.google ? .submission : .web
    }

    /// Whether an older hop is of a network.
    private static func hasOlder(
        than index: Int, of network: Network, _ trace: inout Trace, where fits: (Hop.Kind) -> Bool
    ) -> Bool {
        for older in 0..<index where trace.hops[older].network == network && fits(trace.hops[older].kind) { return true }
        return false
    }

    /// Where a line does not tell its zone, hours are missing: such a time is compared with none.
    private static func measureDelays(_ trace: inout Trace) {
        var last: Int64?
        for index in trace.hops.indices {
            guard let date = trace[received: trace.hops[index].n].date, date.isZoneKnown else { continue }
            if let last {
                // Of a time without seconds only the minute is known.
                let delay = Int(date.seconds - last)
                trace.hops[index].delay = date.hasSeconds || !(-59 ... -1).contains(delay) ? delay : 0
            }
            last = date.seconds
        }
    }
}
