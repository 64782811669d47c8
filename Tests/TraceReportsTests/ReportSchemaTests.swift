import Foundation
import Testing
import TraceAnalysis
import TraceFields

@testable import TraceReports

/// The reports against `reports/schema/`, and the schemas against the vocabularies of the program.
@Suite struct ReportSchemaTests {
    static let folder = ReportFixtures.root.appendingPathComponent("reports/schema")
    static let jsonSchema = folder.appendingPathComponent("hoptrace-trace-1.schema.json")

    /// Names of the schema's definitions and the words that the program can write there.
    static let vocabularies: [(name: String, words: [String])] = [
        ("hop_kind", Hop.Kind.allCases.map { $0.rawValue }),
        ("forwarding_kind", Forwarding.Kind.allCases.map { $0.rawValue }),
        ("reading_kind", RewrittenPath.Kind.allCases.map { $0.rawValue }),
        ("evidence_code", Evidence.Code.allCases.map { $0.rawValue }),
        ("finding_code", FindingCode.allCases.map { $0.rawValue }),
        ("verdict_code", Verdict.Code.allCases.map { $0.rawValue }),
        ("severity", Severity.allCases.map { $0.code.description }),
        ("confidence", [Confidence.certain, .likely, .ambiguous, .unattributed].map { $0.code.description }),
        ("arc_reason", ARCChain.Reason.allCases.map { $0.rawValue }),
        ("order_reason", HeaderOrder.Reason.allCases.map { $0.rawValue }),
        ("defect_code", Defect.Code.allCases.map { $0.rawValue }),
        ("language", Language.allCases.map { $0.rawValue }),
    ]

    @Test(arguments: vocabularies.map { $0.name }) func schemasListEveryWord(_ name: String) throws {
        let words = try #require(Self.vocabularies.first { $0.name == name }).words
        let schema = try #require(JSONTree([UInt8](try Data(contentsOf: Self.jsonSchema))))
        let listed = schema["$defs"]?[name]?["enum"]?.leaves ?? []
        #expect(Set(listed) == Set(words))
        let xml = String(decoding: try Data(contentsOf: URL(fileURLWithPath: ReportFixtures.xmlSchema)), as: UTF8.self)
        let definition = xml.components(separatedBy: "<xs:simpleType name=\"\(name.replacingOccurrences(of: "_", with: "-"))\">")
            .last
        let body = definition?.components(separatedBy: "</xs:simpleType>").first ?? ""
        for word in words { #expect(body.contains("<xs:enumeration value=\"\(word)\"/>"), "\(word) is missing in the XSD") }
        #expect(body.components(separatedBy: "<xs:enumeration").count - 1 == words.count)
    }

    @Test(arguments: Language.allCases) func xmlIsValid(_ language: Language) throws {
        let validator = try #require(XMLValidator(schema: ReportFixtures.xmlSchema))
        for path in language == .english ? ReportFixtures.corpus : ReportFixtures.sample {
            let xml = try ReportFixtures.corpusReport(path, language).xml()
            #expect(validator.errors(in: xml) == [], "\(path)")
        }
    }

    @Test func severalReportsAreValidTogether() throws {
        let validator = try #require(XMLValidator(schema: ReportFixtures.xmlSchema))
        let reports = try ReportFixtures.sample.prefix(5).map { try ReportFixtures.corpusReport($0) }
        #expect(validator.errors(in: try Report.xml(reports)) == [])
        #expect(validator.errors(in: try Report.xml([])) == [])
    }

    /// The validator does refuse what is wrong.
    @Test func aWrongDocumentIsRefused() throws {
        let validator = try #require(XMLValidator(schema: ReportFixtures.xmlSchema))
        #expect(validator.errors(in: Array("<trace xmlns=\"urn:hoptrace:trace:1\" version=\"1\"/>".utf8)) != [])
    }

    @Test(.enabled(if: PythonSchema.isAvailable, "python3 with the module jsonschema is not installed"))
    func jsonIsValid() throws {
        var lines: [UInt8] = []
        for path in ReportFixtures.corpus { lines += try ReportFixtures.corpusReport(path).ndjson }
        #expect(try PythonSchema.errors(in: lines, schema: Self.jsonSchema) == "")
    }

    /// XML holds what JSON holds: the same values in the same order, made printable.
    @Test(arguments: ReportFixtures.sample) func xmlAndJSONHoldTheSame(_ path: String) throws {
        let report = try ReportFixtures.corpusReport(path)
        let json = try #require(JSONTree(report.json)).leaves.map { PrintableText($0).text }.filter { !$0.isEmpty }
        #expect(try #require(XMLValidator.texts(of: try report.xml())) == json)
    }
}
