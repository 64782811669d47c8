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
    private let trace: Trace
    /// The sending service that the message names.
    public let service: SendingService?
    /// Names are looked up here: the table learns what it is asked.
    private var domains: DomainTable
    private let originName: String?
    private let signingDomain: String?
    private let authorKey: String?
    /// The include that the service wants in the record.
    private let include: String?

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
    }

    public mutating func of(_ finding: Finding) -> [NextStep] {
        var steps = StepList()
        // The copy in the forwarding mailbox shows more than any record.
        if finding.code == .spfPassForForwarder { steps.add(.act(copyToOpen)) }
        queries(for: finding, into: &steps)
        for action in Trace.actions(for: finding) where isPossible(action) { steps.add(.act(action)) }
        return steps.steps
    }

    /// The steps of the findings that made the verdict.
    public mutating func of(_ verdict: Verdict) -> [NextStep] {
        var steps = StepList()
        switch verdict.code {
        case .forwarderPassAuthorUnproven:
            steps.add(.act(copyToOpen))
            authorQueries(into: &steps)
        case .forwardedUnproven, .failUnproven: steps.add(.act(copyToOpen))
        case .dnsBroken, .dnsPartlyBroken: authorQueries(into: &steps)
        case .serviceOnly, .authorFail, .guess: authorQueries(into: &steps)
        case .noData: if trace.statements.isEmpty { steps.add(.act(.fetchRawMessage)) }
        case .forged, .authorUncovered, .forwardedAuthentic, .arcTrusted, .list, .failHarmless, .altered, .replay, .claimsOnly,
            .authentic, .authenticNoDMARC:
            break
        }
        for index in verdict.findings + verdict.cautions where trace.findings.indices.contains(index) {
            for step in of(trace.findings[index]) { steps.add(step) }
        }
        return steps.steps
    }

    /// An alias service wrote From: its names are no names of the author.
    private var isMasked: Bool { trace.rewrittenFrom?.writer == .forwarder }

    /// Only the service itself can set up the domain of a mask.
    private func isPossible(_ action: NextStep.Action) -> Bool {
        action == .verifyAtService ? service != nil : action != .authenticateDomainAtService || !isMasked
    }

    private var copyToOpen: NextStep.Action { isMasked ? .openUnmaskedCopy : .openDirectCopy }

    private mutating func queries(for finding: Finding, into steps: inout StepList) {
        switch finding.code {
        case .spfPassForForwarder:
            if trace.verdict.code != .forwardedAuthentic { authorQueries(into: &steps) }
        case .spfPassForESPDomain: authorQueries(into: &steps)
        case .dkimPassUnaligned:
            if finding.variant != .secondSignature { authorQueries(into: &steps) }
        case .spfTemperrorDNS:
            for name in names(of: finding, .record) { envelopeQueries(name, into: &steps) }
        case .spfNeutralSoftfail:
            for name in names(of: finding, .domain) { steps.ask(name, .txt, .senderPolicy(include: include)) }
        case .bestguesspass:
            for name in names(of: finding, .domain) {
                if finding.variant == .spf {
                    steps.ask(name, .txt, .senderPolicy(include: include))
                } else {
                    steps.ask("_dmarc." + name, .txt, .policy)
                }
            }
        case .dkimTemperrorDNS, .dkimKeyMissing:
            for name in names(of: finding, .record) { keyQueries(name, into: &steps) }
        case .dkimTestMode, .dkimWeakKey:
            for name in names(of: finding, .record) { steps.ask(name, .txt, .key) }
        case .dmarcMissing:
            for name in names(of: finding, .record) { steps.ask(name, .txt, .policy) }
        case .dmarcPassThroughDKIMOnly, .spfPassUnaligned, .spfFailExplainedByForwarding, .envelopeNullSender, .returnPathMissing,
            .verpNotForwarding, .dkimPassForList, .dkimBrokenByList, .dkimBodyChangedInTransit, .dkimLengthLimited,
            .dkimFromNotSigned,
            .dkimReplaySuspected, .dmarcPassByARCOverride, .arcNoneOnDirect, .passFromEarlierLeg, .passFromUntrustedHop,
            .forgedAuthenticationResults, .resultCopiedDownstream, .resultsDisagree, .noResultsAtFinalHop,
            .sameOrgDifferentService,
            .microsoftOOFLoop, .timeTravel, .missingHop:
            break
        }
    }

    // Look-ups

    /// The envelope name: its alias or record, its exchanger where the service wants one, and who answers for it.
    private mutating func envelopeQueries(_ name: String, into steps: inout StepList) {
        var hasAlias = false
        for record in service?.records ?? [] {
            guard case .envelope = record.name else { continue }
            steps.ask(name, record.type, record.expectation)
            hasAlias = hasAlias || record.type == .cname
        }
        steps.ask(name, .txt, .senderPolicy(include: hasAlias ? nil : include))
        steps.ask(parent(of: name), .ns, .nameServers(nil))
    }

    /// The key: as the service publishes it, then its text, its twin of the service, and who answers for the zone.
    private mutating func keyQueries(_ name: String, into steps: inout StepList) {
        if service != nil { serviceQueries(into: &steps, keysOnly: true) }
        steps.ask(name, .cname, .aliasBelow(""))
        steps.ask(name, .txt, .key)
        steps.ask(parent(of: name), .ns, .nameServers(nil))
    }

    /// Everything that the author's side must have published for this message.
    private func authorQueries(into steps: inout StepList) {
        if isMasked { return }
        if service != nil { serviceQueries(into: &steps, keysOnly: false) }
        if let name = originName { steps.ask(name, .txt, .senderPolicy(include: include)) }
        if let key = authorKey { steps.ask(key, .txt, .key) }
        if let author = trace.author { steps.ask("_dmarc." + domains.text(author), .txt, .policy) }
    }

    private func serviceQueries(into steps: inout StepList, keysOnly: Bool) {
        guard let service, let author = trace.author else { return }
        for record in service.records {
            switch record.name {
            case .envelope:
                if !keysOnly, let name = originName { steps.ask(name, record.type, record.expectation) }
            case .key(let selector):
                steps.ask(
                    selector.description + "._domainkey." + (signingDomain ?? domains.text(author)), record.type,
                    record.expectation)
            case .ownKey:
                if let key = authorKey { steps.ask(key, record.type, record.expectation) }
            case .below(let label):
                if !keysOnly { steps.ask(label.description + "." + domains.text(author), record.type, record.expectation) }
            case .senderPolicy:
                if !keysOnly { steps.ask(originName ?? domains.text(author), record.type, record.expectation) }
            }
        }
    }

    // Names

    /// The envelope domain of the first leg, where it is the author's to publish.
    private static func originName(_ trace: Trace, _ domains: inout DomainTable) -> String? {
        guard let domain = trace.originDomain, let author = trace.author else { return nil }
        return domains.sameOrganization(domain, author) ? domains.text(domain) : nil
    }

    /// The first signature of the author's organization.
    private static func authorSignature(_ trace: Trace, _ domains: inout DomainTable) -> Signature? {
        guard let author = trace.author else { return nil }
        return trace.fields.signatures.first { signature in
            guard signature.kind == .dkim, let domain = domains.intern(trace.block.bytes, signature.domain) else { return false }
            return domains.sameOrganization(domain, author)
        }
    }

    private static func include(of service: SendingService?) -> String? {
        for record in service?.records ?? [] {
            if case .senderPolicy(let include?) = record.expectation { return include }
        }
        return nil
    }

    private func names(of finding: Finding, _ fact: Fact.Name) -> [String] {
        trace.facts[finding.facts].compactMap { one in
            guard one.name == fact else { return nil }
            switch one.value {
            case .domain(let domain): return domains.text(domain)
            case .bytes(let range): return trace.text(range).lowercasedASCII
            case .text(let text): return text
            case .number, .hop, .method, .result: return nil
            }
        }
    }

    /// The registrable domain of a name: where a zone surely begins.
    private mutating func parent(of name: String) -> String {
        guard let domain = domains.intern(name) else { return name }
        return domains.text(domains.organization(domain))
    }
}

/// Steps in order, each once.
private struct StepList {
    private(set) var steps: [NextStep] = []
    private var known: Set<NextStep> = []
    private var asked: Set<Question> = []

    private struct Question: Hashable {
        var name: String
        var type: DNSQuery.RecordType
    }

    mutating func add(_ step: NextStep) {
        // A question that was already asked needs no second expectation.
        if case .lookUp(let query) = step, !asked.insert(Question(name: query.name, type: query.type)).inserted { return }
        if known.insert(step).inserted { steps.append(step) }
    }

    mutating func ask(_ name: String, _ type: DNSQuery.RecordType, _ expectation: DNSQuery.Expectation) {
        if let query = DNSQuery(name, type, expectation) { add(.lookUp(query)) }
    }
}

extension String {
    /// A–Z lowered, the rest as it is: what DNS compares by.
    var lowercasedASCII: String { String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self) }
}
