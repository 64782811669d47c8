import CorpusLabels
import Foundation
import Testing

/// `hoptrace corpus` and `hoptrace worker` as a user runs them.
@Suite struct CorpusRunTests {
    static func message(_ number: Int) -> String {
        """
        Received: from mx.sender.example (mx.sender.example [192.0.2.1]) by mx.receiver.example with ESMTP id q\(number);
        \tMon, 2 Mar 2026 12:00:00 +0000
        Authentication-Results: mx.receiver.example; spf=pass smtp.mailfrom=sender.example
        From: author@sender.example
        Subject: Number \(number)
        Date: Mon, 2 Mar 2026 12:00:00 +0000
        Message-ID: <\(number)@sender.example>

        Hello.

        """
    }

    /// Files that make several units of work.
    static func files(_ folder: TemporaryFolder, count: Int) throws -> URL {
        let directory = folder.url.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for number in 0..<count { try folder.file("in/\(number)", Array(message(number).utf8)) }
        return directory
    }

    static func mbox(_ folder: TemporaryFolder, count: Int) throws -> URL {
        var text = ""
        for number in 0..<count { text += "From a@b.example Mon Mar  2 12:00:00 2026\n" + message(number) + "\n" }
        return try folder.file("mailbox", Array(text.utf8))
    }

    static func figures(_ outcome: BuiltBinary.Outcome) throws -> JSONValue? { try JSONValue(outcome.output)["figures"] }

    @Test(
        arguments: [
            (["Corpus/misleading-pass"], 0),
            (["no-such-folder"], 2),
            ([], 64),
            (["Corpus", "--jobs", "0"], 64),
            (["Corpus", "-0"], 64),
            (["Corpus/misleading-pass", "-j2"], 0),
            (["Corpus/misleading-pass", "--database", ""], 64),
            (["Corpus/misleading-pass", "--ndjson", "no/such/folder/lines"], 2),
            (["Corpus/misleading-pass", "--csv", "Corpus/README.md"], 2),
            (["Corpus/misleading-pass", "--inventory"], 0),
            (["Corpus", "--inventory", "--format", "html"], 64),
            (["Corpus", "--inventory", "--csv", "x"], 64),
            (["Corpus", "--inventory", "--memory"], 64),
            (["Corpus", "--redact", "--redact-table", "x"], 64),
            (["Corpus", "--redact", "--database", "x"], 64),
        ] as [([String], Int32)])
    func code(_ arguments: [String], _ code: Int32) throws {
        #expect(try BuiltBinary.run(["corpus"] + arguments).code == code)
    }

    /// Bytes of standard input are counted as they come.
    @Test func bytesOfStandardInput() throws {
        let folder = try TemporaryFolder()
        let mbox = [UInt8](try Data(contentsOf: try Self.mbox(folder, count: 3_000)))
        let outcome = try BuiltBinary.run(["corpus", "-", "--format", "json"], input: mbox)
        let summary = try JSONValue(outcome.output)
        #expect(summary[path: ["figures", "bytes"]] == .number(mbox.count))
        #expect(summary[path: ["figures", "messages"]] == .number(3_000))
    }

    /// Whatever a named archive holds and nobody can read is missed.
    @Test func encryptedMembers() throws {
        let folder = try TemporaryFolder()
        try folder.file("1.eml", Array(Self.message(1).utf8))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["zip", "-q", "-P", "secret", "a.zip", "1.eml"]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        let outcome = try BuiltBinary.run(["corpus", folder.url.appendingPathComponent("a.zip").path])
        #expect(outcome.code == 2 && outcome.errors.contains("a.zip:1.eml: this is encrypted"))
    }

    @Test func memoryIsTold() throws {
        let outcome = try BuiltBinary.run(["corpus", "--memory", "--format", "json", "Corpus/misleading-pass"])
        #expect(outcome.code == 0)
        #expect(outcome.errors.contains(/memory: at most \d+\.\d MiB, of it \d+\.\d MiB for counts and \d+\.\d MiB for digests/))
    }

    @Test func inventoryAsJSON() throws {
        let outcome = try BuiltBinary.run(["corpus", "--inventory", "--format", "json", "Corpus/misleading-pass"])
        let inventory = try JSONValue(outcome.output)
        #expect(inventory["format"] == .text("hoptrace.inventory/1"))
        #expect(inventory["messages"] == .number(30))
    }

    /// Lines, tables, database and summary of a redacted run hold no name of the messages and no path, and tell the same counts.
    @Test func redacted() throws {
        let folder = try TemporaryFolder()
        let input = try folder.file("zqarchive", Array(Self.personal.utf8))
        let place = { (name: String) in folder.url.appendingPathComponent(name).path }
        let outputs = ["--ndjson", place("lines"), "--csv", place("tables"), "--database", place("base.sqlite")]
        let key = ["--redact", "--redact-key", "key", "--format", "json"]
        let plain = try BuiltBinary.run(["corpus", input.path, "--format", "json"])
        let run = try BuiltBinary.run(["corpus", input.path] + key + outputs)
        #expect(run.code == 0)
        #expect(try Self.figures(run)?["messages"] == Self.figures(plain)?["messages"])
        #expect(try JSONValue(run.output)["verdicts"] == JSONValue(plain.output)["verdicts"])
        var written = run.output
        let files = FileManager.default.enumerator(atPath: folder.url.path)
        while let file = files?.nextObject() as? String {
            guard file != "zqarchive" else { continue }
            written += [UInt8]((try? Data(contentsOf: folder.url.appendingPathComponent(file))) ?? Data())
        }
        let text = String(decoding: written, as: UTF8.self).lowercased()
        #expect(text.contains("original_sha256") && !text.contains("zq"))
        // The same key goes on where it was; no key, or another one, is refused.
        let again = try BuiltBinary.run(["corpus", input.path, "--database", place("base.sqlite")] + key)
        #expect(try Self.figures(again) == Self.figures(run))
        #expect(try BuiltBinary.run(["corpus", input.path, "--database", place("base.sqlite")]).code == 2)
        let other = ["--redact", "--redact-key", "other"]
        #expect(try BuiltBinary.run(["corpus", input.path, "--database", place("base.sqlite")] + other).code == 2)
    }

    private static let personal = """
        Received: from zqdesk (zqdesk.zqroom.local [192.0.2.1]) by mx.receiver.example with ESMTPA id q1
         for <zqpiyo@receiver.example>; Mon, 2 Mar 2026 12:00:00 +0000
        Authentication-Results: mx.receiver.example; spf=temperror smtp.mailfrom=zqalice@sender.example
        From: Zqalice Zqname <zqalice@sender.example>
        To: zqpiyo@receiver.example
        Subject: Zqsubject
        Date: Mon, 2 Mar 2026 12:00:00 +0000
        Message-ID: <zqmessage1@sender.example>

        Zqbody.

        """

    /// An archive that was named and is cut off in one of its members.
    @Test func cutArchivesHaveACode() throws {
        let folder = try TemporaryFolder()
        try folder.file("1.eml", Array((Self.message(1) + String(repeating: "More text.\n", count: 500)).utf8))
        let tar = try Process.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            arguments: ["tar", "-C", folder.url.path, "-cf", folder.url.path + "/a.tar", "1.eml"])
        tar.waitUntilExit()
        let whole = try Data(contentsOf: folder.url.appendingPathComponent("a.tar"))
        let cut = try folder.file("cut.tar", Array(whole.prefix(2_048)))
        let outcome = try BuiltBinary.run(["corpus", cut.path, "--format", "json"])
        #expect(outcome.code == 2)
        #expect(try Self.figures(outcome)?["messages"] == .number(1))
        #expect(outcome.errors.contains("cut.tar:1.eml: this is damaged or ends too early"))
    }

    /// A second run over what holds no mail says the same as the first.
    @Test func whatHoldsNoMailIsToldOfAgain() throws {
        let folder = try TemporaryFolder()
        let input = try folder.file("notes", Array("No mail.\n".utf8)).path
        let database = folder.url.appendingPathComponent("base.sqlite").path
        let run = { try BuiltBinary.run(["corpus", input, "--database", database, "--format", "json"]) }
        let first = try run()
        #expect(try Self.figures(first)?["left_out"] == .number(1))
        #expect(try run().output == first.output)
    }

    @Test func standardInputIsAMailbox() throws {
        let folder = try TemporaryFolder()
        let mbox = try Self.mbox(folder, count: 5)
        let outcome = try BuiltBinary.run(["corpus", "-", "--format", "json"], input: [UInt8](try Data(contentsOf: mbox)))
        #expect(try Self.figures(outcome)?["messages"] == .number(5))
    }

    /// Killed at any moment, the database holds each message once, and the same command goes on.
    @Test func killedAtAnyMoment() throws {
        let folder = try TemporaryFolder()
        let input = try Self.files(folder, count: 4_000)
        let database = folder.url.appendingPathComponent("archive.sqlite").path
        let lines = folder.url.appendingPathComponent("lines")
        let command = ["corpus", input.path, "--database", database, "--format", "json", "--ndjson", lines.path]
        var isKilled = false
        for wait in [150_000, 300_000, 600_000, 450_000, 900_000] {
            let process = Process()
            process.executableURL = BuiltBinary.url
            process.arguments = command
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(wait))
            if process.isRunning { isKilled = true }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        #expect(isKilled)
        let outcome = try BuiltBinary.run(command)
        #expect(outcome.code == 0, Comment(rawValue: outcome.errors))
        #expect(try Self.figures(outcome)?["messages"] == .number(4_000))
        let fresh = try BuiltBinary.run(["corpus", input.path, "--ndjson", "-"])
        #expect(try Data(contentsOf: lines) == Data(fresh.output))
        let again = try BuiltBinary.run(command)
        #expect(try Self.figures(again)?["messages"] == .number(4_000))
        #expect(try Data(contentsOf: lines) == Data(fresh.output))
    }

    /// Ctrl-C keeps what is complete, and says how to go on. A run may be over before the signal comes; then it is asked sooner.
    @Test func interrupted() throws {
        let folder = try TemporaryFolder()
        let input = try Self.files(folder, count: 4_000)
        for wait in [400_000, 200_000, 100_000, 50_000] {
            let database = folder.url.appendingPathComponent("archive-\(wait).sqlite").path
            let summary = folder.url.appendingPathComponent("summary-\(wait)")
            let command = ["corpus", input.path, "--database", database, "--format", "json", "--output", summary.path]
            let (process, said) = try Self.interrupt(command, after: UInt32(wait))
            #expect(process.terminationReason == .exit)
            if process.terminationStatus == 0 { continue }
            #expect(process.terminationStatus == 130)
            #expect(said.contains("the same command goes on from there"))
            #expect(try JSONValue(Data(contentsOf: summary))["complete"] == .boolean(false))
            #expect(try BuiltBinary.run(command).code == 0)
            let whole = try JSONValue(Data(contentsOf: summary))
            #expect(whole[path: ["figures", "messages"]] == .number(4_000) && whole["complete"] == .boolean(true))
            return
        }
        Issue.record("every run was over before it could be interrupted")
    }

    private static func interrupt(_ command: [String], after wait: UInt32) throws -> (Process, String) {
        let process = Process()
        process.executableURL = BuiltBinary.url
        process.arguments = command
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        usleep(wait)
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        return (process, String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    }

    /// A disk that fills up ends the run with a sentence; with room again, the same command goes on.
    @Test func fullDisk() throws {
        let folder = try TemporaryFolder()
        let mbox = try Self.mbox(folder, count: 4_000)
        let database = folder.url.appendingPathComponent("archive.sqlite").path
        let command = "exec \"$0\" corpus \"$1\" --database \"$2\" --format json"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // Files of at most 1,000 blocks of 512 bytes; without the signal, writing beyond fails as on a full disk.
        process.arguments = ["-c", "trap '' XFSZ; ulimit -f 1000; " + command, BuiltBinary.url.path, mbox.path, database]
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 2, Comment(rawValue: said))
        #expect(!said.contains("bug in hoptrace"))
        let outcome = try BuiltBinary.run(["corpus", mbox.path, "--database", database, "--format", "json"])
        #expect(outcome.code == 0, Comment(rawValue: outcome.errors))
        #expect(try Self.figures(outcome)?["messages"] == .number(4_000))
    }
}

/// `hoptrace worker`.
@Suite struct WorkerTests {
    static func lines(_ outcome: BuiltBinary.Outcome) throws -> [JSONValue] {
        try outcome.output.split(separator: 0x0A).map { try JSONValue(Array($0)) }
    }

    @Test(arguments: [("\n", []), ("\0", ["-0"])] as [(String, [String])])
    func pathsGiveLinesInTheirOrder(_ separator: String, _ options: [String]) throws {
        let paths = ["Corpus/misleading-pass/forwarded-broken.eml", "no-such-file", "Corpus/misleading-pass/direct-clean.eml"]
        let outcome = try BuiltBinary.run(["worker"] + options, input: Array(paths.joined(separator: separator).utf8))
        let lines = try Self.lines(outcome)
        #expect(outcome.code == 0)
        #expect(lines.map { $0[path: ["source", "name"]] } == paths.map { .text($0) })
        #expect(lines.map { $0["format"] } == [.text("hoptrace.trace/1"), .text("hoptrace.error/1"), .text("hoptrace.trace/1")])
        #expect(lines[1]["code"] == .text("missing"))
        // The same as one by one.
        let single = try JSONValue(BuiltBinary.run([paths[0], "--format", "json"]).output)
        for key in ["source", "hops", "legs", "forwardings", "statements", "findings", "verdict"] {
            #expect(lines[0][key] == single[key])
        }
    }

    @Test func framedMessages() throws {
        let message = try ProjectFolder.bytes("Corpus/misleading-pass/direct-clean.eml")
        func frame(_ bytes: [UInt8]) -> [UInt8] {
            (0..<4).reversed().map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
        }
        let input = frame(message) + frame([]) + frame(Array("no mail".utf8)) + frame(message) + frame(message).prefix(50)
        let lines = try Self.lines(try BuiltBinary.run(["worker", "--framed"], input: input))
        #expect(lines.map { $0[path: ["source", "member"]] } == ["1", "2", "3", "4", "5"].map { .text($0) })
        #expect(lines.map { $0["code"] } == [.null, .text("empty"), .text("no-header"), .null, .text("unreadable")])
        #expect(lines[0]["hops"] == lines[3]["hops"])
    }
}
