extension ResultReader {
    /// Reads a comment, a `method=result`, a property or a word that is none of them; returns the index behind it.
    mutating func readItem(_ index: Int, _ segment: inout Segment) -> Int {
        if tokens[index].kind == .comment {
            flushUnread()
            valueEnd = nil
            takeComment(tokens[index].range, inside: tokens[index].range.inside)
            return index + 1
        }
        if source.isStrayOpen(index) {
            flushUnread()
            let comment = tokens[index].range.through(tokens[segment.end - 1].range)
            takeComment(comment, inside: comment.dropping(1), isCut: segment.end == tokens.count)
            return segment.end
        }
        guard let name = source.name(at: index, segment.end) else {
            skip(tokens[index].range)
            return index + 1
        }
        flushUnread()
        if isMethod(name, segment) { return readStatement(index, name, &segment) }
        return readProperty(index, name, &segment)
    }

    /// Whether `name` begins a statement here. Behind one only a known method does, for a missing `;`.
    ///
    /// Changes nothing: a function that is not `mutating` would get a copy of the reader for each name.
    @inline(__always)
    private mutating func isMethod(_ name: ResultName, _ segment: Segment) -> Bool {
        if name.type != .absent { return !segment.hasStatement && name.type == .none }
        if name.method != .other { return name.method != .none }
        guard !segment.hasStatement, name.property == .other,
            !bytes.matches(name.name, "from"), !bytes.matches(name.name, "i")
        else { return false }
        let result = source.value(at: name.next, segment.end)
        if ResultWord(bytes, result.range) != .other { return true }
        // `x-record-type="v=spf1"` among the keys of Received-SPF, or a name with a domain.
        return !result.isQuoted && !isReadingKeys && bytes.firstIndex(of: 0x2E, in: result.range) == nil
    }

    /// Whether the keys of Received-SPF stand as segments behind an SPF statement.
    private var isReadingKeys: Bool {
        guard isOpen, firstWaiting == nil, let last = properties.indices.last, last >= firstProperty else {
            return false
        }
        return properties[last].known.isReceivedSPFKey
    }

    /// Whether a property that is a segment of its own belongs to the statement before it, behind a stray `;`: one of its method, which
    /// it lacks.
    private func isOfOpen(_ known: PropertyName) -> Bool {
        switch (statement.method, known) {
        case (.dkim, .headerD), (.dkim, .headerI), (.dkim, .headerS), (.dkim, .headerB), (.dmarc, .headerFrom),
            (.spf, .smtpMailFrom), (.spf, .smtpHelo):
            return !properties[firstProperty...].contains { $0.known == known }
        default: return false
        }
    }

    @inline(__always)
    private mutating func readStatement(_ index: Int, _ name: ResultName, _ segment: inout Segment) -> Int {
        if segment.hasStatement || segment.isHead {
            note(.missingSemicolon, ByteRange(start: name.range.start, end: name.range.start))
        }
        if !segment.hasStatement, firstWaiting != nil { segment.isPropertyFirst = waitingStart >= segment.start }
        segment.hasStatement = true
        var result = source.value(at: name.next, segment.end)
        var word = ResultWord(bytes, result.range)
        if word == .other, !result.isQuoted {
            // `pass,` and the like: the word alone.
            let first = tokens[source.skipComments(name.next, segment.end)].range
            let plain = ResultWord(bytes, first)
            if plain != .other, first.end < result.end {
                (word, result.range, result.end) = (plain, first, first.end)
                result.next = source.skipComments(name.next, segment.end) + 1
            }
        }
        if word == .absent, name.next < segment.end, tokens[name.next].kind == .comment {
            // Exim writes a verdict that it could not reach in parentheses: `spf=(invalid)`.
            let inside = bytes.trimmed(tokens[name.next].range.inside)
            let said = ResultWord(bytes, inside)
            if said != .other, said != .absent { (word, result.range) = (said, inside) }
        }
        open(name.method, word, ByteRange(start: name.range.start, end: max(name.range.end, result.end)))
        statement.methodRange = name.full
        statement.methodVersion = name.version.flatMap { bytes.decimal($0) }
        statement.resultRange = result.range
        if word == .absent { note(.noResult, name.range) }
        valueEnd = nil
        takeComments(index..<result.next)
        return result.next
    }

    @inline(__always)
    private mutating func readProperty(_ index: Int, _ name: ResultName, _ segment: inout Segment) -> Int {
        let known = name.property
        if known == .reason, segment.hasStatement, statement.reason == nil {
            let value = source.reason(at: name.next, segment.end)
            statement.reason = value.range
            extend(to: value.end)
            valueEnd = value.end
            takeComments(index..<value.next)
            return value.next
        }
        var value = source.value(at: name.next, segment.end)
        if known == .smtpMailFrom, source.mend(&value, segment.end) { note(.truncatedByFold, value.range) }
        if name.type == .absent, bytes.matches(name.name, "i"), field.source == .arcAuthenticationResults, field.instance == nil {
            // RFC 8617 §4.1.1 wants it first.
            takeInstance(value)
            breakInstance(.badTagValue, name.range)
        } else {
            let continues = segment.hasStatement && !segment.isPropertyFirst
            let isKey =
                !segment.hasStatement && firstWaiting == nil && isOpen
                && (known.isReceivedSPFKey || isReadingKeys
                    || source.skipComments(value.next, segment.end) == segment.end && isOfOpen(known))
            add(name, value, waits: !continues && !isKey)
        }
        takeComments(index..<value.next)
        return value.next
    }
}
