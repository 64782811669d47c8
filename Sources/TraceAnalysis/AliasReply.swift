internal import TraceFields

/// What a user of an alias service writes: he sends it to an address that the service made of the recipient's
/// (`dev_at_lists_example_k3f9_x7@icloud.com`), and the service sends it on under a mask of his.
enum AliasReply {
    static func run(_ trace: inout Trace, _ cuts: inout [ForwardingCut]) {
        for index in cuts.indices where cuts[index].kind == .alias {
            guard let alias = cuts[index].forwarder, let recipient = cuts[index].destination,
                let author = trace.firstAuthorDomain(), isMade(alias, of: recipient, in: trace.domains.text(author)),
                let hop = trace.hops[..<cuts[index].hop].last(where: { $0.envelope.recipient.map { trace.text($0) } == alias })
            else { continue }
            cuts[index].kind = .aliasService
            cuts[index].isRewritten = true
            cuts[index].confidence = .certain
            cuts[index].evidence.insert(
                Evidence(.aliasServiceMark, field: hop.field, hop: hop.n, value: hop.envelope.recipient), at: 0)
        }
    }

    /// Whether From bears a mask that a service put there for its user, who is not told.
    static func isMask(_ own: DomainID, by forwarding: Forwarding, _ trace: Trace) -> Bool {
        guard let alias = forwarding.forwarder, let recipient = forwarding.destination else { return false }
        return isMade(alias, of: recipient, in: trace.domains.text(own))
    }

    /// Whether an address in a domain where services take answers holds another one: `_at_` for the sign, `_` for each dot.
    private static func isMade(_ alias: String, of recipient: String, in domain: String) -> Bool {
        guard AliasServices.rows.contains(where: { $0.replies?.description == domain }) else { return false }
        let (alias, recipient) = (Array(alias.lowercased().utf8), Array(recipient.lowercased().utf8))
        guard let at = recipient.lastIndex(of: 0x40), let end = alias.lastIndex(of: 0x40),
            alias[(end + 1)...].elementsEqual(domain.utf8)
        else { return false }
        let held = recipient[..<at] + Array("_at_".utf8) + recipient[(at + 1)...] + [0x5F]
        guard held.count < end else { return false }
        return zip(held, alias).allSatisfy { $0 == $1 || $0 == 0x2E && $1 == 0x5F }
    }
}
