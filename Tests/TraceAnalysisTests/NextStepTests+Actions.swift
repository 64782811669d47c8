import Testing

@testable import TraceAnalysis

/// What is advised for one cause and not for its neighbour.
extension NextStepTests {
    /// What failed for the author is told beside the PASS that proves the author.
    @Test(arguments: ["fail (signature did not verify)", "pass"])
    func asksForTheRepairOfASignatureThatFailed(_ result: String) {
        let trace = SampleMail.clean.with {
            $0.results =
                "spf=pass smtp.mailfrom=info@service.example; dkim=\(result) header.d=service.example header.s=s1; "
                + "dmarc=pass header.from=service.example"
        }.trace
        #expect(trace.verdict.code == .authentic)
        #expect(trace.nextSteps(for: trace.verdict).contains(.act(.repairSignature)) == (result != "pass"))
    }

    /// A signature may bear any name: only the author's side is asked what became of a key.
    @Test(arguments: [("service.example", true), ("else.example", false)])
    func asksForKeysOfTheAuthorAlone(_ signer: String, _ isAsked: Bool) throws {
        let trace = SampleMail.clean.with {
            $0.results = "spf=none; dkim=fail (no key for signature) header.d=\(signer) header.s=s1"
        }.trace
        let finding = try #require(trace.findings.first { $0.code == .dkimKeyMissing })
        #expect(trace.nextSteps(for: finding).contains(.act(.askWhoChangedDNS)) == isAsked)
    }

    @Test func dateOfTheMessageIsNoClockOfAServer() throws {
        let trace = SampleMail.clean.with { $0.date = "Sun, 22 Feb 2026 11:59:58 +0000" }.trace
        let finding = try #require(trace.findings.first { $0.code == .timeTravel })
        #expect(trace.nextSteps(for: finding) == [.act(.disregardDate)])
    }
}
