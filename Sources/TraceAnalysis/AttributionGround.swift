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
        var isAddressRoutable: Bool
        var isClientHidden: Bool
        /// The first recipient that the line names, and the domain of its mailbox.
        var recipient: ByteRange?
        var recipientDomain: DomainID?
        var clientIsForeign: Bool
        var habit: Habit?
        var isTrusted: Bool
        var isReentry: Bool
        /// Whether it is a host by which one of the largest providers takes mail in, from its own customers too.
        var isBorder: Bool
        /// Whether the mail came from another machine that was no user's.
        var isHandOver: Bool
        /// Whether a filter wrote the line, which judges the connection of the line below.
        var isMilter: Bool
        /// Whether the mail was put into a mailbox through an interface of the web, as a mail that was there before.
        var isInsertion: Bool
        /// Whether a provider's program fetched the mail from a mailbox: it took it from no client.
        var isFetch: Bool
    }

    /// A line that is no station.
    struct OtherLine {
        var n: Int
        var field: Int
        /// The host on which a user or a program handed the mail over, without a connection.
        var localHost: DomainID?
        var network: Network?
        /// Whether a server took the mail by SMTP from its own machine.
        var isReturn: Bool
    }

    /// Where what wrote a line puts its results, by kind of field: the places of a row of `Producers`.
    struct Habit {
        var results: Producer.Place
        var receivedSPF: Producer.Place
        var arc: Producer.Place

        init(_ producer: Producer) {
            results = producer.results
            receivedSPF = producer.receivedSPF
            arc = producer.arc
        }

        static let all = Producers.rows.map { Habit($0) }
    }

    /// Newest first, as in the header.
    private(set) var stations: [Station] = []
    /// On which sides of its own line each name is seen to write in this message, where only one neighbour bears the name.
    private(set) var sides: [(name: DomainID, place: Producer.Place)] = []
    /// Whether the positions of the fields can be trusted.
    private(set) var isOrderReliable = true
    /// The fields of the message itself (From, To, Subject …), in header order.
    private var messageFields: [Int] = []
    /// The fields with which a server delivered the mail to a mailbox, a list or a program, in header order.
    private var deliveries: [Int] = []
    /// The lines that are no stations, newest first.
    private(set) var otherLines: [OtherLine] = []
    // What is known of the field that is judged, by station. It stands here to keep its memory.
    var scores: [Score] = []
    var reasons: [Evidence] = []
    /// The client addresses that the field names.
    var addresses: [IPAddress] = []

    /// Reads a message; what was known of the last one is forgotten.
    mutating func begin(_ trace: inout Trace) {
        stations.empty()
        scores.empty()
        sides.empty()
        messageFields.empty()
        deliveries.empty()
        otherLines.empty()
        isOrderReliable = trace.order.isReliable
        for index in trace.block.fields.indices {
            switch trace.block.fields[index].known {
            case .deliveredTo, .xOriginalTo: deliveries.append(index)
            case let name where Self.isMessageField(name): messageFields.append(index)
            default: break
            }
        }
        let fetch = HopStep.fetchedByGmail(&trace)
        for index in trace.hops.indices.reversed() {
            guard let station = station(at: index, isFetch: index == fetch || trace.hops[index].kind == .fetch, &trace) else {
                let hop = trace.hops[index]
                otherLines.append(
                    OtherLine(
                        n: hop.n, field: hop.field, localHost: hop.kind == .local ? hop.by : nil, network: hop.network,
                        isReturn: Self.isHandedBack(index, &trace)))
                continue
            }
            stations.append(station)
            scores.append(Score(relation: .none, isRuledOut: false))
        }
    }

    /// The hop as a station; nil where its writer judges nothing.
    private func station(at index: Int, isFetch: Bool, _ trace: inout Trace) -> Station? {
        let hop = trace.hops[index]
        let isFetch = isFetch && hop.network?.provider != nil
        let isReentry = Self.isReentry(index, &trace)
        let isMilter = Self.isMilter(index, &trace)
        let isInsertion = Self.isInsertion(index, &trace)
        guard
            hop.isStation || isReentry || isMilter || isInsertion || isFetch || hop.kind == .submission || Self.isFilter(hop)
                || Self.isOrigin(index, &trace) || Self.hidesItsClient(index, &trace)
        else { return nil }
        let client = HopStep.clientNetwork(of: index, in: &trace)
        let isHidden = client == nil && hop.reach == .inside
        let isBorder = HopStep.isBorder(index, in: &trace)
        // Such a border takes mail from hosts of its own provider too, and judges them: behind a mask it took it from anybody.
        let isAnybodys = hop.reach == .hidden && isBorder
        let recipient = trace[received: hop.n].recipients.first
        return Station(
            n: hop.n, field: hop.field, by: hop.by, network: hop.network, address: trace[received: hop.n].address,
            isAddressRoutable: hop.reach == .routable, isClientHidden: hop.reach == .hidden, recipient: recipient,
            recipientDomain: trace.domain(ofAddress: recipient),
            clientIsForeign: isAnybodys || client != hop.network && !isHidden && hop.isStation && hop.kind != .submission,
            habit: hop.producer.map { Habit.all[$0] }, isTrusted: hop.isTrusted, isReentry: isReentry || isMilter,
            isBorder: isBorder,
            isHandOver: hop.isStation && hop.kind != .submission && hop.kind != .internal, isMilter: isMilter,
            isInsertion: isInsertion, isFetch: isFetch)
    }

    /// A filter on the same machine judges no connection, but may write results under its own product name.
    private static func isFilter(_ hop: Hop) -> Bool { hop.producer.map { Producers.isAmavis[$0] } ?? false }

    /// The line of a filter that the same machine hands each mail to: what stands under it the filter wrote, in the name of its own
    /// line, about the connection of the next line.
    private static func isMilter(_ index: Int, _ trace: inout Trace) -> Bool {
        guard trace.hops[index].isLoopback, let software = trace[received: trace.hops[index].n].software else { return false }
        return trace.block.bytes.hasFoldedPrefix(software, "authentication milter")
    }

    /// A line of a web interface without a client over older lines of the same provider.
    private static func isInsertion(_ index: Int, _ trace: inout Trace) -> Bool {
        let n = trace.hops[index].n
        return trace[received: n].shape == .web && trace.hops[index].network != nil && namesNoClient(n, &trace)
            && trace.hops[..<index].contains { $0.network == trace.hops[index].network }
    }

    private static func namesNoClient(_ n: Int, _ trace: inout Trace) -> Bool {
        trace[received: n].helo == nil && trace[received: n].name == nil && trace[received: n].address == nil
    }

    /// A program handed the mail back to the same server, which runs its checks on that connection too (a list manager, a
    /// fetching program): only for servers that are known to write results right under their own line.
    private static func isReentry(_ index: Int, _ trace: inout Trace) -> Bool {
        guard let producer = trace.hops[index].producer,
            Producers.rows[producer].results == .eitherSide || Producers.rows[producer].results == .below
        else { return false }
        return isHandedBack(index, &trace)
    }

    /// Whether a server took the mail by SMTP from its own machine.
    private static func isHandedBack(_ index: Int, _ trace: inout Trace) -> Bool {
        let n = trace.hops[index].n
        return trace.hops[index].isLoopback && trace[received: n].shape == .transport
            && !trace[received: n].transmission.isLocalDelivery
    }

    /// The first line of a provider whose own user wrote the mail: it names no client, and the provider may vouch for its user.
    private static func isOrigin(_ index: Int, _ trace: inout Trace) -> Bool {
        trace.hops[index].kind == .internal && trace.hops[index].network?.provider != nil
            && !trace.hops[..<index].contains { $0.network == trace.hops[index].network }
    }

    /// A server that took the message by SMTP and hides from whom, to protect its users.
    private static func hidesItsClient(_ index: Int, _ trace: inout Trace) -> Bool {
        let n = trace.hops[index].n
        guard trace[received: n].shape == .transport, trace[received: n].with != nil,
            trace.hops[index].network?.provider == nil, namesNoClient(n, &trace), let producer = trace.hops[index].producer,
            Producers.rows[producer].results != .unknown
        else { return false }
        let transmission = trace[received: n].transmission
        return !transmission.isLocalDelivery && transmission != .local
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
        guard let first = messageFields.first, let last = messageFields.last else { return true }
        let (upper, lower) = (min(one, other), max(one, other))
        if lower <= first || upper > last { return true }
        let next = messageFields.partitioningIndex { $0 < upper }
        return messageFields[next] >= lower
    }

    /// Whether a server had delivered the mail before it wrote a field over the line by which it took the mail.
    func isDelivered(between field: Int, and line: Int) -> Bool {
        deliveries.contains { $0 > field && $0 < line }
    }

    /// Whether the message's own fields stand before a field, and none behind it.
    func isBehindMessage(_ field: Int) -> Bool {
        messageFields.last.map { $0 < field } ?? false
    }

    /// The neighbours of a field: the stations stand in header order.
    func stationAbove(_ field: Int) -> Int? {
        let index = stations.partitioningIndex(isBefore: { $0.field < field })
        return index > 0 ? index - 1 : nil
    }

    func stationBelow(_ field: Int) -> Int? {
        let index = stations.partitioningIndex(isBefore: { $0.field <= field })
        return index < stations.count ? index : nil
    }

    func station(_ n: Int) -> Station? { stations.first { $0.n == n } }

    /// Names under which a later server keeps the results that a message brought; others write results of their own under
    /// such names.
    static func isRenaming(_ name: FieldName) -> Bool {
        switch name {
        case .authenticationResultsOriginal, .xOriginalAuthenticationResults, .xMSExchangeAuthenticationResults,
            .originalAuthenticationResults, .xReceivedAuthenticationResults, .oldAuthenticationResults,
            .xMailmanOriginalAuthenticationResults:
            true
        default: false
        }
    }

    /// Whether a newer server took the mail from another machine: only that one could have renamed what the station wrote.
    func hasRenamer(of station: Station) -> Bool { stations.first { $0.isHandOver }.map { $0.n > station.n } ?? false }

    /// Learns the sides from every field that has one neighbour of its name.
    mutating func learnSides(_ trace: inout Trace) {
        guard trace.order.isReliable else { return }
        for index in trace.fields.results.indices where trace.fields.results[index].source == .authenticationResults {
            guard let name = trace.domain(at: trace.fields.results[index].authservID) else { continue }
            let field = trace.fields.results[index].field
            let isAbove = bears(stationAbove(field), name, field)
            let isBelow = bears(stationBelow(field), name, field)
            if isAbove != isBelow { sides.append((name, isAbove ? .below : .above)) }
        }
    }

    /// Whether a neighbour of a field has this name, with no field of the message itself between.
    private func bears(_ station: Int?, _ name: DomainID, _ field: Int) -> Bool {
        guard let station else { return false }
        return stations[station].by == name && isOneBlock(stations[station].field, field)
    }

    /// The one side on which a name writes; nil where it writes on both or was not seen.
    func learntSide(_ name: DomainID?) -> Producer.Place? {
        guard let name, let first = sides.first(where: { $0.name == name }) else { return nil }
        return sides.allSatisfy { $0.name != name || $0.place == first.place } ? first.place : nil
    }

    /// Whether two fields bear the same name, or names of one provider.
    func sameWriter(_ one: Int, _ other: Int, _ trace: inout Trace) -> Bool {
        let first = trace.fields.results[one]
        let second = trace.fields.results[other]
        // Of those that name nobody in the words of one provider each is that provider's, if it is what it looks like.
        if first.shape == .anonymousInbound, second.shape == .anonymousInbound { return true }
        guard let name = first.authservID, let otherName = second.authservID else {
            return isNamelessTwin(first, second, &trace) || isNamelessTwin(second, first, &trace)
        }
        if trace.block.bytes.equalIgnoringCase(name, otherName) { return true }
        guard let domain = trace.domain(at: name),
            let otherDomain = trace.domain(at: otherName)
        else { return false }
        if domain == otherDomain { return true }
        guard let provider = trace.domains.provider(domain) else { return false }
        return provider == trace.domains.provider(otherDomain)
    }

    /// Microsoft's Received-SPF bears a name and its Authentication-Results none.
    private func isNamelessTwin(_ nameless: ResultField, _ named: ResultField, _ trace: inout Trace) -> Bool {
        guard nameless.shape == .anonymousInbound, named.source == .receivedSPF,
            let name = trace.domain(at: named.authservID)
        else { return false }
        return trace.domains.provider(name) == Providers.microsoft
    }

    /// Whether no hop of another host stands between two fields.
    func standTogether(_ one: Int, _ other: Int, _ trace: inout Trace) -> Bool {
        let first = min(trace.fields.results[one].field, trace.fields.results[other].field)
        let last = max(trace.fields.results[one].field, trace.fields.results[other].field)
        return isOneBlock(first, last) && !stations.contains { $0.field > first && $0.field < last }
    }
}
