public import TraceFields

/// The one sentence on top.
public struct Verdict: Sendable {
    public var code: Code = .noData
    /// What its sentences depend on beside the code.
    public var variant: Variant?
    /// The receiver compared another name than the one that stands in From of this copy.
    public var isFromChanged = false
    /// Index in `Trace.findings`: a signature of the author that did not verify, where nothing else ties the mail to him. It may be another
    /// mail's, or name a key that never existed.
    public var untied: Int?
    /// Of a proof: an address of somebody else that From shows as a name.
    public var shownAddress: String?
    /// Whether a summary of the newest results would mislead.
    public var isMisleading: Bool { !misleading.isEmpty || shownAddress != nil }
    /// What misleads in it: rows of the page that a mail reader shows, and forged words.
    public var misleading: [Misleading] = []
    public var confidence: Confidence = .certain
    /// Indices in `Trace.facts`.
    public var facts: Range<Int> = 0..<0
    /// Indices in `Trace.findings` of the findings that made it, strongest first.
    public var findings: [Int] = []
    /// Others that are grave although the author is proven.
    public var cautions: [Int] = []
    /// Index in `Trace.statements` of a failure of DMARC about the author that may be the receiver's own, where nobody can tell.
    public var doubtfulFailure: Int?
    /// Indices in `Trace.statements` of the statements that decide it: the newest trusted one of each method, but an older
    /// signature that proves the author before a newer one of somebody else, of which the warning says nothing.
    public var deciding: [Int] = []

    public init() {}

    /// Forgets the last message but keeps its memory.
    mutating func begin() {
        var next = Verdict()
        swap(&next.findings, &findings)
        swap(&next.cautions, &cautions)
        swap(&next.deciding, &deciding)
        swap(&next.misleading, &misleading)
        next.findings.empty()
        next.cautions.empty()
        next.deciding.empty()
        next.misleading.empty()
        self = next
    }

    /// A word that misleads, and what it really is about.
    public struct Misleading: Sendable {
        public var method: ResultMethod
        public var remark: ShownSummary.Remark
    }

    public enum Variant: String, CaseIterable, Sendable {
        /// Forged: the signs are weak, a list could have made them; the copy holds none of the signatures, and may be cut.
        case doubtful, unsigned
        /// Proven by what passed, while other results are about other names or did not pass.
        case inPart
        /// Proven by DMARC, without a result beside it that says by what.
        case byPolicy
        /// Nothing for the author, but for results that a seal preserves.
        case sealed
        /// A record is missing, a list wrote From, or others claim a PASS: what was checked beside or before it proves the author, or did not
        /// pass for the author.
        case proven, refuted
        /// A list copy, or one that was altered: the signature never passed as far as the copy shows; there is none; From bears the
        /// list's own name; the list is of the author's organization, also where it broke the signature, surely or probably.
        case probable, unproven, fromList, ownList, brokenByOwnList, probablyByOwnList
        /// The forwarder's domain is the author's.
        case sameName
        /// Nothing but an envelope sender, which anybody can write, says that the mail was sent on.
        case said
        /// That the signature was valid before, only a claim says.
        case claimedPass
        /// Only lines that anybody can type show the forwarding.
        case claimedWay
        /// What proves the author was recorded before the forwarding, and not behind it.
        case before
        /// A program put the altered copy into the mailbox.
        case inserted
        /// Every PASS, or what was sealed, is a platform's word for its own user.
        case ownUser
        /// Claims: of a server that is trusted, which asked no record.
        case unasked
        /// Claims: of the receiving side, by a server that no line shows; without a PASS among them.
        case unplaced, failures
        /// Claims, and every PASS among them is about somebody else: of the author they say that he did not pass.
        case strangers
        /// What was guessed is the SPF record.
        case ofRecord
        /// Proven, and DMARC was asked without an answer, is recorded as failed, or passed by what is not the author's.
        case undecided, contradicted, ofSender
        /// Others claim a PASS, among them a service that filters mail for others, behind which the author did not pass.
        case behindGateway
        /// SPF did not pass for a server that filters mail for others; it passed only for a relay.
        case gateway, relayed
        /// DMARC did not pass although the very name in From did, by SPF or DKIM.
        case overlooked
        /// Results that neither prove nor refute: words like none, nothing about names, no single author, no name, a composite result
        /// alone, or weak words.
        case nothing, elsewhere, noAuthor, severalAuthors, unnamed, composite, weak
        /// What passed for the author is the name of the server (HELO), beside another envelope sender.
        case serverName
        /// Nothing but what a server that fetched the mail says of a connection that it did not take.
        case fetched
        /// No result, and no server left a line; or the lines of the copy run together.
        case noTrace, lostLineBreaks
        /// No result and no line, but for a field that a server writes when it delivers a mail.
        case delivered
    }

    public enum Code: String, CaseIterable, Sendable {
        case forged
        case authorUncovered = "author-uncovered"
        case forwarderPassAuthorUnproven = "forwarder-pass-author-unproven"
        case forwardedAuthentic = "forwarded-authentic"
        case forwardedUnproven = "forwarded-unproven"
        case dnsBroken = "dns-broken"
        case dnsPartlyBroken = "dns-partly-broken"
        case arcTrusted = "arc-trusted"
        case list
        case failHarmless = "fail-harmless"
        case failUnproven = "fail-unproven"
        case altered
        case replay
        case serviceOnly = "service-only"
        case guess
        case claimsOnly = "claims-only"
        case authorFail = "author-fail"
        case authentic
        case authenticNoDMARC = "authentic-no-dmarc"
        case noData = "no-data"

        /// It says that the mail is the author's, as far as the name goes.
        public var isProof: Bool {
            switch self {
            case .authentic, .authenticNoDMARC, .forwardedAuthentic, .failHarmless: true
            case .forged, .authorUncovered, .forwarderPassAuthorUnproven, .forwardedUnproven, .dnsBroken, .dnsPartlyBroken,
                .arcTrusted, .list, .failUnproven, .altered, .replay, .serviceOnly, .guess, .claimsOnly, .authorFail, .noData:
                false
            }
        }
    }
}
