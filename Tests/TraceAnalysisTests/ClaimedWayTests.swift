import Testing
import TraceFields

@testable import TraceAnalysis

/// Lines and marks of a way that whoever sent the mail may have written: the receiver took it from mail.evil.test.
@Suite struct ClaimedWayTests {
    /// A mail that the receiver took from `client`, with what stands under its results and at the end of the header.
    private static func mail(
        from client: String = "mail.evil.test", sender: String, _ results: String, below: String, marks: String = "",
        by receiver: String = "mx.mailbox.example"
    ) -> Trace {
        let text = """
            Return-Path: <\(sender)>
            Received: from \(client) (\(client) [203.0.113.66])
            \tby \(receiver) (Postfix) with ESMTPS id 70A1
            \tfor <reader@mailbox.example>; Tue, 3 Mar 2026 01:15:10 +0000
            Authentication-Results: \(receiver); \(results)
            \(below)From: Chief <ceo@bank.example>
            To: reader@mailbox.example
            Date: Tue, 3 Mar 2026 01:15:00 +0000
            \(marks)
            Please pay.

            """
        return MessageTracer().trace(Array(text.utf8))
    }

    private static func line(by host: String, for recipient: String, results: String = "") -> String {
        "Received: from mail.bank.example (mail.bank.example [192.0.2.10])\n\tby \(host) (Postfix) with ESMTPS id 5C7D\n"
            + "\tfor <\(recipient)>; Tue, 3 Mar 2026 01:15:05 +0000\n"
            + (results.isEmpty ? "" : "Authentication-Results: \(host); \(results)\n")
    }

    private static func listMarks(_ domain: String) -> String {
        "X-BeenThere: dev@\(domain)\nX-Mailman-Version: 2.1.39\nList-Id: Dev <dev.\(domain)>\nList-Post: <mailto:dev@\(domain)>\n"
    }

    private static func failing(_ sender: String, signer: String? = nil) -> String {
        "spf=pass smtp.mailfrom=\(sender); "
            + (signer.map { "dkim=pass header.d=\($0) header.s=k; " } ?? "")
            + "dmarc=fail header.from=bank.example"
    }

    // Lists

    /// Neither the server that handed the mail over nor a name that passed is the list's: its fields and lines are a stranger's claim.
    @Test(arguments: ["lists.debian.test", "lists.bank.example"])
    func aListThatDidNotHandTheMailOver(_ list: String) {
        let trace = Self.mail(
            sender: "bounce@evil.test", Self.failing("bounce@evil.test"), below: Self.line(by: list, for: "dev@\(list)"),
            marks: Self.listMarks(list))
        #expect(trace.forwardings.map(\.kind) == [.unknown])
        #expect(trace.forwardings.map(\.confidence) == [.ambiguous])
        #expect(!trace.statements.contains { $0.identity.role == .list || $0.identity.role == .forwarder })
        #expect(trace.verdict.code == .serviceOnly)
        #expect(trace.legs.first.map { trace.sender(of: $0) } != "bounce@evil.test")
    }

    /// The list's own server, its envelope, or its signature: one of them shows that the list sent the mail.
    @Test(arguments: [
        ("lists.debian.test", "bounce@evil.test", nil), ("mail.evil.test", "dev-bounces@lists.debian.test", nil),
        ("mail.evil.test", "bounce@evil.test", "lists.debian.test"),
    ])
    func aListThatSomethingShows(_ client: String, _ sender: String, _ signer: String?) {
        let signature = signer.map { "DKIM-Signature: v=1; a=rsa-sha256; d=\($0); s=k; h=from; bh=YWJjZA==; b=QUJD\n" } ?? ""
        let trace = Self.mail(
            from: client, sender: sender, Self.failing(sender, signer: signer),
            below: signature + Self.line(by: "lists.debian.test", for: "dev@lists.debian.test"),
            marks: Self.listMarks("lists.debian.test"))
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.allSatisfy { $0.confidence >= .likely })
    }

    /// What stands in the envelope behind a list is not the list's name, where it is of somebody who took the mail on.
    @Test func theEnvelopeOfSomebodyBehindTheList() {
        let taken = """
            Received: from lists.debian.test (lists.debian.test [192.0.2.63])
            \tby mail.evil.test (Postfix) with ESMTPS id 5C7E; Tue, 3 Mar 2026 01:15:08 +0000

            """
        let trace = Self.mail(
            sender: "bounce@evil.test", Self.failing("bounce@evil.test"),
            below: taken + Self.line(by: "lists.debian.test", for: "dev@lists.debian.test"),
            marks: Self.listMarks("lists.debian.test"))
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(!trace.statements.contains { $0.identity.role == .list })
    }

    /// Who is said to have found the signature valid before the list is trusted, or it is a claim.
    @Test(arguments: [([], Finding.Variant.claimed, Verdict.Variant.claimedPass), (["lists.example.org"], nil, nil)])
    func theResultBeforeAList(_ trust: [String], _ variant: Finding.Variant?, _ shade: Verdict.Variant?) {
        let mail = SampleMail.listed.with {
            $0.below = "Authentication-Results: lists.example.org; dkim=pass header.d=service.example header.s=s1\n" + $0.below
            $0.trust = trust
        }
        let trace = mail.trace
        let finding = trace.findings.first { $0.code == .dkimBrokenByList }
        #expect(finding?.variant == variant)
        #expect((finding?.confidence == .ambiguous) == (variant != nil))
        #expect(trace.verdict.code == .list)
        #expect(trace.verdict.variant == shade)
    }

    // Mailboxes

    /// A mark over a line of somebody else than handed the mail over is not sure, and excuses no failure.
    @Test(arguments: [
        "X-Sieve-Redirected-From: victim@uni.test\n", "Resent-From: <victim@uni.test>\n", "Delivered-To: victim@uni.test\n",
    ])
    func aMarkOverALineOfAStranger(_ mark: String) {
        let line = Self.line(by: "mx.uni.test", for: "victim@uni.test")
        let painted = Self.mail(sender: "ceo@bank.example", Self.softfail, below: mark + line)
        #expect(painted.forwardings.map(\.confidence) == [.likely])
        #expect(painted.findings.first { $0.code == .spfFailExplainedByForwarding }?.variant == .claimed)
        #expect(painted.verdict.code == .failUnproven)
        #expect(painted.verdict.variant == .claimedWay)
        let genuine = Self.mail(from: "out.uni.test", sender: "ceo@bank.example", Self.softfail, below: mark + line)
        #expect(genuine.forwardings.map(\.confidence) == [.certain])
    }

    private static let softfail = "spf=fail smtp.mailfrom=ceo@bank.example; dmarc=fail header.from=bank.example"

    /// Who fetches takes the mail from no client: Gmail's mark under a line that names one was brought by the mail.
    @Test(arguments: [
        (
            "from mail.evil.test (mail.evil.test. [203.0.113.66]) by mx.google.com with ESMTPS id 90d3.73.2026.03.02.17.15.10",
            false
        ),
        ("by 2002:a05:6a10:1234:b0:1:1 with POP3 id z9mf12345", true),
        ("by 2002:a05:6a10:1234:b0:1:1 with SMTP id z9mf12345", true),
    ])
    func gmailsMarkOfAFetch(_ line: String, _ isFetched: Bool) {
        let text = """
            Received: by 2002:a05:6a20:b0:bd8e:f8b:e4d3 with SMTP id ab1csp1; Mon, 2 Mar 2026 17:15:10 -0800 (PST)
            Received: \(line)
             for <reader@gmail.com>; Mon, 2 Mar 2026 17:15:10 -0800 (PST)
            X-Gmail-Fetch-Info: reader@uni.test 1 pop.uni.test 995 reader
            \(Self.line(by: "mx.uni.test", for: "reader@uni.test"))From: Chief <ceo@bank.example>

            x

            """
        let trace = MessageTracer().trace(Array(text.utf8))
        #expect(trace.forwardings.contains { $0.kind == .fetch } == isFetched)
    }

    /// The forwarder alone can check the hash of SRS: without a line from before, the address is the word of whoever has the domain.
    @Test func anAddressThatSaysThatTheMailWasForwarded() {
        let sender = "SRS0=Ab3d=BD=bank.example=ceo@evil.test"
        let alone = Self.mail(sender: sender, Self.failing(sender), below: "")
        #expect(alone.forwardings.map(\.confidence) == [.likely])
        #expect(alone.findings.first { $0.code == .spfPassForForwarder }?.variant == .claimed)
        #expect(alone.verdict.code == .forwardedUnproven)
        #expect(alone.verdict.variant == .said)
        let shown = Self.mail(
            sender: sender, Self.failing(sender), below: Self.line(by: "mail.evil.test", for: "victim@evil.test"))
        #expect(shown.forwardings.map(\.confidence) == [.certain])
        #expect(shown.findings.first { $0.code == .spfPassForForwarder }?.variant == nil)
    }

    /// A provider's inner line says of its border what whoever wrote both wanted: the next server of another network decides.
    @Test(arguments: [("mail.evil.test", Confidence.likely), ("mail-am6.outbound.protection.outlook.com", .certain)])
    func aPaintedVisitAtAProvider(_ client: String, _ confidence: Confidence) {
        let visit = """
            Received: from AM0PR04CA0021.eurprd04.prod.outlook.com (2603:10a6:20b:9::26)
             by DB9PR04MB8000.eurprd04.prod.outlook.com (2603:10a6:20b:3c::12) with Microsoft SMTP Server id 15.20.9700.11;
             Tue, 3 Mar 2026 01:15:06 +0000
            Authentication-Results: spf=pass (sender IP is 192.0.2.10) smtp.mailfrom=bank.example; dkim=none (message not signed)
             header.d=none;dmarc=pass action=none header.from=bank.example;compauth=pass reason=100
            Received: from mail.bank.example (192.0.2.10) by AM2PEPF0001C70C.mail.protection.outlook.com (10.167.16.200) with
             Microsoft SMTP Server id 15.20.9700.4 via Frontend Transport; Tue, 3 Mar 2026 01:15:05 +0000

            """
        let trace = Self.mail(from: client, sender: "ceo@bank.example", Self.softfail, below: visit)
        let claims = trace.statements.filter { $0.hop == 1 }
        #expect(!claims.isEmpty)
        #expect(claims.allSatisfy { $0.confidence == confidence })
    }

    /// An address in a forwarder's form that a line or a result saw was not rewritten at delivery.
    @Test(arguments: [("piyo+caf_=reader=mailbox.example@evil.test", true), ("bank.example", false)])
    func anAddressOfAForwarderThatLinesSaw(_ tested: String, _ isSeen: Bool) {
        let path = "piyo+caf_=reader=mailbox.example@evil.test"
        let trace = Self.mail(sender: path, "spf=pass smtp.mailfrom=\(tested)", below: "")
        #expect(trace.forwardings.isEmpty)
        #expect(WayTests.unplaced(trace) == (isSeen ? .rewrittenOnTheWay : .rewrittenAtDelivery))
    }

    // Results

    /// A field that lists what SPF found, no signature and a DMARC PASS for another name refutes itself; one that lists a signature may
    /// come from a copy that lost the signature.
    @Test(arguments: [
        ("", Severity.critical, nil), ("dkim=pass header.d=bank.example header.s=k; ", .warning, Finding.Variant.unsigned),
    ])
    func aPolicyThatPassedForNothing(_ signature: String, _ severity: Severity, _ variant: Finding.Variant?) {
        let trace = Self.mail(
            sender: "x@evil.test", "spf=pass smtp.mailfrom=x@evil.test; \(signature)dmarc=pass header.from=bank.example",
            below: "")
        let finding = trace.findings.first { $0.code == .forgedAuthenticationResults }
        #expect(finding?.severity == severity)
        #expect(finding?.variant == variant)
    }

    /// A provider's seal under its own name is no word for its user, where it took the mail from a server of somebody else and wrote results
    /// beside it. Users have hosts with names, too.
    @Test(arguments: [
        ("mail.bank.example (mail.bank.example [192.0.2.10])", true, false), ("[10.0.0.7] (unknown [192.0.2.10])", true, true),
        ("[10.0.0.7] (c-192-0-2-10.dyn.isp.example [192.0.2.10])", false, true),
    ])
    func aSealAtAProvidersBorder(_ client: String, _ isRepeated: Bool, _ isOwnWord: Bool) {
        let results =
            "phl-mx-02.messagingengine.com;\n dmarc=pass header.from=bank.example;\n spf=pass smtp.mailfrom=ceo@bank.example"
        let text = """
            ARC-Seal: i=1; a=rsa-sha256; cv=none; d=messagingengine.com; s=fm1; t=1772500510; b=QUJD
            ARC-Message-Signature: i=1; a=rsa-sha256; d=messagingengine.com; s=fm1; h=from; bh=YWJjZA==; b=QUJD
            ARC-Authentication-Results: i=1; \(results)
            \(isRepeated ? "Authentication-Results: \(results)\n" : "")Received: from \(client)
            \tby phl-mx-02.messagingengine.com (Postfix) with ESMTPS id 70A1
            \tfor <reader@fastmail.test>; Tue, 3 Mar 2026 01:15:10 +0000
            From: Chief <ceo@bank.example>

            x

            """
        let trace = MessageTracer().trace(Array(text.utf8))
        #expect(trace.evidence.contains { $0.code == .selfSeal } == isOwnWord)
    }

    /// The name of the organization over the line of its server: that server may have written it, and the sender too.
    @Test func theNameOfTheOrganizationBesideItsLine() {
        let trace = Self.mail(
            from: "mail.bank.example", sender: "ceo@bank.example", "spf=pass smtp.mailfrom=ceo@bank.example",
            below: "Authentication-Results: mailbox.example; dkim=pass header.d=bank.example header.s=k\n"
                + "Received: from pc (unknown [198.51.100.7]) by mail.bank.example (Postfix) with ESMTPSA id 2A44\n"
                + "\tfor <reader@mailbox.example>; Tue, 3 Mar 2026 01:15:05 +0000\n"
                + "DKIM-Signature: v=1; a=rsa-sha256; d=bank.example; s=k; h=from; bh=YWJjZA==; b=QUJD\n")
        #expect(trace.findings.first { $0.code == .passFromUntrustedHop }?.variant == .misplaced)
    }

    // From

    /// An address that From shows as a name is told of, where it is of somebody else.
    @Test(arguments: [
        ("\"ceo@bank.example\" <info@service.example>", "ceo@bank.example"),
        ("info@service.example (ceo@bank.example)", "ceo@bank.example"),
        ("=?utf-8?q?ceo=40bank.example?= <info@service.example>", "ceo@bank.example"),
        ("\"desk@mail.service.example\" <info@service.example>", nil), ("\"Desk @ work\" <info@service.example>", nil),
        ("Desk <info@service.example>", nil),
    ])
    func anAddressShownAsAName(_ from: String, _ shown: String?) {
        let trace = SampleMail.clean.with { $0.from = "From: \(from)\n" }.trace
        #expect(trace.verdict.code == .authentic)
        #expect(trace.verdict.shownAddress == shown)
        #expect(trace.verdict.isMisleading == (shown != nil))
    }
}
