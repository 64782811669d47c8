internal import TraceFields

/// The envelope senders between forwardings: what was recorded on each leg, and what follows from the legs beside it.
enum LegEnvelope {
    /// The first and the last sender that the lines of each leg recorded, oldest leg first.
    static func recorded(
        between cuts: [ForwardingCut], _ trace: inout Trace
    ) -> [(first: EnvelopeObservation?, last: EnvelopeObservation?)] {
        let observations = EnvelopeObservation.all(in: trace)
        var legs: [(first: EnvelopeObservation?, last: EnvelopeObservation?)] = []
        var next = 0
        for end in cuts.map(\.hop) + [Int.max] {
            var leg: (first: EnvelopeObservation?, last: EnvelopeObservation?) = (nil, nil)
            var newest: EnvelopeObservation?
            while next < observations.count, observations[next].hop <= end {
                let observation = observations[next]
                next += 1
                if let newest, isWrittenLater(observation, than: newest, &trace) { continue }
                newest = observation
                if leg.first == nil || leg.first?.isDomainOnly == true && observation.agrees(with: leg.first!, in: trace) {
                    leg.first = observation
                }
                if !observation.isDomainOnly || leg.last?.isDomainOnly ?? true { leg.last = observation }
            }
            legs.append(leg)
        }
        return legs
    }

    /// Where the fields do not stand where servers wrote them, nothing tells which delivery wrote Return-Path: that to the mailbox that sent
    /// the mail on, or the last one. A sender that shows the forwarding itself is of the last one.
    static func forgetReturnPath(behind last: ForwardingCut, _ trace: inout Trace) {
        guard !trace.order.isReliable, !last.isRewritten, let newest = trace.hops.last, last.hop < newest.n,
            newest.network?.provider != Providers.microsoft
        else { return }
        for index in trace.hops.indices
        where trace.hops[index].envelope.source == .returnPath && !trace.hops[index].envelope.isSeen {
            let recipient = trace.hops[index].envelope.recipient
            trace.hops[index].envelope = HopEnvelope()
            trace.hops[index].envelope.recipient = recipient
        }
    }

    /// Return-Path is written at delivery: where a line of the leg saw another sender, it was rewritten behind that line.
    static func isWrittenLater(_ one: EnvelopeObservation, than line: EnvelopeObservation, _ trace: inout Trace) -> Bool {
        !trace.hops[one.recordedAt - 1].envelope.isSeen && !one.agrees(with: line, in: trace)
    }

    /// The sender of each leg: as it was recorded there, else as a rewritten address holds it or as a forwarding without rewriting
    /// kept it. What a program fetched has no envelope; only Return-Path may come along.
    static func completed(
        _ recorded: [EnvelopeObservation?], _ cuts: [ForwardingCut], _ trace: inout Trace
    ) -> [EnvelopeObservation?] {
        var legs = recorded
        for index in cuts.indices.reversed() {
            // The delivery to the forwarding mailbox may show the sender that the server writes on the way out.
            let isEarly =
                cuts[index].isRewritten && cuts[index].innerSender != nil && areOne(legs[index], legs[index + 1], &trace)
            guard isEarly || legs[index]?.isDomainOnly ?? true else { continue }
            if cuts[index].isRewritten {
                guard let sender = cuts[index].innerSender ?? cuts[index].originalSender else { continue }
                legs[index] = EnvelopeObservation(decoded: sender)
            } else if cuts[index].mayKeepSender, let later = legs[index + 1] {
                legs[index] = later
            }
        }
        for index in cuts.indices
        where legs[index + 1] == nil && cuts[index].mayKeepSender && cuts[index].kind != .fetch {
            legs[index + 1] = legs[index]
        }
        return legs
    }

    /// Where forwardings follow each other and nobody recorded the sender between them, at least one of them changed it if the records
    /// before and behind differ, and nothing tells which. If only a record before them is there, the first may have kept that sender, and of
    /// the others nothing is known. A record behind them alone is of the first leg too, unless one of the forwarders bears its name.
    static func leaveOpen(
        _ cuts: inout [ForwardingCut], _ recorded: [(first: EnvelopeObservation?, last: EnvelopeObservation?)],
        _ trace: inout Trace
    ) {
        guard cuts.count > 1, recorded.contains(where: { $0.last == nil }) else { return }
        let isKnown = recorded.indices.map { recorded[$0].last != nil || isDecoded($0, cuts) }
        var first = 0
        while first < cuts.count {
            var end = first
            while end < cuts.count, cuts[end].mayKeepSender { end += 1 }
            var start = first
            var older = isKnown[first] ? first : nil
            while start < end {
                let newer = (start + 1...end).first { isKnown[$0] }
                let gap = start..<(newer ?? end)
                let ends = (older.flatMap { recorded[$0].last }, newer.flatMap { recorded[$0].first })
                leaveOpen(gap, since: first, ends, isKnown, &cuts, &trace)
                (start, older) = (gap.upperBound, newer)
            }
            first = end + 1
        }
    }

    /// The same between two legs whose senders are known, or the ends of those forwardings that may have kept theirs, the first of which is
    /// `first`.
    private static func leaveOpen(
        _ gap: Range<Int>, since first: Int, _ ends: (before: EnvelopeObservation?, after: EnvelopeObservation?),
        _ isKnown: [Bool],
        _ cuts: inout [ForwardingCut], _ trace: inout Trace
    ) {
        let isOpen: Bool
        if let before = ends.before, let after = ends.after {
            isOpen = !before.agrees(with: after, in: trace)
        } else if let after = ends.after {
            isOpen = cuts[first..<gap.upperBound].contains { isOfForwarder(after, $0, &trace) }
        } else {
            isOpen = !isKnown[gap.upperBound]
        }
        let isEnclosed = ends.before != nil && ends.after != nil
        for index in gap where cuts[index].kind != .fetch && !(isKnown[index] && isKnown[index + 1]) {
            if isEnclosed || !isKnown[index] && !isKnown[index + 1] { cuts[index].isSenderOpen = isOpen }
        }
    }

    /// Whether a sender bears the name of the mailbox that sent the mail on.
    private static func isOfForwarder(_ one: EnvelopeObservation, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard let domain = one.domain, let owner = cut.forwarder.flatMap({ trace.domains.internDomain(ofAddress: $0) }) else {
            return false
        }
        return trace.domains.sameOrganization(domain, owner)
    }

    /// Whether the address that the next forwarding wrote holds the sender of a leg.
    private static func isDecoded(_ leg: Int, _ cuts: [ForwardingCut]) -> Bool {
        leg < cuts.count && cuts[leg].isRewritten && (cuts[leg].innerSender ?? cuts[leg].originalSender) != nil
    }

    private static func areOne(_ one: EnvelopeObservation?, _ other: EnvelopeObservation?, _ trace: inout Trace) -> Bool {
        guard let one, let other else { return false }
        return one.agrees(with: other, in: trace)
    }
}
