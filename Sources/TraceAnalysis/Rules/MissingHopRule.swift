internal import TraceFields

/// Servers that left no line.
///
/// | finding | facts |
/// |---|---|
/// | `missing-hop` | earlierHop, laterHop (the lines around the gap) |
/// | variant `before-first` | laterHop: the gap is at the beginning |
/// | variant `renamed-lines` | laterHop: the lines before stand there as `X-Received` |
/// | variant `reentry` | earlierHop, laterHop, domain (the client that wrote no line) |
/// | variant `same-client` | earlierHop (the oldest), laterHop, client (which both lines name) |
/// | variant `private-only-chain` | hop (the oldest), count (of hops) |
/// | variant `srs1-middle` | domain (of the first forwarder), laterHop, forwarder |
enum MissingHopRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        if context.trace.order.reason == .reversed { return Silence(.orderUnreliable) }
        if !isPublic(context) { return firePrivate(&context) }
        for forwarding in context.trace.forwardings { judge(forwarding, &context) }
        judgeReentries(&context)
        judgeFirst(&context)
        judgeBorder(&context)
        judgeSets(&context)
        return context.answer()
    }

    /// A set is missing under one whose sealer is known: who sealed before it handled the mail.
    private static func judgeSets(_ context: inout RuleContext) {
        guard context.trace.arc.reason == .instanceMissing, let newest = context.trace.arc.sets.last, let seal = newest.seal
        else {
            return
        }
        guard let hop = newest.hop, newest.confidence >= .likely else {
            context.pass(.notTrusted, field: context.trace.fields.signatures[seal].field)
            return
        }
        context.fire(
            hop > 1 ? nil : .beforeFirst, .notice, .likely, hops: [hop], signature: seal,
            facts: [hop > 1 ? Fact(.earlierHop, .hop(hop - 1)) : nil, Fact(.laterHop, .hop(hop))])
    }

    /// Whether any line names a host of the Internet.
    private static func isPublic(_ context: borrowing RuleContext) -> Bool {
        for index in context.trace.fields.received.indices {
            if let address = context.trace.fields.received[index].address, address.isRoutable { return true }
        }
        // Some providers write no addresses at all, and others only those of their own network.
        for index in context.trace.hops.indices where context.trace.hops[index].network?.provider != nil { return true }
        return false
    }

    private static func firePrivate(_ context: inout RuleContext) -> Silence? {
        // Without a single address there is nothing to call private: mail of one machine.
        guard let first = context.trace.hops.first(where: { context.trace[received: $0.n].address != nil }) else {
            return Silence(.nothingToJudge)
        }
        guard context.trace.hops.contains(where: { context.trace[received: $0.n].address?.isLoopback == false }) else {
            return Silence(.nothingToJudge, hop: first.n)
        }
        context.fire(
            .privateOnlyChain, .notice, .certain, hops: [first.n],
            facts: [Fact(.hop, .hop(1)), Fact(.count, .number(context.trace.hops.count))])
        return context.answer()
    }

    /// A forwarder that is known from its address and wrote no line.
    private static func judge(_ forwarding: Forwarding, _ context: inout RuleContext) {
        // Who sends mail of his own again may have it from no server.
        guard forwarding.isRewritten, let domain = forwarding.domainAfter, forwarding.hop > 0 || forwarding.kind != .resent else {
            context.pass(.otherRole, forwarding: forwarding.n)
            return
        }
        if forwarding.kind == .srs1, let first = firstForwarder(forwarding),
            let known = context.trace.domains.intern(first),
            !leftLine(known, &context)
        {
            context.fire(
                .srs1Middle, .notice, min(.likely, forwarding.confidence), forwarding: forwarding.n,
                facts: [
                    Fact(.domain, .text(.firstForwarder(forwarding.n))), Fact(.laterHop, .hop(max(1, forwarding.hop))),
                    context.forwarder(forwarding.n),
                ])
            return
        }
        // Somebody may have posted on the list's own pages: no server need have taken the mail before.
        if forwarding.hop == 0, forwarding.kind == .mailingList, context.trace.rewrittenFrom == nil,
            isFirstLine(of: domain, &context)
        {
            context.pass(.fieldPresent, hop: 1, forwarding: forwarding.n)
            return
        }
        guard forwarding.hop == 0 || !leftLine(domain, forwarding, &context) else {
            context.pass(.fieldPresent, hop: forwarding.hop, forwarding: forwarding.n)
            return
        }
        let later = min(forwarding.hop + 1, context.trace.hops.count)
        let renamed = forwarding.hop == 0 ? renamedLine(&context) : nil
        context.fire(
            forwarding.hop > 0 ? nil : renamed == nil ? .beforeFirst : .renamedLines, .notice,
            min(.likely, forwarding.confidence), forwarding: forwarding.n, fields: renamed.map { [$0] } ?? [],
            facts: [
                forwarding.hop > 0 ? Fact(.earlierHop, .hop(forwarding.hop)) : nil, Fact(.laterHop, .hop(later)),
                context.forwarder(forwarding.n), Fact(.domain, .domain(domain)),
            ])
    }

    /// Whether the oldest line tells that a host of a domain handed the mail over, if to itself.
    private static func isFirstLine(of domain: DomainID, _ context: inout RuleContext) -> Bool {
        guard let first = context.trace.hops.first, let host = first.isLoopback ? first.by : first.client else { return false }
        return context.trace.domains.sameOrganization(host, domain)
    }

    /// The newest line that the server from which the oldest hop took the mail keeps as `X-Received` (groups.io).
    private static func renamedLine(_ context: inout RuleContext) -> Int? {
        guard context.trace.names.contains(.xReceived), let first = context.trace.hops.first, let client = first.client else {
            return nil
        }
        return context.trace.block.xReceived.first { mark in
            guard mark.field > first.field, let by = context.trace.domain(at: mark.byName ?? mark.by) else { return false }
            return context.trace.domains.sameOrganization(by, client)
        }?.field
    }

    /// Whether the network that forwarded, or a host of the forwarder's organization, wrote a line.
    ///
    /// A forwarder's domain may be hosted anywhere; but where the line before the forwarding is the author's own, the line of the
    /// forwarder is missing.
    private static func leftLine(_ domain: DomainID, _ forwarding: Forwarding, _ context: inout RuleContext) -> Bool {
        if leftLine(domain, &context) { return true }
        // A line that names no host is of the machine that wrote the next one.
        guard forwarding.hop > 0,
            let network = context.trace.hops[(forwarding.hop - 1)...].prefix(2).lazy.compactMap(\.network).first
        else { return false }
        guard let own = network.domain, let author = context.trace.author else { return true }
        // A list manager of that server handed the mail back to it.
        if forwarding.kind.isList, forwarding.hop < context.trace.hops.count, context.trace.hops[forwarding.hop].isLoopback,
            context.trace.hops[forwarding.hop].network == network
        {
            return true
        }
        return !context.trace.domains.sameOrganization(own, author)
    }

    /// The mail leaves a network and comes back from another, and no line says how it got there.
    private static func judgeReentries(_ context: inout RuleContext) {
        for index in context.trace.hops.indices.dropFirst() {
            let newer = context.trace.hops[index]
            let older = context.trace.hops[index - 1]
            // A filter on the same machine names the server in front of it as that server calls itself to others.
            if newer.producer.map({ Producers.isAmavis[$0] }) ?? false { continue }
            guard newer.kind == .smtp, let network = newer.network, older.network == network,
                !context.trace.forwardings.contains(where: { $0.hop == older.n }),
                isElsewhere(newer, network, older, &context), !isPainted(older, newer, &context)
            else { continue }
            context.fire(
                .reentry, .notice, .likely, hops: [older.n, newer.n],
                facts: [
                    Fact(.earlierHop, .hop(older.n)), Fact(.laterHop, .hop(newer.n)),
                    newer.client.map { Fact(.domain, .domain($0)) },
                ])
        }
    }

    /// The oldest line says that a server took the mail from the very client from which the next one took it: then that server handed nothing
    /// on. Such a line may be the work of the program that wrote the mail.
    private static func judgeFirst(_ context: inout RuleContext) {
        guard context.trace.hops.count > 1, !context.trace.hops[0].isTrusted else { return }
        let (older, newer) = (context.trace.hops[0], context.trace.hops[1])
        let (first, next) = (context.trace[received: 1], context.trace[received: 2])
        guard older.kind == .smtp, newer.kind == .smtp, let by = older.by, let network = older.network,
            let other = newer.network, network != other,
            let address = next.address, address.isRoutable, first.address == address, first.byAddress != address,
            !isNamed(by, as: next.helo, &context), !isNamed(by, as: next.name, &context), let client = next.addressRange
        else { return }
        context.fire(
            .sameClient, .notice, .likely, hops: [older.n, newer.n],
            facts: [Fact(.earlierHop, .hop(older.n)), Fact(.laterHop, .hop(newer.n)), Fact(.client, .bytes(client))])
    }

    /// The oldest line names an inner host of its provider, and results of that provider's border stand below it.
    private static func judgeBorder(_ context: inout RuleContext) {
        guard !context.trace.findings.contains(where: { $0.code == .missingHop && $0.variant == .beforeFirst }) else { return }
        for statement in context.trace.statements.indices {
            guard let hop = context.lostBorder(statement) else { continue }
            context.fire(
                .beforeFirst, .notice, .likely, hops: [hop], fields: [context.trace.statements[statement].field],
                facts: [Fact(.laterHop, .hop(hop))])
            return
        }
    }

    /// Whether a client bears the name of a host, of another one of its network, or the first label of it.
    private static func isNamed(_ host: DomainID, as name: ByteRange?, _ context: inout RuleContext) -> Bool {
        guard let name, let client = context.trace.domain(at: name) else { return false }
        if context.trace.domains.sameOrganization(client, host)
            || context.trace.domains.network(client) == context.trace.domains.network(host)
        {
            return true
        }
        return context.trace.domains.text(host).lowercased().hasPrefix(context.trace.domains.text(client).lowercased() + ".")
    }

    /// The receiver's own border seems to have taken the mail from outside once before: as likely as a server that left no line is
    /// that the sender typed the older one.
    private static func isPainted(_ older: Hop, _ newer: Hop, _ context: inout RuleContext) -> Bool {
        guard newer.isTrusted, !older.isTrusted, let network = older.network, network.provider == nil, older.kind != .submission
        else { return false }
        return older.client.flatMap { context.trace.domains.network($0) } != network
    }

    /// Neither name, HELO nor address of the client is the older hop's.
    private static func isElsewhere(_ newer: Hop, _ network: Network, _ older: Hop, _ context: inout RuleContext) -> Bool {
        let received = context.trace[received: newer.n]
        guard let client = newer.client, let other = context.trace.domains.network(client), other != network,
            let address = received.address, address.isRoutable
        else { return false }
        if let helo = context.trace.domain(at: received.helo),
            context.trace.domains.network(helo) == network
        {
            return false
        }
        if context.trace[received: older.n].byAddress == address { return false }
        // Two lines that name one client are of one connection: a server writes one for what took the mail in and one for the host behind.
        if context.trace[received: older.n].address == address { return false }
        return !isNeighbour(address, of: network, &context)
    }

    /// Whether hosts of the network send from the same block of addresses, under whatever names.
    private static func isNeighbour(_ address: IPAddress, of network: Network, _ context: inout RuleContext) -> Bool {
        for index in context.trace.hops.indices {
            guard let client = context.trace.hops[index].client, context.trace.domains.network(client) == network,
                let known = context.trace[received: index + 1].address, known.isIPv4 == address.isIPv4
            else { continue }
            if known.isIPv4 ? known.low >> 8 == address.low >> 8 : known.high >> 16 == address.high >> 16 { return true }
        }
        return false
    }

    private static func leftLine(_ domain: DomainID, _ context: inout RuleContext) -> Bool {
        let network = context.trace.domains.network(domain)
        for index in context.trace.hops.indices {
            if let network, context.trace.hops[index].network == network { return true }
            if let by = context.trace.hops[index].by, context.trace.domains.sameOrganization(by, domain) { return true }
        }
        return false
    }

    /// The forwarder that SRS1 names: the one before the forwarder that wrote it.
    static func firstForwarder(_ forwarding: Forwarding) -> String? {
        guard let envelope = forwarding.envelopeAfter else { return nil }
        return RewrittenPath.decode(envelope).layers.first?.forwarder
    }
}
