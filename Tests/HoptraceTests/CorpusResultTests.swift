import CorpusLabels
import Foundation
import Testing

/// What `hoptrace corpus` gives: the summary, the database and its questions, CSV and lines of JSON.
@Suite struct CorpusResultTests {
    static let archive = "Corpus/misleading-pass"
    static let messages = ProjectFolder.files(below: archive, ending: ".eml")

    /// The recorded summary, byte for byte; `make record` writes it anew.
    @Test(arguments: ["txt", "ja.txt", "json", "xml", "html"])
    func recorded(_ ending: String) throws {
        let format = ending.hasSuffix("txt") ? "text" : ending
        let language = ending == "ja.txt" ? "ja" : "en"
        let outcome = try BuiltBinary.run(
            ["corpus", "--files-from", "-", "--format", format, "--language", language], input: list)
        let recorded = String(decoding: try ProjectFolder.bytes("reports/samples/archive/summary." + ending), as: UTF8.self)
        #expect(outcome.code == 0)
        #expect(outcome.text == recorded, "reports/samples/archive/summary.\(ending) differs. If this is meant: make record")
    }

    private var list: [UInt8] { Array(Self.messages.joined(separator: "\n").utf8) }

    @Test func questionsAreAnswered() throws {
        let folder = try TemporaryFolder()
        let database = folder.url.appendingPathComponent("archive.db").path
        let scan = try BuiltBinary.run(["corpus", "--files-from", "-", "--database", database], input: list)
        #expect(scan.code == 0)
        let questions = try BuiltBinary.run(["corpus", "query", database, "--language", "en"])
        #expect(questions.text.contains("Which mailboxes forward automatically"))
        let verdicts = try JSONValue(BuiltBinary.run(["corpus", "query", database, "verdicts", "--format", "json"]).output)
        #expect(verdicts.elements.compactMap { $0["messages"].integer }.reduce(0, +) == Self.messages.count)
        let csv = try BuiltBinary.run(["corpus", "query", database, "forwarders", "--format", "csv"]).text
        #expect(csv.hasPrefix("forwarder,networks,kinds,destinations,forwardings,first,last\r\n"))
        #expect(csv.contains("piyo@company.example,google,google-caf,"))
        let one = try BuiltBinary.run([
            "corpus", "query", database, "messages-of-forwarder", "piyo@kaisya.example", "--format", "csv",
        ])
        #expect(one.text.contains("forwarded-broken.eml"))
        #expect(try BuiltBinary.run(["corpus", "query", database, "no-such-question"]).code == 64)
        #expect(try BuiltBinary.run(["corpus", "query", "missing.db", "verdicts"]).code == 2)
        #expect(try BuiltBinary.run(["corpus", "query", Self.messages[0], "verdicts"]).code == 2)
    }

    /// The file that an answer names is traced to the verdict that the answer has, also out of a mailbox.
    @Test func messagesOfAnAnswerAreFound() throws {
        let folder = try TemporaryFolder()
        let database = folder.url.appendingPathComponent("archive.db").path
        var mailbox: [UInt8] = []
        for name in Self.messages {
            mailbox +=
                Array("From sender@sender.example Mon Mar  2 12:00:00 2026\n".utf8) + (try ProjectFolder.bytes(name)) + [
                    0x0A, 0x0A,
                ]
        }
        let file = try folder.file("box.mbox", mailbox)
        #expect(try BuiltBinary.run(["corpus", file.path, "Corpus/arc", "--database", database]).code == 0)
        for question in [["misleading-pass"], ["messages-with-finding", "spf-pass-for-forwarder"]] {
            let answer = try JSONValue(
                BuiltBinary.run(["corpus", "query", database] + question + ["--format", "json"]).output)
            #expect(answer.elements.count > 5)
            let names = answer.elements.compactMap { $0["file"].string }
            let traced = try BuiltBinary.run(["trace", "--format", "ndjson"] + names)
            let verdicts = try traced.text.split(separator: "\n").map {
                try JSONValue(Array($0.utf8))[path: ["verdict", "code"]]
            }
            #expect(traced.code == 0 && verdicts == answer.elements.map { $0["verdict"] })
            #expect(names.contains { $0.contains("box.mbox:@") } && names.contains { $0.hasPrefix("Corpus/arc/") })
        }
    }

    /// With `--attached` the mail that is complained of is analysed, and its row says where it hangs.
    @Test func attachedMessages() throws {
        let folder = try TemporaryFolder()
        let database = folder.url.appendingPathComponent("archive.db").path
        let head =
            "From: reporter@receiver.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
        let report = Array(head.utf8) + (try ProjectFolder.bytes(InputTests.broken)) + Array("\n--b--\n".utf8)
        let file = try folder.file("report.eml", report)
        #expect(try BuiltBinary.run(["corpus", file.path, "--attached", "--database", database]).code == 0)
        let rows = try JSONValue(BuiltBinary.run(["corpus", "query", database, "misleading-pass", "--format", "json"]).output)
        #expect(rows.elements.map { $0["file"] } == [.text(file.path + ":#1")])
        let lines = try BuiltBinary.run(["corpus", file.path, "--attached", "--ndjson", "-"]).output
        let worker = try BuiltBinary.run(["worker", "--attached"], input: Array(file.path.utf8)).output
        let trace = try BuiltBinary.run([file.path + ":#1", "--format", "ndjson"]).output
        #expect(lines == trace && worker == trace)
        let other = try BuiltBinary.run(["corpus", file.path, "--database", database])
        #expect(other.code == 2 && other.errors.contains("--attached"))
        #expect(try BuiltBinary.run(["corpus", file.path, "--attached", "--inventory"]).code == 64)
    }

    /// What a list names and is not there is an input that could not be read, as if it were an argument.
    @Test func aListThatNamesWhatIsMissing() throws {
        let outcome = try BuiltBinary.run(
            ["corpus", "--files-from", "-", "--format", "json"], input: list + Array("\nno-such-file.eml".utf8))
        #expect(outcome.code == 2)
        #expect(try JSONValue(outcome.output)[path: ["figures", "messages"]] == .number(Self.messages.count))
        #expect(outcome.errors.contains("no-such-file.eml"))
    }

    /// A second run reads nothing again, and its summary is that of the whole database.
    @Test func aSecondRunGoesOn() throws {
        let folder = try TemporaryFolder()
        let database = folder.url.appendingPathComponent("archive.db").path
        let half = Self.messages.prefix(Self.messages.count / 2)
        _ = try BuiltBinary.run(["corpus", "--database", database] + half)
        let second = try BuiltBinary.run(["corpus", "--database", database, "--format", "json"] + Self.messages)
        let whole = try BuiltBinary.run(["corpus", "--format", "json"] + Self.messages)
        let grown = try JSONValue(second.output)
        let fresh = try JSONValue(whole.output)
        #expect(fresh[path: ["figures", "messages"]] == .number(Self.messages.count))
        #expect(grown == fresh)
        let third = try BuiltBinary.run(["corpus", "--database", database, "--format", "json"] + Self.messages)
        #expect(try JSONValue(third.output) == fresh)
    }

    /// Lines of JSON are the reports of `hoptrace trace`.
    @Test func linesAreThoseOfTrace() throws {
        let corpus = try BuiltBinary.run(["corpus", "--ndjson", "-"] + Self.messages)
        let trace = try BuiltBinary.run(["trace", "--format", "ndjson"] + Self.messages)
        #expect(corpus.text == trace.text)
    }

    @Test func tablesAreFiles() throws {
        let folder = try TemporaryFolder()
        let place = folder.url.appendingPathComponent("csv")
        #expect(try BuiltBinary.run(["corpus", "--csv", place.path] + Self.messages).code == 0)
        let lines = try String(contentsOf: place.appendingPathComponent("messages.csv"), encoding: .utf8)
            .split(separator: "\r\n")
        #expect(lines.count == Self.messages.count + 1)
        #expect(lines[0].hasPrefix("id,source,member,offset,size,arrival,from_address,"))
        let statements = try String(contentsOf: place.appendingPathComponent("statements.csv"), encoding: .utf8)
        #expect(statements.contains(",spf,pass,"))
    }
}
