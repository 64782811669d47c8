internal import Foundation
internal import Synchronization
internal import TraceReports

/// Standard error: one line for each thing to say, which begins with the name of the program.
enum Diagnostics {
    private static let isJapanese = Atomic<Bool>(false)

    /// The language of what is said of inputs, outputs and runs: that of the reports. How a command is used is told in English.
    static var language: Language {
        get { isJapanese.load(ordering: .relaxed) ? .japanese : .english }
        set { isJapanese.store(newValue == .japanese, ordering: .relaxed) }
    }

    static func say(_ sentence: String) {
        FileHandle.standardError.write(Data("hoptrace: \(sentence)\n".utf8))
    }

    static func say(_ phrase: Phrase) { say(phrase[language]) }

    /// About an input: its name, the reason, and what to do.
    static func say(_ name: String, _ reason: String) {
        say("\(name == "-" ? standardInput[language] : PrintableText(name).text): \(reason)")
    }

    static func say(_ name: String, _ phrase: Phrase) { say(name, phrase[language]) }

    /// The same in two sentences, the first of them without its end.
    static func say(_ name: String, _ reason: String, _ advice: Phrase) {
        say(name, reason + Phrase(en: ". ", ja: "。")[language] + advice[language])
    }

    private static let standardInput = Phrase(en: "standard input", ja: "標準入力")
}
