import Testing
import TraceFields

@testable import TraceAnalysis

/// The rows that a mail reader prints, and what they really are about.
@Suite struct ShownSummaryTests {
    struct ShownRow: Sendable, CustomTestStringConvertible {
        var name: String
        var viewer: ShownSummary.Viewer
        var remarks: [ShownSummary.Remark]
        var misleading: [Bool]
        var testDescription: String { name }
    }

    static let rows: [ShownRow] = [
        ShownRow(
            name: "direct-broken", viewer: .gmail, remarks: [.couldNotBeChecked, .keyNotFetched, .noPolicyRow],
            misleading: [true, true, false]),
        ShownRow(
            name: "forwarded-broken", viewer: .gmail, remarks: [.ofForwarder, .keyNotFetched, .noPolicyRow],
            misleading: [true, true, false]),
        ShownRow(
            name: "direct-repaired", viewer: .gmail, remarks: [.authorsOwn, .authorSigned, .policyMet],
            misleading: [false, false, false]),
        ShownRow(
            name: "forwarded-repaired", viewer: .gmail, remarks: [.ofForwarder, .authorSigned, .policyMetByDKIM],
            misleading: [true, false, false]),
        ShownRow(
            name: "direct-clean", viewer: .gmail, remarks: [.authorsOwn, .authorSigned, .policyMet],
            misleading: [false, false, false]),
        ShownRow(
            name: "09-silent-forward", viewer: .other, remarks: [.failedByForwarding, .authorSigned, .policyMetByDKIM],
            misleading: [true, false, false]),
        ShownRow(
            name: "11-mailman-broken", viewer: .other, remarks: [.ofList, .listSigned, .policyFailedOnTheWay],
            misleading: [true, true, false]),
        ShownRow(
            name: "13-ses-shared", viewer: .other, remarks: [.ofService, .authorSigned, .policyMetByDKIM],
            misleading: [false, false, false]),
        ShownRow(
            name: "14-sendgrid-unfinished", viewer: .other, remarks: [.ofService, .serviceSigned, .policyFailed],
            misleading: [true, true, false]),
        ShownRow(
            name: "15-best-guess", viewer: .other, remarks: [.authorsOwn, .notSigned, .guess], misleading: [false, false, true]),
        ShownRow(
            name: "17-dsn-null-sender", viewer: .other, remarks: [.ofServerName, .notSigned, .policyMet],
            misleading: [false, false, false]),
        ShownRow(
            name: "S3-m365-no-key", viewer: .other, remarks: [.authorsOwn, .keyMissing, .policyMet],
            misleading: [false, true, false]),
    ]

    @Test(arguments: rows) func corpus(_ row: ShownRow) throws {
        let summary = CopySample.trace(try CopySample.text(row.name)).shownSummary()
        #expect(summary.viewer == row.viewer)
        #expect(summary.rows.map(\.remark) == row.remarks)
        #expect(summary.rows.map(\.isMisleading) == row.misleading)
        #expect(summary.rows.map(\.method) == [.spf, .dkim, .dmarc])
    }

    /// A FAIL that was asked about a filter is told as that, and is no lie: the filter may be the sender's.
    @Test func aFilterIsNoAuthor() throws {
        let trace = CopySample.trace(try CopySample.text("../direct/m365-behind-mimecast"))
        let row = trace.shownSummary().rows[0]
        #expect(row.method == .spf && row.remark == .ofFilter && !row.isMisleading)
    }

    /// Gmail prints FAIL for a check that could not be made; the word of the field is another.
    @Test func gmailTurnsErrorsIntoFailures() throws {
        let trace = CopySample.trace(try CopySample.text("direct-broken"))
        #expect(trace.shownSummary(.gmail).rows.map(\.word) == [.failForError, .failForError, nil])
        #expect(trace.shownSummary(.other).rows.map(\.word) == [.recorded(.temperror), .recorded(.temperror), nil])
        #expect(trace.shownSummary(.other).rows.allSatisfy { !$0.isMisleading })
    }

    @Test func sealsHaveARowElsewhere() throws {
        let trace = CopySample.trace(try CopySample.text("12-list-arc-override"))
        #expect(trace.shownSummary(.other).rows.last?.method == .arc)
        #expect(trace.shownSummary(.gmail).rows.last?.method == .dmarc)
        #expect(trace.shownSummary().rows[1].hidden.count == 1)
    }

    @Test func nothingToShow() {
        let rows = CopySample.trace("Subject: a\n\n").shownSummary().rows
        #expect(rows.map(\.remark) == [.noRow, .noRow, .noPolicyRow] && rows.allSatisfy { $0.word == nil })
    }
}
