import Testing
import TraceFields

@Suite struct MailboxTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var value: String
        var expected: [String]
        var testDescription: String { value }
        init(_ value: String, _ expected: String...) {
            self.value = value
            self.expected = expected
        }
    }

    /// A mailbox as `name|address|domain`.
    static func list(_ value: String) -> [String] {
        let bytes = Array(value.utf8)
        var lexer = Lexer()
        var mailboxes: [Mailbox] = []
        let range = Mailbox.parseList(bytes, ByteRange(0, bytes.count), lexer: &lexer, into: &mailboxes)
        return mailboxes[range].map { "\(text(bytes, $0.displayName))|\(text(bytes, $0.address))|\(text(bytes, $0.domain))" }
    }

    static func text(_ bytes: [UInt8], _ range: ByteRange?) -> String {
        guard let range else { return "-" }
        return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    }

    static let rows: [Row] = [
        // RFC 5322 §3.4
        Row("alice@example.org", "-|alice@example.org|example.org"),
        Row("<alice@example.org>", "-|alice@example.org|example.org"),
        Row("Alice <alice@example.org>", "Alice|alice@example.org|example.org"),
        Row("Alice B. Example <alice@example.org>", "Alice B. Example|alice@example.org|example.org"),
        Row("\"Example, Alice\" <alice@example.org>", "\"Example, Alice\"|alice@example.org|example.org"),
        Row("a@b.example, C <c@d.example>", "-|a@b.example|b.example", "C|c@d.example|d.example"),
        Row("Friends: a@b.example, C <c@d.example>;", "-|a@b.example|b.example", "C|c@d.example|d.example"),
        Row("One:a@b.example;, Two: c@d.example;", "-|a@b.example|b.example", "-|c@d.example|d.example"),
        Row("undisclosed-recipients:;"),
        Row("undisclosed recipients: ;"),
        Row(""),
        Row(" ,, ;"),
        // Comments (RFC 5322 §3.2.2)
        Row("alice@example.org (Alice Example)", "Alice Example|alice@example.org|example.org"),
        Row("(Alice) <alice@example.org>", "Alice|alice@example.org|example.org"),
        Row("<alice@example.org> (Alice)", "Alice|alice@example.org|example.org"),
        Row("Alice (work) <alice@example.org> (x, y)", "Alice|alice@example.org|example.org"),
        Row("a@b.example (c@d.example, e@f.example)", "c@d.example, e@f.example|a@b.example|b.example"),
        // Quoted local parts, routes, literals (§3.4.1, §4.4)
        Row("\"alice example\"@example.org", "-|\"alice example\"@example.org|example.org"),
        Row("<\"a@b\"@example.org>", "-|\"a@b\"@example.org|example.org"),
        Row("<@relay.example,@other.example:alice@example.org>", "-|alice@example.org|example.org"),
        Row("Alice <@relay.example:alice@example.org>", "Alice|alice@example.org|example.org"),
        Row("alice@[192.0.2.1]", "-|alice@[192.0.2.1]|[192.0.2.1]"),
        Row("Alice <alice@[IPv6:2001:db8::1]>", "Alice|alice@[IPv6:2001:db8::1]|[IPv6:2001:db8::1]"),
        Row("alice @ example.org", "-|alice @ example.org|example.org"),
        Row("alice@example . org", "-|alice@example . org|example . org"),
        Row("alice@example.org.", "-|alice@example.org.|example.org"),
        // RFC 6531, RFC 2047
        Row("アリス <アリス@例え.example>", "アリス|アリス@例え.example|例え.example"),
        Row("=?UTF-8?B?44Ki44Oq44K5?= <alice@example.org>", "=?UTF-8?B?44Ki44Oq44K5?=|alice@example.org|example.org"),
        Row(
            "=?utf-8?Q?Example,_Alice_<b@c>?= <alice@example.org>",
            "=?utf-8?Q?Example,_Alice_<b@c>?=|alice@example.org|example.org"
        ),
        Row(
            "=?utf-8?Q?a?= =?utf-8?Q?b,?= <a@b.example>, c@d.example",
            "=?utf-8?Q?a?= =?utf-8?Q?b,?=|a@b.example|b.example", "-|c@d.example|d.example"
        ),
        // What careless writers make of it
        Row("a@b.example; c@d.example", "-|a@b.example|b.example", "-|c@d.example|d.example"),
        Row("fwd@b.example dest@d.example", "-|fwd@b.example|b.example", "-|dest@d.example|d.example"),
        Row("A <a@b.example> C <c@d.example>", "A|a@b.example|b.example", "C|c@d.example|d.example"),
        Row("<a@b.example, c@d.example>", "-|a@b.example|b.example", "-|c@d.example|d.example"),
        Row("A <a@b.example, C <c@d.example>", "A|a@b.example|b.example", "C|c@d.example|d.example"),
        Row("Alice <alice@example.org", "Alice|alice@example.org|example.org"),
        Row("Alice alice@example.org>", "Alice|alice@example.org|example.org"),
        Row("Alice Example alice@example.org", "Alice Example|alice@example.org|example.org"),
        Row("Example, Alice <alice@example.org>", "Example, Alice|alice@example.org|example.org"),
        Row("Example,<alice@example.org>", "Example|alice@example.org|example.org"),
        Row("root, a@b.example, C <c@d.example>", "-|root|-", "-|a@b.example|b.example", "C|c@d.example|d.example"),
        Row("a@b.example, D, C <c@d.example>", "-|a@b.example|b.example", "D, C|c@d.example|d.example"),
        Row("Group <Alice <alice@example.org>>", "Group <Alice|alice@example.org|example.org"),
        Row("A <a@b.example C <c@d.example>", "A|a@b.example C|b.example C", "-|c@d.example|d.example"),
        Row("Alice <alice@example,org>", "Alice|alice@example,org|example,org"),
        Row("=?utf-8?Q?a?=@example.org", "-|=?utf-8?Q?a?=@example.org|example.org"),
        Row("<<alice@example.org>>", "-|alice@example.org|example.org"),
        Row("'alice@example.org'", "-|alice@example.org|example.org"),
        Row("\"alice@example.org\"", "-|alice@example.org|example.org"),
        Row("\"'alice@example.org'\" <alice@example.org>", "\"'alice@example.org'\"|alice@example.org|example.org"),
        Row("mailto:alice@example.org", "-|alice@example.org|example.org"),
        Row("<mailto:alice@example.org>", "-|alice@example.org|example.org"),
        // Pasted from a page or an editor
        Row("\"A\" <[alice@example.org](mailto:alice@example.org)>", "\"A\"|alice@example.org|example.org"),
        Row("[alice@example.org](mailto:alice@example.org)", "mailto:alice@example.org|alice@example.org|example.org"),
        Row("Alice [mailto:alice@example.org]", "Alice|alice@example.org|example.org"),
        Row("Alice <alice@example.org<mailto:alice@example.org>>", "Alice|alice@example.org|example.org"),
        Row(
            "Alice <alice@example.org<mailto:bob@example.org>>", "Alice|alice@example.org|example.org",
            "-|bob@example.org|example.org"),
        Row("<a href=\"mailto:alice@example.org\">alice@example.org</a>", "-|alice@example.org|example.org"),
        Row("Alice &lt;alice@example.org&gt;", "Alice|alice@example.org|example.org"),
        Row("Alice **alice@example.org**", "Alice|alice@example.org|example.org"),
        Row("Alice <alice@**.org>", "Alice||-"),
        Row("Alice <alice@●●●●.example>", "Alice||-"),
        Row("Alice <●●●@example.org>", "Alice|●●●@example.org|example.org"),
        Row("Alice <alice@example.org]>", "Alice||-"),
        Row("red@acted@example.org", "-|red@acted@example.org|example.org"),
        Row("SRS0=q/Zk=BB=example.org=alice@fwd.example.net", "-|SRS0=q/Zk=BB=example.org=alice@fwd.example.net|fwd.example.net"),
        Row("example.org", "-|example.org|-"),
        Row("root", "-|root|-"),
        Row("root (Cron Daemon)", "Cron Daemon|root|-"),
        Row("Alice Example", "Alice Example||-"),
        Row("Alice <>", "Alice||-"),
        Row("\"Alice", "\"Alice||-"),
        Row("Alice (x <alice@example.org>", "Alice (x|alice@example.org|example.org"),
    ]

    @Test(arguments: rows) func readsList(_ row: Row) { #expect(Self.list(row.value) == row.expected) }

    @Test(arguments: [("\r\n ", " "), ("\n\t", " ")]) func foldIsWhiteSpace(_ fold: (String, String)) {
        for row in Self.rows where !row.value.contains("\"") {
            let folded = row.value.replacing(" ", with: fold.0)
            #expect(Self.list(folded).map { $0.replacing(fold.0, with: fold.1) } == row.expected, "\(row.value)")
        }
    }

    @Test(arguments: rows) func anyPrefixIsRead(_ row: Row) {
        let bytes = Array(row.value.utf8)
        var lexer = Lexer()
        for end in 0...bytes.count {
            var mailboxes: [Mailbox] = []
            let range = Mailbox.parseList(bytes, ByteRange(0, end), lexer: &lexer, into: &mailboxes)
            #expect(range == 0..<mailboxes.count)
            for mailbox in mailboxes { #expect(mailbox.address.upper <= end) }
        }
    }

    @Test func unreadableItemIsADefect() {
        let bytes = Array("Alice Example, bob@example.org".utf8)
        var lexer = Lexer()
        var mailboxes: [Mailbox] = []
        _ = Mailbox.parseList(bytes, ByteRange(0, bytes.count), lexer: &lexer, into: &mailboxes)
        #expect(mailboxes.count == 2)
        #expect(lexer.defects == [Defect(.addressUnreadable, ByteRange(0, 13))])
    }

    @Test func unreadableItemIsNamedByItsField() {
        var block = HeaderBlock(Array("To: bob@example.org\nFrom: Postmaster <>\n\n".utf8))
        #expect(MessageFields(&block).defects.map { [$0.code == .addressUnreadable ? 1 : 0, $0.field] } == [[1, 1]])
    }

    @Test(arguments: ["<", "<a,", "=?a?q?", "a@b ", "(", "\"", ",", "g:", "a@b.", "=?a?q?x?= ", "a,", "a,<", "<a"])
    func costIsLinear(_ unit: String) {
        // A quadratic reader would need minutes here.
        let bytes = Array(String(repeating: unit, count: 60_000).utf8)
        var lexer = Lexer()
        var mailboxes: [Mailbox] = []
        _ = Mailbox.parseList(bytes, ByteRange(0, bytes.count), lexer: &lexer, into: &mailboxes)
        #expect(mailboxes.count <= 60_001)
        let last = Array((String(repeating: "a,", count: 60_000) + String(repeating: unit, count: 20_000) + "@b").utf8)
        _ = Mailbox.parseList(last, ByteRange(0, last.count), lexer: &lexer, into: &mailboxes)
    }
}
