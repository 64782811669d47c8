/// What a number in the report stands for. Hops, legs and forwardings are numbered by their places, so that nothing is searched.
extension Report {
    func hop(_ n: Int?) -> Hop? {
        guard let n, hops.indices.contains(n - 1) else { return nil }
        return hops[n - 1]
    }

    func leg(_ n: Int) -> Leg? { legs.indices.contains(n - 1) ? legs[n - 1] : nil }

    /// The forwardings by which a leg ended. One whose leg left no line stands before the first leg.
    func forwardings(behind leg: Leg) -> [Forwarding] { forwardings(at: leg.hops) }

    /// The forwardings behind hops that follow each other, in the order of the way.
    func forwardings(at numbers: [Int]) -> [Forwarding] {
        guard let first = numbers.first, let last = numbers.last else { return [] }
        var low = 0
        var high = forwardings.count
        while low < high {
            let middle = (low + high) / 2
            if forwardings[middle].hop < first { low = middle + 1 } else { high = middle }
        }
        return Array(forwardings[low...].prefix { $0.hop <= last })
    }
}
