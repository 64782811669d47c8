internal import TraceFields

extension AttributionGround {
    /// A receiver that looks past a gateway in front of it judges the connection that the gateway saw: the name and the place
    /// speak for one hop, the address for an older one. Returns the older one and takes the contradiction back.
    mutating func skippedGateway(_ question: inout Question, _ trace: inout Trace) -> Int? {
        guard !addresses.isEmpty, let writer = contradictedWriter(&question),
            !scores.contains(where: { $0.addressEquals && $0.relation != .none && $0.isAdjacent }),
            let judged = scores.indices.first(where: { $0 > writer && scores[$0].addressEquals })
        else { return nil }
        // What lies between are the gateway's own lines, and those of the organization that the mail was for.
        let network = stations[judged].network
        guard network != stations[writer].network else { return nil }
        for station in stations[writer + 1...judged] where station.network != network {
            guard let by = station.by, let recipient = stations[writer].recipientDomain,
                trace.domains.sameOrganization(by, recipient)
            else { return nil }
        }
        scores[writer].total -= EvidenceWeight.clientIPContradicts
        let first = reasons.count
        for index in scores[writer].reasons where reasons[index].code != .clientIPContradicts { reasons.append(reasons[index]) }
        reasons.append(
            Evidence(
                .gatewaySkipped, field: question.container.field, hop: stations[judged].n, value: question.addressRange))
        scores[writer].reasons = first..<reasons.count
        scores[judged].total = min(scores[judged].total, 0)
        return judged
    }

    /// What a filter wrote under its own line belongs to the hop whose connection it judges: that of the next line.
    mutating func followMilters(_ question: inout Question) {
        for milter in stations.indices where stations[milter].isMilter {
            defer { scores[milter].total = min(scores[milter].total, 0) }
            guard scores[milter].relation == .equal, question.above == milter, scores[milter].isAdjacent,
                question.below == milter + 1, scores[milter].total > 0
            else { continue }
            scores[milter + 1].total += scores[milter].total
            let first = reasons.count
            for index in scores[milter].reasons { reasons.append(reasons[index]) }
            for index in scores[milter + 1].reasons { reasons.append(reasons[index]) }
            scores[milter + 1].reasons = first..<reasons.count
        }
    }

    /// The best neighbour that the name or the dialect speaks for and the address against. A renamed field stands where the list or the
    /// gateway put it that kept it: of the only station of its name it is without a place.
    private func contradictedWriter(_ question: inout Question) -> Int? {
        let isMoved = question.isRenamed && question.equalStations == 1
        var writer: Int?
        for index in scores.indices where scores[index].isContradicted && !scores[index].addressEquals {
            guard scores[index].isAdjacent || isMoved && scores[index].relation == .equal else { continue }
            guard scores[index].relation != .none || scores[index].isAnonymousDialect else { continue }
            if let known = writer, scores[index].total <= scores[known].total { continue }
            writer = index
        }
        return writer
    }

    /// An inner host that writes about the connection of its network's own edge: the name is the inner host's, the
    /// connection the edge's. Moves the edge's points to the inner host and returns the edge.
    mutating func edge(_ question: inout Question) -> Int? {
        guard let inner = namedInnerHost(&question) ?? namelessInnerHost(&question),
            let edge = edge(behind: inner), looksAt(edge, from: inner)
        else { return nil }
        scores[inner].total += max(0, scores[edge].total)
        scores[inner].addressEquals = scores[edge].addressEquals
        takeReasons(of: edge, for: inner)
        scores[edge].total = 0
        return edge
    }

    private func namedInnerHost(_ question: inout Question) -> Int? {
        guard question.equalStations == 1, let inner = scores.indices.first(where: { scores[$0].relation == .equal }),
            isInnerHost(inner)
        else { return nil }
        return inner
    }

    /// Who names nobody, or nothing but the provider, wrote no earlier than the line that stands right under the field.
    private func namelessInnerHost(_ question: inout Question) -> Int? {
        guard question.equalStations == 0, question.container.source != .arcAuthenticationResults, !question.isRenamed,
            let below = question.below, scores[below].isHabitual, isOfProvider(below), isInnerHost(below),
            !stations[below].isReentry,
            place(of: question.container.source, stations[below].habit) == .above
        else { return nil }
        return below
    }

    private func isInnerHost(_ station: Int) -> Bool {
        !scores[station].addressEquals && !stations[station].clientIsForeign && !stations[station].isMilter
            && scores[station].isAdjacent && (isOfProvider(station) || !stations[station].isAddressRoutable)
    }

    /// Whether an inner host writes about the edge: of a provider that is so known, of others the address has to tell.
    private func looksAt(_ edge: Int, from inner: Int) -> Bool {
        if isOfProvider(inner) { return scores[inner].relation == .equal || scores[edge].addressEquals }
        return scores[edge].addressEquals && scores[edge].relation != .equal && !stations[inner].isReentry
    }

    private func isOfProvider(_ station: Int) -> Bool { stations[station].network?.provider != nil }

    private func edge(behind inner: Int) -> Int? {
        stations.indices.first {
            $0 > inner && stations[$0].network == stations[inner].network && stations[$0].clientIsForeign
                && stations[$0].address != nil
        }
    }

    /// A program that fetched the mail has no client: what it says of SPF is about the client of the server that kept the mailbox.
    mutating func fetched(_ question: inout Question) -> Int? {
        guard
            let fetch = stations.indices.dropLast().first(where: {
                stations[$0].isFetch && scores[$0].relation != .none && scores[$0].isAdjacent
            }), scores[fetch + 1].addressEquals
        else { return nil }
        scores[fetch].total += EvidenceWeight.clientIPEquals
        scores[fetch].addressEquals = true
        reasons.append(
            Evidence(
                .clientIPEquals, weight: EvidenceWeight.clientIPEquals, field: question.container.field,
                hop: stations[fetch + 1].n, value: question.addressRange))
        scores[fetch + 1].reasons = reasons.count - 1..<reasons.count
        takeReasons(of: fetch + 1, for: fetch)
        scores[fetch + 1].total = 0
        return fetch + 1
    }

    /// Adds the reasons of one station to those of another.
    private mutating func takeReasons(of other: Int, for station: Int) {
        let first = reasons.count
        for index in scores[station].reasons { reasons.append(reasons[index]) }
        for index in scores[other].reasons { reasons.append(reasons[index]) }
        scores[station].reasons = first..<reasons.count
    }

    func decide(_ question: inout Question, _ gateway: Int?, _ judgement: inout Judgement) {
        let field = question.container.field
        let isAddressNowhere = !addresses.isEmpty && !question.addressIsSomewhere
        judgement.isOfEitherVisit = question.isOfEitherVisit
        guard let best = next(after: nil, field), scores[best].total >= EvidenceWeight.ambiguous else {
            judgement.alternatives = alternatives(after: nil, field, within: 100, of: 0)
            return
        }
        let total = scores[best].total
        let second = next(after: best, field).map { scores[$0].total }
        let gap = total - (second ?? 0)
        judgement.score = total
        judgement.reasons = Array(reasons[scores[best].reasons])
        let isProven =
            scores[best].addressEquals && isAddressProof(best)
            || scores[best].relation == .equal && question.equalStations == 1 && scores[best].isHabitual
        if isProven, total >= EvidenceWeight.certain, gap >= EvidenceWeight.certainGap, !scores[best].isContradicted {
            judgement.confidence = .certain
        } else if total >= EvidenceWeight.likely, gap >= EvidenceWeight.likelyGap {
            judgement.confidence = .likely
        } else if second != nil {
            judgement.confidence = .ambiguous
        } else if !scores[best].isContradicted,
            scores[best].relation != .none || scores[best].addressEquals || isAboveAllLines(best, field)
        {
            judgement.confidence = .likely
        }
        if let gateway, stations[gateway].network != stations[best].network, judgement.confidence == .certain {
            judgement.confidence = .likely
        }
        // An address alone names the connection; who of a provider's hosts wrote about it, nobody signed.
        let isUnsigned =
            question.name == nil && question.writerInComment == nil
            && (question.container.source == .receivedSPF
                || question.container.source == .authenticationResults
                    && stations[best].network?.provider != Providers.microsoft)
        if judgement.confidence == .certain, isUnsigned { judgement.confidence = .likely }
        if judgement.confidence == .certain, isAddressNowhere { judgement.confidence = .likely }
        judgement.isNamedOtherwise = isNamedOtherwise(best, &question)
        if isAddressNowhere, judgement.confidence >= .likely {
            judgement.reasons.append(Evidence(.clientIPNowhere, field: field, value: question.addressRange))
        }
        if judgement.confidence >= .likely {
            judgement.hop = stations[best].n
            judgement.evaluated = gateway.map { stations[$0].n } ?? stations[best].n
            judgement.alternatives = alternatives(after: best, field, within: EvidenceWeight.certainGap, of: total)
        } else {
            judgement.alternatives = alternatives(after: nil, field, within: EvidenceWeight.likelyGap, of: total)
            if judgement.alternatives.count < 2 { judgement.confidence = .unattributed }
        }
    }

    /// Whether the field stands in the habitual place over the newest line: only the side that took the mail can write there.
    private func isAboveAllLines(_ station: Int, _ field: Int) -> Bool {
        station == 0 && scores[station].isHabitual && field < stations[station].field
    }

    /// An address proves a connection from outside; and not where the field stands in the very place of another hop of the name.
    private func isAddressProof(_ station: Int) -> Bool {
        if !scores[station].isHabitual {
            for other in scores.indices where other != station && scores[other].isHabitual && scores[other].relation != .none {
                return false
            }
        }
        if stations[station].isHandOver || stations[station].isReentry { return true }
        switch scores[station].relation {
        case .equal, .organization: return true
        case .alias, .none: return false
        }
    }

    /// The best station that is not better than `one`: by points, then by nearness to the field, then the newer one. Nil where no
    /// other has points.
    private func next(after one: Int?, _ field: Int) -> Int? {
        var next: Int?
        for index in scores.indices where scores[index].total > 0 {
            if let one, !isBetter(one, index, field) { continue }
            if let known = next, !isBetter(index, known, field) { continue }
            next = index
        }
        return next
    }

    private func isBetter(_ one: Int, _ other: Int, _ field: Int) -> Bool {
        if scores[one].total != scores[other].total { return scores[one].total > scores[other].total }
        let distance = abs(stations[one].field - field)
        let otherDistance = abs(stations[other].field - field)
        return distance != otherDistance ? distance < otherDistance : stations[one].n > stations[other].n
    }

    private func alternatives(after one: Int?, _ field: Int, within: Int, of best: Int) -> [Alternative] {
        var alternatives: [Alternative] = []
        var last = one
        while alternatives.count < 4, let index = next(after: last, field), scores[index].total >= best - within {
            let strongest = scores[index].reasons.max { reasons[$0].weight < reasons[$1].weight }
            alternatives.append(
                Alternative(
                    hop: stations[index].n, reason: strongest.map { reasons[$0].code } ?? .onlyNeighbour,
                    score: scores[index].total))
            last = index
        }
        return alternatives
    }
}
