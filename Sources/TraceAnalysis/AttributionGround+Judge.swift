internal import TraceFields

extension AttributionGround {
    /// How the name that a field bears relates to a station.
    enum Relation { case none, organization, alias, equal }

    /// What is asked of each station about one field.
    struct Question {
        var container: ResultField
        var name: DomainID?
        var nameProvider: Int?
        /// Whether the name is one that a host could bear.
        var nameIsHost: Bool
        /// The stations next to the field.
        var above: Int?
        var below: Int?
        var equalStations = 0
        /// Those of them that took the mail from another network.
        var equalForeignStations = 0
        /// Whether a station of that very name is a neighbour of the field.
        var isBesideAnEqual = false
        /// The station of that name on the side on which the name is seen to write.
        var onLearntSide: Int?
        var addressRange: ByteRange?
        /// Whether any station took the message from one of the addresses.
        var addressIsSomewhere = false
        var writerInComment: DomainID?
        var commentRange: ByteRange?
        var recipientDomain: DomainID?
        var mailFrom: ByteRange?
        /// The oldest of the borders that stand over the field.
        var googleBorder: Int?
        var microsoftBorder: Int?
        var authenticates = false
    }

    /// One station's points, with the reasons.
    struct Score {
        var total = 0
        var relation = Relation.none
        var isHabitual = false
        var isAdjacent = false
        var addressEquals = false
        var isContradicted = false
        var isAnonymousDialect = false
        /// Indices in `reasons`.
        var reasons: Range<Int> = 0..<0
    }

    /// Adds a reason for the station that is being scored.
    private mutating func add(
        _ code: Evidence.Code, _ weight: Int, field: Int, hop: Int, value: ByteRange? = nil, to score: inout Score
    ) {
        score.total += weight
        if weight < 0 { score.isContradicted = true }
        reasons.append(Evidence(code, weight: weight, field: field, hop: hop, value: value))
    }

    /// Gives the field to a station, or says that it cannot.
    mutating func judge(_ index: Int, _ trace: inout Trace) -> Judgement {
        let plain = question(index, &trace)
        relations.empty()
        for station in stations.indices {
            relations.append(isRuledOut(station, plain, trace) ? .none : relation(station, plain, &trace))
        }
        // A constant is lent to each station's scoring; a variable would be copied for each.
        let question = weighingEquals(plain, trace)
        // The name of one host is not the name of its neighbours.
        if question.equalStations > 0 {
            for station in relations.indices where relations[station] == .organization { relations[station] = .none }
        }
        scores.empty()
        reasons.empty()
        for station in stations.indices {
            scores.append(isRuledOut(station, question, trace) ? Score() : score(station, question, &trace))
        }
        let gateway = skippedGateway(question) ?? edge(question)
        return decide(question, gateway)
    }

    /// Whether the station cannot have written the field, whatever else speaks for it.
    private func isRuledOut(_ station: Int, _ question: Question, _ trace: Trace) -> Bool {
        let field = question.container.field
        if question.container.source == .originalAuthenticationResults, Self.isRenaming(trace.block.fields[field].known) {
            return !hasRenamer(of: stations[station])
        }
        return addresses.isEmpty && place(of: question.container.source, stations[station].habit) == .above
            && isUnderBorder(stations[station], question)
    }

    /// Whether the border by which the mail came to the station's provider stands over the field: then the field is what the mail
    /// brought.
    private func isUnderBorder(_ station: Station, _ question: Question) -> Bool {
        let border =
            switch station.network?.provider {
            case Providers.google: question.googleBorder
            case Providers.microsoft: question.microsoftBorder
            default: Int?.none
            }
        return border.map { $0 <= station.n } ?? false
    }

    private mutating func question(_ index: Int, _ trace: inout Trace) -> Question {
        let container = trace.fields.results[index]
        var question = Question(container: container, nameIsHost: false)
        question.name = trace.domains.intern(trace.block.bytes, container.authservID)
        question.nameProvider = question.name.flatMap { trace.domains.provider($0) }
        question.nameIsHost = container.authservID.map { trace.block.bytes.firstIndex(of: 0x2E, in: $0) != nil } ?? false
        question.googleBorder = oldestBorder(of: Providers.google, over: container.field)
        question.microsoftBorder = oldestBorder(of: Providers.microsoft, over: container.field)
        question.above = stationAbove(container.field)
        question.below = stationBelow(container.field)
        addresses.empty()
        for statement in container.statements { read(statement, &question, &trace) }
        question.addressIsSomewhere = stations.contains { station in
            station.address.map { addresses.contains($0) } ?? false
        }
        return question
    }

    private mutating func read(_ statement: Int, _ question: inout Question, _ trace: inout Trace) {
        if let address = trace.fields.statements[statement].clientAddress, !addresses.contains(address) {
            addresses.append(address)
            question.addressRange = question.addressRange ?? trace.fields.statements[statement].clientAddressRange
        }
        if let writer = trace.fields.statements[statement].commentWriter, question.writerInComment == nil {
            question.writerInComment = trace.domains.intern(trace.block.bytes, writer)
            question.commentRange = writer
        }
        if trace.fields.statements[statement].method == .auth, trace.fields.statements[statement].result == .pass {
            question.authenticates = true
        }
        var mailFrom: ByteRange?
        var envelopeFrom: ByteRange?
        var recipient: ByteRange?
        for index in trace.fields.statements[statement].properties where !trace.fields.properties[index].isPlaceholder {
            switch trace.fields.properties[index].known {
            case .smtpRcptToDomain: recipient = recipient ?? trace.fields.properties[index].value
            case .smtpMailFrom: mailFrom = mailFrom ?? trace.fields.properties[index].value
            case .envelopeFrom: envelopeFrom = envelopeFrom ?? trace.fields.properties[index].value
            default: break
            }
        }
        if let recipient { question.recipientDomain = trace.domains.intern(trace.block.bytes, recipient) }
        question.mailFrom = question.mailFrom ?? mailFrom ?? envelopeFrom
    }

    private func relation(_ station: Int, _ question: Question, _ trace: inout Trace) -> Relation {
        guard let name = question.name else { return .none }
        if name == stations[station].by { return .equal }
        if let provider = question.nameProvider, provider == stations[station].network?.provider { return .alias }
        guard question.nameIsHost, let by = stations[station].by, trace.domains.sameOrganization(name, by) else { return .none }
        return .organization
    }

    /// Counts the stations of the very name. What a sender paints below the trust line must not make a trusted server's own name
    /// doubtful.
    private func weighingEquals(_ plain: Question, _ trace: Trace) -> Question {
        var question = plain
        var isOnTrustedSide = false
        for index in stations.indices where stations[index].isTrusted && relations[index] == .equal { isOnTrustedSide = true }
        var beside = 0
        for index in stations.indices where relations[index] == .equal && (stations[index].isTrusted || !isOnTrustedSide) {
            if !stations[index].isReentry { question.equalStations += 1 }
            if stations[index].clientIsForeign { question.equalForeignStations += 1 }
            if isAdjacent(index, question, trace) { beside += 1 }
        }
        question.isBesideAnEqual = beside > 0
        // Where two neighbours bear the name, the side on which that server writes elsewhere in this message decides.
        if question.container.source == .authenticationResults, beside == 2, let side = learntSide(question.name) {
            question.onLearntSide = side == .below ? question.above : question.below
        }
        return question
    }

    // One station

    private mutating func score(_ station: Int, _ question: Question, _ trace: inout Trace) -> Score {
        var score = Score(relation: relations[station])
        let first = reasons.count
        let field = question.container.field
        let n = stations[station].n
        score.isAdjacent = isAdjacent(station, question, trace)
        addName(station, question, &score)
        addAddress(station, question, &score)
        addPosition(station, question, &score, trace.order.isReliable)
        if score.relation != .equal, let writer = question.writerInComment, let by = stations[station].by,
            trace.domains.sameOrganization(writer, by)
                || trace.domains.provider(writer).map({ $0 == stations[station].network?.provider }) == true
        {
            add(.commentWriter, EvidenceWeight.commentWriter, field: field, hop: n, value: question.commentRange, to: &score)
        }
        addEnvelope(station, question, &score, &trace)
        if let product = question.container.product, let software = trace[received: n].software,
            software.count >= 4, trace.block.bytes.hasSharedPrefix(product, software, atLeast: 4)
        {
            add(.sameProduct, EvidenceWeight.sameProduct, field: field, hop: n, value: product, to: &score)
        }
        if question.authenticates, trace.hops[n - 1].kind == .submission {
            add(.authenticatedSession, EvidenceWeight.authenticatedSession, field: stations[station].field, hop: n, to: &score)
        }
        score.reasons = first..<reasons.count
        return score
    }

    private mutating func addName(_ station: Int, _ question: Question, _ score: inout Score) {
        let field = question.container.field
        let value = question.container.authservID
        let n = stations[station].n
        switch score.relation {
        case .equal:
            let isAlone =
                question.equalStations == 1 || question.equalForeignStations == 1 && stations[station].clientIsForeign
            let isBeside = !stations[station].isReentry && (score.isAdjacent || !question.isBesideAnEqual)
            let isOnly = question.onLearntSide.map { $0 == station } ?? (isBeside && isAlone)
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
        if isSealed || isLowest, addresses.isEmpty, score.relation == .alias, isOldest(station) {
            add(.selfSeal, EvidenceWeight.selfSeal, field: field, hop: n, to: &score)
        }
    }

    /// Whether no older station belongs to the same network: the place where a provider's own user handed the mail in.
    private func isOldest(_ station: Int) -> Bool {
        let n = stations[station].n
        let network = stations[station].network
        return !stations.contains { $0.n < n && $0.network == network }
    }

    /// The address counts for the writer only where the name does not speak for another host.
    private mutating func addAddress(_ station: Int, _ question: Question, _ score: inout Score) {
        guard let address = stations[station].address, !addresses.isEmpty else { return }
        let field = question.container.field
        let n = stations[station].n
        if addresses.contains(address) {
            score.addressEquals = true
            let isRelated = score.relation != .none || score.isAnonymousDialect
            guard isRelated || !question.nameIsHost else { return }
            add(.clientIPEquals, EvidenceWeight.clientIPEquals, field: field, hop: n, value: question.addressRange, to: &score)
        } else if address.isRoutable {
            let weight = question.addressIsSomewhere ? EvidenceWeight.clientIPContradicts : EvidenceWeight.clientIPNowhere
            add(.clientIPContradicts, weight, field: field, hop: n, value: question.addressRange, to: &score)
        }
    }

    private mutating func addEnvelope(_ station: Int, _ question: Question, _ score: inout Score, _ trace: inout Trace) {
        let field = stations[station].field
        let n = stations[station].n
        if let wanted = question.recipientDomain, let recipient = trace[received: n].recipients.first,
            trace.domain(ofAddress: recipient) == wanted
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

    private mutating func addPosition(_ station: Int, _ question: Question, _ score: inout Score, _ isReliable: Bool) {
        guard isReliable, score.relation != .none || !question.nameIsHost else { return }
        let field = question.container.field
        let n = stations[station].n
        let isUnder = question.above == station && isOneBlock(stations[station].field, field)
        let isOver = question.below == station && isOneBlock(field, stations[station].field)
        let place = place(of: question.container.source, stations[station].habit)
        guard isUnder || isOver || place == .bottom else { return }
        // Under the border's line of a server that writes above it stands what the client sent.
        if isUnder, !isOver, stations[station].clientIsForeign, score.relation != .none,
            place == .above || place == .eitherSide && learntSide(question.name) == .above
        {
            add(.wrongSide, EvidenceWeight.wrongSide, field: field, hop: n, to: &score)
            return
        }
        let other = isUnder ? question.below : question.above
        let isOtherRelated = other.map { relations[$0] == score.relation && relations[$0] != .none } ?? false
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
        } else if question.onLearntSide == nil, isUnder || isOver, score.relation != .none,
            !isOtherRelated || !stations[station].isReentry && other.map({ stations[$0].isReentry }) ?? false
        {
            // Not where this product usually writes, or a product without a known habit: the neighbour counts when the
            // other neighbour cannot be meant, and before one that only handed the mail back.
            add(.onlyNeighbour, EvidenceWeight.onlyNeighbour, field: field, hop: n, to: &score)
        }
    }

    private func isAdjacent(_ station: Int, _ question: Question, _ trace: Trace) -> Bool {
        trace.order.isReliable && (question.above == station || question.below == station)
            && isOneBlock(stations[station].field, question.container.field)
    }

    private func place(of source: ResultField.Source, _ habit: Habit?) -> Producer.Place {
        switch source {
        case .authenticationResults, .originalAuthenticationResults: habit?.results ?? .unknown
        case .arcAuthenticationResults: habit?.arc ?? .above
        case .receivedSPF: habit.map { $0.receivedSPF == .unknown ? .above : $0.receivedSPF } ?? .above
        }
    }
}
