internal import ArgumentParser
internal import Foundation
internal import TraceReports

/// `--language`: of reports, and of what is said of inputs on standard error.
struct LanguageOption: ParsableArguments {
    @Option(help: "Language of the sentences (default: by LC_ALL, LC_MESSAGES or LANG).")
    var language: Language?

    @Option(name: .customLong("lang"), help: .hidden)
    var shortened: Language?

    func validate() throws { Diagnostics.language = chosen }

    var chosen: Language { language ?? shortened ?? Self.environment }

    /// The language that the user's environment asks for.
    private static var environment: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("ja") == true ? .japanese : .english
    }
}
