import Testing
import TraceFields

@testable import TraceAnalysis

/// What looks like a forwarding and is none, or one that somebody else made.
@Suite struct NoForwardingTests {
    typealias Way = WayTests

    static let out = Way.line("out.author.example (out.author.example [192.0.2.11])", "mx.home.example", second: 14)
    static let inside = Way.line("pc.author.example (pc.author.example [10.0.0.4])", "out.author.example", second: 10)

    @Test func theAuthorsMailboxInWhatItsServerSends() {
        let trace = Way.trace([Self.out, "Delivered-To: alice@author.example", Self.inside])
        #expect(trace.forwardings.isEmpty)
        let toOneself = Way.line(
            "pc.author.example (pc.author.example [10.0.0.4])", "out.author.example", for: "alice@author.example", second: 10)
        #expect(Way.trace([Self.out, "Delivered-To: alice@author.example", toOneself]).forwardings.count == 1)
    }

    @Test func theMailboxForWhichTheNextNetworkTakesTheMailToo() {
        let border = Way.line(
            "out.author.example (out.author.example [192.0.2.11])", "mx.gate.example", for: "bob@kaisya.example", second: 11)
        let store = Way.line(
            "mx.gate.example (mx.gate.example [198.51.100.9])", "store.home.example", for: "bob@kaisya.example", second: 12)
        let inner = Way.line(
            "store.home.example (store.home.example [10.1.1.1])", "imap.home.example", for: "bob1@home.example", second: 13)
        #expect(Way.trace([inner, store, "X-Original-To: bob@kaisya.example", border]).forwardings.allSatisfy { $0.hop != 1 })
    }

    /// A user of an alias service writes under his alias: the service says so, and nobody wrote to the alias.
    @Test(arguments: [("Reply", []), ("Forward", [Forwarding.Kind.aliasService])])
    func whatAUserOfAnAliasServiceWrites(_ type: String, _ kinds: [Forwarding.Kind]) {
        let out = Way.line("mx2.simplelogin.co (mx2.simplelogin.co [203.0.113.28])", "mx.home.example", second: 14)
        let first = Way.line("[172.17.0.5] (mx1.simplelogin.co [203.0.113.27])", "mx2.simplelogin.co", second: 10)
        #expect(Way.trace([out, first, "X-SimpleLogin-Type: \(type)"]).forwardings.map(\.kind) == kinds)
    }

    @Test func oneOfSeveralRecipients() {
        let first = Way.line(
            "pc.author.example (pc.author.example [192.0.2.77])", "out.author.example", for: "carl@else.example", second: 10)
        let last = Way.line(
            "out.author.example (out.author.example [192.0.2.11])", "mx.home.example", for: "bob@home.example", second: 14)
        #expect(Way.trace([last, first]).forwardings.count == 1)
        #expect(Way.trace([last, first, "Cc: carl@else.example, bob@home.example"]).forwardings.isEmpty)
    }

    @Test func aNoticeThatBearsTheFieldsOfAList() {
        let fields = ["List-Id: <app.author.example>", "List-Post: <mailto:reply@author.example>"]
        #expect(Way.trace([Self.out, Self.inside] + fields).forwardings.isEmpty)
        let stranger = Way.line("pc.else.example (pc.else.example [203.0.113.5])", "out.author.example", second: 10)
        #expect(Way.trace([Self.out, stranger] + fields).forwardings.map(\.kind) == [.mailingList])
    }

    /// SPF that a platform says of its own user was tested nowhere: that it does not pass behind it shows no forwarder.
    @Test func whatAPlatformSaysOfItsOwnUser() {
        let trace = Way.trace([
            "Received: from X.outbound.protection.outlook.com (mail-x.outbound.protection.outlook.com [52.101.125.42])",
            "\tby mx.home.example (Postfix) with ESMTPS id A14; Sun, 1 Mar 2026 12:00:14 +0000",
            "Authentication-Results: mx.home.example; spf=softfail smtp.mailfrom=alice@author.example",
            "ARC-Seal: i=1; a=rsa-sha256; s=arcselector10001; d=microsoft.com; cv=none; b=QSyh",
            "ARC-Message-Signature: i=1; a=rsa-sha256; d=microsoft.com; s=arcselector10001; h=From; bh=QSyh; b=QSyh",
            "ARC-Authentication-Results: i=1; mx.microsoft.com 1; spf=pass smtp.mailfrom=author.example; arc=none",
            "Received: from A.jpnprd01.prod.outlook.com (20.178.197.10) by B.jpnprd01.prod.outlook.com (20.179.94.218)",
            " with Microsoft SMTP Server id 15.20.9678.21; Sun, 1 Mar 2026 12:00:10 +0000",
        ])
        #expect(trace.statements.contains { trace.evidence.isOfOwnUser($0.evidence) })
        #expect(trace.forwardings.isEmpty)
    }

    /// A company sends through a platform that its SPF record does not hold. The platform names the domain for which it took the mail: where
    /// that is the one to which it went, nobody sent it on.
    @Test(arguments: [("home.example", 0), ("kaisya.example", 1)])
    func whatAPlatformTookForTheSameDomain(_ domain: String, _ count: Int) {
        let trace = Way.trace([
            "Received: from X.outbound.protection.outlook.com (mail-x.outbound.protection.outlook.com [52.101.125.42])",
            "\tby mx.home.example (Postfix) with ESMTPS id A14; Sun, 1 Mar 2026 12:00:14 +0000",
            "Authentication-Results: mx.home.example; spf=fail smtp.mailfrom=author.example",
            "ARC-Seal: i=1; a=rsa-sha256; s=arcselector10001; d=microsoft.com; cv=none; b=QSyh",
            "ARC-Message-Signature: i=1; a=rsa-sha256; d=microsoft.com; s=arcselector10001; h=From; bh=QSyh; b=QSyh",
            "ARC-Authentication-Results: i=1; mx.microsoft.com 1; spf=pass (sender ip is 192.0.2.10) smtp.rcpttodomain=\(domain)"
                + " smtp.mailfrom=author.example; dkim=none (message not signed); arc=none (0)",
            "Received: from mail.author.example (192.0.2.10) by VE1.mail.protection.outlook.com (10.152.18.114)",
            " with Microsoft SMTP Server id 15.20.9678.21; Sun, 1 Mar 2026 12:00:10 +0000",
        ])
        #expect(trace.forwardings.count == count)
    }

    /// A tracker names the author as who sent the mail again; the author's own machine does so rightly.
    @Test(arguments: [
        ("bugs.tracker.example", "bugs@tracker.example", false), ("mx.tracker.example", "alice@author.example", true),
    ])
    func resentByAProgram(_ host: String, _ sender: String, _ isAuthor: Bool) {
        let trace = Way.trace([
            "Return-Path: <\(sender)>",
            Way.line("\(host) (\(host) [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 14),
            "Resent-From: Alice <alice@author.example>", "Resent-Date: Sun, 1 Mar 2026 12:00:12 +0000",
            Way.line("mail.author.example (mail.author.example [192.0.2.10])", "\(host)", for: "17@tracker.example", second: 10),
        ])
        #expect(trace.forwardings.map(\.kind) == [.resent])
        #expect((trace.forwardings.first?.forwarder == "alice@author.example") == isAuthor)
    }

    static let tagged = "SRS0=a1b2=BB=author.example=alice@relay.example"

    /// A relay that rewrites what its own users send forwards nothing for sure; who took the mail from elsewhere does.
    @Test(arguments: [
        ("mail.author.example (mail.author.example [192.0.2.10])", "ESMTPS", Confidence.certain),
        ("mail.author.example (mail.author.example [192.0.2.10])", "ESMTPSA", .ambiguous),
        ("pc.relay.example (pc.relay.example [198.51.100.21])", "ESMTPS", .likely),
        ("pc (unknown [10.0.0.4])", "ESMTPS", .ambiguous), ("web17.local (unknown [203.0.113.9])", "ESMTP", .ambiguous),
    ]) func relays(_ client: String, _ with: String, _ confidence: Confidence) {
        let trace = Way.trace([
            "Return-Path: <\(Self.tagged)>",
            Way.line(
                "mx.relay.example (mx.relay.example [198.51.100.20])", "mx.home.example", for: "bob@home.example", second: 14),
            Way.line(client, "mx.relay.example", with: with, second: 10),
        ])
        #expect(trace.forwardings.map(\.kind) == [.srs0])
        #expect(trace.forwardings.map(\.confidence) == [confidence])
    }

    /// What the author's own side handed in for nobody but him to whom he wrote went out by its relay. Who took the mail from a server that
    /// others know, or for a mailbox of his own, forwards.
    @Test(arguments: [
        ("icpu4119.relay.example ([10.72.4.23])", "ESMTP", "", 0), ("web17.local (unknown [203.0.113.9])", "ESMTP", "", 0),
        ("pc ([203.0.113.9])", "ESMTPSA", "", 0), ("pc ([203.0.113.9])", "ESMTPSA", "bob@kaisya.example", 0),
        ("mail.author.example (mail.author.example [192.0.2.10])", "ESMTPS", "bob@kaisya.example", 0),
        ("mail.author.example (mail.author.example [192.0.2.10])", "ESMTPS", "", 1),
        ("pc ([203.0.113.9])", "ESMTPSA", "dora@relay.example", 1), ("pc ([203.0.113.9])", "ESMTPSA", "carl@else.example", 1),
    ]) func handedInByTheAuthorsSide(_ client: String, _ with: String, _ recipient: String, _ count: Int) {
        let trace = Way.trace([
            "Return-Path: <\(Self.tagged)>",
            Way.line(
                "out.relay.example (out.relay.example [198.51.100.20])", "mx.kaisya.example", for: "bob@kaisya.example",
                second: 14),
            "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=relay.example",
            Way.line(client, "mrelay.relay.example", for: recipient.isEmpty ? nil : recipient, with: with, second: 10),
        ])
        #expect(trace.forwardings.count == count)
        if count == 0 { #expect(Way.unplaced(trace) == .rewrittenOnTheWay) }
        if recipient.isEmpty { #expect(trace.forwardings.allSatisfy { $0.confidence == .ambiguous }) }
    }

    /// A program on the sender's own machine stands before the relay's line.
    @Test func aProgramOfTheSendersMachine() {
        let trace = Way.trace([
            "Return-Path: <\(Self.tagged)>",
            Way.line(
                "out.relay.example (out.relay.example [198.51.100.20])", "mx.kaisya.example", for: "bob@kaisya.example",
                second: 14),
            Way.line("web17.local (unknown [203.0.113.9])", "mrelay.relay.example", second: 11),
            "Received: by web17.local (Postfix, from userid 33) id 5A1; Sun, 1 Mar 2026 12:00:10 +0000",
        ])
        #expect(trace.forwardings.isEmpty)
    }

    /// Return-Path shows that somebody rewrote the sender, though the copy holds no line.
    @Test(arguments: [("SRS0=a1b2=BB=author.example=alice@relay.example", true), ("alice@author.example", false)])
    func aRewrittenPathWithoutLines(_ path: String, _ isTold: Bool) {
        let trace = Way.trace(["Return-Path: <\(path)>"])
        #expect(Way.unplaced(trace) == (isTold ? .rewrittenWithoutLines(path) : nil))
        #expect(trace.verdict.variant == .delivered)
        #expect(Way.trace([]).verdict.variant == .noTrace)
    }

    /// Who took the mail for the very recipient to whom the author wrote, and handed it on to him, has no other one.
    @Test(arguments: [
        ("bob@kaisya.example", "X-Other: x", Confidence?.none), ("bob@relay.example", "X-Other: x", .certain),
        ("carl@home.example", "X-Other: x", .ambiguous),
        ("bob@kaisya.example", "X-Zone-Forwarded-For: dora@relay.example", .certain),
    ]) func theRecipientIsTheSame(_ recipient: String, _ mark: String, _ confidence: Confidence?) {
        let next = recipient.hasSuffix("relay.example") ? "bob@home.example" : recipient
        let trace = Way.trace([
            "Return-Path: <\(Self.tagged)>",
            Way.line("mx.relay.example (mx.relay.example [198.51.100.20])", "mx.home.example", for: next, second: 14),
            Way.line("pc (host.isp.example [203.0.113.9])", "mx.relay.example", for: recipient, second: 10), mark,
        ])
        #expect(trace.forwardings.allSatisfy { $0.kind == .srs0 })
        #expect(trace.forwardings.map(\.confidence) == [confidence].compactMap { $0 })
    }

    /// The servers in front of a mailbox rewrite the sender under the recipient's own name and hand the mail to his mailbox host.
    @Test(arguments: [
        ("bob@kaisya.example" as String?, "kaisya.example", 0), (nil, "kaisya.example", 0),
        ("info@kaisya.example", "kaisya.example", 1),
        ("bob@kaisya.example", "filter.example", 0), (nil, "filter.example", 1),
    ]) func theRecipientsOwnGateway(_ recipient: String?, _ domain: String, _ count: Int) {
        let trace = Way.trace([
            "Return-Path: <SRS0=a1b2=BB=author.example=alice@\(domain)>",
            Way.line(
                "mx.filter.example (mx.filter.example [198.51.100.20])", "imap.home.example", for: "bob@kaisya.example",
                second: 14),
            "Authentication-Results: imap.home.example; spf=pass smtp.mailfrom=\(domain)",
            Way.line("mail.author.example (mail.author.example [192.0.2.10])", "mx.filter.example", for: recipient, second: 10),
        ])
        #expect(trace.forwardings.count == count)
        // The mailbox host tested the new sender: it was not written at delivery.
        if count == 0 { #expect(Way.unplaced(trace) == .rewrittenOnTheWay) }
    }

    /// An organization whose relay rewrites what it sends itself forwards nothing; what one of its mailboxes took in may be sent on.
    @Test(arguments: [
        (nil, "bugs.author.example", 0), (nil, "else.example", 1), ("robot@author.example", "bugs.author.example", 1),
        ("bob@home.example", "bugs.author.example", 0),
    ])
    func anOwnSenderIsRewrittenOnTheWayOut(_ recipient: String?, _ domain: String, _ count: Int) {
        let way = [Way.line("out.author.example (out.author.example [192.0.2.11])", "mx.home.example", second: 14)]
        let own = recipient.map {
            Way.line("web.author.example (web.author.example [192.0.2.12])", "out.author.example", for: $0, second: 10)
        }
        let path = "Return-Path: <SRS0=a1b2=BB=\(domain)=robot@author.example>"
        #expect(Way.trace([path] + way + [own].compactMap { $0 }).forwardings.count == count)
    }

    /// The first line may name its user without a domain; that the next server saw his address is no change.
    @Test(arguments: [("mailer", 0), ("mail", 1)])
    func aUserNamedWithoutADomain(_ user: String, _ count: Int) {
        let trace = Way.trace([
            "Return-Path: <mailer@web.else.example>",
            Way.line("web.else.example (web.else.example [192.0.2.11])", "mx.home.example", for: "bob@home.example", second: 14),
            "Received: (from mailer@localhost)\n\tby web.else.example (8.11.3/8.11.3) id g9B;"
                + "\n\tSun, 1 Mar 2026 12:00:10 +0000 (UTC)\n\t(envelope-from \(user))",
        ])
        #expect(trace.forwardings.count == count)
    }

    /// The day in a rewritten address is that of the forwarder's line, however long the mail waited there.
    @Test func aQueueOfSixDays() {
        let late =
            "Received: from mx.relay.example (mx.relay.example [198.51.100.20]) by mx.home.example (Postfix) with ESMTPS id A14\n"
            + "\tfor <bob@home.example>; Sat, 7 Mar 2026 12:00:14 +0000"
        let trace = Way.trace([
            "Return-Path: <\(Self.tagged)>", late,
            Way.line("mail.author.example (mail.author.example [192.0.2.10])", "mx.relay.example", second: 10),
        ])
        #expect(trace.forwardings.map(\.confidence) == [.certain])
        #expect(trace.evidence.contains { $0.code == .clockAgrees && $0.hop == 1 })
    }

    /// Somebody submits an old message on his own machine, with the lines that it had: these are of no server of his.
    @Test func whatIsSubmittedAnewWithOldLines() {
        let home = Way.line(
            "mail.again.example (mail.again.example [203.0.113.7])", "mx.home.example", for: "bob@home.example", second: 30)
        let queued = Way.line(
            "mail.again.example (localhost [127.0.0.1])", "mail.again.example", for: "bob@home.example", second: 29)
        let submitted =
            "Received: (from root@localhost) by mail.again.example (8.17.1.9/8.17.1.9/Submit) id 55PIDt;"
            + " Sun, 1 Mar 2026 12:00:28 +0000"
        let old =
            "Received: from mail.author.example (mail.author.example [192.0.2.10]) by mx.home.example (Postfix) with ESMTPS id A10"
        let trace = Way.trace([
            "Return-Path: <pluto@mail.again.example>", home, queued, submitted,
            old + "\n\t(envelope-from <alice@author.example>) for <bob@home.example>; Sun, 1 Feb 2026 12:00:10 +0000",
        ])
        #expect(trace.forwardings.map(\.kind) == [.unknown])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.forwardings.compactMap { $0.network.flatMap(trace.domains.text) } == ["again.example"])
        #expect(trace.legs.map { trace.sender(of: $0) } == ["alice@author.example", "pluto@mail.again.example"])
    }

    /// An account that sends anew what its mailbox took is the sender of the new leg alone.
    @Test(arguments: [("bob2@mx.kaisya.example", Forwarding.Kind.unknown, nil), ("x@y.example", .alias, "x@y.example")])
    func whatAnAccountOfTheMachineSendsAnew(_ path: String, _ kind: Forwarding.Kind, _ before: String?) {
        let submitted =
            "Received: (from bob2@localhost) by mx.kaisya.example (8.9.3/8.9.3) id AAA30873 for bob@home.example;"
            + " Sun, 1 Mar 2026 12:00:11 +0000"
        let trace = Way.trace(["Return-Path: <\(path)>", Way.onward, submitted, Way.author])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.legs.map { trace.sender(of: $0) } == [before, path])
    }

    /// The author's own server names the list as he did, and the list's own domain has another name.
    @Test(arguments: [("pc.author.example", 0), ("pc.else.example [203.0.113.5]", 1)])
    func anotherNameOfTheDomain(_ client: String, _ count: Int) {
        let first = Way.line(client, "out.author.example", for: "dev@lists.kaisya.example", second: 10)
        let last = Way.line(
            "out.author.example (out.author.example [192.0.2.11])", "mx.home.example", for: "dev@home.example", second: 14)
        #expect(Way.trace([last, first]).forwardings.count == count)
    }

    /// A program of the last server puts the mail into a folder, under an envelope of its own.
    @Test(arguments: [("+lists/dev", 0), ("carl@else.example", 1)])
    func aFolderIsNoRecipient(_ recipient: String, _ count: Int) {
        let delivered = "Received: via dmail-2002(12) for \(recipient); Sun, 1 Mar 2026 12:00:11 +0000"
        let trace = Way.trace([
            "Return-Path: <bob@mx.kaisya.example>", delivered, "Return-Path: <alice@author.example>", Way.author,
        ])
        #expect(trace.forwardings.count == count)
        #expect(trace.hops.last?.network == trace.hops.first?.network)
    }

    /// A service writes its customer's address in the form in which others write the recipient.
    @Test(arguments: [
        ("alice=author.example", nil, nil), ("bob=home.example", nil, "bob@home.example"),
        ("alice=author.example", "Cc: alice@author.example", "alice@author.example"),
        ("bounces+20260301-alice=author.example", nil, "alice@author.example"),
    ])
    func theAuthorInTheFormOfARecipient(_ local: String, _ copy: String?, _ destination: String?) {
        let trace = Way.trace(["Return-Path: <\(local)@mail1.service.example>", Self.out] + [copy].compactMap { $0 })
        let reading = trace.legs.first.flatMap { trace.senderReading(of: $0) }
        #expect(reading?.kind == (destination == nil ? .espBounce : .verp))
        #expect(reading?.destination == destination)
        #expect(reading?.originalSender == (destination == nil ? "alice@author.example" : nil))
        #expect(trace.forwardings.isEmpty)
    }
}
