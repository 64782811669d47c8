internal import TraceAnalysis

/// Pages as Markdown: `docs/findings.md`.
extension FindingGuide {
    public static func markdown(_ entry: Entry, language: Language) -> String {
        var blocks = ["## `" + entry.code + "`", "**" + escaped(entry.title) + "**"]
        if let severity = severity(entry, language) {
            blocks.append(wrapped(Heading.severity.phrase[language] + colon(language) + severity))
        }
        blocks.append(wrapped(entry.meaning))
        blocks += items(.fires, entry.fires, language)
        blocks += items(.silent, entry.silent, language)
        blocks += items(.steps, entry.steps, language)
        if !entry.example.isEmpty { blocks.append("```\n" + entry.example.joined(separator: "\n") + "\n```") }
        if !entry.related.isEmpty {
            let links = entry.related.map { "[`" + $0 + "`](#" + $0 + ")" }.joined(separator: ", ")
            blocks.append(Heading.related.phrase[language] + colon(language) + links)
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The whole of `docs/findings.md`.
    public static func document(language: Language) -> String {
        let findings = findings(language: language)
        let verdicts = verdicts(language: language)
        var blocks = [
            "# " + Heading.findings.phrase[language], wrapped(introduction[language]), table(findings, language),
        ]
        blocks += findings.map { String(markdown($0, language: language).dropLast()) }
        blocks += ["# " + Heading.verdicts.phrase[language], wrapped(aboutVerdicts[language])]
        blocks += verdicts.map { String(markdown($0, language: language).dropLast()) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static let introduction = Phrase(
        en: """
            One entry for each code that a report can show; `hoptrace explain CODE` prints the same. The file is made from \
            `Sources/TraceReports/Findings` by `make record`: change the pages there, not here. A code never changes its \
            meaning. Where a code stands for several cases, a report names the one behind it: the variant, which is the \
            key `variant` of JSON and XML. Confidence and evidence are explained in `docs/attribution.md`.
            """,
        ja: """
            報告に現れるコードごとの説明です。`hoptrace explain CODE`でも同じ内容を表示できます。\
            このファイルは`make record`が`Sources/TraceReports/Findings`から生成します。変更はそちらで行ってください。\
            コードの意味は変わりません。1つのコードに複数の場合があるときは、どの場合かをコードの後に示します\
            （variant。JSONとXMLのキー`variant`）。確度と根拠については`docs/attribution.md`を参照してください。
            """)

    private static let aboutVerdicts = Phrase(
        en: """
            A verdict is the one sentence on top of a report. It is the first row of the decision table whose condition holds; \
            the findings that made it are named beside it.
            """,
        ja: """
            判定は、報告の先頭に示される1文です。判定表の行のうち、条件が最初に成り立ったものが選ばれ、\
            根拠となった検出事項が併せて示されます。
            """)

    private static func table(_ entries: [Entry], _ language: Language) -> String {
        let head = [Heading.code, .severity, .title].map { $0.phrase[language] }
        var lines = ["| " + head.joined(separator: " | ") + " |", "|---|---|---|"]
        for entry in entries {
            lines.append(
                "| [`" + entry.code + "`](#" + entry.code + ") | " + (entry.severity ?? "") + " | " + escaped(entry.title) + " |")
        }
        return lines.joined(separator: "\n")
    }

    private static func items(_ heading: Heading, _ texts: [String], _ language: Language) -> [String] {
        guard !texts.isEmpty else { return [] }
        let lines = texts.flatMap { text in
            LineBreaker(width: 118).lines(escaped(text)).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
        }
        return [heading.phrase[language] + colon(language).filter { $0 != " " }, lines.joined(separator: "\n")]
    }

    private static func wrapped(_ text: String) -> String {
        LineBreaker(width: 120).lines(escaped(text)).joined(separator: "\n")
    }

    /// Marks that Markdown would read, outside of code, as themselves.
    private static func escaped(_ text: String) -> String {
        var result = ""
        var isCode = false
        for character in text {
            if character == "`" { isCode.toggle() }
            if !isCode, "_*<>[]".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
