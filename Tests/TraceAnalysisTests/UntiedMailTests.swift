import Testing
import TraceFields

@testable import TraceAnalysis

/// Mail of mail.evil.test in the name of bank.example: with a signature from another mail or for a key that never was, and under envelope senders
/// that look like those of forwarders; beside each its kin among genuine mail.
@Suite struct UntiedMailTests {
    struct Mail: Sendable {
        var client = "mail.evil.test (mail.evil.test [203.0.113.66])"
        var sender = "x@evil.test"
        var results: String
        var below = ""
        var end = ""

        var trace: Trace {
            let text = """
                Return-Path: <\(sender)>
                Received: from \(client)
                \tby mx.mailbox.example (Postfix) with ESMTPS id 70A1
                \tfor <reader@mailbox.example>; Tue, 3 Mar 2026 01:15:10 +0000
                Authentication-Results: mx.mailbox.example; \(results.replacing("SENDER", with: sender))
                \(below)DKIM-Signature: v=1; a=rsa-sha256; d=bank.example; s=s1; h=from; bh=YWJj; b=\(SampleMail.longSignature)
                From: Chief <ceo@bank.example>
                To: reader@mailbox.example
                Date: Tue, 3 Mar 2026 01:15:00 +0000
                \(end)
                Please pay.

                """
            return MessageTracer().trace(Array(text.utf8))
        }
    }

    private static let bank = "mail.bank.example (mail.bank.example [192.0.2.10])"
    private static let changed = "dkim=fail (body hash did not verify) header.d=bank.example header.s=s1"
    private static let keyless = "dkim=permerror (no key for signature) header.d=bank.example header.s=s1"
    private static let refused = "dmarc=fail header.from=bank.example"

    private static func path(_ result: String) -> String { "spf=\(result) smtp.mailfrom=SENDER; " }

    // Signatures

    /// Nobody can tell whether a signature was broken or copied, or a key removed or invented, where nothing else ties the mail to the author.
    @Test(arguments: [(changed, FindingCode.dkimBodyChangedInTransit), (keyless, .dkimKeyMissing)])
    func aSignatureThatTiesNothing(_ signature: String, _ code: FindingCode) throws {
        for (result, verdict) in [("pass", Verdict.Code.serviceOnly), ("none", .authorFail)] {
            let trace = Mail(results: "\(Self.path(result))\(signature); \(Self.refused)").trace
            #expect(trace.verdict.code == verdict)
            let untied = try #require(trace.verdict.untied)
            #expect(trace.findings[untied].code == code)
            let steps = trace.nextSteps(for: trace.verdict)
            #expect(steps.first == .act(.confirmWithAuthor))
            #expect(!steps.contains(.act(.signLast)) && !steps.contains(.act(.askWhoChangedDNS)))
            #expect(!trace.nextSteps(for: trace.findings[untied]).contains(.act(.askWhoChangedDNS)))
        }
    }

    /// His own server handed it over; his name could not be asked; a service that he uses took it under his name.
    @Test(arguments: [
        Mail(client: bank, results: path("none") + "\(changed); \(refused)"),
        Mail(client: bank, results: path("none") + "\(keyless); \(refused)"),
        Mail(sender: "b@m.bank.example", results: path("temperror") + "\(keyless); \(refused)"),
        Mail(
            client: "o1.ptr.outbound-mail.sendgrid.net (o1.ptr.outbound-mail.sendgrid.net [198.51.100.76])",
            sender: "bounces+1-a@em801.bank.example", results: path("none") + "\(keyless); \(refused)"),
    ])
    func aSignatureBesideSomethingElse(_ mail: Mail) {
        let trace = mail.trace
        #expect([.altered, .dnsPartlyBroken, .dnsBroken].contains(trace.verdict.code))
        #expect(trace.verdict.untied == nil)
    }

    /// Without any other word about the author the missing key is what is known; that it may never have existed is said beside it.
    @Test func aMissingKeyThatNothingContradicts() {
        let trace = Mail(sender: "ceo@bank.example", results: Self.path("none") + Self.keyless).trace
        #expect(trace.verdict.code == .dnsPartlyBroken)
        #expect(trace.verdict.untied != nil)
    }

    /// A second program of the server's had the key, or somebody painted its result: DNS is not what keeps the answer back.
    @Test func aPassBesideAKeyThatWasNotFetched() {
        let trace = Mail(
            client: Self.bank, sender: "ceo@bank.example",
            results: "dkim=temperror (dns timeout) header.d=bank.example header.s=s1",
            below: """
                Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=ceo@bank.example;
                \tdkim=pass header.d=bank.example header.s=s1; dmarc=pass header.from=bank.example

                """
        ).trace
        #expect(trace.verdict.code == .claimsOnly)
    }

    /// The forwarder's own server had found that the signature did not match.
    @Test func aSignatureThatFailedBefore() throws {
        let trace = Mail(
            client: "mx.fwd.example (mx.fwd.example [198.51.100.70])", sender: "SRS0=Ab3d=BD=evil.test=x@fwd.example",
            results: "\(Self.path("pass"))\(Self.changed); \(Self.refused)",
            below: """
                Delivered-To: victim@fwd.example
                Received: from mail.evil.test (mail.evil.test [203.0.113.66])
                \tby mx.fwd.example (Postfix) with ESMTPS id 2222
                \tfor <victim@fwd.example>; Tue, 3 Mar 2026 01:15:07 +0000
                Authentication-Results: mx.fwd.example; spf=pass smtp.mailfrom=x@evil.test; \(Self.changed); \(Self.refused)

                """
        ).trace
        let finding = try #require(trace.findings.first { $0.code == .dkimBodyChangedInTransit })
        #expect(finding.variant == .failedBefore)
        #expect(!trace.nextSteps(for: finding).contains(.act(.compareBodies)))
    }

    // Forwardings

    private static let list =
        "X-BeenThere: dev@lists.debian.test\nX-Mailman-Version: 2.1.39\nList-Id: Dev <dev.lists.debian.test>\n"

    static let forms = [
        "SRS0=aa1b=BD=bank.example=ceo@uni.test", "SRS0=aa1b=BD=bank.example=ceo@mailbox.example",
        "SRS1=Xy7a=uni.test==Ab3d=BD=bank.example=ceo@kaisya.test", "dev-bounces+reader=mailbox.example@lists.debian.test",
    ]

    /// SPF of the forwarder's name did not pass for a stranger's server.
    @Test(arguments: forms, ["fail", "softfail", "none", "neutral"])
    func aForwardingThatTheReceiverDenies(_ sender: String, _ result: String) {
        let trace = Mail(sender: sender, results: "\(Self.path(result))\(Self.changed); \(Self.refused)", end: Self.list).trace
        #expect(trace.forwardings.isEmpty)
        #expect(trace.deniedForwarding != nil)
        #expect(trace.verdict.code == .authorFail)
        #expect(!trace.findings.contains { $0.code == .dkimBrokenByList })
    }

    /// It passed; or the forwarder's own server handed the mail over, whatever his record says.
    @Test(arguments: [
        ("mail.hoster.test (mail.hoster.test [198.51.100.7])", "pass"), ("mail.uni.test (mail.uni.test [198.51.100.8])", "none"),
        ("mail.uni.test (mail.uni.test [198.51.100.8])", "softfail"),
    ])
    func aForwardingThatTheReceiverSupports(_ client: String, _ result: String) {
        let trace = Mail(client: client, sender: Self.forms[0], results: "\(Self.path(result))dkim=none; \(Self.refused)").trace
        #expect(trace.forwardings.map(\.kind) == [.srs0])
        #expect(trace.deniedForwarding == nil)
        #expect(trace.verdict.code == .forwardedUnproven)
    }

    /// A list's copy that somebody else sent on under the list's envelope sender.
    @Test func anotherForwardingBehindTheList() {
        let trace = Mail(
            client: "mx.uni.test (mx.uni.test [198.51.100.8])", sender: Self.forms[3],
            results: "\(Self.path("fail"))\(Self.changed); \(Self.refused)",
            below: """
                Received: by mx.uni.test (Postfix) id 4fP08; Tue, 3 Mar 2026 01:15:08 +0000
                Delivered-To: r@uni.test
                Received: from lists.debian.test (lists.debian.test [198.51.100.60])
                \tby mx.uni.test (Postfix) with ESMTPS id 4fP07 for <r@uni.test>; Tue, 3 Mar 2026 01:15:07 +0000
                Received: from \(Self.bank)
                \tby lists.debian.test (Postfix) with ESMTPS id 4444
                \tfor <dev@lists.debian.test>; Tue, 3 Mar 2026 01:15:05 +0000

                """, end: Self.list
        ).trace
        #expect(trace.forwardings.contains { $0.isThroughList })
        #expect(trace.deniedForwarding == nil)
    }

    /// These addresses only one provider writes: what its hosts have nothing to do with is no forwarding of theirs.
    @Test(arguments: ["x+SRS=Ab3dE=BD=bank.example=ceo@evil.test", "piyo+caf_=reader=mailbox.example@evil.test"])
    func anAddressOfAProviderWithoutTheProvider(_ sender: String) {
        let trace = Mail(sender: sender, results: "\(Self.path("pass"))dkim=none; \(Self.refused)").trace
        #expect(trace.forwardings.isEmpty)
        #expect(trace.verdict.code == .serviceOnly)
        let said = Mail(
            client: "mail-sor-f41.google.com (unknown [203.0.113.66])", sender: "piyo+caf_=reader=mailbox.example@evil.test",
            results: "\(Self.path("pass"))dkim=none; \(Self.refused)"
        ).trace
        #expect(said.forwardings.map(\.confidence) == [.ambiguous])
    }

    /// A gateway of the receiver's tagged the address that the forwarder had put in: that is no second forwarding.
    @Test func aTagOverTheForwardersAddress() {
        let address = "piyo+caf_=reader=mailbox.example@kaisya.test"
        let trace = Mail(
            client: "gw.mailbox.example (gw.mailbox.example [198.51.100.90])", sender: "prvs=1234abcd56=" + address,
            results: "dkim=none",
            below: """
                Received: from mail-sor-f41.google.com (mail-sor-f41.google.com [209.85.220.41])
                \tby gw.mailbox.example (Postfix) with ESMTPS id 6161
                \tfor <reader@mailbox.example>; Tue, 3 Mar 2026 01:15:09 +0000
                Authentication-Results: gw.mailbox.example; spf=pass smtp.mailfrom="\(address)"; dkim=none

                """
        ).trace
        #expect(trace.forwardings.map(\.forwarder) == ["piyo@kaisya.test"])
    }

    /// Gmail writes its own form into the envelope of what it forwards; the fields of an alias service under somebody else's name anybody can write.
    @Test func marksThatTheEnvelopeDoesNotBear() {
        func forwarded(_ sender: String) -> Confidence? {
            Mail(
                client: "mail-sor-f41.google.com (mail-sor-f41.google.com [209.85.220.41])", sender: sender,
                results: "\(Self.path("pass"))dkim=none; \(Self.refused)",
                below: """
                    X-Forwarded-To: reader@mailbox.example
                    X-Forwarded-For: victim@gmail.com reader@mailbox.example
                    Delivered-To: victim@gmail.com
                    Received: from \(Self.bank)
                    \tby mx.google.com with ESMTPS id 4Ab1 for <victim@gmail.com>; Mon, 2 Mar 2026 17:15:06 -0800

                    """
            ).trace.forwardings.last?.confidence
        }
        #expect(forwarded("x@gmail.com") == .ambiguous)
        #expect(forwarded("victim+caf_=reader=mailbox.example@gmail.com") == .certain)
        func masked(_ domain: String) -> Confidence? {
            let text = """
                Return-Path: <x@\(domain)>
                Received: from mail.\(domain) (mail.\(domain) [203.0.113.66])
                \tby mx.mailbox.example (Postfix) with ESMTPS id 70A1
                \tfor <reader@mailbox.example>; Tue, 3 Mar 2026 01:15:10 +0000
                Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=x@\(domain); dmarc=pass header.from=\(domain)
                X-SimpleLogin-Type: Forward
                X-SimpleLogin-Original-From: Chief <ceo@bank.example>
                From: "Chief - ceo at bank.example" <ceo_at_bank_example_xyz@\(domain)>
                To: reader@mailbox.example

                Please pay.

                """
            return MessageTracer().trace(Array(text.utf8)).forwardings.last?.confidence
        }
        #expect(masked("evil.test") == .ambiguous)
        #expect(masked("simplelogin.co") ?? .ambiguous > .ambiguous)
    }

    /// A server that looks names up found none, and the client says that it is the forwarder's.
    @Test func aForwarderByItsOwnWordAlone() {
        func confidence(_ name: String) -> Confidence? {
            Mail(
                client: "mail.uni.test (\(name) [198.51.100.8])", sender: "ceo@bank.example",
                results: "\(Self.path("fail"))dkim=none; \(Self.refused)",
                below: """
                    X-Original-To: victim@uni.test
                    Delivered-To: victim@uni.test
                    Received: from \(Self.bank)
                    \tby mail.uni.test (Postfix) with ESMTPS id 1111
                    \tfor <victim@uni.test>; Tue, 3 Mar 2026 01:15:05 +0000

                    """
            ).trace.forwardings.last?.confidence
        }
        #expect(confidence("unknown") == .likely)
        #expect(confidence("mail.uni.test") == .certain)
    }

    /// A result without a name is about the one signature that begins as it says.
    @Test func aResultThatNamesTheBeginningAlone() {
        func domain(_ beginning: String) -> String? {
            let other = "DKIM-Signature: v=1; a=rsa-sha256; d=evil.test; s=e; h=from; bh=YWJj; b=\(beginning)AAAABBBB\n"
            let trace = Mail(results: "spf=none smtp.mailfrom=SENDER; dkim=pass header.b=\(beginning)", below: other).trace
            return trace.statements.first { trace.reading($0).method == .dkim }?.identity.domain.map { trace.domains.text($0) }
        }
        #expect(domain("Ev1lB0Bx") == "evil.test")
        #expect(domain("AbCdEfGh") == nil)
    }

    /// The list's own server recorded that DMARC did not pass when it took the mail: no signature of the author's matched there.
    @Test func aListThatSawTheFailure() {
        func mail(_ seen: String) -> Trace {
            Mail(
                client: "lists.debian.test (lists.debian.test [198.51.100.60])", sender: Self.forms[3],
                results: "\(Self.path("pass"))\(Self.changed); \(Self.refused)",
                below: """
                    Received: from mail.evil.test (mail.evil.test [203.0.113.66])
                    \tby lists.debian.test (Postfix) with ESMTPS id 4444
                    \tfor <dev@lists.debian.test>; Tue, 3 Mar 2026 01:15:05 +0000
                    Authentication-Results: lists.debian.test; spf=pass smtp.mailfrom=x@evil.test; \(seen)

                    """, end: Self.list
            ).trace
        }
        #expect(!mail("dkim=none; \(Self.refused)").findings.contains { $0.code == .dkimBrokenByList })
        #expect(mail("dkim=none").findings.contains { $0.code == .dkimBrokenByList })
    }
}
