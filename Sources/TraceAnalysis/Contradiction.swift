internal import TraceFields

/// What a field says that stands under the border's line, where the server may write and the sender too: it must fit the message
/// and what the same server says nearer to its line, where no sender writes (RFC 8601 §1.6, §7.1).
struct Contradiction {
    /// Nil where nobody can tell who is wrong.
    var suspicion: Statement.Suspicion?

    init(_ suspicion: Statement.Suspicion?) { self.suspicion = suspicion }

    static func find(
        in index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Contradiction? {
        let container = trace.fields.results[index]
        guard container.source != .originalAuthenticationResults, let hop = judgements[index].hop,
            let station = ground.station(hop), station.field < container.field,
            station.clientIsForeign || isUnderTheTrustLine(container.field, trace)
        else { return nil }
        guard station.isTrusted else { return claim(index, station, judgements, ground, &trace) }
        // The address of the client is no excuse: who sends a mail knows his own.
        let twins = twins(of: index, judgements, ground, &trace)
        let own = withOwn(index, station, twins, judgements, ground, &trace)
        if own != nil, isOfTwoVisits(index, hop, twins, judgements, ground, &trace) { return Contradiction(nil) }
        if own?.suspicion != nil { return own }
        guard let found = byMessage(index, hop, judgements, &trace) else { return own }
        return Contradiction(station.clientIsForeign && !mayHoldCutName(index, &trace) ? found.suspicion : nil)
    }

    /// The same where the order of the fields is lost: of two that differ either may be painted.
    static func withoutPlace(
        _ index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Contradiction? {
        guard trace.fields.results[index].source != .originalAuthenticationResults, let hop = judgements[index].hop,
            let station = ground.station(hop), station.isTrusted, station.clientIsForeign
        else { return nil }
        if let found = byMessage(index, hop, judgements, &trace) {
            return mayHoldCutName(index, &trace) ? Contradiction(nil) : found
        }
        for twin in twins(of: index, judgements, ground, &trace) where between(index, twin, station.field, &trace) != nil {
            return Contradiction(nil)
        }
        return nil
    }

    /// What the server says against a field elsewhere: nearer to its line, or, where the field is sealed, anywhere.
    private static func withOwn(
        _ index: Int, _ station: AttributionGround.Station, _ twins: [Int], _ judgements: [Judgement],
        _ ground: AttributionGround, _ trace: inout Trace
    ) -> Contradiction? {
        let container = trace.fields.results[index]
        let sealed = container.source == .authenticationResults ? sealedTwins(of: index, judgements, trace) : []
        let isBehind = ground.isBehindMessage(container.field)
        let isChecked = twins.contains { isNearer($0, index, station, trace) && holdsCheck($0, trace) }
        for twin in twins + sealed {
            // Behind the message's own fields, where some mail readers put results, nothing shows which came with it.
            let isEitherPlace = isBehind && ground.isBehindMessage(trace.fields.results[twin].field)
            guard isEitherPlace || isNearer(twin, index, station, trace),
                let contradiction = between(index, twin, station.field, isChecked: isChecked, &trace)
            else { continue }
            // Two filters of one hop, each under its own name, may differ.
            return isEitherPlace || !ground.sameWriter(index, twin, &trace) ? Contradiction(nil) : contradiction
        }
        guard container.source == .arcAuthenticationResults else { return nil }
        if isUnsealed(container, station.n, &trace) {
            return repeatsUnderCutSeal(container, twins, &trace) ? nil : Contradiction(nil)
        }
        return unsaid(index, at: station.n, twins, judgements, ground, &trace) == .new ? Contradiction(.belowTheBoundary) : nil
    }

    /// Of a server outside of the trust line only what the message itself tells, and what it said before the mail came to it by this line;
    /// of the receiver's own see `refusePaintedHops`.
    private static func claim(
        _ index: Int, _ station: AttributionGround.Station, _ judgements: [Judgement], _ ground: AttributionGround,
        _ trace: inout Trace
    ) -> Contradiction? {
        guard station.network != trace.hops.last?.network else { return nil }
        if isOfEarlierVisit(index, station, judgements, ground, &trace) { return Contradiction(nil) }
        return byMessage(index, station.n, judgements, &trace).map { _ in Contradiction(nil) }
    }

    /// Whether a field behind the line of another network tells of a visit to the server before this one: signs of such a visit are there, or
    /// the server says otherwise beside its line.
    private static func isOfEarlierVisit(
        _ index: Int, _ station: AttributionGround.Station, _ judgements: [Judgement], _ ground: AttributionGround,
        _ trace: inout Trace
    ) -> Bool {
        guard EarlierVisit.isBehindForeignLine(trace.fields.results[index].field, of: station.n, ground) else { return false }
        if EarlierVisit.isShown(at: station.n, judgements, ground, &trace) { return true }
        for twin in twins(of: index, judgements, ground, &trace) where isNearer(twin, index, station, trace) {
            if between(index, twin, station.field, &trace) != nil { return true }
        }
        return false
    }

    /// Whether a sealed field gathers what its server said of two visits: it holds the failures that the server recorded too, which nobody
    /// paints of himself, or the earlier visit has left signs.
    private static func isOfTwoVisits(
        _ index: Int, _ hop: Int, _ twins: [Int], _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Bool {
        guard trace.fields.results[index].source == .arcAuthenticationResults else { return false }
        return holdsOwnFailures(index, twins, &trace) || EarlierVisit.isShown(at: hop, judgements, ground, &trace)
    }

    /// Whether beside each pass of a field stands another result of the same check, and the server's own results hold that one.
    private static func holdsOwnFailures(_ index: Int, _ twins: [Int], _ trace: inout Trace) -> Bool {
        for one in trace.fields.results[index].statements where trace.fields.statements[one].result == .pass {
            let reading = trace.fields.statements[one]
            guard isCompared(reading.method) else { continue }
            var isHeld = false
            for other in trace.fields.results[index].statements where !isHeld {
                let beside = trace.fields.statements[other]
                let answer = beside.result.wordClass
                guard beside.method == reading.method, answer == .fail || answer == .weak, !namesOther(reading, beside, &trace)
                else { continue }
                isHeld = isSaid(beside, in: twins, &trace)
            }
            if !isHeld { return false }
        }
        return true
    }

    /// Whether one of the fields says the same of a name of the same organization.
    static func isSaid(_ reading: ResultStatement, in fields: [Int], _ trace: inout Trace) -> Bool {
        for field in fields {
            for index in trace.fields.results[field].statements {
                let said = trace.fields.statements[index]
                if said.method == reading.method, said.result == reading.result, !namesOther(said, reading, &trace) {
                    return true
                }
            }
        }
        return false
    }

    private static func isUnderTheTrustLine(_ field: Int, _ trace: Trace) -> Bool {
        trace.trustLine.map { trace.hops[$0 - 1].field < field } ?? false
    }

    /// The other fields of one hop, whatever name they bear there, and of the same writer perhaps at it: a painted one may have made a true
    /// one doubtful.
    static func twins(
        of index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> [Int] {
        guard let hop = judgements[index].hop else { return [] }
        var twins: [Int] = []
        for other in judgements.indices where other != index {
            let isDoubtful =
                judgements[other].confidence == .ambiguous && judgements[other].alternatives.contains { $0.hop == hop }
            let source = trace.fields.results[other].source
            let isThere = judgements[other].hop == hop
            guard isThere || isDoubtful, source == .authenticationResults || source == .receivedSPF,
                isThere && trace.hops[hop - 1].isTrusted || ground.sameWriter(index, other, &trace)
            else { continue }
            twins.append(other)
        }
        return twins
    }

    /// What the same hop sealed.
    private static func sealedTwins(of index: Int, _ judgements: [Judgement], _ trace: Trace) -> [Int] {
        judgements.indices.filter {
            judgements[$0].hop == judgements[index].hop && trace.fields.results[$0].source == .arcAuthenticationResults
        }
    }

    /// Whether a field stands nearer to where only the server writes: its line, or the end for one that appends.
    private static func isNearer(_ twin: Int, _ index: Int, _ station: AttributionGround.Station, _ trace: Trace) -> Bool {
        let field = trace.fields.results[index].field
        let other = trace.fields.results[twin].field
        return station.habit?.results == .bottom ? other > field : other < field
    }

    // What another field of the server says

    /// A pass of the farther field of which the nearer one says that the same check did not pass, or was about another name.
    private static func between(
        _ index: Int, _ twin: Int, _ line: Int, isChecked: Bool = true, _ trace: inout Trace
    ) -> Contradiction? {
        if let one = mailFrom(index, &trace), let other = mailFrom(twin, &trace), !trace.domains.sameOrganization(one, other) {
            return Contradiction(.belowTheBoundary)
        }
        guard trace.fields.results[twin].source != .receivedSPF else { return nil }
        var doubt: Contradiction?
        for one in trace.fields.results[index].statements where trace.fields.statements[one].result == .pass {
            let reading = trace.fields.statements[one]
            guard isCompared(reading.method) else { continue }
            var said = Answers()
            for other in trace.fields.results[twin].statements where trace.fields.statements[other].method == reading.method {
                let answer = trace.fields.statements[other]
                if namesOther(reading, answer, &trace) {
                    // A message has one author, and may have many signatures; of envelope senders see above.
                    if reading.method == .dmarc { return Contradiction(.belowTheBoundary) }
                    if reading.method == .dkim { continue }
                    said.hasRefused = true
                }
                said.add(answer.result, to: reading.method)
            }
            guard said.isContrary else { continue }
            if reading.method == .dkim, said.hasRefused {
                // Two verifiers of one server may differ over a signature, and where the mail came to it again, the newer must.
                let field = trace.fields.results[twin].field
                if !trace.hops.contains(where: { $0.field > field && $0.field < line }) { doubt = Contradiction(nil) }
                continue
            }
            // A server that asked no record, or compared names before anything else was checked, says the like of any mail.
            let isSettled = reading.method == .dkim || said.hasRefused && (reading.method == .spf || isChecked)
            if isSettled { return Contradiction(.belowTheBoundary) }
            doubt = Contradiction(nil)
        }
        return doubt
    }

    /// What a field answers to one check.
    private struct Answers {
        var hasPassed = false
        /// It was checked, and did not pass.
        var hasRefused = false
        /// There was nothing to check, or nothing that could be.
        var isSilent = false

        var isContrary: Bool { !hasPassed && (hasRefused || isSilent) }

        /// What could not be checked at that time contradicts nothing, since the server may have asked again; but of a signature nobody knows
        /// then whether its key was ever there.
        mutating func add(_ answer: ResultWord, to method: ResultMethod) {
            switch answer.wordClass {
            case .pass: hasPassed = true
            case .fail, .weak, .passLike: hasRefused = true
            case .nothing: isSilent = true
            case .error:
                if method == .dkim { hasRefused = true } else if answer == .permerror { isSilent = true }
            }
        }
    }

    /// Whether a field says what SPF or DKIM found.
    private static func holdsCheck(_ index: Int, _ trace: Trace) -> Bool {
        trace.fields.results[index].statements.contains {
            trace.fields.statements[$0].method == .spf || trace.fields.statements[$0].method == .dkim
        }
    }

    static func isCompared(_ method: ResultMethod) -> Bool { method == .spf || method == .dmarc || method == .dkim }

    /// Whether two results name domains of two organizations.
    static func namesOther(_ one: ResultStatement, _ other: ResultStatement, _ trace: inout Trace) -> Bool {
        guard let name = subject(one, &trace), let otherName = subject(other, &trace) else { return false }
        return !trace.domains.sameOrganization(name, otherName)
    }

    /// The domain that a result is about.
    static func subject(_ reading: ResultStatement, _ trace: inout Trace) -> DomainID? {
        let value: ByteRange? =
            switch reading.method {
            case .dkim:
                trace.fields.property(.headerD, of: reading) ?? trace.signature(namedBy: reading).flatMap {
                    trace.fields.signatures[$0].domain
                } ?? trace.fields.property(.headerI, of: reading)
            case .dmarc: trace.fields.property(.headerFrom, of: reading)
            case .spf: trace.fields.property(.smtpMailFrom, of: reading) ?? trace.fields.property(.envelopeFrom, of: reading)
            default: nil
            }
        return trace.domain(ofAddress: value)
    }

    /// The MAIL FROM for which a field says that SPF passed: a connection has one.
    private static func mailFrom(_ index: Int, _ trace: inout Trace) -> DomainID? {
        for statement in trace.fields.results[index].statements {
            let reading = trace.fields.statements[statement]
            guard reading.method == .spf, reading.result == .pass, let domain = subject(reading, &trace) else { continue }
            return domain
        }
        return nil
    }

    /// Whether a set lacks its seal, as where a copy was cut, and all that passes in it passes in the server's own results too: nobody gains by
    /// painting what that server says itself.
    private static func repeatsUnderCutSeal(_ container: ResultField, _ twins: [Int], _ trace: inout Trace) -> Bool {
        let own = twins.filter { trace.fields.results[$0].source == .authenticationResults }
        let isCut = !trace.fields.signatures.contains { $0.kind == .arcSeal && $0.instance == container.instance }
        guard isCut, !own.isEmpty else { return false }
        for index in container.statements where trace.fields.statements[index].result == .pass {
            if !isSaid(trace.fields.statements[index], in: own, &trace) { return false }
        }
        return true
    }

    /// Whether nobody sealed sealed results in the name of the server's organization (RFC 8617 §4.1, §5.1).
    private static func isUnsealed(_ container: ResultField, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard isUnderTheTrustLine(container.field, trace) else { return false }
        for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .arcSeal {
            let seal = trace.fields.signatures[index]
            guard seal.instance == container.instance, let sealer = trace.domain(at: seal.domain) else {
                continue
            }
            if trace.domains.network(sealer) == trace.hops[hop - 1].network { return false }
        }
        return true
    }
}
