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

    @Test func resultsTellAMaskFromNothing() {
        func hides(_ said: String) -> [Bool] { Self.mail("192.0.2.10", said).fields.statements.map(\.hidesClient) }
        #expect(hides("x.x.x.x") == [true, true])
        #expect(hides("192.0.2.10") == [false, false])
    }
}
