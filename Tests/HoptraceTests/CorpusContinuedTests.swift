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
}
