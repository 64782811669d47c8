internal import TraceFields

/// Finds forwardings by the fields that Microsoft's servers leave.
extension MarkSearch {
    /// Microsoft's loop mark `mailbox;tenant`; on an automatic reply it says nothing of forwarding.
    static func forwardingLoop(_ entry: AddressField, _ trace: inout Trace, into cuts: inout [ForwardingCut]) {
        guard let hop = hopUnder(entry.field, trace), !isAutomaticReply(trace), let forwarder = address(entry, trace),
            trace.hops[hop - 1].network?.provider == Providers.microsoft
        else { return }
        var cut = ForwardingCut(
            kind: .microsoftRedirect, isRewritten: false, hop: hop, span: hop...hop, confidence: .likely)
        cut.isPlacedByMark = true
        cut.forwarder = forwarder
        cut.evidence.append(Evidence(.loopMark, field: entry.field, hop: hop, value: trace.block.fields[entry.field].value))
        cuts.append(cut)
    }

    /// Whether Exchange wrote a Resent-From: it leaves a single one when it redirects. Where no Resent-Date stands beside it, or the loop
    /// mark names the same mailbox: a later server adds the date that it misses.
    static func isRedirect(_ entry: AddressField, _ hop: Int, _ trace: Trace) -> Bool {
        guard trace.hops[hop - 1].network?.provider == Providers.microsoft else { return false }
        let between = trace.hops[hop].field..<trace.hops[hop - 1].field
        if !between.contains(where: { trace.block.fields[$0].known == .resentDate }) { return true }
        guard let index = entry.mailboxes.first, let mark = loopMark(trace) else { return false }
        return trace.areSameText(trace.fields.mailboxes[index].address, mark.mailbox)
    }

    /// The mailbox that the loop mark names.
    private static func loopMark(_ trace: Trace) -> (field: Int, mailbox: ByteRange)? {
        guard trace.names.contains(.xMSExchangeForwardingLoop),
            let entry = trace.fields.addressFields.first(where: { $0.name == .xMSExchangeForwardingLoop }),
            let index = entry.mailboxes.first
        else { return nil }
        return (entry.field, trace.fields.mailboxes[index].address)
    }

    /// Exchange keeps its marks among the fields of the message, where no line tells their place: they speak of the forwarding that other
    /// traces show.
    static func exchangeMarks(_ trace: inout Trace, to cuts: inout [ForwardingCut]) {
        guard let index = cuts.firstIndex(where: { $0.kind == .microsoftRedirect || $0.kind == .microsoftSRS }) else { return }
        if let mark = loopMark(trace), !cuts.contains(where: { $0.evidence.contains { $0.field == mark.field } }),
            cuts[index].forwarder.map({ !$0.isAddress || $0.lowercased() == trace.text(mark.mailbox).lowercased() }) ?? true
        {
            cuts[index].evidence.append(Evidence(.loopMark, field: mark.field, value: trace.block.fields[mark.field].value))
        }
        guard let field = trace.block.fields.firstIndex(where: { isExternalForwarding($0, trace) }) else { return }
        cuts[index].evidence.append(Evidence(.loopMark, field: field, value: trace.block.fields[field].value))
    }

    /// Whether it is `X-LD-Processed: TENANT,ExtFwd`.
    private static func isExternalForwarding(_ field: HeaderField, _ trace: Trace) -> Bool {
        field.known == .other && trace.block.bytes.matches(field.name, "x-ld-processed")
            && trace.block.bytes.hasSuffix(trace.block.bytes.trimmed(field.value), "extfwd")
    }
}
