internal import TraceFields

/// Finds forwardings by the envelope sender: an address that a forwarder made, or one that changed on the way.
enum RewriteSearch {
    static func run(_ observations: ArraySlice<EnvelopeObservation>, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        var older: EnvelopeObservation?
        for observation in merged(observations, trace) {
            let reading = observation.reading(in: &trace).map(untagged)
            if let reading, let older, older.reading(in: &trace)?.value == reading.value { continue }
            if let cut = cut(older, observation, reading, &trace) {
                cuts.append(cut)
                if let inner = lostMiddle(cut, observation, reading, &trace) { cuts.append(inner) }
                if let list = listBefore(cut, observation, older, reading, &trace) { cuts.append(list) }
            }
            older = observation
        }
    }

    /// What a server on the way tagged with a check of its own (BATV) is still the address below the tag.
    private static func untagged(_ reading: RewrittenPath) -> RewrittenPath {
        reading.kind == .batv ? reading.layers.first ?? reading : reading
    }

    /// One observation for each run of hops that saw the same sender: the hop of the oldest, the address of the one that
    /// recorded it whole.
    private static func merged(_ observations: ArraySlice<EnvelopeObservation>, _ trace: Trace) -> [EnvelopeObservation] {
        var merged: [EnvelopeObservation] = []
        merged.reserveCapacity(observations.count)
        for observation in observations {
            guard let last = merged.last, last.agrees(with: observation, in: trace) else {
                merged.append(observation)
                continue
            }
            if last.isDomainOnly, !observation.isDomainOnly {
                merged[merged.count - 1] = observation
                merged[merged.count - 1].hop = last.hop
            }
            merged[merged.count - 1].newestHop = observation.hop
        }
        return merged
    }

    private static func cut(
        _ older: EnvelopeObservation?, _ newer: EnvelopeObservation, _ reading: RewrittenPath?, _ trace: inout Trace
    ) -> ForwardingCut? {
        // The newest server's own rewriting, written at delivery: nothing shows that the mail left it.
        if newer.hop == trace.hops.count, trace.hops[newer.hop - 1].envelope.source == .returnPath,
            let domain = newer.domain, let network = trace.domains.network(domain), network == trace.hops[newer.hop - 1].network,
            !isListAtHome(newer, network, &trace)
        {
            return nil
        }
        let oldest = max(older?.newestHop ?? 0, reading.map { managersLine(behind: $0, newer.hop, trace) } ?? 0)
        let span = oldest...max(oldest, newer.hop - 1)
        if let reading, let older, isSameList(older, reading, &trace) { return nil }
        if let reading, let kind = kind(of: reading, newer, older, &trace) {
            var cut = ForwardingCut(kind: kind, isRewritten: true, hop: 0, span: span, confidence: .certain)
            cut.forwarder = reading.forwarder ?? newer.sender(in: trace)
            // Of a bounce address that numbers its lists only the domain says whose it is.
            if kind == .mailingList, reading.forwarder == nil {
                cut.forwarder = ListMarks(&trace).onlyAddress(trace) ?? newer.domain.map { trace.domains.text($0) }
            }
            cut.destination = kind.isList ? nil : reading.destination
            cut.originalSender = reading.originalSender
            cut.innerSender = reading.inner
            cut.subscriber = reading.destination
            cut.time = reading.date
            cut.isTimeADay = reading.dateIsDay
            cut.domainAfter = newer.domain
            if kind.isList { cut.list = newer.domain }
            cut.evidence.append(Evidence(.rewrittenPath, field: newer.field, hop: newer.hop, value: newer.range))
            if let older {
                cut.evidence.append(Evidence(.earlierEnvelope, field: older.field, hop: older.hop, value: older.range))
            }
            ForwardingPlace.settle(&cut, newer.domain, newHop: newer.hop, &trace)
            if isOwnMail(cut, newer, reading, &trace) || isRecipientsGateway(cut, newer, &trace) { return nil }
            confirm(&cut, newer, reading, &trace)
            // Without another envelope and without fields of a list only the recipients tell that a list sent the mail on.
            if cut.kind == .mailingList, older == nil, !MarkSearch.tellsOfList(trace) {
                cut.confidence = min(cut.confidence, .likely)
            }
            // No line of an earlier leg and a clock that is wrong: an address that was made to look forwarded.
            let isStale = cut.evidence.contains { $0.code == .clockContradicts }
            return isStale && cut.hop == 0 ? nil : cut
        }
        return older.flatMap { plainChange($0, newer, reading, span, &trace) }
    }

    /// The forwarding that an address of this kind stands for; nil where it is a sender's own bounce address.
    private static func kind(
        of reading: RewrittenPath, _ newer: EnvelopeObservation, _ older: EnvelopeObservation?, _ trace: inout Trace
    ) -> Forwarding.Kind? {
        switch reading.kind {
        // Only Google's hosts write these; an address of this shape on another way was typed by somebody.
        case .googleCaf where cameThrough(Providers.google, newer.hop, &trace): return .googleCaf
        case .googleGroups where cameThrough(Providers.google, newer.hop, &trace): return .googleGroups
        case .googleCaf: return nil
        // Of the same form is the sender of what the mailbox answers by itself.
        case .qqAuto: return isSentOnByQQ(reading, &trace) ? .qqAuto : nil
        case .srs0, .srsOpaque: return .srs0
        case .srs1: return .srs1
        // And these only Microsoft's.
        case .microsoftSRS where cameThrough(Providers.microsoft, newer.hop, &trace): return .microsoftSRS
        case .microsoftSRS: return nil
        case .microsoftSRSOpaque:
            // Without a mark of a mailbox it is mail that a tenant relayed for its own servers, not mail that somebody forwarded;
            // unless it came from the servers of the old sender.
            if trace.block.fields.contains(where: { $0.known == .xMSExchangeForwardingLoop }) { return .microsoftSRS }
            return older.map { isTakenFromSender($0, newer, &trace) } ?? false ? .microsoftSRS : nil
        case .googleGroups: return nil
        case .aliasService: return .aliasService
        case .listBounce:
            // `user-owner` is the bounce address of a person's alias too: only the list's own domain tells that it is one.
            if reading.value.lowercased().contains("-owner@") { return isOfList(newer, &trace) ? .mailingList : nil }
            // An announcement of the author's own domain has such an address too: it needs a list, or an earlier envelope.
            if older != nil || MarkSearch.tellsOfList(trace) { return .mailingList }
            return wentByList(reading, newer, trace) ? .mailingList : nil
        case .batv, .plain, .null, .verp, .espBounce, .notAnAddress: return nil
        }
    }

    /// Whether SPF passed for the old sender where Microsoft took the mail in: then no server of the tenant's handed it over.
    private static func isTakenFromSender(
        _ older: EnvelopeObservation, _ newer: EnvelopeObservation, _ trace: inout Trace
    ) -> Bool {
        guard let before = older.domain, let after = newer.domain, !trace.domains.sameOrganization(before, after) else {
            return false
        }
        for index in trace.statements.indices.prefix(Limits.comparedStatements) {
            guard trace.fields.statements[index].method == .spf, trace.fields.statements[index].result == .pass,
                let hop = trace.statements[index].evaluatedHop, older.hop...older.newestHop ~= hop,
                trace.hops[hop - 1].network?.provider == Providers.microsoft
            else { continue }
            return true
        }
        return false
    }

    /// Whether the mail is not of the mailbox that the address names, and came by a host of QQ's.
    private static func isSentOnByQQ(_ reading: RewrittenPath, _ trace: inout Trace) -> Bool {
        guard let from = trace.fields.firstMailbox(.from), let mailbox = reading.forwarder,
            trace.text(from.address).lowercased() != mailbox.lowercased()
        else { return false }
        return trace.hops.contains {
            $0.network?.provider == Providers.qq || $0.client.flatMap { trace.domains.provider($0) } == Providers.qq
        }
    }

    /// Whether a line of the provider stands below a hop, or its client, if only by what it says of itself.
    private static func cameThrough(_ provider: Int, _ n: Int, _ trace: inout Trace) -> Bool {
        trace.hops[..<n].contains { hop in
            hop.n < n && hop.network?.provider == provider || hop.client.flatMap { trace.domains.provider($0) } == provider
        }
    }

    /// A sender that changed into an address that encodes nothing: a forwarder that puts its own mailbox in, or a list.
    private static func plainChange(
        _ older: EnvelopeObservation, _ newer: EnvelopeObservation, _ reading: RewrittenPath?, _ span: ClosedRange<Int>,
        _ trace: inout Trace
    ) -> ForwardingCut? {
        guard let before = older.domain, let after = newer.domain, !newer.range.isEmpty,
            !trace.domains.sameOrganization(before, after)
        else { return nil }
        switch reading?.kind {
        // A sending service or a tenant took the mail over from its customer: a relay, no forwarding.
        case .espBounce, .verp, .microsoftSRSOpaque, .qqAuto: return nil
        default: break
        }
        // The host that received the mail under the old sender must belong to the new one, or have known it as recipient.
        let isRecipient = trace.hops.contains {
            $0.n >= older.hop && $0.n <= span.upperBound
                && $0.envelope.recipient.map { trace.areSameText($0, newer.range) } == true
        }
        let network = trace.domains.network(after)
        let isOwner =
            network != nil && network?.provider == nil
            && trace.hops.contains { $0.n >= older.hop && $0.n <= span.upperBound && $0.network == network }
        let isList = isOfList(newer, &trace)
        guard isRecipient || isOwner || isList else { return nil }
        let isMicrosoft = trace.block.fields.contains { $0.known == .xMSExchangeForwardingLoop }
        var cut = ForwardingCut(
            kind: isList ? .mailingList : isMicrosoft ? .microsoftRedirect : .unknown, isRewritten: true, hop: 0, span: span,
            confidence: isRecipient || isList ? .certain : .likely)
        cut.forwarder = reading?.forwarder
        cut.newSender = newer.isDomainOnly ? nil : newer.sender(in: trace)
        cut.domainAfter = after
        if isList { cut.list = after }
        cut.evidence.append(Evidence(.envelopeChanged, field: newer.field, hop: newer.hop, value: newer.range))
        cut.evidence.append(Evidence(.earlierEnvelope, field: older.field, hop: older.hop, value: older.range))
        ForwardingPlace.settle(&cut, after, newHop: newer.hop, &trace)
        return cut
    }

    /// SRS1 names the first forwarder only; where no hop saw that forwarder's own address, its forwarding is known from here.
    private static func lostMiddle(
        _ cut: ForwardingCut, _ observation: EnvelopeObservation, _ reading: RewrittenPath?, _ trace: inout Trace
    ) -> ForwardingCut? {
        guard cut.kind == .srs1, let inner = reading?.layers.first(where: { $0.kind == .srs0 }),
            cut.span.lowerBound == 0
                || !(trace.hops[cut.span.lowerBound - 1].envelope.sender.map {
                    trace.block.bytes.hasPrefix($0, "srs0")
                } ?? false),
            let forwarder = inner.forwarder,
            let domain = trace.domains.internDomain(ofAddress: forwarder)
        else { return nil }
        var first = ForwardingCut(
            kind: .srs0, isRewritten: true, hop: 0, span: cut.span.lowerBound...max(cut.span.lowerBound, cut.hop - 1),
            confidence: .likely)
        first.forwarder = forwarder
        first.originalSender = inner.originalSender
        first.time = inner.date
        first.isTimeADay = inner.dateIsDay
        first.domainAfter = domain
        first.evidence.append(Evidence(.rewrittenPath, field: observation.field, hop: observation.hop, value: observation.range))
        ForwardingPlace.settle(&first, domain, newHop: max(1, cut.hop), &trace)
        return first.hop < cut.hop ? first : nil
    }

    /// The address was made between the forwarder's last line and the next server's, and may have waited there.
    private static func compareClocks(
        _ cut: inout ForwardingCut, _ newer: EnvelopeObservation, _ reading: RewrittenPath, _ owner: Network?,
        _ trace: inout Trace
    ) {
        guard let time = cut.time, let seen = trace[received: newer.hop].moment else { return }
        var hop = newer.hop
        var agrees = fits(time, seen, isDay: reading.dateIsDay)
        if !agrees, cut.hop > 0, trace.hops[cut.hop - 1].network == owner, let own = trace[received: cut.hop].moment,
            fits(time, own, isDay: reading.dateIsDay)
        {
            (agrees, hop) = (true, cut.hop)
        }
        cut.evidence.append(Evidence(agrees ? .clockAgrees : .clockContradicts, field: newer.field, hop: hop, value: newer.range))
        if !agrees { cut.confidence = .ambiguous }
    }

    /// A day counter says midnight; a forwarder signs on the same day or the day before.
    private static func fits(_ time: Int64, _ seen: Int64, isDay: Bool) -> Bool {
        let difference = seen - time
        return isDay ? difference >= -86_400 && difference < 3 * 86_400 : abs(difference) <= 3_600
    }

    /// Clocks and hosts for and against the reading (docs/attribution.md, "Forwarding").
    private static func confirm(
        _ cut: inout ForwardingCut, _ newer: EnvelopeObservation, _ reading: RewrittenPath, _ trace: inout Trace
    ) {
        // The line that took the mail from the forwarder may name no envelope; a later one of the same server does.
        let taken = trace.hops[min(cut.hop, newer.hop - 1)]
        let seen = trace.hops[newer.hop - 1]
        let hop = taken.network == seen.network ? taken : seen
        let owner = newer.domain.flatMap { trace.domains.network($0) }
        compareClocks(&cut, newer, reading, owner, &trace)
        let isOwn =
            owner != nil
            && (cut.hop > 0 && trace.hops[cut.hop - 1].network == owner
                || trace.hops[min(cut.hop, newer.hop - 1)..<newer.hop - 1].contains { $0.network == owner }
                || hop.client.flatMap { trace.domains.network($0) } == owner)
        if isOwn {
            cut.evidence.append(Evidence(.forwarderOwnsHost, field: hop.field, hop: hop.n))
            cut.confidence = min(cut.confidence, doubt(cut, reading, owner, &trace))
            return
        }
        switch cut.kind {
        case .googleCaf, .qqAuto, .googleGroups:
            // These addresses carry no hash: only Google's own hosts make them true.
            let isGoogle =
                hop.client.flatMap { trace.domains.provider($0) } == Providers.google
                || cut.hop > 0 && trace.hops[cut.hop - 1].network?.provider == Providers.google
            if isGoogle {
                cut.evidence.append(Evidence(.forwarderOwnsHost, field: hop.field, hop: hop.n))
            } else {
                cut.confidence = min(cut.confidence, .ambiguous)
            }
        case .microsoftSRS:
            let isMicrosoft = hop.client.flatMap { trace.domains.provider($0) } == Providers.microsoft
            if isMicrosoft { cut.evidence.append(Evidence(.forwarderOwnsHost, field: hop.field, hop: hop.n)) }
            if reading.kind == .microsoftSRSOpaque { cut.confidence = min(cut.confidence, .likely) }
            if !isMicrosoft { cut.confidence = min(cut.confidence, .likely) }
        case .srs0, .srs1, .mailingList, .aliasService, .microsoftRedirect, .alias, .resent, .fetch, .unknown:
            cut.confidence = min(cut.confidence, .likely)
        }
    }
}
