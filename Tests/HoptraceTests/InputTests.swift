import CorpusLabels
import Foundation
import Testing

/// What a user may give, and what is said to what cannot be read.
@Suite struct InputTests {
    static let broken = "Corpus/misleading-pass/forwarded-broken.eml"
    static let clean = "Corpus/misleading-pass/direct-clean.eml"

    @Test func standardInputGivesTheSameTrace() throws {
        let byName = try JSONValue(BuiltBinary.run([Self.broken, "--format", "json"]).output)
        let byInput = try JSONValue(
            BuiltBinary.run(["-", "--format", "json"], input: ProjectFolder.bytes(Self.broken)).output)
        #expect(byInput[path: ["source", "name"]] == .text("-"))
        #expect(byInput["hops"] == byName["hops"])
        #expect(byInput["verdict"] == byName["verdict"])
        #expect(byInput[path: ["source", "sha256"]] == byName[path: ["source", "sha256"]])
    }

    /// A zip file whose members are those of a word processor.
    static let officeDocument = Array(
        Data(
            base64Encoded: """
                UEsDBBQAAAAAADZRfF3HHBc8CAAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbDxUeXBlcy8+UEsDBBQAAAAAADZRfF0Ww3oZBAAAAAQAAA\
                ARAAAAd29yZC9kb2N1bWVudC54bWw8dy8+UEsBAhQDFAAAAAAANlF8XcccFzwIAAAACAAAABMAAAAAAAAAAAAAAIABAAAAAFtDb250ZW50X1R5\
                cGVzXS54bWxQSwECFAMUAAAAAAA2UXxdFsN6GQQAAAAEAAAAEQAAAAAAAAAAAAAAgAE5AAAAd29yZC9kb2N1bWVudC54bWxQSwUGAAAAAAIAAg\
                CAAAAAbAAAAAAA
                """)!)

    @Test(
        arguments: [
            ("missing.eml", nil, "no such file"),
            (".", nil, "directory"),
            ("empty.eml", [], "empty"),
            ("photo.eml", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10] + Array("JFIF".utf8), "picture"),
            ("mail.msg", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "damaged"),
            ("mail.pdf", Array("%PDF-1.7\n".utf8), "PDF"),
            ("mail.zip", [0x50, 0x4B, 0x03, 0x04], "damaged"),
            ("mail.eml:2", nil, "no such file"),
            ("page.html", Array("<!DOCTYPE html><html>\n".utf8), "web page"),
            ("wide.txt", [0xFF, 0xFE, 0x46, 0x00], "UTF-16"), ("bare.txt", "From: a".utf8.flatMap { [0, $0] }, "UTF-16"),
            ("letter.docx", officeDocument, "office document"),
            ("note.txt", Array("\nonly a body\n".utf8), "no mail header"),
        ] as [(String, [UInt8]?, String)])
    func unreadable(_ name: String, _ bytes: [UInt8]?, _ words: String) throws {
        let folder = try TemporaryFolder()
        if let bytes { try folder.file(name, bytes) }
        let path = folder.url.appendingPathComponent(name).path
        let outcome = try BuiltBinary.run([path, Self.clean, "--format", "ndjson"])
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains(name == "." ? folder.url.lastPathComponent : name), "the file is named")
        #expect(outcome.errors.contains(words), "the reason is given")
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.text.split(separator: "\n").count == 1, "the other file is traced")
    }

    /// A text with colons is no mail: every command says so, as an archive does.
    @Test(
        arguments: [
            "{\"a\": 1}\n", "Note: buy milk\n", "name: x\nlist:\n  - a: b\n", "Hi,\n\nFrom: x@a.example\n",
            "Dear diary,\ntoday came a mail\nSubject: nothing\n",
        ])
    func noMail(_ text: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("note", Array(text.utf8)).path
        for command in [["trace"], ["compare", Self.clean], ["report"], ["export", "--as", "csv"], ["corpus"], ["worker"]] {
            let isWorker = command == ["worker"]
            let outcome = try BuiltBinary.run(command + (isWorker ? [] : [file]), input: Array(file.utf8))
            #expect(outcome.code == (isWorker ? 0 : 2), "\(command)")
            #expect((outcome.errors + outcome.text).contains("this holds no mail header."), "\(command)")
        }
    }

    /// The part of a header that somebody pasted is traced, whatever stands before it.
    @Test(
        arguments: [
            "Authentication-Results: mx.a.example; spf=pass smtp.mailfrom=b.example\n",
            "Received: from a.example (a.example [192.0.2.1]) by mx.b.example; Mon, 2 Mar 2026 12:00:00 +0000\n",
            "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s1; h=from; bh=aa; b=bb\n", "Subject: x\n",
            "Note: x\nSubject: x\n",
            "See here:\n\n> Received: from a.example (a.example [192.0.2.1]) by mx.b.example; Mon, 2 Mar 2026 12:00:00 +0000\n",
            String(repeating: "X-Organization-Mark: x\n", count: 90) + "Received: from a.example by mx.b.example\n",
        ])
    func partsOfAHeader(_ text: String) throws {
        let outcome = try BuiltBinary.run(["-"], input: Array(text.utf8))
        #expect(outcome.code == 0 && outcome.text.contains("Verdict"), Comment(rawValue: outcome.errors))
    }

    /// A name may hold bytes that are no UTF-8.
    @Test(.enabled(if: isLinux, "other systems keep no such names"))
    func namesOfOtherCharacterSets() throws {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", #"cp "$1" caf"$(printf '\351')".eml && "$0" caf*.eml --format json > out && "$0" corpus caf*.eml > counts"#,
            BuiltBinary.url.path, ProjectFolder.url.appendingPathComponent(Self.clean).path,
        ]
        process.currentDirectoryURL = folder.url
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let report = try JSONValue([UInt8](Data(contentsOf: folder.url.appendingPathComponent("out"))))
        #expect(report[path: ["source", "name"]] == .text("caf\u{F7E9}.eml"))
    }

    private static var isLinux: Bool {
        #if os(Linux)
            true
        #else
            false
        #endif
    }

    @Test func filesThatMayNotBeRead() throws {
        guard getuid() != 0 else { return }
        let folder = try TemporaryFolder()
        let file = try folder.file("secret.eml", Array("Subject: x\n\n".utf8))
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        let outcome = try BuiltBinary.run([file.path])
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("permissions"))
    }

    @Test func aNameCannotActOnTheTerminal() throws {
        let outcome = try BuiltBinary.run(["\u{1B}[31mred\u{202E}.eml"])
        #expect(outcome.code == 2)
        #expect(!outcome.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func aMailboxIsSaidToBeOne() throws {
        let folder = try TemporaryFolder()
        let message = try ProjectFolder.bytes(Self.clean)
        let members = ["first", "second"].map { name in
            Array("From \(name)@host.example Mon Mar  2 00:00:00 2026\nX-Which: \(name)\n".utf8) + message + Array("\n\n".utf8)
        }
        let file = try folder.file("box.mbox", members[0] + members[1])
        let outcome = try BuiltBinary.run([file.path, "--format", "json"])
        let report = try JSONValue(outcome.output)
        #expect(outcome.code == 0)
        #expect(outcome.errors.contains("several messages") && outcome.errors.contains("box.mbox:2 is the second"))
        #expect(report[path: ["source", "member"]] == .text("@49"))
        #expect(report[path: ["source", "size"]] == .number(members[0].count - 49 - 1))
        let second = try BuiltBinary.run([file.path + ":2", "--format", "text", "--language", "en"])
        #expect(second.code == 0 && second.errors.isEmpty)
        #expect(second.text.contains("from byte \(members[0].count + 50) of the file"))
    }

    /// A header that stands in a text is traced and compared; the text behind it is not the body of the mail.
    @Test func headerInAText() throws {
        let folder = try TemporaryFolder()
        let mail = try String(contentsOf: ProjectFolder.url.appendingPathComponent(Self.clean), encoding: .utf8)
        let quoted = mail.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(separator: "\n")
        let text = try folder.file("question.txt", Array(("Why is this spam?\n\n" + quoted).utf8)).path
        let outcome = try BuiltBinary.run([text, "--format", "json"])
        let plain = try JSONValue(BuiltBinary.run([Self.clean, "--format", "json"]).output)
        let report = try JSONValue(outcome.output)
        #expect(outcome.code == 0)
        for part in ["statements", "hops"] { #expect(report[part].elements.count == plain[part].elements.count) }
        #expect(report["verdict"]["code"].string == plain["verdict"]["code"].string)
        #expect(report["defects"].elements.contains { $0["code"].string == "quoted-header" })
        #expect(try !BuiltBinary.run(["compare", text, Self.clean]).text.contains("bodies differ"))
        // In an archive such a text is what it is.
        #expect(try BuiltBinary.run([text + ":*"]).code == 2)
    }

    /// Of an archive that ends too early what could be unpacked is traced and told as cut; where that is nothing, nothing is said to be read.
    @Test func cutArchive() throws {
        let folder = try TemporaryFolder()
        let header = "From: a@sender.example\nTo: b@receiver.example\nSubject: x\nDate: Mon, 2 Mar 2026 12:00:00 +0000\n\n"
        try folder.file("1.eml", Array((header + String(repeating: "More text.\n", count: 500)).utf8))
        let tar = try Process.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            arguments: ["tar", "-C", folder.url.path, "-cf", folder.url.path + "/a.tar", "1.eml"])
        tar.waitUntilExit()
        let whole = try Data(contentsOf: folder.url.appendingPathComponent("a.tar"))
        let cut = try folder.file("cut.tar", Array(whole.prefix(2_048)))
        let outcome = try BuiltBinary.run(["trace", cut.path])
        #expect(outcome.code == 0)
        #expect(outcome.errors.contains("this is damaged or ends too early; what could be unpacked was read."))
        let empty = try BuiltBinary.run(["trace", try folder.file("empty.tar", Array(whole.prefix(300))).path])
        #expect(empty.code == 2)
        #expect(!empty.errors.contains("was read"))
    }

    /// `:*` is every message, in every command; what is no mail is told of, and what is damaged ends with status 2.
    @Test func allOfAMailbox() throws {
        let folder = try TemporaryFolder()
        let messages = try [Self.broken, Self.clean].map { try ProjectFolder.bytes($0) }
        let line = Array("From sender@sender.example Mon Mar  2 00:00:00 2026\n".utf8)
        let mailbox: [UInt8] = messages.reduce(into: []) { $0 += line + $1 + [0x0A] }
        let all = try folder.file("box.mbox", mailbox).path + ":*"
        let traced = try JSONValue(BuiltBinary.run([all, "--format", "json"]).output)
        #expect(traced.elements.map { $0[path: ["source", "size"]] } == messages.map { .number($0.count) })
        let compared = try JSONValue(BuiltBinary.run(["compare", all, "--format", "json"]).output)
        #expect(compared["copies"].elements.count == 2)
        let incident = try BuiltBinary.run(["report", all, "--format", "markdown", "--language", "en"])
        #expect(incident.code == 0 && incident.text.contains("box.mbox&#58;&#64;52 |"))
        #expect(try BuiltBinary.run(["export", "--as", "csv", all]).text.contains("box.mbox\",\"'@52\","))
        let one = try BuiltBinary.run([folder.file("one.eml", messages[0]).path + ":*", "--format", "json"])
        #expect(try one.code == 0 && JSONValue(one.output).elements.count == 1)
        #expect(try BuiltBinary.run(["compare", folder.url.path + "/box.mbox"]).code == 64)
        let note = try folder.file("note.txt", Array("no mail\n".utf8)).path
        for name in [note + ":*", folder.url.path + "/absent:*"] { #expect(try BuiltBinary.run([name]).code == 2) }
    }

    /// A mail that was sent on as an attachment is another mail: the reader is told of it, and can ask for it.
    @Test func attachedMessages() throws {
        let folder = try TemporaryFolder()
        let head =
            "From: reporter@receiver.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
        let message = Array(head.utf8) + (try ProjectFolder.bytes(Self.broken)) + Array("\n--b--\n".utf8)
        let file = try folder.file("report.eml", message)
        let outer = try BuiltBinary.run([file.path, "--language", "en"])
        #expect(outer.code == 0 && outer.errors.contains("report.eml:#1 traces that one."))
        let inner = try BuiltBinary.run([file.path + ":#1", "--language", "en"])
        let direct = try BuiltBinary.run([Self.broken, "--language", "en"])
        #expect(inner.code == 0 && inner.errors.isEmpty)
        #expect(inner.text.prefix(400) == direct.text.prefix(400))
        #expect(inner.text.contains("part 1 of the message in the file"))
        #expect(inner.text.contains("attached to another one") && !direct.text.contains("attached to another one"))
    }

    /// A place in an archive says where a mail lay: redacted, it is another one.
    @Test func placesAreRedacted() throws {
        let folder = try TemporaryFolder()
        let message = try ProjectFolder.bytes(Self.clean)
        let file = try folder.file("box.mbox", Array("From a@b.example Mon Mar  2 00:00:00 2026\n".utf8) + message)
        let source = try JSONValue(
            BuiltBinary.run([file.path + ":1", "--redact", "--redact-key", "k", "--format", "json"]).output)["source"]
        #expect(source["member"] == .text("@42"))
        #expect(source["name"] != .text(file.path))
        // The whole path of a member is one name, as it is for `corpus`, whatever it ends in.
        let archive = try folder.file("mail.tar", Self.tar("jane@2026", message)).path
        let redaction = ["--redact", "--redact-key", "k"]
        let traced = try JSONValue(BuiltBinary.run([archive + ":1", "--format", "json"] + redaction).output)["source"]
        let scanned = try JSONValue(BuiltBinary.run(["corpus", archive, "--ndjson", "-"] + redaction).output)["source"]
        #expect(traced["member"] == scanned["member"] && traced["name"] == scanned["name"])
        #expect(traced["member"].string.map { !$0.contains("2026") } == true)
    }

    /// An archive of one member (POSIX.1-1988 §10.1.1).
    private static func tar(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        func field(_ text: String, _ width: Int) -> [UInt8] {
            Array(text.utf8) + [UInt8](repeating: 0, count: width - text.utf8.count)
        }
        let front =
            field(name, 100) + field("0000644", 8) + field("0000000", 8) + field("0000000", 8)
            + field(String(bytes.count, radix: 8), 12) + field("0", 12)
        let back = field("0", 356)
        let sum = (front + [UInt8](repeating: 0x20, count: 8) + back).reduce(0) { $0 + Int($1) }
        let padding = [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512 + 1_024)
        return front + field(String(sum, radix: 8), 8) + back + bytes + padding
    }

    @Test func sizeAndDigestAreThoseOfTheWholeFile() throws {
        let folder = try TemporaryFolder()
        let message = Array("Subject: large\n\n".utf8) + [UInt8](repeating: 0x61, count: 40 << 20)
        let file = try folder.file("large.eml", message)
        let source = try JSONValue(BuiltBinary.run([file.path, "--format", "json"]).output)["source"]
        #expect(source["size"] == .number(message.count))
        #expect(source["sha256"] == .text("adfc4d60538f8dfdee93ba47311e0fce01963ac0c95e9f5b234e9dd4c2670770"))
    }

    /// However a file is read piece by piece, its content is that of the copy with other line ends and quoted lines.
    @Test func contentIsThatOfCopies() throws {
        let folder = try TemporaryFolder()
        let lines = (0..<60_000).map { $0.isMultiple(of: 7) ? "From \($0)" : "line \($0)" }
        let plain = "Subject: copies\n\n" + lines.joined(separator: "\n") + "\n"
        let stored = plain.replacingOccurrences(of: "\nFrom ", with: "\n>From ").replacingOccurrences(of: "\n", with: "\r\n")
        let sources = try [("plain.eml", plain), ("stored.eml", stored + "\r\n")].map { name, text in
            try JSONValue(BuiltBinary.run([folder.file(name, Array(text.utf8)).path, "--format", "json"]).output)["source"]
        }
        #expect(sources[0]["content_sha256"] != .null && sources[0]["content_sha256"] == sources[1]["content_sha256"])
        #expect(sources[0]["sha256"] != sources[1]["sha256"])
    }
}
