extension Received {
    /// Reads the value of one `Received` or `X-Received` field (RFC 5321 §4.4, RFC 5322 §3.6.7) by the layout of its clauses and
    /// comments.
    ///
    /// - Parameters:
    ///   - bytes: The bytes of the header block.
    ///   - field: Index of the field in its block.
    ///   - value: What follows the colon.
    ///   - lexer: Reused from field to field.
    ///   - defects: Receives what the line lacks and what could not be read.
    public static func parse(
        _ bytes: ByteView, field: Int, value: ByteRange, lexer: inout Lexer, defects: inout [Defect]
    ) -> Received {
        read(bytes, field: field, value: value, lexer: &lexer, defects: &defects) { $0.line }
    }

    /// The clauses of a field in the order written: up to twelve, more are left out and stand in `unread`.
    public static func clauses(_ bytes: ByteView, value: ByteRange, lexer: inout Lexer) -> [ReceivedClause] {
        var defects: [Defect] = []
        return read(bytes, field: 0, value: value, lexer: &lexer, defects: &defects) { reader in
            (0..<reader.clauses.count).map { reader.clauses[$0] }
        }
    }

    /// The same, added to `lines`: a line is long enough for its copies to be seen.
    static func parse(
        _ bytes: ByteView, field: Int, value: ByteRange, lexer: inout Lexer, defects: inout [Defect], into lines: inout [Received]
    ) {
        read(bytes, field: field, value: value, lexer: &lexer, defects: &defects) { lines.append($0.line) }
    }

    @inline(__always)
    private static func read<Result>(
        _ bytes: ByteView, field: Int, value: ByteRange, lexer: inout Lexer, defects: inout [Defect],
        _ take: (inout ReceivedReader) -> Result
    ) -> Result {
        let value = ByteRange(min(value.lower, bytes.count), min(value.upper, bytes.count))
        lexer.tokenize(bytes, value)
        // Most lines end with a date, in which no keyword stands.
        let end = lexer.lend { tokens, _ in ReceivedDate(bytes, tokens, value) }
        lexer.markKeywords(bytes, before: end.isEnd ? end.semicolon : .max)
        return lexer.lend { tokens, _ in
            var reader = ReceivedReader(bytes, tokens, field: field)
            if let date = end.date {
                reader.takeDate(date, clausesEnd: end.semicolon)
            } else {
                reader.findDate(end.semicolon, value)
            }
            reader.readClauses()
            reader.finish(value, &defects)
            return take(&reader)
        }
    }
}

/// What stands behind the last `;` of a `Received` field.
struct ReceivedDate {
    /// The date, where one stands there.
    let date: MailDate.Parsed?
    /// Index of the `;`; -1 without one.
    let semicolon: Int
    /// Whether nothing stands behind the date.
    let isEnd: Bool

    init(_ bytes: ByteView, _ tokens: TokenView, _ value: ByteRange) {
        semicolon = tokens.last(.semicolon) ?? -1
        date = semicolon < 0 ? nil : MailDate.parse(bytes, ByteRange(start: tokens[semicolon].range.end, end: value.end))
        isEnd = date.map { date in tokens.last.map { $0.range.start < date.range.end } ?? false } ?? false
    }
}

/// Reads the tokens of one `Received` field.
struct ReceivedReader {
    /// The parts of a line: what stands before `by`, what stands from there to the date, what stands behind the date.
    enum Part: UInt8 { case client, server, tail }

    let bytes: ByteView
    let tokens: TokenView
    let source: ReceivedTokens
    var line: Received
    var clauses = ReceivedClauses()
    var client = ReceivedClient()
    /// Where the clauses end: at the date, or at the `;` before it.
    private var clausesEnd: Int
    private var tailStart: Int
    private var isDateIrregular = false
    private var hasUnreadableDate = false
    /// Set while the clauses of the client's part are read: what the writer's own part says replaces them.
    var isProvisional = false
    var isWithProvisional = false
    var isIDProvisional = false
    /// A mask where an address stood.
    var masked: ByteRange?

    @inline(__always)
    init(_ bytes: ByteView, _ tokens: TokenView, field: Int) {
        self.bytes = bytes
        self.tokens = tokens
        source = ReceivedTokens(bytes: bytes, tokens: tokens)
        line = Received(field: field)
        clausesEnd = tokens.count
        tailStart = tokens.count
    }

    // The date

    /// Finds the date where none stands behind the last `;`: behind one before it, else by its shape.
    mutating func findDate(_ lastSemicolon: Int, _ value: ByteRange) {
        var index = max(lastSemicolon, 0)
        var attempts = 1
        while index > 0, attempts < 6 {
            index -= 1
            guard tokens[index].kind == .semicolon else { continue }
            attempts += 1
            if let parsed = MailDate.parse(bytes, ByteRange(start: tokens[index].range.end, end: value.end)) {
                return takeDate(parsed, clausesEnd: index)
            }
        }
        if let parsed = MailDate.findFromRight(bytes, value) {
            var end = source.firstToken(from: parsed.range.start)
            if end > 0, bytes.matches(tokens[end - 1].range, "at") || bytes.matches(tokens[end - 1].range, "on") { end -= 1 }
            return takeDate(parsed, clausesEnd: end)
        }
        // `; Tue, 99 Foo 2002`: what stands there has the look of a date.
        let first = lastSemicolon + 1
        if lastSemicolon >= 0, first < tokens.count, tokens[first].kind == .word, source.keyword(first) == nil {
            hasUnreadableDate = true
            clausesEnd = lastSemicolon
            line.dateRange = tokens[first].range.through(tokens[tokens.count - 1].range)
        }
    }

    mutating func takeDate(_ parsed: MailDate.Parsed, clausesEnd: Int) {
        line.date = parsed.date
        line.dateRange = parsed.range
        isDateIrregular = parsed.isIrregular
        self.clausesEnd = clausesEnd
        // Behind a date hardly ever stands anything.
        if let last = tokens.last, last.range.start >= parsed.range.end { tailStart = source.firstToken(from: parsed.range.end) }
    }

    // The clauses

    mutating func readClauses() {
        let by = source.lastBy(before: clausesEnd)
        isProvisional = true
        readList(beginning(), by ?? clausesEnd, .client)
        isProvisional = false
        if let by { readList(by, clausesEnd, .server) }
        if let date = line.dateRange { add(.date, name: ByteRange(start: date.start, end: date.start), value: date) }
        readList(tailStart, tokens.count, .tail)
        resolveClient()
        readShape()
    }

    /// Where the clauses begin: behind a second name of the field, and behind the queue that a hand-over names.
    private mutating func beginning() -> Int {
        guard tokens.count > 2, tokens[0].kind == .word else { return 0 }
        if bytes.hasPrefix(tokens[0].range, "received"), tokens[0].range.count <= 9, source.keyword(1) == .from { return 1 }
        // `indimail-mta queue 58962 by host HOST (invoked by alias)`
        guard bytes.matches(tokens[1].range, "queue"), tokens[2].kind == .word, source.keyword(2) == nil else { return 0 }
        line.software = tokens[0].range
        add(.other, name: tokens[1].range, value: tokens[2].range)
        return 3
    }

    /// Reads clauses and the comments between them.
    private mutating func readList(_ start: Int, _ end: Int, _ part: Part) {
        var index = start
        while index < end {
            switch tokens[index].kind {
            case .semicolon, .comma: index += 1
            case .comment:
                readComment(index, part)
                index += 1
            case .word, .quoted, .literal, .equals, .less, .greater:
                if let word = source.keyword(index) {
                    index = readClause(word, index, end, part)
                } else if part != .client, let next = readAssignment(index, end) ?? readNote(index, end) {
                    index = next
                } else {
                    if !client.holds(tokens[index].range) { leaveUnread(tokens[index].range) }
                    index += 1
                }
            }
        }
    }

    private mutating func readClause(_ word: ReceivedKeyword, _ index: Int, _ end: Int, _ part: Part) -> Int {
        switch word {
        case .from where part == .client && !client.isRead: readClient(index, end)
        case .from where part == .client: readOther(index, end, words: Int.max)
        case .from where part == .server && !client.isRead && !source.isMailbox(index + 1, end):
            readClient(index, source.clauseEnd(index + 1, end))
        case .from where source.isMailbox(index + 1, end): readEnvelopeFrom(index, end)
        case .from: skip(index)
        case .by where line.by != nil: readOther(index, end, words: 2)
        case .by: readBy(index, end)
        case .via: readVia(index, end)
        case .with: readWith(index, end)
        case .id: readID(index, end)
        case .for: readFor(index, end)
        case .envelopeFrom: readEnvelopeFrom(index, end)
        case .claiming: readClaim(index, end)
        case .pair: readOther(index, end, words: 1)
        case .over: readChannel(index, end)
        }
    }

    private mutating func skip(_ index: Int) -> Int {
        leaveUnread(tokens[index].range)
        return index + 1
    }

    // What the parts share

    mutating func add(_ keyword: ReceivedClause.Keyword, name: ByteRange, value: ByteRange) {
        if !clauses.append(ReceivedClause(keyword, name: name, value: value)) { leaveUnread(name.through(value)) }
    }

    mutating func leaveUnread(_ range: ByteRange) {
        guard let known = line.unread else {
            line.unread = range
            return
        }
        line.unread = ByteRange(start: min(known.start, range.start), end: max(known.end, range.end))
    }

    /// Notes what the line lacks.
    mutating func finish(_ value: ByteRange, _ defects: inout [Defect]) {
        // Some products stand in the place of the protocol: `with Microsoft SMTP Server (TLS) id …`.
        if line.software == nil, let with = line.with, bytes.hasPrefix(with, "microsoft"), with.count > 10 {
            line.software = ByteRange(with.lower, bytes.firstIndex(of: 0x28, in: with) ?? with.upper)
        }
        if line.by == nil, line.shape != .invoked { defects.note(Defect(.receivedWithoutBy, value, field: line.field)) }
        if let date = line.dateRange {
            if hasUnreadableDate {
                defects.note(Defect(.dateUnreadable, date, field: line.field))
            } else if isDateIrregular {
                defects.note(Defect(.dateObsolete, date, field: line.field))
            }
        } else {
            defects.note(Defect(.receivedWithoutDate, value, field: line.field))
        }
        if let range = client.unreadableAddress, line.address == nil {
            defects.note(Defect(.addressUnreadable, range, field: line.field))
        }
        if let masked { defects.note(Defect(.addressMasked, masked, field: line.field)) }
        if let unread = line.unread { defects.note(Defect(.receivedUnread, unread, field: line.field)) }
    }
}
