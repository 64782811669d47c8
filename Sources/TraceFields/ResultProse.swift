import CByteMask

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
    /// Whether another word stands where the sentence names the client.
    private(set) var hidesClient = false
    /// The name before the colon, where the sentence is one of those whose prefix is the writer.
    private(set) var writer: ByteRange?
    private(set) var identity: ByteRange?

    private let bytes: ByteView
    private let end: Int
    private var position: Int
    private var closesQuotes = true
    private var isWriterSentence = false

    /// A word of the prose and what it means.
    private struct Word {
        var range: ByteRange
        var meaning: ProseWord
    }

    /// Reads a comment without its parentheses. Linear in its length.
    init(_ bytes: ByteView, _ comment: ByteRange) {
        self.bytes = bytes
        position = comment.lower
        end = min(comment.upper, bytes.count)
        var first: ByteRange?
        var before = ProseWord.other
        var last = Word(range: ByteRange(position, position), meaning: .other)
        while let range = nextWord() {
            if first == nil { first = range }
            let word = Word(range: range, meaning: ProseWord(bytes, range))
            // A word of the sentence is no address, and most others stand where no identity does.
            if word.meaning == .other {
                readClient(range, after: last.meaning, before)
                if last.meaning == .designates, address == nil { hidesClient = true }
            }
            if word.meaning != .other || last.meaning == .of || last.meaning == .use { readIdentity(word, after: last, before) }
            // `domain of transitioning a.example` reads like `domain of a.example`.
            if word.meaning == .transitioning, last.meaning == .of { continue }
            if isWriterSentence, identity != nil, address != nil { break }  // nothing else is looked for
            before = last.meaning
            last = word
        }
        if isWriterSentence, let first { writer = hostPrefix(first) }
    }

    /// The next run of bytes without white space; a quoted string at its start is kept whole.
    private mutating func nextWord() -> ByteRange? {
        while position < end, bytes[position].isFoldingSpace || bytes[position] == 0x28 || bytes[position] == 0x3B {
            position += 1
        }
        guard position < end else { return nil }
        let start = position
        if let masked = bytes.maskEnd(at: start, end) {
            position = masked
            return ByteRange(start, masked)
        }
        if bytes[start] == 0x22, closesQuotes {
            if let close = bytes.firstIndex(of: 0x22, in: ByteRange(start + 1, end)) {
                position = close
            } else {
                closesQuotes = false
            }
        }
        position = bytes.place(in: ByteRange(position + 1, end)) { byte_index_word_end($0, $1, $2) }
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

    private mutating func readClient(_ word: ByteRange, after last: ProseWord, _ before: ProseWord) {
        var candidate = word
        if let equals = bytes.firstIndex(of: 0x3D, in: word) {
            let key = ByteRange(word.lower, equals)
            if bytes.matches(key, "envelope-from") { takeIdentity(ByteRange(equals + 1, word.upper)) }
            guard bytes.hasSuffix(key, "client-ip") || bytes.hasSuffix(key, "remote-ip") || bytes.matches(key, "ip") else {
                return
            }
            candidate = ByteRange(equals + 1, word.upper)
        } else if last == .of, before == .domain || before == .lookup {
            return
        }
        guard address == nil else { return }
        candidate = bytes.withoutPunctuation(candidate)
        guard !candidate.isEmpty else { return }
        let mayBeAddress = bytes[candidate.lower].hexValue != nil || bytes[candidate.lower] == 0x3A
        if mayBeAddress, let found = IPAddress(bytes, candidate) {
            (address, addressRange) = (found, candidate)
            return
        }
        if bytes.isMaskedAddress(candidate) { hidesClient = true }
        if mayBeAddress, bytes[candidate.upper - 1] == 0x3A {
            let shorter = ByteRange(candidate.lower, candidate.upper - 1)
            if let found = IPAddress(bytes, shorter) { (address, addressRange) = (found, shorter) }
        }
    }

    private mutating func readIdentity(_ word: Word, after last: Word, _ before: ProseWord) {
        if last.meaning == .of, before == .domain || before == .lookup {
            isWriterSentence = true
            takeIdentity(word.range)
        } else if last.meaning == .use, before == .to {
            takeIdentity(word.range)
        }
        switch word.meaning {
        case .designate, .designates, .discourages, .verb, .lookup:
            isWriterSentence = true
            if before == .at, isNameLike(last.range) { takeIdentity(last.range) }
        case .does:
            // `localhost does not designate`, but not `Address does not pass`.
            if last.meaning != .domain, last.meaning != .address, !isPrefix(last.range) { takeIdentity(last.range) }
        case .other, .of, .domain, .use, .to, .at, .address, .transitioning: break
        }
    }

    /// Whether a word can be a mailbox or a domain, and not a word of the sentence.
    private func isNameLike(_ word: ByteRange) -> Bool {
        bytes.firstIndex(of: 0x2E, in: word) != nil || bytes.firstIndex(of: 0x40, in: word) != nil
    }

    private mutating func takeIdentity(_ word: ByteRange) {
        guard identity == nil, bytes.maskEnd(at: word.lower, word.upper) == nil else { return }
        switch ProseWord(bytes, word) {
        case .transitioning, .designates, .does, .discourages: return
        case .other, .of, .domain, .lookup, .use, .to, .at, .address, .designate, .verb: break
        }
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

/// A word that means something in the prose of an SPF comment.
enum ProseWord: UInt8, Sendable {
    case other, of, domain, lookup, use, to, at, does, address, transitioning, designate, designates, discourages
    /// Any other word behind which the sentence is one of those whose prefix is the writer.
    case verb

    init(_ bytes: ByteView, _ range: ByteRange) {
        guard range.count <= 8 else {
            self = Self.long(bytes, range)
            return
        }
        self =
            switch bytes.letters(at: range) {
            case letters("of"): .of
            case letters("domain"): .domain
            case letters("lookup"): .lookup
            case letters("use"): .use
            case letters("to"): .to
            case letters("at"): .at
            case letters("does"): .does
            case letters("address"): .address
            default: .other
            }
    }

    private static func long(_ bytes: ByteView, _ range: ByteRange) -> ProseWord {
        switch range.count {
        case 9: bytes.matches(range, "designate") ? .designate : bytes.matches(range, "permitted") ? .verb : .other
        case 10: bytes.matches(range, "designates") ? .designates : .other
        case 11: bytes.matches(range, "discourages") ? .discourages : .other
        case 12: bytes.matches(range, "authenticity") ? .verb : .other
        case 13: bytes.matches(range, "transitioning") ? .transitioning : bytes.matches(range, "authenticated") ? .verb : .other
        default: .other
        }
    }
}

extension ByteView {
    /// Whether `range` can be the name of a host or a domain: letters, digits, `.`, `-`, `_` and bytes beyond ASCII, one of
    /// them a letter or beyond ASCII.
    func isHostName(_ range: ByteRange) -> Bool {
        guard !range.isEmpty, range.count <= Limits.domainBytes, range.upper <= count,
            place(in: range, { byte_index_not_host($0, $1, $2) }) == range.upper
        else { return false }
        for position in range.lower..<range.upper where self[position].isLetter || self[position] >= 0x80 { return true }
        return false
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
