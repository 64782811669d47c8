public import TraceFields

/// One `Received` field as a step of the way.
public struct Hop: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case smtp, submission, `internal`, local, list, fetch, web, unknown
    }

    /// From 1, the oldest.
    public var n: Int
    /// Index of the field in the header.
    public var field: Int
    public var kind: Kind = .unknown
    /// The host that wrote the line.
    public var by: DomainID?
    /// The name by which the server that wrote it knew the client: what it looked up, else what the client said.
    public var client: DomainID?
    /// The administrative domain that wrote the line; nil where the line does not tell.
    public var network: Network?
    /// What wrote it: a row of `Producers`; nil where no row fits.
    public var producer: Int?
    /// The leg that the hop lies in, from 1.
    public var leg = 1
    /// Whether its writer is on the reader's side of the trust line.
    public var isTrusted = false
    /// What the address of the client tells.
    var reach: Reach = .none
    /// Whether the client is the same machine: nothing is evaluated there.
    var isLoopback = false
    /// Whether it took the message from another machine and could have judged that connection.
    var isStation = false
    /// Seconds since the last older hop that has a date; nil where either has none.
    public var delay: Int?
    /// The time that the identifier of the line holds.
    public var clock: IdentifierClock?
    /// MAIL FROM at this hop, as far as anything tells.
    public var envelope = HopEnvelope()

    /// Where the address of a client can be reached.
    enum Reach: UInt8, Sendable {
        /// The line names no address.
        case none
        /// From nowhere but inside: loopback, private, link-local.
        case inside
        /// From the Internet.
        case routable
        /// Nobody can know: a mask stands where the address was.
        case hidden
    }

    public init(n: Int, field: Int) {
        self.n = n
        self.field = field
    }
}

extension Hop {
    /// Whether the client may have come from the Internet: what is hidden is not taken for one from inside.
    var mayBeReachedFromOutside: Bool { reach == .routable || reach == .hidden }

    /// The name of the product or service that wrote the line: of its row in `Producers`.
    public var producerName: StaticString? { producer.map { Producers.rows[$0].name } }
}

/// What is known of the envelope (RFC 5321 §2.3.1) at one hop.
public struct HopEnvelope: Sendable {
    /// MAIL FROM; an empty range is the null reverse-path.
    public var sender: ByteRange?
    /// Only its domain is known: what Microsoft 365 writes.
    public var isDomainOnly = false
    public var domain: DomainID?
    /// Where the sender was read.
    public var source: Source?
    /// The field that it was read in.
    public var field: Int?
    /// Whether the line or a result of the hop tells it, not only Return-Path, which is written at delivery.
    public var isSeen = false
    /// The recipient, where exactly one is written.
    public var recipient: ByteRange?

    /// Strongest first.
    public enum Source: UInt8, Sendable { case clause, statement, returnPath, comment }

    public init() {}
}

/// Who runs a host: a provider of `Providers`, or an organizational domain.
public struct Network: Hashable, Sendable {
    /// A row of `Providers`, or the complement of a domain's identifier: what is compared often is one number.
    private var code: Int32

    public init(provider: Int) { code = Int32(provider) }
    public init(domain: DomainID) { code = ~domain.index }

    /// Row of `Providers`.
    public var provider: Int? { code >= 0 ? Int(code) : nil }
    /// The organizational domain, where no provider row fits.
    public var domain: DomainID? { code < 0 ? DomainID(index: ~code) : nil }
    /// What the provider does for others.
    var role: Provider.Role? { provider.map { Providers.rows[$0].role } }
}

/// The point between two legs, where the mail was sent on.
public struct Forwarding: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case googleCaf = "google-caf"
        case qqAuto = "qq-auto"
        case srs0
        case srs1
        case microsoftSRS = "microsoft-srs"
        case microsoftRedirect = "microsoft-redirect"
        case googleGroups = "google-groups"
        case mailingList = "mailing-list"
        /// Sent on under the same envelope sender: .forward, aliases, Sieve.
        case alias
        case resent
        case aliasService = "alias-service"
        case fetch
        case unknown

        /// Whether a list or a group sends the mail on, not a mailbox.
        public var isList: Bool { self == .mailingList || self == .googleGroups }
    }

    /// From 1, in time order.
    public var n: Int
    public var kind: Kind
    /// Whether the envelope sender was replaced.
    public var isRewritten: Bool
    /// The newest hop of the leg before it; 0 where that leg left no line.
    public var hop: Int
    public var network: Network?
    /// The mailbox, alias or list that sent the mail on.
    public var forwarder: String?
    public var destination: String?
    public var originalSender: String?
    public var envelopeBefore: String?
    public var envelopeAfter: String?
    /// The domain of `envelopeAfter`.
    public var domainAfter: DomainID?
    /// The list, where it is one.
    public var list: DomainID?
    /// When, where an address or a mark tells: seconds since 1970.
    public var time: Int64?
    /// Only the day of `time` is known.
    public var isTimeADay = false
    public var confidence: Confidence
    public var evidence: Range<Int> = 0..<0
    /// The weaker reading, where two are possible.
    public var alternativeKind: Kind?

    /// Whether a mailbox, or a service for it, sent the mail on under an envelope sender of its own.
    var putsOwnSender: Bool {
        switch kind {
        case .alias, .mailingList, .googleGroups: false
        case .googleCaf, .qqAuto, .srs0, .srs1, .microsoftSRS, .microsoftRedirect, .resent, .aliasService, .fetch, .unknown:
            isRewritten
        }
    }

    public init(n: Int, kind: Kind, isRewritten: Bool, hop: Int, confidence: Confidence) {
        self.n = n
        self.kind = kind
        self.isRewritten = isRewritten
        self.hop = hop
        self.confidence = confidence
    }
}
