import Testing
import TraceFields

@Suite struct EnvelopePathTests {
    static let rows: [(String, String)] = [
        ("<alice@example.org>", "alice@example.org|example.org"),
        ("alice@example.org", "alice@example.org|example.org"),
        (" \r\n <alice@example.org>\r\n", "alice@example.org|example.org"),
        ("<alice@example.org> (not verified)", "alice@example.org|example.org"),
        ("<\"alice> example\"@example.org>", "\"alice> example\"@example.org|example.org"),
        ("\"alice example\"@example.org", "\"alice example\"@example.org|example.org"),
        ("<@relay.example:alice@example.org>", "alice@example.org|example.org"),
        ("<a,b;c@example.org>", "a,b;c@example.org|example.org"),
        ("bounces+1-abcd-bob=example.net@em1.example", "bounces+1-abcd-bob=example.net@em1.example|em1.example"),
        ("mailing list dev@lists.example", "dev@lists.example|lists.example"),
        ("alice@example.org,\n bob@example.net", "alice@example.org|example.org"),
        ("alice@example.org,bob@example.net", "alice@example.org|example.org"),
        ("a,b@example.org", "a,b@example.org|example.org"),
        ("<alice@example.org", "alice@example.org|example.org"),
        ("alice@example.org>", "alice@example.org|example.org"),
        ("<MAILER-DAEMON>", "null"), ("<mailer-daemon@example.org>", "mailer-daemon@example.org|example.org"),
        ("red@acted=example.net@example.org", "red@acted=example.net@example.org|example.org"),
        ("<>", "null"), ("< >", "null"), ("", "null"), (" \r\n ", "null"), ("<> (bounce)", "null"),
        ("<[email protected]>", "masked"), ("[email protected]", "masked"), ("<[email]>", "[email]|-"),
        ("<***@***.com>", "masked"), ("***", "masked"), ("<a*b@example.org>", "a*b@example.org|example.org"),
        ("<[alice@example.org](mailto:alice@example.org)>", "alice@example.org|example.org"),
        ("<info@●●.example>", "masked"), ("dev@lists.example; h=AV1CL", "dev@lists.example|lists.example"),
        ("(comment alone)", "unreadable"), ("<@relay.example:>", "unreadable"), ("@relay.example:", "unreadable"),
    ]

    /// The path as `address|domain`.
    static func read(_ bytes: [UInt8], _ range: ByteRange) -> String {
        switch Mailbox.parsePath(bytes, range) {
        case .null: "null"
        case .unreadable: "unreadable"
        case .masked: "masked"
        case .mailbox(let mailbox):
            "\(MailboxTests.text(bytes, mailbox.address))|\(MailboxTests.text(bytes, mailbox.domain))"
        }
    }

    @Test(arguments: rows) func readsPath(_ row: (String, String)) {
        let bytes = Array(row.0.utf8)
        #expect(Self.read(bytes, ByteRange(0, bytes.count)) == row.1)
    }

    @Test(arguments: rows) func foldsAndPrefixesAreRead(_ row: (String, String)) {
        let folded = Array("\r\n\t\(row.0)\r\n".utf8)
        #expect(Self.read(folded, ByteRange(0, folded.count)) == row.1)
        for end in 0...folded.count {
            if case .mailbox(let mailbox) = Mailbox.parsePath(folded, ByteRange(0, end)) { #expect(mailbox.address.upper <= end) }
        }
    }

    @Test(arguments: ["<", "(", "\"", "a \"", "@", "\\"]) func costIsLinear(_ unit: String) {
        let bytes = Array(String(repeating: unit, count: 60_000).utf8)
        _ = Mailbox.parsePath(bytes, ByteRange(0, bytes.count))
    }
}
