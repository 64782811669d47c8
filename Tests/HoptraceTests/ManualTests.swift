import CorpusLabels
import Foundation
import Testing

/// The manual page, beside what the commands themselves say.
@Suite struct ManualTests {
    private static let short = ["output": "o", "format": "f", "jobs": "j", "null": "0"]

    /// The synopsis of each command, by its name.
    private static let synopses = Result {
        let page = String(decoding: try ProjectFolder.bytes("docs/hoptrace.1"), as: UTF8.self)
        let synopsis = page.split(separator: ".Sh SYNOPSIS\n")[1].split(separator: ".Sh DESCRIPTION")[0]
        return synopsis.split(separator: ".Nm\n").map(String.init)
    }

    @Test(arguments: ["trace", "compare", "report", "export", "decode", "corpus", "corpus query", "worker", "explain"])
    func theSynopsisHasEveryOption(_ command: String) throws {
        let synopsis = try #require(
            try Self.synopses.get().first { $0.hasPrefix(".Cm \(command)\n") || $0.hasPrefix(".Op Cm \(command)\n") })
        let words = command == "corpus" ? ["corpus", "scan"] : command.split(separator: " ").map(String.init)
        let help = try BuiltBinary.run(words + ["--help"]).text
        // The help of a group of options says more than one command takes.
        let refused = command == "corpus" ? ["redact-table"] : []
        let options = Set(help.matches(of: /--([a-z-]+)/).map { String($0.output.1) }).subtracting(["help", "version"] + refused)
        let usage = try #require(help.firstMatch(of: /(?s)ARGUMENTS:.*|OPTIONS:.*/)).output
        #expect(!options.isEmpty)
        for option in options where usage.contains(try Regex("(?m)^ .*--\(option)\\b.*$")) {
            let names = ["Fl -\(option)"] + (Self.short[option].map { ["Fl \($0)"] } ?? [])
            #expect(
                names.contains { name in synopsis.contains(name + " ") || synopsis.contains(name + "\n") },
                "\(command) --\(option)")
        }
    }
}
