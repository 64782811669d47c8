internal import TraceFields

/// Draws the trust line: from the newest hop downwards as long as the hops belong to networks that the reader trusts.
enum TrustStep {
    static func run(_ trace: inout Trace, _ options: TraceOptions) {
        for name in options.trust {
            if let domain = trace.domains.intern(name) { trace.trustedNames.append(domain) }
        }
        for name in trace.trustedNames where isUnseen(name, &trace) { trace.unseenTrust.append(name) }
        guard let newest = trace.hops.last else { return }
        var trusted = trace.trustedNames.compactMap { network(named: $0, &trace.domains) }
        // The newest hop whose network is known is the reader's own side; a machine without a name above it is too. Who fetched the mail
        // is not of the side that kept it.
        let own = trace.hops.last { $0.network != nil || $0.kind == .fetch }?.network
        var line = newest.n + 1
        var isInside = false
        for hop in trace.hops.reversed() {
            guard hop.network == own || hop.network == nil && !isInside else { break }
            isInside = isInside || hop.network != nil
            line = hop.n
            if isDoor(hop, &trace) { break }
        }
        // Whoever trusts an older server believes what brought the mail from there: the line moves below its newest lines. The reader's own
        // side is trusted already: that its name stands once more below somebody else's, a sender can write too. Who fetched the mail has it
        // from the side that kept it.
        if line > newest.n || trace.hops[line - 1].kind != .fetch { trusted.removeAll { $0 == own } }
        while let next = trace.hops.last(where: { $0.n < line && isTrusted($0, trusted) }) {
            // What stands below a line of somebody else is that one's word, whatever name it bears.
            guard next.n == line - 1, line > newest.n || took(trace.hops[line - 1], from: next.network, &trace) else { break }
            line = next.n
            while line > 1, !isDoor(trace.hops[line - 1], &trace), trace.hops[line - 2].network == next.network { line -= 1 }
            trusted.removeAll { $0 == next.network }
        }
        if line <= newest.n {
            trace.trustLine = line
            for index in trace.hops.indices where trace.hops[index].n >= line { trace.hops[index].isTrusted = true }
        }
        for name in trace.trustedNames where isOutside(name, &trace) { trace.distantTrust.append(name) }
    }

    /// Whether a trusted hop took the mail from a network: by the name that it looked up. Who fetches goes to the server itself.
    private static func took(_ hop: Hop, from network: Network?, _ trace: inout Trace) -> Bool {
        if hop.kind == .fetch { return true }
        guard let name = trace.domain(at: confirmedName(of: hop, &trace)) else { return false }
        return trace.domains.network(name) == network
    }

    /// Whether what stood in the mail when it came to this hop is the word of somebody else than the network's servers: of another network's,
    /// or of a user who logged in. A server of the network itself may log in too, under a name that leads back to it.
    static func isDoor(_ hop: Hop, _ trace: inout Trace) -> Bool {
        if isHandOver(hop, &trace) { return true }
        guard hop.kind == .submission else { return false }
        guard let name = trace.domain(at: confirmedName(of: hop, &trace)) else { return true }
        return trace.domains.network(name) != hop.network
    }

    /// The network that a reader means who trusts this name: a provider, or whose host it is.
    private static func network(named name: DomainID, _ table: inout DomainTable) -> Network? {
        let text = table.text(name)
        if let row = Providers.rows.firstIndex(where: { $0.name.description == text }) { return Network(provider: row) }
        return table.network(name)
    }

    /// Whether no hop is of the network that a reader means by this name, and no result has it as its authserv-id.
    private static func isUnseen(_ name: DomainID, _ trace: inout Trace) -> Bool {
        let wanted = network(named: name, &trace.domains)
        if let wanted, trace.hops.contains(where: { $0.network == wanted }) { return false }
        return !trace.fields.results.indices.contains { trace.domain(at: trace.fields.results[$0].authservID) == name }
    }

    /// Whether hops are of the network that a reader means by this name, and none of them is trusted.
    private static func isOutside(_ name: DomainID, _ trace: inout Trace) -> Bool {
        guard let wanted = network(named: name, &trace.domains) else { return false }
        let hops = trace.hops.filter { $0.network == wanted }
        return !hops.isEmpty && !hops.contains { $0.isTrusted }
    }

    /// Whether the reader named the writer of a claim, or the network of the hop that made it where one is known.
    static func isNamed(_ writer: DomainID?, hop: Int?, _ trace: borrowing Trace, _ table: inout DomainTable) -> Bool {
        guard !trace.trustedNames.isEmpty else { return false }
        let wanted = hop.map { trace.hops[$0 - 1].network } ?? writer.flatMap { table.network($0) }
        for name in trace.trustedNames {
            if hop == nil, name == writer { return true }
            if let wanted, network(named: name, &table) == wanted { return true }
        }
        return false
    }

    /// Whether the mail came in from outside at this hop: by the name that the server looked up, never by HELO alone, which
    /// anybody may say.
    static func isHandOver(_ hop: Hop, _ trace: inout Trace) -> Bool {
        if hop.kind == .fetch { return true }
        guard hop.isStation else { return false }
        if hop.reach == .inside { return hidesClient(hop, &trace) }
        guard hop.mayBeReachedFromOutside else { return false }
        if let range = confirmedName(of: hop, &trace), let name = trace.domain(at: range) {
            if trace.domains.network(name) != hop.network { return true }
            // A name made of the address is a customer's line, unless the server behind it says that it is its own.
            guard let address = trace[received: hop.n].address, AddressName.spells(range, address, trace.block.bytes) else {
                return false
            }
            return olderWriter(hop, trace) != name
        }
        // A filter names the server that handed it the mail without looking it up: the line below is that server's.
        if hop.producer.map({ Producers.isAmavis[$0] }) ?? false, hop.n > 1, let by = trace.hops[hop.n - 2].by,
            by == trace.domain(at: trace[received: hop.n].helo), trace.hops[hop.n - 2].network == hop.network
        {
            return false
        }
        // A provider that records no looked-up name inside its own network still names its border.
        guard hop.network?.provider == Providers.microsoft, let by = hop.by else {
            // Behind a mask an inner host looks like any other: its name is all that there is.
            return hop.reach != .hidden || HopStep.clientNetwork(of: hop.n - 1, in: &trace) != hop.network
        }
        return trace.domains.isOrEnds(by, with: "mail.protection.outlook.com")
    }

    /// Whether a machine between (address translation, a container's gateway) hides a client that called itself by a foreign name, which is not
    /// that of the server that wrote the line below. Nobody from outside says of himself that he is a stranger when he is not.
    private static func hidesClient(_ hop: Hop, _ trace: inout Trace) -> Bool {
        guard !hop.isLoopback, hop.network?.provider == nil, let helo = trace.domain(at: trace[received: hop.n].helo),
            let network = trace.domains.network(helo), network != hop.network
        else { return false }
        return olderWriter(hop, trace) != helo
    }

    /// The host that wrote the line below.
    private static func olderWriter(_ hop: Hop, _ trace: borrowing Trace) -> DomainID? {
        hop.n > 1 ? trace.hops[hop.n - 2].by : nil
    }

    /// The client's name that the server looked up and found to lead back to the address.
    static func confirmedName(of hop: Hop, _ trace: inout Trace) -> ByteRange? { trace.confirmedName(of: hop) }

    /// Whether the program that wrote the line says which name of the client it looked up, where it found one.
    static func looksUpNames(_ hop: Hop) -> Bool {
        if hop.network?.provider == Providers.microsoft { return false }
        return hop.producer.map { Producers.rows[$0].clientName != .unconfirmed && !Producers.isExchange[$0] } ?? true
    }

    private static func isTrusted(_ hop: Hop, _ trusted: [Network]) -> Bool {
        hop.network.map { trusted.contains($0) } ?? false
    }
}

extension Trace {
    /// See `TrustStep.confirmedName`.
    borrowing func confirmedName(of hop: Hop) -> ByteRange? {
        switch hop.producer.map({ Producers.rows[$0].clientName }) ?? .confirmed {
        case .confirmed: self[received: hop.n].confirmedName
        case .first: self[received: hop.n].name ?? self[received: hop.n].helo
        case .unconfirmed: nil
        }
    }
}
