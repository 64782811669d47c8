internal import TraceFields

/// Relays that rewrite what their own users send: nothing is forwarded there.
extension RewriteSearch {
    /// Whether an organization rewrote what it or a user of its own had sent, before anybody else had the mail and with no mailbox of its
    /// own on the way: its relay did so on the way out, and nothing was forwarded.
    static func isOwnMail(
        _ cut: ForwardingCut, _ newer: EnvelopeObservation, _ reading: RewrittenPath, _ trace: inout Trace
    ) -> Bool {
        guard cut.kind == .srs0, let own = newer.domain, let sender = reading.senderDomain.flatMap({ trace.domains.intern($0) })
        else { return false }
        let isSubmitted = isSubmitted(to: own, cut, &trace)
        guard isSubmitted || trace.domains.sameOrganization(own, sender) else { return false }
        for hop in trace.hops[..<max(0, cut.hop)] {
            guard let by = hop.by,
                trace.domains.sameOrganization(by, own) || isSubmitted && trace.domains.sameOrganization(by, sender)
            else { return false }
            if let domain = trace.domain(ofAddress: hop.envelope.recipient), trace.domains.sameOrganization(domain, own) {
                return false
            }
        }
        return true
    }

    /// Whether the servers that took the mail in for the recipient's own organization rewrote the sender under its name before they handed
    /// the mail to its mailbox host: for the same mailbox, which the line before names, or the author where that line names nobody; and the
    /// mail stayed there.
    static func isRecipientsGateway(_ cut: ForwardingCut, _ newer: EnvelopeObservation, _ trace: inout Trace) -> Bool {
        guard cut.kind == .srs0 || cut.kind == .srs1, cut.hop > 0, let own = newer.domain,
            let recipient = trace.hops[cut.hop...].first(where: { $0.envelope.recipient != nil })?.envelope.recipient,
            let domain = trace.domain(ofAddress: recipient), trace.domains.sameOrganization(own, domain),
            trace.hops[cut.hop...].allSatisfy({ $0.envelope.recipient.map { trace.areSameText($0, recipient) } ?? true }),
            !trace.names.contains(.xForwardedFor), !trace.names.contains(.xZoneForwardedFor)
        else { return false }
        let isNamed: Bool
        if let before = trace.hops[..<cut.hop].last(where: { $0.envelope.recipient != nil })?.envelope.recipient {
            isNamed = trace.areSameText(before, recipient)
        } else {
            isNamed = SilentSearch.addressed(trace).contains { trace.areSameText($0, recipient) }
        }
        return isNamed
            && trace.block.fields.allSatisfy { field in
                guard field.known == .deliveredTo || field.known == .xOriginalTo else { return true }
                return trace.areSameText(trace.block.bytes.trimmed(field.value), recipient)
            }
    }

    /// Whether an organization took the mail from a user who logged in, and it went to a recipient to whom he wrote.
    private static func isSubmitted(to own: DomainID, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard cut.hop > 0, let network = trace.domains.network(own),
            trace.hops[..<cut.hop].first(where: { $0.network == network })?.kind == .submission,
            let recipient = trace.hops[cut.hop...].first(where: { $0.envelope.recipient != nil })?.envelope.recipient
        else { return false }
        return SilentSearch.addressed(trace).contains { trace.areSameText($0, recipient) }
    }

    /// Whether a server may have rewritten what its own user or organization sent: relays do so too, and forward nothing.
    static func isRelay(_ cut: ForwardingCut, _ reading: RewrittenPath, _ owner: Network?, _ trace: inout Trace) -> Bool {
        guard cut.kind == .srs0 || cut.kind == .srs1, let owner else { return false }
        let before = trace.hops[..<max(0, cut.hop)]
        if before.first(where: { $0.network == owner })?.kind == .submission { return true }
        if isForTheSame(before, owner, &trace) { return true }
        if let first = before.first, before.allSatisfy({ $0.network == owner }),
            first.reach == .inside || HopStep.clientNetwork(of: 0, in: &trace) == owner
        {
            return true
        }
        let sender = reading.senderDomain.flatMap { trace.domains.intern($0) }
        return sender.flatMap { trace.domains.network($0) } == owner
    }

    /// Whether the server that rewrote the sender was the first to take the mail, and took it for the very recipient to whom it went and the
    /// author wrote, who is elsewhere: who forwards has another one, or names it in a field.
    private static func isForTheSame(_ before: ArraySlice<Hop>, _ owner: Network, _ trace: inout Trace) -> Bool {
        guard !trace.names.contains(.xZoneForwardedFor), let first = before.first, first.isStation,
            before.allSatisfy({ $0.network == owner }), let recipient = first.envelope.recipient,
            let domain = trace.domain(ofAddress: recipient),
            let next = trace.hops[before.endIndex...].first(where: { $0.envelope.recipient != nil })?.envelope.recipient
        else { return false }
        return trace.areSameText(recipient, next) && trace.domains.network(domain) != owner
            && SilentSearch.addressed(trace).contains { trace.areSameText($0, recipient) }
    }
}
