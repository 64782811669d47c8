internal import TraceFields

/// Signs that a server had the mail before the way began that the lines tell: the mail was taken from a mailbox and sent anew with all
/// its fields, and the lines of that first visit are lost. What the server said then stands below the lines of others.
///
/// A sender can paint these signs too; so they excuse what looks forged, and make nothing trusted.
enum EarlierVisit {
    /// How long before the oldest line a seal of that visit was made at least: clocks differ.
    private static let leastAge: Int64 = 300

    static func isShown(
        at hop: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Bool {
        guard let network = trace.hops[hop - 1].network, let line = foreignLine(under: hop, ground) else { return false }
        return isSealed(by: network, under: line, &trace) || cameFrom(network, under: line, judgements, &trace)
    }

    /// Whether a field stands behind the line by which another network took the mail before the hop.
    static func isBehindForeignLine(_ field: Int, of hop: Int, _ ground: AttributionGround) -> Bool {
        foreignLine(under: hop, ground).map { $0 < field } ?? false
    }

    /// The newest line of another network under that of the hop.
    private static func foreignLine(under hop: Int, _ ground: AttributionGround) -> Int? {
        guard let own = ground.station(hop) else { return nil }
        return ground.stations.first { $0.field > own.field && $0.network != own.network }?.field
    }

    /// Whether the network sealed the mail before its oldest line was written.
    private static func isSealed(by network: Network, under line: Int, _ trace: inout Trace) -> Bool {
        guard let first = trace.hops.first(where: { trace[received: $0.n].moment != nil }),
            let oldest = trace[received: first.n].moment
        else { return false }
        for index in trace.fields.signatures.indices where trace.fields.signatures[index].field > line {
            let seal = trace.fields.signatures[index]
            guard seal.kind == .arcSeal || seal.kind == .arcMessage, let time = seal.time, time < oldest - leastAge,
                let sealer = trace.domain(at: seal.domain)
            else { continue }
            if trace.domains.network(sealer) == network { return true }
        }
        return false
    }

    /// Whether another server, whose line is lost, took the mail under an envelope sender of the network from a client that is on no line.
    private static func cameFrom(
        _ network: Network, under line: Int, _ judgements: [Judgement], _ trace: inout Trace
    ) -> Bool {
        for container in judgements.indices where judgements[container].hop == nil && trace.fields.results[container].field > line
        {
            let writer = trace.domain(at: trace.fields.results[container].authservID)
            if let writer, trace.domains.network(writer) == network { continue }
            // One result of each field, which has one client: a message may hold many.
            guard
                let place = trace.fields.results[container].statements.first(where: { trace.fields.statements[$0].method == .spf }
                )
            else { continue }
            let reading = trace.fields.statements[place]
            guard reading.result == .pass, let client = reading.clientAddress,
                let sender = Contradiction.subject(reading, &trace), trace.domains.network(sender) == network
            else { continue }
            if !trace.fields.received.contains(where: { $0.address == client }) { return true }
        }
        return false
    }
}
