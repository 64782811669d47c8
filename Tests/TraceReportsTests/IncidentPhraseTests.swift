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
        all += (Phrasebook.findOutSender + Phrasebook.findOutService).map { ("first step", $0) }
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

    /// Identifiers, each with whether a dot stands in front of it.
    private static func identifiers(_ text: String) -> [(name: Substring.UTF8View, isMember: Bool)] {
        var found: [(Substring.UTF8View, Bool)] = []
        let bytes = text[...].utf8
        var position = bytes.startIndex
        var before: UInt8 = 0
        while position < bytes.endIndex {
            let start = position
            while position < bytes.endIndex, isPart(bytes[position]) { position = bytes.index(after: position) }
            if start < position {
                found.append((bytes[start..<position], before == 0x2E))
                before = 0
            } else {
                before = bytes[position]
                position = bytes.index(after: position)
            }
        }
        return found
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte == 0x5F || byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }

    /// A label that no report uses is a sentence that nobody reads.
    @Test(
        arguments: [
            ("Phrasebook+Labels.swift", Label.allCases.map { $0.rawValue }),
            ("Phrasebook+Incident.swift", IncidentLabel.allCases.map { "\($0)" }),
            ("Phrasebook+IncidentSummary.swift", Phrasebook.IncidentSentence.allCases.map { "\($0)" }),
        ]) func everyLabelIsUsed(_ file: String, _ names: [String])
    {
        var members: Set<String> = []
        for source in Self.sources where !source.path.hasSuffix(file) {
            for one in Self.identifiers(source.text) where one.isMember {
                members.insert(String(decoding: one.name, as: UTF8.self))
            }
        }
        for name in names { #expect(members.contains(name), "\(name) is not used") }
    }

    /// A static phrase that nothing mentions.
    @Test func everyPhraseIsUsed() {
        var uses: [String: Int] = [:]
        var phrases: [String] = []
        for (path, text) in Self.sources {
            for one in Self.identifiers(text) { uses[String(decoding: one.name, as: UTF8.self), default: 0] += 1 }
            guard path.hasPrefix("TraceReports/") else { continue }
            for part in text.components(separatedBy: "static let ").dropFirst() {
                let name = part.prefix { $0.isLetter || $0.isNumber }
                if part.dropFirst(name.count).hasPrefix(" = Phrase(") { phrases.append(String(name)) }
            }
        }
        #expect(phrases.count > 20)
        #expect(phrases.filter { uses[$0, default: 0] < 2 } == [])
    }

    /// Both languages of every phrase that is written anywhere name the same values, and no others than are known.
    @Test func everyWrittenPhrase() throws {
        var count = 0
        for (path, text) in Self.sources where path.hasPrefix("TraceReports/") {
            for part in text.components(separatedBy: "Phrase(").dropFirst() {
                guard let english = Self.literal(behind: "en:", part), let japanese = Self.literal(behind: "ja:", part) else {
                    continue
                }
                let phrase = Phrase(en: english, ja: japanese)
                count += 1
                let names = Set(phrase.placeholders(in: .english))
                #expect(names == Set(phrase.placeholders(in: .japanese)), "\(path): \(english)")
                #expect(names.isSubset(of: ComparisonPhraseTests.known), "\(path): \(english)")
            }
        }
        #expect(count > 400)
    }

    /// The text between quotes behind a label; nil for a text of several lines, which the tables' own tests read.
    private static func literal(behind label: String, _ text: String) -> String? {
        guard let start = text.range(of: label) else { return nil }
        let rest = text[start.upperBound...].drop { $0.isWhitespace }
        guard rest.hasPrefix("\""), !rest.hasPrefix("\"\"\"") else { return nil }
        var result = ""
        var isEscaped = false
        for character in rest.dropFirst() {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
                continue
            } else if character == "\"" {
                return result
            }
            result.append(character)
        }
        return nil
    }
}
