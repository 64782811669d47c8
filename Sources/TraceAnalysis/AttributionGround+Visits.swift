internal import TraceFields

/// Mail that a server had twice: it handed the mail to a program of its own (a list, a filter) and took it back.
extension AttributionGround {
    /// A line by which a program handed the mail back has no client that SPF could judge: it is not meant where the same server
    /// also took the mail from elsewhere.
    mutating func releaseReentries() {
        guard !addresses.contains(where: { $0.isLoopback }),
            stations.indices.contains(where: { scores[$0].relation == .equal && !stations[$0].isReentry })
        else { return }
        for station in stations.indices where stations[station].isReentry && scores[station].relation == .equal {
            scores[station].relation = .none
        }
    }

    /// What stands over the line by which a program handed the mail back to the same server was not written at an older line of that
    /// server, where the server over the field bears the organization's name too.
    mutating func releaseBeforeReturn(_ question: inout Question) {
        guard isOrderReliable, let above = question.above, let below = question.below, scores[above].relation == .organization,
            let line = returnUnder(question.container.field, in: stations[above].network)
        else { return }
        for station in stations.indices[below...] where scores[station].relation == .organization {
            if stations[station].field > line, !scores[station].addressEquals { scores[station].relation = .none }
        }
    }

    /// Whether the server had already delivered the mail (to a list) when it wrote the field, and took it back from there by the line
    /// over the field: its checks ran again on what the list made of the mail.
    func wasHandedBack(_ question: inout Question) -> Bool {
        guard let below = question.below, let above = question.above, stations[above].isReentry, !stations[above].isMilter,
            stations[above].by == question.name, stations[below].by == question.name, namesNoClient(&question),
            !question.decidesSPF
        else { return false }
        return isDelivered(between: question.container.field, and: stations[below].field)
    }

    /// Whether a field stands between the lines of two visits to the server that it names, and nothing tells at which of them it was
    /// written: filters of the administrator's choice write on either side of a line, and what a list made of the mail may have been
    /// checked again. Not where the mail came back for the recipient for whom it had come: then nothing but a filter had it.
    func isOfEitherVisit(_ question: inout Question, _ trace: inout Trace) -> Bool {
        guard isOrderReliable, question.container.source == .authenticationResults, !question.decidesSPF, addresses.isEmpty,
            !question.isHandedBack, let above = question.above, let below = question.below, scores[above].relation == .equal,
            scores[below].relation == .equal, !stations[above].clientIsForeign, !stations[above].isMilter,
            stations[below].clientIsForeign, isAdjacent(above, &question), isAdjacent(below, &question),
            question.onLearntSide == nil, isUndecided(above, &question), isUndecided(below, &question)
        else { return false }
        guard let first = stations[below].recipient, let second = stations[above].recipient else {
            return trace.names.contains(.listID)
        }
        return !trace.block.bytes.equalIgnoringCase(first, second)
    }

    /// Whether the product of a line is not known to write such a field on one side of it.
    private func isUndecided(_ station: Int, _ question: inout Question) -> Bool {
        switch place(of: question.container.source, stations[station].habit) {
        case .eitherSide, .unknown: true
        case .above, .below, .bottom, .anywhere: false
        }
    }

    /// The newest line under a field by which a program handed the mail back to a server of the network, and which is no station.
    private func returnUnder(_ field: Int, in network: Network?) -> Int? {
        otherLines.first { $0.isReturn && $0.field > field && $0.network == network }?.field
    }

    /// The station whose line and the next one, of the same host, enclose the field, where the next tells that a filter which works for others
    /// handed the mail back: nobody else had it then, whatever name the filter writes.
    func inside(_ question: inout Question, _ trace: inout Trace) -> Int? {
        guard isBetweenLinesOfOneHost(question.container.field, &trace), !question.isRenamed,
            question.container.source != .arcAuthenticationResults, let below = question.below,
            let filter = filter(over: below, &trace), question.nameProvider == nil || question.nameProvider == filter
        else { return nil }
        return below
    }

    /// Whether the lines next to a field are of one host, which took the mail back from itself.
    func isBetweenLinesOfOneHost(_ field: Int, _ trace: inout Trace) -> Bool {
        guard isOrderReliable, let below = stationBelow(field), let by = stations[below].by, stations[below].n < trace.hops.count
        else { return false }
        let next = trace.hops[stations[below].n]
        return next.field < field && next.by == by && next.isLoopback
    }

    /// The service that filters mail for others, whose host wrote the station's line, or whose program is the client of the next line.
    private func filter(over station: Int, _ trace: inout Trace) -> Int? {
        if let network = stations[station].network, network.role == .gateway { return network.provider }
        guard let client = trace.domain(at: trace[received: stations[station].n + 1].helo),
            let network = trace.domains.network(client), network.role == .gateway
        else { return nil }
        return network.provider
    }

    /// Leaves no other station for a field that stands inside of one host, unless it bears the very name of a host.
    mutating func keepInside(_ question: inout Question, _ trace: inout Trace) {
        guard let inside = question.inside else { return }
        if scores.contains(where: { $0.relation == .equal }) {
            question.inside = nil
            return
        }
        if scores[inside].relation == .none, question.nameProvider != nil { scores[inside].relation = .alias }
        for station in scores.indices where station != inside {
            scores[station].relation = .none
            scores[station].isRuledOut = true
        }
    }

    /// A field that stands over the line by which somebody on the server's own machine handed the mail over again was not written when it had
    /// come in from outside: it is about the mail that was handed over. Not a field that says SPF or names a client, which nobody has there.
    func followPickup(_ question: inout Question, _ judgement: inout Judgement) {
        let field = question.container.field
        guard isOrderReliable, !otherLines.isEmpty, let hop = judgement.hop, judgement.evaluated == hop, !question.isRenamed,
            question.container.source == .authenticationResults, !question.decidesSPF, namesNoClient(&question),
            let line = station(hop), let by = line.by,
            let pickup = otherLines.first(where: { $0.localHost == by && $0.field > field && $0.field < line.field })
        else { return }
        judgement.hop = pickup.n
        judgement.evaluated = pickup.n
        judgement.confidence = min(judgement.confidence, .likely)
        // Position, recipient and envelope were those of the line by which it had come.
        let names: [Evidence.Code] = [.authservIDEquals, .authservIDAlias, .authservIDOrganization]
        judgement.reasons = judgement.reasons.filter { names.contains($0.code) }.map {
            Evidence($0.code, weight: $0.weight, field: field, hop: pickup.n, value: $0.value)
        }
        judgement.reasons.append(
            Evidence(.onlyNeighbour, weight: EvidenceWeight.onlyNeighbour, field: field, hop: pickup.n))
        judgement.score = judgement.reasons.reduce(0) { $0 + $1.weight }
    }
}
