internal import TraceFields

/// Finds lists by the fields that their managers add.
extension MarkSearch {
    /// Whether a list manager handled the message: not only the fields that newsletters carry too (RFC 2369, RFC 2919).
    static func hasListFields(_ trace: Trace) -> Bool {
        let names = trace.names
        if names.contains(.xBeenThere) || names.contains(.xGoogleGroupID) { return true }
        if (names.contains(.listID) || names.contains(.xMailingList) || names.contains(.mailingList))
            && (names.contains(.listPost) || names.contains(.xMailmanVersion))
        {
            return true
        }
        if names.contains(.listID), names.contains(.xMailingList), ListMarks.nameOneList(trace) { return true }
        return isGroup(trace) || names.contains(.mailingList) && !isOfAuthor(.mailingList, trace)
    }

    /// Whether a field names an address under the author's very domain: newsletters write such fields too.
    private static func isOfAuthor(_ name: FieldName, _ trace: Trace) -> Bool {
        guard let from = trace.fields.firstMailbox(.from)?.domain,
            let field = trace.block.fields.first(where: { $0.known == name }),
            let address = ListFields.address(trace.block.bytes, field.value),
            let at = trace.block.bytes.lastIndex(of: 0x40, in: address)
        else { return true }
        return trace.block.bytes.equalIgnoringCase(ByteRange(at + 1, address.upper), from)
    }

    /// Whether it is a group of Google's, by fields that the group writes and no newsletter.
    private static func isGroup(_ trace: Trace) -> Bool {
        if trace.names.contains(.xGoogleGroupID) { return true }
        guard trace.names.contains(.listPost) else { return false }
        return trace.block.fields.contains {
            $0.known == .listPost && trace.block.bytes.holdsFolded("//groups.google.com/", in: $0.value)
        }
    }

    /// Whether a field names a list that newsletters do not carry too.
    static func namesList(_ trace: Trace) -> Bool {
        let names = trace.names
        return names.contains(.xMailingList) || names.contains(.xBeenThere) || names.contains(.xGoogleGroupID)
            || names.contains(.xLoop) || hasManagersLine(trace)
            || names.contains(.mailingList) && !isOfAuthor(.mailingList, trace)
    }

    /// Whether anything of either kind tells of a list.
    static func tellsOfList(_ trace: Trace) -> Bool { hasListFields(trace) || namesList(trace) }

    /// Whether the list manager itself wrote a line, as LISTSERV does, which leaves no field that names the list.
    private static func hasManagersLine(_ trace: Trace) -> Bool {
        trace.fields.received.contains { isListserv($0, trace) }
    }

    /// A list that removed the lines of the way to it: only that it put itself into From tells that the mail came from elsewhere.
    private static func withoutLine(
        _ list: (domain: DomainID, field: Int), _ evidence: Evidence, _ trace: inout Trace, into cuts: inout [ForwardingCut]
    ) {
        guard let from = trace.fields.firstMailbox(.from), let domain = trace.domain(at: from.domain),
            trace.domains.sameOrganization(domain, list.domain),
            RewrittenFrom.isVia(from, trace),
            let oldest = trace.hops.first, let client = oldest.client, trace.domains.sameOrganization(client, list.domain)
        else { return }
        var cut = ForwardingCut(kind: .mailingList, isRewritten: true, hop: 0, span: 0...0, confidence: .likely)
        cut.list = list.domain
        cut.evidence.append(evidence)
        cuts.append(cut)
    }

    /// A list on a server of another name: the envelope sender is the one that the list put into Sender or Errors-To, and a line without
    /// recipient handed the mail back to the server that had taken it from elsewhere.
    private static func handedBack(
        _ list: (domain: DomainID, field: Int), _ evidence: Evidence, _ trace: inout Trace, into cuts: inout [ForwardingCut]
    ) -> Bool {
        guard let sender = trace.hops.last(where: { $0.envelope.sender != nil })?.envelope.sender,
            let domain = trace.domain(ofAddress: sender), ListMarks(&trace).covers(domain, in: trace),
            [trace.fields.firstMailbox(.sender), trace.fields.firstMailbox(.errorsTo)]
                .contains(where: { $0.map { trace.areSameText($0.address, sender) } ?? false }),
            let back = trace.hops.indices.dropFirst().first(where: { index in
                let (older, newer) = (trace.hops[index - 1], trace.hops[index])
                return newer.isLoopback && newer.kind != .fetch && newer.network == older.network && older.isStation
                    && older.envelope.recipient == nil && newer.envelope.recipient == nil
            }),
            trace.hops[back...].contains(where: { $0.network != nil && $0.network != trace.hops[back].network })
        else { return false }
        var cut = ForwardingCut(kind: .mailingList, isRewritten: true, hop: back, span: back...back, confidence: .likely)
        cut.list = list.domain
        cut.evidence.append(evidence)
        cuts.append(cut)
        return true
    }

    /// The cuts of lists that the marks speak of: those of the list's own domain; where none is, the newest, whose marks these are.
    private static func served(by list: DomainID, _ cuts: [ForwardingCut], _ trace: inout Trace) -> [Int] {
        let lists = cuts.indices.filter { cuts[$0].kind.isList }
        var own: [Int] = []
        for index in lists {
            if let domain = cuts[index].list, trace.domains.sameOrganization(domain, list) { own.append(index) }
        }
        return own.isEmpty ? lists.max { cuts[$0].hop < cuts[$1].hop }.map { [$0] } ?? [] : own
    }

    /// The field that names the list of a cut, where there are fields of several lists.
    private static func mark(
        of cut: ForwardingCut, _ marks: ListMarks, _ trace: inout Trace
    ) -> (domain: DomainID, field: Int)? {
        guard let list = cut.list else { return nil }
        return marks.names.first { trace.domains.sameOrganization($0.domain, list) }.map { ($0.domain, $0.field) }
    }

    /// What the list's own organization wrote and nobody else had before, such as a notice of a service: nobody sent it on.
    private static func isNotice(of list: DomainID, before newest: Int, _ trace: inout Trace) -> Bool {
        guard let author = trace.firstAuthorDomain(), trace.domains.sameOrganization(author, list)
        else { return false }
        let network = trace.hops[newest - 1].network
        // Whoever posts writes to an address of the list.
        for entry in trace.fields.addressFields.prefix(Limits.attributedFields)
        where entry.name == .deliveredTo || entry.name == .xOriginalTo || entry.name == .xBeenThere {
            guard let index = entry.mailboxes.first, let domain = trace.domain(at: trace.fields.mailboxes[index].domain) else {
                continue
            }
            if trace.domains.sameOrganization(domain, list) { return false }
        }
        return trace.hops[..<newest].allSatisfy { $0.network == network && !$0.mayBeReachedFromOutside }
    }

    /// The list manager's own line: majordomo's stands behind the forwarding, LISTSERV's before it (`with spool id 1 for DEV@…`).
    private static func managersLines(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        for index in trace.hops.indices {
            let hop = trace.hops[index]
            let line = trace[received: hop.n]
            let isBehind = line.shape == .list
            let isBefore = !isBehind && isListserv(line, trace) && hop.envelope.recipient != nil
            let place = isBehind ? hop.n - 1 : hop.n
            guard isBehind || isBefore, place > 0, place < trace.hops.count, let domain = server(of: index, trace) else {
                continue
            }
            let mark = Evidence(.listFields, field: hop.field, hop: hop.n, value: line.via ?? line.software ?? line.with)
            if let known = cuts.firstIndex(where: { $0.kind.isList && $0.hop == place }) {
                confirm(&cuts[known], mark)
                continue
            }
            var cut = ForwardingCut(
                kind: .mailingList, isRewritten: true, hop: place, span: place...place, confidence: .certain)
            cut.isPlacedByMark = true
            cut.list = domain
            if isBefore { cut.forwarder = hop.envelope.recipient.map { trace.text($0) } }
            cut.evidence.append(mark)
            cuts.append(cut)
        }
    }

    /// A list manager's line makes a list sure that only the recipients showed.
    private static func confirm(_ cut: inout ForwardingCut, _ mark: Evidence) {
        guard cut.domainAfter == nil, cut.confidence < .certain else { return }
        cut.confidence = .certain
        cut.evidence.append(mark)
    }

    /// ezmlm writes its fields over the lines of the way to the list, and under its own.
    private static func ezmlm(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard trace.names.contains(.mailingList), hasListFields(trace),
            let mark = trace.block.fields.firstIndex(where: {
                $0.known == .mailingList && trace.block.bytes.holdsFolded("run by ezmlm", in: $0.value)
            }), let hop = hopUnder(mark, trace), let list = ListMarks(&trace).names.first
        else { return }
        var cut = ForwardingCut(kind: .mailingList, isRewritten: true, hop: hop, span: hop...hop, confidence: .likely)
        cut.isPlacedByMark = true
        cut.list = list.domain
        if !list.isIdentifier { cut.forwarder = trace.text(list.range) }
        cut.evidence.append(Evidence(.listFields, field: mark, hop: hop, value: trace.block.fields[mark].value))
        cuts.append(cut)
    }

    /// The host of a list manager's line; that of the line before where it names none (Ecartis).
    private static func server(of index: Int, _ trace: Trace) -> DomainID? {
        if let by = trace.hops[index].by { return by }
        guard index > 0, trace.hops[index].network == trace.hops[index - 1].network else { return nil }
        return trace.hops[index - 1].by
    }

    private static func isListserv(_ line: Received, _ trace: Trace) -> Bool {
        line.software.map { trace.block.bytes.hasPrefix($0, "listserv") } ?? false
    }

    /// A group of Google's writes its address over the line by which it took the mail: each group of several that lie behind one
    /// another is told.
    private static func groups(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        for entry in trace.fields.addressFields.prefix(Limits.attributedFields) where entry.name == .xBeenThere {
            guard let hop = hopUnder(entry.field, trace), trace.hops[hop - 1].network?.provider == Providers.google,
                let address = ListFields.address(trace.block.bytes, trace.block.fields[entry.field].value)
            else { continue }
            let mailbox = trace.text(address).lowercased()
            let mark = Evidence(.listFields, field: entry.field, value: address)
            if let known = cuts.firstIndex(where: { $0.kind == .googleGroups && $0.forwarder?.lowercased() == mailbox }) {
                if cuts[known].span.contains(hop), !cuts[known].isPlacedByMark { place(&cuts[known], behind: hop, mark) }
                continue
            }
            var cut = ForwardingCut(
                kind: .googleGroups, isRewritten: true, hop: hop, span: hop...hop,
                confidence: isHandedOn(by: Providers.google, after: hop, &trace) ? .certain : .ambiguous)
            cut.forwarder = trace.text(address)
            cut.list = trace.domain(ofAddress: address)
            place(&cut, behind: hop, mark)
            cuts.append(cut)
        }
        GroupPlace.run(&trace, &cuts)
        let lists = cuts.indices.filter { cuts[$0].kind == .mailingList }
        guard !lists.isEmpty, !cuts.contains(where: { $0.kind == .googleGroups }), isGroup(trace) else { return }
        for index in lists where isOfGoogle(cuts[index], trace) {
            cuts[index].kind = .googleGroups
        }
    }

    private static func place(_ cut: inout ForwardingCut, behind hop: Int, _ mark: Evidence) {
        cut.hop = hop
        cut.isPlacedByMark = true
        cut.evidence.append(mark)
    }

    private static func isOfGoogle(_ cut: ForwardingCut, _ trace: Trace) -> Bool {
        cut.hop > 0 && trace.hops[cut.hop - 1].network?.provider == Providers.google
    }

    /// A list that took the mail from elsewhere and sent it on, where no envelope shows it.
    static func lists(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        managersLines(&trace, into: &cuts)
        ezmlm(&trace, into: &cuts)
        groups(&trace, into: &cuts)
        guard hasListFields(trace), let list = listDomain(&trace) else { return }
        let isGroup = isGroup(trace)
        let evidence = Evidence(.listFields, field: list.field, value: trace.block.fields[list.field].value)
        let marks = ListMarks(&trace)
        for index in served(by: list.domain, cuts, &trace) {
            let list = mark(of: cuts[index], marks, &trace) ?? list
            let evidence = Evidence(.listFields, field: list.field, value: trace.block.fields[list.field].value)
            cuts[index].list = cuts[index].list ?? list.domain
            cuts[index].originalSender =
                cuts[index].originalSender ?? trace.fields.firstMailbox(.xMailFrom).map { trace.text($0.address) }
            if !cuts[index].evidence.contains(where: { $0.field == list.field }) { cuts[index].evidence.append(evidence) }
        }
        guard !cuts.contains(where: { $0.kind.isList }) else { return }
        let network = isGroup ? Network(provider: Providers.google) : trace.domains.network(list.domain)
        guard network != nil else { return }
        guard let newest = trace.hops.last(where: { $0.network == network && $0.n < trace.hops.count }) else {
            if !handedBack(list, evidence, &trace, into: &cuts) { withoutLine(list, evidence, &trace, into: &cuts) }
            return
        }
        // Nothing to send on where the list's own network is the newest one too.
        guard trace.hops.contains(where: { $0.n > newest.n && $0.network != network }),
            !isNotice(of: list.domain, before: newest.n, &trace)
        else { return }
        var cut = ForwardingCut(
            kind: isGroup ? .googleGroups : .mailingList, isRewritten: true, hop: newest.n, span: 0...newest.n,
            confidence: .likely)
        cut.list = list.domain
        // The mail may have come by another group, to which the author wrote.
        if isGroup { cut.forwarder = ListMarks(&trace).names.first { !$0.isIdentifier }.map { trace.text($0.range) } }
        cut.evidence.append(evidence)
        ForwardingPlace.settle(&cut, list.domain, newHop: newest.n + 1, &trace)
        guard cut.hop > 0 else { return }
        cut.forwarder = cut.forwarder ?? ListMarks(&trace).onlyAddress(trace)
        cuts.append(cut)
    }
}
