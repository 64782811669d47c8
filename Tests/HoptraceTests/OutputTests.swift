import CorpusLabels
import Foundation
import Testing

/// What comes out, and where.
@Suite struct OutputTests {
    static let broken = "Corpus/misleading-pass/forwarded-broken.eml"
    static let clean = "Corpus/misleading-pass/direct-clean.eml"

    @Test func oneFileIsAnObjectAndSeveralAreAList() throws {
        let one = try JSONValue(BuiltBinary.run([Self.broken, "--format", "json"]).output)
        let several = try JSONValue(BuiltBinary.run([Self.clean, Self.broken, "--format", "json"]).output)
        let oneOfTwo = try JSONValue(BuiltBinary.run(["missing.eml", Self.broken, "--format", "json"]).output)
        #expect(one[path: ["source", "name"]] == .text(Self.broken))
        #expect(several.elements.map { $0[path: ["source", "name"]] } == [.text(Self.clean), .text(Self.broken)])
        #expect(oneOfTwo.elements.map { $0[path: ["source", "name"]] } == [.text(Self.broken)])
    }

    @Test func ndjsonIsOneLineForEachMessage() throws {
        let outcome = try BuiltBinary.run([Self.clean, Self.broken, "--format", "ndjson"])
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { #expect(try JSONValue(line.utf8)["format"] == .text("hoptrace.trace/1")) }
    }

    @Test(arguments: ["text", "json", "ndjson", "xml", "html"])
    func aFileGetsTheSameBytes(_ format: String) throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("report").path
        let direct = try BuiltBinary.run([Self.broken, "--format", format])
        let outcome = try BuiltBinary.run([Self.broken, "--format", format, "--output", file])
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: file))) == direct.output)
        #expect(!direct.output.isEmpty)
    }

    /// A link or a device that is named is written to, and not replaced; what has no room is said in the system's words.
    @Test func whatIsNamedStaysWhatItIs() throws {
        let folder = try TemporaryFolder()
        let link = folder.url.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "report")
        #expect(try BuiltBinary.run([Self.broken, "--output", link.path]).code == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "report")
        #expect(FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("report").path))
        #if os(Linux)
            let device = folder.url.appendingPathComponent("full")
            try FileManager.default.createSymbolicLink(atPath: device.path, withDestinationPath: "/dev/full")
            for arguments in [[Self.broken, "--output", device.path], ["corpus", Self.broken, "--ndjson", device.path]] {
                let outcome = try BuiltBinary.run(arguments)
                #expect(outcome.code == 2)
                #expect(
                    outcome.errors == "hoptrace: \(device.path): this cannot be written (No space left on device). "
                        + "Make room, or choose another place.\n")
            }
        #endif
    }

    @Test(
        arguments: [
            ([:], false), (["LANG": "ja_JP.UTF-8"], true), (["LC_ALL": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"], true),
            (["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], false), (["LC_ALL": "", "LANG": "ja_JP.UTF-8"], true),
        ] as [([String: String], Bool)])
    func languageByEnvironment(_ environment: [String: String], _ isJapanese: Bool) throws {
        let outcome = try BuiltBinary.run([Self.broken], environment: environment)
        let english = try BuiltBinary.run([Self.broken, "--language", "en"], environment: environment)
        #expect((outcome.output != english.output) == isJapanese)
    }

    @Test func colourOnlyWhereItIsWanted() throws {
        let escape = "\u{1B}["
        #expect(!(try BuiltBinary.run([Self.broken]).text.contains(escape)))
        #expect(try BuiltBinary.run([Self.broken, "--color", "always"]).text.contains(escape))
        #expect(!(try BuiltBinary.run([Self.broken, "--color", "always", "--no-color"]).text.contains(escape)))
    }

    @Test func trustMovesTheLine() throws {
        let trusted = { (arguments: [String]) throws -> [JSONValue] in
            let outcome = try BuiltBinary.run(
                ["Corpus/misleading-pass/07-caf-with-trusted-border.eml", "--format", "json"] + arguments)
            return try JSONValue(outcome.output)["hops"].elements.map { $0["trusted"] }
        }
        #expect(
            try trusted([]) != trusted(["--trust", "mx.mailbox.example", "--trust", "google", "--trust", "mx.company.example"]))
    }

    @Test func decodeReadsAddresses() throws {
        let address = "piyo+caf_=hogehoge=gmail.com@kaisya.example"
        let outcome = try BuiltBinary.run(["decode", "--format", "json", address, "<>"])
        let readings = try JSONValue(outcome.output).elements
        #expect(readings.map { $0["kind"] } == [.text("google-caf"), .text("null")])
        #expect(readings.first?["forwarder"] == .text("piyo@kaisya.example"))
        let text = try BuiltBinary.run(["decode", address]).text
        #expect(text.contains("hogehoge@gmail.com"))
    }

    /// What the ending of an output asks for, in every command alike; what is not written is refused before anything is read.
    @Test(
        arguments: [
            ("trace", "x.html", "<!DOCTYPE html>"), ("trace", "x.XML", "<?xml"), ("trace", "x.ndjson", "{\"format\""),
            ("trace", "x.txt", "Verdict"), ("trace", "x.log", "Verdict"), ("trace", "html", "Verdict"),
            ("compare", "x.json", "{\n"),
            ("report", "x.md", "# Incident"), ("report", "x", "<!DOCTYPE html>"), ("corpus", "x.json", "{\n"),
            ("corpus", "x.html", "<!DOCTYPE html>"), ("report", "i.pdf", nil), ("report", "i.txt", nil), ("trace", "i.md", nil),
            ("corpus", "i.PDF", nil), ("compare", "i.ndjson", nil),
        ] as [(String, String, String?)])
    func endingsChooseTheFormat(_ command: String, _ name: String, _ beginning: String?) throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent(name)
        let outcome = try BuiltBinary.run([command, Self.broken, Self.clean, "--output", file.path])
        #expect(outcome.code == (beginning == nil ? 64 : 0), Comment(rawValue: outcome.errors))
        guard let beginning else {
            #expect(!FileManager.default.fileExists(atPath: file.path))
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8).contains(beginning))
        let format = command == "report" ? "json" : "text"
        #expect(try BuiltBinary.run([command, Self.broken, Self.clean, "-o", file.path, "-f", format]).code == 0)
        #expect(try !String(contentsOf: file, encoding: .utf8).hasPrefix("<"))
    }

    @Test func whatCannotBeWritten() throws {
        let folder = try TemporaryFolder()
        let rows = [
            (folder.url.path, "written (Is a directory). It is a directory: name a file."),
            (folder.url.path + "/no/x", "Check that its directory exists."),
        ]
        for (path, advice) in rows {
            let outcome = try BuiltBinary.run([Self.broken, "--output", path])
            #expect(outcome.code == 2 && outcome.errors.contains(advice), Comment(rawValue: outcome.errors))
        }
    }

    /// What is wrong with an argument is told with the use of its own command, and where standard input waits, how to name it.
    @Test func usageErrors() throws {
        #expect(try BuiltBinary.run(["explain", "nosuch"]).errors.contains("Usage: hoptrace explain"))
        for arguments in [[], ["trace", "--no-color"]] {
            #expect(try BuiltBinary.run(arguments, input: Array("Subject: x\n".utf8)).errors.contains("hoptrace - <message.eml"))
        }
    }

    /// What is said of inputs, outputs and runs follows the language of the reports.
    @Test(
        arguments: [
            (["missing.eml"], "ファイルがありません"), (["Corpus/README.md"], "メールのヘッダーがありません"),
            (["compare", clean, "missing.eml"], "比較できません"), (["corpus", "Corpus/README.md"], "メールのヘッダーがありません"),
            (["corpus", "query", "missing.db"], "データベースを開けません"), ([clean, "-o", "Corpus"], "ディレクトリです"),
            (["trace", "--redact", clean], "仮名はこの実行でのみ有効です"), (["export", "--as", "csv", "missing.eml"], "ファイルがありません"),
        ] as [([String], String)])
    func languageOfDiagnostics(_ arguments: [String], _ sentence: String) throws {
        let rows = [
            (arguments + ["--language", "ja"], [:]), (arguments + ["--lang", "ja"], [:]), (arguments, ["LANG": "ja_JP.UTF-8"]),
        ]
        for (arguments, environment) in rows {
            #expect(try BuiltBinary.run(arguments, environment: environment).errors.contains(sentence))
        }
        #expect(try !BuiltBinary.run(arguments).errors.contains(sentence))
    }

    @Test func languageOfAWorker() throws {
        for option in ["--language", "--lang"] {
            #expect(try BuiltBinary.run(["worker", option, "ja"], input: Array("missing.eml".utf8)).text.contains("ファイルがありません"))
        }
        #expect(try BuiltBinary.run(["worker"], input: Array("missing.eml".utf8)).text.contains("there is no such file"))
    }
}
