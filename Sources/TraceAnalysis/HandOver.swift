internal import TraceFields

/// What the next server says of the hosts before it: a provider's lines are its own only where the mail then came from its hosts.
enum HandOver {
    /// Whether the lines up to a hop are a mailbox provider's, and the next server that names its client took the mail from
    /// somebody else: then a sender may have written them all.
    static func isDenied(after hop: Int, _ trace: inout Trace) -> Bool {
        guard let network = trace.hops[hop - 1].network, network.role == .mailbox else { return false }
        for newer in trace.hops.indices.dropFirst(hop)
        where trace.hops[newer].client != nil && !trace.hops[newer].isLoopback {
            guard trace.hops[newer].kind != .fetch, let client = HopStep.clientNetwork(of: newer, in: &trace) else {
                return false
            }
            return client != network
        }
        return false
    }
}
