internal import TraceFields

/// What proves that somebody sent the mail again (RFC 5322 §3.6.6), where no line stands under the Resent- fields.
enum ResendProof {
    /// A signature over Resent- fields that was made behind the hop before `index`, when the message had none of an earlier time. Servers take
    /// such fields out, or move them among the others.
    static func signature(overHop index: Int, _ trace: Trace) -> Evidence? {
        let line = trace.hops[index].field
        if trace.fields.addressFields.contains(where: { $0.name == .resentFrom && $0.field > line }) { return nil }
        for signature in trace.fields.signatures.prefix(Limits.arcInstances)
        where signature.field < line && (signature.kind == .dkim || signature.kind == .googleDKIM) {
            guard let names = signature.headers.flatMap({ resentNames(in: $0, trace) }) else { continue }
            return Evidence(.resentFields, field: signature.field, hop: trace.hops[index].n, value: names)
        }
        return nil
    }

    /// The Resent- fields that `h=` names, where it names else what the message holds: many signers name whatever could be added. One field
    /// may have been taken out since.
    private static func resentNames(in names: ByteRange, _ trace: Trace) -> ByteRange? {
        guard trace.block.bytes.holdsFolded("resent-", in: names) else { return nil }
        var resent: ByteRange?
        var missing = 0
        var start = names.lower
        while start <= names.upper {
            let end = trace.block.bytes.firstIndex(of: 0x3A, in: ByteRange(start, names.upper)) ?? names.upper
            let name = trace.block.bytes.trimmed(ByteRange(start, end))
            if trace.block.bytes.hasPrefix(name, "resent-") {
                resent = resent.map { $0.through(name) } ?? name
            } else if !holds(name, trace) {
                missing += 1
                if missing > 1 { return nil }
            }
            start = end + 1
        }
        return resent
    }

    private static func holds(_ name: ByteRange, _ trace: Trace) -> Bool {
        let known = trace.block.bytes.withUnsafeBufferPointer { bytes in
            FieldName(UnsafeBufferPointer(rebasing: bytes[name.lower..<name.upper]))
        }
        if known != .other { return trace.names.contains(known) }
        return trace.block.fields.prefix(Limits.attributedFields).contains {
            $0.known == .other && trace.block.bytes.equalIgnoringCase($0.name, name)
        }
    }

    /// The hop behind which somebody sent the mail again, by the time in the Resent-Date of the same block, and this field; 0 where the oldest
    /// line was written then and the author's Date is of an earlier time. Nil where all lines are older, or much newer.
    static func place(of entry: AddressField, _ trace: Trace) -> (hop: Int, field: Int)? {
        guard let oldest = trace.hops.first, !trace.order.isReliable || entry.field > oldest.field,
            let (date, field) = date(beside: entry.field, trace)
        else { return nil }
        var place: Int?
        for hop in trace.hops {
            guard let moment = trace[received: hop.n].moment else { continue }
            // Clocks differ by a minute.
            if moment < date - 60 {
                if place != nil { return nil }
            } else if place == nil {
                place = hop.n - 1
            }
        }
        return place.flatMap { $0 == 0 && !isStart(of: trace, date) ? nil : ($0, field) }
    }

    /// Whether the oldest line was written when the mail was sent again, and the mail was written before.
    private static func isStart(of trace: Trace, _ resent: Int64) -> Bool {
        guard let first = trace[received: 1].moment, let written = trace.fields.date, written.isZoneKnown else { return false }
        return first - resent < 3_600 && written.seconds < resent - 300
    }

    private static func date(beside field: Int, _ trace: Trace) -> (seconds: Int64, field: Int)? {
        let fields = trace.block.fields
        let lower = fields[..<field].lastIndex { !isOfBlock($0.known) } ?? -1
        let upper = fields[field...].firstIndex { !isOfBlock($0.known) } ?? fields.count
        guard let index = fields[(lower + 1)..<upper].firstIndex(where: { $0.known == .resentDate }) else { return nil }
        let date = trace.block.bytes.withView { MailDate.parse($0, fields[index].value) }?.date
        return date.flatMap { $0.isZoneKnown ? ($0.seconds, index) : nil }
    }

    private static func isOfBlock(_ name: FieldName) -> Bool {
        switch name {
        case .resentDate, .resentFrom, .resentSender, .resentTo, .resentCc, .resentBcc, .resentMessageID: true
        default: false
        }
    }
}
