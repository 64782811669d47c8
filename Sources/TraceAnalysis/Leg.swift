public import TraceFields

/// A run of hops under one envelope, from one forwarding to the next.
///
/// Its addresses are text only where no bytes of the message are (`Trace.sender(of:)` and its kin): few ask for them.
public struct Leg: Sendable {
    /// From 1, the author's side first.
    public var n: Int
    /// The numbers of its hops.
    public var hops: ClosedRange<Int>
    var sender: Sender = .unknown
    /// The form of the sender; nil where no sender is known.
    public internal(set) var senderKind: RewrittenPath.Kind?
    /// What the sender says about itself: index in `Trace.senderReadings`. Nil where it is plain.
    var senderReading: Int?
    public var senderConfidence: Confidence = .unattributed
    public var senderEvidence: Range<Int> = 0..<0
    /// The newest recipient that a line of the leg names.
    public var recipient: ByteRange?
    /// The client address at the hop where the leg entered its last network.
    public var clientAddress: IPAddress?
    public var network: Network?

    /// MAIL FROM of a leg.
    enum Sender: Sendable {
        case unknown
        /// As the message holds it; an empty range is the null reverse-path.
        case written(ByteRange)
        /// As a forwarding knew it.
        case kept(String)
    }

    public init(n: Int, hops: ClosedRange<Int>) {
        self.n = n
        self.hops = hops
    }

    /// Whether MAIL FROM was the null reverse-path; nil where it is not known.
    var isSenderNull: Bool? {
        switch sender {
        case .unknown: nil
        case .written(let range): range.isEmpty
        case .kept(let text): text.isEmpty
        }
    }
}

extension Trace {
    /// MAIL FROM of a leg; an empty string is the null reverse-path.
    public func sender(of leg: Leg) -> String? {
        switch leg.sender {
        case .unknown: nil
        case .written(let range): text(range)
        case .kept(let text): text
        }
    }

    /// What MAIL FROM of a leg says about itself.
    public func senderReading(of leg: Leg) -> RewrittenPath? {
        if let reading = leg.senderReading { return senderReadings[reading] }
        return sender(of: leg).map { RewrittenPath(kind: .plain, value: $0) }
    }

    /// The recipient of a leg.
    public func recipient(of leg: Leg) -> String? { leg.recipient.map { text($0) } }

    /// Sets what the sender of a leg says about itself.
    mutating func keep(_ reading: RewrittenPath, for leg: inout Leg) {
        leg.senderKind = reading.kind
        leg.senderReading = senderReadings.count
        senderReadings.append(reading)
    }
}
