import Testing
import TraceFields

@testable import TraceAnalysis

struct FindingCatalogueTests {
    @Test(arguments: FindingCode.allCases)
    func hasOneRule(_ code: FindingCode) {
        #expect(Rules.all.filter { $0.code == code }.count == 1)
    }

    /// A rule that is hidden by another runs after it.
    @Test(arguments: Rules.suppression)
    func runsInTheOrderOfHiding(_ chain: [FindingCode]) {
        let places = chain.map { code in Rules.all.firstIndex { $0.code == code } ?? -1 }
        #expect(places == places.sorted())
    }

    /// What fires is never hidden by another finding about the same statement.
    @Test(arguments: RuleRow.all)
    func hidesWeakerFindings(_ row: RuleRow) {
        let trace = row.mail.trace
        for chain in Rules.suppression {
            for (offset, weaker) in chain.enumerated() {
                for stronger in chain.prefix(offset) {
                    #expect(statements(of: weaker, trace).isDisjoint(with: statements(of: stronger, trace)))
                }
            }
        }
    }

    private func statements(of code: FindingCode, _ trace: Trace) -> Set<Int> {
        // What is told of a key that a newer server had cites the word of that server, which has a meaning of its own.
        Set(
            trace.findings.filter { $0.code == code && $0.variant != .fetchedLater }.flatMap {
                trace.evidence[$0.evidence].compactMap(\.statement)
            })
    }

    /// Findings that say that something was seen. Taking a field away may not make one up.
    private static let sightings: Set<FindingCode> = [
        .forgedAuthenticationResults, .spfPassForForwarder, .spfPassForESPDomain, .spfFailExplainedByForwarding, .bestguesspass,
        .envelopeNullSender, .verpNotForwarding, .dkimPassForList, .dkimBrokenByList, .dkimKeyMissing, .dkimTestMode,
        .dkimWeakKey,
        .dmarcPassByARCOverride, .passFromEarlierLeg, .resultCopiedDownstream, .resultsDisagree,
        .sameOrgDifferentService, .microsoftOOFLoop,
    ]

    /// Where another result settles a question, taking that away opens it again.
    private static let unsettled = RuleRow.all.filter { $0.reason != .settledElsewhere }

    @Test(arguments: unsettled)
    func inventsNothingWhenAResultIsTakenAway(_ row: RuleRow) {
        let whole = row.mail.trace
        let seen = Set(whole.findings.map(\.code))
        for field in whole.block.fields where isResult(field.known) {
            var bytes = Array(row.mail.text.utf8)
            bytes.removeSubrange(field.range.lower..<field.range.upper)
            let rest = MessageTracer(options: TraceOptions(trust: row.mail.trust)).trace(bytes)
            let made = Set(rest.findings.map(\.code)).subtracting(seen).intersection(Self.sightings)
            #expect(made.isEmpty, "without the field of line \(field.line): \(made.map(\.rawValue).sorted())")
        }
    }

    private func isResult(_ name: FieldName) -> Bool {
        switch name {
        case .authenticationResults, .receivedSPF, .arcAuthenticationResults, .xOriginalAuthenticationResults: true
        default: false
        }
    }

    /// A sealed and a renamed copy of one result say one thing; those about two names do not.
    @Test(arguments: [("service.example", 1), ("else.example", 2)])
    func tellsCopiesOfOneResultOnce(_ domain: String, _ count: Int) {
        let pass = "spf=pass smtp.mailfrom=info@"
        let trace = SampleMail.clean.with {
            $0.client = "mx.else.example"
            $0.results = pass + "service.example"
            $0.signature = nil
            $0.above = RuleRow.set(2, "mx.mailbox.example", of: pass + "service.example")
            $0.below =
                RuleRow.set(1, "mx.else.example", of: pass + "service.example")
                + "Received: from mail.service.example (mail.service.example [192.0.2.7]) by mx.else.example (Postfix) with ESMTPS\n"
                + " id 1; Sun, 1 Mar 2026 11:59:56 +0000\n"
            $0.fields = "X-Original-Authentication-Results: mx.else.example; \(pass)\(domain)\n"
        }.trace
        #expect(trace.findings.count { $0.code == .resultCopiedDownstream } == count)
    }

    /// The forwarder's PASS does not depend on what older servers recorded.
    @Test func keepsTheForwarderWithoutOlderResults() {
        let with = SampleMail.forwarded.with { $0.below += SampleMail.earlierResults }
        for mail in [with, .forwarded] { #expect(mail.trace.findings.contains { $0.code == .spfPassForForwarder }) }
    }

    /// Trusting more can only take claims away.
    @Test func trustingMoreTakesClaimsAway() {
        let narrow = SampleMail.forwarded.with { $0.below += SampleMail.earlierResults }
        let wide = narrow.with { $0.trust = ["google"] }
        #expect(narrow.trace.findings.contains { $0.code == .passFromUntrustedHop })
        #expect(!wide.trace.findings.contains { $0.code == .passFromUntrustedHop })
    }

    /// Ordinary mail has nothing to warn of.
    @Test(arguments: [SampleMail.clean])
    func isQuietOnOrdinaryMail(_ mail: SampleMail) {
        #expect(mail.trace.findings.isEmpty)
    }

    @Test func asksNothingOfAnEmptyMessage() {
        for text in ["", "\n", "From: a@service.example\n\n"] {
            let trace = MessageTracer().trace(Array(text.utf8))
            #expect(trace.verdict.code == .noData)
            #expect(trace.findings.allSatisfy { $0.severity == .info })
        }
    }

    /// A message may be cut anywhere, and every rule answers.
    @Test(arguments: [SampleMail.forwarded, .listed, .aliased])
    func answersForEveryPrefix(_ mail: SampleMail) {
        let bytes = Array(mail.with { $0.below += SampleMail.earlierResults }.text.utf8)
        var trace = Trace()
        let tracer = MessageTracer()
        for count in stride(from: 0, through: bytes.count, by: 7) {
            Array(bytes.prefix(count)).withUnsafeBufferPointer { tracer.trace($0, into: &trace) }
            for finding in trace.findings { #expect(!finding.evidence.isEmpty) }
        }
    }
}
