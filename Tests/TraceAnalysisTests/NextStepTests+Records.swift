import Testing
import TraceFields

@testable import TraceAnalysis

/// What a healthy SPF record is said to hold.
extension NextStepTests {
    struct RecordRow: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var client: String
        var expected: String
    }

    private static let recordRows = [
        RecordRow(
            testDescription: "the service's own server was asked about", client: "mail-oi1-f177.google.com",
            expected: "_spf.google.com"),
        RecordRow(testDescription: "a stranger's server", client: "relay.else.example", expected: "the address"),
        RecordRow(testDescription: "a filter that stands in front of mailboxes", client: "mx1.pphosted.com", expected: "-"),
    ]

    /// A service that the mail shows is no reason to list it where SPF was asked about somebody else's server.
    @Test(arguments: recordRows) func wantsWhatCoversTheClient(_ row: RecordRow) {
        let trace = SampleMail.clean.with {
            $0.client = row.client
            $0.fields = "X-Gm-Message-State: AOJu\n"
            $0.signature = "d=service-example.20230601.gappssmtp.com; s=20230601; h=from"
            $0.results = "spf=softfail smtp.mailfrom=service.example"
        }.trace
        let expectations = trace.findings.filter { $0.code == .spfNeutralSoftfail }.flatMap { trace.nextSteps(for: $0) }
            .compactMap {
                if case .lookUp(let query) = $0 { query.expectation } else { nil }
            }
        let held = expectations.map { expectation in
            switch expectation {
            case .senderPolicy(let include): include ?? "-"
            case .senderPolicyCovering(let address): address == trace.received(1).address ? "the address" : "another address"
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
            $0.results = "spf=none smtp.mailfrom=else.example; dkim=none; dmarc=fail header.from=service.example"
        }.trace
        #expect(trace.service?.name.description == "Google Workspace")
        for case .lookUp(let query) in trace.nextSteps(for: trace.verdict) where query.name == "service.example" {
            #expect(query.expectation == .senderPolicy(include: nil))
        }
    }
}
