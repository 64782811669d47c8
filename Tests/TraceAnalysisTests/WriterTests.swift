import Testing
import TraceFields

@testable import TraceAnalysis

/// Who wrote results and seals in places that name and address alone do not settle.
@Suite struct WriterTests {
    static let end = ["From: Alice <alice@author.example>", "To: bob@kaisya.example", "Subject: x"]

    static func trace(_ fields: [String]) -> Trace {
        MessageTracer().trace(Array(((fields + end).joined(separator: "\n") + "\n\nx\n").utf8))
    }

    static let signature = "DKIM-Signature: v=1; a=rsa-sha256; d=author.example; s=s1; h=from; bh=YWJj; b=k0kUPo23AAAA"
    static let gmail = [
        "Received: by 2002:a2e:8ed9:0:0:0:0:0 with SMTP id e25csp2040006ljl; Sun, 1 Mar 2026 12:00:07 +0000",
        "Received: from mail.author.example (mail.author.example. [192.0.2.10]) by mx.google.com with ESMTPS id x2si1"
            + " for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:06 +0000",
        "Authentication-Results: mx.google.com; dkim=pass header.i=@author.example header.s=s1 header.b=k0kUPo23;"
            + " spf=pass (google.com: domain of alice@author.example designates 192.0.2.10 as permitted sender)"
            + " smtp.mailfrom=alice@author.example",
    ]
    static let failed = "Authentication-Results: mx.google.com; dkim=fail header.i=@author.example header.s=s1 header.b=k0kUPo23"

    /// What stands over the line by which a program put the mail into the mailbox is no word of the border below.
    @Test func resultsOverAnInsertionAreOfThatSide() {
        let api = "Received: from 421484249706 named unknown by gmailapi.google.com with HTTPREST; Sun, 1 Mar 2026 12:00:11 +0000"
        let trace = Self.trace([Self.failed, api] + Self.gmail + [Self.signature])
        #expect(trace.statements.map(\.hop) == [3, 1, 1])
        #expect(trace.findings.contains { $0.code == .resultsDisagree })
        #expect(trace.findings.first { $0.code == .dkimBodyChangedInTransit }?.variant == .inserted)
        #expect(trace.verdict.code == .altered && trace.verdict.variant == .inserted)
        #expect(Self.trace([api] + Self.gmail + [Self.signature]).statements.map(\.hop) == [1, 1])
    }

    /// A server of the user's own that hands his mail to a provider, logged in, is not the provider's, though that one hides its client.
    @Test func whoLogsInIsNotOfTheProvider() {
        func networks(_ with: String) -> [String?] {
            let trace = Self.trace([
                "Received: by mail.messagingengine.com (Postfix) with \(with); Sun, 1 Mar 2026 12:00:06 +0000",
                "Received: by mail (OpenSMTPD) with ESMTPSA id 78e0 (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO);"
                    + " Sun, 1 Mar 2026 12:00:05 +0000",
            ])
            return trace.hops.map { $0.network.flatMap { trace.domains.text($0) } }
        }
        #expect(networks("ESMTPA") == [nil, "fastmail"])
        #expect(networks("ESMTP") == ["fastmail", "fastmail"])
    }

    /// The name of an account without a domain is no domain, and is neither in line with the author nor out of line.
    @Test(arguments: [
        ("smtp.auth=C00A000 smtp.mailfrom=alice@author.example", nil, Statement.Alignment.unknown),
        ("smtp.auth=first.last", nil, .unknown),
        ("smtp.auth=carol@other.example", "other.example", .no),
        ("smtp.mailfrom=alice@author.example", "author.example", .strict),
    ])
    func accountIsOfADomainOnlyWithAnAddress(_ said: String, _ domain: String?, _ alignment: Statement.Alignment) {
        let trace = Self.trace([
            "Authentication-Results: mx.kaisya.example; auth=pass " + said,
            "Received: from mail.author.example (mail.author.example [192.0.2.10]) by mx.kaisya.example (Postfix) with ESMTPSA"
                + " id 4gJxSs; Sun, 1 Mar 2026 12:00:06 +0000",
        ])
        #expect(trace.statements.map { $0.identity.domain.map { trace.domains.text($0) } } == [domain])
        #expect(trace.statements.map(\.alignment) == [alignment])
    }

    /// What stands over the fields of a delivery to the server's own list it wrote when the list handed the mail back.
    @Test func resultsOverADeliveryAreOfTheCopyThatTheListHandedBack() {
        func dkim(_ result: String) -> String {
            "Authentication-Results: lists.mail.example; dkim=\(result) header.d=author.example header.b=k0kUPo23"
        }
        func hops(_ delivery: [String]) -> [Int?] {
            let back =
                "Received: from host.mail.example (localhost [127.0.0.1])\n\tby lists.mail.example (Postfix) with ESMTP id 4P0"
            let border =
                "Received: from mail.author.example (mail.author.example [192.0.2.10])\n\tby lists.mail.example (Postfix)"
            let trace = Self.trace(
                ["\(back)\n\tfor <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:09 +0000", dkim("fail")] + delivery + [
                    dkim("pass"), "\(border) with ESMTPS id 4Ny; Sun, 1 Mar 2026 12:00:06 +0000", Self.signature,
                ])
            return trace.statements.map(\.hop)
        }
        #expect(hops(["X-Original-To: list@lists.mail.example", "Delivered-To: list@lists.mail.example"]) == [2, 1])
        #expect(hops([]) == [1, 1])
    }

    /// A filter on the same machine writes under its own line, in its own name: both of its fields are of the border's hop.
    @Test func filterUnderItsOwnLineSpeaksOfTheBorder() {
        let results = "mx5.messagingengine.com; dkim=pass header.d=author.example; iprev=pass smtp.remote-ip=203.0.113.25"
        let trace = Self.trace([
            "Received: from mx5.messagingengine.com (localhost [127.0.0.1])\n\tby mailmx.nyi.internal (Postfix) with ESMTP id 5E1"
                + "; Sun, 1 Mar 2026 12:00:09 +0000",
            "Received: from mailmx.nyi.internal (localhost [127.0.0.1])\n\tby mx5.messagingengine.com (Authentication Milter) with"
                + " ESMTP\n\tid B6B.0FE; Sun, 1 Mar 2026 12:00:08 +0000",
            "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=messagingengine.com; s=fm3; t=1772366408; b=AAAA",
            "ARC-Message-Signature: i=1; a=rsa-sha256; d=messagingengine.com; s=fm3; h=from; bh=YWJj; b=AAAA",
            "ARC-Authentication-Results: i=1; " + results, "Authentication-Results: " + results,
            "Received: from mailout.nyi.internal (outbound1.nyi.internal [10.202.2.181])\n\tby mailmx.nyi.internal (Postfix) with"
                + " ESMTPS id 0FE; Sun, 1 Mar 2026 12:00:07 +0000",
            Self.signature,
        ])
        #expect(trace.statements.map(\.hop) == [1, 1, 1, 1])
        #expect(trace.arc.sets.map(\.hop) == [1])
    }

    /// OpenARC gathers all results in its own name, those of an earlier visit too: which SPF is about which connection, it does not say.
    @Test(arguments: [("bounce@else.example", nil as Int?), ("alice@author.example", 1), ("author.example", 1)])
    func oneFieldOfTwoConnections(_ second: String, _ evaluated: Int?) {
        let trace = Self.trace([
            "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=kaisya.example; s=a; t=1772366408; b=AAAA",
            "ARC-Message-Signature: i=1; a=rsa-sha256; d=kaisya.example; s=a; h=from; bh=YWJj; b=AAAA",
            "ARC-Authentication-Results: i=1; mx.kaisya.example; spf=pass smtp.mailfrom=alice@author.example;"
                + " spf=pass smtp.mailfrom=\(second)",
            "Received: from mail.author.example (mail.author.example [192.0.2.10]) by mx.kaisya.example (Postfix) with ESMTPS id 5E1"
                + " for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:06 +0000",
        ])
        #expect(trace.statements.map(\.hop) == [1, 1])
        #expect(trace.statements.map(\.evaluatedHop) == [evaluated, evaluated])
    }

    /// A server that seals above its line did not make the set under it, though the sealer's network is its own: the sender's side of
    /// that network did, and left no line. Where filters write under the line, the seal is that server's.
    @Test(arguments: [
        (
            "HK2PR02CU002.outbound.protection.outlook.com (192.0.2.9) by SG1PEPF000082E3.mail.protection.outlook.com (10.0.0.6)"
                + " with Microsoft SMTP Server id 15.20.8398.14 via Frontend Transport", "microsoft.com", "mx.microsoft.com 1",
            nil
        ),
        (
            "relay.service.example (localhost [127.0.0.1]) by relay.service.example (Postfix) with ESMTP id F21FE",
            "service.example",
            "rspamd-6588fd49b-8p9tk", 1
        ),
    ])
    func sealUnderALine(_ line: String, _ sealer: String, _ writer: String, _ hop: Int?) {
        let trace = Self.trace([
            "Received: from \(line); Sun, 1 Mar 2026 12:00:07 +0000",
            "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=\(sealer); s=s; b=AAAA",
            "ARC-Message-Signature: i=1; a=rsa-sha256; d=\(sealer); s=s; h=from; bh=YWJj; b=AAAA",
            "ARC-Authentication-Results: i=1; \(writer); spf=pass smtp.mailfrom=author.example",
        ])
        #expect(trace.statements.map(\.hop) == [nil])
        #expect(trace.arc.sets.map(\.hop) == [hop])
    }

    /// A set that repeats the results of an older one was sealed where the mail was sent on.
    @Test func copiedSetIsSealedWhereTheMailWentOn() {
        func set(_ n: Int, _ seconds: Int) -> [String] {
            [
                "ARC-Seal: i=\(n); a=rsa-sha256; t=\(seconds); cv=\(n == 1 ? "none" : "pass"); d=google.com; s=arc; b=AAAA",
                "ARC-Message-Signature: i=\(n); a=rsa-sha256; d=google.com; s=arc; h=from; bh=YWJj; b=AAAA",
                "ARC-Authentication-Results: i=\(n); gmr-mx.google.com; dkim=pass header.i=@author.example header.s=s1",
            ]
        }
        let border = [
            "Received: from mail.author.example (mail.author.example. [192.0.2.10]) by gmr-mx.google.com with ESMTPS id x2si1"
                + " for <dev@googlegroups.com>; Sun, 1 Mar 2026 12:00:06 +0000"
        ]
        let inner = ["Received: by 2002:aa7:9798:: with SMTP id o24ls3584479pfp.0.gmail; Sun, 1 Mar 2026 12:00:06 +0000"]
        let onward = [
            "Received: from mail-pg1-x538.google.com (mail-pg1-x538.google.com [203.0.113.9]) by mx.home.example (Postfix) with"
                + " ESMTPS id 9A for <bob@home.example>; Sun, 1 Mar 2026 12:00:08 +0000",
            "Received: by mail-pg1-x538.google.com with SMTP id 75sf for <bob@home.example>; Sun, 1 Mar 2026 12:00:08 +0000",
        ]
        let trace = Self.trace(onward + set(2, 1_772_366_407) + inner + set(1, 1_772_366_406) + border + [Self.signature])
        #expect(trace.arc.sets.map(\.hop) == [1, 3])
        #expect(trace.statements.map(\.hop) == [1, 1])
        let alone = Self.trace(onward + inner + set(1, 1_772_366_406) + border + [Self.signature])
        #expect(alone.arc.sets.map(\.hop) == [1])
    }

    /// A name has one identity in letters of its language and as DNS holds it (RFC 3492 §7.1, RFC 5891).
    @Test(arguments: [
        ("bücher.example", "xn--bcher-kva.example"), ("robínhood.com", "xn--robnhood-e2a.com"),
        ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"), ("BÜCHER.example", "xn--bcher-kva.example"),
        ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"), ("日本語.jp", "xn--wgv71a119e.jp"),
    ])
    func namesAreComparedAsDNSHoldsThem(_ written: String, _ ascii: String) {
        var table = DomainTable()
        let one = table.intern(written)
        let other = table.intern(ascii)
        #expect(one != nil && one == other)
        #expect(one.map { table.text($0) } == ascii)
    }

    /// Letters that only look like others are in no name of DNS; they are shown as they were written.
    @Test func namesThatDNSCannotHoldStay() {
        var table = DomainTable()
        let name = table.intern("𝗸𝗿𝘂𝗶𝘀.example")
        #expect(name.map { table.text($0) } == "𝗸𝗿𝘂𝗶𝘀.example")
    }

    /// A host that signs its own user's mail and hands it to itself is meant by its own name, not the hosts behind it.
    @Test func aHostThatHandsTheMailToItselfIsNotTheNextOne() {
        let mail = [
            "Received: from forward1.mail.yandex.net (forward1.mail.yandex.net [IPv6:2001:db8::60]) by mxback2.mail.yandex.net"
                + " (mxback/Yandex) with ESMTP id l41jE; Sun, 1 Mar 2026 15:00:09 +0300",
            "Received: from mxback1.mail.yandex.net (mxback1.mail.yandex.net [IPv6:2001:db8::75]) by forward1.mail.yandex.net"
                + " (Yandex) with ESMTP id 96EB6 for <bob@kaisya.example>; Sun, 1 Mar 2026 15:00:08 +0300 (MSK)",
            "Received: from localhost (localhost [::1]) by mxback1.mail.yandex.net (mxback/Yandex) with ESMTP id CJIF4;"
                + " Sun, 1 Mar 2026 15:00:07 +0300",
            "DKIM-Signature: v=1; a=rsa-sha256; d=author.example; s=mail; h=from; bh=YWJj; b=k0kUPo23AAAA",
            "Authentication-Results: mxback1.mail.yandex.net; dkim=pass header.i=@author.example",
            "Received: by web1.qloud-c.yandex.net with HTTP; Sun, 1 Mar 2026 15:00:06 +0300",
        ]
        #expect(Self.trace(mail).statements.map(\.hop) == [2])
    }

    /// What SPF decided, in the name of an organization, is of its host that took the mail from another one: nobody decides it for
    /// his own machines.
    @Test func whatSPFDecidedIsNotOfAnInnerHost() {
        let inner = [
            "Received: from mailin.kaisya.example (unknown [10.0.0.62]) by proxy.kaisya.example (Postfix) with ESMTPS id 4RJ0B"
                + " for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:08 +0000",
            "Received: from mx1.kaisya.example (mailin.kaisya.example [127.0.0.1]) by mailin.kaisya.example (Postfix) with ESMTPS"
                + " id 3ED26 for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:07 +0000",
        ]
        let results = [
            "Authentication-Results: kaisya.example; spf=pass smtp.mailfrom=author.example",
            "Authentication-Results: kaisya.example; dkim=pass header.d=author.example header.b=k0kUPo23",
        ]
        let border =
            "Received: from mail.author.example (mail.author.example [192.0.2.10]) by mx1.kaisya.example (Postfix) with ESMTPS"
            + " id 4RJ0A for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:06 +0000"
        #expect(Self.trace(inner + results + [border, Self.signature]).statements.map(\.hop) == [1, 1])
    }
}
