import CorpusLabels
import Foundation
import Testing

/// `hoptrace corpus --database`, run again over sources that changed since, or did not.
@Suite struct CorpusContinuedTests {
    private let folder: TemporaryFolder
    private let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.url.appendingPathComponent("archive.db").path
    }

    private func run(_ path: String) throws -> (code: Int32, errors: String, figures: [String: JSONValue?]) {
        let outcome = try BuiltBinary.run([
            "corpus", folder.url.appendingPathComponent(path).path, "--database", database, "--format", "json",
        ])
        let figures = try CorpusRunTests.figures(outcome)
        let names = ["messages", "duplicates", "left_out"]
        return (outcome.code, outcome.errors, Dictionary(uniqueKeysWithValues: names.map { ($0, figures?[$0]) }))
    }

    private func isLeftOut(_ outcome: (code: Int32, errors: String, figures: [String: JSONValue?]), _ count: Int) -> Bool {
        outcome.code == (count > 0 ? 2 : 0) && outcome.errors.contains("no mail header") == (count > 0)
            && outcome.figures["left_out"] == .number(count)
    }

    /// What cannot be read ends each run alike, until it is mended; then nothing is left out any more.
    @Test func omissionsUntilTheyAreMended() throws {
        try folder.file("one", Array("no mail\n".utf8))
        for _ in 0..<2 { #expect(isLeftOut(try run("one"), 1)) }
        try folder.file("one", Array(CorpusRunTests.message(1).utf8))
        for _ in 0..<2 { #expect(isLeftOut(try run("one"), 0)) }
    }

    /// A file that could not be read for a while is read again, although it did not change.
    @Test func omissionsThatPass() throws {
        let url = try folder.file("one", Array(CorpusRunTests.message(1).utf8))
        #expect(try run("one").code == 0)
        let away = folder.url.appendingPathComponent("away")
        try FileManager.default.moveItem(at: url, to: away)
        #expect(try run("one").figures["left_out"] == .number(1))
        try FileManager.default.moveItem(at: away, to: url)
        let outcome = try run("one")
        #expect(isLeftOut(outcome, 0) && outcome.figures["duplicates"] == .number(0))
    }

    /// A file that was touched holds the same messages: they are no duplicates of themselves, and those of others stay what they were.
    @Test func touchedFiles() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("in"), withIntermediateDirectories: true)
        let files = try (1...3).map { try folder.file("in/\($0)", Array(CorpusRunTests.message($0 == 3 ? 1 : $0).utf8)) }
        let box = try CorpusRunTests.mbox(folder, count: 2)
        try FileManager.default.moveItem(at: box, to: folder.url.appendingPathComponent("in/box"))
        let first = try run("in").figures
        #expect(first["messages"] == .number(3) && first["duplicates"] == .number(2))
        for file in files + [folder.url.appendingPathComponent("in/box")] {
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file.path)
        }
        #expect(try run("in").figures == first)
    }

    private func extended(_ names: ClosedRange<Int>) throws {
        let directory = folder.url.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for number in names { try folder.file("in/\(100 + number)", Array(CorpusRunTests.message(number).utf8)) }
    }

    private func place(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    private func lines(_ name: String) throws -> String { try String(contentsOfFile: place(name), encoding: .utf8) }

    /// Lines of JSON and tables hold every message of the database, also where a run was cut off in the middle of a line.
    @Test func linesAndTablesHoldEverything() throws {
        let command = ["corpus", place("in"), "--database", database, "--ndjson", place("lines"), "--csv", place("tables")]
        try extended(1...3)
        #expect(try BuiltBinary.run(command).code == 0)
        let cut = try lines("lines").prefix(500)
        try Data((try lines("lines") + cut).utf8).write(to: folder.url.appendingPathComponent("lines"))
        try extended(4...5)
        for _ in 1...2 {
            #expect(try BuiltBinary.run(command).code == 0)
            let fresh = try BuiltBinary.run(["corpus", place("in"), "--ndjson", "-", "--csv", place("fresh")])
            #expect(try lines("lines") == fresh.text)
            for table in ["hops", "legs", "statements", "findings", "forwardings", "defects"] {
                #expect(try lines("tables/\(table).csv") == lines("fresh/\(table).csv"))
            }
            // Digests are seeded by the database.
            let digests = /,[0-9a-f]{32},/
            #expect(
                try lines("tables/messages.csv").replacing(digests, with: ",")
                    == lines("fresh/messages.csv").replacing(digests, with: ","))
        }
    }

    /// Where the file lacks lines of earlier runs, none is written that would look whole.
    @Test func linesThatCannotBeGoneOnWith() throws {
        try extended(1...3)
        let command = ["corpus", place("in"), "--database", database]
        #expect(try BuiltBinary.run(command + ["--ndjson", place("lines")]).code == 0)
        let whole = try lines("lines")
        try folder.file("moved", Array(whole.utf8))
        try folder.file("short", Array(whole.utf8.dropLast(1)))
        try folder.file(
            "changed", Array(whole.replacing("Number 3", with: "Number 4").replacing("Hello", with: "Hollo").utf8.reversed()))
        #expect(try BuiltBinary.run(command + ["--ndjson", place("moved")]).code == 0)
        for name in ["short", "changed", "missing"] {
            let before = try? lines(name)
            let outcome = try BuiltBinary.run(command + ["--ndjson", place(name)])
            #expect(outcome.code == 2 && outcome.errors.contains("Name the file that all earlier runs wrote"), "\(name)")
            #expect((try? lines(name)) == before)
        }
        // A run without lines leaves messages that have none.
        try extended(4...4)
        #expect(try BuiltBinary.run(command).code == 0)
        #expect(try BuiltBinary.run(command + ["--ndjson", place("lines")]).code == 2)
        #expect(try lines("lines") == whole)
        let stream = try BuiltBinary.run(command + ["--ndjson", "-"])
        #expect(stream.code == 0 && stream.output.isEmpty && stream.errors.contains("4 messages"))
    }
}
