internal import TraceFields

/// Takes back what bears the name of a trusted server but stands where only the sender could have put it, or contradicts what
/// that server says elsewhere (RFC 8601 §1.6, §5).
enum ForgeryCheck {
    static func run(_ judgements: inout [Judgement], _ ground: AttributionGround, _ trace: inout Trace) {
        guard trace.order.isReliable else {
            refuseByContent(&judgements, ground, &trace)
            return
        }
        let followers = followers(judgements, ground, &trace)
        let misplaced = Set(
            judgements.indices.filter { followers[$0] == nil && isBelowTheBoundary($0, judgements, ground, &trace) })
        let claims = misplaced.filter { judgements[$0].likeliestHop.map { trace.hops[$0 - 1].isTrusted } ?? false }
        for index in judgements.indices where claims.contains(index) {
            let suspicion = suspicion(of: index, claims, judgements, ground, &trace)
            refuse(&judgements[index], suspicion, trace.fields.results[index].field)
        }
        for index in judgements.indices
        where judgements[index].confidence == .certain
            && (misplaced.contains(index) || isAmongClaims(index, judgements, ground, trace)
                || isOfClaimedHost(index, judgements, &trace))
        {
            judgements[index].confidence = .likely
        }
        // What a refused field said founds no other any more.
        if refuseContradicted(&judgements, areSealed: false, ground, &trace) {
            _ = refuseContradicted(&judgements, areSealed: false, ground, &trace)
        }
        // Sealed results last: they repeat what the server's own say.
        _ = refuseContradicted(&judgements, areSealed: true, ground, &trace)
        OwnNameUnderLine.weigh(&judgements, ground, &trace)
        for (index, leader) in followers where judgements[index].hop != nil {
            if judgements[leader].hop == nil {
                refuse(&judgements[index], judgements[leader].suspicion, trace.fields.results[index].field)
            } else if judgements[leader].reasons.contains(where: { $0.code == .wrongSide }) {
                judgements[index].confidence = min(judgements[index].confidence, judgements[leader].confidence)
            }
        }
    }

    /// Takes back what is contradicted; whether anything was.
    private static func refuseContradicted(
        _ judgements: inout [Judgement], areSealed: Bool, _ ground: AttributionGround, _ trace: inout Trace
    ) -> Bool {
        var hasRefused = false
        for index in judgements.indices where areSealed == (trace.fields.results[index].source == .arcAuthenticationResults) {
            guard let contradiction = Contradiction.find(in: index, judgements, ground, &trace) else {
                if areSealed, judgements[index].confidence == .certain,
                    Contradiction.restsOnItsPlace(index, judgements, ground, &trace)
                {
                    judgements[index].confidence = .likely
                }
                continue
            }
            refuse(&judgements[index], contradiction.suspicion, trace.fields.results[index].field)
            hasRefused = true
        }
        return hasRefused
    }

    /// The same where nothing stands in its place any more: what the message, or what bears the same name, says against a field needs none.
    private static func refuseByContent(_ judgements: inout [Judgement], _ ground: AttributionGround, _ trace: inout Trace) {
        for index in judgements.indices {
            guard let contradiction = Contradiction.withoutPlace(index, judgements, ground, &trace) else { continue }
            refuse(&judgements[index], contradiction.suspicion, trace.fields.results[index].field)
        }
    }

    /// Microsoft's Received-SPF by the nameless results that stand with it and say the same: where they stand, it stands, and it is worth what
    /// they are. (Outlook puts both among the fields of the message.)
    private static func followers(
        _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> [Int: Int] {
        var followers: [Int: Int] = [:]
        for index in judgements.indices where trace.fields.results[index].source == .receivedSPF {
            guard let hop = judgements[index].likeliestHop else { continue }
            for other in judgements.indices
            where judgements[other].hop == hop && trace.fields.results[other].shape == .anonymousInbound {
                guard ground.sameWriter(index, other, &trace), ground.standTogether(index, other, &trace),
                    saysTheSame(index, other, &trace)
                else { continue }
                followers[index] = other
                break
            }
        }
        return followers
    }

    /// Whether the SPF result of one field stands in another too, about the same name and client; a client only one of them may name.
    private static func saysTheSame(_ index: Int, _ other: Int, _ trace: inout Trace) -> Bool {
        guard let place = trace.fields.results[index].statements.first else { return false }
        let one = trace.fields.statements[place]
        let name = Contradiction.subject(one, &trace) ?? trace.domain(ofAddress: one.commentIdentity)
        return trace.fields.results[other].statements.contains { place in
            let said = trace.fields.statements[place]
            return said.method == .spf && said.result == one.result && Contradiction.subject(said, &trace) == name
                && (one.clientAddress == nil && one.result != .pass || one.clientAddress == said.clientAddress)
        }
    }

    /// The receiver's own border claims to have taken the mail from outside once before, and nothing shows that the mail was sent
    /// on to come back: the older line, and the results with it, were painted by the sender.
    static func refusePaintedHops(_ trace: inout Trace) {
        guard trace.order.isReliable, let own = trace.hops.last?.network, own.provider == nil else { return }
        for index in trace.statements.indices {
            guard let hop = trace.statements[index].hop, !trace.hops[hop - 1].isTrusted, trace.hops[hop - 1].network == own,
                trace.hops[hop - 1].kind != .submission,
                trace.hops[hop - 1].client.flatMap({ trace.domains.network($0) }) != own,
                !trace.forwardings.contains(where: { $0.hop >= hop }), !isHandedOverInside(hop, &trace),
                !isProvenAbove(index, &trace)
            else { continue }
            let field = trace.statements[index].field
            let start = trace.alternatives.count
            trace.alternatives.append(Alternative(hop: hop, reason: .belowTrustLine, score: 0))
            trace.statements[index].alternatives = start..<start + 1
            trace.statements[index].evidence = trace.keep([Evidence(.belowTrustLine, field: field)])
            trace.statements[index].hop = nil
            trace.statements[index].evaluatedHop = nil
            trace.statements[index].leg = nil
            trace.statements[index].confidence = .unattributed
            trace.statements[index].suspicion = .belowTheBoundary
        }
    }

    /// Whether servers that are trusted let DKIM pass for the organization that passes here: nobody gains by forging what is true, and a
    /// filter that the mail passed on its way to the mailbox leaves such lines. DMARC may rest on the very field that was painted.
    private static func isProvenAbove(_ index: Int, _ trace: inout Trace) -> Bool {
        let reading = trace.fields.statements[trace.statements[index].reading]
        guard reading.result == .pass, let name = Contradiction.subject(reading, &trace) else { return false }
        for other in trace.statements.indices where trace.statements[other].isTrusted {
            let said = trace.fields.statements[trace.statements[other].reading]
            guard said.result == .pass, said.method == .dkim, let proven = Contradiction.subject(said, &trace)
            else { continue }
            if trace.domains.sameOrganization(proven, name) { return true }
        }
        return false
    }

    /// Whether the next line says that the mail came from the host that wrote this one, though it looked no name up: two servers
    /// of one organization look like that where addresses have no names.
    private static func isHandedOverInside(_ hop: Int, _ trace: inout Trace) -> Bool {
        guard hop < trace.hops.count, let by = trace.hops[hop - 1].by else { return false }
        return trace.hops[hop].client == by && TrustStep.confirmedName(of: trace.hops[hop], &trace) == nil
    }

    /// What makes a claim look forged: the server that it names wrote another of its kind in its own place, or the message itself
    /// says otherwise, or nobody but the sender writes at such a place. Nil where nobody can tell.
    private static func suspicion(
        of index: Int, _ claims: Set<Int>, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Statement.Suspicion? {
        let container = trace.fields.results[index]
        guard let hop = judgements[index].likeliestHop else { return .belowTheBoundary }
        if EarlierVisit.isShown(at: hop, judgements, ground, &trace) { return nil }
        let hasOther = judgements.indices.contains { other in
            judgements[other].hop == hop && trace.fields.results[other].source == container.source && !claims.contains(other)
        }
        if hasOther { return repeatsPasses(index, at: hop, claims, judgements, &trace) ? nil : .belowTheBoundary }
        if let contradiction = Contradiction.byMessage(index, hop, judgements, &trace) { return contradiction.suspicion }
        // Tools move fields, old filters append them, and a border whose line is gone wrote them somewhere below.
        let namesClient =
            judgements[index].reasons.contains { $0.code == .clientIPEquals }
            || namesClient(container, ofServersBeside: hop, trace)
        let isLast = ground.stationBelow(container.field) == nil && ground.isBehindMessage(container.field)
        // Between two lines of one host stands what that host's filter wrote, in whatever name.
        if ground.isBetweenLinesOfOneHost(container.field, &trace) { return nil }
        let hasBorder = trace.trustLine.map { TrustStep.isHandOver(trace.hops[$0 - 1], &trace) } ?? false
        return namesClient || isLast || !hasBorder ? nil : .belowTheBoundary
    }

    /// Whether a field is about a client of another of the network's servers: of several in a row a later one writes about the first one's.
    private static func namesClient(_ container: ResultField, ofServersBeside hop: Int, _ trace: Trace) -> Bool {
        container.statements.contains { place in
            guard let client = trace.fields.statements[place].clientAddress else { return false }
            return trace.hops.contains {
                $0.isTrusted && $0.network == trace.hops[hop - 1].network && trace[received: $0.n].address == client
            }
        }
    }

    /// Whether all that passes in a field passes in the same server's own fields too: filters write a second copy elsewhere, and nobody
    /// gains by forging what is true.
    private static func repeatsPasses(
        _ index: Int, at hop: Int, _ claims: Set<Int>, _ judgements: [Judgement], _ trace: inout Trace
    ) -> Bool {
        let own = judgements.indices.filter { judgements[$0].hop == hop && !claims.contains($0) }
        for one in trace.fields.results[index].statements where trace.fields.statements[one].result == .pass {
            let reading = trace.fields.statements[one]
            let name = Contradiction.subject(reading, &trace)
            var isRepeated = false
            for other in own.prefix(Limits.comparedForwardings) {
                for place in trace.fields.results[other].statements where !isRepeated {
                    let said = trace.fields.statements[place]
                    isRepeated =
                        said.method == reading.method && said.result == .pass && Contradiction.subject(said, &trace) == name
                }
            }
            if !isRepeated { return false }
        }
        return true
    }

    private static func hasLowerTwin(_ index: Int, _ judgements: [Judgement], _ trace: Trace) -> Bool {
        hasTwin(index, judgements, trace) { $0 > $1 }
    }

    /// Whether another field of this kind and name, which some hop wrote, stands there.
    private static func hasTwin(
        _ index: Int, _ judgements: [Judgement], _ trace: Trace, where stands: (_ other: Int, _ field: Int) -> Bool
    ) -> Bool {
        let results = trace.fields.results
        return judgements.indices.contains { other in
            judgements[other].hop != nil && stands(results[other].field, results[index].field)
                && results[other].source == results[index].source
                && CopyLinks.bearSameName(results[index], results[other], trace)
        }
    }

    private static func refuse(_ judgement: inout Judgement, _ suspicion: Statement.Suspicion?, _ field: Int) {
        judgement.release(.belowTrustLine)
        judgement.suspicion = suspicion
        judgement.reasons.append(Evidence(.belowTrustLine, field: field))
    }

    /// A field with a server's name under the message's own fields, though that server writes above them, and no older hop of that
    /// server exists that could have written it.
    private static func isBelowTheBoundary(
        _ index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Bool {
        let container = trace.fields.results[index]
        guard container.source == .authenticationResults || container.source == .receivedSPF,
            let hop = judgements[index].likeliestHop,
            let station = ground.station(hop), station.field < container.field
        else { return false }
        guard container.authservID != nil, container.shape != .anonymousOutbound else { return false }
        switch station.habit?.results ?? .unknown {
        // Such a server appends its fields: of two in its name the upper one came with the message.
        case .bottom: return hasLowerTwin(index, judgements, trace)
        // Such a server gathers all fields in one place: of two in its name the one apart from the others came with the message.
        case .anywhere:
            return hasTwin(index, judgements, trace) { $0 < $1 && isBehindForeignLine($1, $0, ground, trace) }
        case .above, .below, .eitherSide, .unknown: break
        }
        if trace.hops[hop - 1].kind == .submission { return false }
        let isReentry = ground.stations.contains { $0.field > container.field && $0.network == station.network }
        if isReentry { return false }
        // Behind the message's own fields, or behind a line of a hop outside the trust line.
        return !ground.isOneBlock(station.field, container.field)
            || isBehindForeignLine(container.field, station.field, ground, trace)
    }

    /// Whether a server that gathers its fields wrote it where the sender's own lines stand too: then the sender, who knows his own
    /// address, may have.
    private static func isAmongClaims(
        _ index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: Trace
    ) -> Bool {
        guard let hop = judgements[index].hop, let station = ground.station(hop), station.habit?.results == .anywhere else {
            return false
        }
        return isBehindForeignLine(trace.fields.results[index].field, station.field, ground, trace)
    }

    /// Whether the line of its server is itself only claimed.
    private static func isOfClaimedHost(_ index: Int, _ judgements: [Judgement], _ trace: inout Trace) -> Bool {
        guard let hop = judgements[index].hop, !trace.hops[hop - 1].isTrusted else { return false }
        return HandOver.isDenied(after: hop, &trace)
    }

    private static func isBehindForeignLine(_ field: Int, _ line: Int, _ ground: AttributionGround, _ trace: Trace) -> Bool {
        ground.stations.contains { $0.field > line && $0.field < field && !trace.hops[$0.n - 1].isTrusted }
    }
}
