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

    /// A service that only forwards keeps no mail that could be opened.
    @Test(arguments: [("mx.cloudflare.net", NextStep.Action.openCopyPastService), ("mx.relay.example", .openDirectCopy)])
    func sendsNobodyToAMailboxThatKeepsNothing(_ server: String, _ action: NextStep.Action) {
        let trace = SampleMail.clean.with {
            let path = "SRS0=Ab1C=YH=service.example=info@alias.example"
            $0.path = path
            $0.client = "out.\(server)"
            $0.results = "spf=pass smtp.mailfrom=\"\(path)\"; dkim=none"
            $0.signature = nil
            $0.below = """
                Received: from mail.service.example (mail.service.example [192.0.2.25])
                 by \(server) with ESMTPS id 3 for <piyo@alias.example>; Sun, 1 Mar 2026 11:59:59 +0000

                """
        }.trace
        let actions: [NextStep.Action] = [.openCopyPastService, .openDirectCopy]
        #expect(actions.filter { trace.nextSteps(for: trace.verdict).contains(.act($0)) } == [action])
    }

    /// A record that is there did not vanish.
    @Test(arguments: [("permerror", NextStep.Action.repairSPFRecord), ("temperror", .askWhoChangedDNS)])
    func asksForTheRepairOfARecordThatIsWrong(_ result: String, _ action: NextStep.Action) throws {
        let trace = SampleMail.clean.with { $0.results = "spf=\(result) smtp.mailfrom=info@service.example" }.trace
        let finding = try #require(trace.findings.first { $0.code == .spfTemperrorDNS })
        let actions: [NextStep.Action] = [.repairSPFRecord, .askWhoChangedDNS]
        #expect(actions.filter { trace.nextSteps(for: finding).contains(.act($0)) } == [action])
    }

    /// Nobody gets a server of his own into the record of a provider.
    @Test(arguments: [("gmail.com", NextStep.Action.sendThroughProvider), ("service.example", .allowServer)])
    func sendsTheMailOfAProviderThroughItsServers(_ domain: String, _ action: NextStep.Action) throws {
        let trace = SampleMail.clean.with {
            $0.results = "spf=softfail smtp.mailfrom=info@\(domain)"
            $0.from = "From: info@\(domain)\n"
            $0.signature = nil
        }.trace
        let finding = try #require(trace.findings.first { $0.code == .spfNeutralSoftfail })
        let actions: [NextStep.Action] = [.sendThroughProvider, .allowServer, .useOwnEnvelope]
        #expect(actions.filter { trace.nextSteps(for: finding).contains(.act($0)) } == [action])
    }

    /// A provider's name in the envelope alone says nothing of where the author's mail has to leave.
    @Test func givesMailOfAnotherAuthorAnEnvelopeOfItsOwn() throws {
        let trace = SampleMail.clean.with {
            $0.results = "spf=softfail smtp.mailfrom=info@gmail.com"
            $0.signature = nil
        }.trace
        let finding = try #require(trace.findings.first { $0.code == .spfNeutralSoftfail })
        let actions: [NextStep.Action] = [.sendThroughProvider, .allowServer, .useOwnEnvelope]
        #expect(actions.filter { trace.nextSteps(for: finding).contains(.act($0)) } == [.useOwnEnvelope])
    }
}
