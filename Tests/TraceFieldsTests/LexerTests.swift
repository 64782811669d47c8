import Testing

@testable import TraceFields

@Suite struct LexerTests {
    @Test func classTableHas256Rows() { #expect(ByteClass.table.utf8CodeUnitCount == 256) }

    @Test func delimitersAreTokens() {
        #expect(Self.kinds(";,=<>") == [.semicolon, .comma, .equals, .less, .greater])
        #expect(
            [ByteClass.word, .close, .closeBracket, .backslash, .space, .open, .quote, .bracket].allSatisfy {
                $0.delimiter == nil
            })
    }

    private static func kinds(_ text: String) -> [Token.Kind] {
        var lexer = Lexer()
        let bytes = [UInt8](text.utf8)
        lexer.tokenize(bytes, ByteRange(0, bytes.count))
        return lexer.tokens.map(\.kind)
    }

    @Test(arguments: ["[192.0.2.1]", "[[UNIX: localhost]]", "[(192.0.2.1)]", "[unix socket]"])
    func bracketsHoldOneLiteral(_ text: String) {
        #expect(Self.kinds(text) == [.literal])
    }

    @Test func strayDelimitersTakeNothingWithThem() {
        #expect(Self.kinds("(;") == [.word, .semicolon])
        #expect(Self.kinds("[;") == [.word, .semicolon])
        #expect(Self.kinds("[(a) b") == [.word, .comment, .word])
        #expect(Self.kinds("\"=") == [.word, .equals])
        #expect(Self.kinds(")") == [.word])
        #expect(Self.kinds("\\") == [.word])
    }
}
