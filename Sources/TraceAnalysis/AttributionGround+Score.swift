internal import TraceFields

/// The points of one station for one field: name, address, position, envelope.
extension AttributionGround {
    /// Adds up the points of a station, whose relation to the name is known.
    mutating func score(_ station: Int, _ question: inout Question, _ trace: inout Trace) {
        var score = scores[station]
        let first = reasons.count
        let field = question.container.field
        let n = stations[station].n
        score.isAdjacent = isAdjacent(station, &question)
        addName(station, &question, &score, &trace)
        addAddress(station, &question, &score)
        addPosition(station, &question, &score)
        if score.relation != .equal, let writer = question.writerInComment, let by = stations[station].by,
            question.writerProvider.map({ $0 == stations[station].network?.provider }) == true
                || trace.domains.sameOrganization(writer, by)
        {
            add(.commentWriter, EvidenceWeight.commentWriter, field: field, hop: n, value: question.commentRange, to: &score)
        }
        addEnvelope(station, &question, &score, &trace)
        if let product = question.container.product, let software = trace[received: n].software,
            software.count >= 4, trace.block.bytes.hasSharedPrefix(product, software, atLeast: 4)
        {
            add(.sameProduct, EvidenceWeight.sameProduct, field: field, hop: n, value: product, to: &score)
        }
        if question.authenticates, trace.hops[n - 1].kind == .submission, score.relation != .none || !question.isRelated {
            add(.authenticatedSession, EvidenceWeight.authenticatedSession, field: stations[station].field, hop: n, to: &score)
        }
        score.reasons = first..<reasons.count
        scores[station] = score
    }

    /// Whether a comment of the field, or a form that only Microsoft's border writes, names another provider than the station's.
    func isNamedOtherwise(_ station: Int, _ question: inout Question) -> Bool {
        guard !scores[station].isRuledOut, scores[station].relation == .none, let network = stations[station].network else {
            return false
        }
        if question.container.shape == .anonymousInbound { return network.provider != Providers.microsoft }
        return question.writerProvider.map { $0 != network.provider } ?? false
    }

    /// Adds a reason for the station that is being scored.
    private mutating func add(
        _ code: Evidence.Code, _ weight: Int, field: Int, hop: Int, value: ByteRange? = nil, to score: inout Score
    ) {
        score.total += weight
        if weight < 0 { score.isContradicted = true }
        reasons.append(Evidence(code, weight: weight, field: field, hop: hop, value: value))
    }

    private mutating func addName(_ station: Int, _ question: inout Question, _ score: inout Score, _ trace: inout Trace) {
        let field = question.container.field
        let value = question.container.authservID
        let n = stations[station].n
        switch score.relation {
        case .equal:
            let isAlone =
                question.equalStations == 1 || question.equalForeignStations == 1 && stations[station].clientIsForeign
            let isBeside = !stations[station].isReentry && (score.isAdjacent || !question.isBesideAnEqual)
            let isOnly = question.onLearntSide.map { $0 == station } ?? (isBeside && isAlone && !question.isOfEitherVisit)
            let weight = isOnly ? EvidenceWeight.authservIDEqualsOnce : EvidenceWeight.authservIDEquals
            add(.authservIDEquals, weight, field: field, hop: n, value: value, to: &score)
        case .alias:
            let weight =
                stations[station].clientIsForeign ? EvidenceWeight.authservIDAlias : EvidenceWeight.authservIDOrganization
            add(.authservIDAlias, weight, field: field, hop: n, value: value, to: &score)
        case .organization:
            add(.authservIDOrganization, EvidenceWeight.authservIDOrganization, field: field, hop: n, value: value, to: &score)
        case .none:
            guard stations[station].network?.provider == Providers.microsoft else { return }
            switch question.container.shape {
            case .anonymousInbound where stations[station].clientIsForeign:
                score.isAnonymousDialect = true
                add(.anonymousDialect, EvidenceWeight.anonymousDialect, field: field, hop: n, to: &score)
            case .anonymousOutbound where isOldest(station):
                add(.selfSeal, EvidenceWeight.selfSeal, field: field, hop: n, to: &score)
            case .anonymous, .anonymousInbound, .anonymousOutbound, .standard, .emptySnapshot, .empty: break
            }
        }
        let isSealed = question.container.source == .arcAuthenticationResults && stations[station].field > field
        let isLowest = question.container.source == .receivedSPF && question.below == nil
        if isSealed || isLowest, namesNoClient(&question), isOldest(station),
            mayVouch(station, score.relation, &question, &trace)
        {
            add(.selfSeal, EvidenceWeight.selfSeal, field: field, hop: n, to: &score)
        }
    }

    /// Whether a provider that names no client wrote of its own user: under another name than its line's, or under that name with an
    /// SPF result, which it would not have without a client.
    private func mayVouch(_ station: Int, _ relation: Relation, _ question: inout Question, _ trace: inout Trace) -> Bool {
        // Whose address is hidden may have been anybody: no own user is seen.
        if stations[station].isClientHidden, stations[station].clientIsForeign { return false }
        return switch relation {
        case .alias: true
        case .equal:
            question.decidesSPF && stations[station].network?.provider != nil && !isOfStranger(station, &question, &trace)
        case .organization, .none: false
        }
    }

    /// Whether the client bears a name of another network that the server looked up, and the server wrote the same in a field that no user of
    /// its own is told in: then it checked a server of somebody else.
    private func isOfStranger(_ station: Int, _ question: inout Question, _ trace: inout Trace) -> Bool {
        let hop = trace.hops[stations[station].n - 1]
        guard stations[station].clientIsForeign, let id = question.container.authservID,
            let name = trace.domain(at: TrustStep.confirmedName(of: hop, &trace)), trace.domains.network(name) != hop.network
        else { return false }
        return trace.fields.results.contains { other in
            other.source == .authenticationResults && other.authservID.map { trace.areSameText($0, id) } ?? false
        }
    }

    /// Whether no older station belongs to the same network: the place where a provider's own user handed the mail in.
    private func isOldest(_ station: Int) -> Bool {
        let n = stations[station].n
        let network = stations[station].network
        return !stations.contains { $0.n < n && $0.network == network }
    }

    /// The address counts for the writer only where the name does not speak for another host.
    private mutating func addAddress(_ station: Int, _ question: inout Question, _ score: inout Score) {
        guard stations[station].address != nil, !addresses.isEmpty else { return }
        let field = question.container.field
        let n = stations[station].n
        if score.addressEquals {
            let isRelated = score.relation != .none || score.isAnonymousDialect
            guard isRelated || !question.nameIsHost else { return }
            add(.clientIPEquals, EvidenceWeight.clientIPEquals, field: field, hop: n, value: question.addressRange, to: &score)
        } else if stations[station].isAddressRoutable {
            let weight = question.addressIsSomewhere ? EvidenceWeight.clientIPContradicts : EvidenceWeight.clientIPNowhere
            add(.clientIPContradicts, weight, field: field, hop: n, value: question.addressRange, to: &score)
        }
    }

    private mutating func addEnvelope(_ station: Int, _ question: inout Question, _ score: inout Score, _ trace: inout Trace) {
        let field = stations[station].field
        let n = stations[station].n
        if let wanted = question.recipientDomain, wanted == stations[station].recipientDomain,
            let recipient = stations[station].recipient
        {
            add(.recipientEquals, EvidenceWeight.recipientEquals, field: field, hop: n, value: recipient, to: &score)
        }
        guard let mailFrom = question.mailFrom, let sender = trace[received: n].envelopeFrom, !sender.isEmpty else { return }
        if trace.block.bytes.equalIgnoringCase(mailFrom, sender) {
            add(.mailFromEquals, EvidenceWeight.mailFromEquals, field: field, hop: n, value: sender, to: &score)
        } else if trace.domain(ofAddress: mailFrom) != trace.domain(ofAddress: sender) {
            add(.mailFromContradicts, EvidenceWeight.mailFromContradicts, field: field, hop: n, value: sender, to: &score)
        }
    }

    private mutating func addPosition(_ station: Int, _ question: inout Question, _ score: inout Score) {
        guard isOrderReliable, score.relation != .none || !question.nameIsHost || question.inside == station else { return }
        let field = question.container.field
        let n = stations[station].n
        let isUnder = question.above == station && standsBeside(station, field)
        let isOver = question.below == station && standsBeside(station, field)
        let place = place(of: question.container.source, stations[station].habit)
        // Behind the author's own fields stands what the client sent, and what a program moved there that saved the mail.
        if score.isAnonymousDialect, question.container.source == .authenticationResults, place == .above,
            stations[station].field < field, !isOneBlock(stations[station].field, field)
        {
            add(.wrongSide, EvidenceWeight.wrongSide, field: field, hop: n, to: &score)
            return
        }
        guard isUnder || isOver || place == .bottom else { return }
        // Under the border's line of a server that writes above it stands what the client sent.
        if isUnder, !isOver, stations[station].clientIsForeign, score.relation != .none,
            place == .above || place == .eitherSide && learntSide(question.name) == .above
        {
            add(.wrongSide, EvidenceWeight.wrongSide, field: field, hop: n, to: &score)
            return
        }
        let other = isUnder ? question.below : question.above
        let isOtherRelated = other.map { score.relation != .none && scores[$0].relation == score.relation } ?? false
        let isHabitual: Bool
        switch place {
        case .below: isHabitual = isUnder
        case .above: isHabitual = isOver
        case .eitherSide:
            let learnt = learntSide(question.name)
            isHabitual = (isUnder || isOver) && (!isOtherRelated || learnt == (isUnder ? .below : .above))
        case .bottom: isHabitual = score.relation != .none && question.below == nil && !isUnder
        case .anywhere, .unknown: isHabitual = false
        }
        if isHabitual {
            score.isHabitual = true
            add(.habitualPosition, EvidenceWeight.habitualPosition, field: field, hop: n, to: &score)
            // Nobody else had the mail between the two lines, whatever name his filter writes.
            if question.inside == station, score.relation == .none {
                add(.onlyNeighbour, EvidenceWeight.onlyNeighbour, field: field, hop: n, to: &score)
            }
        } else if question.onLearntSide == nil, !question.isOfEitherVisit, isUnder || isOver, score.relation != .none,
            !isOtherRelated || !stations[station].isReentry && other.map({ stations[$0].isReentry }) ?? false
        {
            // Not where this product usually writes, or a product without a known habit: the neighbour counts when the
            // other neighbour cannot be meant, and before one that only handed the mail back.
            add(.onlyNeighbour, EvidenceWeight.onlyNeighbour, field: field, hop: n, to: &score)
        }
    }

    func isAdjacent(_ station: Int, _ question: inout Question) -> Bool {
        isOrderReliable && (question.above == station || question.below == station)
            && standsBeside(station, question.container.field)
    }

    /// Whether no field of the message itself stands between a field and the line next to it, nor a line of another network that is no
    /// station: systems that gather their fields put them under such lines too.
    private func standsBeside(_ station: Int, _ field: Int) -> Bool {
        let (upper, lower) = (min(stations[station].field, field), max(stations[station].field, field))
        guard isOneBlock(upper, lower) else { return false }
        switch stations[station].habit?.results ?? .unknown {
        case .anywhere, .bottom: return true
        case .above, .below, .eitherSide, .unknown: break
        }
        return !otherLines.contains {
            $0.field > upper && $0.field < lower && $0.network != nil && $0.network != stations[station].network
        }
    }

    func place(of source: ResultField.Source, _ habit: Habit?) -> Producer.Place {
        switch source {
        case .authenticationResults, .originalAuthenticationResults: habit?.results ?? .unknown
        case .arcAuthenticationResults: habit?.arc ?? .above
        case .receivedSPF: habit.map { $0.receivedSPF == .unknown ? .above : $0.receivedSPF } ?? .above
        }
    }

    /// Whether a field stands right beside a line, on the side on which what wrote the line puts such fields.
    func isInOwnPlace(_ field: Int, of source: ResultField.Source, at hop: Int) -> Bool {
        guard isOrderReliable, let station = stations.firstIndex(where: { $0.n == hop }),
            isOneBlock(stations[station].field, field)
        else { return false }
        return switch place(of: source, stations[station].habit) {
        case .below: stationAbove(field) == station
        case .above: stationBelow(field) == station
        case .eitherSide: stationAbove(field) == station || stationBelow(field) == station
        case .bottom, .anywhere, .unknown: false
        }
    }
}
