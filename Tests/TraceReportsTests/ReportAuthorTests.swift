import Testing
import TraceAnalysis

@testable import TraceReports

/// What a report says of the author's domain, whether or not any server judged it.
@Suite struct ReportAuthorTests {
    @Test(arguments: [
        ("a@sub.other.example.org", "example.org"), ("a@deep.host.service.co.jp", "service.co.jp"),
        ("a@service.example", "service.example"),
    ]) func organizationOfAnUnjudgedName(_ address: String, _ organization: String) {
        let report = ReportFixtures.report("From: \(address)\nSubject: x\n\n")
        #expect(report.message.from.map(\.organizationalDomain) == [organization])
    }
}
