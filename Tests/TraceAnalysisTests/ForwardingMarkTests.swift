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

    // Mail.ru

    @Test(arguments: [
        (["X-ResentFrom: <bob@mail.ru>", "X-MailRu-Forward: 1"], [Confidence.certain]), (["X-ResentFrom: <bob@mail.ru>"], []),
    ])
    func automaticForwardingOfMailRu(_ marks: [String], _ confidences: [Confidence]) {
        let local =
            "Received: from mail by mx5.mail.ru with local (envelope-from <alice@author.example>) id 1A-1-1"
            + " for carl@home.example; Sun, 1 Mar 2026 12:00:14 +0000"
        let taken =
            "Received: from [192.0.2.10] (port=54884 helo=mail.author.example) by mx5.mail.ru with esmtp"
            + " (envelope-from <alice@author.example>) id 1A-1-0 for bob@mail.ru; Sun, 1 Mar 2026 12:00:10 +0000"
        let trace = Way.trace([local] + marks + [taken])
        #expect(trace.forwardings.map(\.confidence) == confidences)
        #expect(trace.forwardings.allSatisfy { $0.kind == .alias && $0.forwarder == "bob@mail.ru" && $0.hop == 1 })
        #expect(trace.forwardings.allSatisfy { $0.destination == "carl@home.example" && !$0.isRewritten })
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

    // QQ

    static let atQQ = Way.line(
        "mail.author.example (mail.author.example [192.0.2.10])", "newxmmx.qq.com", for: "12345@qq.com", second: 10)
    static let fromQQ = Way.line(
        "out16.mail.qq.com (out16.mail.qq.com [162.62.57.49])", "mx.home.example", for: "carl@home.example", second: 14)
    static let path = "Return-Path: <12345+auto_=carl=home.example@qq.com>"

    /// The address is the same where the mailbox answers: then it is the author itself.
    @Test(arguments: [([path], [], true), ([], ["X-QQ-AUTO-FWD: carl@home.example"], true), ([], [], false)])
    func automaticForwardingOfQQ(_ path: [String], _ mark: [String], _ isCertain: Bool) {
        let trace = Way.trace(path + [Self.fromQQ, Self.atQQ] + mark)
        #expect(trace.forwardings.map(\.kind) == [isCertain ? .qqAuto : .unknown])
        #expect(trace.forwardings.map(\.confidence) == [isCertain ? .certain : .likely])
        #expect(trace.forwardings.map(\.forwarder) == ["12345@qq.com"])
        #expect(trace.forwardings.map(\.destination) == ["carl@home.example"])
        #expect(trace.forwardings.map(\.hop) == [1])
    }

    @Test(arguments: [("12345@qq.com", 0), ("alice@author.example", 1)])
    func anAutomaticReplyIsNoForwarding(_ from: String, _ count: Int) {
        let header = [
            Self.path, Self.fromQQ, "X-QQ-AUTO-REPLY: true", "From: <\(from)>", "To: carl@home.example", "Subject: x",
        ]
        let trace = MessageTracer().trace(Array((header.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.forwardings.count == count)
        #expect(Way.unplaced(trace) == nil)
    }

    /// SPF passed for the mailbox that sent the mail on, not for the author.
    @Test func thePassBehindQQIsTheForwarders() {
        let trace = Way.trace([
            Self.path, Self.fromQQ,
            "Authentication-Results: mx.home.example; spf=pass smtp.mailfrom=12345+auto_=carl=home.example@qq.com", Self.atQQ,
        ])
        #expect(trace.statements.map(\.identity.role) == [.forwarder])
    }

    // Hide My Email

    /// A user answers through an address that the service made of the recipient's: his name in From is a mask, and he is not told. What an
    /// address at the same provider only resembles is a mailbox that sends its mail on.
    @Test(arguments: [
        ("dev_at_lists_example_k3f9_x7@icloud.com", Forwarding.Kind.aliasService, Identity.Role.forwarder),
        ("dev_at_else_example_k3f9_x7@icloud.com", .alias, .author), ("dev@icloud.com", .alias, .author),
    ])
    func anAnswerUnderAMask(_ alias: String, _ kind: Forwarding.Kind, _ role: Identity.Role) {
        let header = [
            Way.line("mr85.me.com (mr85.me.com [17.58.23.193])", "mx.lists.example", for: "dev@lists.example", second: 14),
            "Authentication-Results: mx.lists.example; spf=pass smtp.mailfrom=k3_shop@icloud.com",
            Way.line("mail.author.example (mail.author.example [192.0.2.10])", "mr85.me.com", for: alias, second: 10),
            "From: <k3_shop@icloud.com>", "To: dev@lists.example", "Subject: x",
        ]
        let trace = MessageTracer().trace(Array((header.joined(separator: "\n") + "\n\nx\n").utf8))
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.statements.map(\.identity.role) == [role])
        #expect(trace.rewrittenFrom?.author == nil)
    }

    /// Zimbra's store sends on what it took by LMTP; on what the mailbox itself wrote the mark says nothing.
    @Test(arguments: [
        ("bob@kaisya.example", "LMTP", [1]), ("bob@kaisya.example", "ESMTP", []), ("alice@author.example", "LMTP", []),
    ])
    func automaticForwardingOfZimbra(_ mailbox: String, _ transmission: String, _ hops: [Int]) {
        let trace = Way.trace([
            Way.line(
                "store.kaisya.example (store.kaisya.example [203.0.113.9])", "mx.home.example", for: "bob@home.example",
                second: 12),
            "Received: from mx.kaisya.example (LHLO mx.kaisya.example) (203.0.113.8) by store.kaisya.example with "
                + transmission + "; Sun, 1 Mar 2026 12:00:10 +0000",
            "X-Zimbra-Forwarded: \(mailbox)",
        ])
        #expect(trace.forwardings.filter { $0.forwarder == mailbox && $0.isRewritten }.map(\.hop) == hops)
    }
}
