import Testing
import TraceFields

@testable import TraceAnalysis

/// What the sentences of a finding may rely on.
struct FindingFactTests {
    /// Facts that a finding always gives; the head of each rule's file says what else it may give.
    private static let promised: [(FindingCode, [Fact.Name])] = [
        (.spfPassForForwarder, [.domain, .author, .forwarder, .hop, .writer]),
        (.spfPassForESPDomain, [.domain, .author, .service, .hop, .writer]),
        (.spfPassUnaligned, [.domain, .author, .hop, .writer]),
        (.spfFailExplainedByForwarding, [.forwarder, .domain, .result, .hop, .writer]),
        (.spfNeutralSoftfail, [.result, .domain, .hop, .writer]),
        (.spfTemperrorDNS, [.domain, .record, .result, .hop, .writer]),
        (.bestguesspass, [.domain, .result, .hop, .writer]),
        (.envelopeNullSender, [.helo]),
        (.returnPathMissing, [.hop]),
        (.verpNotForwarding, [.leg, .sender, .service]),
        (.dkimPassUnaligned, [.domain, .author, .service, .hop, .writer]),
        (.dkimPassForList, [.domain, .list, .author, .hop, .writer]),
        (.dkimBrokenByList, [.list, .domain, .author, .result, .hop, .writer]),
        (.dkimBodyChangedInTransit, [.domain, .laterHop, .result, .writer]),
        (.dkimTemperrorDNS, [.domain, .record, .result, .hop, .writer]),
        (.dkimKeyMissing, [.domain, .record, .result, .hop, .writer]),
        (.dkimTestMode, [.domain, .record, .result, .hop, .writer]),
        (.dkimLengthLimited, [.domain, .length]),
        (.dkimWeakKey, [.domain, .bits, .algorithm]),
        (.dkimFromNotSigned, [.domain, .count]),
        (.dkimReplaySuspected, [.domain, .author, .hop, .count]),
        (.dmarcMissing, [.hop, .writer]),
        (.dmarcPassThroughDKIMOnly, [.domain, .hop, .writer]),
        (.dmarcPassByARCOverride, [.hop, .writer, .sealer]),
        (.arcNoneOnDirect, [.hop]),
        (.arcFailed, [.hop, .writer, .result]),
        (.passFromEarlierLeg, [.hop, .writer, .method, .domain]),
        (.passFromUntrustedHop, [.hop, .writer, .method, .count]),
        (.forgedAuthenticationResults, [.hop, .writer, .count]),
        (.resultCopiedDownstream, [.writer, .method, .count]),
        (.resultsDisagree, [.method, .domain, .earlierHop, .earlierResult, .laterHop, .laterResult]),
        (.noResultsAtFinalHop, [.hop, .writer]),
        (.sameOrgDifferentService, [.domain, .author, .method]),
        (.microsoftOOFLoop, [.forwarder]),
        (.timeTravel, [.seconds]),
        (.missingHop, []),
    ]

    @Test(arguments: RuleRow.all.filter { $0.severity != nil })
    func givesWhatItPromises(_ row: RuleRow) {
        let trace = row.mail.trace
        let promised = Self.promised.first { $0.0 == row.code }?.1
        #expect(promised != nil)
        // Where no server left a line, no fact can be given.
        for finding in trace.findings where finding.code == row.code && finding.variant != .noTrace {
            let given = Set(trace.facts[finding.facts].map(\.name))
            #expect(given.isSuperset(of: promised ?? []), "lacks \(Set(promised ?? []).subtracting(given).map(\.rawValue))")
            #expect(given.count == finding.facts.count, "gives a fact twice")
        }
    }

    /// Each shade gives what its own sentences add.
    @Test func givesWhatVariantsAdd() {
        let added: [(Finding.Variant, Fact.Name)] = [
            (.list, .list), (.privateOnlyChain, .hop), (.notEvaluable, .result), (.noPolicy, .result), (.skipped, .result),
            (.sameProvider, .service), (.gateway, .earlierHop), (.identifier, .hop), (.timezone, .earlierHop),
            (.claimed, .earlierHop), (.date, .hop), (.ownSeal, .sealer), (.reentry, .domain), (.unattributed, .hop),
            (.undecided, .client), (.sameClient, .client),
        ]
        for (variant, name) in added {
            let rows = RuleRow.all.filter { $0.variant == variant }
            #expect(!rows.isEmpty)
            for row in rows {
                let trace = row.mail.trace
                // What is only claimed differs from rule to rule; of times both hops are told.
                for finding in trace.findings
                where finding.variant == variant && (variant != .claimed || finding.code == .timeTravel) {
                    #expect(trace.facts[finding.facts].contains { $0.name == name })
                }
            }
        }
    }

    @Test func namesBothPartsOfADNSFailure() {
        let mail = SampleMail.clean.with {
            $0.results =
                "spf=temperror smtp.mailfrom=x@em801.service.example; dkim=temperror header.d=service.example header.s=s1"
        }
        let trace = mail.trace
        let records = trace.facts[trace.verdict.facts].compactMap { fact -> String? in
            guard fact.name == .record else { return nil }
            switch fact.value {
            case .domain(let domain): return trace.domains.text(domain)
            case .text(let source): return trace.text(of: source)
            default: return nil
            }
        }
        #expect(records == ["em801.service.example", "s1._domainkey.service.example"])
    }
}

struct BodyLengthTests {
    @Test(arguments: [
        ("Hello.\n", 8, 8), ("Hello.\r\n", 8, 8), ("Hello.", 8, 8), ("Hello.\n\n\n", 8, 8), ("a  b \n", 7, 5), (" \n", 3, 0),
        ("a\n\nb\n", 8, 8), ("\n", 2, 0),
    ])
    func measuresTheCanonicalBody(_ body: String, _ simple: Int, _ relaxed: Int) {
        let mail = SampleMail.clean.with {
            $0.signature = "d=service.example; s=s1; h=from; l=1"
            $0.body = body
        }
        #expect(mail.trace.body == BodyLength(simple: simple, relaxed: relaxed))
    }

    @Test func measuresNothingWithoutALimit() {
        #expect(SampleMail.clean.trace.body == nil)
    }

    /// The forwarder recorded a PASS of a name and sealed it, and the final server accepted the seal.
    private func acceptedSeal(_ name: String, behind found: String) -> SampleMail {
        let result = "mx.google.com; spf=pass smtp.mailfrom=info@\(name)"
        return SampleMail.forwarded.with {
            $0.results = ($0.results ?? "").replacing("dkim=pass", with: "dkim=\(found)") + "; arc=pass"
            if found != "pass" { $0.results = $0.results?.replacing("dmarc=pass", with: "dmarc=\(found)") }
            $0.below += """
                ARC-Seal: i=1; a=rsa-sha256; t=1772366397; cv=none; d=google.com; s=arc; b=QSyh
                ARC-Message-Signature: i=1; a=rsa-sha256; d=google.com; s=arc; h=from; bh=QSyh; b=QSyh
                ARC-Authentication-Results: i=1; \(result)
                Authentication-Results: \(result)

                """
        }
    }

    /// What passed before the forwarding is evidence for the author in the author's name alone, and the better one only where nothing of the
    /// author's passed behind it.
    @Test(arguments: [
        ("service.example", "fail", nil), ("service.example", "pass", Finding.Variant.again),
        ("else.example", "pass", .otherName),
    ])
    func tellsWhoseNamePassedEarlier(_ name: String, _ found: String, _ variant: Finding.Variant?) throws {
        let trace = acceptedSeal(name, behind: found).trace
        let finding = try #require(trace.findings.first { $0.code == .passFromEarlierLeg })
        #expect(finding.variant == variant)
        #expect(Trace.actions(for: finding).contains(.useEarlierResult) == (variant == nil))
    }

    /// A DMARC result in the same server's name, of a visit that only a claim shows, makes doubtful that it recorded none.
    @Test(arguments: [(false, Confidence.likely), (true, .ambiguous)])
    func doubtsThatNoResultWasRecorded(_ hasOlder: Bool, _ confidence: Confidence) {
        let mail = SampleMail.forwarded.with {
            $0.results = "spf=pass smtp.mailfrom=\"piyo+caf_=reader=mailbox.example@company.example\""
            if hasOlder {
                $0.below += """
                    Authentication-Results: mx.mailbox.example; dmarc=pass header.from=service.example
                    Received: from mail.service.example (mail.service.example [192.0.2.25])
                    \tby mx.mailbox.example (Postfix) with ESMTPS id 4fP01
                    \tfor <piyo@mailbox.example>; Sun, 1 Mar 2026 11:59:50 +0000

                    """
            }
        }
        #expect(mail.trace.findings.first { $0.code == .dmarcMissing }?.confidence == confidence)
    }

    /// Two names of one organization: both are told, each where it was tested.
    @Test func aRelaysPassUnderAnotherNameOfTheOrganization() throws {
        let mail = SampleMail.relayed.with {
            $0.results = $0.results?.replacing("info@service.example", with: "info@b.service.example")
            $0.below = $0.below.replacing("mailfrom=info@service.example", with: "mailfrom=info@a.service.example")
                .replacing("\n\tfor <sales@tenant.example>", with: "")
        }
        let trace = mail.trace
        let finding = try #require(trace.findings.first { $0.code == .resultsDisagree })
        #expect(finding.variant == .relayed)
        let names = trace.facts[finding.facts].compactMap { fact -> String? in
            guard case .domain(let domain) = fact.value else { return nil }
            return "\(fact.name) \(trace.domains.text(domain))"
        }
        #expect(names == ["domain b.service.example", "sender a.service.example", "author service.example"])
    }
}
