/// What the prose of an SPF comment says: which client was judged, for whom, and who writes.
///
/// No standard fixes these sentences, but all who write them follow the same few models:
/// `WRITER: domain of IDENTITY designates CLIENT as permitted sender`, `WRITER: IDENTITY does not designate …`,
/// `WRITER: domain of transitioning IDENTITY discourages use of CLIENT …`, `WRITER: CLIENT is neither permitted nor …`,
/// `WRITER: error in processing during lookup of IDENTITY: …`, `sender IP is CLIENT`,
/// `client-ip=CLIENT; envelope-from=IDENTITY; …` and
/// `CHECKED: Sender is authorized to use 'IDENTITY' in 'mfrom' identity (…)`.
struct ResultProse {
    private(set) var address: IPAddress?
    private(set) var addressRange: ByteRange?
    /// The name before the colon, where the sentence is one of those whose prefix is the writer.
    private(set) var writer: ByteRange?
    private(set) var identity: ByteRange?

    private let bytes: ByteView
    private let end: Int
    private var position: Int
    private var closesQuotes = true
    private var isWriterSentence = false

    /// Reads a comment without its parentheses. Linear in its length.
    init(_ bytes: ByteView, _ comment: ByteRange) {
        self.bytes = bytes
        position = comment.lower
        end = min(comment.upper, bytes.count)
        var prefix: ByteRange?
        var before = ByteRange(position, position)
        var last = before
        var isFirst = true
        while let word = nextWord() {
            if isFirst { prefix = hostPrefix(word) }
            isFirst = false
            readClient(word, after: last, before)
            readIdentity(word, after: last, before)
            // `domain of transitioning a.example` reads like `domain of a.example`.
            if bytes.matches(word, "transitioning"), bytes.matches(last, "of") { continue }
            before = last
            last = word
        }
        if isWriterSentence { writer = prefix }
    }

    /// The next run of bytes without white space; a quoted string at its start is kept whole.
    private mutating func nextWord() -> ByteRange? {
        while position < end, bytes[position].isFoldingSpace || bytes[position] == 0x28 || bytes[position] == 0x3B {
            position += 1
        }
        guard position < end else { return nil }
        let start = position
        if bytes[start] == 0x22, closesQuotes {
            if let close = bytes.firstIndex(of: 0x22, in: ByteRange(start + 1, end)) {
                position = close
            } else {
                closesQuotes = false
            }
        }
        position += 1
        while position < end, !bytes[position].isFoldingSpace, bytes[position] != 0x3B { position += 1 }
        return ByteRange(start, position)
    }

    /// The host in front of a colon. One label is a host when more than letters is in it: `mx3`, not `error`.
    private func hostPrefix(_ word: ByteRange) -> ByteRange? {
        guard word.count > 1, bytes[word.upper - 1] == 0x3A else { return nil }
        let name = ByteRange(word.lower, word.upper - 1)
        guard bytes.isHostName(name) else { return nil }
        for position in name.lower..<name.upper where !bytes[position].isLetter { return name }
        return nil
    }

    private mutating func readClient(_ word: ByteRange, after last: ByteRange, _ before: ByteRange) {
        var candidate = word
        if let equals = bytes.firstIndex(of: 0x3D, in: word) {
            let key = ByteRange(word.lower, equals)
            if bytes.matches(key, "envelope-from") { takeIdentity(ByteRange(equals + 1, word.upper)) }
            guard bytes.hasSuffix(key, "client-ip") || bytes.hasSuffix(key, "remote-ip") || bytes.matches(key, "ip") else {
                return
            }
            candidate = ByteRange(equals + 1, word.upper)
        } else if bytes.matches(last, "of"), bytes.matches(before, "domain") || bytes.matches(before, "lookup") {
            return
        }
        guard address == nil else { return }
        candidate = bytes.withoutPunctuation(candidate)
        guard let first = candidate.isEmpty ? nil : bytes[candidate.lower], first.hexValue != nil || first == 0x3A else { return }
        if let found = IPAddress(bytes, candidate) {
            (address, addressRange) = (found, candidate)
        } else if bytes[candidate.upper - 1] == 0x3A {
            let shorter = ByteRange(candidate.lower, candidate.upper - 1)
            if let found = IPAddress(bytes, shorter) { (address, addressRange) = (found, shorter) }
        }
    }

    private mutating func readIdentity(_ word: ByteRange, after last: ByteRange, _ before: ByteRange) {
        switch ResultVocabulary(bytes, last) {
        case "of":
            guard bytes.matches(before, "domain") || bytes.matches(before, "lookup") else { break }
            isWriterSentence = true
            takeIdentity(word)
        case "use":
            if bytes.matches(before, "to") { takeIdentity(word) }
        default: break
        }
        switch ResultVocabulary(bytes, word) {
        case "designate", "designates", "permitted", "discourages", "authenticated", "authenticity", "lookup":
            isWriterSentence = true
            if bytes.matches(before, "at"), isNameLike(last) { takeIdentity(last) }
        case "does":
            // `localhost does not designate`, but not `Address does not pass`.
            if !bytes.matches(last, "domain"), !bytes.matches(last, "address"), !isPrefix(last) { takeIdentity(last) }
        default: break
        }
    }

    /// Whether a word can be a mailbox or a domain, and not a word of the sentence.
    private func isNameLike(_ word: ByteRange) -> Bool {
        bytes.firstIndex(of: 0x2E, in: word) != nil || bytes.firstIndex(of: 0x40, in: word) != nil
    }

    private mutating func takeIdentity(_ word: ByteRange) {
        guard identity == nil, !bytes.matches(word, "transitioning"), !bytes.matches(word, "designates"),
            !bytes.matches(word, "does"), !bytes.matches(word, "discourages")
        else { return }
        var range = word
        while !range.isEmpty, isTrailing(bytes[range.upper - 1]) { range = ByteRange(range.lower, range.upper - 1) }
        if range.count > 1, bytes[range.lower] == bytes[range.upper - 1] || bytes[range.lower] == 0x3C,
            bytes[range.lower] == 0x22 || bytes[range.lower] == 0x27 || bytes[range.upper - 1] == 0x3E
        {
            range = range.inside
        }
        if !range.isEmpty { identity = range }
    }

    private func isTrailing(_ byte: UInt8) -> Bool { byte == 0x3A || byte == 0x2C || byte == 0x29 }

    /// Whether a word is the prefix of the sentence.
    private func isPrefix(_ word: ByteRange) -> Bool { word.isEmpty || bytes[word.upper - 1] == 0x3A }
}

extension ByteView {
    /// Whether `range` can be the name of a host or a domain: letters, digits, `.`, `-`, `_` and bytes beyond ASCII, one of
    /// them no digit and no dot.
    func isHostName(_ range: ByteRange) -> Bool {
        guard !range.isEmpty, range.count <= Limits.domainBytes, range.upper <= count else { return false }
        var hasLetter = false
        for position in range.lower..<range.upper {
            let byte = self[position]
            if byte.isLetter || byte >= 0x80 {
                hasLetter = true
            } else if !byte.isDigit, byte != 0x2E, byte != 0x2D, byte != 0x5F {
                return false
            }
        }
        return hasLetter
    }

    /// `range` without quotes, brackets and sentence marks at its ends; a colon stays.
    func withoutPunctuation(_ range: ByteRange) -> ByteRange {
        var lower = range.lower
        var upper = range.upper
        while lower < upper, self[lower].opensQuotation { lower += 1 }
        while lower < upper, self[upper - 1].endsSentence { upper -= 1 }
        return ByteRange(lower, upper)
    }
}

extension UInt8 {
    /// A quote or an opening bracket.
    fileprivate var opensQuotation: Bool {
        switch self {
        case 0x22, 0x27, 0x28, 0x3C, 0x5B: true
        default: false
        }
    }

    /// A quote, a closing bracket or a mark that ends a part of a sentence.
    fileprivate var endsSentence: Bool {
        switch self {
        case 0x22, 0x27, 0x29, 0x2C, 0x2E, 0x3B, 0x3E, 0x5D: true
        default: false
        }
    }
}
