import Foundation
import Testing

@testable import TraceReports

@Suite struct HTMLReportTests {
    @Test(arguments: ReportFixtures.sample, Language.allCases) func isWellFormed(_ path: String, _ language: Language) throws {
        let page = HTMLPage(HTMLReport.html(try ReportFixtures.corpusReport(path, language)))
        #expect(page.problems == [])
    }

    @Test func severalReportsShareAPage() throws {
        let reports = try ReportFixtures.sample.prefix(4).map { try ReportFixtures.corpusReport($0) }
        #expect(HTMLPage(HTMLReport.html(reports)).problems == [])
    }

    /// Nothing may be loaded, nothing may run, and only this very style sheet is applied.
    @Test func thePolicyForbidsEverythingElse() throws {
        let page = HTMLPage(HTMLReport.html(try ReportFixtures.corpusReport("misleading-pass/forwarded-broken.eml")))
        let digest = SourceDigest.base64(of: Array(page.style.utf8))
        let policy = page.policy.replacingOccurrences(of: "&#39;", with: "'")
        #expect(policy == "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'")
        #expect(!page.style.contains("url(") && !page.style.contains("@import"))
        #expect(!page.html.contains(" style=") && !page.html.contains("<script"))
    }

    @Test func holdsWhatTheReportHolds() throws {
        let report = try ReportFixtures.corpusReport("misleading-pass/forwarded-broken.eml")
        let html = HTMLReport.html(report)
        #expect(html.contains(HTMLWriter.escaped(report.verdict.headline)))
        #expect(html.contains(report.source.sha256))
        for line in report.header { #expect(html.contains("id=\"line-\(line.number)\"")) }
        for statement in report.statements { #expect(html.contains("id=\"statement-\(statement.n)\"")) }
    }
}
