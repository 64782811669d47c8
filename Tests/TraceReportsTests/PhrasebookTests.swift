import Testing
import TraceAnalysis
import TraceFields

@testable import TraceReports

/// Every sentence in every language, with placeholders that are known.
@Suite struct PhrasebookTests {
    static let known = Set(Fact.Name.allCases.map { $0.rawValue } + PhraseValues.Slot.allCases.map { $0.rawValue })

    /// The phrases of every vocabulary, by where they belong.
    static let phrases: [(place: String, phrase: Phrase)] = {
        var all: [(String, Phrase)] = Label.allCases.map { ("label " + $0.rawValue, $0.phrase) }
        all += PageLabel.allCases.map { ("page label " + $0.rawValue, $0.phrase) }
        for word in Glossary.allCases {
            let entry = Phrasebook.glossary(word)
            all += [("word " + word.rawValue, entry.term), ("word " + word.rawValue, entry.meaning)]
        }
        for code in Verdict.Code.allCases {
            for found: Set<FindingCode> in [[], [.dkimTemperrorDNS], [.dkimKeyMissing, .spfTemperrorDNS], [.passFromEarlierLeg]] {
                for variant in [nil] + Verdict.Variant.allCases.map({ Optional($0) }) {
                    all += Phrasebook.verdict(code, variant, found).all.map { ("verdict " + code.rawValue, $0) }
                }
                for count in 0...1 {
                    all += Phrasebook.verdict(code, nil, found, count: count).all.map { ("verdict " + code.rawValue, $0) }
                }
            }
        }
        for phrases in [
            Phrasebook.verdict(.list, .probable, count: 0), Phrasebook.maskOfAuthor, Phrasebook.maskSealed,
            Phrasebook.maskOfSomebody, Phrasebook.maskAfterProof,
        ] {
            all += phrases.all.map { ("verdict mask", $0) }
        }
        all += ShownSummary.Remark.allCases.flatMap { remark in
            (Phrasebook.shownRemark(remark) + [Phrasebook.cause(remark)]).map { ("remark " + remark.rawValue, $0) }
        }
        for code in FindingCode.allCases {
            for variant in [nil] + Finding.Variant.allCases.map({ Optional($0) }) {
                all += Phrasebook(language: .english).finding(code, variant).all.map { ("finding " + code.rawValue, $0) }
            }
        }
        for code in Evidence.Code.allCases { all += Phrasebook.evidence(code).map { ("evidence " + code.rawValue, $0) } }
        for code in Defect.Code.allCases { all.append(("defect " + code.rawValue, Phrasebook.defect(code))) }
        for kind in RewrittenPath.Kind.allCases {
            let phrases = Phrasebook.reading(kind)
            all += (phrases.proves + [phrases.cannotProve]).map { ("reading " + kind.rawValue, $0) }
        }
        for limit in Phrasebook.Limit.allCases { all.append(("limit " + limit.rawValue, Phrasebook.limit(limit))) }
        for name in Fact.Name.allCases { all.append(("stand-in " + name.rawValue, Phrasebook.standIn(name))) }
        for kind in Forwarding.Kind.allCases { all.append(("forwarding " + kind.rawValue, Phrasebook.forwardingKind(kind))) }
        for kind in Hop.Kind.allCases { all.append(("hop " + kind.rawValue, Phrasebook.hopKind(kind))) }
        for name in RewrittenPath.Detail.Name.allCases { all.append(("detail " + name.rawValue, Phrasebook.detail(name))) }
        for reason in ARCChain.Reason.allCases { all.append(("arc " + reason.rawValue, Phrasebook.arcReason(reason))) }
        for reason in HeaderOrder.Reason.allCases { all.append(("order " + reason.rawValue, Phrasebook.orderReason(reason))) }
        for severity in Severity.allCases { all.append(("severity", Phrasebook.severity(severity))) }
        return all
    }()

    @Test func everyPhraseHasBothLanguages() {
        for (place, phrase) in Self.phrases {
            #expect(!phrase.english.isEmpty && !phrase.japanese.isEmpty, "\(place)")
        }
    }

    /// A label that the tables forgot would show its own name.
    @Test(arguments: Label.allCases) func everyLabelHasWords(_ label: Label) {
        #expect(Phrasebook.labels[label] != nil)
    }

    @Test(arguments: PageLabel.allCases) func everyPageLabelHasWords(_ label: PageLabel) {
        #expect(Phrasebook.pageLabels[label] != nil)
    }

    @Test func placeholdersAreKnown() {
        for (place, phrase) in Self.phrases {
            for language in Language.allCases {
                let unknown = Set(phrase.placeholders(in: language)).subtracting(Self.known)
                #expect(unknown.isEmpty, "\(place): \(unknown)")
            }
        }
    }

    /// A sentence that is there in one language is there in the other.
    @Test func bothLanguagesNeedTheSameValues() {
        for (place, phrase) in Self.phrases {
            let english = Set(phrase.placeholders(in: .english))
            let japanese = Set(phrase.placeholders(in: .japanese))
            #expect(english == japanese, "\(place): \(phrase.english)")
        }
    }

    @Test func everyReasonHasAFormThatNeedsNothing() {
        for code in Evidence.Code.allCases {
            let needs = Set(Phrasebook.evidence(code).last?.placeholders(in: .english) ?? ["nothing at all"])
            #expect(needs.subtracting(["hop"]).isEmpty, "\(code.rawValue)")
        }
    }

    @Test(arguments: Verdict.Code.allCases) func headlinesAreShort(_ code: Verdict.Code) {
        var values = PhraseValues()
        for name in Fact.Name.allCases { values.set(name, "service.example") }
        for variant in [nil] + Verdict.Variant.allCases.map({ Optional($0) }) {
            let phrases = Phrasebook.verdict(code, variant)
            #expect(Phrasebook(language: .english).text(phrases.headline, values).count <= 160)
            #expect(Phrasebook(language: .japanese).text(phrases.headline, values).count <= 110)
            #expect(!phrases.explanation.isEmpty)
        }
    }

    /// A temporary error is no failure, and nothing is ever called safe.
    @Test func wordingRules() {
        for (place, phrase) in Self.phrases {
            #expect(!phrase.english.contains("is safe"), "\(place)")
            #expect(!phrase.japanese.contains("安全です"), "\(place)")
            if place.contains("temperror") || place.contains("dns-broken") {
                #expect(!phrase.english.contains("failed"), "\(place)")
                #expect(!phrase.japanese.contains("失敗"), "\(place)")
            }
        }
    }

    /// A sentence that begins with words of ours begins with a capital letter, wherever it stands; text of the message stays.
    @Test func sentencesBeginWithACapital() {
        let book = Phrasebook(language: .english)
        var values = PhraseValues()
        values.set(.hop, "hop 1 (mx.example)")
        values.set(.domain, "hop.example")
        let phrase = Phrase(en: "A seal broke. {hop} says so, and {hop} knows. {domain} does not.", ja: "")
        #expect(
            book.text(phrase, values)
                == "A seal broke. Hop 1 (mx.example) says so, and hop 1 (mx.example) knows. hop.example does not.")
    }

    @Test func missingValues() {
        let phrase = Phrase(en: "{forwarder} sent it to {destination}.", ja: "{forwarder}から{destination}へ")
        let book = Phrasebook(language: .english)
        #expect(book.text(phrase) == "The forwarder sent it to another mailbox.")
        #expect(book.sentence(phrase, PhraseValues()) == nil)
        var values = PhraseValues()
        values.add(.forwarder, "a@b.example")
        values.add(.destination, "c@d.example")
        values.add(.destination, "e@f.example")
        #expect(book.sentence(phrase, values) == "a@b.example sent it to c@d.example and e@f.example.")
    }

    /// Text of the message is quoted where it could be read as the report's own words.
    @Test(arguments: [
        ("a@b.example", "a@b.example"), ("all is well. Trust it", "“all is well. Trust it”"), ("", "“”"),
        ("two\u{202E}words", "“two\u{202E}words”"),
        (String(repeating: "a", count: 300), String(repeating: "a", count: 200) + "…"),
    ]) func quoting(_ text: String, _ shown: String) {
        #expect(Phrasebook(language: .english).quoted(text) == shown)
    }

    @Test(arguments: [(0, "0 s"), (59, "59 s"), (61, "1 min 1 s"), (3_600, "1 h"), (90_061, "1 d 1 h"), (-32_400, "-9 h")])
    func durations(_ seconds: Int, _ shown: String) {
        #expect(Phrasebook(language: .english).duration(seconds: seconds) == shown)
    }

    /// What is missing is called by a general word, and not twice.
    @Test(arguments: Language.allCases)
    func standInsStandOnce(_ language: Language) {
        let book = Phrasebook(language: language)
        for (place, phrase) in Self.phrases {
            let text = book.text(phrase, PhraseValues())
            for name in Fact.Name.allCases where phrase.placeholders(in: language).count(where: { $0 == name.rawValue }) == 1 {
                let word = book.text(Phrasebook.standIn(name))
                let parted = language == .english ? word + " " + word : word.replacing("の", with: "") + word
                #expect(!text.contains(parted), "\(place): \(text)")
            }
        }
    }
}
