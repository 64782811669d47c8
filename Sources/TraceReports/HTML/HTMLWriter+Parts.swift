/// The parts that HTML reports are made of. They choose a layout; what they say is handed to them.
extension HTMLWriter {
    /// A section with its heading. `id` is that of the section; the heading's is made of it.
    mutating func section(
        _ id: String, _ title: String, style: String? = nil, _ body: (inout HTMLWriter) -> Void
    ) {
        element("section", [("id", id), ("class", style), ("aria-labelledby", id + "-title")]) { writer in
            writer.element("h2", [("id", id + "-title")], title)
            body(&writer)
        }
    }

    /// A table that scrolls sideways where the window is narrow. Its caption is read aloud, and shown where `showsCaption`.
    mutating func table(
        _ caption: String, _ columns: [String], numbers: Set<Int> = [], style: String? = nil, showsCaption: Bool = false,
        _ body: (inout HTMLWriter) -> Void
    ) {
        scrolling(caption) { writer in
            writer.element("table", [("class", style)]) { writer in
                writer.element("caption", [("class", showsCaption ? nil : "unseen")], caption)
                writer.element("thead") { writer in
                    writer.element("tr") { writer in
                        for (index, column) in columns.enumerated() {
                            writer.element("th", [("scope", "col"), ("class", numbers.contains(index) ? "number" : nil)], column)
                        }
                    }
                }
                writer.element("tbody", [], body)
            }
        }
    }

    /// A cell of a table in the style `whole`, where words stay whole and only what no column holds is broken.
    mutating func cell(_ text: String, _ style: String? = nil) {
        let isLong = text.split(separator: " ").contains { $0.utf8.count > 40 && TextWidth.of(String($0.prefix(60))) > 40 }
        let styles = [style, isLong ? "long" : nil].compactMap { $0 }
        element("td", [("class", styles.isEmpty ? nil : styles.joined(separator: " "))], text)
    }

    /// What may be wider than the window, with a name for those who do not see it. The keyboard scrolls it.
    mutating func scrolling(_ name: String, _ body: (inout HTMLWriter) -> Void) {
        element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", name)], body)
    }

    /// Names and their values; what has no value is left out.
    mutating func entries(_ entries: [(name: String, value: String?)]) {
        guard entries.contains(where: { $0.value != nil }) else { return }
        element("dl") { writer in
            for entry in entries {
                guard let value = entry.value else { continue }
                writer.element("dt", entry.name)
                writer.element("dd", value)
            }
        }
    }

    mutating func list(_ items: [String]) {
        guard !items.isEmpty else { return }
        element("ul") { writer in
            for item in items { writer.element("li", item) }
        }
    }

    /// What to do next, look-ups with what a healthy answer holds beside them.
    mutating func steps(_ steps: Report.Steps, _ book: Phrasebook) {
        guard !(steps.actions.isEmpty && steps.lookUps.isEmpty) else { return }
        element("div", [("class", "steps")]) { writer in
            writer.element("b", book[.nextSteps])
            writer.element("ul") { writer in
                for action in steps.actions { writer.element("li", action) }
                guard !steps.lookUps.isEmpty else { return }
                writer.element("li") { writer in
                    writer.text(book[.lookUps])
                    writer.element("dl", [("class", "commands")]) { writer in
                        for lookUp in steps.lookUps {
                            writer.element("dt") { $0.element("code", lookUp.command) }
                            writer.element("dd", lookUp.answer)
                        }
                    }
                }
            }
        }
    }

    /// A sentence of ours; what stands between backquotes in it is code.
    mutating func withCode(_ sentence: String) {
        for (index, part) in sentence.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 0 { text(String(part)) } else { element("code", String(part)) }
        }
    }

    /// The word of a result. Its colour says nothing that the word does not say.
    mutating func result(_ word: String, as text: String? = nil) {
        element("b", [("class", "result " + Self.style(ofResult: word))], text ?? word)
    }

    static func style(ofResult result: String) -> String {
        switch result {
        case "pass": "good"
        case "fail", "hardfail", "permerror", "reject": "bad"
        case "none", "neutral": "quiet"
        default: "careful"
        }
    }

    static func style(ofSeverity severity: String) -> String {
        switch severity {
        case "critical", "warning": "bad"
        case "notice": "careful"
        default: "quiet"
        }
    }

    /// The word of a severity.
    mutating func severity(_ code: String, _ word: String) {
        element("span", [("class", "severity " + Self.style(ofSeverity: code))], word)
    }

    /// A time as people read it.
    static func readable(_ time: String) -> String { time.replacing("T", with: " ") }
}
