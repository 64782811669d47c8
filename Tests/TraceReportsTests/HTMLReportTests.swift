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
        for hop in report.hops { #expect(html.contains("id=\"hop-\(hop.n)\"")) }
        for forwarding in report.forwardings { #expect(html.contains("id=\"forwarding-\(forwarding.n)\"")) }
        for limit in report.limits { #expect(html.contains(HTMLWriter.escaped(limit))) }
        #expect(html.contains("hoptrace " + Report.programVersion))
    }

    /// A reason that says its line is the link to it, and says it once.
    @Test(arguments: Language.allCases) func aPlaceIsSaidOnce(_ language: Language) throws {
        let report = try ReportFixtures.corpusReport("misleading-pass/forwarded-broken.eml", language)
        let html = HTMLReport.html(report)
        let doubled = language == .english ? #/[Ll]ine (\d+)\.? ?<a [^>]*>Line \1</# : #/(\d+)行目[^<]*<a [^>]*>\1行目</#
        #expect(html.matches(of: doubled).isEmpty)
        let linked = language == .english ? #/in [\w-]+, <a [^>]*>line \d+</a>\./# : #/（<a [^>]*>\d+行目</a>）/#
        #expect(!html.matches(of: linked).isEmpty)
    }

    /// Every statement stands in exactly one cell, and a method that nobody recorded has its row.
    @Test(arguments: ReportFixtures.corpus) func theMatrixHoldsEveryStatement(_ path: String) throws {
        let report = try ReportFixtures.corpusReport(path)
        let placed = report.matrix.rows.flatMap { $0.cells }.flatMap { $0 }.flatMap { $0 }
        #expect(placed.sorted() == report.statements.map(\.n))
        #expect(report.matrix.rows.prefix(4).map(\.method) == ["spf", "dkim", "dmarc", "arc"])
        #expect(report.matrix.rows.allSatisfy { $0.cells.count == report.matrix.columns.count })
        for leg in report.legs { #expect(report.matrix.columns.contains { $0.leg == leg.n }) }
    }

    /// The boxes of the drawing hold each hop once, in order.
    @Test(arguments: ReportFixtures.corpus) func theDrawingHoldsEveryHop(_ path: String) throws {
        let report = try ReportFixtures.corpusReport(path)
        #expect(report.stations.flatMap(\.hops) == report.hops.map(\.n))
        #expect(report.stations.allSatisfy { station in station.hops.allSatisfy { report.hops[$0 - 1].leg == station.leg } })
    }

    /// What a gateway's hundred kilobytes of header make.
    @Test func theSizeIsBounded() {
        let filler = (0..<1_250).map { "X-Gateway-Verdict-\($0): " + String(repeating: "dGhpcyBpcyBh", count: 4) + "\n" }.joined()
        let message = ReportFixtures.message(holding: "x").replacing("Subject: x\n", with: "Subject: x\n" + filler)
        #expect(message.utf8.count > 90_000)
        #expect(HTMLReport.html(ReportFixtures.report(message)).utf8.count < 400 * 1_024)
    }

    /// A hundred kilobytes of header and thirty hops, in the shapes in which a header grows long.
    @Test(arguments: LongHeader.allCases) func theSizeOfALongHeaderIsBounded(_ shape: LongHeader) {
        let message = shape.message
        #expect(95_000..<110_000 ~= message.utf8.count)
        let page = HTMLPage(HTMLReport.html(ReportFixtures.report(message)))
        #expect(page.problems == [])
        #expect(page.html.utf8.count < 400 * 1_024)
    }

    /// Findings that differ in their place alone are told once, and each place has its anchor.
    @Test func equalFindingsAreOne() {
        let signatures = (1...3).map { "DKIM-Signature: v=1; a=rsa-sha1; d=service.example; s=s\($0); h=From; bh=AA==; b=AA==\n" }
        let report = ReportFixtures.report(
            ReportFixtures.message(holding: "x").replacing("Subject: x\n", with: "Subject: x\n" + signatures.joined()))
        let groups = FindingGroup.groups(of: report)
        #expect(groups.count < report.findings.count)
        #expect(groups.flatMap { [$0.n] + $0.others.map(\.n) } == Array(1...report.findings.count))
        let html = HTMLReport.html(report)
        for n in 1...report.findings.count { #expect(html.contains("id=\"finding-\(n)\"")) }
    }

    @Test func textInLines() {
        #expect(Drawing.lines("a.example", width: 200) == ["a.example"])
        #expect(Drawing.lines("one two three four", width: 80) == ["one two", "three four"])
        #expect(Drawing.lines("mail.sending.service.example", width: 130) == ["mail.sending.", "service.example"])
        #expect(Drawing.lines(String(repeating: "x", count: 1 << 20), width: 80, limit: 2).map(\.count) == [10, 10])
        #expect(Drawing.lines("転送（ほぼ確実）です", width: 64).allSatisfy { !$0.hasSuffix("（") && !$0.hasPrefix("）") })
        #expect(Drawing.lines("転送元です（確実）", width: 90).allSatisfy { !$0.hasSuffix("（") && !$0.hasPrefix("）") })
        #expect(Drawing.lines("\u{202E}x", width: 200) == ["\\u{202E}x"])
    }
}
