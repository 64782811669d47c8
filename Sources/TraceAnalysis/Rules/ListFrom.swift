internal import TraceFields

/// From, rewritten by a mailing list so that its own domain stands there ("via"), as lists do where the author's policy is
/// strict.
enum ListFrom {
    /// Whether a list sent the message on and From bears its address or a mark of the rewriting.
    static func isIn(_ trace: inout Trace) -> Bool {
        guard trace.forwardings.contains(where: \.isThroughList) else { return false }
        guard let from = trace.fields.addressFields.first(where: { $0.name == .from }), let index = from.mailboxes.first else {
            return false
        }
        let mailbox = trace.fields.mailboxes[index]
        guard let author = trace.author, trace.forwardings.indices.contains(where: { isOf($0, author, &trace) }) else {
            return false
        }
        if let name = mailbox.displayName, trace.block.bytes.holdsFolded(" via ", in: name) { return true }
        let address = trace.text(mailbox.address).lowercasedASCII
        for forwarding in trace.forwardings where forwarding.isThroughList {
            if forwarding.forwarder?.lowercasedASCII == address { return true }
        }
        return trace.fields.addressFields.contains { entry in
            guard entry.name == .xOriginalFrom || entry.name == .xOriginalSender, let original = entry.mailboxes.first else {
                return false
            }
            return !trace.block.bytes.equalIgnoringCase(trace.fields.mailboxes[original].address, mailbox.address)
        }
    }

    /// Whether the list's own name is the author's, or has its organization.
    private static func isOf(_ index: Int, _ author: DomainID, _ trace: inout Trace) -> Bool {
        guard trace.forwardings[index].isThroughList else { return false }
        if let list = trace.forwardings[index].list, trace.domains.sameOrganization(list, author) { return true }
        if let after = trace.forwardings[index].domainAfter, trace.domains.sameOrganization(after, author) { return true }
        return false
    }
}
