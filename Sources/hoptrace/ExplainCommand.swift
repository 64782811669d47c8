internal import ArgumentParser
internal import TraceReports

/// `hoptrace explain [CODE]`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a finding or a verdict, in a page.",
        discussion: "Without a code, all codes are listed. The pages of all findings stand in docs/findings.md.")

    @Argument(help: "The code of a finding or of a verdict, as reports show it.")
    var code: String?

    @Option(help: "Language of the page (default: by LC_ALL, LC_MESSAGES or LANG).")
    var language: Language?

    func run() throws {
        let language = language ?? Appearance.environmentLanguage
        guard let code else { return try print(FindingGuide.list(language: language)) }
        guard let entry = FindingGuide.entry(named: code.lowercased(), language: language) else {
            throw ValidationError("No finding or verdict has the code '\(PrintableText(code).text)'. List them: hoptrace explain")
        }
        try print(FindingGuide.text(entry, language: language))
    }

    private func print(_ text: String) throws { try ReportOutput.write(Array(text.utf8), to: nil) }
}
