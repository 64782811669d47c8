internal import TraceFields

/// Finds the automatic forwarding of mailbox providers by the fields that they leave.
extension MarkSearch {
    /// `X-ResentFrom: <mailbox>` beside `X-MailRu-Forward`, over the line by which Mail.ru took the mail in. The sender is kept.
    static func forwardedByMailRu(_ entry: AddressField, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard trace.names.contains(.xMailRuForward), let hop = hopUnder(entry.field, trace), let mailbox = address(entry, trace),
            trace.hops[hop - 1].network?.provider == Providers.mailRu
        else { return }
        var cut = ForwardingCut(kind: .alias, isRewritten: false, hop: hop, span: hop...hop, confidence: .certain)
        cut.isPlacedByMark = true
        cut.forwarder = mailbox
        cut.evidence.append(Evidence(.forwardedFor, field: entry.field, hop: hop, value: trace.block.fields[entry.field].value))
        cuts.append(cut)
    }

    /// `X-QQ-AUTO-FWD: destination`, which stands among the fields of the message: the mail left QQ behind its newest line that another
    /// network took it from. On what the mailbox itself wrote it says nothing.
    static func forwardedByQQ(_ entry: AddressField, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        let qq = Network(provider: Providers.qq)
        guard let destination = address(entry, trace),
            let hop = trace.hops.last(where: { $0.network == qq && $0.n < trace.hops.count && trace.hops[$0.n].network != qq }),
            !SilentSearch.isAuthor(hop.envelope.recipient, trace)
        else { return }
        var cut = ForwardingCut(kind: .qqAuto, isRewritten: true, hop: hop.n, span: hop.n...hop.n, confidence: .certain)
        if !isHandedOn(by: Providers.qq, after: hop.n, &trace) { cut.confidence = .ambiguous }
        cut.isPlacedByMark = true
        cut.forwarder = hop.envelope.recipient.map { trace.text($0) }
        cut.destination = destination
        cut.evidence.append(Evidence(.forwardedTo, field: entry.field, hop: hop.n, value: trace.block.fields[entry.field].value))
        cuts.append(cut)
    }

    /// `X-Zimbra-Forwarded: mailbox`, which stands among the fields of the message: Zimbra's store took the mail by LMTP and sent it on under
    /// the mailbox as envelope sender.
    static func forwardedByZimbra(_ entry: AddressField, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard let mailbox = entry.mailboxes.first.map({ trace.fields.mailboxes[$0].address }),
            !SilentSearch.isAuthor(mailbox, trace),
            let hop = trace.hops.dropLast().last(where: { trace[received: $0.n].transmission.isLocalDelivery })
        else { return }
        var cut = ForwardingCut(kind: .unknown, isRewritten: true, hop: hop.n, span: hop.n...hop.n, confidence: .likely)
        cut.isPlacedByMark = true
        cut.forwarder = trace.text(mailbox)
        cut.evidence.append(Evidence(.forwardedFor, field: entry.field, hop: hop.n, value: trace.block.fields[entry.field].value))
        cuts.append(cut)
    }

    /// `X-Mailgun-Incoming: Yes` over the line by which Mailgun took the mail for its customer: a route sent it on under a sender of the
    /// customer's domain.
    static func routedByMailgun(_ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard let mark = trace.block.fields.firstIndex(where: { $0.known == .xMailgunIncoming }), let hop = hopUnder(mark, trace),
            trace.hops[hop - 1].network?.provider == Providers.mailgun
        else { return }
        var cut = ForwardingCut(
            kind: .unknown, isRewritten: true, hop: hop, span: hop...hop,
            confidence: isHandedOn(by: Providers.mailgun, after: hop, &trace) ? .certain : .ambiguous)
        cut.isPlacedByMark = true
        cut.forwarder = trace.hops[hop - 1].envelope.recipient.map { trace.text($0) }
        cut.domainAfter = trace.hops[hop...].first { $0.envelope.sender != nil }?.envelope.domain
        if cut.forwarder == nil { cut.forwarder = cut.domainAfter.map { trace.domains.text($0) } }
        cut.evidence.append(Evidence(.inboundMark, field: mark, hop: hop, value: trace.block.fields[mark].value))
        cuts.append(cut)
    }
}
