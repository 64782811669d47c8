import Testing
import TraceFields

@testable import TraceAnalysis

/// What the receiver's own results say against a PASS in its name, and what genuine servers write that only looks so.
@Suite struct OwnFailuresTests {
    static let path = "Return-Path: <ceo@bank.example>"
    static let border = line("mail.evil.test (mail.evil.test [203.0.113.66])")
    static let signature =
        "DKIM-Signature: v=1; a=rsa-sha256; d=bank.example; s=s1; h=from; bh=YWJj; b=\(SampleMail.longSignature)"
    static let end = [
        "From: Chief <ceo@bank.example>", "To: r@kaisya.example", "Subject: x", "Date: Sun, 1 Mar 2026 12:00:00 +0000",
        "Message-ID: <1@bank.example>",
    ]
    static let policy = results("dmarc=pass header.from=bank.example")

    static func line(_ client: String, by host: String = "mx.kaisya.example", id: String = "4fP0C", _ time: String = "12:00:10")
        -> String
    {
        "Received: from \(client) by \(host) (Postfix) with ESMTPS id \(id) for <r@kaisya.example>; Sun, 1 Mar 2026 \(time) +0000"
    }

    static func results(_ text: String) -> String { "Authentication-Results: mx.kaisya.example; \(text)" }

    static func trace(_ fields: [String], trust: [String] = []) -> Trace {
        MessageTracer(options: TraceOptions(trust: trust)).trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
    }

    private static func isCalledForged(_ trace: Trace) -> Bool {
        trace.findings.contains { $0.code == .forgedAuthenticationResults }
    }

    /// DMARC passes by SPF or DKIM: not where the same server says that neither did.
    @Test(arguments: [
        (["spf=fail smtp.mailfrom=bank.example"], false), (["spf=none smtp.mailfrom=bank.example"], false),
        (["spf=fail smtp.mailfrom=bank.example", "dkim=fail header.d=bank.example header.s=s1"], true),
        (["spf=pass smtp.mailfrom=evil.test", "dkim=neutral header.i=@bank.example header.s=s1"], true),
        (["spf=softfail smtp.mailfrom=bank.example; dkim=fail header.d=bank.example header.s=s1"], true),
    ])
    func aPolicyThatNothingMet(_ own: [String], _ isSigned: Bool) {
        let path = own[0].contains("evil") ? "Return-Path: <x@evil.test>" : Self.path
        let fields = [path, Self.border] + own.map(Self.results) + [Self.policy] + (isSigned ? [Self.signature] : []) + Self.end
        let trace = Self.trace(fields)
        #expect(trace.verdict.code == .forged)
        #expect(trace.statements.allSatisfy { trace.reading($0).method != .dmarc || $0.hop == nil && $0.suspicion != nil })
    }

    /// Who names no author in it means the one in From.
    @Test func aPolicyWithoutAName() {
        let trace = Self.trace(
            [Self.path, Self.border, Self.results("spf=fail smtp.mailfrom=bank.example"), Self.results("dmarc=pass")] + Self.end)
        #expect(trace.verdict.code == .forged)
    }

    /// One of both may have passed, as far as the copy shows.
    @Test(arguments: [
        // Another signature, or nobody checked them; SPF could not be asked, or was asked about HELO.
        ["dkim=fail header.d=bank.example header.s=s0", "dkim=pass header.d=bank.example header.s=s1"],
        ["spf=fail smtp.mailfrom=bank.example"], ["spf=fail smtp.mailfrom=bank.example; dkim=temperror header.d=bank.example"],
        ["spf=fail smtp.mailfrom=bank.example; dkim=pass header.d=mail.bank.example"],
        ["dkim=fail header.d=bank.example header.s=s1", "spf=temperror smtp.mailfrom=bank.example"],
        ["dkim=fail header.d=bank.example header.s=s1", "spf=fail smtp.helo=mail.bank.example"],
    ])
    func aPolicyThatMayBeMet(_ own: [String]) {
        let trace = Self.trace(
            [Self.path, Self.border] + own.map(Self.results) + [Self.policy, Self.signature] + Self.end)
        #expect(!Self.isCalledForged(trace))
        #expect(trace.statements.contains { trace.reading($0).method == .dmarc && $0.isTrusted })
    }

    /// A server that says both in one field, or that it has a list of its own, is not called a forger, and proves nobody.
    @Test(arguments: [
        "spf=fail smtp.mailfrom=bank.example; dkim=none; dmarc=pass header.from=bank.example",
        "spf=none smtp.mailfrom=x@evil.test; dkim=none; dmarc=pass (sender whitelisted) header.from=bank.example",
    ])
    func aPolicyThatItsOwnFieldRefutes(_ text: String) {
        let sender = text.contains("evil") ? "Return-Path: <x@evil.test>" : Self.path
        let trace = Self.trace([sender, Self.border, Self.results(text)] + Self.end)
        #expect(!Self.isCalledForged(trace))
        #expect(trace.verdict.code == .claimsOnly)
    }

    private static let genuine = line("mail.bank.example (mail.bank.example [192.0.2.10])")
    private static let passes =
        "dkim=pass header.d=bank.example header.s=s1; spf=pass smtp.mailfrom=bank.example; dmarc=pass header.from=bank.example"

    /// Two programs of one server: what could not be checked contradicts nothing, what compared names too early decides nothing.
    @Test(arguments: [
        ("dmarc=temperror header.from=bank.example", Verdict.Code.authentic),
        ("dmarc=none header.from=bank.example", .claimsOnly),
        ("dmarc=fail (p=none dis=none) header.from=bank.example", .claimsOnly),
    ])
    func anotherProgramOfTheServer(_ own: String, _ code: Verdict.Code) {
        let trace = Self.trace(
            [Self.path, Self.genuine, Self.results(own), Self.results(Self.passes), Self.signature] + Self.end)
        #expect(trace.verdict.code == code)
        #expect(!Self.isCalledForged(trace))
    }

    /// A store that keeps a line twice has one hop; a line with another identifier is another one.
    @Test(arguments: [("4fP0C", 1, Verdict.Code.authentic), ("4fP0D", 2, .forged)])
    func aLineThatStandsTwice(_ id: String, _ hops: Int, _ code: Verdict.Code) {
        let other = Self.line("mail.bank.example (mail.bank.example [192.0.2.10])", id: id)
        let trace = Self.trace([Self.path, Self.genuine, other, Self.results(Self.passes), Self.signature] + Self.end)
        #expect(trace.hops.count == hops)
        #expect(trace.verdict.code == code)
        #expect(trace.defects.contains { $0.code == .receivedRepeated } == (hops == 1))
    }

    /// A filter between two visits to the receiver leaves the results of the first, which are no forgery where the second says the same.
    @Test(arguments: [
        ("dkim=pass header.d=bank.example; dmarc=pass header.from=bank.example", false),
        ("dkim=fail header.d=bank.example", true),
    ])
    func aFilterBetweenTwoVisits(_ second: String, _ isForged: Bool) {
        let trace = Self.trace(
            [
                Self.path, Self.line("scan.filter.test (scan.filter.test [198.51.100.99])", id: "4fP0E", "12:00:20"),
                Self.results("spf=fail smtp.mailfrom=bank.example; " + second),
                Self.line(
                    "mx.kaisya.example (mx.kaisya.example [203.0.113.10])", by: "scan.filter.test", id: "4fP0D", "12:00:15"),
                Self.genuine, Self.results(Self.passes), Self.signature,
            ] + Self.end)
        #expect(Self.isCalledForged(trace) == isForged)
        #expect((trace.verdict.code == .authentic) == !isForged)
    }

    /// What the message holds refutes a PASS also where the fields were sorted.
    @Test(arguments: [
        ("dkim=pass header.d=bank.example", Verdict.Code.forged), ("dmarc=pass header.from=bank.example", .forged),
        ("spf=pass smtp.mailfrom=bank.example", .forged), ("spf=pass smtp.mailfrom=evil.test", .serviceOnly),
    ])
    func aSortedHeader(_ text: String, _ code: Verdict.Code) {
        let trace = Self.trace([Self.results(text)] + (Self.end + [Self.border, "Return-Path: <x@evil.test>"]).sorted())
        #expect(!trace.order.isReliable)
        #expect(trace.verdict.code == code)
    }

    /// Of two fields that differ in a sorted header either may be painted.
    @Test func aSortedHeaderThatContradictsItself() {
        let fields = [Self.results("dmarc=fail header.from=bank.example"), Self.results(Self.passes)]
        let trace = Self.trace((fields + Self.end + [Self.border, Self.path, Self.signature]).sorted())
        #expect(!trace.order.isReliable)
        #expect(!trace.verdict.code.isProof)
    }

    /// `i=` is what a signer says of itself: what is proven is d= of the signature that the result names (RFC 6376 §3.5).
    @Test(arguments: ["header.i=ceo@bank.example header.b=YWJj", "header.i=ceo@bank.example"])
    func aForeignIdentityOfASignature(_ named: String) {
        let trace = Self.trace(
            [
                "Return-Path: <x@evil.test>", Self.border, Self.results("spf=pass smtp.mailfrom=evil.test; dkim=pass \(named)"),
                "DKIM-Signature: v=1; a=rsa-sha256; d=evil.test; s=e1; i=ceo@bank.example; h=from; bh=YWJj; b=YWJjZGVmZw==",
            ] + Self.end)
        #expect(!Self.isCalledForged(trace))
        #expect(trace.verdict.code == .serviceOnly)
    }
}
