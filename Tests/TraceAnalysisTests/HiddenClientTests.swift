import Testing
import TraceFields

@testable import TraceAnalysis

/// Text that was shown to others with a mask where the client's address stood: the client cannot be known, and that is not the same as none.
@Suite struct HiddenClientTests {
    static func mail(_ line: String, _ said: String, by host: String = "mx.google.com") -> Trace {
        WriterTests.trace([
            "Delivered-To: bob@gmail.com",
            "Received: by 2002:a2e:8ed9:0:0:0:0:0 with SMTP id e25csp2040006ljl; Sun, 1 Mar 2026 12:00:07 +0000",
            "ARC-Authentication-Results: i=1; \(host); spf=pass (google.com: domain of alice@author.example designates \(said)"
                + " as permitted sender) smtp.mailfrom=alice@author.example",
            "Received: from mail.author.example (mail.author.example. [\(line)]) by \(host) with ESMTPS id x2si1;"
                + " Sun, 1 Mar 2026 12:00:06 +0000",
            "Received-SPF: pass (google.com: domain of alice@author.example designates \(said) as permitted sender)"
                + " client-ip=\(said);",
        ])
    }

    static let masks = ["000.000.000.000", "x.x.x.x", "<IP>", "XX.XX.XX.XX", "192.0.2.xxx"]

    @Test(arguments: masks, [true, false]) func aMaskIsNotNoClient(_ mask: String, _ isInResults: Bool) {
        let trace = Self.mail(mask, isInResults ? mask : "192.0.2.10")
        #expect(trace.hops.map(\.isTrusted) == [true, true])
        #expect(trace.hops[0].kind == .smtp)
        #expect(trace.trustLine == 1)
        #expect(!trace.evidence.contains { $0.code == .selfSeal })
        #expect(trace.statements.map(\.hop) == [1, 1])
        #expect(trace.statements.allSatisfy { $0.confidence >= .likely })
        #expect(!trace.findings.contains { $0.code == .resultCopiedDownstream })
    }

    /// Behind a mask an inner server is told by its name, as far as anything tells it.
    @Test(arguments: [("mx.kaisya.example", 1), ("mail.author.example", 2)]) func theTrustLine(_ client: String, _ line: Int) {
        let trace = WriterTests.trace([
            "Received: from \(client) ([x.x.x.x]) by store.kaisya.example with ESMTPS id 2; Sun, 1 Mar 2026 12:00:07 +0000",
            WayTests.line("mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", second: 5),
        ])
        #expect(trace.trustLine == line)
    }

    /// Microsoft writes addresses without brackets.
    @Test(arguments: ["x.x.x.x", "192.0.2.xxx", "x:x:x:x"]) func aMaskWithoutBrackets(_ mask: String) {
        let trace = WriterTests.trace([
            "Authentication-Results: spf=pass (sender IP is \(mask)) smtp.mailfrom=author.example; dkim=none (message not signed)"
                + " header.d=none;dmarc=pass action=none header.from=author.example;compauth=pass reason=100",
            "Received: from mail.author.example (\(mask)) by BL2NAM02FT008.mail.protection.outlook.com (10.152.76.162) with Microsoft"
                + " SMTP Server id 15.20.7897.25 via Frontend Transport; Sun, 1 Mar 2026 12:00:05 +0000",
        ])
        #expect(trace.fields.received.map(\.isAddressHidden) == [true])
        #expect(trace.fields.statements.map(\.hidesClient).first == true)
        #expect(trace.hops.map(\.kind) == [.smtp])
        #expect(trace.statements.allSatisfy { $0.hop == 1 })
    }

    /// A word of a comment is no mask.
    @Test(arguments: ["xxxxxxx", "1.2.3.4.5.x", "exim.x.y.z", "Postfix"]) func aWordIsNoMask(_ word: String) {
        let trace = WriterTests.trace([
            "Received: from mail.author.example (\(word)) by mx.kaisya.example with ESMTP id 1; Sun, 1 Mar 2026 12:00:05 +0000"
        ])
        #expect(trace.fields.received.map(\.isAddressHidden) == [false])
    }

    /// SPF that failed where the mail came in and passed behind it is a relay's, also where a mask hides for whom.
    @Test(arguments: ["192.0.2.66", "x.x.x.x"]) func aRelayBehindAMask(_ client: String) {
        let relay = client == "x.x.x.x" ? client : "203.0.113.9"
        let trace = WriterTests.trace([
            "Return-Path: <alice@author.example>",
            "Received: from out.relay.example (out.relay.example [\(relay)]) by mx.kaisya.example (Postfix) with ESMTPS id 2;"
                + " Sun, 1 Mar 2026 12:00:07 +0000",
            "Authentication-Results: mx.kaisya.example; spf=pass (sender IP is \(relay)) smtp.mailfrom=alice@author.example",
            "Received: from shady.else.example (shady.else.example [\(client)]) by out.relay.example (Postfix) with ESMTPS id 1;"
                + " Sun, 1 Mar 2026 12:00:05 +0000",
            "Authentication-Results: out.relay.example; spf=fail (sender IP is \(client)) smtp.mailfrom=alice@author.example",
        ])
        #expect(trace.statements.map(\.hop) == [2, 1])
        #expect(trace.verdict.code == .authorFail && trace.verdict.variant == .relayed)
    }

    @Test func resultsTellAMaskFromNothing() {
        func hides(_ said: String) -> [Bool] { Self.mail("192.0.2.10", said).fields.statements.map(\.hidesClient) }
        #expect(hides("x.x.x.x") == [true, true])
        #expect(hides("192.0.2.10") == [false, false])
    }
}
