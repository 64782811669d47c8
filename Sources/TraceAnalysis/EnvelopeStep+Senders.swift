internal import TraceFields

/// Fields between the lines that record the envelope sender of a delivery on the way.
extension EnvelopeStep {
    static func readEarlierSenders(_ trace: inout Trace) {
        guard trace.order.isReliable else { return }
        if trace.names.contains(.xQQOrgSender) { readSenders(.xQQOrgSender, &trace) }
        if trace.names.contains(.oldReturnPath) { readSenders(.oldReturnPath, &trace) }
        if trace.names.contains(.xEnvelopeSender) { readSenders(.xEnvelopeSender, &trace) }
        if trace.names.contains(.xEnvelopeFrom), trace.names.contains(.xMailgunIncoming) { readSenders(.xEnvelopeFrom, &trace) }
    }

    private static func readSenders(_ name: FieldName, _ trace: inout Trace) {
        for index in trace.fields.addressFields.indices where trace.fields.addressFields[index].name == name {
            let field = trace.fields.addressFields[index].field
            let mailbox = trace.fields.addressFields[index].mailboxes.first.map { trace.fields.mailboxes[$0] }
            let isNull = trace.fields.addressFields[index].isNull && name == .oldReturnPath
            guard let address = mailbox?.address ?? (isNull ? emptyRange(field, trace) : nil),
                let hop = name == .xQQOrgSender ? lineOfQQ(above: field, trace) : lineOfList(below: field, trace),
                name != .xEnvelopeFrom || trace.hops[hop].network?.provider == Providers.mailgun
            else { continue }
            offer(address, .returnPath, field: field, to: hop, &trace)
        }
    }

    /// The line that QQ's border wrote right above its `X-QQ-` fields: its copies have no Return-Path.
    private static func lineOfQQ(above field: Int, _ trace: Trace) -> Int? {
        guard let index = trace.hops.firstIndex(where: { $0.field < field }),
            trace.hops[index].network?.provider == Providers.qq
        else { return nil }
        return index
    }

    /// The newest line of the delivery to a list manager or to a service that sends the mail on, which keeps the Return-Path of that
    /// delivery under another name: SmartList as `Old-Return-Path`, Debian's older lists as `X-Envelope-Sender`, Mailgun as
    /// `X-Envelope-From`. Above the newest line they tell of no delivery on the way.
    private static func lineOfList(below field: Int, _ trace: Trace) -> Int? {
        guard let newest = trace.hops.last, newest.field < field else { return nil }
        return trace.hops.lastIndex { $0.field > field }
    }
}
