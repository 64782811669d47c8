/// Walks the tokens of one result field. The lists belong to the caller and are handed over for the time of the walk.
struct ResultReader {
    let bytes: ByteView
    let tokens: TokenView
    let source: ResultTokens
    let value: ByteRange
    let container: Int
    var field: ResultField
    var statements: [ResultStatement] = []
    var properties: [ResultProperty] = []
    var defects: [Defect] = []

    /// The statement to which comments and properties belong, while `isOpen`; it joins `statements` when it is complete.
    var statement: ResultStatement
    private(set) var isOpen = false
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

    init(bytes: ByteView, tokens: TokenView, holdsStrays: Bool, value: ByteRange, field: ResultField, container: Int) {
        self.bytes = bytes
        self.tokens = tokens
        source = ResultTokens(bytes: bytes, tokens: tokens, start: value.start, holdsStrays: holdsStrays)
        self.value = value
        self.field = field
        self.container = container
        statement = ResultStatement(container: container, method: .other, result: .absent, range: ByteRange(0, 0))
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
        statement = ResultStatement(container: container, method: method, result: result, range: range)
        isOpen = true
        if firstWaiting != nil { statement.range.start = min(range.start, waitingStart) }
        firstWaiting = nil
        statement.comments = waitingComments
        waitingComments = nil
    }

    /// Ends the open statement.
    mutating func close() {
        guard isOpen else { return }
        isOpen = false
        let end = firstWaiting ?? properties.count
        statement.properties = firstProperty..<end
        if let comments = statement.comments, statement.comment == nil { statement.comment = firstComment(in: comments) }
        if statement.method == .spf, judgesHeader() { statement.method = .senderID }
        for index in statement.properties where properties[index].known.holdsClientAddress {
            let written = bytes.withoutPunctuation(properties[index].value)
            guard let address = IPAddress(bytes, written) else {
                statement.hidesClient = statement.hidesClient || !written.isEmpty
                continue
            }
            statement.clientAddress = address
            statement.clientAddressRange = written
            break
        }
        if statement.clientAddress != nil { statement.hidesClient = false }
        guard statements.count < Limits.statements else {
            note(.tooManyStatements, statement.range)
            properties.removeSubrange(statement.properties)
            if let waiting = firstWaiting { firstWaiting = waiting - statement.properties.count }
            return
        }
        hasStatements = true
        statements.append(statement)
    }

    /// Whether the identity that was tested is one of the header (RFC 4407): that is Sender ID under the name of SPF.
    private func judgesHeader() -> Bool {
        for index in statement.properties {
            switch properties[index].known {
            case .identity: if bytes.matches(properties[index].value, "pra") { return true }
            case .other: if bytes.matches(properties[index].name, "pra") { return true }
            default: continue
            }
        }
        return false
    }

    /// Adds a property to the open statement, or to the one that follows.
    mutating func add(_ name: ResultName, _ value: ResultValue, waits: Bool) {
        let known = name.property
        var property = ResultProperty(ptype: name.ptype, name: name.name, known: known, value: value.range)
        property.isQuoted = value.isQuoted
        property.isPlaceholder =
            (known == .headerD || known == .headerI || known == .headerS) && bytes.matches(value.range, "none")
            || bytes.maskEnd(at: value.range.lower, value.range.upper) != nil
            || known.isTestedName && source.isCut(value)
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
        if isOpen {
            extend(to: waitingEnd)
        } else {
            note(.unreadText, ByteRange(start: waitingStart, end: waitingEnd))
            properties.removeSubrange(first...)
        }
    }

    mutating func extend(to end: UInt32) {
        if isOpen { statement.range.end = max(statement.range.end, end) }
    }

    // Comments

    /// Takes the comments among the tokens of `range` for the open statement.
    @inline(__always)
    mutating func takeComments(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if tokens[index].kind == .comment { takeComment(tokens[index].range, inside: tokens[index].range.inside) }
            index += 1
        }
    }

    /// `isCut`: nothing closes it before the field ends, so that its last word may be no more than a part of one.
    mutating func takeComment(_ comment: ByteRange, inside: ByteRange, isCut: Bool = false) {
        guard isOpen else {
            waitingComments = waitingComments.map { $0.through(comment) } ?? comment
            return
        }
        // What stands between a method and its result is a remark; the prose follows the result.
        if statement.comment == nil, comment.start >= statement.resultRange.end, !bytes.trimmed(inside).isEmpty {
            statement.comment = inside
        }
        let comments = statement.comments ?? comment
        statement.comments = ByteRange(start: min(comments.start, comment.start), end: max(comments.end, comment.end))
        extend(to: comment.end)
        guard statement.method.judgesClient else { return }
        let prose = ResultProse(bytes, inside)
        let end = isCut ? lastWord(of: inside) : inside.upper
        if statement.clientAddress == nil, prose.addressRange.map({ $0.lower < end }) ?? false {
            statement.clientAddress = prose.address
            statement.clientAddressRange = prose.addressRange
        }
        if prose.hidesClient { statement.hidesClient = true }
        if statement.commentWriter == nil { statement.commentWriter = prose.writer }
        if statement.commentIdentity == nil, prose.identity.map({ $0.lower < end }) ?? false {
            statement.commentIdentity = prose.identity
        }
    }

    private func lastWord(of text: ByteRange) -> Int {
        var start = text.upper
        while start > text.lower, !bytes[start - 1].isFoldingSpace { start -= 1 }
        return start
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
    @inline(__always)
    mutating func flushUnread() {
        if let range = unread { noteUnread(range) }
    }

    private mutating func noteUnread(_ range: ByteRange) {
        unread = nil
        if bytes.holdsMask(range) {
            note(.addressMasked, range)
        } else if let end = valueEnd, end <= range.start, source.isFold(ByteRange(start: end, end: range.start)) {
            note(.truncatedByFold, range)
        } else {
            note(.unreadText, range)
        }
        valueEnd = nil
    }
}
