internal import Foundation
internal import TraceReports

/// Standard error: one line for each thing to say, which begins with the name of the program.
enum Diagnostics {
    static func say(_ sentence: String) {
        FileHandle.standardError.write(Data("hoptrace: \(sentence)\n".utf8))
    }

    /// About an input: its name, the reason, and what to do.
    static func say(_ name: String, _ reason: String) {
        say("\(name == "-" ? "standard input" : PrintableText(name).text): \(reason)")
    }
}
