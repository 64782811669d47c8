public import TraceFields

/// The way of one message: what its header says, read, ordered and judged.
///
/// Text is nowhere in it but where decoding made it; every other value is a number or a range into `block.bytes`. A `Trace` may
/// be reused from message to message (`MessageTracer.trace(_:into:)`), which keeps its memory.
public struct Trace: Sendable {
    public internal(set) var block = HeaderBlock()
    public internal(set) var fields = MessageFields()
    /// Every domain name that was looked at, with its organizational domain and its provider.
    public internal(set) var domains = DomainTable()

    /// Whether the positions of the fields can be trusted.
    public internal(set) var order = HeaderOrder()
    /// Hop `n` is element `n - 1`; 1 is the oldest.
    public internal(set) var hops: [Hop] = []
    /// In time order.
    public internal(set) var legs: [Leg] = []
    /// In time order; forwarding `n` is element `n - 1`.
    public internal(set) var forwardings: [Forwarding] = []
    /// Statement `n` is element `n - 1`; the same order as `fields.statements`: header order.
    public internal(set) var statements: [Statement] = []
    public internal(set) var arc = ARCChain()
    /// Most severe first, then by code.
    public internal(set) var findings: [Finding] = []
    public internal(set) var verdict = Verdict()

    /// The domain of the author: of the one `From` address, or nil where there are none or several domains.
    public internal(set) var author: DomainID?
    /// From bears no domain that could be read: the author is the one whom this statement, index in `statements`, says that From named.
    public internal(set) var authorRecord: Int?
    /// Who wrote From in the author's place; nil where nothing shows that somebody did.
    public internal(set) var rewrittenFrom: RewrittenFrom?
    /// A forwarding that the envelope sender speaks of, and the server denies that took the mail.
    public internal(set) var deniedForwarding: DeniedForwarding?
    /// The oldest hop whose writer the reader trusts; nil where no hop is.
    public internal(set) var trustLine: Int?
    /// The names that the reader trusts beside his own network.
    public internal(set) var trustedNames: [DomainID] = []
    /// Those of them that nothing in the message bears.
    public internal(set) var unseenTrust: [DomainID] = []
    /// Those of which lines stand in the message, but behind somebody else who is not trusted.
    public internal(set) var distantTrust: [DomainID] = []

    /// How long the body is, where a signature limits how much of it is signed.
    public internal(set) var body: BodyLength?

    /// Reasons, as ranges of this list: `Statement.evidence` and others index it.
    public internal(set) var evidence: [Evidence] = []
    public internal(set) var alternatives: [Alternative] = []
    /// Values for the sentences of findings: `Finding.facts` indexes it.
    public internal(set) var facts: [Fact] = []

    /// What ranges of the header were found to name.
    var named = NamedRanges()
    /// What envelope senders of the header were decoded to.
    var paths = PathReadings()
    /// What those of legs say about themselves: `Leg.senderReading` indexes it.
    var senderReadings: [RewrittenPath] = []
    /// Which fields the header holds.
    var names = FieldNames()
    /// What attribution looks at.
    var ground = AttributionGround()
    /// What the rules look at.
    var subjects = RuleSubjects()

    public init() {}

    /// The defects of the block and of its fields, in the order of their bytes.
    public var defects: [Defect] {
        (block.defects + fields.defects).sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }

    /// The `Received` field of hop `n`.
    public func received(_ n: Int) -> Received { self[received: n] }

    /// The same where it lies: it is too long to be copied for one of its values.
    subscript(received n: Int) -> Received {
        @inline(__always) _read { yield fields.received[fields.received.count - n] }
    }

    /// The field-level reading of a statement.
    public func reading(_ statement: Statement) -> ResultStatement { fields.statements[statement.reading] }

    /// The field that holds a statement.
    public func container(_ statement: Statement) -> ResultField { fields.results[reading(statement).container] }
}

/// Whether the fields still stand in the order in which servers wrote them.
public struct HeaderOrder: Hashable, Sendable {
    public enum Reason: String, CaseIterable, Sendable {
        /// All `Received` fields stand together although fields of hops between them exist elsewhere.
        case grouped
        /// The names are in alphabetical order.
        case sorted
        /// The names were rewritten to one capitalisation, as libraries do that keep fields in a map.
        case renamed
        /// Time falls from the oldest hop to the newest.
        case reversed
    }

    public var isReliable = true
    public var reason: Reason?

    public init() {}
}

/// How sure a statement about the message is.
public enum Confidence: UInt8, Comparable, Sendable {
    /// Nobody can be named.
    case unattributed
    /// Two or more answers are equally good.
    case ambiguous
    case likely
    case certain

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// The word of the reports.
    public var code: StaticString {
        switch self {
        case .unattributed: "unattributed"
        case .ambiguous: "ambiguous"
        case .likely: "likely"
        case .certain: "certain"
        }
    }
}
