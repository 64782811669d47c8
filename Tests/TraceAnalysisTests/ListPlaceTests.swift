import Testing
import TraceFields

@testable import TraceAnalysis

/// Where on the way a list sent the mail on, and that it is told once.
@Suite struct ListPlaceTests {
    typealias Way = WayTests

    static let home = Way.line(
        "mail.host.example (mail.host.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 14)
    static let again = Way.line("lists.host.example (localhost [127.0.0.1])", "mail.host.example", second: 12)
    static let posted = Way.line(
        "mail.author.example (mail.author.example [192.0.2.10])", "mail.host.example", for: "dev@host.example", second: 10)
    static let fields = [
        "X-BeenThere: dev@project.example", "X-Mailman-Version: 2.0.11", "List-Post: <mailto:dev@project.example>",
        "List-Id: Developers <dev.host.example>",
    ]
    static let fetched =
        "Received: from mx.home.example [203.0.113.5] by localhost with IMAP (fetchmail-6.3.9) for bob@localhost (single-drop);"
        + " Sun, 1 Mar 2026 12:00:20 +0000"

    static func senders(_ trace: Trace) -> [String?] { trace.legs.map { trace.sender(of: $0) } }

    /// The list's own address may lie in another domain than its bounces, and those are no sender of the mail that it took.
    @Test(arguments: [(fields, Forwarding.Kind.mailingList, nil), ([], .alias, "dev-admin@host.example")])
    func theListsAddressWasDelivered(_ fields: [String], _ kind: Forwarding.Kind, _ before: String?) {
        let trace = Way.trace(
            ["Return-Path: <dev-admin@host.example>", Self.home, Self.again, "Delivered-To: dev@project.example", Self.posted]
                + fields)
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.forwardings.map(\.confidence) == [.certain])
        #expect(Self.senders(trace) == [before, "dev-admin@host.example"])
    }

    /// The list's envelope is recorded behind the program that fetched the mail only: that is no second list.
    @Test func theListIsToldOnce() {
        let posted = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mail.hosting.example", for: "dev@host.example", second: 10)
        let envelope = "\n\tby mail.author.example (Postfix) with ESMTPS id A8"
        let written =
            "Received: from pc.author.example (pc.author.example [192.0.2.77])" + envelope
            + "\n\t(envelope-from <alice@author.example>) for <dev@host.example>; Sun, 1 Mar 2026 12:00:08 +0000"
        let again = Way.line("lists.hosting.example (localhost [127.0.0.1])", "mail.hosting.example", second: 12)
        let home = Way.line(
            "mail.hosting.example (mail.hosting.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 14)
        let trace = Way.trace(
            ["Return-Path: <dev-admin@host.example>", Self.fetched, home, again, posted, written] + Self.fields)
        #expect(trace.forwardings.map(\.kind) == [.mailingList, .fetch])
        #expect(trace.forwardings.map(\.hop) == [2, 4])
        #expect(trace.forwardings.map(\.originalSender) == ["alice@author.example", "dev-admin@host.example"])
    }

    /// The author logs in to the list's own server.
    @Test func aPostByAUserOfTheListsServer() {
        let posted = Way.line(
            "pc.author.example (pc.author.example [192.0.2.77])", "mail.host.example", for: "dev@host.example", with: "ESMTPSA",
            second: 10)
        let trace = Way.trace(["Return-Path: <dev-admin@host.example>", Self.home, Self.again, posted] + Self.fields)
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(Self.senders(trace) == [nil, "dev-admin@host.example"])
        #expect(!trace.findings.contains { $0.code == .missingHop })
    }

    /// The list's server has another name and took the mail for several recipients: its bounces and its own hand-over are left.
    @Test(arguments: [("dev-admin@project.example", 1), ("carl@else.example", 0)])
    func aListWithoutARecipient(_ sender: String, _ count: Int) {
        let posted = Way.line("mail.author.example (mail.author.example [192.0.2.10])", "mail.hosting.example", second: 10)
        let again = Way.line("lists.hosting.example (localhost [127.0.0.1])", "mail.hosting.example", second: 12)
        let home = Way.line(
            "mail.hosting.example (mail.hosting.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 14)
        let trace = Way.trace(
            ["Return-Path: <\(sender)>", home, again, posted, "Errors-To: dev-admin@project.example"] + Self.fields)
        #expect(trace.forwardings.map(\.hop) == Array(repeating: 1, count: count))
        #expect(Self.senders(trace) == (count == 0 ? [sender] : [nil, sender]))
    }

    /// majordomo hands the mail to its host under a name of its own, and that sends it to the subscribers.
    @Test func anExpansionByLocalLines() {
        let outgoing = "Received: (from mdom@localhost) by mail.host.example (8.12.5/8.12.5) id A11 for dev-outgoing;"
        let sent = "Received: (from owner@localhost) by mail.host.example (8.12.5/8.12.5) id A12 for bob@home.example;"
        let time = " Sun, 1 Mar 2026 12:00:12 +0000"
        let trace = Way.trace([
            "Return-Path: <owner@mail.host.example>", Self.home, sent + time, outgoing + time, Self.posted,
            "X-Mailing-List: dev@host.example", "Precedence: bulk",
        ])
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.forwardings.map(\.destination) == ["bob@home.example"])
        #expect(Self.senders(trace) == [nil, "owner@mail.host.example"])
    }

    /// Inside of one organization the list's host hands the mail to the server by which all mail leaves it.
    @Test func aListInsideOfOneOrganization() {
        let store = Way.line("out.host.example (out.host.example [10.0.0.8])", "store.host.example", second: 16)
        let out = Way.line("mail.host.example (mail.host.example [10.0.0.7])", "out.host.example", second: 14)
        let trace = Way.trace(
            [
                "Return-Path: <dev-bounces@host.example>", store, out, Self.again, "Delivered-To: dev@host.example", Self.posted,
            ] + Self.fields)
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [1])
    }

    /// Only `Mailing-List` names the list, and the author wrote to an older name of it.
    @Test func aGroupThatIsKnownByOneField() {
        let sent = Way.line(
            "n19.grp.scd.yahoo.com (n19.grp.scd.yahoo.com [203.0.113.74])", "mx.home.example", for: "bob@home.example", second: 14
        )
        let taken = "Received: from unknown (HELO mail.author.example) (192.0.2.10) by mta2.grp.scd.yahoo.com with SMTP;"
        let trace = Way.trace([
            "Return-Path: <alice@author.example>", sent, taken + " 1 Mar 2026 12:00:12 -0000",
            Way.line("pc.author.example [192.0.2.77]", "mail.author.example", for: "dev@old.example", second: 8),
            "Mailing-List: list dev@yahoogroups.com; contact dev-owner@yahoogroups.com",
        ])
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [2])
        #expect(Self.senders(trace) == [nil, "alice@author.example"])
    }

    /// The oldest line is the list's own, for the subscriber: what it took left no line.
    @Test func theOldestLineIsForTheSubscriber() {
        let again = Way.line(
            "lists.host.example (localhost [127.0.0.1])", "lists.host.example", for: "bob@home.example", second: 12)
        let home = Way.line(
            "lists.host.example (lists.host.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 14)
        let trace = Way.trace(
            ["Return-Path: <dev-bounces+bob=home.example@lists.host.example>", home, again]
                + ["List-Id: <dev.lists.host.example>", "List-Post: <mailto:dev@lists.host.example>"])
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [0])
        #expect(trace.legs.count == 1)
        #expect(!trace.findings.contains { $0.code == .missingHop })
    }

    /// The list manager's own line shows the place, whatever has become of the addresses.
    @Test(arguments: [
        "(majordomo@archive.example) by mail.host.example via listexpand id S1 (ORCPT <rfc822;bob@in.home.example>)",
        "from lists.host.example by lists.host.example (LISTSERV-TCP/IP release 1.8d) with spool id 1 for dev@host.example",
    ])
    func theListManagersLine(_ line: String) {
        let isListserv = line.contains("LISTSERV")
        let taken = Way.line("mail.author.example (mail.author.example [192.0.2.10])", "mail.host.example", second: 10)
        let out = Way.line("lists.host.example (lists.host.example [10.0.0.7])", "mail.host.example", second: 13)
        let trace = Way.trace(
            ["Return-Path: <owner-dev@archive.example>", Self.home] + (isListserv ? [out] : [])
                + ["Received: \(line); Sun, 1 Mar 2026 12:00:12 +0000", taken])
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [isListserv ? 2 : 1])
        #expect(trace.forwardings.map(\.confidence) == [.certain])
        #expect(Self.senders(trace) == [nil, "owner-dev@archive.example"])
    }

    static let group = [
        Way.line(
            "mail-qt1-f206.google.com (mail-qt1-f206.google.com [209.85.160.206])", "mx.home.example", for: "bob@home.example",
            second: 20),
        "Received: by mail-qt1-f206.google.com with SMTP id d75sf1 for <bob@home.example>; Sun, 1 Mar 2026 12:00:18 +0000",
    ]
    static func inner(_ name: String, second: Int) -> String {
        "Received: by 2002:ac8:5154:0:b0:3f6:824f:575a with SMTP id h20ls\(second)\(name).0.-pod-prod-07-us;"
            + " Sun, 1 Mar 2026 12:00:\(second) +0000"
    }
    static let toGroup = Way.line(
        "mail.author.example (mail.author.example. [192.0.2.10])", "mx.google.com", for: "all@kaisya.example", second: 10)

    /// Of a group whose address and identifier were lost only its pages and its address for posts are left.
    @Test(arguments: [
        ("//groups.google.com/a/kaisya.example/group/all", Forwarding.Kind.googleGroups), ("//news.example/all", .unknown),
    ])
    func aGroupThatIsKnownByItsPages(_ page: String, _ kind: Forwarding.Kind) {
        let trace = Way.trace(
            Self.group + [Self.inner("a", second: 12), Self.toGroup]
                + ["List-Post: <https:\(page)/post>, <mailto:staff@kaisya.example>"])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.hop) == [2])
    }

    /// A group that is a member of another one.
    @Test func groupsBehindOneAnother() {
        let between = "Received: by 2002:a05:620a:46a5:b0:759:555d:427d with SMTP id a1ms1; Sun, 1 Mar 2026 12:00:13 +0000"
        let trace = Way.trace(
            Self.group + [
                "X-BeenThere: staff@else.example", Self.inner("b", second: 15), between, "X-BeenThere: all@kaisya.example",
                Self.inner("a", second: 12), Self.toGroup, "X-Google-Group-Id: 641582657633",
                "Return-Path: staff+bncBDLKVLWHVUIBBDEI32SAMGQE4JCEI7Y@else.example",
            ])
        #expect(trace.forwardings.map(\.kind) == [.googleGroups, .googleGroups])
        #expect(trace.forwardings.map(\.hop) == [2, 4])
        #expect(trace.forwardings.map(\.forwarder) == ["all@kaisya.example", "staff@else.example"])
        #expect(trace.forwardings.map(\.destination) == ["staff@else.example", "bob@home.example"])
    }

    /// A company's own server delivers to the address of its group and hands the mail to Google under another name: the group sends on what
    /// Google took in, and no earlier than that. The time that it writes into its address decides where Google's lines stand on both sides.
    @Test(arguments: [
        ("BAABBTOUSDGQMGQE32W353Y", [Forwarding.Kind.unknown, .googleGroups], [1, 4]),
        ("BAABBROUSDGQMGQE32W353Y", [.googleGroups], [4]),
    ])
    func anAliasInFrontOfAGroup(_ token: String, _ kinds: [Forwarding.Kind], _ hops: [Int]) {
        let taken = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "all@kaisya.example", second: 8)
        let out = Way.line(
            "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "mx.gate.example", for: "all@apps.kaisya.example", second: 9)
        let border = Way.line(
            "mx.gate.example (mx.gate.example. [203.0.113.40])", "mx.google.com", for: "all@apps.kaisya.example", second: 11)
        let trace = Way.trace(
            ["Return-Path: <all+bnc\(token)@kaisya.example>"] + Self.group + [
                "X-BeenThere: all@kaisya.example", Self.inner("a", second: 12), border, out, "Delivered-To: all@kaisya.example",
                taken, "X-Google-Group-Id: 641582657633", "List-Post: <mailto:all@kaisya.example>",
            ])
        #expect(trace.forwardings.map(\.kind) == kinds)
        #expect(trace.forwardings.map(\.hop) == hops)
        #expect(trace.forwardings.map(\.confidence) == Array(repeating: .certain, count: hops.count))
        #expect(trace.forwardings.last?.destination == "bob@home.example")
    }

    /// Ecartis names no host in its line, and the copy in a list's archive ends there: what delivered the mail to it wrote Return-Path.
    @Test(arguments: [("with ECARTIS (v1.0.0; list dev)", 1), ("with ESMTP (v1.0.0; list dev)", 0)])
    func theLineOfEcartis(_ words: String, _ count: Int) {
        let trace = Way.trace([
            "Received: \(words); Sun, 1 Mar 2026 12:00:12 +0000", Self.posted, "Sender: dev-bounce@host.example",
            "Return-Path: <alice@author.example>", "X-list: dev", "Precedence: bulk",
        ])
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .mailingList, count: count))
        #expect(trace.forwardings.allSatisfy { $0.hop == 1 && $0.forwarder == "dev@host.example" })
        #expect(Self.senders(trace).first == "alice@author.example")
        #expect(Self.senders(trace).count == count + 1)
    }

    /// The archive of a list's own server has no lines of the list; two fields that name one list are its marks, and one alone is not.
    @Test(arguments: [
        (["List-Id: <dev.host.example>", "X-Mailing-List: dev@host.example"], true),
        (["List-Id: <news.host.example>", "X-Mailing-List: dev@host.example"], false), (["List-Id: <dev.host.example>"], false),
    ])
    func theListsOwnCopy(_ fields: [String], _ isList: Bool) {
        #expect(Way.unplaced(Way.trace([Self.posted] + fields)) == (isList ? .listMarks : nil))
    }

    /// Behind the list's own machine a server that names a single recipient names none: it took the list's copy. One that never does tells
    /// nothing, and a line that names the list is on the way to it.
    @Test(arguments: [("(Postfix)", nil, 2), ("", nil, 4), ("(Postfix)", "dev@host.example", 3)])
    func theCopyThatTheListsMachineSends(_ software: String, _ recipient: String?, _ hop: Int) {
        let relay = WayTests.line(
            "lists.host.example (lists.host.example [198.51.100.3])", "relay.host.example", for: recipient, second: 12)
        let trace = WayTests.trace([
            "Return-Path: <dev-bounces@host.example>",
            WayTests.line(
                "out.host.example (out.host.example [198.51.100.5])", "mx.home.example", for: "bob@home.example", second: 14),
            WayTests.line("relay.host.example (relay.host.example [198.51.100.4])", "out.host.example", second: 13),
            relay.replacing("(Postfix)", with: software),
            WayTests.line(
                "mx.host.example (mx.host.example [198.51.100.2])", "lists.host.example", for: "dev@lists.host.example",
                second: 11),
            WayTests.line(
                "mail.author.example (mail.author.example [192.0.2.10])", "mx.host.example", for: "dev@host.example", second: 10),
            "X-BeenThere: dev@host.example", "List-Post: <mailto:dev@host.example>",
        ])
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(trace.forwardings.map(\.hop) == [hop])
    }

    /// One field is one mark, however many searches meet it.
    @Test func aMarkIsToldOnce() {
        let trace = WayTests.trace([
            "Return-Path: <dev+bncBAABB@group.example>",
            WayTests.line(
                "mail-x.google.com (mail-x.google.com [209.85.128.41])", "mx.home.example", for: "bob@home.example", second: 14),
            "X-BeenThere: dev@group.example",
            "Received: from mail.author.example (mail.author.example [192.0.2.10]) by gmr-mx.google.com with ESMTPS id a1"
                + " for <dev@group.example>; Sun, 1 Mar 2026 12:00:10 +0000",
            "List-ID: <dev.group.example>", "List-Post: <https://groups.google.com/a/group.example/group/dev/post>",
        ])
        #expect(trace.forwardings.map(\.kind) == [.googleGroups])
        let marks = trace.evidence.filter { $0.code == .listFields }.compactMap(\.field)
        #expect(marks.count == Set(marks).count && !marks.isEmpty)
    }
}
