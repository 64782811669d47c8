internal import TraceFields

extension AttributionGround {
    /// How the name that a field bears relates to a station.
    private enum Relation { case none, organization, alias, equal }

    /// What is asked of each station about one field.
    private struct Question {
        var container: ResultField
        var name: DomainID?
        var nameProvider: Int?
        /// Whether the name is one that a host could bear.
        var nameIsHost: Bool
        var equalStations = 0
        /// Those of them that took the mail from another network.
        var equalForeignStations = 0
        /// Whether a station of that very name is a neighbour of the field.
        var isBesideAnEqual = false
        /// The station of that name on the side on which the name is seen to write.
        var onLearntSide: Int?
        var addresses: [IPAddress] = []
        var addressRange: ByteRange?
        /// Whether any station took the message from one of these addresses.
        var addressIsSomewhere = false
        var writerInComment: DomainID?
        var commentRange: ByteRange?
        var recipientDomain: DomainID?
        var mailFrom: ByteRange?
        var authenticates = false
    }

    /// One station's points, with the reasons.
    private struct Score {
        var total = 0
        var relation = Relation.none
        var isHabitual = false
        var isAdjacent = false
        var addressEquals = false
        var isContradicted = false
        var reasons: [Evidence] = []

        mutating func add(_ code: Evidence.Code, _ weight: Int, field: Int, hop: Int, value: ByteRange? = nil) {
            total += weight
            if weight < 0 { isContradicted = true }
            reasons.append(Evidence(code, weight: weight, field: field, hop: hop, value: value))
        }
    }

    /// Gives the field to a station, or says that it cannot.
    func judge(_ index: Int, _ trace: inout Trace) -> Judgement {
        var question = question(index, &trace)
        var relations = stations.map { relation($0, question, &trace) }
        // What a sender paints below the trust line must not make a trusted server's own name doubtful.
        let isOnTrustedSide = zip(stations, relations).contains { $0.isTrusted && $1 == .equal }
        let equal = zip(stations, relations).filter { $1 == .equal && ($0.isTrusted || !isOnTrustedSide) }
        question.equalStations = equal.count { !$0.0.isReentry }
        question.equalForeignStations = equal.count { $0.0.clientIsForeign }
        question.isBesideAnEqual = equal.contains { isAdjacent($0.0, question.container.field, trace) }
        question.onLearntSide = onLearntSide(question, equal.map(\.0), trace)
        // The name of one host is not the name of its neighbours.
        if question.equalStations > 0 { relations = relations.map { $0 == .organization ? .none : $0 } }
        var scores: [Score] = []
        for (station, relation) in zip(stations, relations) {
            scores.append(score(station, relation, relations, question, &trace))
        }
        let gateway = skippedGateway(question, &scores) ?? edge(question, &scores)
        return decide(question, scores, gateway, trace)
    }

    private func question(_ index: Int, _ trace: inout Trace) -> Question {
        let container = trace.fields.results[index]
        var question = Question(container: container, nameIsHost: false)
        let bytes = trace.block.bytes
        question.name = trace.domains.intern(bytes, container.authservID)
        question.nameProvider = question.name.flatMap { trace.domains.provider($0) }
        question.nameIsHost = container.authservID.map { bytes.firstIndex(of: 0x2E, in: $0) != nil } ?? false
        for statement in container.statements.map({ trace.fields.statements[$0] }) {
            if let address = statement.clientAddress, !question.addresses.contains(address) {
                question.addresses.append(address)
                question.addressRange = question.addressRange ?? statement.clientAddressRange
            }
            if let writer = statement.commentWriter, question.writerInComment == nil {
                question.writerInComment = trace.domains.intern(bytes, writer)
                question.commentRange = writer
            }
            if let domain = trace.fields.property(.smtpRcptToDomain, of: statement) {
                question.recipientDomain = trace.domains.intern(bytes, domain)
            }
            if question.mailFrom == nil {
                question.mailFrom =
                    trace.fields.property(.smtpMailFrom, of: statement) ?? trace.fields.property(.envelopeFrom, of: statement)
            }
            if statement.method == .auth, statement.result == .pass { question.authenticates = true }
        }
        question.addressIsSomewhere = stations.contains { station in
            station.address.map { question.addresses.contains($0) } ?? false
        }
        return question
    }

    private func relation(_ station: Station, _ question: Question, _ trace: inout Trace) -> Relation {
        guard let name = question.name else { return .none }
        if name == station.by { return .equal }
        if let provider = question.nameProvider, provider == station.network?.provider { return .alias }
        guard question.nameIsHost, let by = station.by, trace.domains.sameOrganization(name, by) else { return .none }
        return .organization
    }

    // One station

    private func score(
        _ station: Station, _ relation: Relation, _ relations: [Relation], _ question: Question, _ trace: inout Trace
    ) -> Score {
        var score = Score(relation: relation)
        let field = question.container.field
        score.isAdjacent = isAdjacent(station, field, trace)
        addName(station, question, &score)
        addAddress(station, question, &score)
        addPosition(station, relations, question, &score, trace)
        if relation != .equal, let writer = question.writerInComment, let by = station.by,
            trace.domains.sameOrganization(writer, by)
                || trace.domains.provider(writer).map({ $0 == station.network?.provider }) == true
        {
            score.add(.commentWriter, EvidenceWeight.commentWriter, field: field, hop: station.n, value: question.commentRange)
        }
        let received = trace.received(station.n)
        if let wanted = question.recipientDomain, let recipient = received.recipients.first,
            trace.domain(ofAddress: recipient) == wanted
        {
            score.add(.recipientEquals, EvidenceWeight.recipientEquals, field: station.field, hop: station.n, value: recipient)
        }
        if let mailFrom = question.mailFrom, let sender = received.envelopeFrom, !sender.isEmpty {
            if trace.block.bytes.equalIgnoringCase(mailFrom, sender) {
                score.add(.mailFromEquals, EvidenceWeight.mailFromEquals, field: station.field, hop: station.n, value: sender)
            } else if trace.domain(ofAddress: mailFrom) != trace.domain(ofAddress: sender) {
                score.add(
                    .mailFromContradicts, EvidenceWeight.mailFromContradicts, field: station.field, hop: station.n, value: sender)
            }
        }
        if let product = question.container.product, let software = received.software,
            software.count >= 4, trace.block.bytes.hasSharedPrefix(product, software, atLeast: 4)
        {
            score.add(.sameProduct, EvidenceWeight.sameProduct, field: field, hop: station.n, value: product)
        }
        if question.authenticates, trace.hops[station.n - 1].kind == .submission {
            score.add(.authenticatedSession, EvidenceWeight.authenticatedSession, field: station.field, hop: station.n)
        }
        return score
    }

    private func addName(_ station: Station, _ question: Question, _ score: inout Score) {
        let field = question.container.field
        let value = question.container.authservID
        switch score.relation {
        case .equal:
            let isAlone = question.equalStations == 1 || question.equalForeignStations == 1 && station.clientIsForeign
            let isBeside = !station.isReentry && (score.isAdjacent || !question.isBesideAnEqual)
            let isOnly = question.onLearntSide.map { $0 == station.n } ?? (isBeside && isAlone)
            let weight = isOnly ? EvidenceWeight.authservIDEqualsOnce : EvidenceWeight.authservIDEquals
            score.add(.authservIDEquals, weight, field: field, hop: station.n, value: value)
        case .alias:
            let weight = station.clientIsForeign ? EvidenceWeight.authservIDAlias : EvidenceWeight.authservIDOrganization
            score.add(.authservIDAlias, weight, field: field, hop: station.n, value: value)
        case .organization:
            score.add(.authservIDOrganization, EvidenceWeight.authservIDOrganization, field: field, hop: station.n, value: value)
        case .none:
            guard station.network?.provider == Providers.microsoft else { return }
            switch question.container.shape {
            case .anonymousInbound where station.clientIsForeign:
                score.add(.anonymousDialect, EvidenceWeight.anonymousDialect, field: field, hop: station.n)
            case .anonymousOutbound where isOldest(station):
                score.add(.selfSeal, EvidenceWeight.selfSeal, field: field, hop: station.n)
            case .anonymous, .anonymousInbound, .anonymousOutbound, .standard, .emptySnapshot, .empty: break
            }
        }
        let isSealed = question.container.source == .arcAuthenticationResults && station.field > field
        let isLowest = question.container.source == .receivedSPF && stationBelow(field) == nil
        if isSealed || isLowest, question.addresses.isEmpty, score.relation == .alias, isOldest(station) {
            score.add(.selfSeal, EvidenceWeight.selfSeal, field: field, hop: station.n)
        }
    }

    /// Whether no older station belongs to the same network: the place where a provider's own user handed the mail in.
    private func isOldest(_ station: Station) -> Bool {
        !stations.contains { $0.n < station.n && $0.network == station.network }
    }

    /// The address counts for the writer only where the name does not speak for another host.
    private func addAddress(_ station: Station, _ question: Question, _ score: inout Score) {
        guard let address = station.address, !question.addresses.isEmpty else { return }
        if question.addresses.contains(address) {
            score.addressEquals = true
            let isRelated = score.relation != .none || score.reasons.contains { $0.code == .anonymousDialect }
            guard isRelated || !question.nameIsHost else { return }
            score.add(
                .clientIPEquals, EvidenceWeight.clientIPEquals, field: question.container.field, hop: station.n,
                value: question.addressRange)
        } else if address.isRoutable {
            let weight = question.addressIsSomewhere ? EvidenceWeight.clientIPContradicts : EvidenceWeight.clientIPNowhere
            score.add(.clientIPContradicts, weight, field: question.container.field, hop: station.n, value: question.addressRange)
        }
    }

    private func addPosition(
        _ station: Station, _ relations: [Relation], _ question: Question, _ score: inout Score, _ trace: Trace
    ) {
        guard trace.order.isReliable, score.relation != .none || !question.nameIsHost else { return }
        let field = question.container.field
        let isUnder = stationAbove(field)?.n == station.n && isOneBlock(station.field, field)
        let isOver = stationBelow(field)?.n == station.n && isOneBlock(field, station.field)
        let place = place(of: question.container.source, station.habit)
        guard isUnder || isOver || place == .bottom else { return }
        // Under the border's line of a server that writes above it stands what the client sent.
        if isUnder, !isOver, station.clientIsForeign, score.relation != .none,
            place == .above || place == .eitherSide && learntSide(question.name) == .above
        {
            score.add(.wrongSide, EvidenceWeight.wrongSide, field: field, hop: station.n)
            return
        }
        let other = isUnder ? stationBelow(field) : stationAbove(field)
        let isOtherRelated = zip(stations, relations).contains { $0.n == other?.n && $1 == score.relation && $1 != .none }
        let isHabitual: Bool
        switch place {
        case .below: isHabitual = isUnder
        case .above: isHabitual = isOver
        case .eitherSide:
            let learnt = learntSide(question.name)
            isHabitual = (isUnder || isOver) && (!isOtherRelated || learnt == (isUnder ? .below : .above))
        case .bottom: isHabitual = score.relation != .none && stationBelow(field) == nil && !isUnder
        case .anywhere, .unknown: isHabitual = false
        }
        if isHabitual {
            score.isHabitual = true
            score.add(.habitualPosition, EvidenceWeight.habitualPosition, field: field, hop: station.n)
        } else if question.onLearntSide == nil, isUnder || isOver, score.relation != .none,
            !isOtherRelated || !station.isReentry && other?.isReentry ?? false
        {
            // Not where this product usually writes, or a product without a known habit: the neighbour counts when the
            // other neighbour cannot be meant, and before one that only handed the mail back.
            score.add(.onlyNeighbour, EvidenceWeight.onlyNeighbour, field: field, hop: station.n)
        }
    }

    /// Where two neighbours bear the name, the side on which that server writes elsewhere in this message decides.
    private func onLearntSide(_ question: Question, _ equal: [Station], _ trace: Trace) -> Int? {
        let beside = equal.filter { isAdjacent($0, question.container.field, trace) }
        guard question.container.source == .authenticationResults, beside.count == 2, let side = learntSide(question.name) else {
            return nil
        }
        return beside.first { side == ($0.field < question.container.field ? .below : .above) }?.n
    }

    private func isAdjacent(_ station: Station, _ field: Int, _ trace: Trace) -> Bool {
        trace.order.isReliable && isOneBlock(station.field, field)
            && (stationAbove(field)?.n == station.n || stationBelow(field)?.n == station.n)
    }

    private func place(of source: ResultField.Source, _ habit: Producer?) -> Producer.Place {
        switch source {
        case .authenticationResults, .originalAuthenticationResults: habit?.results ?? .unknown
        case .arcAuthenticationResults: habit?.arc ?? .above
        case .receivedSPF: habit.map { $0.receivedSPF == .unknown ? .above : $0.receivedSPF } ?? .above
        }
    }

    // The decision

    /// A receiver that looks past a gateway in front of it judges the connection that the gateway saw: the name and the place
    /// speak for one hop, the address for an older one. Returns the older one and takes the contradiction back.
    private func skippedGateway(_ question: Question, _ scores: inout [Score]) -> Int? {
        guard !question.addresses.isEmpty,
            let writer = scores.indices.filter({
                scores[$0].isContradicted && !scores[$0].addressEquals && scores[$0].isAdjacent
                    && (scores[$0].relation != .none || scores[$0].reasons.contains { $0.code == .anonymousDialect })
            }).max(by: { scores[$0].total < scores[$1].total }),
            !scores.contains(where: { $0.addressEquals && $0.relation != .none && $0.isAdjacent }),
            let judged = scores.indices.first(where: { $0 > writer && scores[$0].addressEquals })
        else { return nil }
        // What lies between belongs to one organization: the gateway's own lines.
        let between = Set(stations[writer + 1...judged].map { $0.network })
        guard between.count == 1, between.first != stations[writer].network else { return nil }
        scores[writer].total -= EvidenceWeight.clientIPContradicts
        scores[writer].reasons.removeAll { $0.code == .clientIPContradicts }
        scores[writer].reasons.append(
            Evidence(
                .gatewaySkipped, field: question.container.field, hop: stations[judged].n, value: question.addressRange))
        scores[judged].total = min(scores[judged].total, 0)
        return judged
    }

    private func decide(_ question: Question, _ scores: [Score], _ gateway: Int?, _ trace: Trace) -> Judgement {
        let field = question.container.field
        let order = scores.indices.sorted { one, other in
            if scores[one].total != scores[other].total { return scores[one].total > scores[other].total }
            let distance = abs(stations[one].field - field)
            let otherDistance = abs(stations[other].field - field)
            return distance != otherDistance ? distance < otherDistance : stations[one].n > stations[other].n
        }
        let isAddressNowhere = !question.addresses.isEmpty && !question.addressIsSomewhere
        var judgement = Judgement()
        guard let best = order.first, scores[best].total >= EvidenceWeight.ambiguous else {
            judgement.alternatives = alternatives(order, scores, within: 100, of: 0)
            return judgement
        }
        let score = scores[best]
        let gap = order.count > 1 ? score.total - max(0, scores[order[1]].total) : score.total
        judgement.score = score.total
        judgement.reasons = score.reasons
        let isProven =
            score.addressEquals
            || score.relation == .equal && question.equalStations == 1 && score.isHabitual
        if isProven, score.total >= EvidenceWeight.certain, gap >= EvidenceWeight.certainGap, !score.isContradicted {
            judgement.confidence = .certain
        } else if score.total >= EvidenceWeight.likely, gap >= EvidenceWeight.likelyGap {
            judgement.confidence = .likely
        } else if order.count > 1, scores[order[1]].total > 0 {
            judgement.confidence = .ambiguous
        } else if !score.isContradicted, score.relation != .none || score.addressEquals {
            judgement.confidence = .likely
        }
        if let gateway, stations[gateway].network != stations[best].network, judgement.confidence == .certain {
            judgement.confidence = .likely
        }
        // An address alone names the connection; who of a provider's hosts wrote about it, nobody signed.
        let isUnsigned = question.container.source == .receivedSPF && question.name == nil && question.writerInComment == nil
        if judgement.confidence == .certain, isUnsigned { judgement.confidence = .likely }
        if judgement.confidence == .certain, isAddressNowhere { judgement.confidence = .likely }
        if isAddressNowhere, judgement.confidence >= .likely {
            judgement.reasons.append(Evidence(.clientIPNowhere, field: field, value: question.addressRange))
        }
        if judgement.confidence >= .likely {
            judgement.hop = stations[best].n
            judgement.evaluated = gateway.map { stations[$0].n } ?? stations[best].n
            judgement.alternatives = alternatives(
                Array(order.dropFirst()), scores, within: EvidenceWeight.certainGap, of: score.total)
        } else {
            judgement.alternatives = alternatives(order, scores, within: EvidenceWeight.likelyGap, of: score.total)
            if judgement.alternatives.count < 2 { judgement.confidence = .unattributed }
        }
        return judgement
    }

    /// A provider's inner host that writes about the connection of the provider's own edge: the name is the inner host's, the
    /// connection the edge's. Moves the edge's points to the inner host and returns the edge.
    private func edge(_ question: Question, _ scores: inout [Score]) -> Int? {
        guard question.equalStations == 1, let inner = scores.indices.first(where: { scores[$0].relation == .equal }),
            !scores[inner].addressEquals, !stations[inner].clientIsForeign, scores[inner].isAdjacent,
            stations[inner].network?.provider != nil,
            let edge = scores.indices.first(where: {
                $0 > inner && stations[$0].network == stations[inner].network && stations[$0].clientIsForeign
                    && stations[$0].address != nil
            })
        else { return nil }
        scores[inner].total += max(0, scores[edge].total)
        scores[inner].addressEquals = scores[edge].addressEquals
        scores[inner].reasons.append(contentsOf: scores[edge].reasons)
        scores[edge].total = 0
        return edge
    }

    private func alternatives(_ order: [Int], _ scores: [Score], within: Int, of best: Int) -> [Alternative] {
        order.filter { scores[$0].total > 0 && scores[$0].total >= best - within }.prefix(4).map { index in
            let strongest = scores[index].reasons.max { $0.weight < $1.weight }
            return Alternative(hop: stations[index].n, reason: strongest?.code ?? .onlyNeighbour, score: scores[index].total)
        }
    }
}
