import Testing
import TraceFields

@testable import TraceAnalysis

/// A sender who knows the receiver's names writes lines and results below the receiver's own, and its kin among genuine mail.
@Suite struct PaintedWayTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var code: Verdict.Code
        var fields: [String]
        var trust: [String] = []

        init(_ name: String, _ code: Verdict.Code, trust: [String] = [], _ fields: [String]) {
            testDescription = name
            self.code = code
            self.fields = fields
            self.trust = trust
        }
    }

    private static func line(_ client: String, _ by: String, _ time: String = "12:00:10") -> String {
        "Received: from \(client) by \(by) (Postfix) with ESMTPS id 4fP0C for <r@kaisya.example>; Sun, 1 Mar 2026 \(time) +0000"
    }

    private static let path = "Return-Path: <x@evil.test>"
    private static let border = line("mail.evil.test (mail.evil.test [203.0.113.66])", "mx.kaisya.example")
    /// As if the bank had come to the receiver itself.
    private static let visit = line("mail.bank.example (mail.bank.example [192.0.2.10])", "mx.kaisya.example", "12:00:04")
    private static let otherVisit = line("mail.bank.example (mail.bank.example [192.0.2.10])", "mx2.kaisya.example", "12:00:04")
    private static let own = [
        "Authentication-Results: mx.kaisya.example; dmarc=fail header.from=bank.example",
        "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=x@evil.test",
    ]
    private static let signature =
        "DKIM-Signature: v=1; a=rsa-sha256; d=bank.example; s=s1; h=from; bh=YWJj; b=\(SampleMail.longSignature)"
    private static let end = [
        signature, "From: Chief <ceo@bank.example>", "To: r@kaisya.example", "Subject: x", "Date: Sun, 1 Mar 2026 12:00:00 +0000",
        "Message-ID: <1@bank.example>",
    ]
    private static func painted(_ name: String) -> String {
        "Authentication-Results: \(name); dkim=pass header.d=bank.example header.s=s1; dmarc=pass header.from=bank.example"
    }
    private static let senders = "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=ceo@bank.example"

    static let rows = [
        Row(
            "a customer of the network, whose line has a name of its", .forged,
            [path, line("mail.bank.example (c-203-0-113-66.dyn.kaisya.example [203.0.113.66])", "mx.kaisya.example"), otherVisit]
                + [painted("mx2.kaisya.example")] + end),
        Row(
            "the same by an inner server, whose name is made of its address", .authentic,
            [
                path.replacing("x@evil.test", with: "ceo@bank.example"),
                line(
                    "mx-203-0-113-66.kaisya.example (mx-203-0-113-66.kaisya.example [203.0.113.66])", "store.kaisya.example"),
                line("mail.bank.example (mail.bank.example [192.0.2.10])", "mx-203-0-113-66.kaisya.example", "12:00:04"),
                painted("mx-203-0-113-66.kaisya.example"),
            ] + end),
        Row(
            "a container's gateway hides a client that says who it is", .forged,
            [path, line("mail.evil.test (unknown [172.22.1.1])", "mx.kaisya.example"), visit, painted("mx.kaisya.example")] + end),
        Row(
            "a server of the network behind address translation", .authentic,
            [
                "Return-Path: <ceo@bank.example>", line("mx.kaisya.example (unknown [172.22.1.1])", "store.kaisya.example"),
                visit,
                painted("mx.kaisya.example"),
            ] + end),
        Row(
            "times that rise downwards", .forged,
            [path, "Delivered-To: r@kaisya.example", border]
                + ["12:04:00", "12:06:00", "12:08:00"].map {
                    line("a.else.example (a.else.example [192.0.2.9])", "b.else.example", $0)
                }
                + [painted("mx.kaisya.example")] + end),
        Row(
            "fields in another spelling below Exim's own", .forged,
            [path.replacing("Return-Path", with: "Return-path")] + own + [
                border, line("a.else.example (a.else.example [192.0.2.9])", "b.else.example"), painted("mx.kaisya.example"),
                "Dkim-Signature: v=1; d=bank.example", "Arc-Seal: i=1; cv=none",
            ] + end),
        Row(
            "another sender than Return-Path, which looks like a bounce's", .forged,
            [
                "Return-Path: <bounce@evil.test>", border, senders,
                "Authentication-Results: mx.kaisya.example; dmarc=pass header.from=bank.example",
            ]
                + end.dropFirst()),
        Row(
            "a visit that was painted, and a reader who trusts his own server", .forged, trust: ["kaisya.example"],
            [path, border, visit, painted("mx.kaisya.example"), senders] + end),
        Row(
            "HELO beside another sender", .serviceOnly,
            [
                path, border,
                "Authentication-Results: mx.kaisya.example; spf=pass smtp.helo=bank.example; spf=none smtp.mailfrom=x@evil.test",
            ] + end),
        Row(
            "HELO for the null reverse-path", .authenticNoDMARC,
            ["Return-Path: <>", border, "Authentication-Results: mx.kaisya.example; spf=pass smtp.helo=bank.example"] + end),
        Row(
            "the server's name with a dot behind it", .forged, [path, border] + own + [painted("mx.kaisya.example.")] + end),
        Row(
            "another name of the network at the same hop", .serviceOnly, [path, border] + own + [painted("kaisya.example")] + end),
        Row(
            "the server's own seal says otherwise", .forged,
            [
                path, border, "ARC-Seal: i=1; a=rsa-sha256; d=kaisya.example; s=arc; t=1772366410; cv=none; b=YWJj",
                "ARC-Message-Signature: i=1; a=rsa-sha256; d=kaisya.example; s=arc; t=1772366410; h=from; bh=YWJj; b=YWJj",
                "ARC-Authentication-Results: i=1; mx.kaisya.example; dkim=none; dmarc=fail header.from=bank.example",
                painted("mx.kaisya.example"),
            ] + end),
        Row(
            "a pass of the very name for which DMARC failed", .authorFail,
            [path, border] + own
                + ["Authentication-Results: mx.kaisya.example; dkim=pass header.d=bank.example header.s=s1"] + end),
    ]

    @Test(arguments: rows)
    func isNotTakenForTheReceivers(_ row: Row) {
        let trace = Self.trace(row.fields, trust: row.trust)
        #expect(trace.verdict.code == row.code)
        guard row.code != .authentic, row.code != .authenticNoDMARC else { return }
        let believed = trace.statements.filter { trace.reading($0).method == .dmarc && trace.reading($0).result == .pass }
        #expect(believed.allSatisfy { $0.hop == nil && !$0.isTrusted })
    }

    @Test func aPassThatDMARCDidNotSeeIsToldAsThat() {
        let row = Self.rows.last!
        #expect(Self.trace(row.fields).verdict.variant == .overlooked)
        let subdomain = row.fields.map {
            $0.replacing("header.d=bank", with: "header.d=mail.bank").replacing("d=bank", with: "d=mail.bank")
        }
        #expect(Self.trace(subdomain).verdict.variant == .proven)
    }

    /// Of several servers in a row a later one of Exchange writes about the client of the first, and puts it below older lines.
    @Test(arguments: ["Pass", "Fail"])
    func whatAnInnerServerWritesAboutTheBordersClientIsNoForgery(_ result: String) {
        let trace = Self.trace(
            [
                "Received: from ex1.kaisya.local (172.16.2.71) by ex2.kaisya.local (172.16.2.72) with Microsoft SMTP Server"
                    + " (version=TLS1_2) id 15.1.2507.44 via Mailbox Transport; Sun, 1 Mar 2026 12:00:12 +0000",
                "Received: from ex3.kaisya.local (172.16.2.82) by ex1.kaisya.local (172.16.2.71) with Microsoft SMTP Server"
                    + " (version=TLS1_2) id 15.1.2507.44; Sun, 1 Mar 2026 12:00:11 +0000",
                "Received: from out.relay.example (198.51.100.7) by ex3.kaisya.local (172.16.2.82) with Microsoft SMTP Server"
                    + " (version=TLS1_2) id 15.1.2507.44 via Frontend Transport; Sun, 1 Mar 2026 12:00:10 +0000",
                Self.line("mail.bank.example (mail.bank.example [192.0.2.10])", "in.relay.example", "12:00:04"),
                "Received-SPF: \(result) (ex1.kaisya.local: domain of ceo@bank.example designates 198.51.100.7 as permitted sender)"
                    + " receiver=ex1.kaisya.local; client-ip=198.51.100.7; helo=out.relay.example;",
            ] + Self.end)
        #expect(trace.statements.allSatisfy { $0.suspicion == nil })
        #expect(!trace.findings.contains { $0.code == .forgedAuthenticationResults })
    }

    /// A property without a value tells of no envelope; `<>` tells of an empty one.
    @Test(arguments: [("", true), ("<>", false)])
    func anEmptyPropertyIsNoEmptySender(_ value: String, _ isUnknown: Bool) {
        let trace = Self.trace(
            [Self.border, "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=\(value); dkim=none"] + Self.end)
        #expect(trace.legs.last?.isSenderNull == (isUnknown ? nil : true))
    }

    private static func trace(_ fields: [String], trust: [String] = []) -> Trace {
        MessageTracer(options: TraceOptions(trust: trust)).trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
    }
}
