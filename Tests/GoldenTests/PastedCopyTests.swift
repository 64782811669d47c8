import CorpusLabels
import Testing
import TraceAnalysis
import TraceFields

/// What people do to a header that they show to others loses nothing, or proves nothing more.
@Suite struct PastedCopyTests {
    /// A mask where each address stood: what was forged, failed or only claimed is proven by no such copy.
    @Test(arguments: LabelledCase.corpus)
    func masksProveNothing(_ labelled: LabelledCase) {
        let masked = MessageTracer().trace(Self.masked(Self.header(labelled.message)))
        guard masked.verdict.code.isProof else { return }
        #expect(MessageTracer().trace(labelled.message).verdict.code.isProof, "\(masked.verdict.code)")
    }

    /// The header of each labelled message in a question: quoted below prose, and with continuation lines that lost their indentation.
    @Test(arguments: LabelledCase.corpus.filter { !$0.name.hasPrefix("malformed/") })
    func theHeaderInAQuestion(_ labelled: LabelledCase) throws {
        let header = Self.header(labelled.message)
        let trace = MessageTracer().trace(header)
        let servers: Set<FieldName> = [
            .received, .authenticationResults, .receivedSPF, .arcSeal, .arcMessageSignature, .arcAuthenticationResults,
            .dkimSignature,
        ]
        guard trace.block.mboxLine == nil, trace.block.fields.contains(where: { servers.contains($0.known) }) else { return }
        let lines = header.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        let quoted = Array("Why is this spam?\n\n".utf8) + lines.flatMap { Array("> ".utf8) + $0 + [0x0A] }
        let pasted = try #require(PastedText(quoted, HeaderBlock(quoted)))
        Self.expectTheSame(MessageTracer().trace(pasted), trace)
    }

    /// The header as paragraphs: a blank line behind each field, and behind each line.
    @Test(arguments: LabelledCase.corpus.filter { !$0.name.hasPrefix("malformed/") }, [true, false])
    func theHeaderAsParagraphs(_ labelled: LabelledCase, _ isWhole: Bool) throws {
        let header = Self.header(labelled.message)
        let trace = MessageTracer().trace(header)
        let isSafe: (HeaderField) -> Bool = { ![.other, .from, .to, .subject, .date, .messageID].contains($0.known) }
        guard trace.block.mboxLine == nil, let first = trace.block.fields.first, isSafe(first), trace.block.defects.isEmpty else {
            return
        }
        var spaced: [UInt8] = []
        for line in header.split(separator: 0x0A, omittingEmptySubsequences: true) {
            let goesOn = line.first == 0x20 || line.first == 0x09
            if !spaced.isEmpty, !goesOn || !isWhole { spaced.append(0x0A) }
            spaced += line + [0x0A]
        }
        let pasted = try #require(PastedText(spaced, HeaderBlock(spaced)))
        Self.expectTheSame(MessageTracer().trace(pasted), trace)
    }

    private static func expectTheSame(_ one: Trace, _ other: Trace) {
        #expect(one.statements.map(\.hop) == other.statements.map(\.hop))
        #expect(one.hops.map { one.received($0.n).address } == other.hops.map { other.received($0.n).address })
        #expect(one.verdict.code == other.verdict.code)
    }

    /// The header with its blank line.
    private static func header(_ message: [UInt8]) -> [UInt8] {
        Array(message[..<HeaderBlock(message).bodyStart]).filter { $0 != 0x0D }
    }

    /// IPv4 addresses made `x.x.x.x`.
    private static func masked(_ header: [UInt8]) -> [UInt8] {
        let text = String(decoding: header, as: UTF8.self)
        return Array(text.replacing(/\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\b/, with: "x.x.x.x").utf8)
    }
}
