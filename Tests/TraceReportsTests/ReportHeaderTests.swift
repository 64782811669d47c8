import Testing
import TraceAnalysis

@testable import TraceReports

/// The header as reports quote it: nothing is lost, and the bytes of evidence are marked where they stand.
@Suite struct ReportHeaderTests {
    @Test(arguments: ReportFixtures.corpus) func nothingIsLost(_ path: String) throws {
        let message = try ReportFixtures.message(path)
        let report = ReportFixtures.report(message)
        for (line, next) in zip(report.header, report.header.dropFirst()) {
            var end = next.start - 1
            if end > line.start, message[end - 1] == 0x0D { end -= 1 }
            #expect(line.text == PrintableText(bytes: message[line.start..<end]).text, "\(path):\(line.number)")
        }
    }

    /// Marks open and close within a field, and no end has no beginning.
    @Test(arguments: ReportFixtures.corpus) func marksNest(_ path: String) throws {
        var depth = 0
        for line in try ReportFixtures.corpusReport(path).header {
            if line.startsField { #expect(depth == 0, "\(path):\(line.number)") }
            for piece in line.pieces {
                depth += piece.opens.count - piece.closes
                #expect(depth >= 0, "\(path):\(line.number)")
            }
        }
        #expect(depth == 0)
    }

    /// What a reason points to is what is marked.
    @Test(arguments: ReportFixtures.sample) func marksHoldTheEvidence(_ path: String) throws {
        let message = try ReportFixtures.message(path)
        let report = ReportFixtures.report(message)
        let html = HTMLReport(report, prefix: "")
        let evidence = report.findings.flatMap(\.evidence) + report.statements.flatMap(\.evidence)
        for bytes in Set(evidence.compactMap(\.value)) {
            let isBlank = message[bytes].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
            #expect((html.marks[bytes] != nil) == !isBlank, "\(path): \(bytes)")
        }
    }

    /// Bytes that two reasons share in part are marked for both.
    @Test func overlappingMarks() {
        let message = ReportFixtures.message(holding: "x")
        let report = ReportFixtures.report(message)
        let page = HTMLPage(HTMLReport.html(report))
        #expect(page.problems == [])
        #expect(page.html.contains("<mark id=\"bytes-"))
    }
}
