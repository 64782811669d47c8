/// `method`, `method/version`, `ptype.property` or a bare name, up to and with its `=` (RFC 8601 §2.2).
struct ResultName {
    /// From the first byte of the name to the `=`.
    var range: ByteRange
    /// What stands before the dot; an empty range without one.
    private var head = ByteRange(0, 0)
    /// What stands behind the ptype, or the whole name without a version.
    private(set) var name: ByteRange
    /// The name with its ptype as one word, as for a method that holds a dot.
    var full: ByteRange
    /// What stands behind the slash.
    private var tail = ByteRange(0, 0)
    /// Index of the token behind the `=`.
    var next: Int

    init(_ word: ByteRange, next: Int) {
        (range, name, full) = (word, word, word)
        self.next = next
    }

    fileprivate(set) var meaning = NameMeaning()
    var type: PropertyType { meaning.type }
    var method: ResultMethod { meaning.method }
    var property: PropertyName { meaning.property }
    var ptype: ByteRange? { head.isEmpty ? nil : head }
    var version: ByteRange? { tail.isEmpty ? nil : tail }

    mutating func take(ptype: ByteRange, name: ByteRange) { (head, self.name) = (ptype, name) }

    mutating func take(name: ByteRange, version: ByteRange) { (self.name, full, tail) = (name, name, version) }
}

/// What stands behind an `=`.
struct ResultValue {
    /// Without quotes and without one pair of angle brackets.
    var range: ByteRange
    var isQuoted = false
    /// Where the value as written ends.
    var end: UInt32
    /// Index of the token behind it.
    var next: Int
}

/// The tokens of one result field and the names and values among them.
///
/// Apart from the reader, so that looking ahead does not copy the statement that is being built.
struct ResultTokens {
    let bytes: ByteView
    let tokens: TokenView
    /// Where the value of the field starts.
    let start: UInt32
    /// Whether a `(` or `"` that nothing closes stands in the field.
    let holdsStrays: Bool

    /// Index of the first token at or behind `index` that is no comment.
    func skipComments(_ index: Int, _ limit: Int) -> Int {
        var index = index
        while index < limit, tokens[index].kind == .comment { index += 1 }
        return index
    }

    /// The name that starts at token `index`; nil where no `=` makes it one. Comments and white space may stand around
    /// `.`, `/` and `=`.
    func name(at index: Int, _ limit: Int) -> ResultName? {
        guard index + 1 < limit, tokens[index].kind == .word else { return nil }
        let word = tokens[index].range
        // Most names are one word that is known.
        guard tokens[index + 1].kind == .equals, let meaning = ResultVocabulary.name(bytes, word) else {
            return namePieces(at: index, limit)
        }
        var name = ResultName(word, next: index + 2)
        name.range.end = tokens[index + 1].range.end
        name.meaning = meaning
        if meaning.ptypeLength > 0 {
            let dot = word.lower + Int(meaning.ptypeLength)
            name.take(ptype: ByteRange(word.lower, dot), name: ByteRange(dot + 1, word.upper))
        }
        return name
    }

    /// A name of several tokens, or with a version, or one that is not known.
    private func namePieces(at index: Int, _ limit: Int) -> ResultName? {
        let first = tokens[index].range
        var name = ResultName(first, next: skipComments(index + 1, limit))
        guard name.next < limit, tokens[name.next].kind == .equals || tokens[name.next].kind == .word else { return nil }
        var separator: UInt8?
        var head = first
        var tail = ByteRange(first.upper, first.upper)
        split(first, &separator, &head, &tail)
        while name.next < limit, tokens[name.next].kind == .word {
            let word = tokens[name.next].range
            if separator == nil, bytes[word.lower] == 0x2E || bytes[word.lower] == 0x2F {
                separator = bytes[word.lower]
                tail = word.dropping(1)
            } else if separator != nil, tail.isEmpty {
                tail = word
            } else {
                return nil
            }
            name.full = first.through(word)
            name.next = skipComments(name.next + 1, limit)
        }
        guard name.next < limit, tokens[name.next].kind == .equals else { return nil }
        name.range = first.through(tokens[name.next].range)
        name.next += 1
        var type = PropertyType.absent
        if separator == 0x2E, !head.isEmpty {
            name.take(ptype: head, name: tail)
            type = PropertyType(bytes, head)
        } else if separator == 0x2F {
            name.take(name: head, version: tail)
        }
        name.meaning = ResultVocabulary.name(bytes, name.name, behind: type)
        return name
    }

    /// Splits a word at its first `.` or `/`.
    private func split(_ word: ByteRange, _ separator: inout UInt8?, _ head: inout ByteRange, _ tail: inout ByteRange) {
        guard let position = bytes.firstDotOrSlash(in: word) else { return }
        separator = bytes[position]
        head = ByteRange(word.lower, position)
        tail = ByteRange(position + 1, word.upper)
    }

    /// The value behind an `=`: it runs to white space, a comment or `;`, whatever it holds, for the addresses and digests of
    /// real mail are seldom quoted.
    func value(at index: Int, _ limit: Int) -> ResultValue {
        let behindEquals = index > 0 ? tokens[index - 1].range.end : start
        let start = skipComments(index, limit)
        let none = ResultValue(range: ByteRange(start: behindEquals, end: behindEquals), end: behindEquals, next: index)
        guard start < limit, tokens[start].kind != .semicolon, !isStrayOpen(start) else { return none }
        // `smtp.mailfrom= smtp.helo=…`: the value is empty.
        if start > index || tokens[start].spaceBefore, let following = name(at: start, limit), isKnown(following) { return none }
        let next = runEnd(behind: start, limit)
        let written = tokens[start].range.through(tokens[next - 1].range)
        var value = ResultValue(range: written, end: written.end, next: next)
        if next == start + 1, tokens[start].kind == .quoted {
            value.range = written.inside
            value.isQuoted = true
        }
        value.range = bytes.withoutMarkup(withoutAngles(value.range))
        return value
    }

    /// Index of the first token behind another that does not stand in one run with it: behind white space, a `;` or a comment.
    @inline(__always)
    private func runEnd(behind index: Int, _ limit: Int) -> Int {
        var next = index + 1
        while next < limit, !tokens[next].spaceBefore, tokens[next].kind != .semicolon, tokens[next].kind != .comment {
            next += 1
        }
        return next
    }

    /// Adds the rest of an address that a fold tears in two, as Coremail folds (`smtp.mail=info⏎ 1@a.example`).
    /// False where nothing was torn.
    func mend(_ value: inout ResultValue, _ limit: Int) -> Bool {
        guard !value.isQuoted, !value.range.isEmpty, value.next < limit, tokens[value.next].kind == .word,
            isFold(ByteRange(start: value.end, end: tokens[value.next].range.start)),
            bytes.firstIndex(of: 0x40, in: value.range) == nil, bytes.firstIndex(of: 0x2E, in: value.range) == nil
        else { return false }
        let next = runEnd(behind: value.next, limit)
        let rest = tokens[value.next].range.through(tokens[next - 1].range)
        guard bytes.firstIndex(of: 0x40, in: rest) != nil, name(at: value.next, limit).map({ !isKnown($0) }) ?? true else {
            return false
        }
        value.range = value.range.through(rest)
        value.end = rest.end
        value.next = next
        return true
    }

    /// Whether a word that begins nothing stands behind the value: a line end that cut a name may have been written anew as a blank.
    func isCut(_ value: ResultValue) -> Bool {
        guard value.next < tokens.count, !value.isQuoted, !value.range.isEmpty, tokens[value.next].kind == .word,
            tokens[value.next].spaceBefore, !isStrayOpen(value.next)
        else { return false }
        return name(at: value.next, tokens.count) == nil
    }

    /// Whether a line ends in `range`.
    func isFold(_ range: ByteRange) -> Bool {
        for position in range.lower..<range.upper where bytes[position] == 0x0A || bytes[position] == 0x0D { return true }
        return false
    }

    /// The value of `reason=`: like any other, but a quote that is never closed and words without quotes run on to the next
    /// name, comment or `;`.
    func reason(at index: Int, _ limit: Int) -> ResultValue {
        var value = value(at: index, limit)
        guard !value.isQuoted, value.next > index, value.next <= limit else { return value }
        let isUnclosed = !value.range.isEmpty && bytes[value.range.lower] == 0x22
        while value.next < limit, tokens[value.next].kind != .semicolon, isUnclosed || tokens[value.next].kind != .comment {
            if !isUnclosed, name(at: value.next, limit) != nil { break }
            value.end = tokens[value.next].range.end
            value.next += 1
        }
        value.range.end = max(value.range.end, value.end)
        if isUnclosed { value.range = value.range.dropping(1) }
        return value
    }

    @inline(__always)
    private func withoutAngles(_ range: ByteRange) -> ByteRange {
        guard range.count >= 2, bytes[range.lower] == 0x3C else { return range }
        if bytes[range.upper - 1] == 0x3E { return range.inside }
        // Behind the path a parameter of SMTP may be left: `<info@a.example>BODY=8BITMIME`.
        guard let close = bytes.firstIndex(of: 0x3E, in: range) else { return range }
        return ByteRange(range.lower + 1, close)
    }

    func isWord(_ index: Int, _ word: StaticString) -> Bool {
        tokens[index].kind == .word && bytes.matches(tokens[index].range, word)
    }

    /// Whether a name stands for a method or a property without doubt.
    func isKnown(_ name: ResultName) -> Bool {
        name.type == .absent ? name.method != .other || name.property != .other : name.type != .none
    }

    /// Whether token `index` begins with a `(` that nothing closes.
    @inline(__always)
    func isStrayOpen(_ index: Int) -> Bool {
        holdsStrays && tokens[index].kind == .word && bytes[tokens[index].range.lower] == 0x28
    }

    /// Index of the `;` that ends the segment which starts at `start`, or of the end. Behind a `(` that nothing closes only a
    /// `;` before a known method does.
    func segmentEnd(from start: Int) -> Int {
        guard holdsStrays else { return tokens.first(.semicolon, from: start) ?? max(start, tokens.count) }
        var isOpen = false
        var index = start
        while index < tokens.count {
            if tokens[index].kind == .semicolon {
                if !isOpen || startsStatement(index + 1) { return index }
            } else if isStrayOpen(index) {
                isOpen = true
            }
            index += 1
        }
        return index
    }

    private func startsStatement(_ index: Int) -> Bool {
        guard let name = name(at: skipComments(index, tokens.count), tokens.count), name.ptype == nil else { return false }
        return name.method != .other && name.method != .none
    }
}
