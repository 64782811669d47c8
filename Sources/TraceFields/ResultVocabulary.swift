/// Some bytes as the subject of a `switch` over words, which are written in lower case and match whatever the case.
///
/// Most cases cost one comparison of lengths or one of first letters.
struct ResultVocabulary {
    private let bytes: ByteView
    private let start: Int
    private let count: Int
    private let first: UInt8

    init(_ bytes: ByteView, _ range: ByteRange) {
        self.bytes = bytes
        start = range.lower
        count = range.upper <= bytes.count ? range.count : 0
        first = count > 0 ? bytes[range.lower].asciiLowercased : 0
    }

    @inline(__always)
    static func ~= (word: StaticString, subject: ResultVocabulary) -> Bool {
        word.utf8CodeUnitCount == subject.count && word.utf8Start[0] == subject.first
            && ByteView.areEqual(subject.bytes.start + subject.start, word.utf8Start, subject.count)
    }
}
