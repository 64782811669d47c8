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
                        + "Check that its directory exists and that there is room.\n")
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
}
