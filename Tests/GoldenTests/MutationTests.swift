import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields

/// One field of a labelled message is dropped: what is then said of the others must stay true or be taken back.
///
/// A statement may lose its hop or its certainty. It must never be given, as certain, to another line than the one that it
/// was rightly given to. Where that very line is dropped, another line of the same network may stand in: the network still
/// names who spoke, and nothing in the message shows that a line is gone.
@Suite struct MutationTests {
    private struct Line {
        var text: String
        var network: String?
        var confidence: Confidence
    }

    @Test(arguments: LabelledCase.corpus)
    func droppingAFieldNeverMisleads(_ labelled: LabelledCase) {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        guard !whole.statements.isEmpty, whole.order.isReliable else { return }
        let truth = lines(of: whole)
        for field in whole.block.fields {
            let trace = MessageTracer().trace(Array(message[..<field.range.lower] + message[field.range.upper...]))
            guard trace.order.isReliable else { continue }
            for (key, line) in lines(of: trace) where line.confidence == .certain {
                guard let right = truth[key], right.confidence >= .likely else { continue }
                let isDropped = whole.text(field.range) == right.text && line.network == right.network
                #expect(
                    line.text == right.text || isDropped,
                    "without line \(field.line), \(key.prefix(90)) is given to \(line.text.prefix(70))")
            }
        }
    }

    /// For each statement, by its bytes and its occurrence: the Received line of its hop.
    private func lines(of trace: Trace) -> [String: Line] {
        var lines: [String: Line] = [:]
        var seen: [String: Int] = [:]
        // From the bottom: a dropped field shifts the count of fewer statements.
        for statement in trace.statements.reversed() {
            let text = trace.text(trace.block.fields[statement.field].range) + trace.text(trace.reading(statement).range)
            let occurrence = seen[text, default: 0]
            seen[text] = occurrence + 1
            let hop = statement.hop.map { trace.hops[$0 - 1] }
            lines["\(occurrence) \(text)"] = Line(
                text: hop.map { trace.text(trace.block.fields[$0.field].range) } ?? "",
                network: hop?.network.flatMap { trace.domains.text($0) }, confidence: statement.confidence)
        }
        return lines
    }
}
