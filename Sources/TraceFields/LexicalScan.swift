/// Finds the tokens of a value, from one byte that may mean something to the next; between two such bytes stand words.
///
/// The innermost loop of the field parsers: it walks raw memory between bounds that its initialiser checks, so that no sum of
/// places can overflow. All is inlined into one function, so that the state stays in registers; the masks are made before, for
/// the same reason.
struct LexicalScan {
    private let bytes: UnsafePointer<UInt8>
    private let end: Int
    private let output: UnsafeMutablePointer<Token>
    private let outputEnd: UnsafeMutablePointer<Token>
    /// Where the next token goes.
    private var next: UnsafeMutablePointer<Token>
    /// False where a comment or quote begins that nothing closes.
    private(set) var isClosed = true
    /// The first byte that no token has taken yet: where the word starts, if one stands here.
    private var position: Int
    private var isBehindSpace = true
    /// The first token for which there is no room; -1 without one.
    private var overflow = -1
    /// The bytes with a meaning, 64 in a mask: those behind the mask that is being walked.
    private var masks: UnsafePointer<UInt64>
    private let masksEnd: UnsafePointer<UInt64>
    /// The first byte of the mask that is being walked, and its bits that were not looked at yet.
    private var block: Int
    private var stops: UInt64

    /// Reads `start..<end`, which is not empty, by its masks and writes as many tokens as `output` has room for.
    init(
        _ bytes: ByteView, _ start: Int, _ end: Int, _ masks: UnsafeBufferPointer<UInt64>,
        into output: UnsafeMutableBufferPointer<Token>
    ) {
        precondition(start >= 0 && start < end && end <= bytes.count, "a value outside the header")
        let maskCount = (end - start + 63) / 64
        precondition(maskCount <= masks.count, "a value without masks")
        self.bytes = bytes.start
        self.end = end
        self.masks = masks.baseAddress! + 1
        masksEnd = masks.baseAddress! + maskCount
        self.output = output.baseAddress!
        outputEnd = self.output + min(output.count, Limits.tokens)
        next = self.output
        position = start
        block = start
        stops = masks[0]
    }

    /// How many tokens were written.
    var count: Int { next - output }

    /// Reads all tokens. `strays` are the places of brackets and quotes that nothing closes: they are bytes of words.
    @inline(__always)
    mutating func run(_ strays: inout [Int], _ defects: inout [Defect]) {
        var stray = 0
        while let place = nextStop() {
            let byteClass = ByteClass(bytes[place])
            if byteClass.continuesWord {
                if byteClass == .backslash { skip(to: place &+ 2) }
                continue
            }
            if place > position { add(.word, position, place) }
            position = place &+ 1
            guard byteClass != .space else {
                isBehindSpace = true
                continue
            }
            if let kind = byteClass.delimiter {
                add(kind, place, position)
            } else if byteClass == .bracket {
                takeLiteral(place)
            } else if stray < strays.count, strays[stray] == place {
                stray += 1
                position = place
            } else if overflow < 0 {
                isClosed = byteClass == .open ? takeComment(place, &defects) : takeQuoted(place)
            }
            if overflow >= 0 || !isClosed { break }
        }
        guard isClosed else { return }
        if overflow < 0, position < end { add(.word, position, end) }
        if overflow >= 0 { defects.note(Defect(.tooManyTokens, ByteRange(overflow, end))) }
    }

    // Tokens

    @inline(__always)
    private mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int) {
        guard next < outputEnd else {
            if overflow < 0 { overflow = start }
            return
        }
        next.pointee = Token(range: ByteRange(start, end), kind: kind, spaceBefore: isBehindSpace)
        next += 1
        isBehindSpace = false
    }

    /// The comment that opens at `open`; false where nothing closes it.
    @inline(__always)
    private mutating func takeComment(_ open: Int, _ defects: inout [Defect]) -> Bool {
        var depth = 1
        var deepest = 1
        while let place = nextStop() {
            let byte = bytes[place]
            // Most stops in a comment are white space: two comparisons pass over them.
            if byte | 1 != 0x29 {
                if byte == 0x5C { skip(to: place &+ 2) }
            } else if byte == 0x28 {
                depth += 1
                deepest = max(deepest, depth)
            } else {
                depth -= 1
                guard depth == 0 else { continue }
                position = place &+ 1
                if deepest > Limits.commentDepth { defects.note(Defect(.commentTooDeep, ByteRange(open, position))) }
                add(.comment, open, position)
                return true
            }
        }
        return false
    }

    @inline(__always)
    private mutating func takeQuoted(_ open: Int) -> Bool {
        while let place = nextStop() {
            if bytes[place] == 0x22 {
                position = place + 1
                add(.quoted, open, position)
                return true
            }
            if bytes[place] == 0x5C { skip(to: place + 2) }
        }
        return false
    }

    @inline(__always)
    private mutating func takeLiteral(_ open: Int) {
        if let close = Self.literalEnd(bytes, open, end) {
            add(.literal, open, close)
            skip(to: close)
            position = close
        } else {
            position = open
        }
    }

    /// A literal holds no line end and no other bracket, but for the `[[…]]` and `[(…)]` of some mailers.
    private static func literalEnd(_ bytes: UnsafePointer<UInt8>, _ open: Int, _ end: Int) -> Int? {
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

    // Masks

    /// The next byte with a meaning; nil where none is left.
    @inline(__always)
    private mutating func nextStop() -> Int? {
        while stops == 0 {
            guard masks < masksEnd else { return nil }
            block &+= 64
            stops = masks.pointee
            masks += 1
        }
        let place = block &+ stops.trailingZeroBitCount
        stops &= stops &- 1
        return place
    }

    /// Leaves out the stops before `place`, which is not before the last stop.
    @inline(__always)
    private mutating func skip(to place: Int) {
        while place &- block >= 64, masks < masksEnd {
            block &+= 64
            stops = masks.pointee
            masks += 1
        }
        guard place &- block < 64 else { return stops = 0 }
        stops &= ~0 &<< UInt64(place &- block)
    }
}

/// What a byte is to the lexer.
enum ByteClass: UInt8 {
    // Those over which a word goes on stand first; those from the semicolon on are in the order of `Token.Kind`.
    case word, close, closeBracket, backslash, space, open, quote, bracket, semicolon, comma, equals, less, greater

    @inline(__always)
    init(_ byte: UInt8) {
        // The table holds raw values of cases and nothing else, which a test tells.
        self = unsafeBitCast(Self.table.utf8Start[Int(byte)], to: ByteClass.self)
    }

    /// Whether a word goes on over the byte.
    @inline(__always)
    var continuesWord: Bool {
        rawValue <= Self.backslash.rawValue
    }

    /// The token that the byte is all by itself: a difference, because a `switch` is a jump that no processor foresees.
    @inline(__always)
    var delimiter: Token.Kind? {
        guard rawValue >= Self.semicolon.rawValue else { return nil }
        return Token.Kind(rawValue: rawValue &- Self.semicolon.rawValue &+ Token.Kind.semicolon.rawValue)
    }

    /// Class by byte value, as the letters of a constant so that the table needs no start-up code.
    static let table: StaticString =
        """
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{04}\u{04}\u{00}\u{00}\u{04}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{04}\u{00}\u{06}\u{00}\u{00}\u{00}\u{00}\u{00}\u{05}\u{01}\u{00}\u{00}\u{09}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{08}\u{0B}\u{0A}\u{0C}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\
        \u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{00}\u{07}\u{03}\u{02}\u{00}\u{00}\
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
