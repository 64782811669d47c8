import Testing
import TraceFields

@testable import TraceAnalysis

/// Lists, alias services and sent copies: one forwarding for each, where it was made.
@Suite struct ListWayTests {
    typealias Way = WayTests

    static let list = [
        "X-Mailman-Version: 2.1.39", "List-Id: <dev.lists.example>", "List-Post: <mailto:dev@lists.example>",
    ]
    static let posted = Way.line(
        "mail.author.example (mail.author.example [192.0.2.10])", "mx.lists.example", for: "dev@lists.example", second: 10)
    static let delivered = Way.line(
        "mx.lists.example (mx.lists.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 14)

    /// Mailman 2.1 renames the results that the post brought (`REMOVE_DKIM_HEADERS = 3`).
    @Test func resultsThatMailmanRenamed() {
        let results = "Mailman-Original-Authentication-Results: mx.lists.example; dkim=pass header.d=author.example"
        let trace = Way.trace([Self.delivered, Self.posted, "X-" + results] + Self.list)
        #expect(trace.fields.results.map(\.source) == [.originalAuthenticationResults])
        #expect(trace.statements.map(\.hop) == [1])
        // Nobody took the mail from the server that is said to have written them.
        #expect(Way.trace([Self.posted, "X-" + results] + Self.list).statements.map(\.hop) == [nil])
        #expect(Way.trace([Self.delivered, Self.posted, results] + Self.list).fields.results.isEmpty)
    }

    /// The subscriber is put into the list's bounce address when the list's server delivers: that is no second list.
    @Test(arguments: [("dev-bounces", 1), ("other-bounces", 2)])
    func theSubscriberIsPutInAtDelivery(_ local: String, _ count: Int) {
        let expanded =
            "Received: from localhost ([127.0.0.1] helo=lists.example) by mx.lists.example with esmtp (Exim 4.96)"
            + "\n\t(envelope-from <\(local)@lists.example>) id 1aaaaa-000001-AA; Sun, 1 Mar 2026 12:00:12 +0000"
        let trace = Way.trace(
            ["Return-Path: <dev-bounces+bob=home.example@lists.example>", Self.delivered, expanded, Self.posted] + Self.list)
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .mailingList, count: count))
        #expect(trace.forwardings.first?.hop == 1)
    }

    /// A line of the list manager is behind the forwarding, though it be the only one that the list's network wrote.
    @Test func theListManagersLineIsItsOnlyOne() {
        let taken = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.relay.example", for: "dev@lists.example", second: 10)
        let expanded =
            "Received: (majordomo@lists.example) by lists.example via listexpand id S1 (ORCPT <rfc822;bob@home.example>);"
            + " Sun, 1 Mar 2026 12:00:12 +0000"
        let sent = Way.line("mx.relay.example (mx.relay.example [198.51.100.20])", "mx.home.example", second: 14)
        let trace = Way.trace(
            ["Return-Path: <dev-owner@lists.example>", sent, expanded, taken]
                + ["List-Id: <dev.lists.example>", "X-Mailing-List: dev@lists.example"])
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.forwardings.map(\.confidence) == [.certain])
    }

    /// The border of the reader's own provider took the mail from the service; only its inner lines name the envelope.
    @Test func theServiceHandedTheMailToTheBorder() {
        let envelope = "(envelope-from <b_mnqxe2ldnbsqu_onsw4zdfoi@alice.addy.io>)"
        let inner =
            "Received: from mx2.mailbox.org ([198.51.100.30]) by director.mailbox.org with LMTPS id Q1 \(envelope)"
            + " for <bob@mailbox.org>; Sun, 1 Mar 2026 12:00:12 +0000"
        let trace = Way.trace([
            inner,
            Way.line("mail.anonaddy.me (mail.anonaddy.me [203.0.113.9])", "mx2.mailbox.org", for: "bob@mailbox.org", second: 10),
            "X-AnonAddy-Original-Sender: news@author.example",
        ])
        #expect(trace.forwardings.map(\.kind) == [.aliasService])
        #expect(trace.forwardings.map(\.hop) == [0])
        #expect(trace.forwardings.map(\.confidence) == [.certain])
    }

    /// A provider puts what its user sends into his own mailbox first; who names himself among the recipients sent it to himself.
    @Test(arguments: [("", 0), ("Cc: alice@author.example", 1)])
    func theSentCopyIsNoForwarding(_ field: String, _ count: Int) {
        let web = "Received: by web1.author.example with HTTP; Sun, 1 Mar 2026 12:00:08 +0000"
        let copy =
            "Received: from back1.author.example (localhost [::1]) by back1.author.example with LMTP id M1"
            + " for <alice@author.example>; Sun, 1 Mar 2026 12:00:09 +0000"
        let sent = Way.line(
            "out.author.example (out.author.example [192.0.2.11])", "mx.home.example", for: "carl@home.example", second: 14)
        let trace = Way.trace([sent, copy, web] + (field.isEmpty ? [] : [field]))
        #expect(trace.forwardings.count == count)
    }

    /// The service took the mail in and wrote no line.
    @Test func aServiceWithoutALine() {
        let sent =
            "Received: by mail-qt1-f182.google.com with SMTP id p48so1 for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:08 +0000"
        let taken = Way.line("mx1 (mx1.forwardemail.net [203.0.113.9])", "mx.home.example", for: "bob@home.example", second: 14)
        let trace = Way.trace([taken, sent])
        #expect(trace.forwardings.map(\.kind).count == 1)
        #expect(trace.forwardings.first.flatMap { $0.network?.provider } == Providers.row(named: "forwardemail"))
    }

    /// A service without a line took the mail from a provider and handed it back to the same provider.
    @Test(arguments: [("mx1.forwardemail.net", 1), ("mx1.kaisya.example", 0)])
    func aServiceHandsTheMailBack(_ host: String, _ count: Int) {
        let sent =
            "Received: by mail-qt1-f182.google.com with SMTP id p48so1 for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:08 +0000"
        let trace = Way.trace([
            "Return-Path: <alice@author.example>",
            Way.line("mx1 (\(host). [203.0.113.9])", "mx.google.com", for: "carl@home.example", second: 14), sent,
        ])
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .alias, count: count))
        #expect(trace.forwardings.map(\.confidence) == Array(repeating: .likely, count: count))
        #expect(trace.forwardings.allSatisfy { $0.network?.provider == Providers.row(named: "forwardemail") })
    }

    /// Exim names a user of its own machine by a bare word, whatever protocol a program told it.
    @Test(arguments: [
        ("Debian-exim", "spam-scanned", Hop.Kind.local), ("list", "outflank-mailman.1242757.1543031", .local),
        ("mail.author.example", "spam-scanned", .smtp),
    ])
    func aProgramOfExim(_ user: String, _ with: String, _ kind: Hop.Kind) {
        let trace = Way.trace([
            "Received: from \(user) by mx.lists.example with \(with) (Exim 4.96) (envelope-from <a@author.example>) id 1a-1-1;"
                + " Sun, 1 Mar 2026 12:00:12 +0000",
            Self.posted,
        ])
        #expect(trace.hops.map(\.kind) == [.smtp, kind])
    }

    /// Gmail's last line once named its host by an address of the inside.
    @Test(arguments: [("10.157.19.41", Providers.google), ("203.0.113.41", nil)])
    func aHostThatIsNamedByAnAddressOfTheInside(_ host: String, _ provider: Int?) {
        let trace = Way.trace([
            "Received: by \(host) with SMTP id f38csp1; Sun, 1 Mar 2026 12:00:12 +0000",
            "Received: from mail.author.example (mail.author.example. [192.0.2.10]) by mx.google.com with ESMTPS id x4si1;"
                + " Sun, 1 Mar 2026 12:00:10 +0000",
        ])
        #expect(trace.hops.last?.network?.provider == provider)
    }

    /// A name under which anybody may register others, and whose owner runs lists.
    @Test func hostsOfOneRowAreOneNetworkUnderAPublicSuffix() {
        let trace = Way.trace([
            Way.line("mx1.freedesktop.org (mx1.freedesktop.org [203.0.113.10])", "mx.kaisya.example", second: 14),
            Way.line("mx2.freedesktop.org (mx2.freedesktop.org [203.0.113.11])", "mx1.freedesktop.org", second: 12),
            Way.line("mail.author.example (mail.author.example [192.0.2.10])", "mx2.freedesktop.org", second: 10),
        ])
        #expect(trace.hops[0].network != nil)
        #expect(trace.hops[0].network == trace.hops[1].network)
    }

    /// groups.io numbers its lists, and removes the lines of the way to it: the one address that its fields name is the list's.
    @Test(arguments: [("dev@lists.example", "dev@lists.example"), ("ops@lists.example", "lists.example")])
    func aListThatIsNumbered(_ other: String, _ forwarder: String) {
        let trace = Way.trace([
            "Return-Path: <bounce+12345+678+2345678+3456789@lists.example>",
            Way.line("web01.groups.io (web01.groups.io [203.0.113.12])", "mx.home.example", for: "bob@home.example", second: 14),
            "List-Id: <dev.lists.example>", "Mailing-List: list dev@lists.example; contact dev+owner@lists.example",
            "X-Mailing-List: \(other)",
        ])
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [0])
        #expect(trace.forwardings.first?.forwarder == forwarder)
    }

    /// amavis names the server in front of it as that server calls itself to others.
    @Test func aFilterOfTheSameMachineIsNoWayOutAndBack() {
        let filtered =
            "Received: from mail.lists.example ([203.0.113.99]) by mx.kaisya.example (%, port 10024)"
            + " with ESMTP id fYc0 for <bob@kaisya.example>; Sun, 1 Mar 2026 12:00:12 +0000"
        let back = Way.line("localhost (localhost [127.0.0.1])", "mx.kaisya.example", for: "bob@kaisya.example", second: 13)
        let taken = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "bob@kaisya.example", second: 10)
        for (software, count) in [("amavisd-new", 0), ("filter", 1)] {
            let line = filtered.replacing("%", with: software)
            let trace = Way.trace([Way.onward, back, line, taken])
            #expect(trace.findings.count { $0.code == .missingHop } == count)
        }
    }

    // A list and its machine

    /// The machine of a list may know it under its own name, and hand it to itself by this name behind a filter. The same local part at any
    /// other host is a subscriber.
    @Test(arguments: [
        ("mx.host.example", [Forwarding.Kind.mailingList], [2], "dev@lists.example"),
        ("box.desk.example", [.mailingList, .unknown], [1, 2], "dev@box.desk.example"),
    ])
    func theListUnderTheNameOfItsMachine(
        _ host: String, _ kinds: [Forwarding.Kind], _ hops: [Int], _ last: String
    ) {
        let posted = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.host.example", for: "dev@lists.example", second: 10)
        let client = host == "mx.host.example" ? "localhost [127.0.0.1]" : "mx.host.example [198.51.100.20]"
        let filtered = Way.line(client, host, for: "dev@\(host)", second: 11)
        let sent = Way.line("localhost (localhost [IPv6:::1])", host, for: "bob@home.example", second: 12)
        let home = Way.line("\(host) (\(host) [203.0.113.30])", "mx.home.example", for: "bob@home.example", second: 14)
        let trace = Way.trace(
            [home, sent, "Delivered-To: dev@\(host)", filtered, posted, "X-BeenThere: dev@lists.example"] + Self.list)
        #expect(trace.forwardings.map(\.kind) == kinds)
        #expect(trace.forwardings.map(\.hop) == hops)
        #expect(trace.forwardings.last?.forwarder == last)
        // The author's own server names the list before that.
        let submitted = Way.line("[192.0.2.99]", "mail.author.example", for: "dev@lists.example", with: "ESMTPSA", second: 8)
        let longer = Way.trace(
            [home, sent, "Delivered-To: dev@\(host)", filtered, posted, submitted, "X-BeenThere: dev@lists.example"] + Self.list)
        #expect(longer.forwardings.map(\.hop) == hops.map { $0 + 1 })
    }

    /// A list may be a subscriber of another one of the same local part; of one organization both names are one list.
    @Test(arguments: [("dev@lists.news.test", 2), ("dev@old.lists.example", 1)])
    func aListThatIsASubscriber(_ second: String, _ count: Int) {
        let next = Way.line("mx.lists.example (mx.lists.example [198.51.100.20])", "mx.news.test", for: second, second: 12)
        let home = Way.line(
            "mx.news.test (mx.news.test [203.0.113.9])", "mx.home.example", for: "bob@home.example", second: 14)
        let fields = ["X-BeenThere: dev@lists.example", "List-Id: <dev.lists.news.test>"]
        let trace = Way.trace([home, next, Self.posted] + fields)
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .mailingList, count: count))
    }
}
