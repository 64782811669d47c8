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
        case canonicalization
        case revoked
        case notEvaluable = "not-evaluable"
        case noPolicy = "no-policy"
        case skipped
        case sameProvider = "same-provider"
        case gateway
        case timezone
        case identifier
        case privateOnlyChain = "private-only-chain"
        case srs1Middle = "srs1-middle"
        case spf, dmarc
        case onlyResult = "only-result"
        case notMeasured = "not-measured"
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
        case sealer
        case list
        case bits, algorithm
        case length, excess
        case seconds
        case count
    }

    public enum Value: Sendable {
        case domain(DomainID)
        case bytes(ByteRange)
        case text(String)
        case number(Int)
        case hop(Int)
        case method(ResultMethod)
        case result(ResultWord)
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

/// The one sentence on top.
public struct Verdict: Sendable {
    public var code: Code = .noData
    /// Whether a summary of the newest results would mislead.
    public var isMisleading = false
    public var confidence: Confidence = .certain
    /// Indices in `Trace.facts`.
    public var facts: Range<Int> = 0..<0
    /// Indices in `Trace.findings` of the findings that made it, strongest first.
    public var findings: [Int] = []
    /// Indices in `Trace.statements` of the statements that decide it: the newest trusted one of each method.
    public var deciding: [Int] = []

    public init() {}

    /// Forgets the last message but keeps its memory.
    mutating func begin() {
        var next = Verdict()
        swap(&next.findings, &findings)
        swap(&next.deciding, &deciding)
        next.findings.empty()
        next.deciding.empty()
        self = next
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
    }
}
