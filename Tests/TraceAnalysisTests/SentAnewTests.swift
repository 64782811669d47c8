import Testing
import TraceFields

@testable import TraceAnalysis

/// Mail that a user or a program took out of a mailbox and sent anew, and what only looks like that.
@Suite struct SentAnewTests {
    typealias Way = WayTests

    static let delivered = Way.line(
        "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "bob@kaisya.example", second: 10)
    static let checked = "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=alice@author.example"
    static let home = later(
        "smtp.provider.example (smtp.provider.example [203.0.113.7])", "mx.home.example", for: "carl@home.example", minute: 31)

    static func later(_ from: String, _ by: String, for recipient: String? = nil, with: String = "ESMTPS", minute: Int) -> String
    {
        "Received: from \(from) by \(by) (Postfix) with \(with) id B\(minute)"
            + (recipient.map { "\n\tfor <\($0)>" } ?? "") + "; Sun, 1 Mar 2026 12:\(minute):00 +0000"
    }

    static func submitted(_ client: String, for recipient: String = "carl@home.example", with: String = "ESMTPSA") -> String {
        later(client, "smtp.provider.example", for: recipient, with: with, minute: 30)
    }

    /// The server of the mailbox may itself log in where it sends its mail on; a user of it does so from elsewhere.
    @Test(arguments: [
        ("[10.0.0.7] (host-9.isp.example [198.51.100.99])", "ESMTPSA", "carl@home.example", Forwarding.Kind.unknown, 1),
        ("[10.0.0.7] (host-9.isp.example [198.51.100.99])", "ESMTPS", "carl@home.example", .alias, 2),
        ("mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "ESMTPSA", "carl@home.example", .alias, 1),
        ("mx.kaisya.example (host-9.isp.example [198.51.100.99])", "ESMTPSA", "carl@home.example", .alias, 1),
    ])
    func aSubmissionBehindADelivery(
        _ client: String, _ with: String, _ recipient: String, _ kind: Forwarding.Kind, _ hop: Int
    ) {
        let trace = Way.trace([Self.home, Self.submitted(client, for: recipient, with: with), Self.delivered, Self.checked])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.confidence) == [.likely])
        #expect(trace.forwardings.map(\.forwarder) == ["bob@kaisya.example"])
        #expect(trace.forwardings.map(\.destination) == ["carl@home.example"])
        // What the delivery had in its envelope is not that of the new submission.
        let after = kind == .unknown ? nil : "alice@author.example"
        #expect(trace.legs.map { trace.sender(of: $0) } == ["alice@author.example", after])
    }

    /// Inside of one organization, and for one recipient, a server that asks for a login is one of the way.
    @Test(arguments: ["bob@kaisya.example", "bob.b@post.kaisya.example"])
    func theSameMailboxBehindALogin(_ recipient: String) {
        let last = Self.later(
            "smtp.provider.example (smtp.provider.example [203.0.113.7])", "mx.home.example", for: recipient, minute: 31)
        let client = "[10.0.0.7] (host-9.isp.example [198.51.100.99])"
        #expect(Way.trace([last, Self.submitted(client, for: recipient), Self.delivered]).forwardings.isEmpty)
    }

    /// Within seconds a program sends the mail on. It may have hosts of any name.
    @Test func aQuickLogin() {
        let quick = Way.line(
            "[10.0.0.7] (host-9.isp.example [198.51.100.99])", "smtp.provider.example", for: "carl@home.example", with: "ESMTPSA",
            second: 12)
        let trace = Way.trace([Self.home, quick, Self.delivered, Self.checked])
        #expect(trace.forwardings.map(\.kind) == [.alias])
    }

    /// A program of the machine itself sends the mail of another server's mailbox anew; what it hands back to the server that has the mail is
    /// the way of a filter.
    @Test(arguments: [("pc.reader.example", Forwarding.Kind.unknown), ("mx.kaisya.example", .alias)])
    func aProgramOfTheMachine(_ host: String, _ kind: Forwarding.Kind) {
        let local = "Received: by \(host) (Postfix, from userid 1000) id C1; Sun, 1 Mar 2026 12:30:00 +0000"
        let sent = Self.later(
            "\(host) (\(host) [198.51.100.77])", "mx.home.example", for: "carl@home.example", minute: 31)
        let trace = Way.trace([sent, local, Self.delivered, Self.checked])
        #expect(trace.forwardings.map(\.kind) == [kind])
    }

    /// A user took the mail out of his mailbox at a web mail; a mail that his server sends on goes at once.
    @Test(arguments: [(31, Forwarding.Kind.unknown, 1), (0, .alias, 2)])
    func aWebMailBehindADelivery(_ minute: Int, _ kind: Forwarding.Kind, _ hop: Int) {
        let web =
            "Received: from [198.51.100.99] by web.kaisya.example with HTTPS; Sun, 1 Mar 2026 12:\(minute == 0 ? "00" : "\(minute)"):20"
            + " +0000"
        let last = Self.later(
            "web.kaisya.example (web.kaisya.example [198.51.100.21])", "mx.home.example", for: "carl@home.example", minute: 32)
        let trace = Way.trace([last, web, Self.delivered, Self.checked])
        #expect(trace.forwardings.map(\.kind) == [kind] && trace.forwardings.map(\.hop) == [hop])
    }

    /// What lay in the store of a mailbox for hours its user sent; a rule of the mailbox does so at once.
    @Test(arguments: [("12:00:12", 2), ("15:00:12", 1)])
    func aSubmissionFromAStore(_ time: String, _ hop: Int) {
        let store =
            "Received: from ex1.kaisya.example (10.1.1.5) by ex1.kaisya.example (10.1.1.5) with mapi id 15.01.2507.039;"
            + " Sun, 1 Mar 2026 \(time) +0000"
        let last =
            "Received: from out.kaisya.example (out.kaisya.example [198.51.100.21]) by mx.home.example (Postfix) with ESMTPS id B1"
            + "\n\tfor <carl@home.example>; Sun, 1 Mar 2026 15:00:20 +0000"
        let trace = Way.trace([last, store, Self.delivered, Self.checked])
        #expect(trace.forwardings.map(\.hop) == [hop])
    }

    /// The mailbox is kept by a provider behind the organization's own servers, and only the line before these names it.
    @Test(arguments: [("mx.kaisya.example", true), ("mx.else.example", false)])
    func aMailboxBehindItsOwnGateway(_ gateway: String, _ isSentAnew: Bool) {
        let list =
            "Received: (majordomo@lists.example) by lists.example via listexpand id S1 (ORCPT <rfc822;bob@kaisya.example>);"
            + " Sun, 1 Mar 2026 12:00:05 +0000"
        let border =
            "Received: from \(gateway) (198.51.100.20) by BL0PR03.mail.protection.outlook.com (10.152.64.249) with Microsoft"
            + " SMTP Server id 15.20.2347.16 via Frontend Transport; Sun, 1 Mar 2026 12:00:12 +0000"
        let local =
            "Received: (from root@localhost) by robot.kaisya.example (8.15.2/8.15.2) id C1; Sun, 1 Mar 2026 12:30:00 +0000"
        let sent = Self.later(
            "robot.kaisya.example (robot.kaisya.example [198.51.100.77])", "mx.home.example", for: "carl@home.example", minute: 31
        )
        let taken = Way.line("lists.example (lists.example [192.0.2.10])", gateway, second: 10)
        let trace = Way.trace([sent, local, border, taken, list])
        let reasons = trace.forwardings.last.map { trace.evidence[$0.evidence].map(\.code) } ?? []
        #expect(reasons.contains(.recipientChanged) && reasons.contains(.submittedAnew) == isSentAnew)
    }

    // Signatures

    /// Lists take Resent- fields out; who signed them saw them. Who signs whatever could be added saw nothing.
    @Test(arguments: [
        ("Resent-From:Resent-Date:Resent-To:From:To:Subject", Forwarding.Kind.resent),
        ("From:To:Subject", .unknown), ("From:To:Subject:Sender:Reply-To:Cc:Resent-From:Resent-Date:List-Id:List-Post", .unknown),
    ])
    func aSignatureOverFieldsThatAreGone(_ names: String, _ kind: Forwarding.Kind) {
        let signature = "DKIM-Signature: v=1; a=rsa-sha256; d=provider.example; s=s1; h=\(names); bh=QSyh; b=QSyh"
        let client = "[10.0.0.7] (host-9.isp.example [198.51.100.99])"
        let trace = Way.trace([Self.home, signature, Self.submitted(client), Self.delivered])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.confidence) == [kind == .resent ? .certain : .likely])
    }

    /// The author's own mailbox may hold a copy of what he sends.
    @Test(arguments: [("Resent-From:From:To:Subject", 1), ("From:To:Subject", 0)])
    func theAuthorsOwnMailbox(_ names: String, _ count: Int) {
        let own = Way.line(
            "out.author.example (out.author.example [192.0.2.11])", "mx.author.example", for: "alice@author.example", second: 10)
        let signature = "DKIM-Signature: v=1; a=rsa-sha256; d=provider.example; s=s1; h=\(names); bh=QSyh; b=QSyh"
        let client = "[10.0.0.7] (host-9.isp.example [198.51.100.99])"
        let trace = Way.trace([Self.home, signature, Self.submitted(client), own])
        #expect(trace.forwardings.filter { $0.kind == .resent }.count == count)
        #expect(trace.evidence.contains { $0.code == .submittedAnew } == (count == 1))
    }

    /// The Resent- block and the line of the submission mean one sending, on whichever side of the line the block stands.
    @Test(arguments: [true, false])
    func theBlockBesideTheSubmission(_ isAbove: Bool) {
        let block = [
            "Resent-From: Bob <bob@kaisya.example>", "Resent-Date: Sun, 1 Mar 2026 12:29:58 +0000",
            "Resent-To: carl@home.example",
        ]
        let line = [Self.submitted("[10.0.0.7] (host-9.isp.example [198.51.100.99])")]
        let trace = Way.trace([Self.home] + (isAbove ? block + line : line + block) + [Self.delivered])
        #expect(trace.forwardings.map(\.kind) == [.resent])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.evidence[trace.forwardings[0].evidence].contains { $0.code == .submittedAnew })
    }

    // What a program fetched

    static let fetched =
        "Received: from mx.kaisya.example [198.51.100.20] by desk.reader.example with POP3 (fetchmail-6.4.19)"
        + " for <bob@localhost>; Sun, 1 Mar 2026 12:20:00 +0000"

    /// Nothing of the envelope passes the fetch; a signature over Resent- fields behind it shows how the mail went on.
    @Test(arguments: [
        ("Resent-From:Resent-To:From:To:Subject", Forwarding.Kind.resent, Confidence.certain),
        ("From:To:Subject", .unknown, .likely),
    ])
    func whatWasFetchedIsSentOn(_ names: String, _ kind: Forwarding.Kind, _ confidence: Confidence) {
        let out = Self.later(
            "desk.reader.example (desk.reader.example [198.51.100.80])", "smtp.provider.example", for: "carl@home.example",
            minute: 30)
        let signature = "DKIM-Signature: v=1; a=rsa-sha256; d=provider.example; s=s1; h=\(names); bh=QSyh; b=QSyh"
        let trace = Way.trace([Self.home, signature, out, Self.fetched, Self.delivered, Self.checked])
        #expect(trace.forwardings.map(\.kind) == [.fetch, kind])
        #expect(trace.forwardings.map(\.hop) == [1, 2])
        #expect(trace.forwardings.last?.confidence == confidence)
        #expect(trace.forwardings.map(\.envelopeAfter) == [nil, nil])
        #expect(trace.legs.map { trace.sender(of: $0) } == ["alice@author.example", nil, nil])
    }

    /// Return-Path comes along with the mail that is fetched, and tells of the delivery to the mailbox.
    @Test func theReturnPathOfWhatWasFetched() {
        let trace = Way.trace(["Return-Path: <alice@author.example>", Self.fetched, Self.delivered])
        #expect(trace.forwardings.map(\.envelopeBefore) == ["alice@author.example"])
    }

    /// The server of the mailbox may write a line of its own when it hands the mail to the program; another server's line is of a way.
    @Test(arguments: [("mx.kaisya.example", [Forwarding.Kind.fetch], [2]), ("mx.else.example", [.unknown, .fetch], [1, 2])])
    func theLineOfTheServerOfTheMailbox(_ host: String, _ kinds: [Forwarding.Kind], _ hops: [Int]) {
        let popped = "Received: by \(host) (mbox bob) (with cucipop (v1.31) Sun, 1 Mar 2026 12:19:58 +0000)"
        let trace = Way.trace([Self.fetched, popped, Self.delivered])
        #expect(trace.forwardings.map(\.kind) == kinds)
        #expect(trace.forwardings.map(\.hop) == hops)
        if kinds == [.fetch] { #expect(trace.forwardings.map(\.forwarder) == ["bob@kaisya.example"]) }
    }

    // A block under all lines

    /// Servers that gather fields put the Resent- block under the oldest line: its date tells between which lines it was written.
    @Test(arguments: [
        ("Sun, 1 Mar 2026 12:29:58 +0000", [1]), ("Sun, 1 Mar 2026 11:00:00 +0000", []), ("Sun, 1 Mar 2026 13:00:00 +0000", []),
    ])
    func aBlockUnderAllLines(_ date: String, _ hops: [Int]) {
        let client = "[10.0.0.7] (host-9.isp.example [198.51.100.99])"
        let trace = Way.trace([
            Self.later(
                "smtp.provider.example (smtp.provider.example [203.0.113.7])", "mx.home.example", minute: 31),
            Self.later(client, "smtp.provider.example", with: "ESMTPSA", minute: 30), Self.delivered,
            "Resent-From: Bob <bob@kaisya.example>", "Resent-To: carl@home.example", "Resent-Date: \(date)",
        ])
        #expect(trace.forwardings.map(\.hop) == hops)
        #expect(trace.forwardings.allSatisfy { $0.kind == .resent && $0.isRewritten && $0.destination == "carl@home.example" })
        #expect((Way.unplaced(trace) == .resentFields(by: "bob@kaisya.example")) == hops.isEmpty)
    }

    /// Where the oldest line is of the time of Resent-Date, the lines of the way before are gone. Who sends at once sends nothing again.
    @Test(arguments: [("Sun, 1 Mar 2026 12:29:58 +0000", 1), ("Sun, 1 Mar 2026 09:00:00 +0000", 0)])
    func aBlockOfTheTimeOfTheOldestLine(_ date: String, _ count: Int) {
        let client = "[10.0.0.7] (host-9.isp.example [198.51.100.99])"
        let block = [
            "Resent-From: Bob <bob@kaisya.example>", "Resent-To: carl@home.example", "Resent-Date: \(date)",
            "Date: Sun, 1 Mar 2026 08:00:00 +0000",
        ]
        let trace = Way.trace([Self.home, Self.submitted(client)] + block)
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .resent, count: count))
        #expect(trace.forwardings.allSatisfy { $0.hop == 0 && $0.forwarder == "bob@kaisya.example" })
        #expect(!trace.findings.contains { $0.code == .missingHop })
    }

    // Lines that came with the mail

    /// A header with no other fields of an author.
    static func trace(_ fields: [String]) -> Trace {
        MessageTracer().trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
    }

    /// Who sends a stored mail from a file writes a From and a Date of his own over its old lines. Lines of one way are as old as Date.
    @Test(arguments: [
        ("Sun, 1 Mar 2026 12:29:50 +0000", "Subject: plan", [Forwarding.Kind.unknown]),
        ("Sun, 1 Mar 2026 12:00:05 +0000", "Subject: plan", [.alias]),
        // A server adds a Date that is missing.
        ("Sun, 1 Mar 2026 12:29:50 +0000", "To: dev@else.example", [.alias]),
    ])
    func linesUnderTheFieldsOfTheAuthor(_ date: String, _ below: String, _ kinds: [Forwarding.Kind]) {
        let taken = Self.later(
            "pc.dora.example (pc.dora.example [198.51.100.99])", "smtp.provider.example", minute: 30)
        let own = ["From: Dora <dora@dora.example>", "Date: \(date)"]
        let to = below.hasPrefix("To:") ? [] : ["To: carl@home.example"]
        let trace = Self.trace(
            [Self.home, taken] + own + to + [Self.delivered, Self.checked, below])
        #expect(trace.forwardings.map(\.kind) == kinds)
        #expect(trace.forwardings.map(\.destination) == ["carl@home.example"])
        let isNew = kinds == [.unknown]
        #expect(trace.forwardings.map(\.forwarder) == [isNew ? "dora@dora.example" : "bob@kaisya.example"])
        #expect(trace.legs.map { trace.sender(of: $0) } == ["alice@author.example", isNew ? nil : "alice@author.example"])
        #expect(trace.evidence.contains { $0.code == .carriedLines } == isNew)
    }

    /// What a list made of the old mail says nothing of the list that took the new one.
    @Test func theListsOfTwoMails() {
        let first = [
            Way.line("lists.old.test (lists.old.test [198.51.100.60])", "mx.dora.example", for: "dora@dora.example", second: 14),
            "Authentication-Results: lists.old.test; spf=pass smtp.mailfrom=alice@author.example",
            Way.line(
                "mail.author.example (mail.author.example [192.0.2.10])", "lists.old.test", for: "dev@lists.old.test", second: 10),
        ]
        let own = ["From: Dora <dora@dora.example>", "To: dev@lists.example", "Date: Sun, 1 Mar 2026 12:29:50 +0000"]
        let posted = Self.later(
            "mx.dora.example (mx.dora.example [203.0.113.40])", "mx.lists.example", for: "dev@lists.example", minute: 30)
        let home = Self.later(
            "mx.lists.example (mx.lists.example [198.51.100.20])", "mx.home.example", for: "carl@home.example", minute: 31)
        let fields = ["List-Id: <dev.lists.example>", "List-Post: <mailto:dev@lists.example>", "X-BeenThere: dev@lists.old.test"]
        let trace = Self.trace(
            ["Return-Path: <dev-bounces+carl=home.example@lists.example>", home, posted] + own + first + fields)
        let last = trace.forwardings.last
        #expect(last?.forwarder == "dev@lists.example")
        #expect(last?.originalSender == nil)
        #expect(last?.envelopeBefore == nil)
        let named = trace.evidence[last?.evidence ?? 0..<0].filter { $0.code == .listFields }
        #expect(!named.compactMap(\.value).contains { trace.text($0).contains("old") })
        #expect(!trace.findings.contains { $0.code == .timeTravel })
    }
}
