internal import TraceFields

/// What all fields of one message are judged against: the stations of the way and where the message's own fields begin.
struct AttributionGround {
    /// A hop that could have judged a connection.
    struct Station {
        var n: Int
        var field: Int
        var by: DomainID?
        var network: Network?
        var address: IPAddress?
        var clientIsForeign: Bool
        var habit: Producer?
        var isTrusted: Bool
        var isReentry: Bool
    }

    /// Newest first, as in the header.
    private(set) var stations: [Station] = []
    /// On which sides of its own line each name is seen to write in this message, where only one neighbour bears the name.
    private(set) var sides: [(name: DomainID, place: Producer.Place)] = []
    /// How many fields of the message itself (From, To, Subject …) stand before each field.
    private var messageFieldsBefore: [Int] = []

    init(_ trace: inout Trace) {
        var count = 0
        for field in trace.block.fields {
            messageFieldsBefore.append(count)
            if Self.isMessageField(field.known) { count += 1 }
        }
        messageFieldsBefore.append(count)
        for index in trace.hops.indices.reversed()
        where trace.isStation(index) || trace.hops[index].kind == .submission || Self.isFilter(index, trace)
            || Self.isReentry(index, trace)
            || Self.isOrigin(index, trace)
        {
            let hop = trace.hops[index]
            let client = hop.client.flatMap { trace.domains.network($0) }
            let isPrivate = trace.received(hop.n).address.map { !$0.isRoutable } ?? false
            stations.append(
                Station(
                    n: hop.n, field: hop.field, by: hop.by, network: hop.network, address: trace.received(hop.n).address,
                    clientIsForeign: client != hop.network && !(client == nil && isPrivate) && trace.isStation(index)
                        && hop.kind != .submission, habit: hop.producer.map { Producers.rows[$0] },
                    isTrusted: hop.isTrusted, isReentry: Self.isReentry(index, trace)))
        }
    }

    /// A filter on the same machine judges no connection, but may write results under its own product name.
    private static func isFilter(_ index: Int, _ trace: Trace) -> Bool {
        trace.hops[index].producer.map { Producers.rows[$0].name.description == "amavis" } ?? false
    }

    /// A program handed the mail back to the same server, which runs its checks on that connection too (a list manager, a
    /// fetching program): only for servers that are known to write results right under their own line.
    private static func isReentry(_ index: Int, _ trace: Trace) -> Bool {
        guard let producer = trace.hops[index].producer,
            Producers.rows[producer].results == .eitherSide || Producers.rows[producer].results == .below
        else { return false }
        let received = trace.received(trace.hops[index].n)
        return received.shape == .transport && !received.transmission.isLocalDelivery && HopStep.isLoopback(received, trace)
    }

    /// The first line of a provider whose own user wrote the mail: it names no client, and the provider may vouch for its user.
    private static func isOrigin(_ index: Int, _ trace: Trace) -> Bool {
        trace.hops[index].kind == .internal && trace.hops[index].network?.provider != nil
            && !trace.hops[..<index].contains { $0.network == trace.hops[index].network }
    }

    /// Fields that the author's side writes. A server that adds results on arrival puts them above all of these.
    private static func isMessageField(_ name: FieldName) -> Bool {
        switch name {
        case .from, .to, .cc, .subject, .date, .messageID, .mimeVersion, .contentType, .inReplyTo, .references, .replyTo: true
        default: false
        }
    }

    /// Whether no field of the message itself stands between two fields.
    func isOneBlock(_ one: Int, _ other: Int) -> Bool {
        messageFieldsBefore[min(one, other)] == messageFieldsBefore[max(one, other)]
    }

    /// The neighbours of a field, found by halving: the stations stand in header order.
    func stationAbove(_ field: Int) -> Station? {
        let index = firstIndex(from: field)
        return index > 0 ? stations[index - 1] : nil
    }

    func stationBelow(_ field: Int) -> Station? {
        let index = firstIndex(from: field + 1)
        return index < stations.count ? stations[index] : nil
    }

    private func firstIndex(from field: Int) -> Int {
        var low = 0
        var high = stations.count
        while low < high {
            let middle = (low + high) / 2
            if stations[middle].field < field { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func station(_ n: Int) -> Station? { stations.first { $0.n == n } }

    /// Learns the sides from every field that has one neighbour of its name.
    mutating func learnSides(_ trace: inout Trace) {
        guard trace.order.isReliable else { return }
        for container in trace.fields.results where container.source == .authenticationResults {
            guard let name = trace.domains.intern(trace.block.bytes, container.authservID) else { continue }
            let above = stationAbove(container.field).flatMap { isOneBlock($0.field, container.field) ? $0 : nil }
            let below = stationBelow(container.field).flatMap { isOneBlock(container.field, $0.field) ? $0 : nil }
            if above?.by == name, below?.by != name { sides.append((name, .below)) }
            if below?.by == name, above?.by != name { sides.append((name, .above)) }
        }
    }

    /// The one side on which a name writes; nil where it writes on both or was not seen.
    func learntSide(_ name: DomainID?) -> Producer.Place? {
        guard let name, let first = sides.first(where: { $0.name == name }) else { return nil }
        return sides.allSatisfy { $0.name != name || $0.place == first.place } ? first.place : nil
    }

    /// Whether two fields bear the same name, or names of one provider.
    func sameWriter(_ one: Int, _ other: Int, _ trace: Trace) -> Bool {
        let first = trace.fields.results[one]
        let second = trace.fields.results[other]
        guard let name = first.authservID, let otherName = second.authservID else { return false }
        if trace.block.bytes.equalIgnoringCase(name, otherName) { return true }
        var domains = trace.domains
        guard let domain = domains.intern(trace.block.bytes, name),
            let otherDomain = domains.intern(trace.block.bytes, otherName),
            let provider = domains.provider(domain)
        else { return false }
        return provider == domains.provider(otherDomain)
    }

    /// Whether no hop of another host stands between two fields.
    func standTogether(_ one: Int, _ other: Int, _ trace: Trace) -> Bool {
        let first = min(trace.fields.results[one].field, trace.fields.results[other].field)
        let last = max(trace.fields.results[one].field, trace.fields.results[other].field)
        return isOneBlock(first, last) && !stations.contains { $0.field > first && $0.field < last }
    }
}
