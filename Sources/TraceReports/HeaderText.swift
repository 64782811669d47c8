internal import TraceFields

/// Ranges of a header as text.
struct HeaderText {
    let block: HeaderBlock

    init(_ block: HeaderBlock) { self.block = block }

    /// The value that the bytes stand for: folds are one space (RFC 5322 §2.2.3), and what is no UTF-8 becomes U+FFFD.
    func value(_ range: ByteRange) -> String {
        guard range.lower <= range.upper, range.upper <= block.bytes.count else { return "" }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        block.bytes.appendUnfolded(range, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func value(_ range: ByteRange?) -> String? { range.map { value($0) } }

    /// The value in ASCII lower case: the names and words of a grammar that does not regard case.
    func word(_ range: ByteRange) -> String {
        let text = value(range)
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
    func field(_ index: Int) -> Report.Field {
        let field = block.fields[index]
        return Report.Field(
            index: index, name: value(field.name), line: Int(field.line), start: field.range.lower, end: field.range.upper)
    }

    func field(_ index: Int?) -> Report.Field? {
        guard let index, block.fields.indices.contains(index) else { return nil }
        return field(index)
    }

    /// The first field of a name, from the top.
    func first(_ name: FieldName) -> HeaderField? { block.fields.first { $0.known == name } }
}
