import Testing
import TraceAnalysis

@testable import TraceReports

/// Every sentence of comparisons and of shown rows in both languages, with placeholders that are known.
@Suite struct ComparisonPhraseTests {
    static let phrases: [(place: String, phrase: Phrase)] = {
        var all: [(String, Phrase)] = ComparisonLabel.allCases.map { ("label \($0)", $0.phrase) }
        for rule in PairRule.Code.allCases {
            let phrases = Phrasebook.pairRule(rule)
            all += ([phrases.headline] + phrases.explanation).map { ("rule " + rule.rawValue, $0) }
        }
        for relation in Kinship.Relation.allCases {
            all += [Phrasebook.relation(relation), Phrasebook.relationHeadline(relation)].map {
                ("relation " + relation.rawValue, $0)
            }
        }
        for code in KinshipEvidence.Code.allCases {
            all.append(("evidence " + code.rawValue, Phrasebook.kinship(code)))
            if let ground = Phrasebook.ground(code) { all.append(("ground " + code.rawValue, ground)) }
        }
        for code in CopyDifference.Code.allCases {
            for standing in CopyDifference.Standing.allCases {
                all += Phrasebook.difference(code, standing).map { ("difference " + code.rawValue, $0) }
            }
        }
        for outcome in RepairComparison.Outcome.allCases {
            all += Phrasebook.repair(outcome).map { ("repair " + outcome.rawValue, $0) }
        }
        for change in RepairComparison.Change.allCases { all.append(("change " + change.rawValue, Phrasebook.change(change))) }
        for reason in RepairComparison.Unlikeness.allCases {
            all.append(("unlike " + reason.rawValue, Phrasebook.unlikeness(reason)))
        }
        for question in Belief.Question.allCases { all.append(("belief " + question.rawValue, Phrasebook.belief(question))) }
        for reason in Comparison.Copy.Reason.allCases { all.append(("role " + reason.rawValue, Phrasebook.roleReason(reason))) }
        for limit in Phrasebook.ComparisonLimit.allCases { all.append(("limit \(limit)", Phrasebook.limit(limit))) }
        for outcome in Phrasebook.HiddenOutcome.allCases { all.append(("hidden \(outcome)", Phrasebook.hiddenOutcome(outcome))) }
        for remark in ShownSummary.Remark.allCases {
            all += Phrasebook.shownRemark(remark).map { ("remark " + remark.rawValue, $0) }
        }
        for viewer in ShownSummary.Viewer.allCases { all.append(("viewer " + viewer.rawValue, Phrasebook.shownTitle(viewer))) }
        all += Phrasebook.shownPlace.map { ("place", $0) }
        all += [
            Phrasebook.sameMail, Phrasebook.sameMailNamed, Phrasebook.sameMailLikely, Phrasebook.noDirectCopy,
            Phrasebook.bothDirect, Phrasebook.sameFile, Phrasebook.whatToGive, Phrasebook.severalMails,
            Phrasebook.unrelatedMails, Phrasebook.unrelatedPairs, Phrasebook.morePairs,
            Phrasebook.resolverWorked, Phrasebook.oneNetwork, Phrasebook.policyAppeared, Phrasebook.tooEarly,
            Phrasebook.selectorChanged, Phrasebook.otherKeyPasses, Phrasebook.otherKeyFails, Phrasebook.wordOfReceiver,
            Phrasebook.notThroughFirst, Phrasebook.neitherProves, Phrasebook.otherHosts,
            Phrasebook.whyFired, Phrasebook.whySilent, Phrasebook.whyField, Phrasebook.shownNoRow, Phrasebook.shownHidden,
        ].map { ("sentence", $0) }
        return all
    }()

    static let known = Set(Fact.Name.allCases.map(\.rawValue) + PhraseValues.Slot.allCases.map(\.rawValue))

    @Test func bothLanguagesSayIt() {
        for (place, phrase) in Self.phrases {
            #expect(!phrase.english.isEmpty && !phrase.japanese.isEmpty, "\(place)")
            #expect(phrase.english != phrase.japanese || phrase.english.count < 4, "\(place): \(phrase.english)")
        }
    }

    @Test func placeholdersAreKnown() {
        for (place, phrase) in Self.phrases {
            let names = Set(phrase.placeholders(in: .english) + phrase.placeholders(in: .japanese))
            #expect(names.isSubset(of: Self.known), "\(place): \(names)")
        }
    }

    /// Nothing is called safe, and an error is no failure.
    @Test func wording() {
        for (place, phrase) in Self.phrases {
            #expect(!phrase.english.contains("is safe") && !phrase.japanese.contains("安全です"), "\(place)")
            #expect(!phrase.japanese.contains("なりすまし"), "\(place)")
            if place.contains("could-not") || place.contains("key-not") || place.contains("unreadable") {
                #expect(!phrase.english.contains("fail") && !phrase.japanese.contains("FAIL"), "\(place)")
            }
        }
    }
}
