import Foundation
import Testing
import TraceFields

@testable import TraceAnalysis
@testable import TraceReports

/// `docs/attribution.md` tells what the code does: every kind of evidence, its points, and an example that was computed by hand.
@Suite struct AttributionDocumentTests {
    private static func document() throws -> String {
        try String(contentsOf: ReportFixtures.root.appendingPathComponent("docs/attribution.md"), encoding: .utf8)
    }

    @Test func everyEvidenceIsExplained() throws {
        let text = try Self.document()
        for code in Evidence.Code.allCases { #expect(text.contains("`" + code.rawValue + "`"), "\(code.rawValue)") }
    }

    @Test(arguments: [
        (Evidence.Code.authservIDEquals, [EvidenceWeight.authservIDEqualsOnce, EvidenceWeight.authservIDEquals]),
        (.authservIDAlias, [EvidenceWeight.authservIDAlias, EvidenceWeight.authservIDOrganization]),
        (.authservIDOrganization, [EvidenceWeight.authservIDOrganization]),
        (.anonymousDialect, [EvidenceWeight.anonymousDialect]), (.selfSeal, [EvidenceWeight.selfSeal]),
        (.clientIPEquals, [EvidenceWeight.clientIPEquals]),
        (.clientIPContradicts, [EvidenceWeight.clientIPContradicts, EvidenceWeight.clientIPNowhere]),
        (.habitualPosition, [EvidenceWeight.habitualPosition]), (.onlyNeighbour, [EvidenceWeight.onlyNeighbour]),
        (.wrongSide, [EvidenceWeight.wrongSide]), (.commentWriter, [EvidenceWeight.commentWriter]),
        (.recipientEquals, [EvidenceWeight.recipientEquals]), (.mailFromEquals, [EvidenceWeight.mailFromEquals]),
        (.mailFromContradicts, [EvidenceWeight.mailFromContradicts]), (.sameProduct, [EvidenceWeight.sameProduct]),
        (.authenticatedSession, [EvidenceWeight.authenticatedSession]), (.arcCopyEquals, [EvidenceWeight.arcCopyEquals]),
        (.group, [EvidenceWeight.group]),
    ]) func pointsAreThoseOfTheCode(_ code: Evidence.Code, _ points: [Int]) throws {
        let shown = points.map { ($0 < 0 ? "−" : "+") + String($0.magnitude) }.joined(separator: " / ")
        let row = "| `" + code.rawValue + "` | " + shown + " |"
        #expect(try Self.document().contains(row), "expected \(row)")
    }

    @Test func thresholdsAreThoseOfTheCode() throws {
        let text = try Self.document()
        #expect(text.contains("| `certain` | \(EvidenceWeight.certain) points, a gap of \(EvidenceWeight.certainGap),"))
        #expect(text.contains("| `likely` | \(EvidenceWeight.likely) points and a gap of \(EvidenceWeight.likelyGap);"))
        #expect(text.contains("| `ambiguous` | \(EvidenceWeight.ambiguous) points and"))
    }

    /// The tables of the example: line of the field, hop, level, sum of its reasons where the document gives it.
    @Test(arguments: [
        (34, 5, Confidence.certain, Int?.some(90)), (88, 3, .certain, 95), (89, 3, .certain, 80), (23, 5, .certain, 75),
        (79, 3, .certain, nil),
    ]) func theExampleIsRight(_ line: Int, _ hop: Int, _ confidence: Confidence, _ sum: Int?) throws {
        let message = try ReportFixtures.message("misleading-pass/forwarded-broken.eml")
        let trace = MessageTracer().trace(message)
        let statements = trace.statements.filter { statement in
            let start = Int(trace.block.fields[statement.field].name.lower)
            return message[..<start].count { $0 == 0x0A } + 1 == line
        }
        #expect(!statements.isEmpty)
        for statement in statements {
            #expect(statement.hop == hop)
            #expect(statement.confidence == confidence)
            guard let sum else { continue }
            #expect(trace.evidence[statement.evidence].reduce(0) { $0 + $1.weight } == sum)
            #expect(try Self.document().contains("| **\(sum)** |"))
        }
        #expect(trace.trustLine == 3)
    }
}
