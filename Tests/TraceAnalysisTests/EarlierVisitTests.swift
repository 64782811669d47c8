import Testing
import TraceFields

@testable import TraceAnalysis

/// A mail that was taken from a mailbox and sent anew comes to a server a second time, with what that server said the first time.
@Suite struct EarlierVisitTests {
    private static let stale = [
        "Authentication-Results: mx.kaisya.example; dmarc=pass header.from=author.example",
        "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=author.example",
    ]

    private static func seal(_ instance: Int, _ time: Int, _ results: String) -> [String] {
        [
            "ARC-Seal: i=\(instance); a=rsa-sha256; d=kaisya.example; s=arc; t=\(time); cv=none; b=YWJj",
            "ARC-Message-Signature: i=\(instance); a=rsa-sha256; d=kaisya.example; s=arc; t=\(time); h=from; bh=YWJj; b=YWJj",
            "ARC-Authentication-Results: i=\(instance); mx.kaisya.example; \(results)",
        ]
    }

    private static let first = "dmarc=pass header.from=author.example; spf=pass smtp.mailfrom=author.example"
    /// The day before, and the minute in which the mail came.
    private static let (early, late) = (1_772_280_000, 1_772_366_407)
    private static let bounce = [
        "Received-SPF: Pass (sender SPF authorized) identity=mailfrom; client-ip=198.51.100.77; helo=out.kaisya.example;"
            + " envelope-from=list-bounces@kaisya.example"
    ]

    /// `sealed` stands under the line of the second visit, `signs` with the results of the first.
    private static func trace(sealed: [String] = [], _ signs: [String], trust: [String] = ["kaisya.example"]) -> Trace {
        let fields =
            [
                "Received: from mx.kaisya.example (mx.kaisya.example [198.51.100.70]) by mx.list.example (Postfix) with ESMTPS id 4fP0C"
                    + " for <bob@list.example>; Sun, 1 Mar 2026 12:00:09 +0000",
                "Received: from out.resend.example (out.resend.example [192.0.2.36])\n\tby mx.kaisya.example (Postfix) with ESMTPS"
                    + " id 4fP0B; Sun, 1 Mar 2026 12:00:07 +0000",
            ] + sealed + [
                "Authentication-Results: mx.kaisya.example; dmarc=fail header.from=author.example",
                "Authentication-Results: mx.kaisya.example; spf=fail smtp.mailfrom=author.example",
                "Received: from mbx.resend.example (mbx.resend.example [192.0.2.37])\n\tby out.resend.example (Postfix) with ESMTPS"
                    + " id 4fP0A; Sun, 1 Mar 2026 12:00:06 +0000",
            ] + signs + stale + WriterTests.end
        return MessageTracer(options: TraceOptions(trust: trust)).trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
    }

    private static func isCalledForged(_ trace: Trace) -> Bool {
        trace.findings.contains { $0.code == .forgedAuthenticationResults }
    }

    /// A seal of its own from before the oldest line, or a list's envelope sender of its own at a server whose line is lost, excuses the
    /// server's name below the lines of others; nothing there is trusted for that.
    @Test(arguments: [
        (seal(1, early, first), false), (seal(1, late, first), true), (bounce, false),
        ([bounce[0].replacing("list-bounces@kaisya", with: "x@author")], true), ([], true),
    ])
    func aFirstVisitIsNoForgery(_ signs: [String], _ isForged: Bool) {
        let trace = Self.trace(signs)
        #expect(Self.isCalledForged(trace) == isForged)
        let named = trace.statements.filter { trace.reading($0).result == .pass }
        #expect(named.allSatisfy { $0.hop == nil && !$0.isTrusted })
        let finding = trace.findings.first { $0.code == .passFromUntrustedHop && $0.variant == .misplaced }
        if isForged, signs.count < 3 {
            #expect(finding == nil)
        } else {
            #expect(finding?.confidence == .likely)
        }
        let own = trace.statements.filter { trace.reading($0).result == .fail }
        #expect(own.map(\.hop) == [2, 2] && own.allSatisfy { $0.isTrusted })
    }

    /// A seal of the second visit that gathers the results of both is nobody's forgery, and nobody's pass.
    @Test(arguments: [
        ("dmarc=fail header.from=author.example; spf=fail smtp.mailfrom=author.example; " + first, false), (first, true),
    ])
    func aSealThatGathersBothVisits(_ results: String, _ isForged: Bool) {
        let trace = Self.trace(sealed: Self.seal(1, Self.late, results), [])
        let sealed = trace.statements.filter { trace.container($0).source == .arcAuthenticationResults }
        #expect(sealed.allSatisfy { $0.hop == nil && !$0.isTrusted })
        #expect(sealed.contains { $0.suspicion != nil } == isForged)
    }

    /// Outside of the trust line such results are given to nobody where the server says otherwise beside its line.
    @Test func aClaimOfAFirstVisitIsOfNoHop() {
        let trace = Self.trace([], trust: [])
        #expect(trace.statements.map(\.hop) == [2, 2, nil, nil])
        #expect(!Self.isCalledForged(trace))
    }

    /// Which SPF of two visits is about which connection, one field does not say.
    @Test(arguments: [("pass", nil as Int?), ("fail", 2)])
    func oneFieldOfTwoResults(_ second: String, _ evaluated: Int?) {
        let results =
            "spf=fail smtp.mailfrom=author.example; spf=\(second) smtp.mailfrom=author.example; arc=none smtp.client-ip=192.0.2.36"
        let trace = Self.trace(sealed: Self.seal(1, Self.late, results), [], trust: [])
        let sealed = trace.statements.filter {
            trace.container($0).source == .arcAuthenticationResults && trace.reading($0).method == .spf
        }
        #expect(sealed.map(\.hop) == [2, 2] && sealed.map(\.evaluatedHop) == [evaluated, evaluated])
    }

    private static func sentBack(_ after: String, newer: [String] = []) -> Trace {
        let fields =
            [
                "Received: from mx.kaisya.example (mx.kaisya.example [198.51.100.70]) by mx.list.example (Postfix) with ESMTPS id 4fP0C"
                    + " for <bob@list.example>; Sun, 1 Mar 2026 12:00:12 +0000",
                "Received: from localhost (localhost [127.0.0.1])\n\tby mx.kaisya.example (Postfix) with ESMTP id 4fP0B;"
                    + " Sun, 1 Mar 2026 12:00:10 +0000",
                "Authentication-Results: mx.kaisya.example; \(after)", "X-Original-To: list@kaisya.example",
                "Received: from mail.author.example (mail.author.example [192.0.2.10])\n\tby mx.kaisya.example (Postfix) with ESMTPS"
                    + " id 4fP0A; Sun, 1 Mar 2026 12:00:06 +0000",
                "Authentication-Results: mx.kaisya.example; arc=none smtp.client-ip=192.0.2.10",
            ] + newer + seal(1, late, "dkim=pass header.d=author.example header.b=k0kUPo23") + [
                "Authentication-Results: mx.kaisya.example; spf=pass smtp.mailfrom=author.example", WriterTests.signature,
            ] + WriterTests.end
        return MessageTracer(options: TraceOptions(trust: ["kaisya.example"])).trace(
            Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
    }

    /// A list changes what its server had found valid: the sealed pass and the failure behind the list are both true. Nobody but the seal
    /// holds that pass, so that it is no more than likely. Of another signature, or where a newer set stands above it, it is no word of the server.
    @Test(arguments: [
        ("dkim=fail header.d=author.example header.b=\"k0kUPo23\"", [String](), false, Confidence.likely),
        ("dkim=pass header.d=author.example header.b=\"k0kUPo23\"", [], false, .certain),
        ("dkim=fail header.d=author.example header.b=\"Zz0kUPo2\"", [], true, .unattributed),
        ("dkim=fail header.d=else.example header.b=\"k0kUPo23\"", [], true, .unattributed),
        (
            "dkim=fail header.d=author.example header.b=\"k0kUPo23\"",
            seal(2, late, "dkim=fail header.d=author.example header.b=k0kUPo23"), true, .unattributed
        ),
    ])
    func aSealedPassThatTheListBroke(_ after: String, _ newer: [String], _ isForged: Bool, _ confidence: Confidence) {
        let trace = Self.sentBack(after, newer: newer)
        #expect(Self.isCalledForged(trace) == isForged)
        let sealed = trace.statements.filter { trace.reading($0).method == .dkim && trace.reading($0).result == .pass }
        let own = sealed.filter { trace.container($0).source == .arcAuthenticationResults }
        #expect(own.map(\.confidence) == [confidence] && own.map(\.hop) == [isForged ? nil : 1])
    }
}
