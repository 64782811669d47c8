import CorpusLabels
import Testing
import TraceReports

/// Every labelled message of `Corpus/` against its label.
@Suite struct CorpusTests {
    static let written = LabelledCase.corpus.filter { !$0.isObserved }

    @Test func theCorpusIsThere() {
        #expect(Self.written.count >= 120)
    }

    @Test(arguments: written)
    func label(_ labelled: LabelledCase) throws {
        let report = try JSONValue(labelled.report.json)
        let differences = LabelComparison(label: labelled.label, report: report).differences
        #expect(differences.isEmpty, Comment(rawValue: "\n" + differences.joined(separator: "\n")))
    }

    @Test func everyMessageHasALabel() {
        let labelled = Set(LabelledCase.corpus.map { "Corpus/" + $0.name + ".eml" })
        let messages = ProjectFolder.files(below: "Corpus", ending: ".eml")
        #expect(messages.filter { !labelled.contains($0) } == [])
    }
}
