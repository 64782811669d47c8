import CByteMask

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
    /// The keyword of a `Received` field that the word is; see `Lexer.markKeywords`.
    var keyword: ReceivedKeyword?
}

/// Splits a field's value into tokens: white space folds away, comments nest, quoted pairs are honoured.
///
/// Reused from field to field, so that a steady run allocates nothing. Cost is linear in the input, whatever it holds.
public struct Lexer: Sendable {
    /// The tokens of the last field, in its first `count` elements.
    private var memory: [Token]
    private var count = 0
    /// The bytes of the last field that may mean something, 64 in a mask.
    private var masks: [UInt64]
    /// Unclosed comments and quotes, and limits that were crossed. Not cleared by `tokenize`, so that one list serves a message.
    public var defects: [Defect] = []
    /// Places of `(` and `"` that nothing closes.
    private var strays: [Int] = []

    public init() {
        memory = Self.blanks(32)
        masks = [UInt64](repeating: 0, count: 8)
    }

    /// A copy of the tokens that were read last.
    public var tokens: [Token] { Array(memory[0..<count]) }

    /// See `tokenize(_:_:)` on a `ByteView`.
    public mutating func tokenize(_ bytes: [UInt8], _ range: ByteRange) {
        bytes.withView { tokenize($0, range) }
    }

    /// Whether the last field holds a `(` or `"` that nothing closes, as part of a word.
    var holdsStrays: Bool { !strays.isEmpty }

    /// Reads the tokens of `range` and lends them, with the list of lexical defects, to `body`.
    @inline(__always)
    mutating func read<Result>(
        _ bytes: ByteView, _ range: ByteRange, _ body: (_ tokens: TokenView, _ defects: inout [Defect]) -> Result
    ) -> Result {
        tokenize(bytes, range)
        return lend(body)
    }

    /// Lends the tokens that were read last.
    @inline(__always)
    mutating func lend<Result>(_ body: (_ tokens: TokenView, _ defects: inout [Defect]) -> Result) -> Result {
        Self.lend(&memory, count, &defects, body)
    }

    /// Tells the words among the first tokens that were read last, those of a `Received` field, which keywords they are.
    mutating func markKeywords(_ bytes: ByteView, before limit: Int) {
        let limit = min(limit, count)
        memory.withUnsafeMutableBufferPointer { ReceivedKeyword.mark(UnsafeMutableBufferPointer(rebasing: $0[..<limit]), bytes) }
    }

    /// Takes its lists `inout`, as `scan` does: a list that is only looked at is retained for the time, at each field.
    @inline(__always)
    private static func lend<Result>(
        _ memory: inout [Token], _ count: Int, _ defects: inout [Defect], _ body: (TokenView, inout [Defect]) -> Result
    ) -> Result {
        memory.withUnsafeMutableBufferPointer { body(TokenView(UnsafeBufferPointer($0), count: count), &defects) }
    }

    /// Replaces `tokens` by those of `range`.
    public mutating func tokenize(_ bytes: ByteView, _ range: ByteRange) {
        if !strays.isEmpty { strays.removeAll(keepingCapacity: true) }
        let end = min(range.upper, bytes.count)
        count = 0
        guard range.lower < end else { return }
        // No field has more tokens than bytes.
        let needed = min(end - range.lower, Limits.tokens)
        if memory.count < needed { memory = Self.blanks(max(needed, memory.count * 2)) }
        findStops(bytes, range.lower, end)
        if !run(bytes, range.lower, end) {
            // Something is never closed. Find all such places in one pass, then read again with them as plain bytes.
            findStrays(bytes, range.lower, end)
            _ = run(bytes, range.lower, end)
        }
    }

    private mutating func findStops(_ bytes: ByteView, _ start: Int, _ end: Int) {
        let needed = (end - start + 63) / 64
        if masks.count < needed { masks = [UInt64](repeating: 0, count: max(needed, masks.count * 2)) }
        let (text, readable) = bytes.rest(from: start)
        masks.withUnsafeMutableBufferPointer { byte_masks_structural(text, readable, end - start, $0.baseAddress) }
    }

    private static func blanks(_ count: Int) -> [Token] {
        [Token](repeating: Token(range: ByteRange(0, 0), kind: .word, spaceBefore: false), count: count)
    }

    /// Returns false when a comment or quote ends nowhere and is not yet among `strays`.
    private mutating func run(_ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
        let scan = Self.scan(bytes, start, end, &masks, &strays, into: &memory, &defects)
        count = scan.count
        return scan.isClosed
    }

    private static func scan(
        _ bytes: ByteView, _ start: Int, _ end: Int, _ masks: inout [UInt64], _ strays: inout [Int], into memory: inout [Token],
        _ defects: inout [Defect]
    ) -> (count: Int, isClosed: Bool) {
        memory.withUnsafeMutableBufferPointer { memory in
            masks.withUnsafeMutableBufferPointer { masks in
                var scan = LexicalScan(bytes, start, end, UnsafeBufferPointer(masks), into: memory)
                scan.run(&strays, &defects)
                return (scan.count, scan.isClosed)
            }
        }
    }

    /// Fills `strays` with every `(` and every `"` outside a comment that nothing closes, in order.
    private mutating func findStrays(_ bytes: ByteView, _ start: Int, _ end: Int) {
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

    private static func quoteEnd(_ bytes: ByteView, _ open: Int, _ end: Int) -> Int? {
        var position = open + 1
        while position < end {
            if bytes[position] == 0x22 { return position + 1 }
            position += bytes[position] == 0x5C ? 2 : 1
        }
        return nil
    }
}
