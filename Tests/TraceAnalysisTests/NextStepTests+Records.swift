import Testing
import TraceFields

@testable import TraceAnalysis

/// What a healthy SPF record is said to hold.
extension NextStepTests {
    struct RecordRow: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var client: String
        var results = "spf=softfail smtp.mailfrom=service.example"
        var expected: String
        /// Whether the receiver looked the client's name up.
        var isLookedUp = true
    }

    private static let recordRows = [
        RecordRow(
            testDescription: "the service's own server was asked about", client: "mail-oi1-f177.google.com",
            expected: "_spf.google.com"),
        RecordRow(testDescription: "a stranger's server", client: "relay.else.example", expected: "the address, if meant"),
        RecordRow(
            testDescription: "a stranger's server, and a record that cannot be read", client: "relay.else.example",
            results: "spf=permerror smtp.mailfrom=service.example", expected: "no error"),
        RecordRow(testDescription: "the domain's own server", client: "mail.service.example", expected: "the address"),
        RecordRow(
            testDescription: "a server that says that it is the domain's", client: "mail.service.example",
            expected: "the address, if meant", isLookedUp: false),
        RecordRow(
            testDescription: "the domain's own server, and a record that cannot be read", client: "mail.service.example",
            results: "spf=permerror smtp.mailfrom=service.example", expected: "the address"),
        RecordRow(
            testDescription: "a server with mail that the author signed", client: "relay.else.example",
            results: "spf=softfail smtp.mailfrom=service.example; dkim=pass header.d=service.example header.s=s1",
            expected: "the address"),
        RecordRow(testDescription: "a filter that stands in front of mailboxes", client: "mx1.pphosted.com", expected: "-"),
    ]

    /// A service that the mail shows is no reason to list it where SPF was asked about somebody else's server.
    @Test(arguments: recordRows) func wantsWhatCoversTheClient(_ row: RecordRow) {
        let mail = SampleMail.clean.with {
            $0.client = row.client
            $0.fields = "X-Gm-Message-State: AOJu\n"
            $0.signature = "d=service-example.20230601.gappssmtp.com; s=20230601; h=from"
            $0.from = "DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from; bh=YQ==; b=AAAABBBB\n" + $0.from
            $0.results = row.results
        }
        let text = row.isLookedUp ? mail.text : mail.text.replacing("(\(row.client) [", with: "(unknown [")
        let trace = MessageTracer(options: TraceOptions()).trace(Array(text.utf8))
        let codes: [FindingCode] = [.spfNeutralSoftfail, .spfTemperrorDNS]
        let expectations = trace.findings.filter { codes.contains($0.code) }.flatMap { trace.nextSteps(for: $0) }
            .compactMap {
                if case .lookUp(let query) = $0, query.type == .txt { query.expectation } else { nil }
            }
        let held = expectations.map { expectation in
            switch expectation {
            case .senderPolicy(let include): include ?? "-"
            case .senderPolicyCovering(let address): address == trace.received(1).address ? "the address" : "another address"
            case .senderPolicyMaybeCovering(let address):
                address == trace.received(1).address ? "the address, if meant" : "another address"
            case .soundSenderPolicy: "no error"
            default: "no record of SPF"
            }
        }
        #expect(held == [row.expected])
    }

    /// Where SPF was asked about another name, the service is no reason either.
    @Test func wantsNoServiceThatDidNotSend() {
        let trace = SampleMail.clean.with {
            $0.client = "relay.else.example"
            $0.fields = "X-Gm-Message-State: AOJu\n"
            $0.signature = "d=service-example.20230601.gappssmtp.com; s=20230601; h=from"
            $0.path = "x@else.example"
            $0.results =
                "spf=none smtp.mailfrom=else.example; dkim=pass header.d=service-example.20230601.gappssmtp.com; "
                + "dmarc=fail header.from=service.example"
        }.trace
        #expect(trace.service?.name.description == "Google Workspace")
        for case .lookUp(let query) in trace.nextSteps(for: trace.verdict) where query.name == "service.example" {
            #expect(query.expectation == .senderPolicy(include: nil))
        }
    }
}
