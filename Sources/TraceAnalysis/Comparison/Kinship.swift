/// How two messages are related, and how that is known.
public struct Kinship: Sendable {
    public var relation: Relation
    public var confidence: Confidence
    /// Strongest first; what speaks against comes last.
    public var evidence: [KinshipEvidence]

    public enum Relation: String, CaseIterable, Sendable {
        /// Copies of one mail.
        case sameMail = "same-mail"
        /// The same mailing to another recipient, or sent twice.
        case sibling
        /// The same author's side sent again: another mail, to compare before and after.
        case resend
        case unrelated
        case undecided
    }

    init(relation: Relation, confidence: Confidence, evidence: [KinshipEvidence]) {
        self.relation = relation
        self.confidence = confidence
        self.evidence = evidence
    }
}

/// One reason for or against two messages being copies of one mail.
public struct KinshipEvidence: Hashable, Sendable {
    public var code: Code
    /// What is equal; nil where the two differ or where the value explains nothing.
    public var value: String?
    /// How many, where it counts something.
    public var count: Int?
    /// Indices of the fields in both messages.
    public var firstField: Int?
    public var secondField: Int?

    public var strength: Strength { code.strength }

    public enum Strength: UInt8, Comparable, Sendable {
        case against, weak, medium, high, certain

        public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

        public var code: StaticString {
            switch self {
            case .against: "against"
            case .weak: "weak"
            case .medium: "medium"
            case .high: "high"
            case .certain: "certain"
            }
        }

        /// Points towards one mail: a hundred make it likely.
        var points: Int {
            switch self {
            case .against: 0
            case .weak: 10
            case .medium: 30
            case .high: 50
            case .certain: 100
            }
        }
    }

    /// The raw value is the code of the reports.
    public enum Code: String, CaseIterable, Sendable {
        /// A DKIM signature with the same `d=`, `s=` and `b=`: whatever became of it, it was made once.
        case signatureEquals = "signature-equals"
        /// An ARC seal with the same `d=`, `s=` and `b=`.
        case sealEquals = "seal-equals"
        /// Message-ID, Date and From are equal.
        case messageIdentityEquals = "message-identity-equals"
        case deliveryTokenEquals = "delivery-token-equals"
        case bodyEquals = "body-equals"
        /// The oldest Received lines are equal.
        case routeEquals = "route-equals"
        /// Both are the same mail as a third copy.
        case throughThirdCopy = "through-third-copy"
        case messageIDEquals = "message-id-equals"
        case dateEquals = "date-equals"
        /// Signatures over the same body.
        case bodyHashEquals = "body-hash-equals"
        case serviceAccountEquals = "service-account-equals"
        case fromEquals = "from-equals"
        case subjectEquals = "subject-equals"
        case recipientEquals = "recipient-equals"
        /// The author's side signed both in the same second over the same body, but not once.
        case signedTwice = "signed-twice"
        case deliveryTokenDiffers = "delivery-token-differs"
        case messageIDDiffers = "message-id-differs"
        case dateDiffers = "date-differs"
        case fromDiffers = "from-differs"
        case recipientDiffers = "recipient-differs"
        case bodyDiffers = "body-differs"

        public var strength: Strength {
            switch self {
            case .signatureEquals, .sealEquals: .certain
            case .messageIdentityEquals, .deliveryTokenEquals, .bodyEquals, .routeEquals, .throughThirdCopy: .high
            case .messageIDEquals, .dateEquals, .bodyHashEquals, .serviceAccountEquals: .medium
            case .fromEquals, .subjectEquals, .recipientEquals: .weak
            case .signedTwice, .deliveryTokenDiffers, .messageIDDiffers, .dateDiffers, .fromDiffers, .recipientDiffers,
                .bodyDiffers:
                .against
            }
        }
    }
}

extension Kinship {
    init(_ first: CopyFacts, _ second: CopyFacts) {
        let evidence = KinshipSearch(first: first, second: second).evidence
        let ground = Ground(evidence: evidence)
        let row = Self.table.first { $0.holds(ground) }
        self.init(relation: row?.relation ?? .undecided, confidence: row?.confidence ?? .ambiguous, evidence: evidence)
    }

    struct Ground {
        let evidence: [KinshipEvidence]

        func has(_ codes: KinshipEvidence.Code...) -> Bool { codes.allSatisfy { code in evidence.contains { $0.code == code } } }

        /// What shows one text or one author's side is not counted for one delivery.
        var points: Int {
            evidence.reduce(0) { $1.code == .serviceAccountEquals ? $0 : $0 + $1.strength.points }
        }

        /// Both bear what a campaign has in common.
        var isOneMailing: Bool {
            has(.messageIDEquals) || has(.messageIdentityEquals) || has(.bodyHashEquals)
                || has(.fromEquals, .subjectEquals, .dateEquals)
        }
    }

    private struct Row: Sendable {
        var relation: Relation
        var confidence: Confidence
        var holds: @Sendable (Ground) -> Bool

        init(_ relation: Relation, _ confidence: Confidence, _ holds: @escaping @Sendable (Ground) -> Bool) {
            self.relation = relation
            self.confidence = confidence
            self.holds = holds
        }
    }

    /// The first row that holds decides.
    private static let table: [Row] = [
        Row(.sameMail, .certain) { $0.has(.signatureEquals) || $0.has(.sealEquals) },
        Row(.sibling, .certain) { $0.has(.signedTwice, .deliveryTokenDiffers) },
        Row(.sibling, .likely) {
            ($0.has(.signedTwice) || $0.has(.deliveryTokenDiffers)) && $0.isOneMailing && !$0.has(.messageIDDiffers)
        },
        Row(.sameMail, .likely) { $0.points >= 100 && !$0.has(.messageIDDiffers, .dateDiffers) },
        // Other recipients of one text; the same recipient gets it twice only when it is sent again.
        Row(.sibling, .likely) { $0.has(.fromEquals, .bodyHashEquals, .recipientDiffers) },
        Row(.sibling, .likely) {
            $0.has(.fromEquals, .subjectEquals, .dateEquals, .recipientDiffers) && $0.has(.messageIDDiffers)
        },
        Row(.resend, .likely) { $0.has(.fromEquals, .subjectEquals, .messageIDDiffers, .dateDiffers) },
        Row(.resend, .likely) { $0.has(.fromEquals, .serviceAccountEquals, .recipientEquals, .messageIDDiffers, .dateDiffers) },
        Row(.unrelated, .certain) { $0.has(.messageIDDiffers, .fromDiffers) && !$0.has(.bodyEquals) && !$0.has(.routeEquals) },
        Row(.unrelated, .likely) { $0.has(.messageIDDiffers, .dateDiffers) && !$0.has(.bodyEquals) && !$0.has(.routeEquals) },
        Row(.unrelated, .likely) { $0.has(.fromDiffers, .dateDiffers) && $0.points < 30 },
        Row(.undecided, .ambiguous) { _ in true },
    ]
}
