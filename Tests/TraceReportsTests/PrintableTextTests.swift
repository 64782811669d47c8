import Testing

@testable import TraceReports

@Suite struct PrintableTextTests {
    @Test(arguments: [
        ("plain ASCII, 日本語, é, 👍", "plain ASCII, 日本語, é, 👍"),
        ("\u{1B}[31m", #"\u{1B}[31m"#),
        ("a\u{202E}b", #"a\u{202E}b"#),
        ("a\r\nb\tc", #"a\u{0D}\u{0A}b\u{09}c"#),
        ("\u{2028}", #"\u{2028}"#),
        ("\u{200B}\u{FEFF}", #"\u{200B}\u{FEFF}"#),
        (String(decoding: [0xEF, 0xBF, 0xBE, 0xF4, 0x8F, 0xBF, 0xBF], as: UTF8.self), #"\u{FFFE}\u{10FFFF}"#),
        ("\u{E000}", #"\u{E000}"#),
        ("\u{A0}", #"\u{A0}"#),
        (#"C:\users"#, #"C:\users"#),
        (#"\u{41}"#, #"\u{5C}u{41}"#),
        ("", ""),
    ]) func table(_ text: String, _ shown: String) {
        #expect(PrintableText(text).text == shown)
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], #"a\x{FF}b"#), ([0xED, 0xA0, 0x80], #"\x{ED}\x{A0}\x{80}"#), ([0xC0, 0x80], #"\x{C0}\x{80}"#),
            ([0xE2, 0x82], #"\x{E2}\x{82}"#), ([0xE2, 0x82, 0xAC], "€"), ([0x00], #"\u{00}"#),
            ([0xF4, 0x90, 0x80, 0x80], #"\x{F4}\x{90}\x{80}\x{80}"#),
        ] as [([UInt8], String)]) func bytes(_ bytes: [UInt8], _ shown: String)
    {
        #expect(PrintableText(bytes: bytes).text == shown)
    }

    /// Whatever comes in, what goes out can be shown; and two texts never look the same.
    @Test(arguments: 0..<64) func randomText(_ seed: Int) {
        var generator = Generator(state: UInt64(seed) &* 0x9E37_79B9 &+ 1)
        var text = String.UnicodeScalarView()
        for _ in 0..<200 {
            let value = UInt32(truncatingIfNeeded: generator.next()) % (generator.next() % 3 == 0 ? 0x110000 : 0x3000)
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            if generator.next() % 9 == 0 { text.append(contentsOf: #"\u{"#.unicodeScalars) }
        }
        let shown = PrintableText(String(text)).text
        #expect(shown.unicodeScalars.allSatisfy { PrintableText.isPrintable($0) })
        #expect(unescaped(shown) == Array(text))
        let bytes = (0..<300).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        #expect(PrintableText(bytes: bytes).text.unicodeScalars.allSatisfy { PrintableText.isPrintable($0) })
    }

    private func unescaped(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if rest.starts(with: #"\u{"#.unicodeScalars), let end = rest.firstIndex(of: "}") {
                let digits = String(rest[rest.index(rest.startIndex, offsetBy: 3)..<end])
                if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) { result.append(scalar) }
                rest = rest[rest.index(after: end)...]
            } else {
                result.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// xorshift: the same numbers at every run.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
