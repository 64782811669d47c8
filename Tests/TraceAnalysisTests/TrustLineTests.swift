import Testing
import TraceFields

@testable import TraceAnalysis

/// Where the word of the reader's servers ends.
@Suite struct TrustLineTests {
    private static let planted = [
        "From: Boss <boss@author.example>", "To: bob@kaisya.example",
        "Authentication-Results: store.kaisya.example; dkim=pass header.d=author.example; dmarc=pass header.from=author.example",
        WayTests.line(
            "mail.author.example (mail.author.example [192.0.2.10])", "store.kaisya.example", for: "bob@kaisya.example", second: 1
        ),
    ]

    private static func trace(_ fields: [String], trust: [String] = []) -> Trace {
        MessageTracer(options: TraceOptions(trust: trust))
            .trace(Array(((fields + planted).joined(separator: "\n") + "\n\nx\n").utf8))
    }

    /// What a mail held when its author logged in is his: lines and results in the name of the server's own network are no better.
    @Test(arguments: [
        ("by out.kaisya.example (Postfix) with ESMTPSA id B2", 2),
        (
            "from [10.0.0.7] (unknown [10.0.0.7]) (Authenticated sender: mallory) by out.kaisya.example (Postfix) with ESMTPS id B2",
            2
        ),
        ("from [192.0.2.66] (unknown [192.0.2.66]) by out.kaisya.example (Postfix) with ESMTPSA id B2", 2),
        // A server of the network logs in under a name that leads back to it.
        ("from web.kaisya.example (web.kaisya.example [10.0.0.7]) by out.kaisya.example (Postfix) with ESMTPSA id B2", 1),
        ("from web.kaisya.example (web.kaisya.example [10.0.0.7]) by out.kaisya.example (Postfix) with ESMTPS id B2", 1),
    ])
    func anAuthorsLogin(_ words: String, _ line: Int) {
        let trace = Self.trace([
            WayTests.line("out.kaisya.example (out.kaisya.example [10.0.0.5])", "mx.kaisya.example", second: 12),
            "Received: \(words); Sun, 1 Mar 2026 12:00:10 +0000",
        ])
        #expect(trace.trustLine == line)
        #expect(trace.statements.allSatisfy { $0.isTrusted == (line == 1) })
    }

    /// The same for a network that the reader names: its word ends where somebody else handed the mail to it.
    @Test(arguments: [
        ("mail.relay.example (mail.relay.example [192.0.2.66])", 2),
        ("out.kaisya.example (out.kaisya.example [198.51.100.9])", 1),
    ])
    func aNamedNetwork(_ client: String, _ line: Int) {
        let trace = Self.trace(
            [
                WayTests.line("mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "mx.home.example", second: 14),
                WayTests.line(client, "mx.kaisya.example", for: "bob@kaisya.example", second: 12),
            ], trust: ["kaisya.example"])
        #expect(trace.trustLine == line)
        #expect(trace.statements.allSatisfy { $0.isTrusted == (line == 1) })
    }

    /// What stands below a line of somebody who is not named is that one's word: the hop above must have looked the name up.
    @Test(arguments: [
        ("mx.kaisya.example (mx.kaisya.example [198.51.100.20])", 1, ["kaisya.example"]),
        ("mx.kaisya.example (unknown [203.0.113.66])", 2, ["kaisya.example"]),
        ("mail.evil.test (mail.evil.test [203.0.113.66])", 2, ["kaisya.example"]),
        ("mail.evil.test (mail.evil.test [203.0.113.66])", 2, ["store.kaisya.example"]),
    ])
    func aNamedNetworkBehindAStranger(_ client: String, _ line: Int, _ trust: [String]) {
        let trace = Self.trace([WayTests.line(client, "mx.home.example", second: 14)], trust: trust)
        #expect(trace.trustLine == line)
        #expect(trace.distantTrust.isEmpty == (line == 1))
        #expect(trace.statements.allSatisfy { $0.isTrusted == (line == 1) })
    }

    /// Who names every network on the way down to a server believes what each says of the one before.
    @Test(arguments: [(["relay.example", "kaisya.example"], 1), (["kaisya.example"], 3)])
    func aChainOfNamedNetworks(_ trust: [String], _ line: Int) {
        let trace = Self.trace(
            [
                WayTests.line("out.relay.example (out.relay.example [192.0.2.66])", "mx.home.example", second: 14),
                WayTests.line("store.kaisya.example (store.kaisya.example [198.51.100.20])", "in.relay.example", second: 12),
            ], trust: trust)
        #expect(trace.trustLine == line)
    }

    /// A name that is misspelt or of another mail is told; one that only results bear is known.
    @Test(arguments: [
        ("store.kaisya.example", true), ("kaisya.example", true), ("results.example", true), ("kaisha.example", false),
    ])
    func aNameThatNothingBears(_ name: String, _ isSeen: Bool) {
        let trace = Self.trace(["Authentication-Results: results.example; spf=pass smtp.mailfrom=author.example"], trust: [name])
        #expect(trace.unseenTrust.isEmpty == isSeen)
    }
}
