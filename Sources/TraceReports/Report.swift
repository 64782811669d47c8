/// What hoptrace says about one message: the one model that text, JSON, XML and HTML write.
///
/// Its members are those of the contract `hoptrace.trace/1`, in its order and under its names. Everything is text and numbers
/// already; a writer chooses the layout and decides nothing. Text from the message is valid UTF-8 but may hold anything else:
/// a writer passes it through `PrintableText`.
public struct Report: Hashable, Sendable {
    /// The version of the contract.
    public static let format = "hoptrace.trace/1"
    /// The version of the program.
    public static let programVersion = "0.1.0"

    public var source: Source
    public var options: Options
    public var message: Message
    public var order: Order
    /// Oldest first.
    public var hops: [Hop]
    public var legs: [Leg]
    public var forwardings: [Forwarding]
    /// In the order of the header.
    public var statements: [Statement]
    public var arc: ARC
    /// Most severe first.
    public var findings: [Finding]
    public var defects: [Defect]
    public var verdict: Verdict

    /// What is said of forwardings that no line shows; empty where others are there and nothing points to more. No part of the contract.
    public var noForwarding: String
    /// What the report cannot tell: sentences for people. No part of the contract.
    public var limits: [String]
    /// Hops by networks: the boxes of a drawing. No part of the contract.
    public var stations: [Station]
    /// Results by method and by the hop that recorded them. No part of the contract.
    public var matrix: Matrix
    /// The header as it stands in the message, for reports that quote it. No part of the contract.
    public var header: [HeaderLine]

    /// How much is made.
    public enum Extent: Hashable, Sendable {
        /// What the contract names. The other members are empty: only JSON and XML may be written.
        case contract
        /// All, for reports that people read.
        case whole
    }

    /// What the user asked for.
    public struct Options: Hashable, Sendable {
        /// Authserv-ids, domains and networks that the user trusts.
        public var trust: [String]
        /// Domains that the user says are one organization.
        public var sameOrganization: [String]
        public var language: Language

        public init(trust: [String] = [], sameOrganization: [String] = [], language: Language = .english) {
            self.trust = trust
            self.sameOrganization = sameOrganization
            self.language = language
        }
    }

    /// Whether the fields stand in the order in which servers wrote them.
    public struct Order: Hashable, Sendable {
        public var isReliable: Bool
        public var reason: String?
    }

    /// What the message says of itself.
    public struct Message: Hashable, Sendable {
        public var from: [Author]
        public var to: [String]
        public var subject: String?
        public var date: String?
        /// Whether the zone of the date tells which moment is meant. No part of the contract.
        public var isZoneKnown: Bool
        /// The Date field as it was written, where it cannot be read.
        public var unreadDate: String?
        public var messageID: String?
        public var returnPath: ReturnPath?
        /// The addresses of Reply-To.
        public var replyTo: [Author]
        /// Who wrote From in the author's place; nil where nothing shows that somebody did.
        public var rewrittenFrom: RewrittenFrom?
        /// Where the mail came from, by the word of fields that anybody can write.
        public var originClaims: [OriginClaim]
    }

    /// A field in which somebody of the sender's side noted where the mail came from.
    public struct OriginClaim: Hashable, Sendable {
        public var value: String
        public var field: Field
    }

    /// From, written by a list or an alias service.
    public struct RewrittenFrom: Hashable, Sendable {
        /// `list` or `forwarder`.
        public var writer: String
        /// Number of the forwarding that wrote it.
        public var forwarding: Int
        /// The author, or the author's domain, as the writer tells it. Nobody checked it.
        public var author: String?
        /// The field that tells it.
        public var field: Field?
    }

    /// One address of From or Reply-To.
    public struct Author: Hashable, Sendable {
        public var address: String
        public var domain: String?
        public var organizationalDomain: String?
        /// What a mail program shows in place of the address.
        public var displayName: String?
    }

    /// The newest Return-Path field.
    public struct ReturnPath: Hashable, Sendable {
        /// Without angle brackets; empty for the null reverse-path.
        public var value: String
        public var field: Field
        public var reading: Reading
    }

    /// Where a header field stands.
    public struct Field: Hashable, Sendable {
        /// From 0 at the top.
        public var index: Int
        /// As written.
        public var name: String
        /// From 1.
        public var line: Int
        /// Byte offsets in the message; `end` is exclusive.
        public var start: Int
        public var end: Int
    }
}
