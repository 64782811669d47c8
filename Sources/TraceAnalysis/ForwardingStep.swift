internal import TraceFields

/// envelopes → forwardings: finds the points at which the mail was sent on to another recipient.
///
/// Three kinds of traces are read: an envelope sender that was rewritten, marks that a forwarder left, and a recipient that
/// changed while the sender stayed. What they find is merged; see `docs/design.md`.
enum ForwardingStep {
    static func run(_ trace: inout Trace) {
        guard !trace.hops.isEmpty else { return }
        var cuts: [ForwardingCut] = []
        // One plain sender all the way needs no decoding: nothing was rewritten.
        if !EnvelopeObservation.areOnePlainSender(in: trace) {
            RewriteSearch.run(EnvelopeObservation.all(in: trace), &trace, into: &cuts)
        }
        MarkSearch.run(&trace, into: &cuts)
        SilentSearch.run(&trace, into: &cuts)
        guard !cuts.isEmpty else { return }
        let merged = merge(cuts, trace)
        let envelopes = envelopes(between: merged, trace)
        for (index, cut) in merged.enumerated() {
            add(cut, from: envelopes[index], to: envelopes[index + 1], &trace)
        }
    }

    /// The envelope sender of each leg, oldest first: as it was recorded there, else as a rewritten address holds it or as a
    /// forwarding without rewriting kept it.
    private static func envelopes(between cuts: [ForwardingCut], _ trace: Trace) -> [EnvelopeObservation?] {
        let observations = EnvelopeObservation.all(in: trace)
        var legs: [EnvelopeObservation?] = []
        var next = 0
        for end in cuts.map(\.hop) + [Int.max] {
            var last: EnvelopeObservation?
            while next < observations.count, observations[next].hop <= end {
                if !observations[next].isDomainOnly || last?.isDomainOnly ?? true { last = observations[next] }
                next += 1
            }
            legs.append(last)
        }
        for index in cuts.indices.reversed() {
            // The delivery to the forwarding mailbox may show the sender that the server writes on the way out.
            let isEarly =
                cuts[index].isRewritten && cuts[index].innerSender != nil
                && legs[index].flatMap { one in legs[index + 1].map { one.agrees(with: $0, in: trace) } } ?? false
            guard isEarly || legs[index]?.isDomainOnly ?? true else { continue }
            if cuts[index].isRewritten {
                guard let sender = cuts[index].innerSender ?? cuts[index].originalSender else { continue }
                legs[index] = EnvelopeObservation(decoded: sender)
            } else if let later = legs[index + 1] {
                legs[index] = later
            }
        }
        for index in cuts.indices where legs[index + 1] == nil && !cuts[index].isRewritten { legs[index + 1] = legs[index] }
        return legs
    }

    /// Cuts that mean one forwarding become one: the stronger trace names it, a mark places it.
    private static func merge(_ cuts: [ForwardingCut], _ trace: Trace) -> [ForwardingCut] {
        var merged: [ForwardingCut] = []
        // Each cut is compared with all that are stronger, so that what is compared stands apart from the texts.
        var places: [ForwardingCut.Place] = []
        for cut in cuts.sorted(by: { ($0.rank, $1.hop) > ($1.rank, $0.hop) }) {
            let place = cut.place(in: trace)
            if let index = places.firstIndex(where: { $0.isOne(with: place) }) {
                merged[index].absorb(cut)
                places[index] = merged[index].place(in: trace)
            } else {
                merged.append(cut)
                places.append(place)
            }
        }
        return merged.sorted { $0.hop < $1.hop }
    }

    private static func add(
        _ cut: ForwardingCut, from before: EnvelopeObservation?, to after: EnvelopeObservation?, _ trace: inout Trace
    ) {
        let n = trace.forwardings.count + 1
        var forwarding = Forwarding(
            n: n, kind: cut.kind, isRewritten: cut.isRewritten, hop: cut.hop, confidence: cut.confidence)
        forwarding.network = cut.hop > 0 ? trace.hops[cut.hop - 1].network : nil
        forwarding.forwarder = mailbox(of: cut, &trace) ?? cut.forwarder
        forwarding.destination = cut.destination ?? nextRecipient(cut.hop, trace)
        forwarding.time = cut.time
        forwarding.list = cut.list
        forwarding.alternativeKind = cut.alternativeKind
        forwarding.envelopeBefore = before?.sender(in: trace)
        forwarding.envelopeAfter = after?.sender(in: trace)
        forwarding.originalSender =
            cut.originalSender
            ?? before.flatMap { $0.isDomainOnly || forwarding.envelopeBefore?.isEmpty ?? true ? nil : forwarding.envelopeBefore }
            ?? cut.author
        forwarding.domainAfter = cut.domainAfter ?? after?.domain
        var reasons = cut.evidence
        for index in reasons.indices { reasons[index].forwarding = n }
        forwarding.evidence = trace.keep(reasons)
        trace.forwardings.append(forwarding)
    }

    /// Some rewritten addresses name only the forwarder's domain; the mailbox is then the recipient that its server took the
    /// mail for.
    private static func mailbox(of cut: ForwardingCut, _ trace: inout Trace) -> String? {
        guard cut.hop > 0, cut.forwarder.map({ !$0.contains("@") }) ?? true else { return nil }
        let network = trace.hops[cut.hop - 1].network
        let owner = cut.forwarder.flatMap { trace.domains.intern($0) }
        for hop in trace.hops[..<cut.hop].reversed() {
            guard hop.network == network else { return nil }
            guard let recipient = hop.envelope.recipient else { continue }
            // The line before the forwarding may be of another server, which took the mail for somebody else.
            guard let owner else { return trace.text(recipient) }
            let text = trace.text(recipient)
            let isOwn =
                trace.domains.network(owner) == network
                || trace.domains.internDomain(ofAddress: text).map { trace.domains.sameOrganization($0, owner) } ?? false
            return isOwn ? text : nil
        }
        return nil
    }

    /// The first recipient that a line of the next leg names, or the mailbox of the final delivery.
    private static func nextRecipient(_ hop: Int, _ trace: Trace) -> String? {
        for newer in trace.hops where newer.n > hop {
            if let recipient = newer.envelope.recipient { return trace.text(recipient) }
        }
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
