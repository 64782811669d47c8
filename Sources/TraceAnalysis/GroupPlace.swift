internal import TraceFields

/// Where a group of Google's cannot have sent the mail on: before Google took it in.
///
/// A company's server may know the address of the group as one of its own, and hand the mail to Google under another name. Such a delivery
/// bears the address of the group, and is none of its acts.
enum GroupPlace {
    static func run(_ trace: inout Trace, _ cuts: inout [ForwardingCut]) {
        guard cuts.contains(where: { $0.kind == .googleGroups }) else { return }
        for group in cuts where group.kind == .googleGroups && group.hop > 0 {
            for index in cuts.indices where cuts[index].kind == .mailingList && cuts[index].hop > 0 && cuts[index].hop < group.hop
            {
                guard cuts[index].list == group.list, isBeforeEntry(cuts[index].hop, of: group, &trace) else { continue }
                cuts[index].kind = .alias
                cuts[index].isRewritten = false
                cuts[index].list = nil
            }
        }
    }

    /// Whether a line behind a hop tells that Google took the mail for the group no later than the group sent it on, by the time that the
    /// group wrote into its address: both are told by Google's clocks.
    private static func isBeforeEntry(_ hop: Int, of group: ForwardingCut, _ trace: inout Trace) -> Bool {
        let google = Network(provider: Providers.google)
        guard trace.hops[hop - 1].network != google || group.time != nil else { return false }
        for index in hop..<group.hop where trace.hops[index].network == google {
            guard trace.hops[index].isStation, HopStep.clientNetwork(of: index, in: &trace) != google else { continue }
            guard let time = group.time, let taken = trace[received: index + 1].moment else {
                return trace.hops[hop - 1].network != google
            }
            return taken <= time
        }
        return false
    }
}
