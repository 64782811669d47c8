import Testing
import TraceFields

@Suite struct EncodedTextTests {
    /// Decoded runs as `charset:bytes`, the bytes read as UTF-8.
    static func decode(_ value: String) -> [String] {
        let bytes = Array(value.utf8)
        var output: [UInt8] = []
        var runs: [DecodedRun] = []
        EncodedText.decode(bytes, ByteRange(0, bytes.count), into: &output, runs: &runs)
        return runs.map { run in
            let charset = run.charset.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) } ?? ""
            return charset + ":" + String(decoding: output[run.output.lower..<run.output.upper], as: UTF8.self)
        }
    }

    static let rows: [(String, [String])] = [
        ("plain text", [":plain text"]),
        ("", []),
        // RFC 2047 §8
        ("=?ISO-8859-1?Q?a?=", ["ISO-8859-1:a"]),
        ("=?ISO-8859-1?Q?a?= b", ["ISO-8859-1:a", ": b"]),
        ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", ["ISO-8859-1:ab"]),
        ("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", ["ISO-8859-1:ab"]),
        ("=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=", ["ISO-8859-1:ab"]),
        ("=?ISO-8859-1?Q?a_b?=", ["ISO-8859-1:a b"]),
        ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", ["ISO-8859-1:a", "ISO-8859-2: b"]),
        // A character whose bytes two words share
        ("=?utf-8?B?5q2j44E=?= =?UTF-8?B?l+OBhA==?=", ["utf-8:正しい"]),
        ("=?utf-8?Q?=E6=AD?=\n =?utf-8?Q?=A3?=", ["utf-8:正"]),
        // RFC 2231 §5
        ("=?utf-8*ja?Q?x?=", ["utf-8:x"]),
        // Careless writers
        ("=?utf-8?q?a b?=", ["utf-8:a b"]),
        ("=?utf-8?b?YWJj\r\n ZGVm?=", ["utf-8:abcdef"]),
        ("=?utf-8?B?YWI?=", ["utf-8:ab"]),
        ("x=?utf-8?Q?y?=z", [":x", "utf-8:y", ":z"]),
        ("=?utf-8?Q?a?==?utf-8?Q?b?=", ["utf-8:ab"]),
        ("=?utf-8?Q??=", []),
        ("one\r\n two", [":one two"]),
        // Broken words stay literal
        ("=?utf-8?X?a?=", [":=?utf-8?X?a?="]),
        ("=?utf-8?Q?a=4?=", [":=?utf-8?Q?a=4?="]),
        ("=?utf-8?B?a*b?=", [":=?utf-8?B?a*b?="]),
        ("=?utf-8?B?YWJjZ?=", [":=?utf-8?B?YWJjZ?="]),
        ("=?utf-8?Q?a", [":=?utf-8?Q?a"]),
        ("=?utf 8?Q?a?=", [":=?utf 8?Q?a?="]),
        ("=??Q?a?=", [":=??Q?a?="]),
        ("a =? b ?= c", [":a =? b ?= c"]),
        ("=?x?= =?utf-8?Q?y?=", [":=?x?= ", "utf-8:y"]),
    ]

    @Test(arguments: rows) func decodes(_ row: (String, [String])) { #expect(Self.decode(row.0) == row.1) }

    @Test(arguments: rows) func anyPrefixDecodes(_ row: (String, [String])) {
        let bytes = Array(row.0.utf8)
        for end in 0...bytes.count {
            var output: [UInt8] = []
            var runs: [DecodedRun] = []
            let range = ByteRange(0, end)
            let found = EncodedText.decode(bytes, range, into: &output, runs: &runs)
            #expect(!found || EncodedText.mayHoldWords(bytes, range))
            #expect(runs.last.map { $0.output.upper } ?? 0 == output.count)
        }
    }

    @Test(arguments: ["=?", "=?a?q?", "=?a?b?", "?=", "=?a?q?x?= ", "=?utf-8?Q"])
    func costIsLinear(_ unit: String) {
        let bytes = Array(String(repeating: unit, count: 100_000).utf8)
        var output: [UInt8] = []
        var runs: [DecodedRun] = []
        EncodedText.decode(bytes, ByteRange(0, bytes.count), into: &output, runs: &runs)
        #expect(output.count <= bytes.count)
    }
}
