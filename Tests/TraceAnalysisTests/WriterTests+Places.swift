import Testing
import TraceFields

@testable import TraceAnalysis

/// Fields whose place names their writer, though name and address name another hop.
extension WriterTests {
    private static let nameless =
        "Authentication-Results: spf=pass (sender IP is 192.0.2.10) smtp.mailfrom=author.example; kaisya.example;"
        + " dkim=pass (signature was verified) header.d=author.example;kaisya.example; dmarc=pass action=none"
        + " header.from=author.example;"
    private static let pathOfBorder =
        "Received-SPF: Pass (protection.outlook.com: domain of author.example designates 192.0.2.10 as permitted sender)"
        + " receiver=protection.outlook.com; client-ip=192.0.2.10; helo=mail.author.example;"
    private static let front =
        "Received: from mail.author.example ([192.0.2.10]) by FRONT4-MC6F14.hotmail.com over TLS secured channel with"
        + " Microsoft SMTPSVC(7.5.7601.23143); Sun, 1 Mar 2026 12:00:05 +0000"
    private static let behind =
        "Received: from FRONT4-MC6F14.hotmail.com (10.152.76.55) by BL2NAM02FT008.mail.protection.outlook.com (10.152.76.162)"
        + " with Microsoft SMTP Server (version=TLS1_2) id 15.1.977.7 via Frontend Transport; Sun, 1 Mar 2026 12:00:06 +0000"

    /// Who names nobody and stands over the line of an inner host is no older than that line; what it judges is the border's client.
    @Test func namelessResultsAreNoOlderThanTheLineUnderThem() {
        let inner = Self.trace([Self.nameless, Self.pathOfBorder, Self.behind, Self.front, Self.signature])
        #expect(inner.statements.map(\.hop) == [2, 2, 2, 2])
        // Signatures are of no connection.
        #expect(inner.statements.map(\.evaluatedHop) == [1, 2, 1, 1])
        #expect(inner.statements.allSatisfy { $0.isTrusted && $0.confidence == .likely })
        let border = Self.trace([Self.behind, Self.nameless, Self.pathOfBorder, Self.front, Self.signature])
        #expect(border.statements.map(\.hop) == [1, 1, 1, 1])
    }

    /// A rule of a mailbox sends mail on from the machine itself: no client from outside was judged there, and the border's line is not to be seen.
    @Test(arguments: [("::1", true), ("192.0.2.10", false)])
    func aRuleThatSendsMailOnJudgesNobody(_ address: String, _ isResubmitted: Bool) {
        let host = "DM6PR12MB2971.namprd12.prod.outlook.com"
        let client = isResubmitted ? host : "mail.author.example"
        let trace = Self.trace([
            "Received: from \(host) (2603:10b6:5:118::28) by IA0PR12MB7699.namprd12.prod.outlook.com (2603:10b6:208:431::7) with"
                + " Microsoft SMTP Server id 15.21.25.23; Sun, 1 Mar 2026 12:00:09 +0000",
            "Resent-From: <r@hotmail.example>",
            "Received: from \(client) ([\(address)]) by \(host) ([fe80::1d36:dae5:4d49:de87%4]) with Microsoft SMTP Server id"
                + " 15.21.0025.022; Sun, 1 Mar 2026 12:00:09 +0000",
            Self.nameless, Self.pathOfBorder, Self.signature,
        ])
        #expect(trace.statements.allSatisfy { ($0.hop == nil) == isResubmitted })
        #expect(trace.findings.contains { $0.code == .missingHop } == isResubmitted)
        #expect(trace.findings.contains { $0.variant == .lineMissing } == isResubmitted)
    }

    /// Over the line of another network nobody can name who wrote such a field.
    @Test func namelessResultsOverTheLineOfOthersAreOfNobody() {
        let border =
            "Received: from mail.author.example (192.0.2.10) by BL2NAM02FT008.mail.protection.outlook.com (10.152.76.162)"
            + " with Microsoft SMTP Server id 15.1.977.7; Sun, 1 Mar 2026 12:00:05 +0000"
        let other =
            "Received: from BL2NAM02.outbound.protection.outlook.com (BL2NAM02.outbound.protection.outlook.com [198.51.100.7])"
            + " by mx.kaisya.example (Postfix) with ESMTPS id 4fP0A; Sun, 1 Mar 2026 12:00:09 +0000"
        #expect(Self.trace([Self.nameless, other, border, Self.signature]).statements.map(\.hop) == [nil, nil, nil])
        #expect(Self.trace([other, Self.nameless, border, Self.signature]).statements.map(\.hop) == [1, 1, 1])
    }

    /// A filter handed the mail back, and the next server of the organization wrote over that line in the organization's name.
    @Test func theLineBeforeAReentryIsNoNeighbour() {
        let sealed = "i=1; kaisya.example; dkim=pass header.d=author.example header.s=s1 header.b=k0kUPo23"
        let newer = [
            "Received: from hub.kaisya.example (hub.kaisya.example [192.0.2.41]) by out.kaisya.example (8.14.7/8.12.4) with ESMTP"
                + " id 49I6LY2X019902; Sun, 1 Mar 2026 12:00:08 +0000",
            "Authentication-Results: kaisya.example; arc=none smtp.remote-ip=192.0.2.41",
            "ARC-Seal: i=1; a=rsa-sha256; d=kaisya.example; s=arc; t=1772366408; cv=none; b=YWJj",
            "ARC-Message-Signature: i=1; a=rsa-sha256; d=kaisya.example; s=arc; t=1772366408; h=from; bh=YWJj; b=YWJj",
            "ARC-Authentication-Results: " + sealed,
            "Authentication-Results:" + sealed.dropFirst(4),
        ]
        let back =
            "Received: from hub.kaisya.example (hub.kaisya.example [127.0.0.1]) by hub.kaisya.example (8.14.7/8.9.2) with ESMTP"
            + " id 49I6LXLa000981; Sun, 1 Mar 2026 12:00:07 +0000"
        let first =
            "Received: from mail.author.example (mail.author.example [192.0.2.10]) by HUB.KAISYA.EXAMPLE (8.14.7/8.9.2) with ESMTP"
            + " id 49I6LWc6000977; Sun, 1 Mar 2026 12:00:06 +0000"
        let trace = Self.trace(newer + [back, first, Self.signature])
        #expect(trace.statements.map(\.hop) == [3, 3, 3])
        #expect(trace.arc.sets.map(\.hop) == [3])
        // Without that line the field stands between two servers of the organization.
        #expect(Self.trace(newer + [first, Self.signature]).statements.map(\.hop) == [2, 1, nil])
    }

    private static func fetched(by host: String, info: [String]) -> Trace {
        trace(
            [
                "Delivered-To: bob@gmail.test",
                "Received: by 10.204.230.132 with SMTP id jm4cs221281bkb; Sun, 1 Mar 2026 12:02:25 +0000",
                "Received-SPF: softfail (google.com: best guess record for domain of transitioning alice@author.example does not"
                    + " designate 192.0.2.10 as permitted sender) client-ip=192.0.2.10;",
                "Received: by \(host) with POP3 id e53mf10227544eek.29; Sun, 1 Mar 2026 12:02:22 +0000",
            ] + info + [
                "Received: from mail.author.example (mail.author.example [192.0.2.10]) by mx.kaisya.example (Postfix) with ESMTP"
                    + " id 0AC263E64AA for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:05 +0000"
            ])
    }

    /// Who fetches a mail is not of the network that kept it. Google's program judges the client of the mailbox's own server.
    @Test func aFetchBeginsAnotherNetwork() {
        func networks(_ trace: Trace) -> [String?] { trace.hops.map { $0.network.flatMap { trace.domains.text($0) } } }
        let info = ["X-Gmail-Fetch-Info: bob@kaisya.example 1 mx.kaisya.example 995 bob"]
        for host in ["10.14.153.77", "2002:a05:6402:150:b0:5c1:2345:6789"] {
            let trace = Self.fetched(by: host, info: info)
            #expect(networks(trace) == ["kaisya.example", "google", "google"])
            #expect(trace.statements.map(\.hop) == [2] && trace.statements.map(\.evaluatedHop) == [1])
            #expect(trace.trustLine == 2)
            let evidence = trace.forwardings.flatMap { trace.evidence[$0.evidence] }.filter { $0.code == .fetchLine }
            #expect(evidence.map(\.hop) == [2, 2])
        }
        let unknown = Self.fetched(by: "10.14.153.77", info: [])
        #expect(networks(unknown) == ["kaisya.example", nil, nil])
        #expect(unknown.statements.map(\.hop) == [nil] && unknown.trustLine == 2)
    }

    private static func looksPast(_ recipient: String, client: String = "192.0.2.10") -> Trace {
        MessageTracer(options: TraceOptions(trust: ["google"])).trace(
            Array(
                ([
                    "Received: from mx.google.com (mx.google.com [198.51.100.70]) by mx.list.example (Postfix) with ESMTPS id 4fP0B;"
                        + " Sun, 1 Mar 2026 12:00:12 +0000",
                    "Received: from delivery-1.mimecast.com (delivery-1.mimecast.com. [198.51.100.61]) by mx.google.com with ESMTPS"
                        + " id x2si1 for <\(recipient)>; Sun, 1 Mar 2026 12:00:10 +0000",
                    "Received-SPF: pass (google.com: domain of alice@author.example designates \(client) as permitted"
                        + " sender) client-ip=\(client);",
                    "Received: from out.kaisya.example (out.kaisya.example [198.51.100.9]) by relay.mimecast.com with ESMTP"
                        + " id us-mta-2; Sun, 1 Mar 2026 12:00:09 +0000",
                    "Received: from delivery-1.mimecast.com (delivery-1.mimecast.com [198.51.100.61]) by out.kaisya.example (Postfix)"
                        + " with ESMTPS id 4fP0A for <list@kaisya.example>; Sun, 1 Mar 2026 12:00:08 +0000",
                    "Received: from mail.author.example (mail.author.example [192.0.2.10]) by relay.mimecast.com with ESMTP"
                        + " id us-mta-1; Sun, 1 Mar 2026 12:00:06 +0000",
                ] + end).joined(separator: "\n").utf8) + Array("\n\nx\n".utf8))
    }

    /// A receiver may look past the gateway and the servers of the organization that it takes mail in for, and not past others: then
    /// nobody can say whether it wrote the field.
    @Test func aReceiverLooksPastServersOfTheRecipientsOrganization() {
        let own = Self.looksPast("list@apps.kaisya.example")
        #expect(own.statements.map(\.hop) == [4] && own.statements.map(\.evaluatedHop) == [1])
        #expect(!own.findings.contains { $0.code == .passFromUntrustedHop })
        let other = Self.looksPast("list@apps.else.example")
        #expect(other.statements.map(\.hop) == [nil])
        let finding = other.findings.first { $0.code == .passFromUntrustedHop }
        #expect(finding?.variant == .undecided && finding?.confidence == .likely)
    }

    /// A name without a domain is that of the host that bears it as its first label; an inner host that took the mail from a private address
    /// judges the client of its network's edge.
    @Test(arguments: [("mail181", 2), ("mail181.kaisya.example", 2), ("mail18", 1)])
    func aShortNameIsItsHosts(_ writer: String, _ hop: Int) {
        let trace = Self.trace([
            "Received: from mail181.kaisya.example (mail181.kaisya.example [198.51.100.11]) by mx.list.example (Postfix) with ESMTP"
                + " id 4fP0B; Sun, 1 Mar 2026 12:00:09 +0000",
            "Received-SPF: softfail (\(writer): transitioning domain of author.example does not designate 192.0.2.10 as permitted"
                + " sender) client-ip=192.0.2.10; envelope-from=alice@author.example; helo=mail.author.example ;",
            "Received: from edge.kaisya.example (unknown [10.7.14.242]) by mail181.kaisya.example (Postfix) with ESMTP id 9DEF"
                + " for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:07 +0000",
            "Received: from mail.author.example (192.0.2.10) by edge.kaisya.example (10.7.99.39) with Microsoft SMTP Server (TLS)"
                + " id 14.1.225.22; Sun, 1 Mar 2026 12:00:06 +0000",
        ])
        #expect(trace.statements.map(\.hop) == [hop] && trace.statements.map(\.evaluatedHop) == [1])
    }

    private static let border =
        "Received: from mail.author.example (192.0.2.10) by HK2.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server"
        + " (version=TLS1_2) id 15.20.1.1 via Frontend Transport; Sun, 1 Mar 2026 12:00:06 +0000"
    private static let passed =
        "spf=pass (sender IP is 192.0.2.10)\n smtp.mailfrom=author.example; dkim=none (message not signed)\n header.d=none;"
        + "dmarc=pass action=none\n header.from=author.example;compauth=pass reason=100"

    /// Outlook puts what Microsoft wrote among the fields of the message: Received-SPF is worth what the results beside it are.
    @Test(arguments: [
        ("Pass", "author.example", "192.0.2.10", true), ("Pass", "else.example", "192.0.2.10", false),
        ("Pass", "author.example", "192.0.2.77", false), ("Fail", "author.example", "192.0.2.10", false),
    ])
    func receivedSPFFollowsTheResultsBesideIt(_ word: String, _ domain: String, _ client: String, _ follows: Bool) {
        let received =
            "received-spf: \(word) (protection.outlook.com: domain of \(domain) designates \(client) as permitted sender)\n"
            + " receiver=protection.outlook.com; client-ip=\(client); helo=mail.author.example;"
        let fields =
            [Self.border] + Self.end + [received, "x-ms-exchange-organization-scl: 1", "authentication-results: \(Self.passed)"]
        let trace = MessageTracer().trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.statements.map(\.hop) == [follows ? 1 : nil, 1, 1, 1, 1])
        #expect(trace.statements[0].isTrusted == follows)
        #expect(trace.findings.contains { $0.code == .passFromUntrustedHop } == (!follows && word == "Pass"))
        // Alone it stands where the sender may have written it, and may be the provider's.
        let alone = MessageTracer().trace(Array((fields.dropLast().joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(alone.statements.map(\.hop) == [nil])
        #expect(alone.findings.first { $0.code == .noResultsAtFinalHop }?.confidence == .likely)
    }

    /// Of two fields that stand together without a name each may be another writer's where they say different things of one check, or only
    /// one of them knows the client.
    @Test(arguments: [
        ("temperror (sender IP is 192.0.2.10)", 1 as Int?), ("none (sender IP is )", nil), ("temperror (sender IP is )", nil),
    ])
    func fieldsThatDisagreeAreOfNoGroup(_ spf: String, _ hop: Int?) {
        func results(_ spf: String) -> String { "spf=\(spf)\n smtp.mailfrom=author.example;" }
        let fields =
            [
                "Received: from HK2.outbound.protection.outlook.com (HK2.outbound.protection.outlook.com [40.107.3.57])"
                    + " by mx.list.example (Postfix) with ESMTPS id 00EC; Sun, 1 Mar 2026 12:00:09 +0000", Self.border,
            ] + Self.end + [
                "Original-Authentication-Results: " + results(spf), "x-ms-exchange-organization-scl: 1",
                "X-Mailman-Original-Authentication-Results: " + results("temperror (sender IP is 192.0.2.10)")
                    + " dkim=none (message not signed)\n header.d=none;dmarc=none action=none header.from=author.example;",
            ]
        let trace = MessageTracer().trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.statements.map(\.hop) == [hop, 1, 1, 1])
    }

    /// Who logged in at one of two lines of a host is of the organization of the envelope sender that the field names.
    @Test(arguments: [("list-bounces@kaisya.example", 3 as Int?), ("alice@author.example", 1), ("alice@else.example", nil)])
    func whoLoggedInIsOfTheSender(_ sender: String, _ hop: Int?) {
        let fields =
            [
                "Received: from delivery-1.mimecast.com (delivery-1.mimecast.com [198.51.100.61]) by mx.list.example (Postfix) with"
                    + " ESMTPS id 4fP0B; Sun, 1 Mar 2026 12:00:12 +0000",
                "Received: from out.kaisya.example (out.kaisya.example [198.51.100.9]) by relay.mimecast.com with ESMTP"
                    + " id us-mta-2; Sun, 1 Mar 2026 12:00:09 +0000",
                "Received: from delivery-1.mimecast.com (delivery-1.mimecast.com [198.51.100.61]) by out.kaisya.example (Postfix)"
                    + " with ESMTPS id 4fP0A for <list@kaisya.example>; Sun, 1 Mar 2026 12:00:08 +0000",
                "Received: from mail.author.example (mail.author.example [192.0.2.10]) by relay.mimecast.com with ESMTP"
                    + " id us-mta-1; Sun, 1 Mar 2026 12:00:06 +0000",
            ] + Self.end + ["Authentication-Results: relay.mimecast.com; auth=pass smtp.auth=C1 smtp.mailfrom=\(sender)"]
        let trace = MessageTracer().trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.statements.map(\.hop) == [hop])
    }
}
