/// An inline SVG drawing, made of few shapes. Colours and fonts are classes of the style sheet, so that light, dark and print
/// are one drawing; places and sizes are in CSS pixels.
struct Drawing {
    let width: Int
    private(set) var height = 0
    private var shapes = HTMLWriter()

    /// What a column of the monospaced font takes at the size of the drawings, and how far its lines stand apart.
    static let columnWidth = 7.3
    static let lineHeight = 17

    init(width: Int) { self.width = width }

    mutating func box(x: Int, y: Int, width: Int, height: Int, style: String) {
        shapes.element(
            "rect",
            [
                ("x", String(x)), ("y", String(y)), ("width", String(width)), ("height", String(height)), ("class", style),
            ]
        ) { _ in }
        grow(to: y + height)
    }

    mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), style: String) {
        shapes.element(
            "line",
            [
                ("x1", String(start.x)), ("y1", String(start.y)), ("x2", String(end.x)), ("y2", String(end.y)),
                ("class", style),
            ]
        ) { _ in }
        grow(to: max(start.y, end.y))
    }

    /// A line down with a head at its end.
    mutating func arrow(x: Int, from top: Int, to bottom: Int, style: String) {
        let shaft = "M" + String(x - 1) + " " + String(top) + "h2V" + String(bottom - 9)
        let head = "h4l-5 9-5-9h4z"
        shapes.element("path", [("d", shaft + head), ("class", style)]) { _ in }
        grow(to: bottom)
    }

    /// One line of text; `y` is its baseline.
    mutating func text(x: Int, y: Int, _ text: String, style: String) {
        shapes.element("text", [("x", String(x)), ("y", String(y)), ("class", style)], text)
        grow(to: y + 4)
    }

    mutating func grow(to bottom: Int) { height = max(height, bottom) }

    /// Text in lines that fit `width` pixels. What needs more than `limit` lines is cut, and says so.
    static func lines(_ text: String, width: Int, limit: Int = 3) -> [String] {
        let columns = max(8, Int(Double(width) / columnWidth))
        // Twice what can be shown is enough to know that it is too much.
        let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(columns * (limit + 1))))
        var lines = broken(PrintableText(shown).text, columns)
        guard lines.count > limit else { return lines }
        lines = Array(lines.prefix(limit))
        lines[limit - 1] = String(lines[limit - 1].dropLast()) + "…"
        return lines
    }

    /// Breaks behind a space, else behind a sign between the parts of a name, else where the line is full.
    private static func broken(_ text: String, _ columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for character in text {
            let step = TextWidth.of(String(character))
            if width + step > columns, !line.isEmpty {
                var rest = cut(&line, keeping: columns / 2)
                // What opens goes with what it opens, and what closes with what it closes.
                if rest.isEmpty { rest = LineBreaker.hanging(&line, before: character) }
                lines.append(line)
                line = rest
                width = TextWidth.of(line)
            }
            guard !(line.isEmpty && character == " ") else { continue }
            line.append(character)
            width += step
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// Cuts a line at its last break behind the first `keeping` characters, and gives what is left.
    private static func cut(_ line: inout String, keeping: Int) -> String {
        for signs in [" ", ".@=-+/:"] {
            guard let place = line.lastIndex(where: { signs.contains($0) }) else { continue }
            let end = line.index(after: place)
            guard line.distance(from: line.startIndex, to: end) > keeping else { continue }
            let rest = String(line[end...])
            line = String(line[..<(signs == " " ? place : end)])
            return rest
        }
        return ""
    }

    fileprivate var markup: HTMLWriter { shapes }
}

extension HTMLWriter {
    /// A drawing with the words that stand for it where it is not seen: its own, or those of another drawing.
    mutating func drawing(
        _ drawing: Drawing, _ id: String, title: String, description: String? = nil, describedBy other: String? = nil,
        style: String? = nil
    ) {
        element(
            "svg",
            [
                ("class", style), ("role", "img"), ("aria-labelledby", id + "-name"),
                ("aria-describedby", (other ?? id) + "-words"),
                ("width", String(drawing.width)), ("height", String(drawing.height)),
                ("viewBox", "0 0 " + String(drawing.width) + " " + String(drawing.height)),
            ]
        ) { writer in
            writer.element("title", [("id", id + "-name")], title)
            if let description { writer.element("desc", [("id", id + "-words")], description) }
            writer.append(drawing.markup)
        }
    }
}
