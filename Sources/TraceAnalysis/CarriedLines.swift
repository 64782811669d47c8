internal import TraceFields

/// Received lines that stand under the author's own fields and are older than his Date: they came with a mail that was taken from a mailbox
/// or an archive and sent again as a new one, under a From and a Date of its own.
struct CarriedLines {
    /// The newest of them.
    var hop: Int
    /// The Date of the mail that was sent again.
    var field: Int

    /// Slow servers and clocks that are wrong explain less.
    private static let tolerance: Int64 = 300
    private static let clockDifference: Int64 = 60

    /// Nil where nothing came along. The author's program writes From, To and Date together; some servers add a single one that is missing.
    init?(_ trace: inout Trace) {
        guard let from = trace.fields.addressFields.first(where: { $0.name == .from }), let oldest = trace.hops.first,
            from.field < oldest.field, trace.order.isReliable, let date = trace.fields.date, date.isZoneKnown,
            let field = trace.block.fields.firstIndex(where: { $0.known == .date }),
            let to = trace.fields.addressFields.first(where: { $0.name == .to || $0.name == .cc })?.field
        else { return nil }
        let fields = [from.field, to, field]
        guard let newer = trace.hops.first(where: { hop in fields.allSatisfy { $0 > hop.field } }), newer.n > 1 else {
            return nil
        }
        let below = trace.hops[newer.n - 2]
        guard fields.allSatisfy({ $0 < below.field }), let old = trace[received: below.n].moment,
            let taken = trace[received: newer.n].moment, date.seconds > old + Self.tolerance,
            date.seconds < taken + Self.clockDifference
        else { return nil }
        hop = below.n
        self.field = field
    }

    /// The point behind which the author of the new mail sent it: nothing of an older envelope is that of the new one.
    func add(to cuts: inout [ForwardingCut], _ trace: Trace) {
        var cut = ForwardingCut(kind: .unknown, isRewritten: true, hop: hop, span: hop...hop, confidence: .likely)
        cut.isPlacedByMark = true
        cut.isSentAnew = true
        cut.isOfCarriedLines = true
        cut.forwarder = trace.fields.firstMailbox(.from).map { trace.text($0.address) }
        cut.evidence.append(
            Evidence(.carriedLines, field: field, hop: hop, value: trace.block.bytes.trimmed(trace.block.fields[field].value)))
        cuts.append(cut)
    }
}
