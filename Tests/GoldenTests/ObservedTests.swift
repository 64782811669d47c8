import CorpusLabels
import Testing
import TraceReports

/// Messages that real servers handled, against what was observed on their wires (`Corpus/lab/`).
@Suite struct ObservedTests {
    static let cases = LabelledCase.corpus.filter(\.isObserved)

    /// A trace may say less than the wires know; what it says has to be so. Hops and legs have to be complete.
    @Test(arguments: cases)
    func nothingIsWrong(_ labelled: LabelledCase) throws {
        let comparison = LabelComparison(label: labelled.label, report: try JSONValue(labelled.report.json))
        let wrong = comparison.values.filter { value in
            !value.isRight && (!value.isSilent || value.key == "legs" || value.key == "hops.client_ip")
        }
        let differences = wrong.map { "\($0.place): \($0.key) was \($0.expected), reported \($0.reported)  [\($0.context)]" }
        #expect(differences.isEmpty, Comment(rawValue: "\n" + differences.joined(separator: "\n")))
    }

    @Test func nearlyAllStatementsAreAttributed() throws {
        guard !Self.cases.isEmpty else { return }
        var named = 0
        var right = 0
        for labelled in Self.cases {
            let comparison = LabelComparison(label: labelled.label, report: try JSONValue(labelled.report.json))
            for attribution in comparison.attributions where attribution.expected != nil {
                named += 1
                if attribution.expected == attribution.reported { right += 1 }
            }
        }
        #expect(right * 100 >= named * 97, "\(right) of \(named)")
    }
}
