import Testing
import TraceFields

@testable import TraceReports

/// Dates, addresses and values as text.
@Suite struct ReportTextTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_772_366_400, "2026-03-01T12:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (-2_203_891_200, "1900-03-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        (Int64.max, "9999-12-31T23:59:59Z"), (Int64.min, "0001-01-01T00:00:00Z"),
    ]) func dates(_ seconds: Int64, _ text: String) {
        #expect(UTCDate(seconds: seconds).text == text)
    }

    @Test(arguments: [(540, "+0900"), (-210, "-0330"), (0, "+0000"), (765, "+1245")]) func zones(_ minutes: Int, _ text: String) {
        #expect(UTCDate.zone(minutes: minutes) == text)
    }

    /// RFC 5952 §4 and its examples.
    @Test(
        arguments: [
            (0x2001_0db8_0000_0000, 0x0000_0000_0000_0001, "2001:db8::1"), (0, 0, "::"), (0, 1, "::1"),
            (0x2001_0db8_0000_0001, 0x0001_0001_0001_0001, "2001:db8:0:1:1:1:1:1"),
            (0x2001_0000_0000_0001, 0x0000_0000_0000_0001, "2001:0:0:1::1"),
            (0x2001_0db8_0000_0000, 0x0001_0000_0000_0001, "2001:db8::1:0:0:1"), (0xfe80_0000_0000_0000, 0, "fe80::"),
        ] as [(UInt64, UInt64, String)]) func addresses(_ high: UInt64, _ low: UInt64, _ text: String)
    {
        #expect(IPAddress(high: high, low: low).text == text)
    }

    @Test func dottedDecimal() { #expect(IPAddress(v4: 0xC000_0207).text == "192.0.2.7") }

    @Test(arguments: [
        ("Subject: plain\n", "plain"), ("Subject: folded\n  over\n\tlines\n", "folded over lines"),
        ("Subject: folded\r\n over\r\n", "folded over"), ("Subject: =?UTF-8?B?44Gv44GE?=\n", "はい"),
        ("Subject: =?iso-8859-1?Q?caf=E9?= x\n", "café x"), ("Subject: =?windows-1252?Q?=80?=\n", "€"),
        ("Subject: =?ISO-2022-JP?B?GyRCJE8kJBsoQg==?=\n", "はい"), ("Subject: =?Shift_JIS?B?gs2CoA==?=\n", "はあ"),
        ("Subject:\n", ""),
    ]) func subjects(_ header: String, _ subject: String) {
        #expect(ReportFixtures.report(header + "From: a@b.example\n\n").message.subject == subject)
    }

    /// A character set that nobody knows leaves bytes that are no text.
    @Test func unknownCharacterSet() {
        #expect(CharacterSet.text(of: [0x41, 0xFF], charset: "x-unheard-of") == nil)
        #expect(CharacterSet.text(of: [0x41], charset: "utf-16//TRANSLIT") == nil)
    }

    @Test func digests() {
        #expect(SourceDigest.sha256(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SourceDigest.base64(of: []) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    /// Nothing of the header is lost on the way to its numbered lines.
    @Test(arguments: ReportFixtures.sample) func headerLines(_ path: String) throws {
        let report = try ReportFixtures.corpusReport(path)
        #expect(report.header.map { $0.number } == Array(1..<report.header.count + 1))
        for hop in report.hops { #expect(report.header[hop.field.line - 1].start == hop.field.start) }
    }
}
