internal import ArgumentParser
internal import TraceReports

/// `hoptrace explain [CODE]`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a finding or a verdict, in a page.",
        discussion: "Without a code, all codes are listed. With --all, the pages of all of them come as one document in Markdown."
    )

    @Argument(help: "The code of a finding or of a verdict, as reports show it.")
    var code: String?

    @Flag(help: "Print the pages of all findings and verdicts, in Markdown.")
    var all = false

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if all, code != nil { throw ValidationError("--all explains every code: it takes none.") }
        guard let code, entry(code) == nil else { return }
        throw ValidationError("No finding or verdict has the code '\(PrintableText(code).text)'. List them: hoptrace explain")
    }

    private func entry(_ code: String) -> FindingGuide.Entry? {
        FindingGuide.entry(named: code.lowercased(), language: language.chosen)
    }

    func run() throws {
        let language = language.chosen
        if all { return try print(FindingGuide.document(language: language)) }
        guard let entry = code.flatMap({ entry($0) }) else { return try print(FindingGuide.list(language: language)) }
        try print(FindingGuide.text(entry, language: language))
    }

    private func print(_ text: String) throws { try ReportOutput.write(Array(text.utf8), to: nil) }
}
