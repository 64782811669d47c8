import CorpusLabels
import Foundation
import Testing

/// `report`, `export` and `--redact` as a user runs them.
@Suite struct HandoverTests {
    static let broken = "Corpus/misleading-pass/forwarded-broken.eml"
    static let direct = "Corpus/misleading-pass/direct-broken.eml"

    @Test(
        arguments: [
            (["report", broken], 0), (["report", broken, "missing.eml"], 2), (["report", "missing.eml"], 2), (["report"], 64),
            (["report", broken, "--format", "text"], 64), (["report", broken, "--output", broken], 64),
            (["export", "--as", "stix", broken], 0), (["export", broken], 64), (["export", "--as", "pdf", broken], 64),
            (["export", "--as", "csv", "--table", "statements", broken, "missing.eml"], 2), (["report", "-", "-"], 64),
            (["trace", broken, "--redact", "--redact-key", "k"], 0), (["trace", broken, "--redact-key", "k"], 64),
            (["trace", broken, "--redact", "--redact-key", ""], 64),
            (["trace", broken, "--redact", "--redact-key", "k", "--redact-table", "no/such/folder/t.csv"], 2),
        ] as [([String], Int32)])
    func code(_ arguments: [String], _ code: Int32) throws {
        let outcome = try BuiltBinary.run(arguments)
        #expect(outcome.code == code, Comment(rawValue: outcome.errors))
    }

    @Test(arguments: [("r.html", "<!DOCTYPE html>"), ("r.xml", "<?xml"), ("r.json", "{"), ("r.md", "# ")])
    func theEndingChoosesTheFormat(_ name: String, _ start: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appendingPathComponent(name).path
        let outcome = try BuiltBinary.run(
            [
                "report", Self.broken, Self.direct, "--title", "T", "--case", "C-1", "--analyst", "A", "--date", "D", "--output",
                path,
            ])
        #expect(outcome.code == 0 && outcome.output.isEmpty)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix(start))
        for cover in ["C-1"] { #expect(text.contains(cover) || text.contains("C\\-1")) }
    }

    @Test func anUnreadableInputIsListed() throws {
        let outcome = try BuiltBinary.run(["report", Self.broken, "missing.eml", "--format", "json"])
        let evidence = try JSONValue(outcome.output)["evidence"].elements
        #expect(evidence.map { $0["name"] } == [.text(Self.broken), .text("missing.eml")])
        #expect(evidence.last?["failure"] != .null)
    }

    @Test func theSameTwice() throws {
        for arguments in [["report"], ["export", "--as", "stix"], ["export", "--as", "misp"], ["export", "--as", "iodef"]] {
            let one = try BuiltBinary.run(arguments + [Self.broken, Self.direct])
            #expect(one.output == (try BuiltBinary.run(arguments + [Self.broken, Self.direct])).output)
        }
    }

    @Test func redactionLeavesNoName() throws {
        let folder = try TemporaryFolder()
        let table = folder.url.appendingPathComponent("table.csv").path
        for command in [["trace"], ["trace", "--format", "json"], ["report"], ["export", "--as", "stix"]] {
            let outcome = try BuiltBinary.run(
                command + [Self.broken, "--redact", "--redact-key", "a key", "--redact-table", table])
            #expect(outcome.code == 0)
            #expect(!outcome.text.contains("piyo") && !outcome.text.contains("hogehoge"), "\(command)")
            #expect(outcome.text.contains("kaisya.example"))
        }
        #expect(try String(contentsOfFile: table, encoding: .utf8).contains("piyo"))
        let mode = try FileManager.default.attributesOfItem(atPath: table)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func aKeyFileIsItsContent() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("key", Array("a key".utf8))
        let byFile = try BuiltBinary.run([Self.broken, "--redact", "--redact-key", file.path])
        let byText = try BuiltBinary.run([Self.broken, "--redact", "--redact-key", "a key"])
        #expect(byFile.output == byText.output)
        #expect(byFile.output != (try BuiltBinary.run([Self.broken, "--redact", "--redact-key", "another"])).output)
    }

    /// A mistyped name is no key, and a key that can be guessed is warned of.
    @Test func keysAndNames() throws {
        let folder = try TemporaryFolder()
        let run = { (key: String) in try BuiltBinary.run([Self.broken, "--redact", "--redact-key", key]) }
        for name in ["nofile.key", "/no/such/key", "~/key", folder.url.path + "/nofile", "Corpus/nofile", "./x"] {
            let outcome = try run(name)
            #expect(outcome.code == 64 && outcome.errors.contains("there is no file"), "\(name)")
        }
        let empty = try folder.file("empty", []).path
        for name in [empty, "Corpus"] { #expect(try run(name).code == 64) }
        let short = try folder.file("short", Array("abc".utf8)).path
        for key in ["abc", short] {
            let outcome = try run(key)
            #expect(outcome.code == 0 && outcome.errors.contains("only 3 bytes"), "\(key)")
        }
        let long = try folder.file("long", Array("0123456789abcdef".utf8)).path
        for key in ["0123456789abcdef", "no such folder/0123456789", long] {
            let outcome = try run(key)
            #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(key): \(outcome.errors)")
        }
    }

    @Test func withoutAKeyEachRunHasItsOwn() throws {
        let one = try BuiltBinary.run([Self.broken, "--redact"])
        #expect(one.output != (try BuiltBinary.run([Self.broken, "--redact"])).output)
        #expect(one.errors.contains("--redact-key"))
    }

    /// Copies are compared as before: equal names stay equal.
    @Test func copiesStayCopies() throws {
        let outcome = try BuiltBinary.run(
            ["compare", Self.broken, Self.direct, "--format", "json", "--redact", "--redact-key", "k"])
        #expect(try JSONValue(outcome.output)["pairs"].elements.first?["relation"] == .text("same-mail"))
    }
}
