import CorpusLabels
import Foundation
import Testing

/// No output takes the place of what is read.
@Suite struct OverwriteTests {
    private let folder: TemporaryFolder

    /// A mailbox with a second and a third name, two messages, and a directory with one and with a link to another.
    init() throws {
        folder = try TemporaryFolder()
        let files = FileManager.default
        try files.createDirectory(at: folder.url.appendingPathComponent("d"), withIntermediateDirectories: true)
        _ = try CorpusRunTests.mbox(folder, count: 3)
        for name in ["one.eml", "two.eml", "d/gap.eml", "messages.csv"] {
            try folder.file(name, Array(CorpusRunTests.message(name.utf8.count).utf8))
        }
        try files.linkItem(atPath: place("mailbox"), toPath: place("hard"))
        try files.createSymbolicLink(atPath: place("soft"), withDestinationPath: "mailbox")
        try files.createSymbolicLink(atPath: place("d/link"), withDestinationPath: "../two.eml")
        try folder.file("list", Array([place("one.eml"), place("d")].joined(separator: "\n").utf8))
    }

    private func place(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    /// What every file holds.
    private var contents: [String: Data] {
        let names = (FileManager.default.subpaths(atPath: folder.url.path) ?? []).sorted()
        return Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                (try? Data(contentsOf: URL(fileURLWithPath: place(name)))).map { (name, $0) }
            })
    }

    /// Arguments that begin with `@` are names in the folder.
    @Test(
        arguments: [
            "corpus @mailbox --ndjson @mailbox", "corpus @mailbox -o @mailbox", "corpus @mailbox -o @hard",
            "corpus @mailbox -o @soft", "corpus @mailbox --database @mailbox", "corpus @d -o @d/gap.eml", "corpus @d -o @two.eml",
            "corpus @d --ndjson @d/gap.eml", "corpus @d --inventory -o @d/gap.eml", "corpus @messages.csv --csv @.",
            "corpus --files-from @list -o @one.eml", "corpus --files-from @list -o @d/gap.eml",
            "corpus --files-from @list -o @list", "corpus --files-from - -o @one.eml", "corpus @d -o @new --ndjson @new",
            "trace @one.eml -o @one.eml", "trace @mailbox:2 -o @hard", "trace --redact --redact-table @one.eml @one.eml",
            "compare --redact --redact-table @two.eml @one.eml @two.eml", "report --redact --redact-table @one.eml @one.eml",
            "export --as csv --redact --redact-table @one.eml @one.eml",
        ])
    func refused(_ command: String) throws {
        let before = contents
        let arguments = command.split(separator: " ").map { $0.hasPrefix("@") ? place(String($0.dropFirst())) : String($0) }
        let outcome = try BuiltBinary.run(arguments, input: Array(place("one.eml").utf8))
        #expect(
            outcome.code == 64 && outcome.errors.contains(/would overwrite|name the same file/), Comment(rawValue: outcome.errors)
        )
        #expect(contents == before)
    }

    /// What hoptrace wrote into a directory is written anew by the next run, and read by none of them.
    @Test func ownOutputsAreNoMail() throws {
        let outputs = ["--csv", "d", "--database", "d/x.db", "--ndjson", "d/lines", "-o", "d/s.html", "-f", "html"]
        let command = ["corpus", place("d")] + outputs.map { $0.hasPrefix("d") ? place($0) : $0 }
        for run in 1...2 {
            let outcome = try BuiltBinary.run(command)
            #expect(outcome.code == 0 && outcome.errors.isEmpty, "run \(run): \(outcome.errors)")
        }
        let lines = try String(contentsOf: folder.url.appendingPathComponent("d/lines"), encoding: .utf8)
        #expect(lines.split(separator: "\n").count == 2)
        for format in ["text", "json", "xml", "html"] {
            for _ in 1...2 {
                #expect(
                    try BuiltBinary.run(["corpus", place("d"), "-o", place("d/summary"), "-f", format]).code == 0, "\(format)")
            }
        }
        for _ in 1...2 { #expect(try BuiltBinary.run(["corpus", place("d"), "--inventory", "-o", place("d/fields")]).code == 0) }
    }

    /// A message is no output of hoptrace because its text looks like one.
    @Test func aMessageThatQuotesAnOutput() throws {
        try folder.file("d/quote.eml", Array((CorpusRunTests.message(9) + "{\"format\": \"hoptrace.trace/1\"}\n").utf8))
        #expect(try BuiltBinary.run(["corpus", place("d"), "-o", place("d/quote.eml")]).code == 64)
    }
}
