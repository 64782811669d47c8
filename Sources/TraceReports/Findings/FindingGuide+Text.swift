internal import TraceAnalysis

/// Pages for a terminal: plain text, no line wider than `columns`.
extension FindingGuide {
    /// What a terminal shows without scrolling sideways.
    public static let columns = 100

    public static func text(_ entry: Entry, language: Language) -> String {
        var lines = [entry.code]
        lines += paragraph(entry.title, indent: 0)
        if let severity = severity(entry, language) {
            lines += paragraph(Heading.severity.phrase[language] + colon(language) + severity, indent: 0)
        }
        lines += section(.meaning, paragraph(entry.meaning, indent: 2), language)
        lines += section(.fires, items(entry.fires), language)
        lines += section(.silent, items(entry.silent), language)
        lines += section(.steps, items(entry.steps), language)
        lines += section(.example, entry.example.map { "    " + $0 }, language)
        lines += section(.related, paragraph(entry.related.joined(separator: ", "), indent: 2), language)
        return lines.joined(separator: "\n") + "\n"
    }

    /// All codes with their titles: what `hoptrace explain` without a code prints.
    public static func list(language: Language) -> String {
        var lines: [String] = []
        for (heading, entries) in [(Heading.findings, findings(language: language)), (.verdicts, verdicts(language: language))] {
            if !lines.isEmpty { lines.append("") }
            lines.append(heading.phrase[language])
            let width = entries.map { TextWidth.of($0.code) }.max() ?? 0
            for entry in entries {
                let title = LineBreaker(width: columns - width - 4).lines(plain(entry.title))
                for (index, line) in title.enumerated() {
                    let code = index == 0 ? entry.code : ""
                    lines.append("  " + code + String(repeating: " ", count: width - TextWidth.of(code) + 2) + line)
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `warning`, and when it is another.
    static func severity(_ entry: Entry, _ language: Language) -> String? {
        guard let code = entry.severity, let severity = Severity.allCases.first(where: { $0.code.description == code }) else {
            return nil
        }
        let word = Phrasebook.severity(severity)[language]
        guard let changes = entry.changes else { return word }
        switch language {
        case .english: return word + "; " + changes
        case .japanese: return word + "。" + changes
        }
    }

    static func colon(_ language: Language) -> String {
        switch language {
        case .english: ": "
        case .japanese: "："
        }
    }

    private static func section(_ heading: Heading, _ lines: [String], _ language: Language) -> [String] {
        lines.allSatisfy { $0.allSatisfy { $0 == " " } } ? [] : ["", heading.phrase[language]] + lines
    }

    private static func items(_ texts: [String]) -> [String] {
        texts.flatMap { text in
            LineBreaker(width: columns - 4).lines(plain(text)).enumerated().map {
                ($0.offset == 0 ? "  - " : "    ") + $0.element
            }
        }
    }

    private static func paragraph(_ text: String, indent: Int) -> [String] {
        LineBreaker(width: columns - indent).lines(plain(text)).map { String(repeating: " ", count: indent) + $0 }
    }

    private static func plain(_ text: String) -> String { String(text.filter { $0 != "`" }) }
}
