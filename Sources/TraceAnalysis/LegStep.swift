internal import TraceFields

/// forwardings → legs: cuts the way where the mail was sent on.
enum LegStep {
    static func run(_ trace: inout Trace) {
        guard !trace.hops.isEmpty else { return }
        var first = 1
        while first <= trace.hops.count {
            let end = end(from: first, &trace)
            trace.legs.append(leg(first...end, &trace))
            for n in first...end { trace.hops[n - 1].leg = trace.legs.count }
            first = end + 1
        }
        ForgeryCheck.refusePaintedHops(&trace)
        for index in trace.statements.indices {
            trace.statements[index].leg = trace.statements[index].evaluatedHop.map { trace.hops[$0 - 1].leg }
        }
    }

    /// The hop of the next forwarding, or the newest one.
    private static func end(from first: Int, _ trace: inout Trace) -> Int {
        let next = trace.forwardings.partitioningIndex { $0.hop < first }
        return next < trace.forwardings.count ? min(trace.forwardings[next].hop, trace.hops.count) : trace.hops.count
    }

    private static func leg(_ numbers: ClosedRange<Int>, _ trace: inout Trace) -> Leg {
        var leg = Leg(n: trace.legs.count + 1, hops: numbers)
        let hops = leg.hops.lowerBound - 1..<leg.hops.upperBound
        if let witness = witness(of: hops, &trace), let sender = trace.hops[witness].envelope.sender {
            leg.sender = .written(sender)
            leg.senderKind = .plain
            if !RewrittenPath.isPlain(trace.block.bytes, sender) {
                trace.keep(trace.path(at: sender, near: trace[received: witness + 1].date?.seconds), for: &leg)
            }
            leg.senderConfidence = confidence(of: trace.hops[witness], &trace)
            if let other = otherSender(than: witness, in: hops, &trace) {
                leg.senderConfidence = min(leg.senderConfidence, .likely)
                leg.senderEvidence = trace.keep([evidence(of: trace.hops[witness]), other])
            } else {
                leg.senderEvidence = trace.keep(evidence(of: trace.hops[witness]))
            }
        }
        // A forwarding may know better what the leg's sender was than a line that shows the next one already.
        if let index = trace.forwardings.firstIndex(where: { $0.hop == leg.hops.upperBound }),
            trace.forwardings[index].isRewritten, let before = trace.forwardings[index].envelopeBefore, before.isAddress,
            before != trace.sender(of: leg)
        {
            leg.sender = .kept(before)
            trace.keep(RewrittenPath.decode(before, near: trace[received: leg.hops.upperBound].date?.seconds), for: &leg)
            leg.senderConfidence = .likely
            leg.senderEvidence = trace.keep(Evidence(.rewrittenPath, hop: leg.hops.upperBound, forwarding: index + 1))
        }
        if leg.senderKind == nil { takeOver(&leg, trace: &trace) }
        // The forwarder's own line may name the one that it sends the mail to.
        let sentTo = trace.forwardings.first { $0.hop == leg.hops.upperBound }?.destination?.lowercased()
        for index in hops.reversed() where leg.recipient == nil {
            guard let recipient = trace.hops[index].envelope.recipient else { continue }
            if sentTo == nil || trace.text(recipient).lowercased() != sentTo { leg.recipient = recipient }
        }
        let entry =
            hops.last { index in
                trace.hops[index].isStation
                    && trace.hops[index].client.flatMap { trace.domains.network($0) } != trace.hops[index].network
            } ?? hops.last { trace.hops[$0].reach != .none }
        leg.clientAddress = entry.flatMap { trace[received: $0 + 1].address }
        leg.network = trace.hops[leg.hops.upperBound - 1].network
        return leg
    }

    /// The hop whose record tells the sender of the leg: a whole address before a domain, the newest first; not Return-Path where
    /// a line saw another sender.
    private static func witness(of hops: Range<Int>, _ trace: inout Trace) -> Int? {
        guard let known = record(in: hops, &trace, where: { _ in true }) else { return nil }
        guard !trace.hops[known].envelope.isSeen, trace.hops[known].envelope.sender?.isEmpty == false,
            let newest = hops.last(where: { trace.hops[$0].envelope.sender != nil && trace.hops[$0].envelope.isSeen }),
            let one = EnvelopeObservation(at: trace.hops[known]), let other = EnvelopeObservation(at: trace.hops[newest]),
            LegEnvelope.isWrittenLater(one, than: other, &trace)
        else { return known }
        return record(in: hops, &trace) { $0.isSeen }
    }

    /// Where an older line of the leg saw a sender of another organization: a relay put in one of its own, or a forwarding left no
    /// other sign. For the null reverse-path servers write the client's name (RFC 7208 §2.4).
    private static func otherSender(than witness: Int, in hops: Range<Int>, _ trace: inout Trace) -> Evidence? {
        guard let domain = trace.hops[witness].envelope.domain else { return nil }
        for index in hops.lowerBound..<witness {
            guard let other = EnvelopeObservation(at: trace.hops[index]), let before = other.domain,
                !trace.domains.sameOrganization(before, domain)
            else { continue }
            return Evidence(.earlierEnvelope, field: other.field, hop: other.hop, value: other.range)
        }
        return nil
    }

    /// The newest hop that knows the whole sender, else the newest that knows its domain.
    private static func record(
        in hops: Range<Int>, _ trace: inout Trace, where counts: (HopEnvelope) -> Bool
    ) -> Int? {
        var newest: Int?
        for index in hops.reversed() where trace.hops[index].envelope.sender != nil && counts(trace.hops[index].envelope) {
            if !trace.hops[index].envelope.isDomainOnly { return index }
            newest = newest ?? index
        }
        return newest
    }

    /// A sender that no line of the leg recorded and that a forwarding without rewriting kept: as the leg beside it has it.
    private static func takeOver(_ leg: inout Leg, trace: inout Trace) {
        let behind = keeping(after: leg.hops.upperBound, &trace).lazy.compactMap(\.envelopeBefore).first
        let before = keeping(after: leg.hops.lowerBound - 1, &trace).lazy.compactMap(\.envelopeAfter).first
        let newer = behind == nil ? nil : trace.hops[leg.hops.upperBound...].first { $0.envelope.sender != nil }
        let older = before == nil ? nil : trace.hops[..<(leg.hops.lowerBound - 1)].last { $0.envelope.sender != nil }
        guard let sender = newer == nil ? before : behind, let witness = newer ?? older else { return }
        leg.sender = .kept(sender)
        trace.keep(RewrittenPath.decode(sender, near: trace[received: witness.n].date?.seconds), for: &leg)
        leg.senderConfidence = .likely
        leg.senderEvidence = trace.keep(evidence(of: witness))
    }

    /// The forwardings after a hop that kept the sender; they stand in the order of their hops.
    private static func keeping(after hop: Int, _ trace: inout Trace) -> [Forwarding] {
        let first = trace.forwardings.partitioningIndex { $0.hop < hop }
        return trace.forwardings[first...].prefix { $0.hop == hop }.filter { !$0.isRewritten }
    }

    private static func evidence(of hop: Hop) -> Evidence {
        let code: Evidence.Code =
            switch hop.envelope.source {
            case .clause, nil: .envelopeFromClause
            case .returnPath: .returnPath
            case .statement, .comment: .statementMailFrom
            }
        return Evidence(code, field: hop.envelope.field, hop: hop.n, value: hop.envelope.sender)
    }

    private static func confidence(of hop: Hop, _ trace: inout Trace) -> Confidence {
        if hop.envelope.isDomainOnly { return .likely }
        switch hop.envelope.source {
        case .statement, .comment:
            return trace.statements.contains { $0.evaluatedHop == hop.n && $0.confidence == .certain } ? .certain : .likely
        case .clause, .returnPath: return hop.isTrusted ? .certain : .likely
        case nil: return .unattributed
        }
    }
}
