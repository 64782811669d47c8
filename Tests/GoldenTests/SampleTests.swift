import CorpusLabels
import Foundation
import Testing
import TraceReports

/// The recorded reports in `reports/samples/`, byte for byte. `make record` writes them anew.
@Suite struct SampleTests {
    static let cases: [LabelledCase] = {
        let list = (try? ProjectFolder.bytes("reports/samples/cases.list")) ?? []
        let names = String(decoding: list, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return names.compactMap { name in LabelledCase.corpus.first { $0.name == name } }
    }()

    /// What is recorded of one message: the end of the file's name, and the bytes.
    enum Format: String, CaseIterable {
        case text = ".txt"
        case japaneseText = ".ja.txt"
        case json = ".json"
        case xml = ".xml"
        case html = ".html"

        func bytes(of labelled: LabelledCase) throws -> [UInt8] {
            // As the command line reports it when nothing but the file is given.
            let language: Language = self == .japaneseText ? .japanese : .english
            let trace = LabelledCase(name: labelled.name, message: labelled.message, label: .null).trace
            let report = Report(trace, source: labelled.report.source, options: .init(language: language))
            switch self {
            case .text, .japaneseText: return Array(TextReport.text(report).utf8)
            case .json: return report.json
            case .xml: return try report.xml()
            case .html: return Array(HTMLReport.html(report).utf8)
            }
        }
    }

    @Test func casesAreThere() {
        #expect(Self.cases.count >= 10)
    }

    @Test(arguments: cases, Format.allCases)
    func recorded(_ labelled: LabelledCase, _ format: Format) throws {
        let path = "reports/samples/" + (labelled.name.split(separator: "/").last ?? "") + format.rawValue
        let recorded = String(decoding: try ProjectFolder.bytes(path), as: UTF8.self)
        let now = String(decoding: try format.bytes(of: labelled), as: UTF8.self)
        #expect(
            now == recorded,
            Comment(rawValue: "\(path) differs \(Self.firstDifference(recorded, now)). If this is meant: make record"))
    }

    @Test func nothingElseIsRecorded() {
        let expected = Self.cases.flatMap { labelled in
            Format.allCases.map { "reports/samples/" + (labelled.name.split(separator: "/").last ?? "") + $0.rawValue }
        }
        let present = ProjectFolder.files(below: "reports/samples", ending: "").filter {
            // Summaries of an archive are compared by `CorpusResultTests`, incident reports and exports by `HandoverSampleTests`.
            !$0.hasSuffix(".list") && !$0.hasPrefix("reports/samples/archive") && !$0.hasPrefix("reports/samples/incident")
        }
        #expect(Set(present).subtracting(expected) == [])
    }

    /// The example in the README is what the program says.
    @Test func theReadmeShowsARealReport() throws {
        let readme = String(decoding: try ProjectFolder.bytes("README.md"), as: UTF8.self)
        let report = String(decoding: try ProjectFolder.bytes("reports/samples/forwarded-broken.txt"), as: UTF8.self)
        let block = readme.components(separatedBy: "```\n$ hoptrace ").dropFirst().first ?? ""
        let example = (block.components(separatedBy: "\n```").first ?? "").split(separator: "\n").dropFirst().filter {
            $0 != "[…]"
        }
        let lines = Set(report.split(separator: "\n"))
        #expect(example.count > 20)
        #expect(example.filter { !lines.contains($0) } == [])
    }

    private static func firstDifference(_ recorded: String, _ now: String) -> String {
        let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        let new = now.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        let was = line < old.count ? old[line] : "(end)"
        let isNow = line < new.count ? new[line] : "(end)"
        return "in line \(line + 1):\n- \(was)\n+ \(isNow)\n"
    }
}
