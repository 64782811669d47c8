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
    /// Whether a server that is trusted found the author's name proven.
    private let isProven: Bool
    /// Names for which SPF passed: their record lists what it needs.
    private let listed: Set<String>
    /// Names for which it did not, and whose client was asked about.
    private let refused: [String: NextStepFacts.SPFClient]
    /// Names whose record could not be understood.
    private let broken: Set<String>
    /// Whether SPF was asked about a server of somebody else than the service where the mail set out.
    private let isServiceAside: Bool
    /// Whether the key of the author's signature can be what failed.
    private let isKeyInQuestion: Bool

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
    private var isMasked: Bool { trace.rewrittenFrom?.writer == .forwarder }

    /// The author has a mailbox at a provider, under the provider's own name: its records are nobody's in this story.
    private var isOfProvider: Bool {
        trace.author.map { domains.provider(of: $0) != nil } ?? false
    }

    /// Whether the author's name can have records: one of a single label is nobody's zone.
    private var isZone: Bool { trace.author.map { domains.text($0).utf8.contains(0x2E) } ?? true }

    /// Whether a reader of this message can follow the advice, and has to.
    private mutating func isPossible(_ action: NextStep.Action, _ finding: Finding) -> Bool {
        switch action {
        case .verifyAtService: service != nil
        // Only the service itself can set up the domain of a mask, and only a mailbox provider its own.
        case .authenticateDomainAtService: !isMasked && !isProven && !isOfProvider
        case .publishPolicy, .publishPolicyIfMissing: isZone && !isOfProvider
        case .openDirectCopy: !isForwardedByService
        case .allowServer: !isOfMailboxProvider(finding)
        case .sendThroughProvider: isOfMailboxProvider(finding)
        case .treatAsUnauthenticated: !isProven || finding.variant == .relayed
        case .readResultBeforeList: !isProven && trace.facts[finding.facts].contains { $0.name == .earlierHop }
        // One that wrote its own address into From has done its part.
        case .askListToSeal: trace.rewrittenFrom?.writer != .list && !isSealedByList()
        // A signature with a stranger's name may never have had a key.
        case .askWhoChangedDNS: finding.code != .dkimKeyMissing || trace.citesAuthor(finding)
        case .findSelector: names(of: finding, .record).contains { isWithoutSelector($0) }
        case .traceEmbeddedOriginal: trace.mayHoldMessage
        case .fetchRawMessage: finding.code != .noResultsAtFinalHop || finding.severity >= .notice || mayBeCut
        // What is a server's that is trusted is no hearsay, and the reader may have named it himself.
        case .quoteAsClaim: !trace.citesTrusted(finding)
        default: true
        }
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
    private func isOfMailboxProvider(_ finding: Finding) -> Bool {
        trace.facts[finding.facts].contains { fact in
            guard fact.name == .domain, case .domain(let domain) = fact.value else { return false }
            return domains.provider(of: domain).map { Providers.rows[$0].role == .mailbox } ?? false
        }
    }

    private var isFromList: Bool { trace.forwardings.first?.isThroughList ?? false }

    /// The mail first reached a service that only forwards.
    private var isForwardedByService: Bool { trace.forwardings.first?.network?.role == .forwarder }

    private func queries(for finding: Finding, into steps: inout StepList) {
        switch finding.code {
        case .spfPassForForwarder:
            if trace.verdict.code != .forwardedAuthentic { authorQueries(into: &steps) }
        case .spfPassForESPDomain:
            if finding.variant != .tenant { authorQueries(into: &steps) }
        case .dkimPassUnaligned:
            if finding.variant != .secondSignature { authorQueries(into: &steps) }
        case .spfTemperrorDNS:
            for name in names(of: finding, .record) { envelopeQueries(name, into: &steps) }
        case .spfNeutralSoftfail:
            // No record has to list a server that stands in front of the reader, and none of a mailbox provider a server of others.
            for name in names(of: finding, .domain) where !isOfMailboxProvider(finding) {
                steps.ask(name, .txt, finding.variant == .gateway ? .senderPolicy(include: nil) : senderPolicy(name))
            }
        case .bestguesspass:
            for name in names(of: finding, .domain) {
                if finding.variant == .spf {
                    steps.ask(name, .txt, senderPolicy(name))
                } else {
                    policyQueries(name, into: &steps)
                }
            }
        case .dkimTemperrorDNS, .dkimKeyMissing:
            // The record is there.
            if finding.variant == .fetchedLater { return }
            for name in names(of: finding, .record) { keyQueries(name, into: &steps) }
        case .dkimTestMode, .dkimWeakKey:
            for name in names(of: finding, .record) { steps.ask(name, .txt, .key) }
        case .dmarcMissing:
            for name in names(of: finding, .record) {
                policyQueries(String(name.dropFirst("_dmarc.".count)), into: &steps)
            }
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
    private func envelopeQueries(_ name: String, into steps: inout StepList) {
        var hasAlias = false
        for record in service?.records ?? [] {
            guard case .envelope = record.name, canHold(record, name) else { continue }
            steps.ask(name, record.type, expectation(of: record, at: name))
            hasAlias = hasAlias || record.type == .cname
        }
        steps.ask(name, .txt, hasAlias ? .senderPolicy(include: nil) : senderPolicy(name))
        steps.ask(parent(of: name), .ns, .nameServers(nil))
    }

    /// The key: as the service publishes it, then its text, its twin of the service, and who answers for the zone.
    private func keyQueries(_ name: String, into steps: inout StepList) {
        guard !isWithoutSelector(name) else { return }
        if service != nil { serviceQueries(into: &steps, keysOnly: true) }
        steps.ask(name, .cname, .aliasBelow(""))
        steps.ask(name, .txt, .key)
        steps.ask(parent(of: name), .ns, .nameServers(nil))
    }

    private func isWithoutSelector(_ name: String) -> Bool { name.hasPrefix(Trace.unknownSelector + ".") }

    /// Everything that the author's side must have published for this message.
    private func authorQueries(into steps: inout StepList) {
        guard !isMasked, isZone, !isOfProvider, let author = trace.author else { return }
        if service != nil { serviceQueries(into: &steps, keysOnly: false) }
        if let name = originName { steps.ask(name, .txt, senderPolicy(name)) }
        if isKeyInQuestion, let key = authorKey { steps.ask(key, .txt, .key) }
        policyQueries(domains.text(author), into: &steps)
    }

    private func serviceQueries(into steps: inout StepList, keysOnly: Bool) {
        guard let service, let author = trace.author else { return }
        for record in service.records {
            let name: String?
            switch record.name {
            case .envelope: name = keysOnly ? nil : originName
            case .key(let selector):
                name =
                    isKeyInQuestion || keysOnly
                    ? selector.description + "._domainkey." + (signingDomain ?? domains.text(author)) : nil
            case .ownKey: name = isKeyInQuestion || keysOnly ? authorKey : nil
            case .below(let label): name = keysOnly ? nil : label.description + "." + domains.text(author)
            case .senderPolicy: name = keysOnly ? nil : originName ?? domains.text(author)
            }
            guard let name, canHold(record, name) else { continue }
            steps.ask(name, record.type, expectation(of: record, at: name))
        }
    }

    /// The policy of a name, which may stand at its organization alone.
    private func policyQueries(_ name: String, into steps: inout StepList) {
        guard name.utf8.contains(0x2E), !isOfProvider else { return }
        let above = "_dmarc." + parent(of: name)
        steps.ask("_dmarc." + name, .txt, above == "_dmarc." + name ? .policy : .policyOrAbove(above))
        steps.ask(above, .txt, .policy)
    }

    /// No alias can stand where a zone begins: other records stand there (RFC 1034 §3.6.2).
    private func canHold(_ record: SendingService.Record, _ name: String) -> Bool {
        record.type != .cname || parent(of: name) != name.lowercasedASCII
    }

    private func senderPolicy(_ name: String) -> DNSQuery.Expectation { senderPolicy(name, include) }

    /// Where SPF passed for a name, its record holds what it has to; where it did not, what lists the client that was asked about.
    private func senderPolicy(_ name: String, _ include: String?) -> DNSQuery.Expectation {
        if listed.contains(name.lowercasedASCII) { return .senderPolicy(include: nil) }
        return switch refused[name.lowercasedASCII] {
        case .ofService: .senderPolicy(include: include)
        case nil: .senderPolicy(include: isServiceAside ? nil : include)
        case .other(let address?, isTied: true): .senderPolicyCovering(address)
        case .other where broken.contains(name.lowercasedASCII): .soundSenderPolicy
        case .other(let address?, isTied: false): .senderPolicyMaybeCovering(address)
        case .other(nil, _): .senderPolicy(include: nil)
        }
    }

    private func expectation(of record: SendingService.Record, at name: String) -> DNSQuery.Expectation {
        if case .senderPolicy(let include) = record.expectation { return senderPolicy(name, include) }
        return record.expectation
    }

    // Names

    private func names(of finding: Finding, _ fact: Fact.Name) -> [String] {
        trace.facts[finding.facts].compactMap { one in
            guard one.name == fact else { return nil }
            switch one.value {
            case .domain(let domain): return domains.text(domain)
            case .bytes(let range): return trace.text(range).lowercasedASCII
            case .word(let word): return word.description
            case .text(let source): return trace.text(of: source)
            case .number, .hop, .method, .result: return nil
            }
        }
    }

    /// The registrable domain of a name: where a zone surely begins.
    private func parent(of name: String) -> String { DomainTable.organization(of: name) ?? name }
}

extension String {
    /// A–Z lowered, the rest as it is: what DNS compares by.
    var lowercasedASCII: String { String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self) }
}
