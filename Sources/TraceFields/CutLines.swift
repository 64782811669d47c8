/// The value of a field that was cut at a fixed column, in the middle of words too, put together again.
///
/// Coremail (163.com, 126.com and the servers of its customers) ends a line of its results behind 70 characters, whatever stands there,
/// and begins the next one with a tab. Read as a fold, which stands for a space (RFC 5322 §2.2.3), such a line end makes
/// `bank.example` of `bank.example.other.example`.
struct CutLines {
    private(set) var joined: [UInt8] = []
    /// Where a cut was in `joined`.
    private var cuts: [Int] = []

    /// Characters of a line as Coremail cuts it.
    private static let column = 70
    /// What stands before the value on the first line where a server writes it: later ones may have renamed the field.
    private static let name: StaticString = "Authentication-Results:"

    /// Nil where the lines are not full, or no word goes on over a line end: then a fold may be meant.
    init?(_ bytes: ByteView, _ value: ByteRange) {
        guard let first = bytes.firstIndex(of: 0x0A, in: value) else { return nil }
        let lead = Self.name.utf8CodeUnitCount
        let width = bytes.withoutReturns(first) - value.lower + lead
        // One full line alone may be chance, but for the width that is known.
        guard width == Self.column || bytes.firstIndex(of: 0x0A, in: ByteRange(first + 1, value.upper)) != nil else { return nil }
        let areFull = Self.allLines(of: value, bytes) { line, isLast in
            let length = line.count + (line.lower == value.lower ? lead : 0)
            return isLast ? length <= width : length == width || width == Self.column && length == width - 1
        }
        guard areFull else { return nil }
        _ = Self.allLines(of: value, bytes) { line, isLast in
            joined.append(contentsOf: bytes.slice(line))
            if !isLast { cuts.append(joined.count) }
            return true
        }
        guard joined.withView({ tearsWord($0) }) else { return nil }
    }

    /// Whether something holds of the text of all lines of a value.
    @inline(__always)
    private static func allLines(
        of value: ByteRange, _ bytes: ByteView, _ holds: (_ line: ByteRange, _ isLast: Bool) -> Bool
    ) -> Bool {
        var start = value.lower
        while true {
            let end = bytes.firstIndex(of: 0x0A, in: ByteRange(start, value.upper)) ?? value.upper
            let isLast = end == value.upper
            guard holds(ByteRange(start, max(start, bytes.withoutReturns(end))), isLast) else { return false }
            if isLast { return true }
            start = text(bytes, ByteRange(end + 1, value.upper))
        }
    }

    /// Where the text of a line starts: behind a tab, or behind the spaces that a tool put in its place.
    private static func text(_ bytes: ByteView, _ line: ByteRange) -> Int {
        var start = line.lower
        if start < line.upper, bytes[start] == 0x09 { return start + 1 }
        while start < line.upper, bytes[start] == 0x20 { start += 1 }
        return start
    }

    /// Whether a word goes on over one of the cuts; of a comment or a quoted string nobody can tell.
    private func tearsWord(_ text: ByteView) -> Bool {
        var depth = 0
        var isQuoted = false
        var position = 0
        for cut in cuts where cut < text.count {
            while position < cut {
                switch text[position] {
                case 0x22: isQuoted.toggle()
                case 0x28 where !isQuoted: depth += 1
                case 0x29 where !isQuoted: depth -= 1
                default: break
                }
                position += 1
            }
            if depth == 0, !isQuoted, cut > 0, tearsWord(at: cut, text) { return true }
        }
        return false
    }

    private func tearsWord(at cut: Int, _ text: ByteView) -> Bool {
        guard !text[cut - 1].endsWord, !text[cut].endsWord else { return false }
        var word = ByteRange(cut, cut)
        while word.lower > 0, !text[word.lower - 1].endsWord { word.start -= 1 }
        while word.upper < text.count, !text[word.upper].endsWord { word.end += 1 }
        let rest = ByteRange(cut, word.upper)
        // Behind a fold stands a name with its `=`, or a comment.
        guard let equals = text.firstIndex(of: 0x3D, in: rest), equals > cut else { return true }
        if text.firstIndex(of: 0x3D, in: ByteRange(word.lower, cut)) != nil {
            return text.firstIndex(of: 0x40, in: rest) != nil && !isName(ByteRange(cut, equals), text)
        }
        return isName(ByteRange(word.lower, equals), text)
    }

    private func isName(_ word: ByteRange, _ text: ByteView) -> Bool {
        guard let meaning = ResultVocabulary.name(text, word) else { return false }
        return meaning.method != .other || meaning.property != .other
    }
}

extension HeaderBlock {
    /// The value of a field of results that was cut at a fixed column, put together again; nil for any other.
    public func joinedValue(of field: Int) -> [UInt8]? {
        guard fields.indices.contains(field), fields[field].known.holdsAuthenticationResults else { return nil }
        return bytes.withView { CutLines($0, fields[field].value)?.joined }
    }

    /// Keeps it among the derived bytes.
    mutating func joinValue(of field: Int) -> ByteRange? { joinedValue(of: field).map { keepDerived($0) } }
}

extension ByteView {
    /// Where the text of a line ends whose line feed is at `position`: before the carriage returns.
    fileprivate func withoutReturns(_ position: Int) -> Int {
        var end = position
        while end > 0, self[end - 1] == 0x0D { end -= 1 }
        return end
    }

    fileprivate func slice(_ range: ByteRange) -> UnsafeBufferPointer<UInt8> {
        precondition(range.upper <= count && range.lower <= range.upper, "bytes outside the header")
        return UnsafeBufferPointer(start: start + range.lower, count: range.count)
    }
}

extension UInt8 {
    /// A blank, `;` or the bracket of a comment: no word goes on over it.
    fileprivate var endsWord: Bool { isFoldingSpace || self == 0x3B || self == 0x28 || self == 0x29 }
}
