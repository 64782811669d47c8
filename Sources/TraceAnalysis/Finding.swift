public import TraceFields

/// A rule that fired.
public struct Finding: Sendable {
    public var code: FindingCode
    public var variant: Variant?
    public var severity: Severity
    public var confidence: Confidence
    /// Indices in `Trace.evidence`; never empty but where absence itself is the finding.
    public var evidence: Range<Int>
    /// Indices in `Trace.facts`: the values of its sentences.
    public var facts: Range<Int>

    public init(
        _ code: FindingCode, variant: Variant? = nil, severity: Severity, confidence: Confidence, evidence: Range<Int>,
        facts: Range<Int>
    ) {
        self.code = code
        self.variant = variant
        self.severity = severity
        self.confidence = confidence
        self.evidence = evidence
        self.facts = facts
    }

    /// A shade of a finding that changes its sentence.
    public enum Variant: String, CaseIterable, Sendable {
        case list, mask
        case recordBroken = "record-broken"
        case providerDefaultSignature = "provider-default-signature"
        case secondSignature = "second-signature"
        case probable
        /// A signature that did not verify, and nothing else that ties the mail to its signer.
        case untied
        /// The signature did not match at an older hop either.
        case failedBefore = "failed-before"
        case canonicalization
        case revoked
        case notEvaluable = "not-evaluable"
        case noPolicy = "no-policy"
        case skipped
        case sameProvider = "same-provider"
        case gateway
        /// Asked about a service that filters mail for others.
        case filter
        case timezone
        case identifier
        case privateOnlyChain = "private-only-chain"
        case srs1Middle = "srs1-middle"
        case spf, dmarc
        case onlyResult = "only-result"
        case notMeasured = "not-measured"
        /// Nothing but the form of an address speaks for it.
        case form
        /// Above the trust line, with a writer that nobody can name.
        case unattributed
        /// A trusted server may have written it, about another connection than its own.
        case undecided
        /// Only lines outside of the trust line are concerned.
        case claimed
        /// The date of the message itself.
        case date
        /// The one seal is the sender's or the receiver's own.
        case ownSeal = "own-seal"
        /// The receiver found no domain in From.
        case unreadAuthor = "unread-author"
        /// From names several domains.
        case severalAuthors = "several-authors"
        /// A program put the copy into the mailbox.
        case inserted
        /// The domain is a provider's name for one of its customers.
        case tenant
        /// SPF failed where the mail came in, and passed behind for a relay.
        case relayed
        /// SPF failed where the mail came in without a signature, and a relay put one on.
        case signedLater = "signed-later"
        /// The forwarder's domain is the author's.
        case sameName = "same-name"
        /// The list is of the author's organization.
        case ownList = "own-list"
        /// What a provider says of its own user.
        case ownUser = "own-user"
        /// What a server says of the signature that it has just made.
        case ownSignature = "own-signature"
        /// The copy holds no signature at all.
        case unsigned
        /// What passed is about another name than the author's.
        case otherName = "other-name"
        /// What a server says of a user who had logged in.
        case loggedIn = "logged-in"
        /// What a server lets pass by a rule of its own, without asking a record.
        case ownRule = "own-rule"
        /// The field bears no name, or nothing names the client.
        case nameless
        /// The gap is at the beginning of the way.
        case beforeFirst = "before-first"
        /// The lines at the beginning of the way stand there as `X-Received`.
        case renamedLines = "renamed-lines"
        /// The client of a line is of no server that wrote one.
        case reentry
        /// The field stands where its server may write, and the sender too.
        case misplaced
        /// The line of the server that took the mail in is missing.
        case lineMissing = "line-missing"
        /// Two lines name one client.
        case sameClient = "same-client"
        case sha1
        /// A receiver set it aside.
        case refused
        /// No server left a line.
        case noTrace = "no-trace"
        /// The server that got the mail in the end left no line.
        case notArrived = "not-arrived"
        /// What one server did not get, a newer one had.
        case fetchedLater = "fetched-later"
        /// ARC seals tell where it happened.
        case bySeals = "by-seals"
        /// The tested name stands for another one, which its server had kept in the address.
        case rewritten
        /// A record is missing or cannot be used; nobody says which.
        case unusable
        /// A server that is trusted left results, and the mail was sent on after that.
        case earlierLeg = "earlier-leg"
        /// The final server found the same of the author.
        case again
        /// The results are about several names.
        case severalNames = "several-names"
    }
}

/// What a finding means to the reader.
public enum Severity: UInt8, Comparable, CaseIterable, Sendable {
    case info, notice, warning, critical

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    public var code: StaticString {
        switch self {
        case .info: "info"
        case .notice: "notice"
        case .warning: "warning"
        case .critical: "critical"
        }
    }
}

/// One value of a finding's or a verdict's sentences.
public struct Fact: Sendable {
    public var name: Name
    public var value: Value

    public init(_ name: Name, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// The placeholder that the value fills.
    public enum Name: String, CaseIterable, Sendable {
        /// The author's domain.
        case author
        /// The domain that was tested.
        case domain
        /// The forwarding mailbox, or its host where no mailbox is known.
        case forwarder
        case destination
        /// Hops, by their number.
        case hop, earlierHop, laterHop
        /// The name that the writer of a statement bears.
        case writer
        case method, result, earlierResult, laterResult
        /// `s=` and the DNS name made of it.
        case selector, record
        case service
        case helo
        /// The address of a client.
        case client
        case sealer
        case list
        case bits, algorithm
        case length, excess
        case seconds
        case count
        /// The number of a leg, and its envelope sender.
        case leg, sender
    }

    public enum Value: Sendable {
        case domain(DomainID)
        case bytes(ByteRange)
        /// A name or a word that the tables of the program hold.
        case word(StaticString)
        case text(Source)
        case number(Int)
        case hop(Int)
        case method(ResultMethod)
        case result(ResultWord)
    }

    /// Where a text comes from that is made only where somebody asks for it, with `Trace.text(of:)`.
    public enum Source: Hashable, Sendable {
        /// Of a forwarding, by its number: the mailbox that sent the mail on, the one that it was sent to, the network, and the forwarder
        /// before it that its envelope names.
        case forwarder(Int), destination(Int), network(Int), firstForwarder(Int)
        /// The DNS name of the key of a statement, by its index.
        case key(Int)
        /// The DNS name of the policy of a domain.
        case policy(DomainID)
        /// Of the envelope sender of a leg, by its number: the address, and the recipient and the service that it encodes.
        case sender(Int), recipient(Int), service(Int)
    }
}

/// The findings; the raw value is their code, which never changes. `docs/findings.md` has an entry for each.
public enum FindingCode: String, CaseIterable, Sendable {
    case spfPassForForwarder = "spf-pass-for-forwarder"
    case spfPassForESPDomain = "spf-pass-for-esp-domain"
    case spfPassUnaligned = "spf-pass-unaligned"
    case spfFailExplainedByForwarding = "spf-fail-explained-by-forwarding"
    case spfNeutralSoftfail = "spf-neutral-softfail"
    case spfTemperrorDNS = "spf-temperror-dns"
    case bestguesspass
    case envelopeNullSender = "envelope-null-sender"
    case returnPathMissing = "return-path-missing"
    case verpNotForwarding = "verp-not-forwarding"
    case dkimPassUnaligned = "dkim-pass-unaligned"
    case dkimPassForList = "dkim-pass-for-list"
    case dkimBrokenByList = "dkim-broken-by-list"
    case dkimBodyChangedInTransit = "dkim-body-changed-in-transit"
    case dkimTemperrorDNS = "dkim-temperror-dns"
    case dkimKeyMissing = "dkim-key-missing"
    case dkimTestMode = "dkim-test-mode"
    case dkimLengthLimited = "dkim-length-limited"
    case dkimWeakKey = "dkim-weak-key"
    case dkimFromNotSigned = "dkim-from-not-signed"
    case dkimReplaySuspected = "dkim-replay-suspected"
    case dmarcMissing = "dmarc-missing"
    case dmarcPassThroughDKIMOnly = "dmarc-pass-through-dkim-only"
    case dmarcPassByARCOverride = "dmarc-pass-by-arc-override"
    case arcNoneOnDirect = "arc-none-on-direct"
    case arcFailed = "arc-failed"
    case passFromEarlierLeg = "pass-from-earlier-leg"
    case passFromUntrustedHop = "pass-from-untrusted-hop"
    case forgedAuthenticationResults = "forged-authentication-results"
    case resultCopiedDownstream = "result-copied-downstream"
    case resultsDisagree = "results-disagree"
    case noResultsAtFinalHop = "no-results-at-final-hop"
    case sameOrgDifferentService = "same-org-different-service"
    case microsoftOOFLoop = "microsoft-oof-loop"
    case timeTravel = "time-travel"
    case missingHop = "missing-hop"
}
