/// Markdown (CommonMark with the tables of GitHub) whose text cannot become markup: everything that Markdown or HTML could act on is
/// escaped here, and text passes `PrintableText`.
struct MarkdownWriter {
    private(set) var markdown = ""
    /// Between a name and its value.
    private let colon: String

    init(colon: String = ": ") { self.colon = colon }

    mutating func heading(_ level: Int, _ text: String) {
        blank()
        markdown += String(repeating: "#", count: level) + " " + Self.escaped(text) + "\n"
        blank()
    }

    mutating func paragraph(_ text: String) {
        blank()
        markdown += Self.escaped(text) + "\n"
        blank()
    }

    mutating func list(_ items: [String]) {
        guard !items.isEmpty else { return }
        blank()
        for item in items { markdown += "- " + Self.escaped(item) + "\n" }
        blank()
    }

    /// Names and their values as a list; what has no value is left out.
    mutating func entries(_ entries: [(name: String, value: String?)]) {
        list(entries.compactMap { entry in entry.value.map { entry.name + colon + $0 } })
    }

    mutating func table(_ columns: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        blank()
        row(columns)
        markdown += "|" + String(repeating: " --- |", count: columns.count) + "\n"
        for cells in rows { row(cells) }
        blank()
    }

    /// Lines as they are, to be copied.
    mutating func code(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        let shown = lines.map { PrintableText($0).text }
        // The fence is longer than any run of its own character in the text.
        let longest = shown.map { Self.longestRun(of: "`", in: $0) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        blank()
        markdown += fence + "\n" + shown.joined(separator: "\n") + "\n" + fence + "\n"
        blank()
    }

    /// One empty line, and none at the start.
    private mutating func blank() {
        if !markdown.isEmpty, !markdown.hasSuffix("\n\n") { markdown += "\n" }
    }

    private mutating func row(_ cells: [String]) {
        markdown += "| " + cells.map { Self.escaped($0) }.joined(separator: " | ") + " |\n"
    }

    private static func longestRun(of character: Character, in text: String) -> Int {
        text.split { $0 != character }.map(\.count).max() ?? 0
    }

    /// Every punctuation character of ASCII may be escaped (CommonMark §2.4); those are that could begin markup anywhere. Round brackets
    /// are none of them: they mean something behind a square one alone. The colon of a scheme and the `www.` that GitHub would turn into a
    /// link are broken by an entity, `@` that it would turn into a mention or a mail link too.
    static func escaped(_ text: String) -> String {
        var result = ""
        var isStart = true
        var isBlank = true
        let scalars = Array(PrintableText(text).text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "#", "|", "!", "~", "{", "}", "$", "^": result += "\\" + String(scalar)
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case ":": result += endsAScheme(index, scalars) ? "&#58;" : ":"
            case "@": result += "&#64;"
            case ".": result += isStart || result.hasSuffix("www") || result.hasSuffix("WWW") ? "&#46;" : "."
            case "-", "+", "=": result += isBlank ? "\\" + String(scalar) : String(scalar)
            default: result.unicodeScalars.append(scalar)
            }
            // A number in front of a dot or bracket would begin a list.
            isBlank = isBlank && scalar == " "
            isStart = isStart && (scalar.properties.numericType != nil || scalar == " ")
        }
        return result
    }

    /// Whether the colon stands between a letter and something that is no space.
    private static func endsAScheme(_ colon: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        guard colon > 0, colon + 1 < scalars.count else { return false }
        return scalars[colon - 1].properties.isAlphabetic && scalars[colon + 1] != " "
    }
}
