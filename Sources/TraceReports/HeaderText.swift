internal import TraceFields

/// Ranges of a header as text.
struct HeaderText {
    let block: HeaderBlock
    /// The places of all fields: evidence names each of them again and again.
    private let fields: [Report.Field]

    init(_ block: HeaderBlock) {
        self.block = block
        fields = block.fields.enumerated().map { index, field in
            Report.Field(
                index: index, name: Self.value(field.name, in: block.bytes), line: Int(field.line), start: field.range.lower,
                end: field.range.upper)
        }
    }

    /// The value that the bytes stand for: folds are one space (RFC 5322 §2.2.3), and what is no UTF-8 becomes U+FFFD.
    func value(_ range: ByteRange) -> String { Self.value(range, in: block.bytes) }

    private static func value(_ range: ByteRange, in bytes: [UInt8]) -> String {
        guard range.lower <= range.upper, range.upper <= bytes.count else { return "" }
        guard bytes.firstIndex(of: 0x0A, in: range) != nil || bytes.firstIndex(of: 0x0D, in: range) != nil else {
            let trimmed = bytes.trimmed(range)
            return String(decoding: bytes[trimmed.lower..<trimmed.upper], as: UTF8.self)
        }
        var unfolded: [UInt8] = []
        bytes.appendUnfolded(range, to: &unfolded)
        return String(decoding: unfolded, as: UTF8.self)
    }

    func value(_ range: ByteRange?) -> String? { range.map { value($0) } }

    /// The value in ASCII lower case: the names and words of a grammar that does not regard case.
    func word(_ range: ByteRange) -> String {
        let text = value(range)
        guard text.utf8.contains(where: { $0 != $0.asciiLowercased }) else { return text }
        return String(decoding: text.utf8.map { $0.asciiLowercased }, as: UTF8.self)
    }

    /// The value of an unstructured field, its encoded words (RFC 2047) read.
    func decoded(_ range: ByteRange) -> String {
        guard EncodedText.mayHoldWords(block.bytes, range) else { return value(range) }
        var output: [UInt8] = []
        var runs: [DecodedRun] = []
        EncodedText.decode(block.bytes, range, into: &output, runs: &runs)
        var text = ""
        for run in runs {
            let bytes = Array(output[run.output.lower..<run.output.upper])
            guard let charset = run.charset else {
                text += String(decoding: bytes, as: UTF8.self)
                continue
            }
            text += CharacterSet.text(of: bytes, charset: word(charset)) ?? String(decoding: bytes, as: UTF8.self)
        }
        while let first = text.unicodeScalars.first, first == " " || first == "\t" { text.unicodeScalars.removeFirst() }
        while let last = text.unicodeScalars.last, last == " " || last == "\t" { text.unicodeScalars.removeLast() }
        return text
    }

    /// The place of a field.
    func field(_ index: Int) -> Report.Field { fields[index] }

    func field(_ index: Int?) -> Report.Field? {
        guard let index, fields.indices.contains(index) else { return nil }
        return fields[index]
    }

    /// The first field of a name, from the top.
    func first(_ name: FieldName) -> HeaderField? { block.fields.first { $0.known == name } }
}
