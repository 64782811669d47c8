internal import TraceFields

/// forwardings → legs: cuts the way where the mail was sent on.
enum LegStep {
    static func run(_ trace: inout Trace) {
        guard !trace.hops.isEmpty else { return }
        var first = 1
        while first <= trace.hops.count {
            let end = end(from: first, trace)
            var leg = Leg(n: trace.legs.count + 1, hops: first...end)
            describe(&leg, &trace)
            for n in leg.hops { trace.hops[n - 1].leg = leg.n }
            trace.legs.append(leg)
            first = end + 1
        }
        ForgeryCheck.refusePaintedHops(&trace)
        for index in trace.statements.indices {
            trace.statements[index].leg = trace.statements[index].evaluatedHop.map { trace.hops[$0 - 1].leg }
        }
    }

    /// The hop of the next forwarding, or the newest one.
    private static func end(from first: Int, _ trace: Trace) -> Int {
        var end = trace.hops.count
        for index in trace.forwardings.indices where trace.forwardings[index].hop >= first {
            end = min(end, trace.forwardings[index].hop)
        }
        return end
    }

    private static func describe(_ leg: inout Leg, _ trace: inout Trace) {
        let hops = trace.hops[leg.hops.lowerBound - 1...leg.hops.upperBound - 1]
        if let known = witness(of: hops, trace), let sender = known.envelope.sender {
            let text = trace.text(sender)
            leg.sender = text
            leg.senderReading =
                RewrittenPath.isPlain(trace.block.bytes, sender)
                ? RewrittenPath(kind: .plain, value: text)
                : RewrittenPath.decode(text, near: trace[received: known.n].date?.seconds)
            leg.senderConfidence = confidence(of: known, trace)
            leg.senderEvidence = trace.keep([evidence(of: known)])
        }
        // A forwarding may know better what the leg's sender was than a line that shows the next one already.
        if let forwarding = trace.forwardings.first(where: { $0.hop == leg.hops.upperBound }), forwarding.isRewritten,
            let before = forwarding.envelopeBefore, before.contains("@"), before != leg.sender
        {
            leg.sender = before
            leg.senderReading = RewrittenPath.decode(before, near: hops.last.flatMap { trace[received: $0.n].date?.seconds })
            leg.senderConfidence = .likely
            leg.senderEvidence = trace.keep([Evidence(.rewrittenPath, hop: forwarding.hop, forwarding: forwarding.n)])
        }
        if leg.sender == nil { takeOver(&leg, trace: &trace) }
        leg.recipient = hops.last { $0.envelope.recipient != nil }?.envelope.recipient.map { trace.text($0) }
        let entry = hops.last { trace.isStation($0.n - 1) && ($0.client.flatMap { trace.domains.network($0) }) != $0.network }
        leg.clientAddress = (entry ?? hops.last { trace[received: $0.n].address != nil }).flatMap {
            trace[received: $0.n].address
        }
        leg.network = hops.last?.network
    }

    /// The hop whose record tells the sender of the leg: a whole address before a domain, the newest first; not Return-Path where
    /// a line saw another sender.
    private static func witness(of hops: ArraySlice<Hop>, _ trace: Trace) -> Hop? {
        let seen = hops.filter { $0.envelope.sender != nil }
        let lines = seen.filter { $0.envelope.isSeen }
        let known = seen.last { !$0.envelope.isDomainOnly } ?? seen.last
        guard let known, !known.envelope.isSeen, known.envelope.sender?.isEmpty == false, let newest = lines.last
        else { return known }
        let observations = EnvelopeObservation.all(in: trace)
        guard let one = observations.first(where: { $0.hop == known.n }),
            let other = observations.first(where: { $0.hop == newest.n }), LegEnvelope.isWrittenLater(one, than: other, trace)
        else { return known }
        return lines.last { !$0.envelope.isDomainOnly } ?? newest
    }

    /// A sender that no line of the leg recorded and that a forwarding without rewriting kept: as the leg beside it has it.
    private static func takeOver(_ leg: inout Leg, trace: inout Trace) {
        let behind = keeping(after: leg.hops.upperBound, trace).first { $0.envelopeBefore != nil }
        let before = keeping(after: leg.hops.lowerBound - 1, trace).first { $0.envelopeAfter != nil }
        let sender: String?
        let witness: Hop?
        if let behind {
            sender = behind.envelopeBefore
            witness = trace.hops[leg.hops.upperBound...].first { $0.envelope.sender != nil }
        } else {
            sender = before?.envelopeAfter
            witness = trace.hops[..<(leg.hops.lowerBound - 1)].last { $0.envelope.sender != nil }
        }
        guard let sender, let witness else { return }
        leg.sender = sender
        leg.senderReading = RewrittenPath.decode(sender, near: trace[received: witness.n].date?.seconds)
        leg.senderConfidence = .likely
        leg.senderEvidence = trace.keep([evidence(of: witness)])
    }

    /// The forwardings after a hop that kept the sender; they stand in the order of their hops.
    private static func keeping(after hop: Int, _ trace: Trace) -> [Forwarding] {
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

    private static func confidence(of hop: Hop, _ trace: Trace) -> Confidence {
        if hop.envelope.isDomainOnly { return .likely }
        switch hop.envelope.source {
        case .statement, .comment:
            return trace.statements.contains { $0.evaluatedHop == hop.n && $0.confidence == .certain } ? .certain : .likely
        case .clause, .returnPath: return hop.isTrusted ? .certain : .likely
        case nil: return .unattributed
        }
    }
}
