import Testing
import TraceAnalysis
import TraceFields

@testable import TraceReports

/// The sentences of every finding and variant, in every language.
@Suite struct FindingPhrasesTests {
    private static func phrases(_ facts: FindingFacts) -> FindingPhrases {
        Phrasebook(language: .english).finding(facts.code, facts.variant)
    }

    private static func headlines(_ facts: FindingFacts) -> [Phrase] {
        let phrases = phrases(facts)
        return [phrases.headline] + (phrases.appears.map { [$0] } ?? [])
    }

    private static func sentences(_ facts: FindingFacts) -> [Phrase] { headlines(facts) + [phrases(facts).explanation] }

    @Test(arguments: FindingCode.allCases) func everyCodeHasARowOfFacts(_ code: FindingCode) {
        #expect(FindingFacts.all.contains { $0.code == code })
    }

    /// A variant exists to say something else.
    @Test(arguments: FindingFacts.all.filter { $0.variant != nil }.map(\.name)) func everyVariantHasSentencesOfItsOwn(
        _ name: String
    ) throws {
        let facts = try #require(FindingFacts.all.first { $0.name == name })
        for other in FindingFacts.all where other.code == facts.code && other.variant != facts.variant {
            #expect(Self.phrases(other).headline != Self.phrases(facts).headline)
            #expect(Self.phrases(other).explanation != Self.phrases(facts).explanation)
        }
    }

    @Test(arguments: FindingFacts.all.map(\.name)) func placeholdersAreProvided(_ name: String) throws {
        let facts = try #require(FindingFacts.all.first { $0.name == name })
        let given = Set((facts.always.union(facts.sometimes)).map(\.rawValue))
            // What every message with one author or a forwarding has, whatever the rule gives.
            .union(["author"])
        for phrase in Self.sentences(facts) {
            #expect(Set(phrase.placeholders(in: .english)) == Set(phrase.placeholders(in: .japanese)))
            for language in Language.allCases {
                #expect(Set(phrase.placeholders(in: language)).subtracting(given).isEmpty, "\(phrase[language])")
            }
        }
    }

    /// General words stand in for a missing value, and the sentence may not say them twice: "the forwarder the forwarder".
    @Test(arguments: FindingFacts.all.map(\.name)) func sentencesReadWellWithoutOptionalValues(_ name: String) throws {
        let facts = try #require(FindingFacts.all.first { $0.name == name })
        for language in Language.allCases {
            let book = Phrasebook(language: language)
            for phrase in Self.sentences(facts) {
                for fact in facts.sometimes.union([.author]).subtracting(facts.always) {
                    let word = Phrasebook.standIn(fact)[language]
                    for before in ["author's domain ", "forwarder ", "差出人ドメイン", "転送元の", "転送元"] {
                        #expect(!phrase[language].contains(before + "{" + fact.rawValue + "}"), "\(word): \(phrase[language])")
                    }
                }
                #expect(!book.text(phrase).contains("{"))
            }
        }
    }

    /// A PASS without the name that it is about is the sentence that misleads.
    @Test(arguments: FindingFacts.all.map(\.name)) func everySentenceAboutAPassNamesWhoPassed(_ name: String) throws {
        let facts = try #require(FindingFacts.all.first { $0.name == name })
        let names = ["{domain}", "{author}", "{helo}", "{list}", "{sealer}"]
        for phrase in Self.sentences(facts) {
            for (language, end) in [(Language.english, Character(".")), (.japanese, "。")] {
                for sentence in phrase[language].split(separator: end)
                where sentence.contains("PASS") || sentence.contains(" passed") {
                    #expect(
                        names.contains { sentence.contains($0) } || sentence.contains("このPASS") || isGeneral(sentence),
                        "\(sentence)")
                }
            }
        }
    }

    /// Negations ("not a PASS") and rules about PASS as such.
    private func isGeneral(_ sentence: Substring) -> Bool {
        ["not a PASS", "PASSではありません", "A second signature passed", "signature that passed"].contains { sentence.contains($0) }
    }

    /// An error of DNS is no judgement.
    @Test(arguments: [FindingCode.spfTemperrorDNS, .dkimTemperrorDNS, .dkimKeyMissing, .dmarcMissing])
    func whatCouldNotBeCheckedDidNotFail(_ code: FindingCode) {
        for facts in FindingFacts.all where facts.code == code {
            for phrase in Self.sentences(facts) {
                #expect(!phrase.english.lowercased().contains("failed"), "\(phrase.english)")
                #expect(!phrase.japanese.contains("失敗"), "\(phrase.japanese)")
            }
        }
    }

    @Test(arguments: FindingFacts.all.map(\.name)) func wording(_ name: String) throws {
        let facts = try #require(FindingFacts.all.first { $0.name == name })
        for phrase in Self.sentences(facts) {
            #expect(!phrase.japanese.contains("なりすまし"))
            #expect(!phrase.japanese.contains("エンベロープ送信者"))
            for word in [" is safe", " dangerous", "安全です", "危険です"] {
                #expect(!phrase.english.contains(word) && !phrase.japanese.contains(word))
            }
        }
        for headline in Self.headlines(facts) {
            #expect(headline.english.count <= 160, "\(headline.english)")
            #expect(headline.japanese.count <= 100, "\(headline.japanese)")
        }
        let explanation = Self.phrases(facts).explanation
        #expect((2...5).contains(explanation.english.split(separator: ".").count { $0.contains(" ") }), "\(explanation.english)")
    }

    /// Below `likely` a headline says how it seems.
    @Test(arguments: FindingFacts.all.map(\.name)) func uncertaintyIsSaid(_ name: String) throws {
        let facts = try #require(FindingFacts.all.first { $0.name == name })
        let phrases = Self.phrases(facts)
        guard let appears = phrases.appears else { return }
        let english = ["appear", "pparently", "probably"]
        let japanese = ["考えられ", "ようで", "ようです", "可能性"]
        #expect(english.contains { appears.english.contains($0) }, "\(appears.english)")
        #expect(japanese.contains { appears.japanese.contains($0) }, "\(appears.japanese)")
        #expect(!english.contains { phrases.headline.english.contains($0) }, "\(phrases.headline.english)")
    }

    /// The table above is what the rules give, on every message of the Corpus.
    @Test(arguments: ReportFixtures.corpus) func rulesGiveTheirFacts(_ path: String) throws {
        let trace = MessageTracer().trace(try ReportFixtures.message(path))
        for finding in trace.findings {
            let row = FindingFacts.all.first { $0.code == finding.code && $0.variant == finding.variant }
            let facts = try #require(row, "\(finding.code.rawValue) has no row for \(finding.variant?.rawValue ?? "no variant")")
            let given = Set(trace.facts[finding.facts].map(\.name))
            #expect(facts.always.isSubset(of: given), "\(facts.name) lacks \(facts.always.subtracting(given).map(\.rawValue))")
            let unknown = given.subtracting(facts.always).subtracting(facts.sometimes)
            #expect(unknown.isEmpty, "\(facts.name) has \(unknown.map(\.rawValue))")
        }
    }

    // Steps and silences

    @Test(arguments: NextStep.Action.allCases) func everyActionHasASentence(_ action: NextStep.Action) {
        let forms = Phrasebook.action(action)
        #expect(!forms.isEmpty)
        // A forwarder that is a mailbox, and the host of a writer.
        let known = Set(Fact.Name.allCases.map(\.rawValue) + [PhraseValues.Slot.address, .host].map(\.rawValue))
        for phrase in forms {
            #expect(Set(phrase.placeholders(in: .english)) == Set(phrase.placeholders(in: .japanese)))
            #expect(Set(phrase.placeholders(in: .english)).isSubset(of: known))
        }
    }

    @Test(arguments: Silence.Reason.allCases) func everyReasonToBeSilentHasASentence(_ reason: Silence.Reason) {
        let forms = Phrasebook.silence(reason)
        #expect(forms.last?.placeholders(in: .english) == [])
        for phrase in forms { #expect(Set(phrase.placeholders(in: .english)) == Set(phrase.placeholders(in: .japanese))) }
        for language in Language.allCases {
            let text = Phrasebook(language: language).silence(Silence(reason), PhraseValues())
            #expect(!text.isEmpty && !text.contains("{"))
        }
    }

    @Test func silenceNamesWhatDecided() {
        let silence = Silence(.hidden, statement: 3, stronger: .spfPassForForwarder)
        #expect(
            Phrasebook(language: .english).silence(silence, PhraseValues())
                == "Statement 3 is already explained by a finding that says more: spf-pass-for-forwarder.")
    }

    @Test func lookUpsCanBePasted() throws {
        let query = try #require(DNSQuery("em801.service.example", .cname, .aliasBelow("sendgrid.net")))
        #expect(
            Phrasebook(language: .english).lookUp(query)
                == "Run: dig +noall +answer em801.service.example CNAME (a healthy answer is an alias into sendgrid.net)")
        #expect(
            Phrasebook(language: .japanese).lookUp(query)
                == "実行：dig +noall +answer em801.service.example CNAME（正常な応答：sendgrid.netを参照するCNAME）")
    }
}
