import Testing
import TraceFields

@testable import TraceAnalysis

/// Microsoft's results bear no name: where their place shows nothing, or the border's line is missing, they are no proof.
@Suite struct NamelessPlaceTests {
    private static let border =
        "Received: from mail.author.example (192.0.2.10) by BL2NAM02FT008.mail.protection.outlook.com (10.152.76.162) with Microsoft"
        + " SMTP Server (version=TLS1_2) id 15.20.7897.25 via Frontend Transport; Sun, 1 Mar 2026 12:00:05 +0000"
    private static let inner =
        "Received: from BL2NAM02FT008.eop-nam02.prod.protection.outlook.com (2603:10b6:303:dc:cafe::7a) by"
        + " MW4PR03CA0341.outlook.office365.com (2603:10b6:303:dc::16) with Microsoft SMTP Server (version=TLS1_2) id 15.20.7897.25"
        + " via Frontend Transport; Sun, 1 Mar 2026 12:00:06 +0000"

    private static func results(_ address: String = "192.0.2.10") -> [String] {
        [
            "authentication-results: spf=pass (sender IP is \(address)) smtp.mailfrom=author.example; dkim=pass (signature was"
                + " verified) header.d=author.example;dmarc=pass action=none header.from=author.example;compauth=pass reason=100"
        ]
    }

    private static func trace(_ fields: [String]) -> Trace {
        MessageTracer().trace(Array((fields.joined(separator: "\n") + "\n\nx\n").utf8))
    }

    /// Behind the author's own fields stands what the client sent, and what Outlook moves there when it saves a mail.
    @Test func behindTheAuthorsFieldsIsNoPlaceOfTheBorder() {
        let author = [WriterTests.signature] + WriterTests.end + ["Date: Sun, 1 Mar 2026 12:00:00 +0000"]
        let moved = Self.trace([Self.inner, Self.border] + author + Self.results() + ["MIME-Version: 1.0"])
        #expect(moved.statements.allSatisfy { $0.hop == 1 && $0.confidence == .likely })
        #expect(moved.statements.allSatisfy { moved.evidence[$0.evidence].contains { $0.code == .wrongSide } })
        #expect(moved.verdict.confidence == .likely)
        let inPlace = Self.trace([Self.inner] + Self.results() + [Self.border] + author + ["MIME-Version: 1.0"])
        #expect(inPlace.statements.allSatisfy { $0.hop == 1 && $0.confidence == .certain })
        // Without the address nothing ties it to that connection.
        let signed = Self.results().map {
            $0.replacing("spf=pass (sender IP is 192.0.2.10) smtp.mailfrom=author.example; ", with: "")
        }
        let nameless = Self.trace([Self.inner, Self.border] + author + signed + ["MIME-Version: 1.0"])
        #expect(nameless.statements.allSatisfy { $0.hop == nil && !$0.isTrusted })
    }

    /// The oldest line names an inner host of the provider as its client: the line of the border, and who wrote the results, is missing.
    @Test func aBorderWithoutALineMayHaveWrittenTheResults() {
        func findings(_ fields: [String]) -> (pass: Finding?, gap: Finding?, client: Bool) {
            let trace = Self.trace(fields + [WriterTests.signature] + WriterTests.end)
            let pass = trace.findings.first { $0.code == .passFromUntrustedHop }
            let client = pass.map { trace.facts[$0.facts].contains { $0.name == .client } } ?? false
            return (pass, trace.findings.first { $0.code == .missingHop }, client)
        }
        let cut = findings([Self.inner] + Self.results())
        #expect(cut.pass?.variant == .lineMissing && cut.pass?.confidence == .likely)
        #expect(cut.gap?.variant == .beforeFirst && cut.gap?.confidence == .likely)
        #expect(cut.client)
        let whole = findings([Self.inner] + Self.results() + [Self.border])
        #expect(whole.pass == nil && whole.gap == nil)
        // The oldest line names a client of another network: nothing is missing, and the sender may have written the field.
        let painted = findings([Self.border] + Self.results("203.0.113.9"))
        #expect(painted.pass?.variant != .lineMissing && painted.gap == nil)
        // Without results of the border the mail may have been written there.
        #expect(findings([Self.inner]).gap == nil)
    }
}
