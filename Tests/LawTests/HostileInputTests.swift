import CorpusLabels
import Foundation
import Testing
import TraceAnalysis
import TraceFields
import TraceReports

/// Law 2 and its limits: input that nobody would send by accident gives a trace with defects, in linear time.
@Suite struct HostileInputTests {
    /// What an attacker repeats; `count` says how often.
    enum Hostile: String, CaseIterable, CustomStringConvertible {
        case receivedLines, nestedComments, openComments, folds, semicolons, equalSigns, quotes, backslashes, encodedWords
        case angleBrackets, commas, authenticationResults, arcSets, signatures, tagList, addresses, longName, longValue,
            strayLines
        case atSigns, digits, properties

        var description: String { rawValue }

        func message(_ count: Int) -> [UInt8] {
            let x = String(repeating: "x", count: 4)
            let header: String =
                switch self {
                case .receivedLines: repeated("Received: from a.example by b.example; Mon, 2 Mar 2026 01:15:04 +0000\n", count)
                case .nestedComments: "Received: from a " + repeated("(", count) + x + repeated(")", count) + " by b\n"
                case .openComments: "Authentication-Results: " + repeated("(", count) + "\n"
                case .folds: "Received: from a.example" + repeated("\n ", count) + "by b.example\n"
                case .semicolons: "Authentication-Results: mx.example" + repeated(";", count) + "\n"
                case .equalSigns: "Authentication-Results: mx.example; spf" + repeated("=", count) + "\n"
                case .quotes: "From: " + repeated("\"", count) + " <a@b.example>\n"
                case .backslashes: "From: \"" + repeated("\\", count) + "\" <a@b.example>\n"
                case .encodedWords: "Subject: " + repeated("=?utf-8?q?=41?= ", count) + "\n"
                case .angleBrackets: "To: " + repeated("<", count) + "a@b.example" + repeated(">", count) + "\n"
                case .commas: "To: " + repeated(",", count) + "\n"
                case .authenticationResults:
                    repeated("Authentication-Results: mx.example; spf=pass smtp.mailfrom=a.example\n", count)
                case .arcSets: (1...max(1, count)).map { "ARC-Seal: i=\($0); cv=none; d=a.example; s=s; b=b\n" }.joined()
                case .signatures: repeated("DKIM-Signature: v=1; d=a.example; s=s; h=from; b=AAAA\n", count)
                case .tagList: "DKIM-Signature: " + repeated("a=b;", count) + "\n"
                case .addresses: "To: " + repeated("a@b.example, ", count) + "\n"
                case .longName: repeated("N", count) + ": x\n"
                case .longValue: "Received: " + repeated("v", count) + "\n"
                case .strayLines: "Subject: x\n" + repeated("stray\nA: b\n", count)
                case .atSigns: "Return-Path: <" + repeated("@", count) + ">\n"
                case .digits: "Received: from a by b; " + repeated("9", count) + " Mar 2026 01:15:04 +0000\n"
                case .properties: "Authentication-Results: mx.example; dkim=pass" + repeated(" header.d=a.example", count) + "\n"
                }
            return Array((header + "From: a@b.example\nSubject: end\n\nbody\n").utf8)
        }

        private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    }

    @Test(arguments: Hostile.allCases)
    func costIsLinear(_ hostile: Hostile) throws {
        let first = Self.processorTime(of: hostile.message(1_000))
        let second = Self.processorTime(of: hostile.message(4_000))
        // Four times the input. Quadratic cost would be sixteen times; what is too short to measure passes.
        #expect(second < first * 9 + 0.02, "\(first) s, and \(second) s for four times as much")
    }

    /// Seconds that one trace takes of a processor; what other processes do is not counted. The better of two.
    private static func processorTime(of message: [UInt8]) -> Double {
        let now = { () -> Double in
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let runs = (0..<2).map { _ -> Double in
            let start = now()
            _ = MessageTracer().trace(message)
            return now() - start
        }
        return runs.min() ?? 0
    }

    @Test func manyReceivedLines() {
        let trace = MessageTracer().trace(Hostile.receivedLines.message(10_000))
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

    @Test func deepComments() {
        let trace = MessageTracer().trace(Hostile.nestedComments.message(100_000))
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
