internal import TraceFields

/// What tells that a rewritten address is a list's.
extension RewriteSearch {
    /// The newest line of a list manager before a hop, where the address that a forwarder rewrote is a list's: the list had sent the mail on
    /// before him; 0 where there is none.
    static func managersLine(behind reading: RewrittenPath, _ hop: Int, _ trace: Trace) -> Int {
        switch reading.kind {
        case .srs0, .srs1, .microsoftSRS: break
        default: return 0
        }
        guard let inner = reading.originalSender ?? reading.inner, RewrittenPath.decode(inner).kind == .listBounce else {
            return 0
        }
        return trace.hops[..<(hop - 1)].last { trace[received: $0.n].shape == .list }?.n ?? 0
    }

    /// The list that had sent the mail to the mailbox of the forwarder, where the address that he rewrote is the list's and names its
    /// subscriber. Where a hop saw that address, the list is found there.
    static func listBefore(
        _ cut: ForwardingCut, _ newer: EnvelopeObservation, _ older: EnvelopeObservation?, _ reading: RewrittenPath?,
        _ trace: inout Trace
    ) -> ForwardingCut? {
        switch cut.kind {
        case .srs0, .srs1, .microsoftSRS: break
        default: return nil
        }
        guard cut.hop > 0, older?.reading(in: &trace)?.kind != .listBounce,
            let inner = (reading?.originalSender ?? reading?.inner).map({ RewrittenPath.decode($0) }), inner.kind == .listBounce,
            inner.destination != nil, let list = inner.forwarder, let domain = trace.domains.internDomain(ofAddress: list)
        else { return nil }
        var first = ForwardingCut(
            kind: .mailingList, isRewritten: true, hop: 0, span: 0...max(0, cut.hop - 1), confidence: .likely)
        first.forwarder = list
        first.subscriber = inner.destination
        first.domainAfter = domain
        first.list = domain
        first.evidence.append(Evidence(.rewrittenPath, field: newer.field, hop: newer.hop, value: newer.range))
        ForwardingPlace.settle(&first, domain, newHop: max(1, cut.hop), &trace)
        return first.hop < cut.hop ? first : nil
    }

    /// Whether the list's server had sent the mail under its bounce address already, and put the subscriber into it at the delivery
    /// (`list-bounces@`, then `list-bounces+reader=mailbox.example@`).
    static func isSameList(
        _ older: EnvelopeObservation, _ reading: RewrittenPath, _ trace: inout Trace
    ) -> Bool {
        guard reading.kind == .listBounce, let list = reading.forwarder, let before = older.reading(in: &trace),
            before.kind == .listBounce, before.destination == nil, let known = before.forwarder
        else { return false }
        return known.lowercased() == list.lowercased()
    }

    /// A list whose subscriber has his mailbox on the same server: the list handed the mail back to that server, which had taken
    /// it in before.
    static func isListAtHome(_ newer: EnvelopeObservation, _ network: Network, _ trace: inout Trace) -> Bool {
        guard newer.reading(in: &trace)?.kind == .listBounce, MarkSearch.hasListFields(trace) else { return false }
        return trace.hops.contains { hop in
            hop.network == network && hop.n > 1 && hop.isLoopback
                && trace.hops[..<(hop.n - 1)].contains { $0.network == network && $0.isStation }
        }
    }

    /// Whether the fields of a list manager name a list of the new sender's domain, or of one above or below it.
    static func isOfList(_ newer: EnvelopeObservation, _ trace: inout Trace) -> Bool {
        guard MarkSearch.tellsOfList(trace), let domain = newer.domain else { return false }
        return ListMarks(&trace).covers(domain, in: trace)
    }

    /// Whether a line took the mail for the list that the address names, and a newer one for the subscriber whom it names.
    static func wentByList(_ reading: RewrittenPath, _ newer: EnvelopeObservation, _ trace: Trace) -> Bool {
        guard let list = reading.forwarder?.lowercased(), let subscriber = reading.destination?.lowercased(), list != subscriber
        else { return false }
        var isTaken = false
        for hop in trace.hops[..<newer.hop] {
            guard let recipient = hop.envelope.recipient else { continue }
            let text = trace.text(recipient).lowercased()
            if text == list { isTaken = true }
            if isTaken, text == subscriber { return true }
        }
        return false
    }
}
