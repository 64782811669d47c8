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
