import CorpusLabels
import Foundation
import Testing
import TraceAnalysis
import TraceFields
import TraceReports

/// Law 2 and its limits: input that nobody would send by accident gives a trace with defects; `LinearCostTests` has its cost.
@Suite struct HostileInputTests {
    @Test func manyReceivedLines() throws {
        let trace = MessageTracer().trace(try HostileShape.named("received lines").message(10_000))
        #expect(trace.hops.count == Limits.hops)
        #expect(trace.defects.contains { $0.code == .tooManyHops })
    }

    /// Each limit, a message that crosses it, and the defect that says so; `docs/design.md` has the same rows.
    static let limits: [(value: Int, code: Defect.Code, header: String)] = [
        (Limits.fields, .tooManyFields, String(repeating: "A: b\n", count: Limits.fields + 1)),
        (
            Limits.hops, .tooManyHops,
            String(repeating: "Received: by b.example; 2 Mar 2026 01:15:04 +0000\n", count: Limits.hops + 1)
        ),
        (
            Limits.statements, .tooManyStatements,
            String(repeating: "Authentication-Results: b.example; spf=pass\n", count: Limits.statements + 1)
        ),
        (
            Limits.attributedFields, .tooManyStatements,
            "Received: from a.example by b.example; Mon, 2 Mar 2026 01:15:04 +0000\n"
                + String(repeating: "Authentication-Results: b.example; spf=pass\n", count: Limits.attributedFields + 1)
        ),
        (Limits.tokens, .tooManyTokens, "Received: by b.example" + String(repeating: " x", count: Limits.tokens + 1) + "\n"),
        (
            Limits.commentDepth, .commentTooDeep,
            "Received: by b.example " + String(repeating: "(", count: Limits.commentDepth + 1)
                + String(repeating: ")", count: Limits.commentDepth + 1) + "\n"
        ),
        (Limits.lineBytes, .longLine, "Subject: " + String(repeating: "x", count: Limits.lineBytes) + "\n"),
        (Limits.arcInstances, .badTagValue, "ARC-Seal: i=\(Limits.arcInstances + 1); cv=pass; d=a.example; s=s; b=b\n"),
        (Limits.defects, .tooManyDefects, String(repeating: "Received: x\n", count: Limits.defects + 1)),
    ]

    @Test(arguments: limits.indices) func crossingALimitIsADefect(_ index: Int) throws {
        let limit = Self.limits[index]
        let trace = MessageTracer().trace(Array((limit.header + "From: a@b.example\n\nbody\n").utf8))
        #expect(trace.defects.contains { $0.code == limit.code })
        let document = String(decoding: try ProjectFolder.bytes("docs/design.md"), as: UTF8.self)
        #expect(document.contains("| \(limit.value) | `\(limit.code.rawValue)` |"))
    }

    @Test func deepComments() throws {
        let trace = MessageTracer().trace(try HostileShape.named("nested comments").message(100_000))
        #expect(trace.hops.count == 1)
        #expect(trace.received(1).by != nil)
    }

    @Test func aHeaderOfSixtyFourMebibytes() {
        let line = Array("X-Filler: ".utf8) + [UInt8](repeating: 0x61, count: 60_000) + [0x0A]
        var message: [UInt8] = []
        while message.count < 64 << 20 { message += line }
        let trace = MessageTracer().trace(message)
        #expect(trace.block.bodyStart <= Limits.headerBytes)
        #expect(trace.defects.contains { $0.code == .headerTooLong })
        #expect(trace.hops.isEmpty)
    }

    @Test(
        arguments: [
            [], [0x0A], [0x0D], [0x0D, 0x0A], [0x3A], [0x00], [0xEF, 0xBB, 0xBF], Array("From ".utf8), Array("Received:".utf8),
            Array("A: \u{3042}".utf8).dropLast(1), Array("Subject: x\n\u{3042}".utf8).dropLast(2),
            [0xFF, 0xD8, 0xFF, 0xE0, 0x00],
            Array("Received: from a by b;".utf8) + [0xC3], Array("Subject: =?utf-8?b?44G".utf8),
        ] as [[UInt8]])
    func smallPieces(_ message: [UInt8]) {
        let trace = MessageTracer().trace(Array(message))
        let report = Report(trace, source: Source(name: "x", message: message))
        #expect(!report.json.isEmpty)
    }
}
