import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields

/// A field of a labelled message is moved, or one of its values is exchanged for that of another hop: it may then be given to
/// nobody, or with less certainty. It is never given, as certain, to a line that did not write it.
@Suite struct MovedFieldTests {
    /// To the top, to the bottom, and under each Received line. Where a server writes on either side of its line by its
    /// administrator's choice, a field that bears its name and stands beside another line of that name is one of that line's:
    /// so such places are not asked about.
    @Test(arguments: LabelledCase.corpus.filter { !$0.isObserved })
    func movingAFieldNeverMisleads(_ labelled: LabelledCase) {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        guard whole.order.isReliable else { return }
        for container in whole.fields.results {
            let field = whole.block.fields[container.field]
            let truth = Answer(whole, of: container.field)
            guard truth.line != nil, truth.confidence >= .likely else { continue }
            let text = Array(message[field.range.lower..<field.range.upper])
            for place in places(whole) where place < container.field || place > container.field + 1 {
                let rest = whole.block.fields.indices.filter { $0 != container.field }
                let order = rest.filter { $0 < place } + [container.field] + rest.filter { $0 >= place }
                var moved: [UInt8] = []
                for index in order {
                    let range = whole.block.fields[index].range
                    moved += index == container.field ? text : Array(message[range.lower..<range.upper])
                }
                guard let last = whole.block.fields.last else { continue }
                moved += message[last.range.upper...]
                let trace = MessageTracer().trace(moved)
                guard trace.order.isReliable, let now = order.firstIndex(of: container.field) else { continue }
                let answer = Answer(trace, of: now)
                guard answer.confidence == .certain, answer.line != truth.line, !isBesideItsName(now, trace) else { continue }
                Issue.record("line \(field.line) at place \(place) is given to \(answer.line?.prefix(80) ?? "")")
            }
        }
    }

    /// The client's address of another hop. Where that hop is of the same network the field says what that network's other line
    /// would have said, and whose it is stays right.
    @Test(arguments: LabelledCase.corpus)
    func forgingTheAddressNeverMisleads(_ labelled: LabelledCase) {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        for container in whole.fields.results {
            let truth = Answer(whole, of: container.field)
            guard let line = truth.line, truth.confidence >= .likely else { continue }
            let ranges = container.statements.compactMap { whole.fields.statements[$0].clientAddressRange }
            guard let first = ranges.first else { continue }
            let own = whole.fields.statements[container.statements.lowerBound].clientAddress
            for hop in whole.hops {
                let received = whole.fields.received[whole.fields.received.count - hop.n]
                guard let other = received.addressRange, received.address != own else { continue }
                let address = Array(message[Int(other.lower)..<Int(other.upper)])
                let trace = MessageTracer().trace(exchange(ranges.count == 1 ? [first] : ranges, for: address, in: message))
                let answer = Answer(trace, of: container.field)
                guard answer.confidence == .certain, answer.line != line, answer.network != truth.network else { continue }
                Issue.record("with the address of hop \(hop.n): \(answer.line?.prefix(80) ?? "")")
            }
        }
    }

    /// The name of another hop. Where a receiver looked past a gateway, the field names the gateway's client already: with the
    /// gateway's name on it nothing is left that speaks for the receiver.
    @Test(arguments: LabelledCase.corpus.filter { !$0.isObserved })
    func forgingTheWriterNeverMisleads(_ labelled: LabelledCase) {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        for container in whole.fields.results {
            let truth = Answer(whole, of: container.field)
            guard let line = truth.line, truth.confidence >= .likely, let name = container.authservID,
                container.source != .originalAuthenticationResults,
                whole.statements.filter({ $0.field == container.field }).allSatisfy({ $0.hop == $0.evaluatedHop })
            else { continue }
            for hop in whole.hops {
                guard let by = whole.fields.received[whole.fields.received.count - hop.n].by else { continue }
                let trace = MessageTracer().trace(
                    exchange([name], for: Array(message[Int(by.lower)..<Int(by.upper)]), in: message))
                let answer = Answer(trace, of: container.field)
                guard answer.confidence == .certain, answer.line != line, !isBesideItsName(container.field, trace) else {
                    continue
                }
                Issue.record("line \(whole.block.fields[container.field].line) with the name of hop \(hop.n)")
            }
        }
    }

    /// Results in the receiver's name, painted at the top of the author's own fields, are nobody's.
    @Test(arguments: LabelledCase.corpus.filter { !$0.isObserved })
    func paintedResultsAreNeverBelieved(_ labelled: LabelledCase) throws {
        let message = labelled.message
        let whole = MessageTracer().trace(message)
        guard whole.order.isReliable, let from = whole.block.fields.first(where: { $0.known == .from }),
            let newest = whole.fields.results.first(where: { container in
                container.source == .authenticationResults && container.authservID != nil
                    && container.statements.contains { whole.statements.indices.contains($0) && whole.statements[$0].isTrusted }
            }), let name = newest.authservID
        else { return }
        let painted =
            "\(whole.text(name)); spf=pass smtp.mailfrom=forged.test; dkim=pass header.d=forged.test; dmarc=pass header.from=forged.test"
        let end = message[..<Int(from.range.upper)].last == 0x0A && message[..<Int(from.range.upper)].dropLast().last == 0x0D
        let bytes = Array(("Authentication-Results: " + painted + (end ? "\r\n" : "\n")).utf8)
        let trace = MessageTracer().trace(
            Array(message[..<Int(from.range.upper)]) + bytes + Array(message[Int(from.range.upper)...]))
        for statement in trace.statements where trace.text(trace.block.fields[statement.field].range).contains("forged.test") {
            #expect(!statement.isTrusted, "hop \(statement.hop ?? 0), \(statement.confidence)")
        }
    }

    // What is compared

    private struct Answer {
        var line: String?
        var network: String?
        var confidence: Confidence = .unattributed

        init(_ trace: Trace, of field: Int) {
            guard let statement = trace.statements.first(where: { $0.field == field }) else { return }
            confidence = statement.confidence
            line = statement.hop.map { trace.text(trace.block.fields[trace.hops[$0 - 1].field].range) }
            network = statement.hop.flatMap { trace.hops[$0 - 1].network }.map { String(describing: $0) }
        }
    }

    private func places(_ trace: Trace) -> [Int] {
        [0] + trace.hops.map { $0.field + 1 }.sorted() + [trace.block.fields.count]
    }

    /// Whether the answer bears the name of the field, and no line of another network stands between the two.
    private func isBesideItsName(_ field: Int, _ trace: Trace) -> Bool {
        guard let container = trace.fields.results.first(where: { $0.field == field }), let range = container.authservID else {
            return false
        }
        let name = trace.text(range).lowercased()
        guard let number = trace.statements.first(where: { $0.field == field })?.hop else { return false }
        let hop = trace.hops[number - 1]
        let by = trace.fields.received[trace.fields.received.count - number].by.map { trace.text($0).lowercased() }
        let between = trace.hops.filter { min(field, hop.field)...max(field, hop.field) ~= $0.field }
        return by == name && between.allSatisfy { $0.network == hop.network }
    }

    private func exchange(_ ranges: [ByteRange], for value: [UInt8], in message: [UInt8]) -> [UInt8] {
        var bytes = message
        for range in ranges.sorted(by: { $0.lower > $1.lower }) {
            bytes.replaceSubrange(Int(range.lower)..<Int(range.upper), with: value)
        }
        return bytes
    }
}
