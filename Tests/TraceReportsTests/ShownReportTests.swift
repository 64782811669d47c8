import Testing
import TraceAnalysis

@testable import TraceReports

/// The rows as mail readers show them, and why rules fire or are silent.
@Suite struct ShownReportTests {
    static func shown(_ name: String, _ language: Language = .english, _ viewer: ShownSummary.Viewer? = nil) throws -> ShownReport
    {
        let message = try ReportFixtures.message("misleading-pass/" + name + ".eml")
        return ShownReport(
            MessageTracer().trace(message), source: Source(name: name + ".eml", message: message),
            options: Report.Options(language: language), viewer: viewer)
    }

    @Test func theRowsOfGmail() throws {
        let broken = try Self.shown("forwarded-broken")
        #expect(broken.viewer == "gmail")
        #expect(broken.rows.map(\.shown) == ["PASS with IP 209.85.220.41", "'FAIL' with domain tadashii.example", nil])
        #expect(broken.rows.map(\.isMisleading) == [true, true, false])
        #expect(
            broken.rows[0].correction.contains("kaisya.example, the forwarder's name, and says nothing about tadashii.example"))
        #expect(broken.rows[0].correction.contains("hop 5 (mx.google.com), on leg 2 of 2"))
        #expect(broken.rows[1].correction.contains("s1._domainkey.tadashii.example could not be fetched"))
        #expect(broken.rows[0].role == "forwarder" && broken.rows[0].alignment == "no" && broken.rows[0].leg == 2)
        let direct = try Self.shown("direct-broken")
        #expect(direct.rows[0].shown == "FAIL with IP 198.51.100.76" && direct.rows[0].result == "temperror")
        #expect(try Self.shown("direct-broken", .english, .other).rows[0].shown == "TEMPERROR")
    }

    @Test func inJapanese() throws {
        let rows = try Self.shown("forwarded-repaired", .japanese).rows
        #expect(rows[0].correction.hasPrefix("転送元kaisya.exampleに対する結果で、差出人tadashii.exampleについては何も示していません。"))
        #expect(rows[2].correction.contains("DKIMだけに基づいています"))
    }

    @Test(arguments: ReportFixtures.sample, Language.allCases) func everyFormat(_ path: String, _ language: Language) throws {
        let message = try ReportFixtures.message(path)
        let report = ShownReport(
            MessageTracer().trace(message), source: Source(name: path, message: message),
            options: Report.Options(language: language))
        for line in ShownReport.text([report]).split(separator: "\n") {
            #expect(TextWidth.of(String(line)) <= 100, "\(line)")
            #expect(!line.contains("{"), "\(line)")
        }
        #expect(report.rows.allSatisfy { !$0.correction.isEmpty && ($0.shown == nil) == ($0.statement == nil) })
        let json = try #require(JSONTree(ShownReport.json([report], isList: false)))
        #expect(json["format"] == .text("hoptrace.as-shown/1"))
        let texts = try #require(XMLValidator.texts(of: try ShownReport.xml([report])))
        #expect(texts.filter { !$0.isEmpty } == json.leaves.filter { !$0.isEmpty })
        #expect(HTMLPage(ShownReport.html([report])).problems.isEmpty)
    }

    @Test(arguments: ["direct-broken", "forwarded-broken", "direct-clean", "11-mailman-broken", "16-forged-results"])
    func everyRuleHasAnAnswer(_ name: String) throws {
        let message = try ReportFixtures.message("misleading-pass/" + name + ".eml")
        let trace = MessageTracer().trace(message)
        for code in FindingCode.allCases {
            for language in Language.allCases {
                let why = WhyReport(
                    trace, code, source: Source(name: name, message: message), options: Report.Options(language: language))
                #expect(why.hasFired == trace.findings.contains { $0.code == code })
                #expect(why.hasFired == (why.answer == nil) && why.answer?.isEmpty != true, "\(code)")
                #expect(JSONTree(WhyReport.json([why], isList: false))?["fired"] == .flag(why.hasFired))
                #expect(WhyReport.text([why]).contains(code.rawValue))
            }
        }
    }
}
