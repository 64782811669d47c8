internal import TraceFields

/// What to look up in DNS for a finding, and what a healthy answer holds.
extension NextSteps {
    func queries(for finding: Finding, into steps: inout StepList) {
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
            .dkimReplaySuspected, .dmarcPassByARCOverride, .arcNoneOnDirect, .arcFailed, .passFromEarlierLeg,
            .passFromUntrustedHop,
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

    func isWithoutSelector(_ name: String) -> Bool { name.hasPrefix(Trace.unknownSelector + ".") }

    /// Everything that the author's side must have published for this message.
    func authorQueries(into steps: inout StepList) {
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

    func names(of finding: Finding, _ fact: Fact.Name) -> [String] {
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
