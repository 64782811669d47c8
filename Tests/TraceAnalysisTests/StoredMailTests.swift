import Testing
import TraceFields

@testable import TraceAnalysis

/// Mail that had reached a mailbox or a service before it went on: what the line of the store, of the fetching program or of the service tells.
@Suite struct StoredMailTests {
    typealias Way = WayTests

    // A store and a program beside it

    static let taken = Way.line("mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", second: 10)
    static let onward = Way.line(
        "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "mx.home.example", for: "carl@home.example", second: 14)

    static func stored(_ software: String = "Cyrus v2.2.12", with: String = "LMTPA") -> String {
        "Received: from mx.kaisya.example ([unix socket]) by mx.kaisya.example (\(software)) with \(with);"
            + " Sun, 1 Mar 2026 12:00:11 +0000"
    }

    static func queued(_ time: String = "12:00:12", by host: String = "mx.kaisya.example") -> String {
        "Received: by \(host) (Postfix, from userid 76) id C1; Sun, 1 Mar 2026 \(time) +0000"
    }

    /// A filter of the mailbox hands the mail over on its own machine; one of the server does so in front of the store, or takes the mail by
    /// the protocol of a store itself.
    @Test(arguments: [
        ([onward, queued(), stored(), taken], [2]), ([onward, stored(), queued(), taken], []),
        ([onward, queued(), stored("amavisd-new, port 10024", with: "LMTP"), taken], []),
        ([onward, queued(by: "out.kaisya.example"), stored(), taken], []), ([queued(), stored(), taken], []),
    ])
    func aFilterOfTheMailbox(_ lines: [String], _ hops: [Int]) {
        let trace = Way.trace(lines)
        #expect(trace.forwardings.map(\.hop) == hops)
        #expect(trace.forwardings.allSatisfy { $0.kind == .unknown && $0.confidence == .likely && $0.forwarder == nil })
        if !hops.isEmpty { #expect(trace.legs.map { trace.recipient(of: $0) } == [nil, "carl@home.example"]) }
    }

    /// At once a program sends the mail on under the sender that it had; later somebody does so under his own.
    @Test(arguments: [
        ("12:00:12", Forwarding.Kind.alias, ["alice@author.example"]), ("12:20:12", .unknown, [nil]),
    ])
    func theSenderBehindTheStore(_ time: String, _ kind: Forwarding.Kind, _ after: [String?]) {
        let checked = "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=alice@author.example"
        let last = Self.onward.replacing("12:00:14", with: "12:30:14")
        let trace = Way.trace([last, Self.queued(time), Self.stored(), Self.taken, checked])
        #expect(trace.forwardings.map(\.kind) == [kind])
        #expect(trace.forwardings.map(\.envelopeAfter) == after)
    }

    /// The mailbox that a line below the store names is the one that sent the mail on, and the store's line places it. For one mailbox the
    /// server's filter handed the mail over.
    @Test(arguments: [("bob@kaisya.example", [3]), ("carl@home.example", [])])
    func theMailboxOfTheStore(_ mailbox: String, _ hops: [Int]) {
        let named = Way.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: mailbox, second: 10)
        let trace = Way.trace([Self.onward, Self.queued(), Self.stored(), Self.queued("12:00:11"), named])
        #expect(trace.forwardings.map(\.hop) == hops)
        #expect(trace.forwardings.map(\.forwarder) == hops.map { _ in mailbox })
    }

    /// A list's copy that a mailbox of the list's own server took and sent on.
    @Test func aMailboxBehindAList() {
        let trace = Way.trace([
            "Return-Path: <dev-bounces@kaisya.example>", Self.onward, Self.queued("12:00:13"), Self.stored(),
            Way.line("mx.kaisya.example (localhost [127.0.0.1])", "mx.kaisya.example", second: 11),
            Way.line(
                "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "dev@kaisya.example",
                second: 10),
            "X-BeenThere: dev@kaisya.example", "List-Post: <mailto:dev@kaisya.example>",
        ])
        #expect(trace.forwardings.map(\.kind) == [.mailingList, .alias])
        #expect(trace.forwardings.map(\.hop) == [1, 3])
        #expect(trace.forwardings.map(\.destination) == [nil, "carl@home.example"])
    }

    // A program that fetches

    static func fetched(_ program: String) -> String {
        "Received: from imap.kaisya.example [198.51.100.20] by pc.reader.example with IMAP (\(program)) for <bob@localhost>"
            + " (single-drop); Sun, 1 Mar 2026 12:00:12 +0000"
    }
    static let handedOver =
        "Received: from pc.reader.example (localhost [127.0.0.1]) by pc.reader.example (Postfix) with ESMTP id D1"
        + " for <bob@localhost>; Sun, 1 Mar 2026 12:00:12 +0000"

    /// fetchmail puts its line under the fields of the delivery to the mailbox: these name the mailbox and place nothing. A field over the line of
    /// another program is of the delivery behind it.
    @Test(arguments: [
        ("fetchmail-6.4.21", "X-Original-To: staff@kaisya.example", "staff@kaisya.example"),
        ("fetchmail-6.4.21", "Envelope-To: staff@kaisya.example", "staff@kaisya.example"),
        ("fetchmail-6.4.21", "X-Note: staff@kaisya.example", nil),
    ])
    func theMailboxOfAFetch(_ program: String, _ field: String, _ mailbox: String?) {
        let trace = Way.trace([Self.handedOver, field, Self.fetched(program), Self.taken])
        #expect(trace.forwardings.map(\.kind) == [.fetch])
        #expect(trace.forwardings.map(\.hop) == [1])
        #expect(trace.forwardings.map(\.forwarder) == [mailbox])
    }

    /// What the reader sends anew from the machine to which a program had fetched it is that where a signature shows it.
    @Test(arguments: [
        ("Resent-From:Resent-Date:From:To:Subject", [Forwarding.Kind.fetch, .resent]), ("From:To:Subject", [.fetch, .alias]),
    ])
    func sentAnewWhereItWasFetched(_ names: String, _ kinds: [Forwarding.Kind]) {
        let sent = Way.line(
            "pc.reader.example (pc.reader.example [203.0.113.5])", "mx.home.example", for: "carl@home.example", second: 30)
        let trace = Way.trace([
            sent, "DKIM-Signature: v=1; a=rsa-sha256; d=reader.example; s=s1; h=\(names); bh=QSyh; b=QSyh",
            Self.queued("12:00:29", by: "pc.reader.example"), "X-Original-To: bob@localhost", Self.handedOver,
            Self.fetched("fetchmail-6.4.21"), Self.taken,
        ])
        #expect(trace.forwardings.map(\.hop) == [1, 3])
        #expect(trace.forwardings.first?.kind == kinds.first)
        #expect((trace.forwardings.last?.kind == .resent) == (kinds.last == .resent))
    }

    /// The machine to which somebody fetched the mail is of no network that is known: that of the server at which he logged in is another.
    @Test(arguments: [("vm", nil), ("pc.reader.example", "reader.example")])
    func theNetworkOfTheReadersMachine(_ host: String, _ network: String?) {
        let submitted =
            "Received: from localhost ([198.51.100.99]) by smtp.provider.example with ESMTPSA id E1 for <carl@home.example>;"
            + " Sun, 1 Mar 2026 12:00:40 +0000"
        let trace = Way.trace([
            Way.line(
                "smtp.provider.example (smtp.provider.example [203.0.113.7])", "mx.home.example", for: "carl@home.example",
                second: 41),
            "DKIM-Signature: v=1; a=rsa-sha256; d=provider.example; s=s1; h=Resent-From:From:To:Subject; bh=QSyh; b=QSyh",
            submitted, Self.fetched("fetchmail-6.4.21").replacing("pc.reader.example", with: host), Self.taken,
        ])
        #expect(trace.forwardings.map(\.kind) == [.fetch, .resent])
        #expect(trace.forwardings.last?.network.flatMap(trace.domains.text) == network)
    }

    // A service that takes mail in

    static let service = Way.line(
        "m68.mailgun.net (m68.mailgun.net [198.61.254.9])", "mx.home.example", for: "carl@home.example", second: 14)
    static let route =
        "Received: from mail.author.example (mail.author.example [192.0.2.10]) by mxa.mailgun.org with ESMTP id"
        + " 611dd4b8.7fad; Sun, 1 Mar 2026 12:00:12 +0000"

    /// Mailgun takes the mail of a customer's address in and sends it on under the customer's name. What it sends for a customer bears no such
    /// mark, and the mark on top of all lines is of no forwarding.
    @Test(arguments: [
        (["X-Mailgun-Incoming: Yes", "X-Envelope-From: <alice@author.example>"], 1, 1),
        (["X-Envelope-From: <alice@author.example>"], 1, 0), (["X-Mailgun-Incoming: Yes"], 0, 0),
    ])
    func aRouteOfMailgun(_ marks: [String], _ place: Int, _ count: Int) {
        var lines = [Self.service, Self.route]
        lines.insert(contentsOf: marks, at: place)
        let trace = Way.trace(["Return-Path: <bounce+7373bc.f44a6-carl=home.example@kaisya.example>"] + lines)
        #expect(trace.forwardings.map(\.kind) == Array(repeating: .unknown, count: count))
        #expect(trace.forwardings.map(\.forwarder) == Array(repeating: "kaisya.example", count: count))
        #expect(trace.forwardings.map(\.confidence) == Array(repeating: .certain, count: count))
        #expect(trace.findings.contains { $0.code == .verpNotForwarding } == (count == 0))
        if count == 1 { #expect(trace.legs.first.flatMap { trace.sender(of: $0) } == "alice@author.example") }
    }
}
