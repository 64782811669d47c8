internal import ArgumentParser
internal import Foundation
internal import TraceReports

/// How reports look: their language, colour and width.
struct Appearance: ParsableArguments {
    @OptionGroup var language: LanguageOption

    @Option(help: ArgumentHelp("When to use colour; auto means on a terminal, unless NO_COLOR is set.", valueName: "when"))
    var color = ColorChoice.auto

    @Flag(help: "The same as --color never.")
    var noColor = false

    @Option(help: ArgumentHelp("Columns of the text report (default: the terminal's, at most 100).", valueName: "columns"))
    var width: Int?

    enum ColorChoice: String, WordArgument { case auto, always, never }

    func validate() throws {
        guard let width else { return }
        guard 40...1_000 ~= width else { throw ValidationError("--width is a number of columns from 40 to 1000.") }
    }

    var chosenLanguage: Language { language.chosen }

    /// The text report's options, where it goes to standard output or to a file.
    func textOptions(isFile: Bool) -> TextReport.Options {
        let isTerminal = !isFile && isatty(STDOUT_FILENO) == 1
        return TextReport.Options(width: width ?? (isTerminal ? terminalWidth : 100), hasColor: hasColor(isTerminal))
    }

    private func hasColor(_ isTerminal: Bool) -> Bool {
        if noColor { return false }
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            return isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        }
    }

    private var terminalWidth: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return min(max(Int(size.ws_col), 40), 100)
    }
}
