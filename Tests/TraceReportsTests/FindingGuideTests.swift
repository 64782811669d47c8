import Foundation
import Testing
import TraceAnalysis

@testable import TraceReports

/// What `hoptrace explain` prints, and the files of `docs/` that tell of codes.
@Suite struct FindingGuideTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: FindingCode.allCases, Language.allCases) func everyFindingHasAPage(_ code: FindingCode, _ language: Language)
    {
        let entry = FindingGuide.entry(code, language: language)
        #expect(entry.code == code.rawValue)
        #expect(!entry.title.isEmpty && !entry.meaning.isEmpty && entry.severity != nil)
        #expect(!entry.fires.isEmpty && !entry.silent.isEmpty && !entry.steps.isEmpty && !entry.example.isEmpty)
        #expect(!entry.related.isEmpty && !entry.related.contains(code.rawValue))
    }

    @Test(arguments: Verdict.Code.allCases, Language.allCases) func everyVerdictHasAPage(
        _ code: Verdict.Code, _ language: Language
    ) throws {
        let entry = try #require(FindingGuide.entry(code, language: language))
        #expect(!entry.title.isEmpty && !entry.meaning.isEmpty && !entry.steps.isEmpty && !entry.related.isEmpty)
    }

    @Test func pagesAreFoundByCode() {
        for code in FindingCode.allCases.map(\.rawValue) + Verdict.Code.allCases.map(\.rawValue) {
            #expect(FindingGuide.entry(named: code, language: .english)?.code == code)
        }
        #expect(FindingGuide.entry(named: "no-such-code", language: .english) == nil)
    }

    /// No two codes share a name: `explain` could not tell them apart.
    @Test func codesAreUnique() {
        #expect(Set(FindingCode.allCases.map(\.rawValue)).isDisjoint(with: Verdict.Code.allCases.map(\.rawValue)))
    }

    @Test(arguments: Language.allCases) func textFitsATerminal(_ language: Language) {
        let entries = FindingGuide.findings(language: language) + FindingGuide.verdicts(language: language)
        let pages = entries.map { FindingGuide.text($0, language: language) } + [FindingGuide.list(language: language)]
        for line in pages.joined(separator: "\n").split(separator: "\n") {
            #expect(TextWidth.of(String(line)) <= FindingGuide.columns, "\(line)")
            #expect(line.last != " ")
        }
    }

    /// Addresses of examples are example addresses, but for the bounce address of a service.
    @Test func examplesUseExampleNames() {
        for entry in FindingGuide.findings(language: .english) {
            for line in entry.example {
                for part in line.split(separator: "@").dropFirst() {
                    let host = part.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
                    #expect(host.hasSuffix(".example") || host == "sendgrid.net", "\(line)")
                }
            }
        }
    }

    @Test func temporaryErrorsAreNotCalledFailures() {
        for code in [FindingCode.spfTemperrorDNS, .dkimTemperrorDNS, .dkimKeyMissing] {
            for language in Language.allCases {
                let entry = FindingGuide.entry(code, language: language)
                for text in [entry.title, entry.meaning] + entry.fires + entry.silent + entry.steps {
                    #expect(!text.contains("failed") && !text.contains("失敗"), "\(text)")
                }
            }
        }
    }

    @Test func findingsDocumentIsCurrent() throws {
        let file = Self.root.appendingPathComponent("docs/findings.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text == FindingGuide.document(language: .english), "docs/findings.md is old: run `make record`")
    }
}
