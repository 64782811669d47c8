import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields

/// Where a line of a header is broken says nothing (RFC 5322 §2.2.3), nor does the case of a field's name: programs on the way may write
/// both anew.
@Suite struct FoldingTests {
    enum Writing: String, CaseIterable {
        case unfolded, withTabs, atEverySpace, lowerCase, moreSpace

        /// A field of the header, its line ends included, whose name ends at `name`.
        func written(_ field: [UInt8], name: Int) -> [UInt8] {
            switch self {
            case .unfolded: folded(field, with: [0x20])
            case .withTabs: folded(field, with: Array("\n\t".utf8))
            case .atEverySpace:
                field[..<(name + 2)]
                    + field.indices.dropFirst(name + 2).flatMap { index in
                        field[index] == 0x20 && !Self.isSpace(field[index - 1]) ? [0x0A, 0x20] : [field[index]]
                    }
            case .lowerCase: field[..<name].map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 } + field[name...]
            case .moreSpace: field[..<name] + [0x3A, 0x20, 0x20] + field[(name + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
            }
        }

        private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

        /// Each break in a field becomes `space`.
        private func folded(_ field: [UInt8], with space: [UInt8]) -> [UInt8] {
            var result: [UInt8] = []
            for line in field.split(separator: 0x0A, omittingEmptySubsequences: false) {
                if line.isEmpty { break }
                let isFirst = result.isEmpty
                if !isFirst { result += space }
                result += isFirst ? line[...] : line.drop { $0 == 0x20 || $0 == 0x09 }
                if result.last == 0x0D { result.removeLast() }
            }
            return result + [0x0A]
        }
    }

    @Test(arguments: LabelledCase.corpus)
    func writingAnewChangesNothing(_ labelled: LabelledCase) {
        let message = labelled.message
        let before = MessageTracer().trace(message)
        guard before.order.isReliable, before.block.defects.isEmpty, let last = before.block.fields.last else { return }
        // A line end that cuts a word is no fold: written anew it is a blank, and the word is lost.
        guard !before.fields.defects.contains(where: { $0.code == .truncatedByFold }) else { return }
        for writing in Writing.allCases {
            var header: [UInt8] = []
            for field in before.block.fields {
                let (start, end) = (Int(field.range.lower), Int(field.range.upper))
                header += writing.written(Array(message[start..<end]), name: Int(field.name.upper) - start)
            }
            let after = MessageTracer().trace(header + message[Int(last.range.upper)...])
            guard after.order.isReliable else { continue }
            #expect(told(after) == told(before), "\(writing)")
        }
    }

    /// What does not depend on where things stand.
    private func told(_ trace: Trace) -> [String] {
        trace.hops.map { "hop \($0.n) \($0.kind) \($0.by.map { trace.domains.text($0) } ?? "")" }
            + trace.forwardings.map { "forwarding \($0.kind) \($0.hop) \($0.confidence) \($0.forwarder ?? "")" }
            + trace.statements.map { "\(trace.reading($0).method) \($0.hop ?? 0) \($0.evaluatedHop ?? 0) \($0.confidence)" }
            + trace.findings.map { "\($0.code) \($0.confidence)" } + ["\(trace.verdict.code)"]
    }
}
