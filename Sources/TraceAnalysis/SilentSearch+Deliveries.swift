internal import TraceFields

/// Finds forwardings by the fields that a delivery to the forwarding mailbox or list left.
extension SilentSearch {
    /// A delivery field of a mailbox that stands between the lines of two networks, or of a list between any two lines.
    static func deliveries(_ marks: ListMarks, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard trace.order.isReliable else { return }
        let final = trace.hops.last?.envelope.recipient
        var named: [ByteRange?] = []
        for entry in trace.fields.addressFields.prefix(Limits.attributedFields)
        where entry.name == .deliveredTo || entry.name == .envelopeTo || entry.name == .xOriginalTo {
            guard let index = entry.mailboxes.first, let below = trace.hops.last(where: { $0.field > entry.field }),
                below.network != nil, trace.fields.mailboxes[index].domain != nil
            else { continue }
            // The fields of the mailbox from which a program fetched the mail stand over the line of the program.
            if FetchedMailbox.isLine(below, trace) { continue }
            if isModeration(entry.field, &trace) { continue }
            let mailbox = trace.fields.mailboxes[index].address
            let isOfList = marks.isAddress(mailbox, in: &trace)
            let above = trace.hops[below.n...].first { isOfList || $0.network != below.network && $0.network != nil }
            guard let above else { continue }
            if let final, trace.block.bytes.equalIgnoringCase(final, mailbox) { continue }
            // Whoever took the mail for the same mailbox afterwards got it from no forwarding of that one.
            if named.isEmpty { named = nextNamed(trace) }
            if let next = named[below.n] {
                if trace.areSameText(next, mailbox) { continue }
                if isOfList, isTakenOn(next, for: mailbox, after: below, marks, &trace) { continue }
            }
            // Some servers write the author's mailbox into what it sends (Zoho); a mail to oneself names it in a line.
            if isAuthor(mailbox, trace), !isFor(mailbox, trace.hops[..<below.n], trace), !isOfDomain(mailbox, &trace) { continue }
            if below.network?.role?.keepsEnvelope == true { continue }
            var cut = ForwardingCut(
                kind: isOfList ? .mailingList : .alias, isRewritten: isOfList, hop: below.n,
                span: below.n...max(below.n, above.n - 1), confidence: .certain)
            cut.isPlacedByMark = true
            let address = marks.outerAddress(of: mailbox, in: &trace) ?? mailbox
            cut.forwarder = trace.text(address)
            if isOfList { cut.list = trace.domain(ofAddress: address) }
            cut.isQueuedAgain =
                isQueuedAgain(over: below, trace)
                && !cuts.contains { $0.isQueuedAgain && $0.forwarder?.lowercased() == cut.forwarder?.lowercased() }
            cut.evidence.append(Evidence(.deliveredToForwarder, field: entry.field, hop: below.n, value: mailbox))
            cuts.append(cut)
        }
    }

    /// `Delivered-To: moderator for dev@lists.example`: ezmlm held the mail of its list, and no mailbox of that name had it.
    static func isModeration(_ field: Int, _ trace: inout Trace) -> Bool {
        guard trace.block.fields[field].known == .deliveredTo else { return false }
        return trace.block.bytes.hasFoldedPrefix(trace.block.bytes.trimmed(trace.block.fields[field].value), "moderator for ")
    }

    /// By number of a hop, from 0: the recipient that the first newer line names.
    private static func nextNamed(_ trace: Trace) -> [ByteRange?] {
        var named = [ByteRange?](repeating: nil, count: trace.hops.count + 1)
        for index in trace.hops.indices.reversed() { named[index] = trace.hops[index].envelope.recipient ?? named[index + 1] }
        return named
    }

    /// Whether the network that delivered the mail to a list took it again for another address of this list: an alias on the way to it.
    private static func isTakenOn(
        _ next: ByteRange, for list: ByteRange, after below: Hop, _ marks: ListMarks, _ trace: inout Trace
    ) -> Bool {
        guard marks.areOneList(next, list, in: &trace) else { return false }
        return trace.hops[below.n...].first { $0.envelope.recipient != nil }?.network == below.network
    }

    /// Whether one of the lines took the mail for a mailbox.
    static func isFor(_ mailbox: ByteRange, _ hops: some Sequence<Hop>, _ trace: Trace) -> Bool {
        hops.contains { $0.envelope.recipient.map { trace.areSameText($0, mailbox) } ?? false }
    }

    /// A list that puts its own address into From seems to be the author.
    private static func isOfDomain(_ mailbox: ByteRange, _ trace: inout Trace) -> Bool {
        guard MarkSearch.hasListFields(trace), let list = MarkSearch.listDomain(&trace)?.domain,
            let domain = trace.domain(ofAddress: mailbox)
        else { return false }
        return trace.domains.sameOrganization(domain, list)
    }

    /// Whether a program of the same machine queued what was delivered here: qmail writes such a line for each mailbox that sends its
    /// mail on, and each has a field of its own.
    private static func isQueuedAgain(over below: Hop, _ trace: Trace) -> Bool {
        guard below.n < trace.hops.count, trace.hops[below.n].network == below.network else { return false }
        return trace[received: below.n + 1].shape == .invoked
    }

    /// A mailbox whose store took the mail and handed it over again on its own machine, as a filter of the mailbox does (Sieve).
    static func redeliveries(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        for index in trace.hops.indices.dropLast(2) where isHandedOverAgain(behind: index, &trace) {
            let (stored, queued) = (trace.hops[index], trace.hops[index + 1])
            let mailbox = trace.hops[...index].last { $0.envelope.recipient != nil }?.envelope.recipient
            let next = trace.hops[(index + 1)...].first { $0.envelope.recipient != nil }?.envelope.recipient
            if let mailbox, let next, trace.areSameText(mailbox, next) { continue }
            // A filter sends the mail on at once.
            let isSlow = queued.delay.map { $0 >= 60 } ?? false
            var cut = ForwardingCut(
                kind: isSlow ? .unknown : .alias, isRewritten: isSlow, hop: stored.n, span: stored.n...stored.n,
                confidence: .likely)
            cut.isPlacedByMark = true
            cut.isRedelivery = true
            cut.evidence.append(
                Evidence(.submittedAnew, field: queued.field, hop: queued.n, value: stored.envelope.recipient))
            cuts.append(cut)
        }
    }

    /// Whether a line is that of a store, the next one that of a program of the same machine, and another host took the mail behind it. What
    /// a filter of the server takes by the protocol of a store comes back to this server.
    private static func isHandedOverAgain(behind index: Int, _ trace: inout Trace) -> Bool {
        let (stored, queued) = (trace.hops[index], trace.hops[index + 1])
        let line = trace[received: queued.n]
        guard trace[received: stored.n].transmission.isLocalDelivery, line.shape == .local, line.localUser != nil,
            let host = stored.by, queued.by == host,
            !(stored.producer.map { Producers.isAmavis[$0] } ?? false)
        else { return false }
        return trace.hops[(index + 2)...].contains { $0.by != nil && $0.by != host && $0.network != stored.network }
    }
}
