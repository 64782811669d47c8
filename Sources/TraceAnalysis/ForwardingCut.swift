internal import TraceFields

/// A point at which the mail seems to have been sent on, before such points are merged and numbered.
struct ForwardingCut {
    var kind: Forwarding.Kind
    var isRewritten: Bool
    /// The newest hop of the leg before it; 0 where that leg left no line.
    var hop: Int
    /// The hops between which it must lie: the newest that knows the old envelope, the oldest that knows the new one.
    var span: ClosedRange<Int>
    var forwarder: String?
    var destination: String?
    var originalSender: String?
    /// The sender that the new envelope holds, one rewriting undone.
    var innerSender: String?
    var time: Int64?
    var domainAfter: DomainID?
    var list: DomainID?
    var confidence: Confidence
    var evidence: [Evidence] = []
    var alternativeKind: Forwarding.Kind?
    /// A field of the forwarder shows the very place.
    var isPlacedByMark = false

    /// How much the kind tells: of two cuts at one place the larger one names it.
    var rank: Int {
        switch kind {
        case .googleCaf, .srs0, .srs1, .microsoftSRS, .googleGroups: 6
        case .aliasService: 5
        case .mailingList: 4
        case .resent, .microsoftRedirect, .fetch: 3
        case .alias: 2
        case .unknown: 1
        }
    }

    /// Takes what the other cut knows and this one does not.
    mutating func absorb(_ other: ForwardingCut) {
        forwarder = forwarder ?? other.forwarder
        destination = destination ?? other.destination
        originalSender = originalSender ?? other.originalSender
        time = time ?? other.time
        list = list ?? other.list
        domainAfter = domainAfter ?? other.domainAfter
        isRewritten = isRewritten || other.isRewritten
        if other.isPlacedByMark, !isPlacedByMark {
            hop = other.hop
            isPlacedByMark = true
        }
        confidence = max(confidence, other.confidence)
        evidence.append(contentsOf: other.evidence)
    }
}
