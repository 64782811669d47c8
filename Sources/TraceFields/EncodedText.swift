/// Unstructured text or a phrase that may hold encoded words (RFC 2047 §5), cut into its pieces from left to right.
///
/// White space between two encoded words belongs to neither (RFC 2047 §6.2) and is left out. What looks like an encoded
/// word and is none stays literal. Cost is linear in the input.
public struct EncodedText: Sequence, IteratorProtocol, Sendable {
    public enum Piece: Hashable, Sendable {
        /// Bytes that stand for themselves, folds included.
        case literal(ByteRange)
        case encoded(EncodedWord)
    }

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int
    private var pending: EncodedWord?
    private var afterWord = false

    public init(_ bytes: [UInt8], _ range: ByteRange) {
        self.bytes = bytes
        end = Swift.min(range.upper, bytes.count)
        position = range.lower
    }

    public mutating func next() -> Piece? {
        if let word = pending {
            pending = nil
            afterWord = true
            return .encoded(word)
        }
        let start = position
        while position < end {
            guard bytes[position] == 0x3D, let word = EncodedWord(bytes, at: position, end: end) else {
                position += 1
                continue
            }
            let literal = ByteRange(start, position)
            position = word.range.upper
            if literal.isEmpty || (afterWord && isBlank(literal)) {
                afterWord = true
                return .encoded(word)
            }
            pending = word
            return .literal(literal)
        }
        afterWord = false
        return start < end ? .literal(ByteRange(start, end)) : nil
    }

    private func isBlank(_ range: ByteRange) -> Bool {
        for index in range.lower..<range.upper where !bytes[index].isFoldingSpace { return false }
        return true
    }
}

/// Decoded bytes of one charset.
public struct DecodedRun: Hashable, Sendable {
    /// The charset's name in the source bytes; nil for bytes that stood there unencoded.
    public var charset: ByteRange?
    /// Where the decoded bytes stand in the output.
    public var output: ByteRange

    public init(charset: ByteRange?, output: ByteRange) {
        self.charset = charset
        self.output = output
    }
}

extension EncodedText {
    /// Whether `range` holds an encoded word. False is certain and cheap: there is no `=?`.
    public static func mayHoldWords(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        bytes.firstRange(of: "=?", in: range) != nil
    }

    /// Appends the decoded bytes of `range` to `output` and one run per stretch of one charset to `runs`.
    ///
    /// Adjacent words of one charset make one run, so that a character whose bytes two words share is whole again. In
    /// literal pieces the line ends of folds are dropped (RFC 5322 §2.2.3). Returns whether an encoded word was among them.
    @discardableResult
    public static func decode(
        _ bytes: [UInt8], _ range: ByteRange, into output: inout [UInt8], runs: inout [DecodedRun]
    ) -> Bool {
        let firstRun = runs.count
        var found = false
        for piece in EncodedText(bytes, range) {
            let start = output.count
            var charset: ByteRange?
            switch piece {
            case .literal(let literal):
                for index in literal.lower..<literal.upper where bytes[index] != 0x0D && bytes[index] != 0x0A {
                    output.append(bytes[index])
                }
            case .encoded(let word):
                found = true
                charset = word.charset
                word.decode(bytes, into: &output)
            }
            if runs.count > firstRun, let last = runs.last, sameCharset(last.charset, charset, bytes) {
                runs[runs.count - 1].output.end = UInt32(truncatingIfNeeded: output.count)
            } else if output.count > start {
                runs.append(DecodedRun(charset: charset, output: ByteRange(start, output.count)))
            }
        }
        return found
    }

    /// The bytes that `range` stands for, whatever their charset.
    public static func decoded(_ bytes: [UInt8], _ range: ByteRange) -> [UInt8] {
        guard mayHoldWords(bytes, range) else { return Array(bytes[range.lower..<range.upper]) }
        var output: [UInt8] = []
        var runs: [DecodedRun] = []
        decode(bytes, range, into: &output, runs: &runs)
        return output
    }

    private static func sameCharset(_ one: ByteRange?, _ other: ByteRange?, _ bytes: [UInt8]) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return bytes.equalIgnoringCase(one, other)
    }
}
