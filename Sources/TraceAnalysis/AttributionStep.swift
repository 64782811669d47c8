internal import TraceFields

/// hops → statements: gives every field that holds results to the hop that wrote it, by weighing evidence.
///
/// `docs/attribution.md` lists each kind of evidence with its weight and what defeats it.
enum AttributionStep {
    static func run(_ trace: inout Trace) {
        for index in trace.fields.statements.indices {
            let container = trace.fields.statements[index].container
            trace.statements.append(Statement(reading: index, field: trace.fields.results[container].field))
        }
        guard !trace.fields.results.isEmpty else {
            ARCStep.run(&trace, [])
            return
        }
        var ground = AttributionGround()
        swap(&ground, &trace.ground)
        ground.begin(&trace)
        ground.learnSides(&trace)
        var judgements: [Judgement] = []
        judgements.reserveCapacity(min(trace.fields.results.count, Limits.attributedFields))
        for container in trace.fields.results.indices.prefix(Limits.attributedFields) {
            judgements.append(Judgement())
            ground.judge(container, &judgements[container], &trace)
        }
        if trace.fields.results.count > judgements.count {
            let field = trace.fields.results[judgements.count].field
            trace.fields.note(Defect(.tooManyStatements, trace.block.fields[field].range, field: field))
        }
        let isSealed = trace.names.contains(.arcAuthenticationResults)
        if isSealed { CopyLinks.run(&judgements, &trace) }
        shareWithinGroups(&judgements, ground, &trace)
        if isSealed { CopyLinks.settle(&judgements, &trace) }
        followInnerWriters(&judgements, ground, &trace)
        ForgeryCheck.run(&judgements, ground, &trace)
        releaseOthers(&judgements)
        for container in judgements.indices { assign(&judgements[container], container, &trace) }
        if trace.hops.isEmpty, !trace.trustedNames.isEmpty { believeNames(&trace) }
        ARCStep.run(&trace, judgements)
        swap(&ground, &trace.ground)
    }

    /// Fields of one writer that stand together speak of one hop: the weaker takes the answer of the stronger, as likely.
    private static func shareWithinGroups(
        _ judgements: inout [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) {
        // Down and up again: an answer passes through a whole group.
        for step in 0..<2 * judgements.count {
            let index = step < judgements.count ? step : 2 * judgements.count - 1 - step
            guard judgements[index].confidence < .likely, !judgements[index].isOfEitherVisit || saysOnlyPass(index, &trace) else {
                continue
            }
            for other in stride(from: index - 1, through: index + 1, by: 2) where judgements.indices.contains(other) {
                // Who names another writer than that of the hop has no hop to hand on.
                guard let hop = judgements[other].hop, judgements[other].confidence >= .likely,
                    !judgements[other].isNamedOtherwise, mayShare(index, other, &trace),
                    ground.sameWriter(index, other, &trace), ground.standTogether(index, other, &trace)
                else { continue }
                judgements[index].hop = hop
                judgements[index].evaluated = hop
                judgements[index].confidence = .likely
                judgements[index].reasons.append(
                    Evidence(.group, weight: EvidenceWeight.group, field: trace.fields.results[other].field, hop: hop))
                break
            }
        }
    }

    /// Whether no signature and no author failed: what passed behind a list had passed before it too, and what did not, the list may have
    /// broken. A domain without a policy had none before.
    private static func saysOnlyPass(_ container: Int, _ trace: inout Trace) -> Bool {
        trace.fields.results[container].statements.allSatisfy { index in
            let reading = trace.fields.statements[index]
            switch reading.method {
            case .dkim: return reading.result == .pass
            case .dmarc: return reading.result == .pass || reading.result == .none
            default: return true
            }
        }
    }

    /// Fields of one kind, or Received-SPF with Authentication-Results; not where their addresses tell them apart.
    private static func mayShare(_ one: Int, _ other: Int, _ trace: inout Trace) -> Bool {
        let first = trace.fields.results[one]
        let second = trace.fields.results[other]
        let isPair =
            first.source == .receivedSPF && second.source == .authenticationResults
            || first.source == .authenticationResults && second.source == .receivedSPF
        guard isPair || first.source == second.source && first.source != .arcAuthenticationResults else { return false }
        return !haveOtherClients(first, second, trace.fields.statements) && !sayOtherwise(first, second, &trace)
    }

    /// Whether two fields say different things of one check of one name.
    private static func sayOtherwise(_ one: ResultField, _ other: ResultField, _ trace: inout Trace) -> Bool {
        for first in one.statements {
            let reading = trace.fields.statements[first]
            guard let name = Contradiction.subject(reading, &trace) else { continue }
            var isSaid = false
            var isSaidOtherwise = false
            for second in other.statements where trace.fields.statements[second].method == reading.method {
                let said = trace.fields.statements[second]
                guard Contradiction.subject(said, &trace) == name else { continue }
                if said.result == reading.result { isSaid = true } else { isSaidOtherwise = true }
            }
            if isSaidOtherwise, !isSaid { return true }
        }
        return false
    }

    /// Whether both fields name addresses of clients, and none is the same; or one names nobody where that writer names the client.
    private static func haveOtherClients(_ one: ResultField, _ other: ResultField, _ statements: [ResultStatement]) -> Bool {
        var isCompared =
            one.shape == .anonymousInbound && other.shape == .anonymousInbound
            && namesNobody(one, statements) != namesNobody(other, statements)
        for first in one.statements {
            guard let address = statements[first].clientAddress else { continue }
            for second in other.statements {
                guard let another = statements[second].clientAddress else { continue }
                if address == another { return false }
                isCompared = true
            }
        }
        return isCompared
    }

    /// Whether a field that decides SPF names no client.
    private static func namesNobody(_ field: ResultField, _ statements: [ResultStatement]) -> Bool {
        field.statements.contains { statements[$0].method == .spf }
            && !field.statements.contains { statements[$0].namesClient }
    }

    /// A field without a name takes the writer of the results that it stands with, where that writer speaks of this very
    /// connection: Received-SPF beside Authentication-Results of a provider's inner host.
    private static func followInnerWriters(_ judgements: inout [Judgement], _ ground: AttributionGround, _ trace: inout Trace) {
        for index in judgements.indices where trace.fields.results[index].authservID == nil {
            for other in stride(from: index - 1, through: index + 1, by: 2) where judgements.indices.contains(other) {
                guard let evaluated = judgements[other].evaluated, evaluated == judgements[index].hop,
                    let hop = judgements[other].hop, hop != evaluated, ground.standTogether(index, other, &trace)
                else { continue }
                judgements[index].hop = hop
            }
        }
    }

    /// The address of a field is that of the hop's connection, but who names another writer was not written there.
    private static func releaseOthers(_ judgements: inout [Judgement]) {
        for index in judgements.indices
        where judgements[index].isNamedOtherwise && judgements[index].suspicion == nil && judgements[index].hop != nil {
            judgements[index].release(judgements[index].reasons.first?.code ?? .onlyNeighbour)
        }
    }

    private static func assign(_ judgement: inout Judgement, _ container: Int, _ trace: inout Trace) {
        let evidence = trace.keep(judgement.reasons)
        let start = trace.alternatives.count
        trace.alternatives.append(contentsOf: judgement.alternatives)
        let alternatives = start..<trace.alternatives.count
        let isOfSeveral = isOfSeveralEnvelopes(container, &trace)
        for index in trace.fields.results[container].statements where trace.statements.indices.contains(index) {
            let reading = trace.fields.statements[index]
            trace.statements[index].confidence = judgement.confidence
            trace.statements[index].evidence = evidence
            trace.statements[index].alternatives = alternatives
            trace.statements[index].suspicion = judgement.suspicion
            guard judgement.confidence >= .likely, let hop = judgement.hop else { continue }
            trace.statements[index].hop = hop
            let evaluated = judgement.evaluated ?? hop
            let isInside = trace.hops[evaluated - 1].network == trace.hops[hop - 1].network
            if !isOfSeveral || reading.method != .spf || reading.clientAddress != nil {
                trace.statements[index].evaluatedHop = looksAtConnection(reading, isInside) ? evaluated : hop
            }
            trace.statements[index].isTrusted = trace.hops[hop - 1].isTrusted && isFirstHand(container, &trace)
        }
    }

    /// Whether a result is about the connection that its field names. Past a gateway only the client's address is another one; a provider's inner
    /// host judged what depends on it at the edge.
    private static func looksAtConnection(_ reading: ResultStatement, _ isInside: Bool) -> Bool {
        if reading.clientAddress != nil { return true }
        return switch reading.method {
        case .spf, .iprev: true
        case .dkim, .domainKeys, .dkimADSP, .dkimATPS: false
        default: isInside
        }
    }

    /// Whether a field says SPF of different senders, or different things of one: a filter that gathers what stands in the header in its own
    /// name (OpenARC) takes in what it said of the message when it came by before, and then nothing tells which word is about which
    /// connection.
    private static func isOfSeveralEnvelopes(_ container: Int, _ trace: inout Trace) -> Bool {
        var first: Int?
        for index in trace.fields.results[container].statements where trace.fields.statements[index].method == .spf {
            guard let first else {
                first = index
                continue
            }
            let sender = trace.domain(ofAddress: trace.fields.property(.smtpMailFrom, of: trace.fields.statements[index]))
            let other = trace.domain(ofAddress: trace.fields.property(.smtpMailFrom, of: trace.fields.statements[first]))
            guard let sender, let other else { continue }
            let isSameWord = trace.fields.statements[index].result == trace.fields.statements[first].result
            if sender != other || !isSameWord { return true }
        }
        return false
    }

    /// Where the copy holds no line of the way, the reader's word is all that there is: what bears a name that he trusts is that server's.
    private static func believeNames(_ trace: inout Trace) {
        for container in trace.fields.results.indices where isFirstHand(container, &trace) {
            guard let writer = trace.domain(at: trace.fields.results[container].authservID),
                TrustStep.isNamed(writer, hop: nil, trace, &trace.domains)
            else { continue }
            for index in trace.fields.results[container].statements where trace.statements.indices.contains(index) {
                trace.statements[index].isTrusted = true
            }
        }
    }

    /// A copy or a seal is trusted only where its own writer stands above the line; a copy that another host renamed is
    /// what the message brought.
    private static func isFirstHand(_ container: Int, _ trace: inout Trace) -> Bool {
        trace.fields.results[container].source != .originalAuthenticationResults
    }
}

extension [Evidence] {
    /// Whether a statement is a provider's word for its own user, by the reasons of its attribution.
    func isOfOwnUser(_ reasons: Range<Int>) -> Bool {
        for index in reasons where self[index].code == .selfSeal { return true }
        return false
    }
}

/// The answer for one field that holds results.
struct Judgement: Sendable {
    var hop: Int?
    var evaluated: Int?
    var confidence: Confidence = .unattributed
    var score = 0
    var reasons: [Evidence] = []
    var alternatives: [Alternative] = []
    var suspicion: Statement.Suspicion?
    /// The field names a writer of another provider than the hop's.
    var isNamedOtherwise = false
    /// The field was written at one of two visits to the server that it names.
    var isOfEitherVisit = false

    /// The hop that it was given to, or that it was taken from.
    var likeliestHop: Int? { hop ?? alternatives.first?.hop }

    /// Takes the field from its hop, which stays the first of the alternatives.
    mutating func release(_ reason: Evidence.Code) {
        if let hop { alternatives.insert(Alternative(hop: hop, reason: reason, score: score), at: 0) }
        hop = nil
        evaluated = nil
        confidence = .unattributed
    }
}

/// Points of each kind of evidence. Starting values were measured on mail whose client address tells the truth, with the
/// address hidden from the rules.
enum EvidenceWeight {
    static let authservIDEqualsOnce = 30
    static let authservIDEquals = 15
    static let authservIDAlias = 25
    static let authservIDOrganization = 10
    static let anonymousDialect = 25
    static let clientIPEquals = 40
    static let clientIPContradicts = -30
    /// The address is that of no hop: a line was removed, or the field was carried along.
    static let clientIPNowhere = -20
    static let habitualPosition = 20
    static let onlyNeighbour = 10
    static let wrongSide = -20
    static let arcCopyEquals = 30
    static let commentWriter = 10
    static let recipientEquals = 10
    static let mailFromEquals = 15
    static let mailFromContradicts = -15
    static let authenticatedSession = 15
    static let selfSeal = 30
    static let signatureBelow = 5
    static let signatureAbove = -15
    static let sealTime = 8
    static let sameProduct = 40
    static let group = 10

    /// From here on an answer may be `certain`, `likely`, `ambiguous`.
    static let certain = 50
    static let likely = 30
    static let ambiguous = 15
    /// How far the best answer must lie before the next.
    static let certainGap = 20
    static let likelyGap = 10
}
