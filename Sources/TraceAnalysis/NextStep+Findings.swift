internal import TraceFields

extension Trace {
    /// What a reader can do about a finding, in the order in which to do it: look-ups with the names of this message, then
    /// actions.
    ///
    /// Made when a report asks; a run over many messages does not pay for it.
    public func nextSteps(for finding: Finding) -> [NextStep] {
        var steps = StepList()
        // The copy in the forwarding mailbox shows more than any record.
        if finding.code == .spfPassForForwarder { steps.add(.act(.openDirectCopy)) }
        queries(for: finding, into: &steps)
        for action in Self.actions(for: finding) where action != .verifyAtService || service != nil { steps.add(.act(action)) }
        return steps.steps
    }

    /// What a reader can do about the whole message: the steps of the findings that made the verdict.
    public func nextSteps(for verdict: Verdict) -> [NextStep] {
        var steps = StepList()
        switch verdict.code {
        case .forwarderPassAuthorUnproven:
            steps.add(.act(.openDirectCopy))
            authorQueries(into: &steps)
        case .forwardedUnproven, .failUnproven: steps.add(.act(.openDirectCopy))
        case .dnsBroken, .dnsPartlyBroken: authorQueries(into: &steps)
        case .serviceOnly, .authorFail, .guess: authorQueries(into: &steps)
        case .noData: if statements.isEmpty { steps.add(.act(.fetchRawMessage)) }
        case .forged, .authorUncovered, .forwardedAuthentic, .arcTrusted, .list, .failHarmless, .altered, .replay, .claimsOnly,
            .authentic, .authenticNoDMARC:
            break
        }
        for index in verdict.findings where findings.indices.contains(index) {
            for step in nextSteps(for: findings[index]) { steps.add(step) }
        }
        return steps.steps
    }

    private func queries(for finding: Finding, into steps: inout StepList) {
        switch finding.code {
        case .spfPassForForwarder:
            if verdict.code != .forwardedAuthentic { authorQueries(into: &steps) }
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
    private func envelopeQueries(_ name: String, into steps: inout StepList) {
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
    private func keyQueries(_ name: String, into steps: inout StepList) {
        if service != nil { serviceQueries(into: &steps, keysOnly: true) }
        steps.ask(name, .cname, .aliasBelow(""))
        steps.ask(name, .txt, .key)
        steps.ask(parent(of: name), .ns, .nameServers(nil))
    }

    /// Everything that the author's side must have published for this message.
    private func authorQueries(into steps: inout StepList) {
        if service != nil { serviceQueries(into: &steps, keysOnly: false) }
        if let name = originName { steps.ask(name, .txt, .senderPolicy(include: include)) }
        if let key = authorKey { steps.ask(key, .txt, .key) }
        if let author { steps.ask("_dmarc." + domains.text(author), .txt, .policy) }
    }

    private func serviceQueries(into steps: inout StepList, keysOnly: Bool) {
        guard let service, let author else { return }
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
    private var originName: String? {
        guard let domain = originDomain, let author else { return nil }
        var table = domains
        return table.sameOrganization(domain, author) ? domains.text(domain) : nil
    }

    /// `d=` of the author's signature.
    private var signingDomain: String? { authorSignature.flatMap { $0.domain.map { text($0).lowercasedASCII } } }

    private var authorKey: String? {
        guard let signature = authorSignature, let selector = signature.selector, let domain = signature.domain else {
            return nil
        }
        return text(selector) + "._domainkey." + text(domain).lowercasedASCII
    }

    private var authorSignature: Signature? {
        guard let author else { return nil }
        var table = domains
        return fields.signatures.first { signature in
            guard signature.kind == .dkim, let domain = table.intern(block.bytes, signature.domain) else { return false }
            return table.sameOrganization(domain, author)
        }
    }

    /// The include that the service wants in the record.
    private var include: String? {
        for record in service?.records ?? [] {
            if case .senderPolicy(let include?) = record.expectation { return include }
        }
        return nil
    }

    private func names(of finding: Finding, _ fact: Fact.Name) -> [String] {
        facts[finding.facts].compactMap { one in
            guard one.name == fact else { return nil }
            switch one.value {
            case .domain(let domain): return domains.text(domain)
            case .bytes(let range): return text(range).lowercasedASCII
            case .text(let text): return text
            case .number, .hop, .method, .result: return nil
            }
        }
    }

    /// The registrable domain of a name: where a zone surely begins.
    private func parent(of name: String) -> String {
        var table = domains
        guard let domain = table.intern(name) else { return name }
        let organization = table.organization(domain)
        return table.text(organization)
    }
}

/// Steps in order, each once.
private struct StepList {
    var steps: [NextStep] = []

    mutating func add(_ step: NextStep) {
        if case .lookUp(let query) = step {
            // A question that was already asked needs no second expectation.
            let isAsked = steps.contains { other in
                if case .lookUp(let known) = other { return known.name == query.name && known.type == query.type }
                return false
            }
            if isAsked { return }
        }
        if !steps.contains(step) { steps.append(step) }
    }

    mutating func ask(_ name: String, _ type: DNSQuery.RecordType, _ expectation: DNSQuery.Expectation) {
        if let query = DNSQuery(name, type, expectation) { add(.lookUp(query)) }
    }
}

extension String {
    /// A–Z lowered, the rest as it is: what DNS compares by.
    var lowercasedASCII: String { String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self) }
}
