import Foundation
import Testing
import TraceAnalysis

@testable import TraceReports

/// Every sentence of incident reports in both languages, with placeholders that are known.
@Suite struct IncidentPhraseTests {
    static let phrases: [(place: String, phrase: Phrase)] = {
        var all: [(String, Phrase)] = IncidentLabel.allCases.map { ("label \($0)", $0.phrase) }
        for kind in IncidentCause.Kind.allCases {
            let phrases = Phrasebook.incident(kind)
            all += (phrases.headline + [phrases.plain]).map { ("cause " + kind.rawValue, $0) }
            for role in Party.Role.allCases {
                all += Phrasebook.incidentStep(kind, role).map { ("step " + kind.rawValue + " " + role.rawValue, $0) }
            }
        }
        all += Phrasebook.IncidentSentence.allCases.map { ("sentence \($0)", $0.phrase) }
        all += Phrasebook.IncidentLimit.allCases.map { ("limit \($0)", $0.phrase) }
        all += IncidentReport.Question.allCases.map { ("question " + $0.rawValue, Phrasebook.question($0)) }
        all += Incident.State.allCases.map { ("state " + $0.rawValue, Phrasebook.state($0)) }
        all += IncidentRecord.State.allCases.map { ("record " + $0.rawValue, Phrasebook.recordState($0)) }
        all += FailureCause.allCases.map { ("failure " + $0.rawValue, Phrasebook.failureCause($0)) }
        for role in Party.Role.allCases { all += Phrasebook.party(role).map { ("party " + role.rawValue, $0) } }
        return all + [("redacted", Phrasebook.redacted)]
    }()

    @Test func bothLanguagesSayIt() {
        for (place, phrase) in Self.phrases {
            #expect(!phrase.english.isEmpty && !phrase.japanese.isEmpty, "\(place)")
            #expect(phrase.english != phrase.japanese, "\(place): \(phrase.english)")
            #expect(Set(phrase.placeholders(in: .english)) == Set(phrase.placeholders(in: .japanese)), "\(place)")
            #expect(Set(phrase.placeholders(in: .english)).isSubset(of: ComparisonPhraseTests.known), "\(place)")
        }
    }

    @Test func wording() {
        for (place, phrase) in Self.phrases {
            #expect(!phrase.english.contains("is safe") && !phrase.japanese.contains("安全です"), "\(place)")
            #expect(!phrase.japanese.contains("なりすまし"), "\(place)")
            if place.contains("records-unreadable") || place.contains("unreachable") {
                #expect(!phrase.english.contains("failed") && !phrase.japanese.contains("失敗"), "\(place)")
            }
        }
    }

    /// What a headline needs is known in some form whatever is missing.
    @Test(arguments: IncidentCause.Kind.allCases, Language.allCases) func headlinesReadWithoutValues(
        _ kind: IncidentCause.Kind, _ language: Language
    ) {
        let phrases = Phrasebook.incident(kind)
        let book = Phrasebook(language: language)
        for phrase in phrases.headline + [phrases.plain] { #expect(!book.text(phrase).contains("{")) }
    }
}

/// The tables of phrases and the code that uses them.
@Suite struct PhraseUseTests {
    static let sources: [(path: String, text: String)] = {
        let root = ReportFixtures.root.appendingPathComponent("Sources")
        var files: [(String, String)] = []
        for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init() where path.hasSuffix(".swift")
        {
            files.append((path, (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""))
        }
        return files
    }()

    /// A label that no report uses is a sentence that nobody reads.
    @Test(
        arguments: [
            ("Phrasebook+Labels.swift", Label.allCases.map { $0.rawValue }),
            ("Phrasebook+Incident.swift", IncidentLabel.allCases.map { "\($0)" }),
            ("Phrasebook+IncidentSummary.swift", Phrasebook.IncidentSentence.allCases.map { "\($0)" }),
        ]) func everyLabelIsUsed(_ file: String, _ names: [String])
    {
        let others = Self.sources.filter { !$0.path.hasSuffix(file) }.map(\.text).joined(separator: "\n")
        for name in names {
            let pattern = try? Regex("\\.\(name)\\b")
            #expect(pattern.map { others.contains($0) } == true, "\(name) is not used")
        }
    }

    /// A static phrase that nothing mentions.
    @Test func everyPhraseIsUsed() {
        var unused: [String] = []
        let all = Self.sources.map(\.text).joined(separator: "\n")
        for (path, text) in Self.sources where path.hasPrefix("TraceReports/") {
            for match in text.matches(of: /static let (\w+) = Phrase\(/) {
                let name = String(match.1)
                let uses = (try? Regex("\\b\(name)\\b")).map { all.matches(of: $0).count } ?? 0
                if uses < 2 { unused.append(path + ": " + name) }
            }
        }
        #expect(unused == [])
    }

    /// Both languages of every phrase that is written anywhere name the same values, and no others than are known.
    @Test func everyWrittenPhrase() throws {
        var count = 0
        for (path, text) in Self.sources where path.hasPrefix("TraceReports/") {
            for match in text.matches(of: /Phrase\(\s*en:\s*"((?:[^"\\]|\\.)*)",\s*ja:\s*"((?:[^"\\]|\\.)*)"/) {
                // Three quotes begin a text of several lines, which the tables' own tests read.
                guard !match.2.isEmpty, !match.1.isEmpty else { continue }
                let phrase = Phrase(en: String(match.1), ja: String(match.2))
                count += 1
                #expect(
                    Set(phrase.placeholders(in: .english)) == Set(phrase.placeholders(in: .japanese)),
                    "\(path): \(phrase.english)")
                #expect(
                    Set(phrase.placeholders(in: .english)).isSubset(of: ComparisonPhraseTests.known), "\(path): \(phrase.english)"
                )
            }
        }
        #expect(count > 400)
    }
}
