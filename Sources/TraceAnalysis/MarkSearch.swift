internal import TraceFields

/// Finds forwardings by the fields that forwarders and resending people leave.
enum MarkSearch {
    static func run(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        for entry in trace.fields.addressFields {
            switch entry.name {
            case .xForwardedFor: forwardedFor(entry, &trace, into: &cuts)
            case .resentFrom: resent(entry, &trace, into: &cuts)
            case .xSieveRedirectedFrom: sieve(entry, &trace, into: &cuts)
            case .xResentFrom: forwardedByMailRu(entry, &trace, into: &cuts)
            case .xQQAutoForward: forwardedByQQ(entry, &trace, into: &cuts)
            case .xZimbraForwarded: forwardedByZimbra(entry, &trace, into: &cuts)
            case .xMSExchangeForwardingLoop: forwardingLoop(entry, &trace, into: &cuts)
            default: break
            }
        }
        exchangeMarks(&trace, to: &cuts)
        fetchedByGmail(&trace, into: &cuts)
        if trace.names.contains(.xMailgunIncoming) { routedByMailgun(&trace, into: &cuts) }
        AliasSearch.run(&trace, into: &cuts)
        for index in trace.hops.indices where trace.hops[index].kind == .fetch && index > 0 {
            fetched(by: trace.hops[index], trace, into: &cuts)
        }
    }

    /// The newest hop that stands below a field, where at least one hop stands above it.
    static func hopUnder(_ field: Int, _ trace: Trace) -> Int? {
        guard trace.order.isReliable, let below = trace.hops.last(where: { $0.field > field }), below.n < trace.hops.count else {
            return nil
        }
        return below.n
    }

    static func address(_ entry: AddressField, _ trace: Trace) -> String? {
        entry.mailboxes.first.map { trace.text(trace.fields.mailboxes[$0].address) }
    }

    /// `X-Forwarded-For: mailbox destination`, which Gmail writes above the lines of the forwarding mailbox.
    private static func forwardedFor(_ entry: AddressField, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard let hop = hopUnder(entry.field, trace), let forwarder = address(entry, trace) else { return }
        let isGoogle = trace.hops[hop - 1].network?.provider == Providers.google
        var cut = ForwardingCut(
            kind: isGoogle ? .googleCaf : .alias, isRewritten: isGoogle, hop: hop, span: hop...hop,
            confidence: isGoogle ? isHandedOn(by: Providers.google, after: hop, &trace) ? .certain : .ambiguous : .likely)
        cut.isPlacedByMark = true
        cut.forwarder = forwarder
        if entry.mailboxes.count > 1, let last = entry.mailboxes.last {
            cut.destination = trace.text(trace.fields.mailboxes[last].address)
        }
        cut.evidence.append(Evidence(.forwardedFor, field: entry.field, hop: hop, value: trace.block.fields[entry.field].value))
        for other in trace.fields.addressFields {
            if other.name == .xForwardedTo, abs(other.field - entry.field) <= 3 {
                cut.destination = cut.destination ?? address(other, trace)
                cut.evidence.append(
                    Evidence(.forwardedTo, field: other.field, hop: hop, value: trace.block.fields[other.field].value))
            }
            if other.name == .deliveredTo, other.field > entry.field, trace.hops[hop - 1].field > other.field,
                address(other, trace)?.lowercased() == forwarder.lowercased()
            {
                cut.evidence.append(Evidence(.deliveredToForwarder, field: other.field, hop: hop))
            }
        }
        cuts.append(cut)
    }

    /// Whether the next server that names its client took the mail from a host of the provider.
    static func isHandedOn(by provider: Int, after hop: Int, _ trace: inout Trace) -> Bool {
        for newer in trace.hops.indices.dropFirst(hop) where trace.hops[newer].client != nil {
            return HopStep.clientNetwork(of: newer, in: &trace)?.provider == provider
        }
        return true
    }

    /// A block of Resent- fields (RFC 5322 §3.6.6). Exchange leaves a single Resent-From when it redirects.
    private static func resent(_ entry: AddressField, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        let under = hopUnder(entry.field, trace)
        let dated = under == nil ? ResendProof.place(of: entry, trace) : nil
        guard let hop = under ?? dated?.hop else { return }
        let isRedirect = under != nil && isRedirect(entry, hop, trace)
        var cut = ForwardingCut(
            kind: isRedirect ? .microsoftRedirect : .resent, isRewritten: isRedirect || under == nil, hop: hop, span: hop...hop,
            confidence: .certain)
        cut.isPlacedByMark = true
        cut.isSentAnew = under == nil
        cut.forwarder = isAuthorElsewhere(entry, hop, &trace) ? nil : address(entry, trace)
        cut.isResentByOther = entry.mailboxes.first.map { !isOfList(trace.fields.mailboxes[$0].address, &trace) } ?? false
        cut.resentTo = trace.fields.firstMailbox(.resentTo).map { trace.text($0.address) }
        for field in [entry.field, dated?.field].compactMap({ $0 }) {
            let value = trace.block.fields[field].value
            cut.evidence.append(Evidence(.resentFields, field: field, hop: hop > 0 ? hop : nil, value: value))
        }
        cuts.append(cut)
    }

    private static func isOfList(_ mailbox: ByteRange, _ trace: inout Trace) -> Bool {
        ListMarks(&trace).isAddress(mailbox, in: &trace)
    }

    /// Programs name the author as who sent the mail again (a tracker of bugs), under an envelope sender or an account of their own.
    private static func isAuthorElsewhere(_ entry: AddressField, _ hop: Int, _ trace: inout Trace) -> Bool {
        guard hop > 0, let index = entry.mailboxes.first, let author = trace.fields.firstMailbox(.from),
            trace.areSameText(trace.fields.mailboxes[index].address, author.address)
        else { return false }
        if isAccountOfOther(than: author.address, hop, trace) { return true }
        guard let domain = trace.domain(at: author.domain),
            let sender = trace.hops[hop...].first(where: { $0.envelope.sender != nil })?.envelope.domain,
            let network = trace.domains.network(sender)
        else { return false }
        return network == trace.hops[hop - 1].network && trace.domains.network(domain) != network
    }

    /// Whether the next line was written for an account of the machine that does not bear the author's name.
    private static func isAccountOfOther(than author: ByteRange, _ hop: Int, _ trace: Trace) -> Bool {
        let line = trace[received: hop + 1]
        guard line.shape == .local, let account = line.localUser,
            let at = trace.block.bytes.lastIndex(of: 0x40, in: author)
        else { return false }
        let end = trace.block.bytes.firstIndex(of: 0x40, in: account) ?? account.upper
        return !trace.block.bytes.equalIgnoringCase(
            ByteRange(account.lower, end), ByteRange(author.lower, at))
    }

    private static func sieve(_ entry: AddressField, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard let hop = hopUnder(entry.field, trace) else { return }
        var cut = ForwardingCut(kind: .alias, isRewritten: false, hop: hop, span: hop...hop, confidence: .certain)
        cut.isPlacedByMark = true
        cut.forwarder = address(entry, trace)
        cut.evidence.append(Evidence(.sieveRedirect, field: entry.field, hop: hop, value: trace.block.fields[entry.field].value))
        cuts.append(cut)
    }

    /// The line that a program wrote when it fetched the mail.
    private static func fetched(by hop: Hop, _ trace: Trace, into cuts: inout [ForwardingCut]) {
        var cut = ForwardingCut(
            kind: .fetch, isRewritten: false, hop: hop.n - 1, span: hop.n - 1...hop.n - 1, confidence: .certain)
        cut.destination = hop.envelope.recipient.map { trace.text($0) }
        cut.evidence.append(Evidence(.fetchLine, field: hop.field, hop: hop.n))
        if let named = FetchedMailbox.named(over: hop, trace) {
            cut.forwarder = trace.text(named.mailbox)
            cut.evidence.append(Evidence(.deliveredToForwarder, field: named.field, hop: hop.n - 1, value: named.mailbox))
        }
        cuts.append(cut)
    }

    /// Gmail fetches from a mailbox elsewhere without a line that names the protocol, and leaves a field that does.
    private static func fetchedByGmail(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard HopStep.fetchedByGmail(&trace) != nil,
            let mark = trace.block.fields.firstIndex(where: { $0.known == .xGmailFetchInfo }), let hop = hopUnder(mark, trace),
            trace.hops[hop].network?.provider == Providers.google
        else { return }
        var cut = ForwardingCut(kind: .fetch, isRewritten: false, hop: hop, span: hop...hop, confidence: .certain)
        cut.isPlacedByMark = true
        let words = trace.block.bytes.trimmed(trace.block.fields[mark].value)
        let end = (words.lower..<words.upper).first { trace.block.bytes[$0].isFoldingSpace } ?? words.upper
        cut.forwarder = trace.text(ByteRange(words.lower, end))
        cut.evidence.append(Evidence(.fetchLine, field: mark, hop: hop + 1, value: trace.block.fields[mark].value))
        cuts.append(cut)
    }

    static func isAutomaticReply(_ trace: Trace) -> Bool {
        for field in trace.block.fields {
            switch field.known {
            case .autoSubmitted where !trace.block.bytes.hasPrefix(trace.block.bytes.trimmed(field.value), "no"): return true
            case .xMSExchangeGeneratedMessageSource: return true
            default: break
            }
        }
        return trace.fields.addressFields.first { $0.name == .returnPath }?.isNull ?? false
    }
}
