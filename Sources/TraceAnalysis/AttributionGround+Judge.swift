internal import TraceFields

extension AttributionGround {
    /// How the name that a field bears relates to a station.
    enum Relation { case none, organization, alias, equal }

    /// What is asked of each station about one field.
    ///
    /// It is lent `inout` also to what only looks at it: three hundred bytes would be copied for each station.
    struct Question {
        var container: ResultField
        /// Whether a later server keeps under the name of this field what a message brought.
        var isRenamed = false
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
        /// Whether the station above took the mail back from a list of its own, and wrote the field then.
        var isHandedBack = false
        /// Whether the stations next to the field are two visits to one server, and either may have written it.
        var isOfEitherVisit = false
        var addressRange: ByteRange?
        /// Whether the field names a client whose address is hidden.
        var hidesClient = false
        /// Whether any station took the message from one of the addresses.
        var addressIsSomewhere = false
        var writerInComment: DomainID?
        var writerProvider: Int?
        var commentRange: ByteRange?
        var recipientDomain: DomainID?
        var mailFrom: ByteRange?
        /// The station whose line and the one above it, by which its filter handed the mail back, enclose the field.
        var inside: Int?
        /// Whether the name relates to any station.
        var isRelated = false
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
        var relation: Relation
        /// Whether the station cannot have written the field, whatever else speaks for it.
        var isRuledOut: Bool
        var isHabitual = false
        var isAdjacent = false
        var addressEquals = false
        var isContradicted = false
        var isAnonymousDialect = false
        /// Indices in `reasons`.
        var reasons: Range<Int> = 0..<0
    }

    /// Gives the field to a station, or says that it cannot.
    mutating func judge(_ index: Int, _ judgement: inout Judgement, _ trace: inout Trace) {
        var question = Question(container: trace.fields.results[index], nameIsHost: false)
        read(&question, &trace)
        for station in stations.indices { scores[station] = relate(station, &question, &trace) }
        // A name without a domain that a host on the way bears is that host's.
        if question.name != nil, !question.nameIsHost { question.nameIsHost = scores.contains { $0.relation == .equal } }
        if question.decidesSPF {
            releaseReentries()
            releaseInnerHosts()
        } else {
            releaseBeforeReturn(&question)
        }
        if question.authenticates { releaseOtherClients(&question, &trace) }
        keepInside(&question, &trace)
        weighEquals(&question, &trace)
        // The name of one host is not the name of its neighbours.
        if question.equalStations > 0 {
            for station in scores.indices where scores[station].relation == .organization { scores[station].relation = .none }
        }
        question.isRelated = scores.contains { $0.relation != .none }
        reasons.empty()
        for station in stations.indices where !scores[station].isRuledOut { score(station, &question, &trace) }
        followMilters(&question)
        let gateway = skippedGateway(&question, &trace) ?? edge(&question) ?? fetched(&question)
        decide(&question, gateway, &judgement)
        followPickup(&question, &judgement)
    }

    /// A host that took the mail from a private address had no client that SPF could judge: under the name of its organization it is
    /// not meant where another host of that took the mail from elsewhere.
    private mutating func releaseInnerHosts() {
        guard
            stations.indices.contains(where: {
                scores[$0].relation == .organization && stations[$0].clientIsForeign && stations[$0].isAddressRoutable
            })
        else { return }
        for station in stations.indices where scores[station].relation == .organization {
            if stations[station].address != nil, !stations[station].isAddressRoutable { scores[station].relation = .none }
        }
    }

    /// Who logged in is of the organization of the envelope sender that the field names: a line on which the same host took the mail from
    /// another client is not meant where one names a client of that organization.
    private mutating func releaseOtherClients(_ question: inout Question, _ trace: inout Trace) {
        guard let sender = trace.domain(ofAddress: question.mailFrom), let network = trace.domains.network(sender) else { return }
        func isOfSender(_ station: Int) -> Bool { HopStep.clientNetwork(of: stations[station].n - 1, in: &trace) == network }
        guard stations.indices.contains(where: { scores[$0].relation == .equal && isOfSender($0) }) else { return }
        for station in stations.indices where scores[station].relation == .equal && !isOfSender(station) {
            scores[station].relation = .none
        }
    }

    /// Whether the station cannot have written the field, whatever else speaks for it.
    private func isRuledOut(_ station: Int, _ question: inout Question) -> Bool {
        if question.isRenamed { return !hasRenamer(of: stations[station]) }
        // What stands over the line of an interface by which the mail was put there was written by that side.
        if let insertion = question.insertion, insertion > stations[station].n { return true }
        // Google writes its name, and stands in front of nobody.
        if question.container.source == .authenticationResults, question.container.authservID == nil,
            stations[station].network?.provider == Providers.google
        {
            return true
        }
        if question.isHandedBack, question.below == station { return true }
        if isResubmission(station) { return true }
        return namesNoClient(&question) && place(of: question.container.source, stations[station].habit) == .above
            && isUnderBorder(station, &question)
    }

    /// Whether Exchange took the mail from its own machine, out of a mailbox, and the field judges a client from outside that is on no line:
    /// the border that took it then is not to be seen.
    private func isResubmission(_ station: Int) -> Bool {
        guard let address = stations[station].address, address.isLoopback,
            stations[station].network?.provider == Providers.microsoft,
            addresses.contains(where: { $0.isRoutable })
        else { return false }
        return !stations.contains { $0.isClientHidden || $0.address.map { addresses.contains($0) } ?? false }
    }

    /// Whether a field stands over the line by which another network took the mail after the station: who adds fields on top had the mail
    /// no more.
    private func isUnderOtherLine(_ station: Int, _ question: inout Question) -> Bool {
        guard isOrderReliable, !question.isRenamed, let below = question.below, below < station,
            let network = stations[below].network, network != stations[station].network
        else { return false }
        switch place(of: question.container.source, stations[station].habit) {
        case .above, .below, .eitherSide, .unknown: return true
        case .bottom, .anywhere: return false
        }
    }

    /// Whether the border by which the mail came to the station's provider stands over the field: then the field is what the mail
    /// brought.
    private func isUnderBorder(_ station: Int, _ question: inout Question) -> Bool {
        let border =
            switch stations[station].network?.provider {
            case Providers.google: question.googleBorder
            case Providers.microsoft: question.microsoftBorder
            default: Int?.none
            }
        return border.map { $0 <= stations[station].n } ?? false
    }

    /// Whether the field says nothing of a client, not even a mask.
    func namesNoClient(_ question: inout Question) -> Bool { addresses.isEmpty && !question.hidesClient }

    /// Reads what the field of the question says.
    private mutating func read(_ question: inout Question, _ trace: inout Trace) {
        question.isRenamed =
            question.container.source == .originalAuthenticationResults
            && Self.isRenaming(trace.block.fields[question.container.field].known)
        question.name = trace.domain(at: question.container.authservID)
        question.nameProvider = question.name.flatMap { trace.domains.provider($0) }
        question.nameIsHost = question.container.authservID.map { trace.block.bytes.firstIndex(of: 0x2E, in: $0) != nil } ?? false
        addresses.empty()
        for statement in question.container.statements { read(statement, &question, &trace) }
        question.writerProvider = question.writerInComment.flatMap { trace.domains.provider($0) }
        locate(&question, &trace)
    }

    /// Where the field stands among the stations.
    private func locate(_ question: inout Question, _ trace: inout Trace) {
        let field = question.container.field
        question.above = stationAbove(field)
        question.below = stationBelow(field)
        question.isHandedBack = isOrderReliable && question.name != nil && wasHandedBack(&question)
        question.inside = inside(&question, &trace)
        // The stations stand newest first.
        for index in stations.indices {
            if stations[index].isBorder, stations[index].field < field {
                switch stations[index].network?.provider {
                case Providers.google: question.googleBorder = stations[index].n
                case Providers.microsoft: question.microsoftBorder = stations[index].n
                default: break
                }
            }
            if stations[index].isInsertion, stations[index].field > field, question.insertion == nil {
                question.insertion = stations[index].n
            }
        }
    }

    private mutating func read(_ statement: Int, _ question: inout Question, _ trace: inout Trace) {
        if let address = trace.fields.statements[statement].clientAddress, !addresses.contains(address) {
            addresses.append(address)
            question.addressRange = question.addressRange ?? trace.fields.statements[statement].clientAddressRange
        }
        if trace.fields.statements[statement].hidesClient { question.hidesClient = true }
        if let writer = trace.fields.statements[statement].commentWriter, question.writerInComment == nil {
            question.writerInComment = trace.domain(at: writer)
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
        if let recipient { question.recipientDomain = trace.domain(at: recipient) }
        question.mailFrom = question.mailFrom ?? mailFrom ?? envelopeFrom
    }

    /// What the name and the addresses of the field have to do with a station, before points are given.
    private func relate(_ station: Int, _ question: inout Question, _ trace: inout Trace) -> Score {
        let isNamed = stations[station].address.map { addresses.contains($0) } ?? false
        if isNamed { question.addressIsSomewhere = true }
        if isRuledOut(station, &question) { return Score(relation: .none, isRuledOut: true) }
        // Its client may still be the one that a newer server judged.
        if isUnderOtherLine(station, &question) { return Score(relation: .none, isRuledOut: true, addressEquals: isNamed) }
        return Score(relation: relation(station, &question, &trace), isRuledOut: false, addressEquals: isNamed)
    }

    private func relation(_ station: Int, _ question: inout Question, _ trace: inout Trace) -> Relation {
        guard let name = question.name else { return .none }
        if name == stations[station].by { return .equal }
        if let provider = question.nameProvider, provider == stations[station].network?.provider { return .alias }
        guard question.nameIsHost else { return isFirstLabel(station, &question, &trace) ? .equal : .none }
        if let by = stations[station].by, trace.domains.sameOrganization(name, by) { return .organization }
        // Some servers write under the domain of the mailbox that they took the mail for.
        return name == stations[station].recipientDomain ? .organization : .none
    }

    /// Whether the field names the station by the first label of its host name.
    private func isFirstLabel(_ station: Int, _ question: inout Question, _ trace: inout Trace) -> Bool {
        guard stations[station].by != nil, let name = question.container.authservID,
            let host = trace[received: stations[station].n].byName ?? trace[received: stations[station].n].by,
            host.count > name.count, trace.block.bytes[host.lower + name.count] == 0x2E,
            !trace.block.bytes.hasPrefix(name, "localhost")
        else { return false }
        return trace.block.bytes.equalIgnoringCase(name, ByteRange(host.lower, host.lower + name.count))
    }

    /// Counts the stations of the very name. What a sender paints below the trust line must not make a trusted server's own name
    /// doubtful.
    private func weighEquals(_ question: inout Question, _ trace: inout Trace) {
        var isOnTrustedSide = false
        for index in stations.indices where stations[index].isTrusted && scores[index].relation == .equal {
            isOnTrustedSide = true
        }
        var beside = 0
        for index in stations.indices where scores[index].relation == .equal && (stations[index].isTrusted || !isOnTrustedSide) {
            if !stations[index].isReentry || question.isHandedBack && index == question.above { question.equalStations += 1 }
            if stations[index].clientIsForeign { question.equalForeignStations += 1 }
            if isAdjacent(index, &question) { beside += 1 }
        }
        question.isBesideAnEqual = beside > 0
        // Where two neighbours bear the name, the side on which that server writes elsewhere in this message decides.
        if question.container.source == .authenticationResults, beside == 2, let side = learntSide(question.name) {
            question.onLearntSide = side == .below ? question.above : question.below
        }
        if question.isHandedBack { question.onLearntSide = question.above }
        question.isOfEitherVisit = isOfEitherVisit(&question, &trace)
    }
}
