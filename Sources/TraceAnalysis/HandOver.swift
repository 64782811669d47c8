internal import TraceFields

/// What the next server says of the hosts before it: a provider's lines are its own only where the mail then came from its hosts.
enum HandOver {
    /// The network from which the next server that names its client took the mail; nil where none tells, and where the mail was fetched.
    static func client(after hop: Int, _ trace: inout Trace) -> Network? {
        let network = trace.hops[hop - 1].network
        for newer in trace.hops.indices.dropFirst(hop)
        where trace.hops[newer].client != nil && !trace.hops[newer].isLoopback {
            guard trace.hops[newer].kind != .fetch, let client = HopStep.clientNetwork(of: newer, in: &trace) else { return nil }
            // What a network says of itself is worth as much as the line below it.
            if client == network, trace.hops[newer].network == network, !trace.hops[newer].isTrusted { continue }
            return client
        }
        return nil
    }

    /// Whether the lines up to a hop are a mailbox provider's, and the next server that names its client took the mail from
    /// somebody else: then a sender may have written them all.
    static func isDenied(after hop: Int, _ trace: inout Trace) -> Bool {
        guard let network = trace.hops[hop - 1].network, network.role == .mailbox, let client = client(after: hop, &trace) else {
            return false
        }
        return client != network
    }
}
