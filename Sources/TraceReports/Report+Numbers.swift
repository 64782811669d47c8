internal import TraceAnalysis
internal import TraceFields

/// What a number in the report stands for. Hops, legs and forwardings are numbered by their places, so that nothing is searched.
extension Report {
    func hop(_ n: Int?) -> Hop? {
        guard let n, hops.indices.contains(n - 1) else { return nil }
        return hops[n - 1]
    }

    /// The client that a statement judged, where no line of the way shows it: nothing else in the report bears its address.
    func unseenClient(_ statement: Statement) -> String? {
        guard let address = statement.clientIP else { return nil }
        return hop(statement.evaluatedHop ?? statement.hop)?.from.ip == address ? nil : address
    }

    func leg(_ n: Int) -> Leg? { legs.indices.contains(n - 1) ? legs[n - 1] : nil }

    /// The leg that a forwarding ended; nil where it left no line.
    func leg(before forwarding: Forwarding) -> Leg? { legs.first { $0.hops.last == forwarding.hop } }

    /// Whether the envelope sender of a leg was recorded on another one, and taken over because nothing replaced it between.
    func isTakenOver(_ leg: Leg) -> Bool {
        guard leg.envelopeSender.address != nil, let hop = leg.envelopeSender.evidence.first?.hop else { return false }
        return leg.envelopeSender.evidence.first?.forwarding == nil && !leg.hops.contains(hop)
    }

    /// The hop of a leg that saw another envelope sender than the one that stands for the leg.
    func hopOfOtherSender(in leg: Leg) -> Int? {
        leg.envelopeSender.evidence.first { $0.code == TraceAnalysis.Evidence.Code.earlierEnvelope.rawValue }?.hop
    }

    /// The forwardings by which a leg ended. One whose leg left no line stands before the first leg.
    func forwardings(behind leg: Leg) -> [Forwarding] { forwardings(at: leg.hops) }

    /// The forwardings behind hops that follow each other, in the order of the way.
    func forwardings(at numbers: [Int]) -> [Forwarding] {
        guard let first = numbers.first, let last = numbers.last else { return [] }
        let start = forwardings.partitioningIndex(isBefore: { $0.hop < first })
        return Array(forwardings[start...].prefix { $0.hop <= last })
    }
}
