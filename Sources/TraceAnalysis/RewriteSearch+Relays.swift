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
        let isHandedIn = isHandedIn(to: own, cut, &trace)
        guard isHandedIn || trace.domains.sameOrganization(own, sender) else { return false }
        for hop in trace.hops[..<max(0, cut.hop)] {
            guard isOf(own, hop, &trace) || isHandedIn && isOf(sender, hop, orNobody: true, &trace) else { return false }
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
            let recipient = recipient(behind: cut.hop, trace),
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

    /// Whether a line is of a host of the organization, or, where that is enough, of one without a public name.
    private static func isOf(_ domain: DomainID, _ hop: Hop, orNobody: Bool = false, _ trace: inout Trace) -> Bool {
        guard let by = hop.by else { return orNobody && hop.kind == .local }
        return trace.domains.sameOrganization(by, domain) || orNobody && trace.domains.network(by) == nil
    }

    /// Whether an organization took the mail from a user, a host or an application of its own, or for the very recipient to whom it went, and
    /// the author wrote to him.
    private static func isHandedIn(to own: DomainID, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard cut.hop > 0, let network = trace.domains.network(own),
            let first = trace.hops[..<cut.hop].first(where: { $0.network == network }), goesToAddressed(cut, trace)
        else { return false }
        return first.envelope.recipient != nil || isSubmission(first, &trace) || isFromInside(first, network, &trace)
    }

    /// Whether the mail went to somebody to whom the author wrote, and no line or field names another recipient before.
    private static func goesToAddressed(_ cut: ForwardingCut, _ trace: borrowing Trace) -> Bool {
        guard !trace.names.contains(.xZoneForwardedFor), let next = recipient(behind: cut.hop, trace),
            trace.hops[..<cut.hop].allSatisfy({ $0.envelope.recipient.map { trace.areSameText($0, next) } ?? true })
        else { return false }
        return SilentSearch.addressed(trace).contains { trace.areSameText($0, next) }
    }

    private static func recipient(behind hop: Int, _ trace: borrowing Trace) -> ByteRange? {
        trace.hops[hop...].first { $0.envelope.recipient != nil }?.envelope.recipient
    }

    /// Whether somebody logged in, or the client has no name that others could look up: a server that brings mail to a mailbox has one.
    private static func isSubmission(_ hop: Hop, _ trace: inout Trace) -> Bool {
        if hop.kind == .submission { return true }
        guard hop.isStation, trace[received: hop.n].name == nil || hop.reach == .inside else { return false }
        return hop.reach == .inside || hop.client.map { trace.domains.network($0) == nil } ?? true
    }

    private static func isFromInside(_ hop: Hop, _ network: Network, _ trace: inout Trace) -> Bool {
        hop.isStation && HopStep.clientNetwork(of: hop.n - 1, in: &trace) == network
    }

    /// How sure a forwarding can be where the server may have rewritten what its own user or organization sent, as relays do that forward
    /// nothing. Who forwards has another recipient than the line before, or names it in a field.
    static func doubt(_ cut: ForwardingCut, _ reading: RewrittenPath, _ owner: Network?, _ trace: inout Trace) -> Confidence {
        guard cut.kind == .srs0 || cut.kind == .srs1, let owner else { return .certain }
        let before = trace.hops[..<max(0, cut.hop)]
        if !before.isEmpty, before.allSatisfy({ $0.envelope.recipient == nil }), goesToAddressed(cut, trace) { return .ambiguous }
        if let first = before.first(where: { $0.network == owner }) {
            if isSubmission(first, &trace) {
                return first.envelope.recipient == nil || isForTheSame(before, &trace) ? .ambiguous : .likely
            }
            if before.allSatisfy({ $0.network == owner }) {
                if isForTheSame(before, &trace), !isOwners(first.envelope.recipient, owner, &trace) { return .ambiguous }
                if isFromInside(first, owner, &trace) { return .likely }
            }
        }
        let sender = reading.senderDomain.flatMap { trace.domains.intern($0) }
        // Where no line of the leg before is left, the address alone says so, and whoever has the domain can write it.
        return cut.hop == 0 || sender.flatMap { trace.domains.network($0) } == owner ? .likely : .certain
    }

    /// Whether the mail was taken for the recipient to whom it went.
    private static func isForTheSame(_ before: ArraySlice<Hop>, _ trace: inout Trace) -> Bool {
        guard !trace.names.contains(.xZoneForwardedFor), let recipient = before.first?.envelope.recipient,
            let next = self.recipient(behind: before.endIndex, trace)
        else { return false }
        return trace.areSameText(recipient, next)
    }

    private static func isOwners(_ recipient: ByteRange?, _ owner: Network, _ trace: inout Trace) -> Bool {
        trace.domain(ofAddress: recipient).flatMap { trace.domains.network($0) } == owner
    }
}
