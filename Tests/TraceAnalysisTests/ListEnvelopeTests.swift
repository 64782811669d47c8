import Testing
import TraceFields

@testable import TraceAnalysis

/// Whose envelope a list's is, and whose acts stand beside the list's in one network.
@Suite struct ListEnvelopeTests {
    typealias Way = WayTests

    static let posted = Way.line(
        "mail.author.example (mail.author.example [192.0.2.10])", "mail.host.example", for: "dev@host.example", second: 10)
    static let again = Way.line("lists.host.example (localhost [127.0.0.1])", "mail.host.example", second: 14)
    static let home = Way.line(
        "mail.host.example (mail.host.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 16)
    static let fields = ["List-Id: <dev.host.example>", "List-Post: <mailto:dev@host.example>"]
    static let time = " Sun, 1 Mar 2026 12:00:12 +0000"

    static func senders(_ trace: Trace) -> [String?] { trace.legs.map { trace.sender(of: $0) } }

    /// A tracker of bugs sends the mail again in the author's name, and a list of the same organization sends it on. Under an account that
    /// bears the author's name he did it himself.
    @Test(arguments: [("bugs", nil), ("alice", "alice@host.example")])
    func aTrackerInFrontOfAList(_ account: String, _ forwarder: String?) {
        let taken = Way.line("mail.author.example (mail.author.example [192.0.2.10])", "bugs.host.example", second: 10)
        let sent =
            "Received: from \(account) by bugs.host.example with local (Exim 4.96) (envelope-from <\(account)@bugs.host.example>)"
            + " id 1abc;" + Self.time
        let entry = Way.line("bugs.host.example (bugs.host.example [198.51.100.7])", "mail.host.example", second: 12)
        let filtered = Way.line(
            "localhost (localhost [127.0.0.1])", "mail.host.example", for: "lists-dev@mail.host.example", second: 13)
        let trace = Way.trace(
            [
                Self.home, Self.again, "Delivered-To: lists-dev@mail.host.example", filtered, entry, sent,
                "Resent-From: Alice <alice@host.example>", "Resent-To: dev@host.example",
                "Resent-Date: Sun, 1 Mar 2026 12:00:12 +0000", taken, "From: Alice <alice@host.example>",
            ] + Self.fields)
        #expect(trace.forwardings.map(\.kind) == [.resent, .mailingList])
        #expect(trace.forwardings.map(\.hop) == [1, 4])
        #expect(trace.forwardings.first?.forwarder == forwarder)
        #expect(trace.forwardings.last?.forwarder == "dev@host.example")
        #expect(Self.senders(trace).last == .some(nil))
    }

    /// What a forwarder rewrote was the list's own address already: he had the mail after the list.
    @Test(arguments: [
        ("host.example=dev-owner", [Forwarding.Kind.mailingList, .srs0], [1, 3]),
        ("author.example=alice", [.srs0], [1]),
    ])
    func aForwarderBehindAList(_ inner: String, _ kinds: [Forwarding.Kind], _ hops: [Int]) {
        let path = "SRS0=a1b2=BB=\(inner)@out.host.example"
        let expanded =
            "Received: (majordomo@host.example) by mail.host.example via listexpand id S1 (ORCPT <rfc822;bob@home.example>);"
        let out = Way.line(
            "mail.host.example (mail.host.example [198.51.100.20])", "out.host.example", for: "bob@home.example", second: 14)
        let last = Way.line(
            "out.host.example (out.host.example [198.51.100.21])", "mx.home.example", for: "bob@home.example", second: 16)
        let trace = Way.trace(["Return-Path: <\(path)>", last, out, expanded + Self.time, Self.posted] + Self.fields)
        #expect(trace.forwardings.map(\.kind) == kinds)
        #expect(trace.forwardings.map(\.hop) == hops)
        #expect(Self.senders(trace).last == path)
        if kinds.count == 2 {
            #expect(trace.forwardings.first?.confidence == .certain)
            #expect(Self.senders(trace)[1] == "dev-owner@host.example")
        }
    }

    /// ezmlm delivered the mail to the moderator of its list: no mailbox had it, and the list held it.
    @Test(arguments: [("moderator for dev@host.example", true), ("dev@host.example", false)])
    func aListThatAsksItsModerator(_ delivered: String, _ isHeld: Bool) {
        let trace = Way.trace(
            [
                "Return-Path: <dev-return-8-bob=home.example@host.example>", Self.home, "Delivered-To: \(delivered)", Self.posted,
            ] + Self.fields)
        let reasons = trace.forwardings.map { trace.evidence[$0.evidence].map(\.code) }
        #expect(trace.forwardings.map(\.kind) == [.mailingList])
        #expect(reasons.map { $0.contains(.heldForModeration) } == [isHeld])
        #expect(reasons.map { $0.contains(.deliveredToForwarder) } == [!isHeld])
    }

    /// What an alias rewrote names a list and its subscriber: the list had sent the mail to the alias, though nothing else tells of it.
    @Test(arguments: [
        ("host.example=dev-owner+carl=alias.example", [Forwarding.Kind.mailingList, .srs0]),
        ("host.example=dev-bounces+carl=alias.example", [.mailingList, .srs0]), ("host.example=dev-owner", [.srs0]),
        ("author.example=alice", [.srs0]),
    ])
    func anAliasBehindAListWithoutFields(_ inner: String, _ kinds: [Forwarding.Kind]) {
        let trace = Way.trace([
            "Return-Path: <SRS0=a1b2=BB=\(inner)@alias.example>",
            Way.line(
                "mx.alias.example (mx.alias.example [198.51.100.21])", "mx.home.example", for: "bob@home.example", second: 16),
            Way.line(
                "mail.host.example (mail.host.example [198.51.100.20])", "mx.alias.example", for: "carl@alias.example", second: 14
            ),
        ])
        #expect(trace.forwardings.map(\.kind) == kinds)
        #expect(trace.forwardings.last?.forwarder == "carl@alias.example")
        if kinds.count == 2 { #expect(trace.forwardings.first?.forwarder == "dev@host.example") }
    }

    /// An address that names the list and the subscriber was made after a line took the mail for the list.
    @Test(arguments: [("dev@host.example", Forwarding.Kind.mailingList, true), ("ops@host.example", .alias, false)])
    func aListWithoutFields(_ recipient: String, _ kind: Forwarding.Kind, _ isUnknown: Bool) {
        let path = "dev-bounces+bob=home.example@host.example"
        let taken = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mail.host.example", for: recipient, second: 10)
        let sent = Way.line("host.example (localhost [127.0.0.1])", "mail.host.example", for: "bob@home.example", second: 12)
        let trace = Way.trace(["Return-Path: <\(path)>", Self.home, sent, taken])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.forwardings.map(\.confidence) == [.likely])
        #expect(Self.senders(trace) == [isUnknown ? nil : path, path])
    }

    /// The list put its own address into the copy that it kept: that is no sender of the mail that came in.
    @Test(arguments: [
        ("owner-dev@host.example", true), ("dev-owner@host.example", true), ("dev-bounces@lists.host.example", true),
        ("dev-bounce@host.example", true), ("dev-admin@host.example", true), ("owner-ops@host.example", false),
        ("dev-admin@else.example", false), ("dev-news@host.example", false),
    ])
    func theListsOwnCopy(_ path: String, _ isOwn: Bool) {
        let trace = Way.trace(["Return-Path: <\(path)>", Self.posted, "Sender: \(path)"])
        #expect(trace.forwardings.isEmpty)
        #expect(Self.senders(trace) == [isOwn ? nil : path])
        #expect(Way.allUnplaced(trace) == (isOwn ? [.listMarks] : []))
    }

    /// An archive of the list's organization bears the list's name, and is a subscriber like any other.
    @Test(arguments: [("dev@host.example", "owner-dev@host.example"), ("dev@archive.host.example", nil)])
    func anArchiveOfTheListsName(_ taken: String, _ sender: String?) {
        let entry = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mail.host.example", for: taken, second: 10)
        let last = Way.line(
            "mail.host.example (mail.host.example [198.51.100.20])", "archive.host.example", for: "dev@archive.host.example",
            second: 14)
        let trace = Way.trace(["Return-Path: <owner-dev@host.example>", last, entry])
        #expect(Self.senders(trace).last == sender)
    }

    @Test func theOwnerWritesToHisList() {
        let trace = Way.trace(["Return-Path: <dev-owner@host.example>", Self.posted, "From: Dev <dev-owner@host.example>"])
        #expect(Self.senders(trace) == ["dev-owner@host.example"])
        #expect(Way.allUnplaced(trace).isEmpty)
    }

    /// majordomo hands the mail to its host as a user of the machine, for a name that no mailbox has.
    @Test(arguments: [("majordomo", 1), ("majordom", 1), ("alice", 0)])
    func aLineOfMajordomosUser(_ user: String, _ count: Int) {
        let line = "Received: (from \(user)@localhost) by mail.host.example (8.9.3/8.9.3) id A11 for dev-outgoing;"
        let trace = Way.trace([line + Self.time, Self.posted])
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .mailingList, count: count))
        #expect(trace.forwardings.allSatisfy { $0.hop == 1 && $0.forwarder == "dev@host.example" && $0.destination == nil })
    }

    @Test(arguments: [("X-MLServer: fml [fml 4.0]", [UnplacedForwarding.listMarks]), ("X-Server: fml [fml 4.0]", [])])
    func theFieldsOfFML(_ field: String, _ unplaced: [UnplacedForwarding]) {
        #expect(Way.allUnplaced(Way.trace([Self.posted, field])) == unplaced)
    }

    /// The organization knows the list by two addresses, and its servers hand the mail from one to the other.
    @Test(arguments: [("dev@lists.host.example", 2), ("dev@host.example", 2), ("bob@store.host.example", 1)])
    func anotherAddressOfTheList(_ recipient: String, _ hop: Int) {
        let inner = Way.line(
            "mail.host.example (mail.host.example [10.0.0.7])", "lists.host.example", for: recipient, second: 12)
        let back = Way.line("lists.host.example (localhost [127.0.0.1])", "lists.host.example", second: 14)
        let trace = Way.trace(
            [
                "Return-Path: <dev-bounces@host.example>", Self.home, back, "Delivered-To: \(recipient)", inner,
                "Delivered-To: dev@host.example", Self.posted,
            ] + Self.fields)
        #expect(trace.forwardings.first?.kind == .mailingList)
        #expect(trace.forwardings.first?.hop == hop)
    }

    /// ezmlm writes its fields over the lines of the way to the list: in its own organization too they show where it sent the mail on.
    @Test(arguments: [("run by ezmlm", 1), ("run by hand", 0)])
    func ezmlmInsideOfOneOrganization(_ words: String, _ count: Int) {
        let path = "dev-return-187-bob=host.example@host.example"
        let last = Way.line(
            "lists.host.example (lists.host.example [198.51.100.21])", "store.host.example", for: "bob@store.host.example",
            second: 16)
        let trace = Way.trace(
            [
                "Return-Path: <\(path)>", last, "Received: (qmail 815 invoked by uid 500); 1 Mar 2026 12:00:14 -0000",
                "Mailing-List: contact dev-help@host.example; \(words)", "Delivered-To: mailing list dev@host.example",
                "Received: (qmail 245 invoked by uid 99); 1 Mar 2026 12:00:02 -0000",
            ] + Self.fields)
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .mailingList, count: count))
        #expect(trace.forwardings.allSatisfy { $0.hop == 1 && $0.forwarder == "dev@host.example" })
        #expect(Self.senders(trace) == (count == 0 ? [path] : [nil, path]))
    }

    /// A service sends the notice of an organization that gives it the fields of a list; whoever posts to the list writes to it.
    @Test(arguments: [("Cc: all@author.example", []), ("Cc: reply@author.example", [UnplacedForwarding.listMarks])])
    func aNoticeThatAServiceSends(_ copy: String, _ unplaced: [UnplacedForwarding]) {
        let sent = Way.line("o1.service.example (o1.service.example [203.0.113.9])", "mx.home.example", second: 14)
        let taken = Way.line("app.author.example (app.author.example [192.0.2.10])", "in.service.example", second: 10)
        let trace = Way.trace([
            sent, taken, copy, "List-Id: <app.author.example>", "List-Post: <mailto:reply@author.example>",
        ])
        #expect(trace.forwardings.isEmpty)
        #expect(Way.allUnplaced(trace) == unplaced)
    }

    /// Yahoo! Groups writes over its line which sender the next server is told; over an older line it is the author's.
    @Test(arguments: [("sentto-12-34-987654321-bob=home.example@returns.groups.example", true), ("alice@author.example", false)])
    func theSenderOfAGroupsCopy(_ sender: String, _ isOfGroup: Bool) {
        let fetched =
            "Received: from mx.home.example [203.0.113.5] by localhost with IMAP (fetchmail-6.3.9) for bob@localhost (single-drop);"
            + " Sun, 1 Mar 2026 12:00:20 +0000"
        let sent = Way.line(
            "n19.groups.example (n19.groups.example [203.0.113.74])", "mx.home.example", for: "bob@home.example", second: 14)
        let trace = Way.trace([
            "Return-Path: <alice@author.example>", fetched, sent, "X-Egroups-Return: \(sender)",
            Way.line("mail.author.example [192.0.2.10]", "n19.groups.example", for: "dev@groups.example", second: 12),
            "Mailing-List: list dev@groups.example; contact dev-owner@groups.example",
        ])
        #expect(trace.forwardings.map(\.kind) == [.mailingList, .fetch])
        #expect(Self.senders(trace) == [nil, isOfGroup ? sender : "alice@author.example", nil])
        #expect(trace.forwardings.first?.forwarder == "dev@groups.example")
    }

    /// What only the forwarder can look up is no sender: a tenant of Microsoft's writes it for mail of somebody else.
    @Test(arguments: [
        ("bounces+SRS=Ab/9d=BB@tenant.example", nil), ("SRS0=a1b2=BB=author.example=alice@relay.example", "alice@author.example"),
        ("alice@author.example", "alice@author.example"),
    ])
    func theOriginalSenderIsNoAddressOfAForwarder(_ path: String, _ original: String?) {
        let taken =
            "Received: from mail.else.example (mail.else.example [192.0.2.10]) by lists.host.example (Postfix) with ESMTPS id A10"
            + "\n\t(envelope-from <\(path)>) for <dev@host.example>; Sun, 1 Mar 2026 12:00:10 +0000"
        let trace = WayTests.trace([
            "Return-Path: <dev-bounces@host.example>",
            WayTests.line(
                "lists.host.example (lists.host.example [198.51.100.3])", "mx.home.example", for: "bob@home.example", second: 12),
            taken, "X-BeenThere: dev@host.example", "List-Post: <mailto:dev@host.example>",
        ])
        #expect(trace.forwardings.last?.kind == .mailingList)
        #expect(trace.forwardings.last?.envelopeBefore == path)
        #expect(trace.forwardings.last?.originalSender == original)
    }
}
