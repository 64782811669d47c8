internal import TraceFields

/// The mailbox from which a program fetched the mail.
///
/// fetchmail puts its line under the fields of that mailbox's delivery, over the newest line that the mail had.
enum FetchedMailbox {
    /// Whether a line is of a program that puts it there.
    static func isLine(_ hop: Hop, _ trace: Trace) -> Bool {
        hop.kind == .fetch && hop.n > 1 && hop.producer.map { Producers.isFetchmail[$0] } ?? false
    }

    /// The hop of the delivery that wrote a field: that of the newest line below it, but for the line of such a program.
    static func delivery(under field: Int, _ trace: Trace) -> Hop? {
        guard let below = trace.hops.last(where: { $0.field > field }) else { return nil }
        return isLine(below, trace) ? trace.hops[below.n - 2] : below
    }

    /// The mailbox that the fields over such a line name; the address before any alias first.
    static func named(over hop: Hop, _ trace: Trace) -> (mailbox: ByteRange, field: Int)? {
        guard trace.order.isReliable, isLine(hop, trace) else { return nil }
        let newer = hop.n < trace.hops.count ? trace.hops[hop.n].field : -1
        for name in [FieldName.xOriginalTo, .envelopeTo, .deliveredTo] {
            let entry = trace.fields.addressFields.first { $0.name == name && $0.field > newer && $0.field < hop.field }
            guard let entry, let index = entry.mailboxes.first, trace.fields.mailboxes[index].domain != nil else { continue }
            return (trace.fields.mailboxes[index].address, entry.field)
        }
        return nil
    }
}
