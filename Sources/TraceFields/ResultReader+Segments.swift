extension ResultReader {
    /// Reads `authserv-id [version] *(";" resinfo)` (RFC 8601 §2.2), with `i=` before it in an ARC set (RFC 8617 §4.1.1).
    mutating func readResults() {
        var start = readInstance()
        var isFirst = true
        while start < tokens.count || isFirst {
            let end = source.segmentEnd(from: start)
            if isFirst {
                readHead(start, end)
            } else {
                readSegment(start, end)
            }
            isFirst = false
            start = end + 1
        }
        settleWaiting()
        close()
        finish()
    }

    /// Reads `i=N;` and returns the index of the token behind it.
    private mutating func readInstance() -> Int {
        let first = source.skipComments(0, tokens.count)
        let isARC = field.source == .arcAuthenticationResults
        guard let name = source.name(at: first, tokens.count), name.ptype == nil, bytes.matches(name.name, "i") else { return 0 }
        let number = source.value(at: name.next, tokens.count)
        if isARC {
            takeInstance(number)
        } else {
            note(.unreadText, ByteRange(start: name.range.start, end: number.end))
        }
        let next = source.skipComments(number.next, tokens.count)
        if next < tokens.count, tokens[next].kind == .semicolon { return next + 1 }
        if isARC { breakInstance(.missingSemicolon, ByteRange(start: number.end, end: number.end)) }
        return next
    }

    mutating func takeInstance(_ number: ResultValue) {
        if let instance = bytes.decimal(number.range), 1...Limits.arcInstances ~= instance {
            field.instance = instance
        } else {
            breakInstance(.badTagValue, number.range)
        }
    }

    // The first segment

    private mutating func readHead(_ start: Int, _ end: Int) {
        let first = source.skipComments(start, end)
        for index in start..<first where field.removedBy == nil { field.removedBy = removingHost(tokens[index].range.inside) }
        guard first < end, source.name(at: first, end) == nil,
            !(source.isWord(first, "none") && source.skipComments(first + 1, end) == end)
        else {
            note(.missingAuthservID, ByteRange(value.lower, value.lower))
            readSegment(first, end)
            return
        }
        var next = first + 1
        while next < end, !tokens[next].spaceBefore, tokens[next].kind != .comment { next += 1 }
        takeAuthservID(tokens[first].range.through(tokens[next - 1].range), isOne: next == first + 1, tokens[first].kind)
        next = takeProduct(next, end)
        if next < end, tokens[next].kind == .word, let version = bytes.decimal(tokens[next].range),
            source.name(at: next, end) == nil
        {
            field.version = version
            if version != 1 { note(.unknownVersion, tokens[next].range) }
            next = takeProduct(next + 1, end)
        }
        if next < end { readSegment(next, end, isHead: true) }
    }

    private mutating func takeAuthservID(_ written: ByteRange, isOne: Bool, _ kind: Token.Kind) {
        if isOne, kind == .quoted {
            field.authservID = written.inside
            return
        }
        // A setting whose value somebody put between marks of a shell or of Markdown.
        if written.count > 2, let mark = Optional(bytes[written.lower]), mark == 0x27 || mark == 0x60,
            bytes[written.upper - 1] == mark
        {
            field.authservID = written.inside
            note(.badToken, written)
            return
        }
        field.authservID = written
        if bytes.isMask(written) { note(.addressMasked, written) }
        // RFC 2045 §5.1: what a token may not hold; `\` and quotes included.
        for position in written.lower..<written.upper {
            switch bytes[position] {
            case 0x22, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3C...0x40, 0x5B...0x5D:
                note(.badToken, written)
                return
            default: continue
            }
        }
    }

    private mutating func takeProduct(_ start: Int, _ end: Int) -> Int {
        let next = source.skipComments(start, end)
        if start < next, field.product == nil { field.product = tokens[start].range.inside }
        if next < end, source.isStrayOpen(next) {
            if field.product == nil { field.product = tokens[next].range.dropping(1).through(tokens[end - 1].range) }
            return end
        }
        return next
    }

    /// The host in `… removed by HOST`, the remark of a filter that renames the fields of others.
    private func removingHost(_ comment: ByteRange) -> ByteRange? {
        guard let verb = bytes.firstRange(of: "removed", in: comment) else { return nil }
        let agent = bytes.trimmed(ByteRange(start: verb.end, end: comment.end))
        guard bytes.hasPrefix(agent, "by"), agent.count > 2, bytes[agent.lower + 2].isFoldingSpace else { return nil }
        let rest = bytes.trimmed(agent.dropping(2))
        var end = rest.lower
        while end < rest.upper, !bytes[end].isFoldingSpace { end += 1 }
        let host = bytes.withoutPunctuation(ByteRange(rest.lower, end))
        return bytes.isHostName(host) ? host : nil
    }

    // The other segments

    private mutating func readSegment(_ start: Int, _ end: Int, isHead: Bool = false) {
        let first = source.skipComments(start, end)
        guard first < end else {
            takeComments(start..<end)
            return
        }
        if source.skipComments(first + 1, end) == end, takeBareWord(first) {
            if noResult != nil, !isOpen, !hasStatements { waitForComments(first + 1, end) }
            return
        }
        var segment = Segment(start: tokens[first].range.start, end: end, isHead: isHead)
        if start < first { waitForComments(start, first) }
        var index = first
        while index < end { index = readItem(index, &segment) }
        flushUnread()
        if segment.isPropertyFirst { settleWaiting() }
    }

    /// What is known of the segment that is being read.
    struct Segment {
        /// Its first byte.
        let start: UInt32
        /// Index of the token behind it.
        let end: Int
        /// Whether the authserv-id stands before it, without a `;`.
        let isHead: Bool
        var hasStatement = false
        /// The writer puts the properties before their method.
        var isPropertyFirst = false
    }

    private mutating func waitForComments(_ start: Int, _ end: Int) {
        for index in start..<end where tokens[index].kind == .comment {
            waitingComments = waitingComments.map { $0.through(tokens[index].range) } ?? tokens[index].range
        }
    }

    /// A segment that is one word: `none`, or a domain that some writer puts between its statements.
    private mutating func takeBareWord(_ index: Int) -> Bool {
        let word = tokens[index].range
        if source.isWord(index, "none") {
            noResult = noResult ?? word
            return true
        }
        guard tokens[index].kind == .word, bytes.firstIndex(of: 0x2E, in: word) != nil, bytes.isHostName(word) else {
            return false
        }
        if let first = field.authservID, isOpen || hasStatements, bytes.equalIgnoringCase(first, word) {
            // The word that looked like the authserv-id is the same domain.
            field.authservID = nil
            field.recipientDomain = first
            note(.missingAuthservID, ByteRange(value.lower, value.lower))
        } else if field.recipientDomain == nil {
            field.recipientDomain = word
        }
        return true
    }

    // The end

    private mutating func finish() {
        if field.source == .arcAuthenticationResults, field.instance == nil, !field.isMalformed {
            breakInstance(.missingTag, value)
        }
        if let none = noResult {
            if hasStatements {
                note(.noneWithStatements, none)
            } else {
                open(.none, .none, none)
                statement.methodRange = none
                statement.resultRange = none
                close()
            }
        }
        if field.authservID != nil {
            guard !hasStatements, field.recipientDomain == nil else { return }
            field.shape = .emptySnapshot
        } else {
            field.shape = hasStatements ? anonymousShape : .empty
        }
        if !hasStatements { note(.noResult, value) }
    }

    /// What a field without an authserv-id is about.
    private var anonymousShape: ResultField.Shape {
        var isUnsigned = false
        for index in field.statements.lowerBound..<statements.count {
            if statements[index].method == .spf { return .anonymousInbound }
            if statements[index].method == .dkim, statements[index].result == .none { isUnsigned = true }
        }
        return isUnsigned ? .anonymousOutbound : .anonymous
    }
}
