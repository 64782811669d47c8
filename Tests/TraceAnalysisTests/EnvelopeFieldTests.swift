import Testing
import TraceFields

@testable import TraceAnalysis

/// Fields between the lines that record the envelope sender, and what a header says instead of an address.
@Suite struct EnvelopeFieldTests {
    static func senders(_ fields: [String]) -> [String?] {
        let trace = WayTests.trace(fields)
        return trace.legs.map { trace.sender(of: $0) }
    }

    /// QQ's border writes no Return-Path; the field counts right below its line and nowhere else.
    @Test(arguments: [
        ("newmx1.qq.com (NewMx)", 1, "alice@author.example"), ("mx.kaisya.example (Postfix)", 1, nil),
        ("newmx1.qq.com (NewMx)", 0, nil),
    ]) func senderAtTheBorderOfQQ(_ by: String, _ place: Int, _ sender: String?) {
        var fields = [
            "Received: from mail.author.example (unknown [192.0.2.10])\n\tby \(by) with SMTP id \n\tfor <1001@qq.com>;"
                + " Sun, 1 Mar 2026 20:00:00 +0800"
        ]
        fields.insert("X-QQ-ORGSender: alice@author.example", at: place)
        #expect(Self.senders(fields) == [sender])
    }

    /// The newest line may name nobody: a field over it does, where Outlook.com delivered the mail. Under it a sender may have written the field.
    @Test(arguments: [(0, "carl@outlook.com"), (1, nil)]) func theMailboxOverTheNewestLine(_ place: Int, _ recipient: String?) {
        var fields = [WayTests.line("mail.author.example (mail.author.example [192.0.2.10])", "mx.home.example", second: 10)]
        fields.insert("X-HmXmrOriginalRecipient: <carl@outlook.com>", at: place)
        let trace = WayTests.trace(fields)
        #expect(trace.legs.map { trace.recipient(of: $0) } == [recipient])
    }

    private static let list = "Received: from localhost (localhost [127.0.0.1]) by lists.example (Postfix) with QMQP id B1;"
    private static let path = "Return-Path: <bounce-dev=bob=home.example@lists.example>"

    /// The sender before a list stands between the list's lines; on top of all lines the field is of the newest delivery.
    @Test(arguments: ["Old-Return-Path: <alice@author.example>", "X-Envelope-Sender: alice@author.example"])
    func senderBeforeAList(_ field: String) {
        let lines = [
            WayTests.line("lists.example (lists.example [198.51.100.3])", "mx.home.example", for: "bob@home.example", second: 12),
            Self.list + " Sun, 1 Mar 2026 12:00:11 +0000",
            WayTests.line(
                "mail.author.example (mail.author.example [192.0.2.10])", "lists.example", for: "dev@lists.example", second: 10),
        ]
        let marks = ["List-Id: <dev.lists.example>", "X-Mailing-List: <dev@lists.example> archive/latest/1"]
        #expect(Self.senders([Self.path] + lines[0...1] + [field] + lines[2...] + marks).first == "alice@author.example")
        #expect(Self.senders([Self.path, field] + lines + marks).first == .some(nil))
    }

    /// One of many recipients is not the one of this copy.
    @Test(arguments: [("", true), (" + 87 others", false)]) func oneOfManyRecipients(_ others: String, _ isTaken: Bool) {
        let trace = WayTests.trace([
            "Received: (majordomo@lists.example) by lists.example via listexpand id S1 (ORCPT <rfc822;bob@home.example>\(others));"
                + " Sun, 1 Mar 2026 12:00:11 +0000"
        ])
        #expect((trace.hops[0].envelope.recipient != nil) == isTaken)
    }

    /// Every name has a bit of its own.
    @Test(arguments: FieldName.allCases.dropFirst()) func everyNameIsKept(_ name: FieldName) {
        let names = FieldNames(HeaderBlock(Array("\(name.spelling): x\n\n".utf8)).fields)
        #expect(FieldName.allCases.filter { names.contains($0) } == [name])
    }

    private static let masked = [
        "Delivered-To: [email protected]", "Return-Path: <[email protected]>",
        "Received: from relay.author.example (relay.author.example [192.0.2.10]) by mx.home.example with ESMTPS id 1"
            + " for <[email protected]>; Sun, 1 Mar 2026 12:00:00 +0000",
        "Received-SPF: softfail (home.example: domain of transitioning [email protected] does not designate 192.0.2.10 as permitted"
            + " sender) client-ip=192.0.2.10; envelope-from=\"[email protected]\";",
    ]

    @Test(arguments: [" ", "\u{A0}"]) func aMaskIsNoName(_ space: String) {
        let trace = WayTests.trace(Self.masked.map { $0.replacing("email protected", with: "email\(space)protected") })
        #expect(trace.legs.map { trace.sender(of: $0) } == [nil])
        #expect(trace.legs.map { trace.recipient(of: $0) } == [nil])
        #expect(trace.statements.map { $0.identity.value == nil } == [true])
        #expect(trace.fields.defects.filter { $0.code == .addressMasked }.map(\.field) == [0, 1, 2])
    }

    @Test func aNameInBracketsIsNoMask() {
        let trace = WayTests.trace(Self.masked.map { $0.replacing("[email protected]", with: "email@author.example") })
        #expect(trace.legs.map { trace.sender(of: $0) } == ["email@author.example"])
        #expect(trace.fields.defects.allSatisfy { $0.code != .addressMasked })
    }

    /// Asterisks are no name that anybody could own.
    @Test(arguments: [("***@***.com", true), ("***", true), ("a*b@author.example", false)])
    func asterisksAreNoDomain(_ address: String, _ isMask: Bool) {
        let line = WayTests.author.replacing("bob@kaisya.example", with: address)
        let trace = WayTests.trace(["Return-Path: <\(address)>", line])
        #expect((trace.hops[0].envelope.sender == nil) == isMask)
        #expect((trace.hops[0].envelope.recipient == nil) == isMask)
        #expect(trace.fields.defects.count { $0.code == .addressMasked } == (isMask ? 2 : 0))
    }

    /// A host without a domain below a forwarding service is of nobody known; below another host it is of that one's network.
    @Test(arguments: [
        ("mx1.forwardemail.net (mx1.forwardemail.net [203.0.113.5])", "mail", false),
        ("mail (mx1.forwardemail.net [203.0.113.5])", "mail", true),
        ("mx1.forwardemail.net (mx1.forwardemail.net [203.0.113.5])", "localhost", true),
        ("out.author.example (out.author.example [192.0.2.10])", "mail", true),
    ]) func hostWithoutADomain(_ client: String, _ by: String, _ isKnown: Bool) {
        let trace = WayTests.trace([
            WayTests.line(client, "mx.home.example", for: "bob@home.example", second: 12),
            WayTests.line("localhost (localhost [127.0.0.1])", by, for: "bob@kaisya.example", second: 10),
        ])
        #expect((trace.hops[0].network != nil) == isKnown)
    }

    /// Coremail tears an address in two. Another field may hold it whole; else only its domain is sure.
    @Test(arguments: [
        ("Sender: 12345+auto_=carl=home.example@qq.com", "12345+auto_=carl=home.example@qq.com"),
        ("Sender: 99999+auto_=carl=home.example@qq.com", "qq.com"), ("X-Note: 12345+auto_=carl=home.example@qq.com", "qq.com"),
    ]) func anAddressThatAFoldTears(_ field: String, _ sender: String) {
        let trace = WayTests.trace([
            "Received: from out16.mail.qq.com (unknown [162.62.57.49]) by mx.home.example (Coremail) with SMTP id _____w;"
                + " Sun, 1 Mar 2026 20:00:14 +0800",
            ForwardingMarkTests.atQQ, field,
            "Authentication-Results: mx.home.example; spf=pass smtp.mail=123\n\t45+auto_=carl=home.example@qq.com;",
        ])
        #expect(trace.legs.last.flatMap { trace.sender(of: $0) } == sender)
        #expect(trace.forwardings.contains { $0.kind == .qqAuto } == (sender != "qq.com"))
    }

    /// Return-Path that was written anew since the delivery: told as a defect where the server's own record stands above its line; not where a
    /// forwarding, a rewriting or a list explains it.
    @Test(arguments: [
        ("boss@bank.example", [], true), ("bounce@mail.author.example", [], false),
        ("SRS0=a1b2=BB=author.example=alice@relay.example", [], false), ("root@kaisya.example", [], false),
        ("dev-bounces@lists.example", ["List-Id: <dev.lists.example>"], false),
    ]) func aReturnPathThatNobodySaw(_ path: String, _ more: [String], _ isTold: Bool) {
        let record =
            "Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.10; helo=mail.author.example;"
            + " envelope-from=alice@author.example; receiver=mx.kaisya.example"
        let trace = WayTests.trace(["Return-Path: <\(path)>", record, WayTests.author] + more)
        #expect(trace.fields.defects.contains { $0.code == .returnPathDiffers } == isTold)
        let forwarded = WayTests.trace(
            ["Return-Path: <\(path)>", WayTests.onward, "Delivered-To: bob@kaisya.example", record, WayTests.author] + more)
        #expect(!forwarded.fields.defects.contains { $0.code == .returnPathDiffers })
    }

    /// A result about HELO records the envelope sender beside it; postmaster at that name stands for none.
    @Test(arguments: [
        ("envelope-from=alice@author.example", "alice@author.example" as String?),
        ("envelope-from=postmaster@mail.author.example", nil),
        ("envelope-from=srs0=a1b2=bb=author.example=alice@relay.example", nil),
    ]) func aSenderBesideATestOfHelo(_ said: String, _ sender: String?) {
        let comment = WayTests.trace([
            WayTests.author,
            "Authentication-Results: mx.kaisya.example; spf=pass (sender SPF authorized) smtp.helo=mail.author.example"
                + " (client-ip=192.0.2.10; helo=mail.author.example; \(said); receiver=bob@kaisya.example)",
        ])
        let field = WayTests.trace([
            "Received-SPF: Pass (helo) identity=helo; client-ip=192.0.2.10; helo=mail.author.example; \(said);"
                + " receiver=mx.kaisya.example", WayTests.author,
        ])
        for trace in [comment, field] {
            #expect(trace.legs.map { trace.sender(of: $0) } == [sender])
            #expect(trace.statements.map(\.identity.kind) == [.helo])
        }
    }
}
