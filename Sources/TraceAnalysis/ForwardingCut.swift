internal import TraceFields

/// A point at which the mail seems to have been sent on, before such points are merged and numbered.
struct ForwardingCut {
    var kind: Forwarding.Kind
    var isRewritten: Bool
    /// The newest hop of the leg before it; 0 where that leg left no line.
    var hop: Int
    /// The hops between which it must lie: the newest that knows the old envelope, the oldest that knows the new one.
    var span: ClosedRange<Int>
    var forwarder: String?
    /// The new envelope sender, which names the forwarder where nothing else does.
    var newSender: String?
    var destination: String?
    /// What `Resent-To` names: the mail may have gone to others of its recipients.
    var resentTo: String?
    /// The recipient that the new envelope holds: a list's subscriber.
    var subscriber: String?
    var originalSender: String?
    /// The author as the forwarder keeps the address; the envelope sender may have been another.
    var author: String?
    /// The sender that the new envelope holds, one rewriting undone.
    var innerSender: String?
    var time: Int64?
    var isTimeADay = false
    var domainAfter: DomainID?
    var list: DomainID?
    var confidence: Confidence
    var evidence: [Evidence] = []
    var alternativeKind: Forwarding.Kind?
    /// A field of the forwarder shows the very place.
    var isPlacedByMark = false
    /// The mailbox that the field names put the mail into the queue of its own machine again.
    var isQueuedAgain = false
    /// A line or the time of a field shows that somebody took the mail out of the mailbox and sent it anew.
    var isSentAnew = false
    /// The older lines came with a mail that was sent again as a new one.
    var isOfCarriedLines = false
    /// The line of a store shows that the mail had reached a mailbox.
    var isRedelivery = false
    /// That field names another mailbox than the forwarder: one through which the mail came to it.
    var isPlaceOfOther = false
    /// Nobody recorded the sender on one side of it, and what was recorded farther away leaves open whether this forwarding kept it.
    var isSenderOpen = false
    /// Resent- fields name somebody who is no list: a person, or the author under whose name a program sent the mail again.
    var isResentByOther = false

    /// How much the kind tells: of two cuts at one place the larger one names it.
    var rank: Int {
        switch kind {
        case .googleCaf, .qqAuto, .srs0, .srs1, .microsoftSRS, .googleGroups: 6
        case .aliasService: 5
        case .mailingList: 4
        case .resent, .microsoftRedirect, .fetch: 3
        // A sender that was seen to change tells more than a recipient.
        case .unknown: 2
        case .alias: 1
        }
    }

    /// Which of two cuts leads: of lists the one whose new envelope was seen.
    var order: Int { 2 * rank + (domainAfter == nil ? 0 : 1) }

    /// What tells whether two cuts mean one forwarding.
    struct Place {
        var hop: Int
        var rank: Int
        var kind: Forwarding.Kind
        var span: ClosedRange<Int>
        var network: Network?
        var isPlacedByMark: Bool
        var isQueuedAgain: Bool
        var isSentAnew: Bool
        var isRedelivery: Bool
        var isResentByOther: Bool
        /// The hop that saw the new sender; nil where only recipients or fields show the forwarding.
        var seenAt: Int?
        /// The address of a group of Google's: the groups that a mail passes lie all in one network.
        var group: String?

        /// The same hop, or a weaker trace in the network of this one and between the hops that bound it.
        func isOne(with weak: Place) -> Bool {
            if hop == weak.hop { return true }
            if let group, let other = weak.group, group != other { return false }
            // Who sent the mail again and the list that took it afterwards may be of one network.
            if weak.isResentByOther, kind.isList { return false }
            // A list's copy may be stored in a mailbox of its own network, and sent on from there.
            if weak.isRedelivery, kind.isList { return false }
            // What replaced the sender before the list took the mail is not the list.
            if kind.isList, weak.kind == .unknown, let seen = weak.seenAt, seen <= hop { return false }
            guard hop > 0, weak.hop > 0, rank > weak.rank || kind == weak.kind, network == weak.network else { return false }
            if weak.kind == .fetch || kind == .fetch || isSentAnew || weak.isSentAnew || isQueuedAgain && weak.isQueuedAgain {
                return false
            }
            return span.contains(weak.hop) || weak.span.contains(hop)
                // The delivery to the forwarding mailbox may already show the sender that the server writes on the way out.
                || weak.isPlacedByMark && weak.hop == span.upperBound + 1
        }
    }

    func place(in trace: Trace) -> Place {
        Place(
            hop: hop, rank: rank, kind: kind, span: span, network: hop > 0 ? trace.hops[hop - 1].network : nil,
            isPlacedByMark: isPlacedByMark, isQueuedAgain: isQueuedAgain, isSentAnew: isSentAnew,
            isRedelivery: isRedelivery, isResentByOther: isResentByOther, seenAt: domainAfter == nil ? nil : span.upperBound + 1,
            group: kind == .googleGroups ? forwarder?.lowercased() : nil)
    }

    /// Whether a weaker trace names the same mailbox or list that sent the mail on, to the same one, and no third network took it
    /// between the two places.
    func namesTheSame(as weak: ForwardingCut, _ trace: Trace) -> Bool {
        if isOneList(with: weak) || isOneResending(with: weak) { return true }
        guard rank > weak.rank || kind.isList && kind == weak.kind, hop > 0, weak.hop > 0, let forwarder,
            let other = weak.forwarder, forwarder.isAddress, forwarder.lowercased() == other.lowercased(),
            destination == nil || weak.destination == nil || destination?.lowercased() == weak.destination?.lowercased()
        else { return false }
        let ends = [trace.hops[hop - 1].network, trace.hops[weak.hop - 1].network, nil]
        return trace.hops[min(hop, weak.hop)..<max(hop, weak.hop)].allSatisfy { ends.contains($0.network) }
    }

    /// Whether a mark of the forwarder lies between two lines of which a weaker trace shows only that they name different recipients.
    private func liesInside(_ weak: ForwardingCut) -> Bool {
        isPlacedByMark && rank > weak.rank && !weak.isPlacedByMark && (weak.kind == .alias || weak.kind == .unknown)
            && weak.evidence.contains { $0.code == .recipientChanged } && weak.span.contains(hop)
            && (destination == nil || weak.destination == nil || destination?.lowercased() == weak.destination?.lowercased())
    }

    /// Whether such a mark explains the weaker trace: the mailbox may have taken the mail under another name, where nobody else who could
    /// have sent it on wrote a line.
    func explains(_ weak: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard liesInside(weak), let forwarder, let other = weak.forwarder else { return false }
        if forwarder.lowercased() == other.lowercased() { return true }
        guard other.isAddress, let one = trace.domains.internDomain(ofAddress: forwarder),
            let another = trace.domains.internDomain(ofAddress: other)
        else { return false }
        if trace.domains.sameOrganization(one, another) { return true }
        let owner = trace.domains.network(another)
        let before = trace.hops[(weak.span.lowerBound - 1)..<hop]
        return before.first?.network?.role != .mailbox && !before.contains { $0.network == owner }
    }

    /// Where it does not, the mail came to the mailbox of the mark by the other one.
    mutating func settle(before mark: ForwardingCut, _ trace: Trace) {
        guard mark.liesInside(self), mark.hop > span.lowerBound else { return }
        let network = trace.hops[span.lowerBound - 1].network
        span = span.lowerBound...(mark.hop - 1)
        hop = trace.hops[..<(mark.hop - 1)].last { $0.network == network }?.n ?? span.lowerBound
        destination = mark.forwarder ?? destination
    }

    /// Whether both are of lists of one domain, and one lies between the hops that bound the other: the new envelope may be seen long
    /// after the list has sent the mail on.
    private func isOneList(with other: ForwardingCut) -> Bool {
        guard kind.isList, other.kind.isList, hop > 0, other.hop > 0, let list, list == other.list else { return false }
        if kind == .googleGroups, other.kind == kind, isOfOtherMailbox(other) { return false }
        return span.contains(other.hop) || other.span.contains(hop)
    }

    /// Whether the Resent- fields of one and the submission of the other are of the same mailbox.
    private func isOneResending(with other: ForwardingCut) -> Bool {
        guard isSentAnew || other.isSentAnew, [kind, other.kind].allSatisfy({ $0 == .resent || $0 == .unknown }), let forwarder
        else { return false }
        return forwarder.lowercased() == other.forwarder?.lowercased()
    }

    /// A forwarding that is taken to keep the envelope sender, though the lines before and behind it recorded two of them,
    /// replaced it.
    mutating func compare(_ before: EnvelopeObservation?, _ after: EnvelopeObservation?, _ trace: inout Trace) {
        guard !isRewritten, kind == .alias || kind == .resent, let before, let after, before.domain != nil, after.domain != nil,
            !before.agrees(with: after, in: trace)
        else { return }
        isRewritten = true
        if kind == .alias { kind = .unknown }
    }

    /// Whether it is taken to have kept the envelope sender, as long as nothing else is known.
    var mayKeepSender: Bool { !isRewritten && kind != .unknown && !isSenderOpen }

    /// Whether a mailbox may be the one of the forwarder: of the same local part.
    func isList(_ mailbox: ByteRange, _ trace: Trace) -> Bool {
        guard let at = forwarder?.utf8.lastIndex(of: 0x40), let local = forwarder?.utf8[..<at] else { return true }
        guard let end = trace.block.bytes.lastIndex(of: 0x40, in: mailbox) else { return false }
        return trace.text(ByteRange(mailbox.lower, end)).lowercased() == String(Substring(local)).lowercased()
    }

    private func isOfOtherMailbox(_ other: ForwardingCut) -> Bool {
        guard let forwarder, let name = other.forwarder, forwarder.isAddress, name.isAddress else { return false }
        return forwarder.lowercased() != name.lowercased()
    }

    /// Takes what the other cut knows and this one does not.
    mutating func absorb(_ other: ForwardingCut) {
        let isOther = isOfOtherMailbox(other)
        if other.isPlacedByMark, !isPlacedByMark || isPlaceOfOther && !isOther {
            hop = other.hop
            isPlacedByMark = true
            isPlaceOfOther = isOther
        } else if isOneResending(with: other) || !isPlacedByMark && isOneList(with: other) {
            hop = min(hop, other.hop)
        }
        // A person whom Resent-From names is not the list.
        if !(kind.isList && other.isResentByOther) { forwarder = forwarder ?? other.forwarder }
        destination = destination ?? other.destination
        resentTo = resentTo ?? other.resentTo
        originalSender = originalSender ?? other.originalSender
        author = author ?? other.author
        if time == nil { (time, isTimeADay) = (other.time, other.isTimeADay) }
        list = list ?? other.list
        domainAfter = domainAfter ?? other.domainAfter
        isRewritten = isRewritten || other.isRewritten
        isSentAnew = isSentAnew || other.isSentAnew
        isOfCarriedLines = isOfCarriedLines || other.isOfCarriedLines
        confidence = max(confidence, other.confidence)
        subscriber = subscriber ?? other.subscriber
        for reason in other.evidence { add(reason) }
    }

    /// A field that shows one thing shows it once, with its value where one of the reasons has it.
    private mutating func add(_ reason: Evidence) {
        let same = evidence.firstIndex { known in
            known.code == reason.code && known.field == reason.field && (known.field != nil || known.hop == reason.hop)
                && Self.areOne(known.value, reason.value)
        }
        guard let same else { return evidence.append(reason) }
        if evidence[same].value == nil { evidence[same] = reason }
    }

    /// Whether two values are one: one of them may be the whole field, and the other the address in it.
    private static func areOne(_ one: ByteRange?, _ other: ByteRange?) -> Bool {
        guard let one, let other else { return true }
        return one.lower <= other.lower && other.upper <= one.upper || other.lower <= one.lower && one.upper <= other.upper
    }
}
