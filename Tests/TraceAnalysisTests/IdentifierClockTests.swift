import Testing
import TraceAnalysis
import TraceFields

@Suite struct IdentifierClockTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var id: String
        var by = "mx.example.com"
        var software: String?
        var zone: Int16 = 0
        var form: IdentifierClock.Form?
        var seconds: Int64 = noon
        var milliseconds: Int?
        var isLocal = false
        var testDescription: String { id }
    }

    static let rows: [Row] = [
        Row(id: "1vwfSq-000000012Ab-0001", software: "Exim", form: .exim),
        Row(id: "1vwfSq-00012A-Bc", software: "Exim", form: .exim),
        Row(id: "1vwfSq-00012A-Bc", form: .exim),
        Row(id: "1vwfSq-00012A-Bc", software: "Postfix"),
        Row(id: "1vwfSq-00012A-Bcd"), Row(id: "1vwfSq-00012-ABcd"), Row(id: "------------------------"),
        Row(id: "000001-000000-00", software: "Exim"),
        Row(id: "4fP0xD1mRhz1Q", software: "Postfix", form: .postfix, milliseconds: 250),
        Row(id: "4fP0xD1mRhz1Q", software: "Our Gateway", form: .postfix, milliseconds: 250),
        Row(id: "4fP0xD1mRhz1Q", software: "Exim"),
        Row(id: "4fP0xDzzzzz1Q"), Row(id: "4fP0xD1mRhz"), Row(id: "4fP0xD1mRhz1z"), Row(id: "0123456789AB"),
        Row(id: "8A3F01C2D4"),
        Row(id: "621C0000012345", form: .sendmail), Row(id: "621C00Aa012345", software: "8.17.1", form: .sendmail),
        Row(id: "621L00Aa012345", zone: 540, form: .sendmail, isLocal: true),
        Row(id: "621C00Aa012345", software: "Postfix"), Row(id: "6c1C00Aa012345"), Row(id: "62zC00Aa012345"),
        Row(id: "621C00Aa01234x"),
        Row(id: "98e67ed59e1d1-3aabbccddeesi100a91.10.2026.03.01.04.00.00", by: "mx.google.com", zone: -480, form: .gmail),
        Row(id: "98e67ed59e1d1-3aabbccddeesi100a91.10.2026.03.01.04.00.00", by: "mx.google.com", form: .gmail),
        Row(id: "a1sm100a91.2.2026.07.01.05.00.00", by: "smtp.gmail.com", form: .gmail, seconds: noon + 122 * 86_400),
        Row(id: "98e67ed59e1d1-3aabbccddeesi100a91.10.2026.13.01.04.00.00", by: "mx.google.com"),
        Row(id: "98e67ed59e1d1-3aabbccddeesi100a91.10.2026.03.01.04.00.00"),
        Row(
            id: "98e67ed59e1d1-3aabbccddeemr100a91.1.1772366400500", by: "2002:a05:1730:b0:5:6:7:8", form: .gmailMilliseconds,
            milliseconds: 500),
        Row(id: "ab1csp100001vqb", by: "2002:a05:172a:b0:1:2:3:4"),
        Row(id: "C5/11-12345-04A24A96", software: "ecelerity", form: .momentum),
        Row(id: "C5.11.12345.04A24A96", software: "Symantec Messaging Gateway", form: .symantec),
        Row(id: "fp:SMTPD_---X_1772366400", by: "smtp.aliyun-inc.com", form: .aliyun), Row(id: "fp:SMTPD_---X"),
        Row(id: "1772366400123456.789", by: "mx.zohomail.com", form: .zoho, milliseconds: 123),
        Row(id: "1772366400123456.789"),
        Row(id: "2026030112000012:1234", software: "Lotus Domino Release", form: .domino, isLocal: true),
        Row(id: "2026030121000012-1234", software: "HCL Domino Release", zone: 540, form: .domino, isLocal: true),
        Row(
            id: "20260301120000epcas5p17c8978ebda5ba5e27ed6b8d0d0b8f7af~cVy1cbJkX0231402314epcas5p1q", software: "KnoxPortal",
            form: .knox),
        Row(id: "20260301120000epcas5p17c8978ebda5ba5e27ed6b8d0d0b8f7af~cVy1cbJkX0231402314epcas5p1q"),
        Row(id: "4fP0zD1mRhz1Q", form: .postfix, seconds: noon + 2 * 52, milliseconds: 250),
        Row(id: "15.20.9655.12", by: "edge.prod.outlook.com", software: "Microsoft SMTP Server"),
        Row(id: "0100019ca9450a00-00000000"), Row(id: "us-mta-652-XXXX-1"), Row(id: ""), Row(id: "1"),
    ]

    static func read(_ row: Row, upTo count: Int? = nil) -> IdentifierClock? {
        var bytes = Array(row.id.utf8)
        let id = ByteRange(0, min(count ?? bytes.count, bytes.count))
        let by = ByteRange(bytes.count, bytes.count + row.by.utf8.count)
        bytes.append(contentsOf: row.by.utf8)
        var software: ByteRange?
        if let name = row.software {
            software = ByteRange(bytes.count, bytes.count + name.utf8.count)
            bytes.append(contentsOf: name.utf8)
        }
        let date = MailDate(seconds: noon + 2, zoneMinutes: row.zone, zone: .offset)
        return IdentifierClock.read(id, in: bytes, software: software, by: by, near: date)
    }

    @Test(arguments: rows) func readsIdentifier(_ row: Row) {
        let clock = Self.read(row)
        #expect(clock?.form == row.form)
        guard row.form != nil else { return }
        #expect(clock?.seconds == row.seconds)
        #expect(clock?.milliseconds == row.milliseconds)
        #expect(clock?.isLocalTime == row.isLocal)
    }

    @Test(arguments: rows) func anyPrefixIsRead(_ row: Row) {
        for count in 0...row.id.utf8.count {
            if let clock = Self.read(row, upTo: count) { #expect(IdentifierClock.plausible.contains(clock.seconds)) }
        }
    }

    /// Of identifiers in UTC or local time the one that is not after the date is meant: the identifier is made first.
    @Test func sendmailIdentifierIsOlderThanItsDate() {
        let bytes = Array("621C00Aa012345".utf8)
        let date = MailDate(seconds: noon + 4 * 3_600 + 1_800, zoneMinutes: -480, zone: .offset)
        let clock = IdentifierClock.read(ByteRange(0, bytes.count), in: bytes, near: date)
        #expect(clock?.seconds == noon)
        #expect(clock?.isLocalTime == false)
    }

    @Test(arguments: [
        ("MTIzNDU2Nzg", "12345678"), ("MTIzNDU2Nzg=", "12345678"), ("mail.example.org", nil), ("localhost", nil),
        ("MTIzNDU2Nz", nil),
        ("", nil), ("MTIz", nil), ("MTIzNDU2Nzh4", nil),
    ])
    func accountInHelo(_ row: (String, String?)) {
        let bytes = Array(row.0.utf8)
        #expect(EmbeddedIdentity.account(ByteRange(0, bytes.count), in: bytes) == row.1)
    }

    @Test func identifierRepeatsAddress() {
        let bytes = Array("j10-20020a05172a00b00001000200030004mr1000abc".utf8)
        let id = ByteRange(0, bytes.count)
        let address = IPAddress(high: 0x2002_0a05_172a_00b0, low: 0x0001_0002_0003_0004)
        #expect(EmbeddedIdentity.repeats(id, address: address, in: bytes) == true)
        #expect(EmbeddedIdentity.repeats(id, address: IPAddress(high: 0, low: 1), in: bytes) == false)
        #expect(EmbeddedIdentity.repeats(ByteRange(0, 20), address: address, in: bytes) == nil)
    }

    @Test func dateIsNotNeeded() {
        let bytes = Array("621C00Aa012345".utf8)
        #expect(IdentifierClock.read(ByteRange(0, bytes.count), in: bytes)?.seconds == noon)
    }
}
