/// Breaks text into lines of a width: at spaces, between wide characters, and inside of a word only where a line cannot hold it.
struct LineBreaker {
    let width: Int

    init(width: Int) { self.width = max(width, 4) }

    func lines(_ text: String) -> [String] {
        if text.utf8.count <= width, text.utf8.last != 0x20, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return [text] }
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for var piece in Self.pieces(text) {
            let shownWidth = TextWidth.of(Self.withoutTrailingSpace(piece))
            if lineWidth + shownWidth > width, !line.isEmpty {
                lines.append(Self.withoutTrailingSpace(line[...]))
                line = ""
                lineWidth = 0
            }
            while isTooWide(piece) {
                let head = prefix(of: piece)
                lines.append(String(head))
                piece = piece[head.endIndex...]
            }
            line += piece
            lineWidth += TextWidth.of(String(piece))
        }
        if !line.isEmpty || lines.isEmpty { lines.append(Self.withoutTrailingSpace(line[...])) }
        return lines
    }

    /// Whether a word without the space behind it needs more than a line. It looks no further than the line's end, so that a word
    /// of any length is broken in linear time.
    private func isTooWide(_ word: Substring) -> Bool {
        var used = 0
        for scalar in word.unicodeScalars where scalar != " " {
            used += TextWidth.of(scalar)
            if used > width { return true }
        }
        return false
    }

    /// As much of a long word as a line holds; at least one character. It ends behind a mark of an address where one is near, or where
    /// what is left then fits into the next line.
    private func prefix(of word: Substring) -> Substring {
        var used = 0
        var end = word.startIndex
        var mark: (end: Substring.Index, used: Int)?
        var index = word.unicodeScalars.startIndex
        while index < word.unicodeScalars.endIndex {
            let scalar = word.unicodeScalars[index]
            let size = TextWidth.of(scalar)
            if used + size > width, end > word.startIndex { break }
            used += size
            index = word.unicodeScalars.index(after: index)
            end = index
            if "@=.+-_/;:,".unicodeScalars.contains(scalar) { mark = (end, used) }
        }
        guard let mark else { return word[..<end] }
        let isGood = mark.used * 3 > width * 2 || mark.used * 3 > width && !isTooWide(word[mark.end...])
        return word[..<(isGood ? mark.end : end)]
    }

    /// Words with the space behind them; each wide character is a piece, but for the marks that may not begin or end a line.
    private static func pieces(_ text: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var previous: Unicode.Scalar?
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            if let previous, canBreak(between: previous, and: scalar) {
                pieces.append(text[start..<index])
                start = index
            }
            previous = scalar
        }
        if start < text.endIndex { pieces.append(text[start...]) }
        return pieces
    }

    private static func canBreak(between one: Unicode.Scalar, and other: Unicode.Scalar) -> Bool {
        if other == " " { return false }
        if one == " " { return true }
        guard TextWidth.of(one) == 2 || TextWidth.of(other) == 2 else { return false }
        return !neverFirst.contains(other) && !neverLast.contains(one) && TextWidth.of(other) > 0
    }

    static let neverFirst = Set("、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜.,:;?!)]}%”’".unicodeScalars)
    static let neverLast = Set("（「『【〈《〔［｛([{“‘".unicodeScalars)

    /// Takes from the end of a line what may not stand there before `next`; a line is never used up.
    static func hanging(_ line: inout String, before next: Character) -> String {
        var rest = ""
        while line.count > 1, let last = line.unicodeScalars.last, let first = (rest + String(next)).unicodeScalars.first,
            neverLast.contains(last) || neverFirst.contains(first), TextWidth.of(last) == 2 || TextWidth.of(first) == 2
        {
            rest = String(line.removeLast()) + rest
        }
        return rest
    }

    private static func withoutTrailingSpace(_ text: Substring) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
