/// Why a rule did not fire: the answer to `--why CODE`.
///
/// Of several candidates that a rule looked at, the reason is that of the first one, which is the newest.
public struct Silence: Hashable, Sendable {
    public var reason: Reason
    /// Number of the statement that decided, from 1.
    public var statement: Int?
    /// Index of the field that decided.
    public var field: Int?
    /// Number of the hop that decided.
    public var hop: Int?
    /// Number of the forwarding that decided, from 1.
    public var forwarding: Int?
    /// The finding that says more about the same statement.
    public var stronger: FindingCode?

    public init(
        _ reason: Reason, statement: Int? = nil, field: Int? = nil, hop: Int? = nil, forwarding: Int? = nil,
        stronger: FindingCode? = nil
    ) {
        self.reason = reason
        self.statement = statement
        self.field = field
        self.hop = hop
        self.forwarding = forwarding
        self.stronger = stronger
    }

    /// The raw value is the code of the answer; the Phrasebook has a sentence for each.
    public enum Reason: String, CaseIterable, Sendable {
        /// The message holds no statement of the methods that the rule looks at.
        case noStatement = "no-statement"
        /// The message holds no field, signature or hop of the kind that the rule looks at.
        case nothingToJudge = "nothing-to-judge"
        /// No result of the kind that the rule looks for.
        case otherResult = "other-result"
        /// `From` does not name exactly one domain.
        case noAuthor = "no-author"
        /// The name is the author's own.
        case aligned
        /// The name is not the author's.
        case notAligned = "not-aligned"
        /// The name has another role than the rule is about.
        case otherRole = "other-role"
        /// The text of the statement names another cause.
        case otherCause = "other-cause"
        /// Nobody forwarded the message, or not before the hop in question.
        case notForwarded = "not-forwarded"
        /// It judges the leg behind all forwardings.
        case newestLeg = "newest-leg"
        /// A forwarding explains it.
        case forwarded
        /// The forwarding stayed inside one organization.
        case internalMove = "internal-move"
        /// A mailing list explains it.
        case throughList = "through-list"
        /// The hop lies outside the trust line.
        case notTrusted = "not-trusted"
        /// The hop lies inside the trust line.
        case trusted
        /// Another statement settles the question.
        case settledElsewhere = "settled-elsewhere"
        /// A stronger finding speaks about the same statement.
        case hidden
        /// The field that it needs is there.
        case fieldPresent = "field-present"
        /// The copy ends among the fields of servers, or its lines run together: it may lack what the rule looks for.
        case copyCut = "copy-cut"
        /// Too few signs.
        case tooFewSigns = "too-few-signs"
        /// The difference is too small to mean anything.
        case tooSmall = "too-small"
        /// The fields do not stand in the order in which servers wrote them.
        case orderUnreliable = "order-unreliable"
        /// The copy of an earlier statement is sealed by a chain that a trusted server accepted.
        case sealed
    }
}
