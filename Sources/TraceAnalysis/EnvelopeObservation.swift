internal import TraceFields

/// MAIL FROM as it was seen at one hop.
struct EnvelopeObservation {
    var hop: Int
    /// The newest hop of a run that saw the same sender, of which `hop` is the oldest.
    var newestHop: Int
    /// The sender as written; only a domain where `isDomainOnly`.
    var range: ByteRange
    var isDomainOnly: Bool
    var domain: DomainID?
    var field: Int?
    /// The hop whose line, statement or delivery field holds it.
    var recordedAt: Int
    /// A sender that an address of a later leg holds and no hop recorded.
    private var decoded: String?

    init(decoded sender: String) {
        self.init(hop: 0, range: ByteRange(0, 0), isDomainOnly: false, domain: nil, field: nil)
        decoded = sender
    }

    /// What was seen at one hop; nil where nothing tells its envelope.
    init?(at hop: Hop) {
        guard let sender = hop.envelope.sender else { return nil }
        self.init(
            hop: hop.n, range: sender, isDomainOnly: hop.envelope.isDomainOnly, domain: hop.envelope.domain,
            field: hop.envelope.field)
    }

    private init(hop: Int, range: ByteRange, isDomainOnly: Bool, domain: DomainID?, field: Int?) {
        self.hop = hop
        newestHop = hop
        self.range = range
        self.isDomainOnly = isDomainOnly
        self.domain = domain
        self.field = field
        recordedAt = hop
    }

    func sender(in trace: Trace) -> String { decoded ?? trace.text(range) }

    /// What the address says about itself; nil for an ordinary one.
    func reading(in trace: inout Trace) -> RewrittenPath? {
        guard !isDomainOnly, RewrittenPath.mayBeRewritten(trace.block.bytes, range) else { return nil }
        return trace.path(at: range, near: trace[received: recordedAt].date?.seconds)
    }

    /// Whether both may be the same envelope sender. Writers of SPF comments lower the case, and some keep only the domain.
    func agrees(with other: EnvelopeObservation, in trace: Trace) -> Bool {
        if isDomainOnly || other.isDomainOnly {
            return domain == other.domain || isUser(of: other, in: trace) || other.isUser(of: self, in: trace)
        }
        if decoded == nil, other.decoded == nil { return trace.areSameText(range, other.range) }
        return sender(in: trace).lowercased() == other.sender(in: trace).lowercased()
    }

    /// Whether this is a user of the machine that wrote the line, by name alone (`envelope-from root`), and the other one his address.
    private func isUser(of other: EnvelopeObservation, in trace: Trace) -> Bool {
        guard isDomainOnly, !other.isDomainOnly, decoded == nil, other.decoded == nil, !range.isEmpty,
            let at = trace.block.bytes.lastIndex(of: 0x40, in: other.range)
        else { return false }
        return trace.block.bytes.equalIgnoringCase(range, ByteRange(other.range.lower, at))
    }

    /// Whether all hops that know the envelope sender know one and the same, and it is not rewritten. False where they may differ.
    static func areOnePlainSender(in trace: inout Trace) -> Bool {
        var whole: ByteRange?
        var domain: DomainID??
        for index in trace.hops.indices {
            guard let sender = trace.hops[index].envelope.sender else { continue }
            if let domain, domain != trace.hops[index].envelope.domain { return false }
            domain = .some(trace.hops[index].envelope.domain)
            if trace.hops[index].envelope.isDomainOnly { continue }
            if let whole {
                guard trace.block.bytes.areEqual(whole, sender) else { return false }
            } else {
                if RewrittenPath.mayBeRewritten(trace.block.bytes, sender) { return false }
                whole = sender
            }
        }
        return true
    }

    /// All hops whose envelope is known, oldest first.
    static func all(in trace: Trace) -> [EnvelopeObservation] {
        var all: [EnvelopeObservation] = []
        all.reserveCapacity(trace.hops.count)
        for hop in trace.hops {
            if let one = EnvelopeObservation(at: hop) { all.append(one) }
        }
        return all
    }
}

extension Trace {
    /// Whether two ranges hold the same text, upper and lower case aside.
    func areSameText(_ one: ByteRange, _ other: ByteRange) -> Bool {
        if block.bytes.equalIgnoringCase(one, other) { return true }
        // Letters beyond ASCII have cases too.
        guard block.bytes.holdsForeignLetters(one) || block.bytes.holdsForeignLetters(other) else { return false }
        return text(one).lowercased() == text(other).lowercased()
    }
}

extension [UInt8] {
    /// Whether two ranges hold the same bytes.
    func areEqual(_ one: ByteRange, _ other: ByteRange) -> Bool {
        guard one.count == other.count, one.upper <= count, other.upper <= count else { return false }
        return one.isEmpty || self[one.lower..<one.upper] == self[other.lower..<other.upper]
    }
}
