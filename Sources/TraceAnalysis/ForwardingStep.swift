internal import TraceFields

/// envelopes → forwardings: finds the points at which the mail was sent on to another recipient.
///
/// Three kinds of traces are read: an envelope sender that was rewritten, marks that a forwarder left, and a recipient that
/// changed while the sender stayed. What they find is merged; see `docs/design.md`.
enum ForwardingStep {
    static func run(_ trace: inout Trace) {
        guard !trace.hops.isEmpty else { return }
        var cuts: [ForwardingCut] = []
        let carried = CarriedLines(&trace)
        // One plain sender all the way needs no decoding: nothing was rewritten.
        if !EnvelopeObservation.areOnePlainSender(in: &trace) {
            let all = EnvelopeObservation.all(in: trace)
            let behind = all.partitioningIndex { $0.hop <= carried?.hop ?? 0 }
            RewriteSearch.run(all[..<behind], &trace, into: &cuts)
            RewriteSearch.run(all[behind...], &trace, into: &cuts)
        }
        MarkSearch.run(&trace, into: &cuts)
        if let carried { carried.add(to: &cuts, trace) }
        ResendSearch.run(&trace, into: &cuts)
        SilentSearch.run(&trace, behind: carried, into: &cuts)
        AliasReply.run(&trace, &cuts)
        MarkSearch.lists(&trace, into: &cuts)
        SilentSearch.rules(&trace, into: &cuts)
        guard !cuts.isEmpty else { return }
        var merged = merge(cuts, &trace)
        ForwardingClaim.settle(&merged, &trace)
        DeniedForwarding.settle(&merged, &trace)
        if let last = merged.last { LegEnvelope.forgetReturnPath(behind: last, &trace) }
        let recorded = LegEnvelope.recorded(between: merged, &trace)
        for index in merged.indices { merged[index].compare(recorded[index].last, recorded[index + 1].first, &trace) }
        LegEnvelope.leaveOpen(&merged, recorded, &trace)
        let envelopes = LegEnvelope.completed(recorded.map(\.last), merged, &trace)
        for index in merged.indices { add(index, of: merged, from: envelopes[index], to: envelopes[index + 1], &trace) }
    }

    /// Cuts that mean one forwarding become one: the stronger trace names it, a mark places it.
    private static func merge(_ cuts: [ForwardingCut], _ trace: inout Trace) -> [ForwardingCut] {
        var merged: [ForwardingCut] = []
        // Each cut is compared with all that are stronger, so that what is compared stands apart from the texts.
        var places: [ForwardingCut.Place] = []
        for var cut in cuts.sorted(by: { ($0.order, $1.hop) > ($1.order, $0.hop) }) {
            let mark = merged.prefix(Limits.comparedForwardings).firstIndex { $0.explains(cut, &trace) }
            if mark == nil { for mark in merged.prefix(Limits.comparedForwardings) { cut.settle(before: mark, trace) } }
            let place = cut.place(in: trace)
            let known =
                places.firstIndex { $0.hop == place.hop } ?? places.firstIndex { $0.isOne(with: place) }
                ?? merged.prefix(Limits.comparedForwardings).firstIndex { $0.namesTheSame(as: cut, trace) } ?? mark
            if let index = known {
                merged[index].absorb(cut)
                places[index] = merged[index].place(in: trace)
            } else {
                merged.append(cut)
                places.append(place)
            }
        }
        return merged.sorted { $0.hop < $1.hop }
    }

    /// Whether a day counter stands at a day that had not begun when the mail was taken: its writer rounded the day up, or a clock is wrong.
    private static func isAhead(_ cut: ForwardingCut, _ trace: Trace) -> Bool {
        guard cut.isTimeADay, let time = cut.time, cut.hop < trace.hops.count, let taken = trace[received: cut.hop + 1].moment
        else { return false }
        return time > taken
    }

    private static func add(
        _ index: Int, of cuts: [ForwardingCut], from before: EnvelopeObservation?, to after: EnvelopeObservation?,
        _ trace: inout Trace
    ) {
        let cut = cuts[index]
        let n = trace.forwardings.count + 1
        // Where no leg recorded a sender, nobody knows whether it was kept.
        let isOpen = cut.kind == .alias && !cut.isRewritten && (cut.isSenderOpen || before == nil && after == nil)
        var forwarding = Forwarding(
            n: n, kind: isOpen ? .unknown : cut.kind, isRewritten: cut.isRewritten, hop: cut.hop, confidence: cut.confidence)
        let next = index + 1 < cuts.count ? cuts[index + 1] : nil
        let mark = cuts.count == 1 ? mailboxMark(of: cut, trace) : nil
        forwarding.destination = cut.destination ?? nextRecipient(cut, next, trace) ?? cut.subscriber
        forwarding.network = network(of: cut, &trace)
        forwarding.forwarder =
            mailbox(of: cut, since: index > 0 ? cuts[index - 1].hop : 0, to: forwarding.destination, &trace) ?? mark?.mailbox
            ?? cut.forwarder ?? cut.newSender
        forwarding.time = isAhead(cut, trace) ? nil : cut.time
        forwarding.isTimeADay = cut.isTimeADay
        forwarding.list = cut.list
        forwarding.alternativeKind = cut.alternativeKind
        forwarding.envelopeBefore = before?.sender(in: trace)
        forwarding.envelopeAfter = after?.sender(in: trace)
        let known =
            cut.originalSender
            ?? before.flatMap { $0.isDomainOnly || forwarding.envelopeBefore?.isEmpty ?? true ? nil : forwarding.envelopeBefore }
        forwarding.originalSender = known.flatMap { untagged($0) } ?? cut.author
        forwarding.domainAfter = cut.domainAfter ?? after?.domain.flatMap { ForwardingClaim.isOwn($0, cut, &trace) ? $0 : nil }
        var reasons = cut.evidence
        if let mark { reasons.append(mark.evidence) }
        if cut.kind.isList, cuts.count(where: \.kind.isList) == 1, let held = approval(&trace) { reasons.append(held) }
        for index in reasons.indices { reasons[index].forwarding = n }
        forwarding.evidence = trace.keep(reasons)
        trace.forwardings.append(forwarding)
    }

    /// The address that an earlier forwarder rewrote, or that its own server tagged; nil where only the forwarder knows it. What a
    /// service made of its customer's is the service's.
    private static func untagged(_ address: String) -> String? {
        let bytes = Array(address.utf8)
        let whole = ByteRange(0, bytes.count)
        guard RewrittenPath.mayBeRewritten(bytes, whole) else { return address }
        let reading = RewrittenPath.decode(bytes, whole)
        return switch reading.kind {
        case .srs0, .srs1, .microsoftSRS, .batv: reading.originalSender ?? address
        case .srsOpaque, .microsoftSRSOpaque: reading.originalSender
        case .plain, .null, .googleCaf, .qqAuto, .googleGroups, .verp, .listBounce, .espBounce, .aliasService, .notAnAddress:
            address
        }
    }

    /// When a moderator of the list let the mail pass, as its manager writes, or that it had been delivered to him (ezmlm): what explains
    /// days between two lines.
    private static func approval(_ trace: inout Trace) -> Evidence? {
        if let field = trace.block.fields.firstIndex(where: { $0.known == .xMailmanApprovedAt }) {
            return Evidence(.heldForModeration, field: field, value: trace.block.bytes.trimmed(trace.block.fields[field].value))
        }
        guard trace.names.contains(.deliveredTo),
            let field = trace.block.fields.indices.first(where: { SilentSearch.isModeration($0, &trace) })
        else { return nil }
        return Evidence(.heldForModeration, field: field)
    }

    /// The network of the last line before the forwarding; the forwarder's own where the first line behind it is still its own, and
    /// that of a forwarding service that handed the mail over without a line.
    static func network(of cut: ForwardingCut, _ trace: inout Trace) -> Network? {
        guard cut.hop > 0 else { return nil }
        // Nothing tells from where the mail was taken that somebody sent again as a new one.
        if cut.isOfCarriedLines { return trace.hops[cut.hop].network }
        // A line that names no host is of the machine that wrote the next one; not where somebody sent the mail anew from his own.
        let last = trace.hops[(cut.hop - 1)...].prefix(cut.isSentAnew ? 1 : 2).lazy.compactMap(\.network).first
        if cut.hop < trace.hops.count, let client = HopStep.clientNetwork(of: cut.hop, in: &trace), client != last,
            client != trace.hops[cut.hop].network, client.role == .forwarder
        {
            return client
        }
        guard cut.hop < trace.hops.count, let next = trace.hops[cut.hop].network, next != last,
            let owner = (cut.forwarder ?? cut.newSender).flatMap({ trace.domains.internDomain(ofAddress: $0) })
        else { return last }
        return trace.domains.network(owner) == next ? next : last
    }

    /// Some rewritten addresses name only the forwarder's domain; the mailbox is then the recipient in this domain that a line of
    /// the leg names, or the one that its server took the mail for.
    private static func mailbox(of cut: ForwardingCut, since first: Int, to destination: String?, _ trace: inout Trace) -> String?
    {
        guard cut.hop > first, cut.forwarder.map({ !$0.isAddress }) ?? true else { return nil }
        let network = trace.hops[cut.hop - 1].network
        let owner = cut.forwarder.flatMap { trace.domains.intern($0) }
        var isNear = true
        for n in stride(from: cut.hop, to: first, by: -1) {
            isNear = isNear && trace.hops[n - 1].network == network
            guard let recipient = trace.hops[n - 1].envelope.recipient.map({ trace.text($0) }),
                recipient.lowercased() != destination?.lowercased()
            else { continue }
            // The line before the forwarding may be of another server, which took the mail for somebody else; and what a server took
            // from itself it sends to the recipient.
            guard let owner else {
                if isNear, trace.hops[n - 1].isLoopback { continue }
                return isNear ? recipient : nil
            }
            if trace.domains.internDomain(ofAddress: recipient).map({ trace.domains.sameOrganization($0, owner) }) ?? false {
                return recipient
            }
            if isNear, trace.domains.network(owner) == network { return recipient }
            // A forwarding service that left no line took it from the server of the line before, which nothing else is known of.
            if n == cut.hop, network == nil, trace.domains.network(owner)?.role == .forwarder { return recipient }
        }
        return nil
    }

    /// The mailbox that the forwarder's own field names, where its rewritten address names only a host: the forwarder of ZoneMTA
    /// keeps it among the fields of the message, so that it shows who forwarded, not where.
    private static func mailboxMark(of cut: ForwardingCut, _ trace: Trace) -> (mailbox: String, evidence: Evidence)? {
        guard cut.isRewritten, cut.forwarder.map({ !$0.isAddress }) ?? false,
            let entry = trace.fields.addressFields.first(where: { $0.name == .xZoneForwardedFor }),
            let mailbox = entry.mailboxes.first.map({ trace.fields.mailboxes[$0].address })
        else { return nil }
        return (trace.text(mailbox), Evidence(.forwardedFor, field: entry.field, value: mailbox))
    }

    /// The first recipient that a line of the next leg names, else the mailbox that the next forwarding or the final delivery names.
    private static func nextRecipient(_ cut: ForwardingCut, _ next: ForwardingCut?, _ trace: Trace) -> String? {
        for newer in trace.hops[cut.hop..<max(cut.hop, next?.hop ?? trace.hops.count)] {
            if let recipient = newer.envelope.recipient { return trace.text(recipient) }
        }
        if let named = cut.resentTo { return named }
        if let next { return next.forwarder.flatMap { $0.isAddress ? $0 : nil } }
        let newest = trace.hops.last?.field ?? 0
        for entry in trace.fields.addressFields where entry.field < newest {
            switch entry.name {
            case .deliveredTo, .xOriginalTo, .envelopeTo, .xApparentlyTo:
                if let index = entry.mailboxes.first { return trace.text(trace.fields.mailboxes[index].address) }
            default: break
            }
        }
        return nil
    }
}
