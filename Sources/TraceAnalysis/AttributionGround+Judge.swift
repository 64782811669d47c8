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
        /// The newest hop below the field at which the mail was put into a mailbox.
        var insertion: Int?
        var authenticates = false
        /// Whether SPF was decided, which nobody does for his own machine.
        var decidesSPF = false
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
        var isNamedOtherwise = false
        /// Indices in `reasons`.
        var reasons: Range<Int> = 0..<0
    }

    /// Gives the field to a station, or says that it cannot.
    mutating func judge(_ index: Int, _ trace: inout Trace) -> Judgement {
        let plain = question(index, &trace)
        relations.empty()
        for station in stations.indices {
            relations.append(isRuledOut(station, plain, trace) ? .none : relation(station, plain, &trace))
        }
        if plain.decidesSPF { releaseReentries() }
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
        followMilters(question)
        let gateway = skippedGateway(question) ?? edge(question)
        return decide(question, gateway)
    }

    /// A line by which a program handed the mail back has no client that SPF could judge: it is not meant where the same server
    /// also took the mail from elsewhere.
    private mutating func releaseReentries() {
        guard !addresses.contains(where: { $0.isLoopback }),
            stations.indices.contains(where: { relations[$0] == .equal && !stations[$0].isReentry })
        else { return }
        for station in stations.indices where stations[station].isReentry && relations[station] == .equal {
            relations[station] = .none
        }
    }

    /// Whether the station cannot have written the field, whatever else speaks for it.
    private func isRuledOut(_ station: Int, _ question: Question, _ trace: Trace) -> Bool {
        let field = question.container.field
        if question.container.source == .originalAuthenticationResults, Self.isRenaming(trace.block.fields[field].known) {
            return !hasRenamer(of: stations[station])
        }
        // What stands over the line of an interface by which the mail was put there was written by that side.
        if let insertion = question.insertion, insertion > stations[station].n { return true }
        // Google writes its name, and stands in front of nobody.
        if question.container.source == .authenticationResults, question.container.authservID == nil,
            stations[station].network?.provider == Providers.google
        {
            return true
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
        question.insertion = stations.first { $0.isInsertion && $0.field > container.field }?.n
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
        if trace.fields.statements[statement].method == .spf {
            switch trace.fields.statements[statement].result {
            case .pass, .fail, .softfail: question.decidesSPF = true
            default: break
            }
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
        guard question.nameIsHost else { return .none }
        if let by = stations[station].by, trace.domains.sameOrganization(name, by) { return .organization }
        // Some servers write under the domain of the mailbox that they took the mail for.
        let isRecipients = trace[received: stations[station].n].recipients.first.map { trace.domain(ofAddress: $0) == name }
        return isRecipients ?? false ? .organization : .none
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
}
