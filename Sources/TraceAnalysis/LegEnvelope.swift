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
        _ recorded: [EnvelopeObservation?], _ cuts: [ForwardingCut], _ trace: Trace
    ) -> [EnvelopeObservation?] {
        var legs = recorded
        for index in cuts.indices.reversed() {
            // The delivery to the forwarding mailbox may show the sender that the server writes on the way out.
            let isEarly =
                cuts[index].isRewritten && cuts[index].innerSender != nil
                && legs[index].flatMap { one in legs[index + 1].map { one.agrees(with: $0, in: trace) } } ?? false
            guard isEarly || legs[index]?.isDomainOnly ?? true else { continue }
            if cuts[index].isRewritten {
                guard let sender = cuts[index].innerSender ?? cuts[index].originalSender else { continue }
                legs[index] = EnvelopeObservation(decoded: sender)
            } else if cuts[index].kind != .unknown, let later = legs[index + 1] {
                legs[index] = later
            }
        }
        for index in cuts.indices
        where legs[index + 1] == nil && !cuts[index].isRewritten && cuts[index].kind != .fetch && cuts[index].kind != .unknown {
            legs[index + 1] = legs[index]
        }
        return legs
    }
}
