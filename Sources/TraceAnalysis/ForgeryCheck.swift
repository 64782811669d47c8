internal import TraceFields

/// Takes back what bears the name of a trusted server but stands where only the sender could have put it, or contradicts what
/// that server says elsewhere (RFC 8601 §1.6, §5).
enum ForgeryCheck {
    static func run(_ judgements: inout [Judgement], _ ground: AttributionGround, _ trace: inout Trace) {
        guard trace.order.isReliable else { return }
        for index in judgements.indices where isBelowTheBoundary(index, judgements, ground, &trace) {
            refuse(
                &judgements[index], isMoved(index, judgements, trace) ? nil : .belowTheBoundary, trace.fields.results[index].field
            )
        }
        for index in judgements.indices
        where judgements[index].confidence == .certain && isAmongClaims(index, judgements, ground, trace) {
            judgements[index].confidence = .likely
        }
        for index in judgements.indices {
            guard let suspicion = contradiction(index, judgements, ground, &trace) else { continue }
            refuse(&judgements[index], suspicion, trace.fields.results[index].field)
        }
    }

    /// A field right under the border's line, where the server may write and the sender too: what it says must fit the message.
    private static func contradiction(
        _ index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Statement.Suspicion? {
        let container = trace.fields.results[index]
        guard container.source != .originalAuthenticationResults, let hop = judgements[index].hop,
            let station = ground.station(hop), station.clientIsForeign, station.field < container.field, station.isTrusted
        else { return nil }
        // The address of the client is no excuse: who sends a mail knows his own.
        if container.source != .receivedSPF {
            for twin in nearerTwins(of: index, judgements, ground, &trace) where contradicts(index, twin, &trace) {
                return .belowTheBoundary
            }
        }
        guard container.source != .arcAuthenticationResults else { return nil }
        let passes = container.statements.map { trace.fields.statements[$0] }.filter { $0.result == .pass }
        for reading in passes where reading.method == .spf {
            if namesOtherSender(reading, hop, &trace) || recordsOtherwise(hop, judgements, trace) { return .otherSender }
        }
        for reading in passes where reading.method == .dkim && namesNoSignature(reading, hop, &trace) { return .noSuchSignature }
        for reading in passes where reading.method == .dmarc && passesForNothing(reading, hop, &trace) { return .noSuchSignature }
        return nil
    }

    /// Whether DMARC is said to have passed for a name of which the message holds neither a signature nor the envelope sender.
    private static func passesForNothing(_ reading: ResultStatement, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard isOfNewestNetwork(hop, trace),
            let author = trace.domain(ofAddress: trace.fields.property(.headerFrom, of: reading)),
            let sender = lastSender(hop, &trace), !trace.domains.sameOrganization(sender, author)
        else { return false }
        return !isSigned(by: author, &trace)
    }

    private static func isSigned(by domain: DomainID, _ trace: inout Trace) -> Bool {
        for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
            guard let signer = trace.domains.intern(trace.block.bytes, trace.fields.signatures[index].domain) else { continue }
            if trace.domains.sameOrganization(signer, domain) { return true }
        }
        return false
    }

    /// Whether a signature is said to have passed of an organization that signed nothing in this message. Whoever takes the mail
    /// after the border may remove signatures, as lists do.
    private static func namesNoSignature(_ reading: ResultStatement, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard isOfNewestNetwork(hop, trace),
            let domain = trace.domain(
                ofAddress: trace.fields.property(.headerD, of: reading) ?? trace.fields.property(.headerI, of: reading))
        else { return false }
        return !isSigned(by: domain, &trace)
    }

    /// Whether the same server's own Received-SPF for this connection says that SPF did not pass.
    private static func recordsOtherwise(_ hop: Int, _ judgements: [Judgement], _ trace: Trace) -> Bool {
        judgements.indices.contains { index in
            let container = trace.fields.results[index]
            guard container.source == .receivedSPF, judgements[index].evaluated == hop, judgements[index].confidence == .certain,
                let reading = container.statements.first
            else { return false }
            // What could not be checked contradicts nothing: the server may have asked again.
            let answer = trace.fields.statements[reading].result.wordClass
            return answer == .fail || answer == .weak
        }
    }

    /// Whether no server of another network took the mail after the hop.
    private static func isOfNewestNetwork(_ hop: Int, _ trace: Trace) -> Bool {
        trace.hops[hop - 1..<trace.hops.count].allSatisfy { $0.n == hop || $0.network == trace.hops[hop - 1].network }
    }

    /// Whether SPF is said to have passed for another MAIL FROM than the one with which the mail came.
    private static func namesOtherSender(_ reading: ResultStatement, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard isOfNewestNetwork(hop, trace), let real = lastSender(hop, &trace),
            let claimed = trace.domain(
                ofAddress: trace.fields.property(.smtpMailFrom, of: reading)
                    ?? trace.fields.property(.envelopeFrom, of: reading))
        else { return false }
        return !trace.domains.sameOrganization(real, claimed)
    }

    /// The domain of the envelope sender as the receiver wrote it above the hop; nil where the receiver or a forwarder may have
    /// put its own there.
    private static func lastSender(_ hop: Int, _ trace: inout Trace) -> DomainID? {
        guard let path = trace.fields.addressFields.first(where: { $0.name == .returnPath }),
            path.field < trace.hops[hop - 1].field,
            let mailbox = path.mailboxes.first.map({ trace.fields.mailboxes[$0] }),
            let real = trace.domains.intern(trace.block.bytes, mailbox.domain),
            trace.domains.network(real) != trace.hops[hop - 1].network,
            !RewrittenPath.mayBeRewritten(trace.block.bytes, mailbox.address)
        else { return nil }
        return real
    }

    /// The receiver's own border claims to have taken the mail from outside once before, and nothing shows that the mail was sent
    /// on to come back: the older line, and the results with it, were painted by the sender.
    static func refusePaintedHops(_ trace: inout Trace) {
        guard trace.order.isReliable, let own = trace.hops.last?.network, own.provider == nil else { return }
        for index in trace.statements.indices {
            guard let hop = trace.statements[index].hop, !trace.hops[hop - 1].isTrusted, trace.hops[hop - 1].network == own,
                trace.hops[hop - 1].kind != .submission,
                trace.hops[hop - 1].client.flatMap({ trace.domains.network($0) }) != own,
                !trace.forwardings.contains(where: { $0.hop >= hop }), !isHandedOverInside(hop, &trace)
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

    /// Whether the next line says that the mail came from the host that wrote this one, though it looked no name up: two servers
    /// of one organization look like that where addresses have no names.
    private static func isHandedOverInside(_ hop: Int, _ trace: inout Trace) -> Bool {
        guard hop < trace.hops.count, let by = trace.hops[hop - 1].by else { return false }
        let newer = trace[received: hop + 1]
        return newer.name == nil && trace.domains.intern(trace.block.bytes, newer.helo) == by
    }

    /// Whether the field names the very client that the border saw, and the border wrote no other of its kind: tools move fields,
    /// and some servers append them. Then nobody can tell who wrote it, and it contradicts nothing.
    private static func isMoved(_ index: Int, _ judgements: [Judgement], _ trace: Trace) -> Bool {
        guard let hop = judgements[index].hop, judgements[index].reasons.contains(where: { $0.code == .clientIPEquals }) else {
            return false
        }
        let source = trace.fields.results[index].source
        return !judgements.indices.contains { other in
            other != index && judgements[other].hop == hop && trace.fields.results[other].source == source
        }
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

    /// A field with a trusted server's name under the message's own fields, though that server writes above them, and no older
    /// hop of that server exists that could have written it.
    private static func isBelowTheBoundary(
        _ index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Bool {
        let container = trace.fields.results[index]
        guard container.source == .authenticationResults || container.source == .receivedSPF,
            let hop = judgements[index].hop ?? judgements[index].alternatives.first?.hop,
            let station = ground.station(hop), trace.hops[hop - 1].isTrusted, station.field < container.field
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

    private static func isBehindForeignLine(_ field: Int, _ line: Int, _ ground: AttributionGround, _ trace: Trace) -> Bool {
        ground.stations.contains { $0.field > line && $0.field < field && !trace.hops[$0.n - 1].isTrusted }
    }

    /// The MAIL FROM for which a field says that SPF passed: a connection has one.
    private static func mailFrom(_ index: Int, _ trace: inout Trace) -> DomainID? {
        for statement in trace.fields.results[index].statements {
            let reading = trace.fields.statements[statement]
            guard reading.method == .spf, reading.result == .pass,
                let value = trace.fields.property(.smtpMailFrom, of: reading)
            else { continue }
            return trace.domain(ofAddress: value)
        }
        return nil
    }

    /// The other fields of the same writer at the same hop that stand nearer to that hop's line, or above it.
    private static func nearerTwins(
        of index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> [Int] {
        guard let hop = judgements[index].hop, let station = ground.station(hop) else { return [] }
        let field = trace.fields.results[index].field
        var twins: [Int] = []
        for other in judgements.indices where other != index && judgements[other].hop == hop && field > station.field {
            guard trace.fields.results[other].source == .authenticationResults, trace.fields.results[other].field < field,
                ground.sameWriter(index, other, &trace)
            else { continue }
            twins.append(other)
        }
        return twins
    }

    /// Whether the farther field says pass where the nearer one says that the same check did not pass.
    private static func contradicts(_ index: Int, _ twin: Int, _ trace: inout Trace) -> Bool {
        if let one = mailFrom(index, &trace), let other = mailFrom(twin, &trace), !trace.domains.sameOrganization(one, other) {
            return true
        }
        let statements = trace.fields.statements
        for one in trace.fields.results[index].statements where statements[one].result == .pass {
            let method = statements[one].method
            guard method == .spf || method == .dmarc || method == .dkim else { continue }
            let others = trace.fields.results[twin].statements.filter { statements[$0].method == method }
            guard !others.isEmpty, others.allSatisfy({ statements[$0].result.wordClass != .pass }) else { continue }
            if method == .dkim, others.contains(where: { statements[$0].result.wordClass != .nothing }) { continue }
            return true
        }
        return false
    }
}
