/// Lines of a text report: the one place where text meets the terminal.
///
/// Everything passes `PrintableText`; the only control sequences are those of `Style`, and only where colour is wanted.
struct TextCanvas {
    enum Style: String, CaseIterable {
        case plain = ""
        case bold = "1"
        case dim = "2"
        case good = "32"
        case careful = "33"
        case bad = "31"
        case alarm = "1;31"
        case accent = "36"
    }

    let width: Int
    let hasColor: Bool
    private(set) var text = ""

    init(width: Int, hasColor: Bool) {
        self.width = max(width, 40)
        self.hasColor = hasColor
    }

    mutating func blank() {
        if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
    }

    /// Text as it is shown: printable, and no longer than a person reads. JSON and XML hold the whole.
    static func shown(_ text: String) -> String {
        let limit = 600
        guard text.unicodeScalars.count > limit else { return PrintableText(text).text }
        return PrintableText(String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))).text + "…"
    }

    mutating func heading(_ title: String) {
        blank()
        let printable = Self.shown(title)
        for line in LineBreaker(width: width).lines(printable) { put([(line, .bold)]) }
        put([(String(repeating: "─", count: min(TextWidth.of(printable), width)), .dim)])
    }

    /// Text broken into lines; `lead` stands before the first one and the others hang below the text.
    mutating func paragraph(
        _ content: String, indent: Int = 0, lead: String = "", leadStyle: Style = .plain, style: Style = .plain
    ) {
        let lead = Self.shown(lead)
        let hanging = indent + TextWidth.of(lead)
        let lines = LineBreaker(width: width - hanging).lines(Self.shown(content))
        for (index, line) in lines.enumerated() {
            if index == 0 {
                put([(spaces(indent), .plain), (lead, leadStyle), (line, style)])
            } else {
                put([(spaces(hanging), .plain), (line, style)])
            }
        }
    }

    /// A name and its value, the values of a group below each other.
    mutating func entry(_ name: String, _ value: String, indent: Int = 0, nameWidth: Int, style: Style = .plain) {
        paragraph(value, indent: indent, lead: padded(Self.shown(name), nameWidth) + "  ", leadStyle: .dim, style: style)
    }

    /// Pieces of one line; what does not fit goes on below `hanging`. What stands left of it are columns, which are not broken.
    mutating func line(_ pieces: [(String, Style)], hanging: Int = 0) {
        let pieces = pieces.map { (Self.shown($0.0), $0.1) }
        guard pieces.reduce(0, { $0 + TextWidth.of($1.0) }) > width else { return put(pieces) }
        var used = 0
        var columns = 0
        while columns < pieces.count, used < hanging {
            used += TextWidth.of(pieces[columns].0)
            columns += 1
        }
        var rest = pieces[columns...].flatMap { piece in piece.0.unicodeScalars.map { ($0, piece.1) } }[...]
        let flow = pieces[columns...].map(\.0).joined()
        for (number, line) in LineBreaker(width: max(width - max(used, hanging), 8)).lines(flow).enumerated() {
            put((number == 0 ? Array(pieces[..<columns]) : [(spaces(hanging), .plain)]) + Self.styled(line, &rest))
        }
    }

    /// The pieces of a line that was broken out of `rest`, which is used up so far; spaces at the ends of lines are gone.
    private static func styled(_ line: String, _ rest: inout ArraySlice<(Unicode.Scalar, Style)>) -> [(String, Style)] {
        var pieces: [(String, Style)] = []
        for scalar in line.unicodeScalars {
            while let next = rest.first, next.0 != scalar { rest.removeFirst() }
            guard let style = rest.popFirst()?.1 else { break }
            if pieces.last?.1 == style {
                pieces[pieces.count - 1].0.unicodeScalars.append(scalar)
            } else {
                pieces.append((String(scalar), style))
            }
        }
        return pieces
    }

    /// One line that is known to fit, without white space at its end.
    mutating func put(_ pieces: [(String, Style)]) {
        var pieces = pieces
        while let last = pieces.last {
            var content = last.0
            while content.hasSuffix(" ") { content.removeLast() }
            pieces[pieces.count - 1].0 = content
            if !content.isEmpty { break }
            pieces.removeLast()
        }
        for (content, style) in pieces where !content.isEmpty {
            text += hasColor && style != .plain ? "\u{1B}[" + style.rawValue + "m" + content + "\u{1B}[0m" : content
        }
        text += "\n"
    }

    func padded(_ content: String, _ size: Int) -> String { content + spaces(size - TextWidth.of(content)) }

    func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}
