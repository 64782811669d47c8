extension ResultReader {
    /// Reads `result [comment] *(key=value ";")` (RFC 7208 §9.1) as one statement with the method `spf`.
    mutating func readReceivedSPF() {
        let first = source.skipComments(0, tokens.count)
        waitForSPFComments(first)
        guard first < tokens.count else {
            field.shape = .empty
            note(.noResult, value)
            return
        }
        var next = first
        if source.name(at: first, tokens.count) == nil, tokens[first].kind == .word {
            let written = tokens[first].range
            open(.spf, ResultWord(bytes, written), value)
            statement.resultRange = written
            next = first + 1
        } else {
            open(.spf, .absent, value)
            note(.noResult, tokens[first].range)
        }
        while next < tokens.count { next = readKey(next) }
        flushUnread()
        close()
        field.authservID = receiver()
    }

    private mutating func waitForSPFComments(_ end: Int) {
        guard end > 0 else { return }
        waitingComments = tokens[0].range.through(tokens[end - 1].range)
    }

    private mutating func readKey(_ index: Int) -> Int {
        switch tokens[index].kind {
        case .semicolon:
            flushUnread()
            return index + 1
        case .comment:
            flushUnread()
            takeComment(tokens[index].range, inside: tokens[index].range.inside)
            return index + 1
        case .word, .quoted, .literal, .comma, .equals, .less, .greater:
            break
        }
        if source.isStrayOpen(index) { return readOpenComment(index) }
        guard let name = source.name(at: index, tokens.count) else {
            skip(tokens[index].range)
            return index + 1
        }
        flushUnread()
        let value = source.value(at: name.next, tokens.count)
        add(name, value, waits: false)
        takeComments(index..<value.next)
        return value.next
    }

    /// A comment that nothing closes ends before the first key that is known.
    private mutating func readOpenComment(_ index: Int) -> Int {
        var next = index + 1
        while next < tokens.count {
            if let name = source.name(at: next, tokens.count), name.property.isReceivedSPFKey { break }
            next += 1
        }
        let comment = tokens[index].range.through(tokens[next - 1].range)
        takeComment(comment, inside: comment.dropping(1), isCut: next == tokens.count)
        return next
    }

    /// Who wrote the field: `receiver=` where it names a host, else the writer of the comment. Some writers put the recipient
    /// or a mark for an unknown host into `receiver=`.
    private func receiver() -> ByteRange? {
        guard let complete = statements.last, hasStatements else { return nil }
        for index in complete.properties where properties[index].known == .receiver {
            let host = properties[index].value
            if bytes.isHostName(host), !bytes.matches(host, "unknown") { return host }
        }
        return complete.commentWriter
    }
}
