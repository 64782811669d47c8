import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields

/// A sender paints results in the name of the receiver into a labelled message, wherever a sender can write: they are never what
/// the receiver said.
@Suite struct PaintedFieldTests {
    /// Names of a painter: no message of Corpus is from them, and none is signed by them.
    private static func claims(_ address: String) -> String {
        """
        \tdkim=pass header.d=bank-of.example header.s=s1;
        \tspf=pass (domain of care@bank-of.example designates \(address) as permitted sender) smtp.mailfrom=care@bank-of.example;
        \tdmarc=pass header.from=bank-of.example\n
        """
    }

    /// A message whose newest network recorded results of its own, and what is known of its border.
    private struct Border {
        var message: [UInt8]
        var name: String
        /// The sender's own, which he knows.
        var address: String
        /// Offsets at which a sender can put a field: behind what the border wrote, and among the fields of the message.
        var places: [Int]
    }

    private func border(of labelled: LabelledCase) -> Border? {
        let message = labelled.message
        let trace = MessageTracer().trace(message)
        guard trace.order.isReliable, let line = trace.trustLine else { return nil }
        let hop = trace.hops[line - 1]
        let own = trace.statements.first { statement in
            statement.isTrusted && statement.hop == line && trace.container(statement).source == .authenticationResults
                && trace.container(statement).authservID != nil
        }
        guard let own, let name = trace.container(own).authservID,
            let from = trace.fields.addressFields.first(where: { $0.name == .from })
        else { return nil }
        return Border(
            message: message, name: trace.text(name),
            address: trace.received(hop.n).addressRange.map { trace.text($0) } ?? "192.0.2.1",
            places: [
                trace.block.fields[written(by: line, above: from.field, trace)].range.upper,
                trace.block.fields[from.field].range.lower,
            ])
    }

    /// The lowest field of a hop above a field: its line, or what it wrote under it.
    private func written(by hop: Int, above field: Int, _ trace: Trace) -> Int {
        let own = trace.statements.filter { $0.hop == hop && $0.field < field }.map(\.field)
        return own.reduce(trace.hops[hop - 1].field) { max($0, $1) }
    }

    @Test(arguments: LabelledCase.corpus)
    func paintedResultsAreNotTheReceivers(_ labelled: LabelledCase) {
        guard let border = border(of: labelled) else { return }
        for place in border.places {
            for field in ["Authentication-Results: ", "ARC-Authentication-Results: i=1; "] {
                let painted = Array((field + border.name + ";\n" + Self.claims(border.address)).utf8)
                let trace = MessageTracer().trace(Array(border.message[..<place]) + painted + Array(border.message[place...]))
                for statement in trace.statements where isPainted(statement, trace) {
                    #expect(
                        !statement.isTrusted,
                        "\(field)at byte \(place) is given to hop \(statement.hop ?? 0): \(statement.confidence)")
                }
            }
        }
    }

    private func isPainted(_ statement: Statement, _ trace: Trace) -> Bool {
        let container = trace.container(statement)
        return trace.text(trace.block.fields[container.field].range).contains("bank-of.example")
    }

    /// Results that stand there twice are said once more, by the same server or by nobody.
    @Test(arguments: LabelledCase.corpus)
    func aFieldThatIsDoubledNeverMisleads(_ labelled: LabelledCase) {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        guard !whole.statements.isEmpty, whole.order.isReliable else { return }
        var right: [String: Set<Int>] = [:]
        for statement in whole.statements { right[text(statement, whole), default: []].insert(statement.hop ?? 0) }
        for container in whole.fields.results {
            let range = whole.block.fields[container.field].range
            let trace = MessageTracer().trace(
                Array(message[..<range.upper]) + Array(message[range.lower..<range.upper]) + Array(message[range.upper...]))
            guard trace.order.isReliable else { continue }
            for statement in trace.statements where statement.confidence == .certain {
                guard let known = right[text(statement, trace)], !known.contains(0), let hop = statement.hop else { continue }
                #expect(known.contains(hop), "\(text(statement, trace).prefix(90)) is given to hop \(hop)")
            }
        }
    }

    private func text(_ statement: Statement, _ trace: Trace) -> String {
        trace.text(trace.block.fields[statement.field].range) + trace.text(trace.reading(statement).range)
    }
}
