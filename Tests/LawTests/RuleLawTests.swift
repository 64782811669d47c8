import CorpusLabels
import Testing

@_spi(Steps) @testable import TraceAnalysis

/// Laws of the catalogue of rules.
@Suite struct RuleLawTests {
    /// A rule is left out where a message lacks its signs: that must never be a message on which it would fire.
    @Test(arguments: LabelledCase.corpus)
    func signs(_ labelled: LabelledCase) {
        let trace = labelled.trace
        var again = trace
        again.findings.removeAll()
        RuleContext.with(&again) { context in
            for index in Rules.all.indices { _ = context.ask(index) }
        }
        #expect(again.findings.map(\.code.rawValue).sorted() == trace.findings.map(\.code.rawValue).sorted())
    }

    /// What fired is kept as one bit a rule.
    @Test func count() { #expect(Rules.all.count <= UInt64.bitWidth) }

    /// The steps that are measured one by one are those of a trace.
    @Test func steps() {
        for labelled in LabelledCase.corpus where labelled.folder == "forwarded" {
            var trace = Trace()
            labelled.message.withUnsafeBufferPointer { message in
                for step in AnalysisStep.allCases { step.run(&trace, message, labelled.options) }
            }
            let whole = MessageTracer(options: labelled.options).trace(labelled.message)
            #expect(trace.verdict.code == whole.verdict.code)
            #expect(trace.findings.map(\.code) == whole.findings.map(\.code))
            #expect(trace.evidence.count == whole.evidence.count)
        }
    }
}
