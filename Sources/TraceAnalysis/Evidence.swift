public import TraceFields

/// One reason: what kind, where it stands, what it weighs.
public struct Evidence: Sendable {
    public var code: Code
    // A message has many reasons; numbers of 32 bits keep them small, with -1 and an end before the start for nil.
    private var points: Int16
    private var fieldIndex: Int32
    private var hopNumber: Int32
    private var statementNumber: Int32
    private var forwardingNumber: Int32
    private var bytes: ByteRange

    public init(
        _ code: Code, weight: Int = 0, field: Int? = nil, hop: Int? = nil, statement: Int? = nil, forwarding: Int? = nil,
        value: ByteRange? = nil
    ) {
        self.code = code
        points = Int16(clamping: weight)
        fieldIndex = Int32(field ?? -1)
        hopNumber = Int32(hop ?? -1)
        statementNumber = Int32(statement ?? -1)
        forwardingNumber = Int32(forwarding ?? -1)
        bytes = value ?? ByteRange(start: 1, end: 0)
    }

    /// Points for the hop that it speaks for; negative speaks against. 0 for evidence that is not weighed.
    public var weight: Int { Int(points) }
    /// Index of the field that it stands in.
    public var field: Int? { fieldIndex < 0 ? nil : Int(fieldIndex) }
    public var hop: Int? { hopNumber < 0 ? nil : Int(hopNumber) }
    /// Number of a statement, from 1.
    public var statement: Int? { statementNumber < 0 ? nil : Int(statementNumber) }
    /// Number of a forwarding, from 1.
    public var forwarding: Int? {
        get { forwardingNumber < 0 ? nil : Int(forwardingNumber) }
        set { forwardingNumber = Int32(newValue ?? -1) }
    }
    /// The bytes that show it.
    public var value: ByteRange? { bytes.end < bytes.start ? nil : bytes }

    /// Kinds of reasons; the raw value is the code of the reports. `docs/attribution.md` explains each.
    public enum Code: String, CaseIterable, Sendable {
        // Who wrote a statement
        case authservIDEquals = "authserv-id-equals"
        case authservIDAlias = "authserv-id-alias"
        case authservIDOrganization = "authserv-id-organization"
        case clientIPEquals = "client-ip-equals"
        case clientIPContradicts = "client-ip-contradicts"
        case clientIPNowhere = "client-ip-nowhere"
        case habitualPosition = "habitual-position"
        case onlyNeighbour = "only-neighbour"
        case wrongSide = "wrong-side"
        case sameBlock = "same-block"
        case mailFromEquals = "mail-from-equals"
        case mailFromContradicts = "mail-from-contradicts"
        case arcCopyEquals = "arc-copy-equals"
        case arcInstance = "arc-instance"
        case renamedField = "renamed-field"
        case signatureBelow = "signature-below"
        case signatureAbove = "signature-above"
        case sealTime = "seal-time"
        case commentWriter = "comment-writer"
        case sameProduct = "same-product"
        case recipientEquals = "recipient-equals"
        case authenticatedSession = "authenticated-session"
        case anonymousDialect = "anonymous-dialect"
        case selfSeal = "self-seal"
        case group = "group"
        case gatewaySkipped = "gateway-skipped"
        case restsOnRemoval = "rests-on-removal"
        case positionUnreliable = "position-unreliable"
        case belowTrustLine = "below-trust-line"
        // Forwarding
        case rewrittenPath = "rewritten-path"
        case envelopeChanged = "envelope-changed"
        case recipientChanged = "recipient-changed"
        case forwarderOwnsHost = "forwarder-owns-host"
        case deliveredToForwarder = "delivered-to-forwarder"
        case forwardedFor = "forwarded-for"
        case forwardedTo = "forwarded-to"
        case loopMark = "loop-mark"
        case resentFields = "resent-fields"
        case submittedAnew = "submitted-anew"
        case carriedLines = "carried-lines"
        case listFields = "list-fields"
        case sieveRedirect = "sieve-redirect"
        case aliasServiceMark = "alias-service-mark"
        case inboundMark = "inbound-mark"
        case fetchLine = "fetch-line"
        case spfFailsForForwarder = "spf-fails-for-forwarder"
        case earlierEnvelope = "earlier-envelope"
        case verpRecipientDiffers = "verp-recipient-differs"
        case secondDelivery = "second-delivery"
        case heldForModeration = "held-for-moderation"
        case clockAgrees = "clock-agrees"
        case clockContradicts = "clock-contradicts"
        // Envelope
        case returnPath = "return-path"
        case envelopeFromClause = "envelope-from-clause"
        case statementMailFrom = "statement-mail-from"
        // Findings
        case statementCited = "statement"
        case fieldCited = "field"
        /// What a spam filter says of SPF, DKIM or DMARC in words of its own.
        case filterWords = "filter-words"
        /// The host that the filter names as its own.
        case filterHost = "filter-host"
        /// The line whose number the filter names; it is a trusted server's or not.
        case filterOfTrustedHop = "filter-of-trusted-hop"
        case filterOfHop = "filter-of-hop"
        case hopCited = "hop"
        case signatureCited = "signature"
    }
}

/// Another hop that could have made a statement, and what speaks for it.
public struct Alternative: Sendable {
    public var hop: Int
    /// The strongest reason for it.
    public var reason: Evidence.Code
    /// Its points, to compare with those of the hop that was chosen.
    public var score: Int

    public init(hop: Int, reason: Evidence.Code, score: Int) {
        self.hop = hop
        self.reason = reason
        self.score = score
    }
}
