import Testing
import TraceFields

@Suite struct SmallFieldTests {
    static func text(_ bytes: [UInt8], _ range: ByteRange?) -> String? {
        range.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) }
    }

    static let messageIDs: [(String, String?)] = [
        ("<abc.1@example.org>", "abc.1@example.org"),
        ("\r\n <abc.1@example.org>", "abc.1@example.org"),
        ("<abc.1@example.org> (added by postmaster@mx.example)", "abc.1@example.org"),
        ("(made) <abc.1@example.org>", "abc.1@example.org"),
        ("<\"a b\"@example.org>", "\"a b\"@example.org"),
        ("<[0123-ABCD@mx.example]>", "[0123-ABCD@mx.example]"),
        ("<a=b@example.org>", "a=b@example.org"),
        ("abc.1@example.org", "abc.1@example.org"),
        ("abc=1@example.org junk", "abc=1@example.org"),
        ("<abc.1@example.org", "abc.1@example.org"),
        ("<>", nil), ("", nil), (" \r\n ", nil), ("(x)", nil),
    ]

    @Test(arguments: messageIDs) func readsMessageID(_ row: (String, String?)) {
        let bytes = Array(row.0.utf8)
        var lexer = Lexer()
        #expect(Self.text(bytes, MessageIDField.parse(bytes, ByteRange(0, bytes.count), lexer: &lexer)) == row.1)
    }

    static let listIDs: [(String, String?)] = [
        ("<dev.lists.example.org>", "dev.lists.example.org"),
        ("Development <dev.lists.example.org>", "dev.lists.example.org"),
        ("\"Dev, <and> more\"\r\n <dev.lists.example.org>", "dev.lists.example.org"),
        ("Dev (the <old> list) <dev.lists.example.org>", "dev.lists.example.org"),
        ("dev.lists.example.org", "dev.lists.example.org"),
        ("<a=b.example>", "a=b.example"),
        ("<dev.lists.example.org", "dev.lists.example.org"),
        ("a phrase alone", nil), ("<>", nil), ("", nil),
    ]

    @Test(arguments: listIDs) func readsListID(_ row: (String, String?)) {
        let bytes = Array(row.0.utf8)
        var lexer = Lexer()
        #expect(Self.text(bytes, ListFields.listID(bytes, ByteRange(0, bytes.count), lexer: &lexer)) == row.1)
    }

    static let posts: [(String, String?)] = [
        ("<mailto:dev@lists.example.org>", "dev@lists.example.org"),
        ("<MAILTO:dev@lists.example.org?subject=x> (note)", "dev@lists.example.org"),
        ("<https://lists.example.org/>,\r\n <mailto:dev@lists.example.org>", "dev@lists.example.org"),
        ("mailto:dev@lists.example.org", "dev@lists.example.org"),
        ("<mailto:dev@lists.example.org", "dev@lists.example.org"),
        ("NO (posting not allowed)", nil), ("<mailto:>", nil), ("", nil),
    ]

    @Test(arguments: posts) func readsListPost(_ row: (String, String?)) {
        let bytes = Array(row.0.utf8)
        #expect(Self.text(bytes, ListFields.mailto(bytes, ByteRange(0, bytes.count))) == row.1)
    }

    @Test func anyPrefixIsRead() {
        var lexer = Lexer()
        for value in Self.messageIDs.map(\.0) + Self.listIDs.map(\.0) + Self.posts.map(\.0) {
            let bytes = Array(value.utf8)
            for end in 0...bytes.count {
                let range = ByteRange(0, end)
                let found = [
                    MessageIDField.parse(bytes, range, lexer: &lexer), ListFields.listID(bytes, range, lexer: &lexer),
                    ListFields.mailto(bytes, range),
                ]
                for part in found { #expect((part?.upper ?? 0) <= end) }
            }
        }
    }
}
