import CByteMask

extension HeaderBlock {
    /// The `X-Received` lines, which Google writes, top first. They are read when somebody asks.
    public var xReceived: [Received] {
        var lexer = Lexer()
        var defects: [Defect] = []
        return bytes.withView { bytes in
            fields.indices.filter { fields[$0].known == .xReceived }.map {
                Received.parse(bytes, field: $0, value: fields[$0].value, lexer: &lexer, defects: &defects)
            }
        }
    }
}

extension Received {
    /// Whether a line has the form of nearly all X-Received, in which nothing is to be noted: `by HOST with PROTOCOL id ID; DATE`.
    static func isPlainMark(_ bytes: ByteView, _ value: ByteRange) -> Bool {
        guard value.upper <= bytes.count, let semicolon = bytes.lastIndex(of: 0x3B, in: value),
            let date = MailDate.parse(bytes, ByteRange(semicolon + 1, value.upper)), !date.isIrregular,
            bytes.trimmed(ByteRange(date.range.upper, value.upper)).isEmpty
        else { return false }
        let clauses = ByteRange(value.lower, semicolon)
        var words = CommentItems(bytes, clauses)
        guard bytes.place(in: clauses, { byte_index_special($0, $1, $2) }) == semicolon,
            let by = words.next(), bytes.matches(by, "by"), words.next() != nil, let with = words.next(),
            bytes.matches(with, "with"), words.next() != nil, let id = words.next(), bytes.matches(id, "id")
        else { return false }
        return words.next() != nil && words.next() == nil
    }
}
