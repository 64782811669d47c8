/// One lexical element of a structured header field (RFC 5322 §3.2).
public struct Token: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
        /// A run of bytes that no other kind takes; stray delimiters (an unclosed `(` or `"`, a `)` without partner) are part of it.
        case word
        /// A quoted-string with its quotes.
        case quoted
        /// A comment with its outer parentheses; what is nested stays inside.
        case comment
        /// `[ … ]`, a domain-literal (RFC 5321 §4.1.3), with its brackets.
        case literal
        case semicolon, comma, equals, less, greater
    }

    public var range: ByteRange
    public var kind: Kind
    /// Whether folding white space or the start of the field stands before it. A token without is glued to the one before.
    public var spaceBefore: Bool
}

/// Splits a field's value into tokens: white space folds away, comments nest, quoted pairs are honoured.
///
/// Reused from field to field, so that a steady run allocates nothing. Cost is linear in the input, whatever it holds.
public struct Lexer: Sendable {
    public private(set) var tokens: [Token] = []
    /// Unclosed comments and quotes, and limits that were crossed. Not cleared by `tokenize`, so that one list serves a message.
    public var defects: [Defect] = []
    /// Places of `(` and `"` that nothing closes.
    private var strays: [Int] = []

    public init() {
        tokens.reserveCapacity(256)
    }

    /// Replaces `tokens` by those of `range`.
    public mutating func tokenize(_ bytes: [UInt8], _ range: ByteRange) {
        tokens.removeAll(keepingCapacity: true)
        strays.removeAll(keepingCapacity: true)
        bytes.withUnsafeBufferPointer { buffer in
            let end = min(range.upper, buffer.count)
            if !run(buffer, range.lower, end) {
                // Something is never closed. Find all such places in one pass, then read again with them as plain bytes.
                findStrays(buffer, range.lower, end)
                tokens.removeAll(keepingCapacity: true)
                _ = run(buffer, range.lower, end)
            }
        }
    }

    /// Returns false when a comment or quote ends nowhere and is not yet among `strays`.
    private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let classes = ByteClass.table.utf8Start
        var position = start
        var space = true
        var stray = 0
        while position < end {
            let begin = position
            let kind: Token.Kind
            switch ByteClass(rawValue: classes[Int(bytes[position])]) ?? .word {
            case .space:
                position += 1
                space = true
                continue
            case .word, .close, .closeBracket, .backslash:
                position = wordEnd(bytes, position, end, classes)
                kind = .word
            case .open:
                if stray < strays.count, strays[stray] == begin {
                    stray += 1
                    position = wordEnd(bytes, position + 1, end, classes)
                    kind = .word
                } else if let (close, depth) = Self.commentEnd(bytes, position, end) {
                    if depth > Limits.commentDepth { defects.note(Defect(.commentTooDeep, ByteRange(position, close))) }
                    position = close
                    kind = .comment
                } else {
                    return false
                }
            case .quote:
                if stray < strays.count, strays[stray] == begin {
                    stray += 1
                    position = wordEnd(bytes, position + 1, end, classes)
                    kind = .word
                } else if let close = Self.quoteEnd(bytes, position, end) {
                    position = close
                    kind = .quoted
                } else {
                    return false
                }
            case .bracket:
                if let close = Self.literalEnd(bytes, position, end) {
                    position = close
                    kind = .literal
                } else {
                    position = wordEnd(bytes, position + 1, end, classes)
                    kind = .word
                }
            case .semicolon: (kind, position) = (.semicolon, position + 1)
            case .comma: (kind, position) = (.comma, position + 1)
            case .equals: (kind, position) = (.equals, position + 1)
            case .less: (kind, position) = (.less, position + 1)
            case .greater: (kind, position) = (.greater, position + 1)
            }
            if tokens.count == Limits.tokens {
                defects.note(Defect(.tooManyTokens, ByteRange(begin, end)))
                return true
            }
            tokens.append(Token(range: ByteRange(begin, position), kind: kind, spaceBefore: space))
            space = false
        }
        return true
    }

    private func wordEnd(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ classes: UnsafePointer<UInt8>
    ) -> Int {
        var position = start
        while position < end {
            let byteClass = classes[Int(bytes[position])]
            if byteClass != ByteClass.word.rawValue {
                if byteClass == ByteClass.backslash.rawValue, position + 1 < end {
                    position += 1
                } else if byteClass != ByteClass.close.rawValue, byteClass != ByteClass.closeBracket.rawValue,
                    byteClass != ByteClass.backslash.rawValue
                {
                    break
                }
            }
            position += 1
        }
        return position
    }

    private static func commentEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ open: Int, _ end: Int) -> (end: Int, depth: Int)? {
        var depth = 0
        var deepest = 0
        var position = open
        while position < end {
            switch bytes[position] {
            case 0x28:
                depth += 1
                deepest = max(deepest, depth)
            case 0x29:
                depth -= 1
                if depth == 0 { return (position + 1, deepest) }
            case 0x5C: position += 1
            default: break
            }
            position += 1
        }
        return nil
    }

    private static func quoteEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ open: Int, _ end: Int) -> Int? {
        var position = open + 1
        while position < end {
            if bytes[position] == 0x22 { return position + 1 }
            position += bytes[position] == 0x5C ? 2 : 1
        }
        return nil
    }

    /// A literal holds no line end and no other bracket, but for the `[[…]]` and `[(…)]` of some mailers.
    private static func literalEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ open: Int, _ end: Int) -> Int? {
        var position = open + 1
        var depth = 1
        let limit = min(end, open + Limits.domainBytes)
        while position < limit {
            switch bytes[position] {
            case 0x5B: depth += 1
            case 0x5D:
                depth -= 1
                if depth == 0 { return position + 1 }
            case 0x28 where position == open + 1: break
            case 0x29 where position + 1 < limit && bytes[position + 1] == 0x5D: break
            case 0x3B, 0x28, 0x29, 0x0A: return nil
            default: break
            }
            position += 1
        }
        return nil
    }

    /// Fills `strays` with every `(` and every `"` outside a comment that nothing closes, in order.
    private mutating func findStrays(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        var opens: [Int] = []
        var position = start
        while position < end {
            switch bytes[position] {
            case 0x28: opens.append(position)
            case 0x29: _ = opens.popLast()
            case 0x22 where opens.isEmpty:
                guard let close = Self.quoteEnd(bytes, position, end) else {
                    strays.append(position)
                    defects.note(Defect(.unclosedQuote, ByteRange(position, end)))
                    break
                }
                position = close - 1
            case 0x5C: position += 1
            default: break
            }
            position += 1
        }
        if let first = opens.first { defects.note(Defect(.unclosedComment, ByteRange(first, end))) }
        strays.append(contentsOf: opens)
        strays.sort()
    }
}

/// What a byte is to the lexer.
enum ByteClass: UInt8 {
    case word, space, open, close, quote, backslash, semicolon, comma, equals, less, greater, bracket, closeBracket

    /// Class by byte value, as the letters of a constant so that the table needs no start-up code.
    static let table: StaticString =
        """
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{01}\u{01}\u{00}\u{00}\u{01}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{01}\u{00}\u{04}\u{00}\u{00}\u{00}\u{00}\u{00}\u{02}\u{03}\u{00}\u{00}\u{07}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{06}\u{09}\u{08}\u{0A}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{0B}\u{05}\u{0C}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}
        """
}
