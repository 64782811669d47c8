import Testing

import TraceFields

@Suite struct MailDateTests {
    private static func parse(_ text: String) -> MailDate.Parsed? {
        let bytes = [UInt8](text.utf8)
        return MailDate.parse(bytes, ByteRange(0, bytes.count))
    }

    /// Wed, 21 Aug 2002 10:47:35 +0000
    private static let moment: Int64 = 1_029_926_855

    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var seconds: Int64
        var zoneMinutes: Int16
        var zone: MailDate.Zone
        var isIrregular: Bool

        init(
            _ text: String, _ offset: Int64 = 0, _ zoneMinutes: Int16 = 0, _ zone: MailDate.Zone = .offset, irregular: Bool = true
        ) {
            self.text = text
            seconds = moment + offset
            self.zoneMinutes = zoneMinutes
            self.zone = zone
            isIrregular = irregular
        }

        var testDescription: String { text }
    }

    static let rows = [
        // RFC 5322 §3.3
        Row("Wed, 21 Aug 2002 10:47:35 +0000", irregular: false),
        Row("21 Aug 2002 10:47:35 +0000", irregular: false),
        Row("Wed, 21 Aug 2002 05:47:35 -0500", 0, -300, irregular: false),
        Row("Wed, 21 Aug 2002 16:17:35 +0530 (IST)", 0, 330, irregular: false),
        Row("21 Aug 2002 10:47:35 -0000", 0, 0, .unknownLocal, irregular: false),
        Row("Wed, 21 Aug 2002 10:47 +0000", -35, irregular: false),
        Row("wed, 21 AUG 2002 10:47:35 +0000", irregular: false),
        Row("Wed,21 Aug 2002 10:47:35 +0000", irregular: false),
        // RFC 5322 §4.3
        Row("Wed, 21 Aug 2002 10:47:35 GMT", 0, 0, .name),
        Row("Wed, 21 Aug 2002 10:47:35 UT", 0, 0, .name),
        Row("Wed, 21 Aug 2002 10:47:35 Z", 0, 0, .name),
        Row("Wed, 21 Aug 2002 06:47:35 EDT", 0, -240, .name),
        Row("Wed, 21 Aug 2002 03:47:35 PDT", 0, -420, .name),
        Row("Wed, 21 Aug 2002 19:47:35 JST", 0, 540, .name),
        Row("Wed, 21 Aug 2002 12:47:35 cest", 0, 120, .name),
        Row("Wed, 21 Aug 2002 10:47:35 CST", 0, 0, .ambiguousName),
        Row("Wed, 21 Aug 2002 10:47:35 BST", 0, 0, .ambiguousName),
        Row("Wed, 21 Aug 02 10:47:35 +0000"),
        Row("Wed, 21 Aug 102 10:47:35 +0000"),
        Row("Wed, 21 Aug 0102 10:47:35 +0000"),
        // Month first, year last, year first, numbers only
        Row("Wed Aug 21 10:47:35 2002 +0000"),
        Row("Wed Aug 21 05:47:35 2002 -0500", 0, -300),
        Row("Wed Aug 21 10:47:35 2002", 0, 0, .absent),
        Row("Wed Aug 21 06:47:35 EDT 2002", 0, -240, .name),
        Row("Aug, 21 2002 02:47:35 a.m. -0800", 0, -480),
        Row("August 21, 2002 10:47:35 AM +0000"),
        Row("2002-08-21 10:47:35 +0000"),
        Row("2002-08-21T10:47:35Z", 0, 0, .name),
        Row("2002/08/21 10:47:35 +0000"),
        Row("21/08/2002 10:47:35", 0, 0, .absent),
        Row("08-21-2002 10:47:35 +0000"),
        Row("21-Aug-2002 10:47:35 +0000"),
        Row("21.08.2002 10:47:35 +0000"),
        Row("Wed, 21 Aug 2002 10:47:35 PM +0000", 43_200),
        Row("21 Aug 2002 12:47:35 am +0000", -36_000),
        // Zones of other spellings, or none
        Row("Wed, 21 Aug 2002 10:47:35", 0, 0, .absent),
        Row("Wed, 21 Aug 2002 10:47:35 0000"),
        Row("Wed, 21 Aug 2002 03:47:35 -0700 PDT", 0, -420),
        Row("Wed, 21 Aug 2002 06:47:35 -400", 0, -240),
        Row("Wed, 21 Aug 2002 18:47:35 +8", 0, 480),
        Row("Wed, 21 Aug 2002 02:47:35 -08:00", 0, -480),
        Row("Wed, 21 Aug 2002 12:47:35 GMT+0200", 0, 120),
        Row("Wed, 21 Aug 2002 05:47:35-0500", 0, -300, irregular: false),
        Row("Wednesday, 21 August 2002 10:47:35 +0000"),
        Row("Wed 21 Aug 2002 10:47:35 +0000"),
    ]

    @Test(arguments: rows) func reads(_ row: Row) throws {
        for text in [
            row.text, "  " + row.text, row.text.replacing(" ", with: "\r\n\t"), row.text + "; and more", row.text + "\n",
        ] {
            let parsed = try #require(Self.parse(text), "\(text)")
            #expect(parsed.date.seconds == row.seconds)
            #expect(parsed.date.zoneMinutes == row.zoneMinutes)
            #expect(parsed.date.zone == row.zone)
            if text == row.text { #expect(parsed.range == ByteRange(0, text.utf8.count)) }
        }
    }

    @Test(arguments: rows.filter { !$0.text.contains("August") }) func saysWhatIsIrregular(_ row: Row) {
        #expect(Self.parse(row.text)?.isIrregular == row.isIrregular)
    }

    @Test(arguments: rows) func isFoundFromTheRight(_ row: Row) {
        for text in ["id 1A2B for <a@b.example> \(row.text)", "by a.example id 10:20:30\r\n \(row.text) (x <y@z.example>)"] {
            let bytes = [UInt8](text.utf8)
            let found = MailDate.findFromRight(bytes, ByteRange(0, bytes.count))
            #expect(found?.date.seconds == row.seconds, "\(text)")
        }
    }

    /// RFC 5322 §3.3: seconds may be left out.
    @Test func knowsWhetherSecondsWereWritten() {
        #expect(Self.parse("Wed, 21 Aug 2002 10:47 +0000")?.date.hasSeconds == false)
        #expect(Self.parse("Wed, 21 Aug 2002 10:47:00 +0000")?.date.hasSeconds == true)
    }

    @Test func fractions() {
        #expect(Self.parse("Wed, 21 Aug 2002 10:47:35.581 +0000 (UTC)")?.date.milliseconds == 581)
        #expect(Self.parse("Wed, 21 Aug 2002 10:47:35.5 +0000")?.date.milliseconds == 500)
        let parsed = Self.parse("2002-08-21 10:47:35.123456789 +0000 UTC m=+12345.678")
        #expect(parsed?.date == MailDate(seconds: Self.moment, milliseconds: 123, zoneMinutes: 0, zone: .offset))
        #expect(parsed?.range == ByteRange(0, 52))
    }

    @Test func takesTheCommentOfTheZoneAndNoOther() {
        let text = "Wed, 21 Aug 2002 10:47:35 +0000 (Central (European) Time) (envelope-from <a@b.example>)"
        #expect(Self.parse(text)?.range == ByteRange(0, 57))
        #expect(Self.parse("21 Aug 2002 10:47:35 +0000 (envelope-from a@b.example)")?.range == ByteRange(0, 26))
        #expect(Self.parse("21 Aug 2002 10:47:35 +0000 (unclosed")?.range == ByteRange(0, 26))
        #expect(Self.parse("21 Aug 2002 10:47:35 +0000 id 12")?.range == ByteRange(0, 26))
        #expect(Self.parse("21 Aug 2002 10:47:35 id 12")?.range == ByteRange(0, 20))
    }

    @Test(
        arguments: [
            ("1 Jan 1970 00:00:00 +0000", 0), ("31 Dec 1969 23:59:59 +0000", -1), ("29 Feb 2000 00:00:00 +0000", 951_782_400),
            ("29 Feb 2024 00:00:00 +0000", 1_709_164_800), ("1 Mar 1900 00:00:00 +0000", -2_203_891_200),
            ("31 Dec 2016 23:59:60 +0000", 1_483_228_800), ("31 Dec 9999 23:59:59 +0000", 253_402_300_799),
            ("1 Jan 49 00:00:00 +0000", 2_493_072_000), ("1 Jan 50 00:00:00 +0000", -631_152_000),
        ] as [(String, Int64)]) func countsSeconds(_ text: String, _ seconds: Int64)
    {
        #expect(Self.parse(text)?.date.seconds == seconds)
    }

    @Test(arguments: [
        "", " ", ";", "Wed", "Wed,", "Wed, 21", "Wed, 21 Aug", "Wed, 21 Aug 2002", "Wed, 21 Aug 2002 10", "Wed, 21 Aug 2002 10:",
        "21 Aug 2002 10:4",
        "32 Aug 2002 10:47:35 +0000", "0 Aug 2002 10:47:35 +0000", "31 Jun 2002 10:47:35 +0000", "29 Feb 2002 10:47:35 +0000",
        "29 Feb 1900 10:47:35 +0000", "21 Xyz 2002 10:47:35 +0000", "21 Aug 2002 24:00:00 +0000", "21 Aug 2002 10:60:00 +0000",
        "21 Aug 2002 10:47:61 +0000", "21 Aug 1002 10:47:35 +0000", "21 Aug 20022 10:47:35 +0000", "21/13/2002 10:47:35",
        "12-20-2023",
        "Foo, 21 Aug 2002 10:47:35 +0000", "2002-13-01 10:47:35 +0000", "99999999999 Aug 2002 10:00", "10:47:35 +0000",
        "Aug Aug 2002 10:00:00",
    ]) func refuses(_ text: String) {
        #expect(Self.parse(text) == nil)
    }

    @Test(arguments: [
        "", "x", "from a by b id 12:34", "[192.0.2.1:2525] 10:20:30", "12:34:56", "Aug 21 12:34:56", "::::::::::::",
    ])
    func findsNothing(_ text: String) {
        let bytes = [UInt8](text.utf8)
        #expect(MailDate.findFromRight(bytes, ByteRange(0, bytes.count)) == nil)
    }

    @Test func everyPrefixIsRead() {
        for row in Self.rows {
            let bytes = [UInt8](row.text.utf8)
            for end in 0...bytes.count {
                for start in 0...end {
                    _ = MailDate.parse(bytes, ByteRange(start, end))
                    _ = MailDate.findFromRight(bytes, ByteRange(start, end))
                }
            }
            #expect(MailDate.parse(bytes, ByteRange(0, bytes.count + 1)) == nil)
        }
    }
}
