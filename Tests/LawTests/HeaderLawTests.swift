import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields
import TraceReports

/// Laws that hold for every message: nothing is lost, nothing traps, line ends and repetition change nothing, no claim stands
/// without evidence.
@Suite struct HeaderLawTests {
    static let corpus = LabelledCase.corpus

    /// Some of each folder, the malformed ones among them.
    static let chopped: [LabelledCase] = {
        var chosen: [LabelledCase] = []
        for (index, labelled) in corpus.enumerated() where index % 19 == 0 || labelled.folder == "malformed" && index % 3 == 0 {
            chosen.append(labelled)
        }
        return chosen
    }()

    /// Law 2: chopping a message anywhere gives a trace.
    @Test(arguments: chopped)
    func chopping(_ labelled: LabelledCase) {
        let tracer = MessageTracer(options: labelled.options)
        var trace = Trace()
        let header = tracer.trace(labelled.message).block.bodyStart
        let end = min(labelled.message.count, header + 200)
        for length in stride(from: 0, through: end, by: end < 1_000 ? 1 : end / 150) {
            labelled.message.withUnsafeBufferPointer { whole in
                tracer.trace(UnsafeBufferPointer(rebasing: whole[..<length]), into: &trace)
            }
            #expect(trace.hops.count == trace.fields.received.count)
            #expect(trace.statements.count == trace.fields.statements.count)
        }
    }

    /// Law 3: every byte of the header belongs to exactly one field, or is told of as what it is; written back they are the input.
    @Test(arguments: corpus)
    func nothingIsLost(_ labelled: LabelledCase) {
        let block = labelled.trace.block
        var parts = block.fields.map(\.range)
        if let line = block.mboxLine { parts.append(line) }
        let whole: [Defect.Code] = [.byteOrderMark, .notAField, .continuationWithoutField, .tooManyFields]
        for defect in block.defects where whole.contains(defect.code) { parts.append(defect.range) }
        parts.sort { $0.start < $1.start }
        var rest = Array(block.bytes[..<block.bodyStart])
        if block.hasBlankLine { rest.removeLast(rest.hasSuffix([0x0D, 0x0A]) ? 2 : 1) }
        let written = parts.flatMap { block.bytes[$0.lower..<$0.upper] }
        #expect(written == rest)
        #expect(Array(block.bytes[..<block.bodyStart]) == Array(labelled.message[..<block.bodyStart]))
    }

    /// Law 4: LF, CRLF, mixed line ends and those of a file that was converted twice give the same trace, positions aside.
    @Test(arguments: corpus.filter { !$0.message.contains(0x0D) })
    func lineEnds(_ labelled: LabelledCase) throws {
        let plain = try Self.withoutPositions(labelled)
        for (returns, every) in [(1, 1), (1, 3), (2, 1), (3, 2)] {
            let message = Self.withCarriageReturns(labelled.message, returns, every: every)
            let twin = LabelledCase(name: labelled.name, message: message, label: labelled.label)
            #expect(try Self.withoutPositions(twin) == plain, "\(returns) CR before every \(every). LF")
        }
    }

    /// Law 7: no claim without evidence.
    @Test(arguments: corpus)
    func evidence(_ labelled: LabelledCase) {
        let trace = labelled.trace
        for forwarding in trace.forwardings { #expect(!forwarding.evidence.isEmpty, "forwarding \(forwarding.n)") }
        for (index, statement) in trace.statements.enumerated() where statement.hop != nil {
            #expect(!statement.evidence.isEmpty, "statement \(index + 1)")
        }
        for (index, statement) in trace.statements.enumerated() where statement.confidence == .ambiguous {
            #expect(statement.hop == nil && statement.leg == nil && statement.alternatives.count >= 2, "statement \(index + 1)")
        }
        for statement in trace.statements where statement.confidence == .unattributed { #expect(statement.hop == nil) }
        for finding in trace.findings where !Self.absences.contains(finding.code) {
            #expect(!finding.evidence.isEmpty, "\(finding.code)")
        }
    }

    /// Findings that say that something is not there; they may have nothing to point to.
    private static let absences: Set<FindingCode> = [.returnPathMissing, .noResultsAtFinalHop, .dmarcMissing, .missingHop]

    /// Law 8: the same input gives the same bytes, whatever was traced before.
    @Test func repetition() throws {
        let tracer = MessageTracer()
        var reused = Trace()
        for labelled in Self.corpus {
            let fresh = tracer.trace(labelled.message)
            labelled.message.withUnsafeBufferPointer { tracer.trace($0, into: &reused) }
            let source = labelled.report.source
            let first = Report(fresh, source: source).json
            #expect(Report(fresh, source: source).json == first, "\(labelled.name) twice")
            #expect(Report(reused, source: source).json == first, "\(labelled.name) after others")
        }
    }

    // Twins

    private static func withCarriageReturns(_ message: [UInt8], _ returns: Int, every: Int) -> [UInt8] {
        var result: [UInt8] = []
        var count = 0
        for byte in message {
            if byte == 0x0A {
                if count % every == 0 { result += repeatElement(0x0D, count: returns) }
                count += 1
            }
            result.append(byte)
        }
        return result
    }

    private static func withoutPositions(_ labelled: LabelledCase) throws -> JSONValue {
        withoutPositions(try JSONValue(labelled.report.json))
    }

    private static func withoutPositions(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(members.filter { !["start", "end", "size", "sha256"].contains($0.key) }.mapValues { withoutPositions($0) })
        case .list(let elements): .list(elements.map { withoutPositions($0) })
        case .null, .boolean, .number, .fraction, .text: value
        }
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ other: [UInt8]) -> Bool { count >= other.count && Array(suffix(other.count)) == other }
}
