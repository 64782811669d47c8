import Testing
import TraceFields

@testable import TraceAnalysis

/// Marks that the servers of mailbox providers leave when they send mail on by themselves.
@Suite struct ForwardingMarkTests {
    typealias Way = WayTests

    // Microsoft

    static let taken = [
        "Received: from mail.author.example (192.0.2.10) by VE1.mail.protection.outlook.com (10.152.18.114) with Microsoft SMTP",
        " Server id 15.20.4352.24; Sun, 1 Mar 2026 12:00:10 +0000",
    ]
    static let stored = [
        "Received: from VE1.eop-EUR03.prod.protection.outlook.com (2603:10a6::1) by AM6.eurprd04.prod.outlook.com (2603:10a6::2)",
        " with Microsoft SMTP Server id 15.20.4352.29; Sun, 1 Mar 2026 12:00:11 +0000",
    ]
    static let sent = Way.line(
        "mail-vi1.outbound.protection.outlook.com (mail-vi1.outbound.protection.outlook.com [104.47.17.174])", "mx.home.example",
        for: "bob@home.example", second: 14)
    static let loop = "X-MS-Exchange-ForwardingLoop: bob.b@kaisya.example;1f2e3d4c"
    static let external = "X-LD-Processed: 1f2e3d4c,ExtFwd"
    static let dated = ["Resent-Message-Id: <1@mx.home.example>", "Resent-Date: Sun, 1 Mar 2026 12:00:15 +0000"]

    /// Exchange leaves one Resent-From, and the server behind it adds the date that is missing. Who sends the mail again dates it.
    @Test(arguments: [
        ([], [loop, external] + dated, Forwarding.Kind.microsoftRedirect, 2), ([], dated, .microsoftRedirect, 0),
        (dated, [loop], .microsoftRedirect, 1), (dated, [], .resent, 0),
    ])
    func aRedirectionOfExchange(_ beside: [String], _ marks: [String], _ kind: Forwarding.Kind, _ cited: Int) {
        let trace = Way.trace(
            [Self.sent, "Resent-From: <bob.b@kaisya.example>"] + beside + Self.stored + Self.taken + marks)
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.hop) == [2])
        #expect(trace.forwardings.map(\.destination) == ["bob@home.example"])
        #expect(trace.evidence[trace.forwardings[0].evidence].count { $0.code == .loopMark } == cited)
    }

    /// The line in front may name another address of the mailbox. Another server that has a mailbox of its own sent the mail on to this one.
    @Test(arguments: [
        ("bob@kaisya.example", "mx.gate.example", ["bob.b@kaisya.example"]),
        ("bob@uni.example", "mx.gate.example", ["bob.b@kaisya.example"]),
        ("bob@uni.example", "mx.uni.example", ["bob@uni.example", "bob.b@kaisya.example"]),
    ])
    func anotherAddressOfTheMailbox(_ recipient: String, _ host: String, _ forwarders: [String]) {
        let first = Way.line("out.author.example (out.author.example [192.0.2.11])", host, for: recipient, second: 9)
        let gate = Way.line(
            "mail-vi1.outbound.protection.outlook.com (mail-vi1.outbound.protection.outlook.com [104.47.17.174])",
            "mx.gate.example", second: 12)
        let last = Way.line(
            "mx.gate.example (mx.gate.example [203.0.113.40])", "mx.home.example", for: "bob@home.example", second: 14)
        let trace = Way.trace(
            [last, gate, "Resent-From: <bob.b@kaisya.example>"] + Self.stored + Self.taken + [first, Self.loop])
        #expect(trace.forwardings.map(\.forwarder) == forwarders)
        #expect(trace.forwardings.map(\.hop) == (forwarders.count == 1 ? [3] : [1, 3]))
        #expect(trace.forwardings.last?.kind == .microsoftRedirect)
        #expect(trace.forwardings.first?.destination == (forwarders.count == 1 ? "bob@home.example" : "bob.b@kaisya.example"))
        #expect(trace.forwardings.last?.destination == "bob@home.example")
    }

    /// A newsletter's own field of a list hides no forwarding, and no recipient that changed.
    @Test func aNewslettersListHidesNothing() {
        let inside = Way.line(
            "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "store.kaisya.example", for: "sales@kaisya.example",
            second: 11)
        let change = UnplacedForwarding.recipientChanged(from: "bob@kaisya.example", to: "sales@kaisya.example")
        let own = "Mailing-List: list news@author.example; contact info@author.example"
        #expect(Way.allUnplaced(Way.trace([inside, Way.author, own])) == [change])
        let other = "Mailing-List: list dev@lists.example; contact dev-help@lists.example"
        #expect(Way.allUnplaced(Way.trace([inside, Way.author, other])) == [.listMarks, change])
    }
}
