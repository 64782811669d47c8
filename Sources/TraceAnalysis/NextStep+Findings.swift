internal import TraceFields

extension Trace {
    /// What a reader can do about a finding; see `NextSteps`.
    public func nextSteps(for finding: Finding) -> [NextStep] {
        var steps = NextSteps(self)
        return steps.of(finding)
    }

    /// What a reader can do about the whole message; see `NextSteps`.
    public func nextSteps(for verdict: Verdict) -> [NextStep] {
        var steps = NextSteps(self)
        return steps.of(verdict)
    }
}

/// What a reader can do about a message, in the order in which to do it: look-ups with its names, then actions.
///
/// Made when a report asks; a run over many messages does not pay for it. What all findings of a message share is found once.
public struct NextSteps: Sendable {
    let trace: Trace
    /// The sending service that the message names.
    public let service: SendingService?
    /// Names are looked up here: the table learns what it is asked.
    private(set) var domains: DomainTable
    let originName: String?
    let signingDomain: String?
    let authorKey: String?
    /// The include that the service wants in the record.
    let include: String?
    /// Whether a server that is trusted found the author's name proven.
    private let isProven: Bool
    /// Names for which SPF passed: their record lists what it needs.
    let listed: Set<String>
    /// Names for which it did not, and whose client was asked about.
    let refused: [String: NextStepFacts.SPFClient]
    /// Names whose record could not be understood.
    let broken: Set<String>
    /// Whether SPF was asked about a server of somebody else than the service where the mail set out.
    let isServiceAside: Bool
    /// Whether the key of the author's signature can be what failed.
    let isKeyInQuestion: Bool

    public init(_ trace: Trace) {
        self.trace = trace
        service = trace.service
        domains = trace.domains
        originName = Self.originName(trace, &domains)
        let signature = Self.authorSignature(trace, &domains)
        signingDomain = signature.flatMap { $0.domain.map { trace.text($0).lowercasedASCII } }
        authorKey = signature.flatMap { signature in
            guard let selector = signature.selector, let domain = signature.domain else { return nil }
            return trace.text(selector) + "._domainkey." + trace.text(domain).lowercasedASCII
        }
        include = Self.include(of: service)
        let known = NextStepFacts(trace, signature, service)
        if case .other = known.origin { isServiceAside = true } else { isServiceAside = false }
        (isProven, listed, refused, broken) = (known.isProven, known.listed, known.refused, known.broken)
        isKeyInQuestion = known.isKeyInQuestion
    }

    public mutating func of(_ finding: Finding) -> [NextStep] {
        var steps = StepList()
        // The copy in the forwarding mailbox shows more than any record.
        if finding.code == .spfPassForForwarder { steps.add(.act(copyToOpen)) }
        queries(for: finding, into: &steps)
        for action in Trace.actions(for: finding) where isPossible(action, finding) {
            steps.add(.act(action == .ignoreClaim && isOfNamedServer(finding) ? .ignoreNamedClaim : action))
        }
        return steps.steps
    }

    /// The steps of the findings that made the verdict.
    public mutating func of(_ verdict: Verdict) -> [NextStep] {
        var steps = StepList()
        if verdict.untied != nil { steps.add(.act(.confirmWithAuthor)) }
        switch verdict.code {
        case .forwarderPassAuthorUnproven:
            steps.add(.act(copyToOpen))
            authorQueries(into: &steps)
        // A list has no mailbox that could be opened.
        case .forwardedUnproven, .failUnproven: if !isFromList { steps.add(.act(copyToOpen)) }
        case .dnsBroken, .dnsPartlyBroken: authorQueries(into: &steps)
        case .serviceOnly, .authorFail, .guess: authorQueries(into: &steps)
        case .noData:
            if trace.statements.isEmpty, mayBeCut { steps.add(.act(.fetchRawMessage)) }
            if verdict.variant == .fetched { steps.add(.act(copyToOpen)) }
        case .authentic, .authenticNoDMARC:
            // The result of the author's own signature, where it failed beside what proves the author.
            if trace.facts[verdict.facts].contains(where: { $0.name == .laterResult }) { steps.add(.act(.repairSignature)) }
        case .forged, .authorUncovered, .forwardedAuthentic, .arcTrusted, .list, .failHarmless, .altered, .replay, .claimsOnly:
            break
        }
        if trace.cutField != nil || verdict.variant == .noAuthor && !trace.names.contains(.from) {
            steps.add(.act(.fetchRawMessage))
        }
        for index in verdict.findings + verdict.cautions where trace.findings.indices.contains(index) {
            for step in of(trace.findings[index]) { steps.add(step) }
        }
        return steps.steps
    }

    /// An alias service wrote From: its names are no names of the author.
    var isMasked: Bool { trace.rewrittenFrom?.writer == .forwarder }

    /// The author has a mailbox at a provider, under the provider's own name: its records are nobody's in this story.
    var isOfProvider: Bool {
        trace.author.map { domains.provider(of: $0) != nil } ?? false
    }

    /// Whether the author's name can have records: one of a single label is nobody's zone.
    var isZone: Bool { trace.author.map { domains.text($0).utf8.contains(0x2E) } ?? true }

    /// Whether a reader of this message can follow the advice, and has to.
    private mutating func isPossible(_ action: NextStep.Action, _ finding: Finding) -> Bool {
        switch action {
        case .verifyAtService: service != nil && !trace.isUntied(finding)
        // Only the service itself can set up the domain of a mask, and only a mailbox provider its own.
        case .authenticateDomainAtService: !isMasked && !isProven && !isOfProvider
        case .publishPolicy, .publishPolicyIfMissing: isZone && !isOfProvider
        case .openDirectCopy: !isForwardedByService
        case .allowServer: !isOfMailboxProvider(finding)
        case .sendThroughProvider: isOfMailboxProvider(finding) && isOfProvider
        case .useOwnEnvelope: isOfMailboxProvider(finding) && !isOfProvider
        case .treatAsUnauthenticated: !isProven || finding.variant == .relayed
        case .readResultBeforeList: !isProven && trace.facts[finding.facts].contains { $0.name == .earlierHop }
        // One that wrote its own address into From has done its part.
        case .askListToSeal: trace.rewrittenFrom?.writer != .list && !isSealedByList()
        // A signature with a stranger's name may never have had a key.
        case .askWhoChangedDNS:
            finding.code == .spfTemperrorDNS
                || !trace.isUntied(finding) && (finding.code != .dkimKeyMissing || trace.citesAuthor(finding))
        case .findSelector: names(of: finding, .record).contains { isWithoutSelector($0) }
        case .traceEmbeddedOriginal: trace.mayHoldMessage
        case .fetchRawMessage where finding.code == .missingHop: trace.isInPart
        case .fetchRawMessage: finding.code != .noResultsAtFinalHop || finding.severity >= .notice || mayBeCut
        // Between the signature and the server that judged it nobody else left a line.
        case .compareBodies: finding.variant != .probable || names(finding, .earlierHop)
        case .signForAuthor: !isProven && !isMasked && !isOfProvider && signingDomain == nil && isRefusedByPolicy
        case .signLast: !names(finding, .earlierHop)
        // What is a server's that is trusted is no hearsay, and the reader may have named it himself.
        case .quoteAsClaim: !trace.citesTrusted(finding)
        default: true
        }
    }

    /// Whether a server that is trusted found that DMARC did not pass for the author.
    private var isRefusedByPolicy: Bool {
        trace.statements.contains { statement in
            let reading = trace.fields.statements[statement.reading]
            return statement.isTrusted && reading.method == .dmarc && reading.result.wordClass == .fail
                && statement.alignment.isAligned
        }
    }

    private func names(_ finding: Finding, _ fact: Fact.Name) -> Bool {
        trace.facts[finding.facts].contains { $0.name == fact }
    }

    /// Whether the reader named the server in whose name a claim stands.
    private mutating func isOfNamedServer(_ finding: Finding) -> Bool {
        guard !trace.trustedNames.isEmpty, let first = finding.evidence.first, let cited = trace.evidence[first].statement else {
            return false
        }
        let statement = trace.statements[cited - 1]
        let container = trace.fields.statements[statement.reading].container
        let writer = domains.intern(trace.block.bytes, trace.fields.results[container].authservID)
        return TrustStep.isNamed(writer, hop: statement.hop, trace, &domains)
    }

    /// Whether the copy may have lost lines: what the last server writes at delivery stands on top where it is whole.
    private var mayBeCut: Bool {
        guard trace.order.isReliable, let newest = trace.hops.last else { return true }
        return !trace.fields.addressFields.contains { entry in
            (entry.name == .deliveredTo || entry.name == .returnPath) && entry.field < newest.field
        }
    }

    /// Whether a list on the way sealed what it sent on (RFC 8617).
    private mutating func isSealedByList() -> Bool {
        for forwarding in trace.forwardings where forwarding.isThroughList {
            for set in trace.arc.sets {
                guard let sealer = set.sealer else { continue }
                if let network = forwarding.network, domains.network(sealer) == network { return true }
                for name in [forwarding.list, forwarding.domainAfter] {
                    if let name, domains.sameOrganization(sealer, name) { return true }
                }
            }
        }
        return false
    }

    private var copyToOpen: NextStep.Action {
        isMasked ? .openUnmaskedCopy : isForwardedByService ? .openCopyPastService : .openDirectCopy
    }

    /// Whether the tested name is one under which a provider gives mailboxes to everybody: no customer's server gets into its record.
    func isOfMailboxProvider(_ finding: Finding) -> Bool {
        trace.facts[finding.facts].contains { fact in
            guard fact.name == .domain, case .domain(let domain) = fact.value else { return false }
            return domains.provider(of: domain).map { Providers.rows[$0].role == .mailbox } ?? false
        }
    }

    private var isFromList: Bool { trace.forwardings.first?.isThroughList ?? false }

    /// The mail first reached a service that only forwards.
    private var isForwardedByService: Bool { trace.forwardings.first?.network?.role == .forwarder }
}

extension String {
    /// A–Z lowered, the rest as it is: what DNS compares by.
    var lowercasedASCII: String { String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self) }
}
