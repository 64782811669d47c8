internal import TraceFields

/// MAIL FROM as it was seen at one hop, decoded.
struct EnvelopeObservation {
    var hop: Int
    /// As written; only a domain where `isDomainOnly`.
    var sender: String
    var isDomainOnly: Bool
    var domain: DomainID?
    var reading: RewrittenPath?
    var field: Int?
    var range: ByteRange

    /// A sender that an address of a later leg holds.
    init(decoded sender: String) {
        self.init(hop: 0, sender: sender, isDomainOnly: false, domain: nil, reading: nil, field: nil, range: ByteRange(0, 0))
    }

    private init(
        hop: Int, sender: String, isDomainOnly: Bool, domain: DomainID?, reading: RewrittenPath?, field: Int?, range: ByteRange
    ) {
        self.hop = hop
        self.sender = sender
        self.isDomainOnly = isDomainOnly
        self.domain = domain
        self.reading = reading
        self.field = field
        self.range = range
    }

    /// Whether both may be the same envelope sender. Writers of SPF comments lower the case, and some keep only the domain.
    func agrees(with other: EnvelopeObservation) -> Bool {
        if isDomainOnly || other.isDomainOnly { return domain == other.domain }
        return sender.lowercased() == other.sender.lowercased()
    }

    /// All hops whose envelope is known, oldest first.
    static func all(in trace: Trace) -> [EnvelopeObservation] {
        trace.hops.compactMap { hop in
            guard let sender = hop.envelope.sender else { return nil }
            let reading: RewrittenPath? =
                RewrittenPath.mayBeRewritten(trace.block.bytes, sender) && !hop.envelope.isDomainOnly
                ? RewrittenPath.decode(trace.text(sender), near: trace.received(hop.n).date?.seconds) : nil
            return EnvelopeObservation(
                hop: hop.n, sender: trace.text(sender), isDomainOnly: hop.envelope.isDomainOnly, domain: hop.envelope.domain,
                reading: reading, field: hop.envelope.field, range: sender)
        }
    }
}
