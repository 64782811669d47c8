import Foundation
import Testing
import TraceAnalysis

@testable import TraceReports

/// XML for other programs: the sample stylesheet, and documents of messages that are broken off.
@Suite struct StylesheetTests {
    static let stylesheet = ReportFixtures.root.appendingPathComponent("reports/xslt/hoptrace-trace-1.xsl").path
    private static let processor = "/usr/bin/xsltproc"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: processor) }

    /// The page that the stylesheet makes of reports.
    private static func page(of reports: [Report]) throws -> (status: Int32, html: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(Report.xml(reports)).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: processor)
        process.arguments = ["--nonet", stylesheet, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    @Test(.enabled(if: isInstalled, "xsltproc is not installed"), arguments: [1, 3])
    func thePageHoldsTheReport(_ count: Int) throws {
        let reports = try ReportFixtures.sample.suffix(count).map { try ReportFixtures.corpusReport($0) }
        let (status, html) = try Self.page(of: reports)
        #expect(status == 0)
        for report in reports {
            #expect(html.contains(report.source.sha256))
            #expect(html.contains(report.verdict.headline.prefix(20)))
        }
        let prefix = count == 1 ? "" : "trace-1-"
        for hop in reports[0].hops { #expect(html.contains("id=\"\(prefix)hop-\(hop.n)\"")) }
        for statement in reports[0].statements { #expect(html.contains("id=\"\(prefix)statement-\(statement.n)\"")) }
    }

    @Test(.enabled(if: isInstalled, "xsltproc is not installed"), arguments: HostileTextTests.names)
    func hostileTextStaysText(_ name: String) throws {
        let text = try #require(HostileTextTests.hostile.first { $0.name == name }).text
        let (status, html) = try Self.page(of: [ReportFixtures.report(ReportFixtures.message(holding: text))])
        #expect(status == 0)
        #expect(!html.lowercased().contains("<script") && !html.contains("<img") && !html.contains("<style"))
    }

    /// A message that ends anywhere, in the middle of a character or of a line end, gives a valid document and a page.
    @Test(arguments: ReportFixtures.sample) func brokenOffMessages(_ path: String) throws {
        let validator = try #require(XMLValidator(schema: ReportFixtures.xmlSchema))
        let message = try ReportFixtures.message(path)
        var seed = UInt64(message.count)
        for _ in 0..<6 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let end = Int(seed >> 33) % (message.count + 1) | 1
            let report = ReportFixtures.report(Array(message.prefix(end)))
            #expect(validator.errors(in: try report.xml()) == [], "\(path), the first \(end) bytes")
            #expect(HTMLPage(HTMLReport.html(report)).problems == [], "\(path), the first \(end) bytes")
        }
    }
}
