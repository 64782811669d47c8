import Testing
import TraceFields

@testable import TraceAnalysis

/// One message, and what one rule says of it.
struct RuleRow: Sendable, CustomTestStringConvertible {
    var name: String
    var mail: SampleMail
    var code: FindingCode
    /// The severity of the finding; nil where the rule must be silent.
    var severity: Severity?
    var variant: Finding.Variant?
    var reason: Silence.Reason?

    var testDescription: String { "\(code.rawValue): \(name)" }

    static func fires(_ code: FindingCode, _ severity: Severity, _ name: String, _ mail: SampleMail) -> RuleRow {
        RuleRow(name: name, mail: mail, code: code, severity: severity)
    }

    static func fires(
        _ code: FindingCode, _ severity: Severity, _ variant: Finding.Variant, _ name: String, _ mail: SampleMail
    ) -> RuleRow {
        RuleRow(name: name, mail: mail, code: code, severity: severity, variant: variant)
    }

    static func silent(_ code: FindingCode, _ reason: Silence.Reason, _ name: String, _ mail: SampleMail) -> RuleRow {
        RuleRow(name: name, mail: mail, code: code, reason: reason)
    }

    static func mail(_ change: (inout SampleMail) -> Void) -> SampleMail { SampleMail.clean.with(change) }

    static let all: [RuleRow] = envelopeRows + spfRows + signatureRows + policyRows + attributionRows + routeRows + bodyHashRows
}

struct RuleTests {
    @Test(arguments: RuleRow.all)
    func judgesTheMessage(_ row: RuleRow) {
        let trace = row.mail.trace
        let finding = trace.findings.first { $0.code == row.code }
        if let severity = row.severity {
            #expect(finding?.severity == severity)
            #expect(finding?.variant == row.variant)
            #expect(trace.silence(of: row.code) == nil)
        } else {
            #expect(finding == nil)
            #expect(trace.silence(of: row.code)?.reason == row.reason)
        }
    }

    @Test(arguments: FindingCode.allCases)
    func hasRowsOfBothKinds(_ code: FindingCode) {
        #expect(RuleRow.all.contains { $0.code == code && $0.severity != nil }, "no message where it fires")
        #expect(RuleRow.all.contains { $0.code == code && $0.severity == nil }, "no message where it is silent")
    }

    @Test(arguments: RuleRow.all)
    func citesWhatItSays(_ row: RuleRow) {
        let trace = row.mail.trace
        for finding in trace.findings {
            let reasons = trace.evidence[finding.evidence]
            #expect(reasons.contains { $0.field != nil }, "\(finding.code.rawValue) cites no field")
            #expect(reasons.allSatisfy { ($0.field ?? 0) < trace.block.fields.count })
            #expect(finding.confidence >= .ambiguous)
        }
        #expect(trace.findings.map(\.severity) == trace.findings.map(\.severity).sorted(by: >))
    }

    /// Case of letters, folding and line ends are no part of what a message says.
    @Test(arguments: RuleRow.all)
    func readsSpellingsAlike(_ row: RuleRow) {
        let original = row.mail.trace
        let options = TraceOptions(trust: row.mail.trust)
        let carriage = MessageTracer(options: options).trace(Array(row.mail.text.replacing("\n", with: "\r\n").utf8))
        #expect(carriage.findings.map(\.code) == original.findings.map(\.code))
        #expect(carriage.verdict.code == original.verdict.code)
        let folded = MessageTracer(options: options).trace(Array(row.mail.text.replacing("; ", with: ";\n\t").utf8))
        #expect(folded.findings.map(\.code) == original.findings.map(\.code))
        #expect(folded.verdict.code == original.verdict.code)
    }
}
