/// Walks the tokens of one result field. The lists belong to the caller and are handed over for the time of the walk.
struct ResultReader {
    let bytes: [UInt8]
    let tokens: [Token]
    let value: ByteRange
    let container: Int
    var field: ResultField
    var statements: [ResultStatement] = []
    var properties: [ResultProperty] = []
    var defects: [Defect] = []

    /// The statement to which comments and properties belong; it joins `statements` when it is complete.
    var statement: ResultStatement?
    /// Index of the first property of `statement`.
    var firstProperty = 0
    /// Index of the first property that waits for a statement which follows it.
    var firstWaiting: Int?
    /// Where in the bytes the waiting properties start.
    var waitingStart: UInt32 = 0
    var waitingEnd: UInt32 = 0
    /// Comments that stand before the statement that they belong to.
    var waitingComments: ByteRange?
    /// Bytes that nothing took, not yet noted.
    var unread: ByteRange?
    /// End of the property value that was read last, while nothing else followed it.
    var valueEnd: UInt32?
    /// `none` where methods could stand.
    var noResult: ByteRange?
    var hasStatements = false

    init(bytes: [UInt8], tokens: [Token], value: ByteRange, field: ResultField, container: Int) {
        self.bytes = bytes
        self.tokens = tokens
        self.value = value
        self.field = field
        self.container = container
    }

    mutating func read() {
        let start = statements.count
        field.statements = start..<start
        if tokens.isEmpty {
            field.shape = .empty
            note(.emptyField, value)
            if field.source == .arcAuthenticationResults { breakInstance(.missingTag, value) }
        } else if field.source == .receivedSPF {
            readReceivedSPF()
        } else {
            readResults()
        }
        field.statements = start..<statements.count
    }

    mutating func note(_ code: Defect.Code, _ range: ByteRange) {
        defects.note(Defect(code, range, field: field.field))
    }

    /// Notes a breach of the rules for `i=` (RFC 8617 §4.1.1), which breaks the chain.
    mutating func breakInstance(_ code: Defect.Code, _ range: ByteRange) {
        field.isMalformed = true
        note(code, range)
    }

    // Statements

    /// Begins a statement; the waiting properties become its first ones.
    mutating func open(_ method: ResultMethod, _ result: ResultWord, _ range: ByteRange) {
        close()
        firstProperty = firstWaiting ?? properties.count
        var begun = ResultStatement(container: container, method: method, result: result, range: range)
        if firstWaiting != nil { begun.range.start = min(range.start, waitingStart) }
        firstWaiting = nil
        begun.comments = waitingComments
        waitingComments = nil
        statement = begun
    }

    /// Ends the open statement.
    mutating func close() {
        guard var complete = statement else { return }
        statement = nil
        let end = firstWaiting ?? properties.count
        complete.properties = firstProperty..<end
        if let comments = complete.comments, complete.comment == nil { complete.comment = firstComment(in: comments) }
        for index in complete.properties where properties[index].known.holdsClientAddress {
            let written = bytes.withoutPunctuation(properties[index].value)
            guard let address = IPAddress(bytes, written) else { continue }
            complete.clientAddress = address
            complete.clientAddressRange = written
            break
        }
        guard statements.count < Limits.statements else {
            note(.tooManyStatements, complete.range)
            properties.removeSubrange(complete.properties)
            if let waiting = firstWaiting { firstWaiting = waiting - complete.properties.count }
            return
        }
        hasStatements = true
        statements.append(complete)
    }

    /// Adds a property to the open statement, or to the one that follows.
    mutating func add(_ name: ResultName, _ value: ResultValue, waits: Bool) {
        let known = PropertyName(bytes, ptype: name.ptype, name: name.name)
        var property = ResultProperty(ptype: name.ptype, name: name.name, known: known, value: value.range)
        property.isQuoted = value.isQuoted
        property.isPlaceholder =
            (known == .headerD || known == .headerI || known == .headerS) && bytes.matches(value.range, "none")
        if waits, firstWaiting == nil {
            firstWaiting = properties.count
            waitingStart = name.range.start
        }
        properties.append(property)
        valueEnd = value.end
        if waits {
            waitingEnd = value.end
        } else {
            extend(to: value.end)
        }
    }

    /// Gives waiting properties that no statement follows to the one before them.
    mutating func settleWaiting() {
        guard let first = firstWaiting else { return }
        firstWaiting = nil
        if statement != nil {
            extend(to: waitingEnd)
        } else {
            note(.unreadText, ByteRange(start: waitingStart, end: waitingEnd))
            properties.removeSubrange(first...)
        }
    }

    mutating func extend(to end: UInt32) {
        if let reached = statement?.range.end { statement?.range.end = max(reached, end) }
    }

    // Comments

    /// Takes the comments among the tokens of `range` for the open statement.
    mutating func takeComments(_ range: Range<Int>) {
        for index in range where tokens[index].kind == .comment {
            takeComment(tokens[index].range, inside: tokens[index].range.inside)
        }
    }

    mutating func takeComment(_ comment: ByteRange, inside: ByteRange) {
        guard let open = statement else {
            waitingComments = waitingComments.map { $0.through(comment) } ?? comment
            return
        }
        // What stands between a method and its result is a remark; the prose follows the result.
        if open.comment == nil, comment.start >= open.resultRange.end, !bytes.trimmed(inside).isEmpty {
            statement?.comment = inside
        }
        let comments = open.comments ?? comment
        statement?.comments = ByteRange(start: min(comments.start, comment.start), end: max(comments.end, comment.end))
        extend(to: comment.end)
        guard open.method.judgesClient else { return }
        let prose = ResultProse(bytes, inside)
        if open.clientAddress == nil {
            statement?.clientAddress = prose.address
            statement?.clientAddressRange = prose.addressRange
        }
        if open.commentWriter == nil { statement?.commentWriter = prose.writer }
        if open.commentIdentity == nil { statement?.commentIdentity = prose.identity }
    }

    /// The content of the first comment in `range`, which starts with one.
    private func firstComment(in range: ByteRange) -> ByteRange? {
        var depth = 0
        var position = range.lower
        while position < range.upper {
            switch bytes[position] {
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth == 0 {
                    let inside = ByteRange(range.lower + 1, position)
                    return bytes.trimmed(inside).isEmpty ? nil : inside
                }
            case 0x5C: position += 1
            default: break
            }
            position += 1
        }
        return nil
    }

    // What nothing took

    mutating func skip(_ range: ByteRange) {
        if let begun = unread {
            unread = begun.through(range)
        } else {
            unread = range
        }
    }

    /// Notes what was skipped since the last call. A word behind a fold that ended a value looks like the rest of it.
    mutating func flushUnread() {
        guard let range = unread else { return }
        unread = nil
        if let end = valueEnd, end <= range.start, hasLineEnd(ByteRange(start: end, end: range.start)) {
            note(.truncatedByFold, range)
        } else {
            note(.unreadText, range)
        }
        valueEnd = nil
    }

    private func hasLineEnd(_ range: ByteRange) -> Bool {
        for position in range.lower..<range.upper where bytes[position] == 0x0A || bytes[position] == 0x0D { return true }
        return false
    }
}
