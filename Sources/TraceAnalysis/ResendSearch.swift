internal import TraceFields

/// Finds mail that was sent anew: a user or a program took it out of the mailbox to which it had been delivered, and submitted it to others.
///
/// No connection leads from the delivery to the submission, and the new envelope holds nothing of the one before.
enum ResendSearch {
    static func run(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        var left = Limits.comparedForwardings
        for index in trace.hops.indices.dropFirst() where mayStartAnew(index, trace) && left > 0 {
            let isTakenUp = isTakenUp(at: index, &trace)
            guard isTakenUp || isOnMachine(index, trace), let mailbox = delivery(before: index, &trace),
                let recipient = trace.hops[index...].first(where: { $0.envelope.recipient != nil })?.envelope.recipient,
                isOther(recipient, than: mailbox, &trace)
            else { continue }
            let proof = ResendProof.signature(overHop: index, trace)
            if !isTakenUp, proof == nil { continue }
            let isSubmitted = isSubmitted(index, trace)
            guard proof != nil || isSubmitted && !isQuick(index, trace) && !SilentSearch.isAuthor(mailbox, trace) else {
                continue
            }
            left -= 1
            var cut = ForwardingCut(
                kind: proof == nil ? .unknown : .resent, isRewritten: true, hop: index, span: index...index,
                confidence: proof == nil ? .likely : .certain)
            cut.isPlacedByMark = true
            cut.isSentAnew = true
            cut.forwarder = trace.text(mailbox)
            cut.destination = trace.text(recipient)
            if isSubmitted {
                cut.evidence.append(
                    Evidence(.submittedAnew, field: trace.hops[index].field, hop: trace.hops[index].n, value: mailbox))
            }
            if let proof { cut.evidence.append(proof) }
            cuts.append(cut)
        }
    }

    /// Whether a line may be the first of a new way: a user submitted the mail, or a program had fetched it from a mailbox.
    private static func mayStartAnew(_ index: Int, _ trace: Trace) -> Bool {
        isSubmitted(index, trace)
            || trace.hops[index - 1].kind == .fetch && trace.hops[index].isStation && trace.hops[index].kind != .fetch
    }

    /// Whether a user logged in, wrote at a web mail, or handed the mail over on his own machine.
    private static func isSubmitted(_ index: Int, _ trace: Trace) -> Bool {
        switch trace.hops[index].kind {
        case .submission, .web: true
        case .local: trace[received: index + 1].shape == .local && trace[received: index + 1].localUser != nil
        case .smtp, .internal, .list, .fetch, .unknown: false
        }
    }

    /// Whether nobody says that the server of the older line handed the mail over: it was taken up again.
    private static func isTakenUp(at index: Int, _ trace: inout Trace) -> Bool {
        let older = trace.hops[index - 1]
        if older.kind == .fetch { return true }
        if isFromStore(index, trace) { return true }
        guard let network = older.network, !trace.hops[index].isLoopback else { return false }
        if trace.hops[index].kind == .local { return trace.hops[index].network != network }
        // Inside of its own network a server may name the client by nothing.
        if !trace.hops[index].mayBeReachedFromOutside, trace.hops[index].network == network { return false }
        if HopStep.clientNetwork(of: index, in: &trace) == network { return false }
        let line = trace[received: index + 1]
        if let helo = trace.domain(at: line.helo), helo == older.by || trace.domains.network(helo) == network { return false }
        return line.address == nil || line.address != trace[received: index].byAddress
    }

    /// Whether a user submitted what lay in the store of his mailbox: what a rule of the mailbox sends on goes at once.
    private static func isFromStore(_ index: Int, _ trace: Trace) -> Bool {
        trace[received: index + 1].transmission == .mapi && trace.hops[index].delay.map { $0 >= 3_600 } ?? false
    }

    /// Whether a user handed the mail over on the very machine to which a program had fetched it.
    private static func isOnMachine(_ index: Int, _ trace: Trace) -> Bool {
        index > 1 && trace.hops[index].kind == .local && trace.hops[index].by != nil
            && trace.hops[index].by == trace.hops[index - 1].by && isOfFetched(index - 1, trace)
    }

    /// Whether a line is the one by which a program handed what it had fetched to the server of its own machine.
    private static func isOfFetched(_ index: Int, _ trace: Trace) -> Bool {
        index > 0 && trace.hops[index].isLoopback && trace.hops[index - 1].kind == .fetch
    }

    /// The mailbox to which the server of the line before had delivered the mail, or from which a program fetched it.
    private static func delivery(before index: Int, _ trace: inout Trace) -> ByteRange? {
        if trace.hops[index - 1].kind == .fetch {
            return trace.hops[..<index].last { $0.envelope.recipient != nil }?.envelope.recipient
        }
        guard let older = trace.hops[..<index].lastIndex(where: { $0.envelope.recipient != nil }),
            let mailbox = trace.hops[older].envelope.recipient
        else { return nil }
        let network = trace.hops[index - 1].network
        if trace.hops[older..<index].allSatisfy({ $0.network == network }) {
            return isDelivery(to: mailbox, older, &trace) ? mailbox : nil
        }
        return isHosted(mailbox, by: network, trace.hops[(older + 1)..<index], &trace) ? mailbox : nil
    }

    /// Whether the mail came to a mailbox that the network of the last line keeps, through servers of the mailbox's own organization: none of
    /// these lines names anybody.
    private static func isHosted(
        _ mailbox: ByteRange, by network: Network?, _ hops: ArraySlice<Hop>, _ trace: inout Trace
    ) -> Bool {
        guard let owner = trace.domain(ofAddress: mailbox).flatMap({ trace.domains.network($0) }), owner != network,
            hops.first?.network == owner, let kept = hops.firstIndex(where: { $0.network != owner })
        else { return false }
        return hops[kept...].allSatisfy { $0.network == network }
    }

    /// Whether a line took the mail for a mailbox of its own server, and not to send it out for a user.
    private static func isDelivery(to mailbox: ByteRange, _ index: Int, _ trace: inout Trace) -> Bool {
        if trace[received: index + 1].transmission.isLocalDelivery || isOfFetched(index, trace) { return true }
        guard trace.hops[index].kind == .smtp, trace.hops[index].reach == .routable else { return false }
        let network = trace.hops[index].network
        if let client = HopStep.clientNetwork(of: index, in: &trace), client != network { return true }
        return trace.domain(ofAddress: mailbox).flatMap { trace.domains.network($0) } == network
    }

    /// Whether the mail went to somebody outside of the mailbox's organization. The server of a mailbox may know it by its local part alone.
    private static func isOther(_ recipient: ByteRange, than mailbox: ByteRange, _ trace: inout Trace) -> Bool {
        if trace.areSameText(recipient, mailbox) || ListMarks(&trace).isAddress(mailbox, in: &trace) { return false }
        guard let at = trace.block.bytes.lastIndex(of: 0x40, in: recipient) else { return false }
        guard trace.block.bytes.lastIndex(of: 0x40, in: mailbox) != nil else {
            return !trace.areSameText(ByteRange(recipient.lower, at), mailbox)
        }
        guard let one = trace.domain(ofAddress: mailbox), let other = trace.domain(ofAddress: recipient) else { return false }
        return !trace.domains.sameOrganization(one, other)
    }

    /// Whether the mail went on within a minute, as it does where a server sends it on through another one at which it logs in.
    private static func isQuick(_ index: Int, _ trace: Trace) -> Bool {
        if trace.hops[index - 1].kind == .fetch { return false }
        return trace.hops[index].delay.map { $0 < 60 } ?? true
    }
}
