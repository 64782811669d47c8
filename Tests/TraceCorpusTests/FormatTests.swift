import CorpusLabels
import Foundation
import Testing
import TraceCorpus

/// The same messages in every shape give the same traces.
@Suite struct FormatTests {
    static let messages = SampleMessages.corpus

    /// The messages as files, one a message, some in folders.
    static func folder(_ archive: TemporaryArchive) throws {
        for (number, message) in messages.enumerated() { try archive.write("mail/\(number % 3)/\(number).eml", message) }
    }

    static func expected(_ archive: TemporaryArchive) throws -> [String] {
        try folder(archive)
        let outcome = try ScanOutcome(archive.path("mail"))
        #expect(outcome.omissions == [])
        #expect(outcome.sightings.count + outcome.duplicates == messages.count)
        return outcome.contents
    }

    @Test(arguments: [false, true])
    func mailboxes(_ hasCarriageReturns: Bool) throws {
        let archive = try TemporaryArchive()
        let expected = try Self.expected(archive)
        let mbox = SampleMessages.mbox(Self.messages)
        let text = hasCarriageReturns ? mbox.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } : mbox
        #expect(try ScanOutcome(try archive.write("mbox", text)).contents == expected)
    }

    @Test func maildirs() throws {
        let archive = try TemporaryArchive()
        let expected = try Self.expected(archive)
        for (number, message) in Self.messages.enumerated() {
            let folder = ["cur", "new", ".Archive.2026/cur", ".Archive.2026/new"][number % 4]
            try archive.write("Maildir/\(folder)/\(number).host:2,S", message)
        }
        for folder in ["", ".Archive.2026/"] {
            for name in ["cur", "new", "tmp"] { try archive.write("Maildir/\(folder)\(name)/.keep", "") }
        }
        try archive.write("Maildir/tmp/half", SampleMessages.message(99))
        let outcome = try ScanOutcome(archive.path("Maildir"))
        #expect(outcome.contents == expected)
        #expect(Set(outcome.omissions.map(\.reason)) == [.empty, .maildirTemporary])
    }

    @Test func numberedFiles() throws {
        let archive = try TemporaryArchive()
        let expected = try Self.expected(archive)
        for (number, message) in Self.messages.enumerated() { try archive.write("inbox/\(number + 1)", message) }
        try archive.write("inbox/.mh_sequences", "unseen: 1-3\n")
        let outcome = try ScanOutcome(archive.path("inbox"))
        #expect(outcome.contents == expected)
        #expect(outcome.omissions.map(\.reason) == [.noHeader])
    }

    /// Names in an archive: UTF-8, and two in Shift JIS, which stay two names.
    @Test func namesInArchives() throws {
        let zip = """
            UEsDBBQAAAgAAAAAIQA4Mw5kDAAAAAwAAAANAAAA44OG44K544OILmVtbFN1YmplY3Q6IDAKClBLAwQUAAAAAAAAACEAD1nMZQwAAAAMAAAACgAAAI7zkE2U
            oC5lbWxTdWJqZWN0OiAxCgpQSwMEFAAAAAAAAAAhAFbnimcMAAAADAAAAAoAAACRl5BNlKAuZW1sU3ViamVjdDogMgoKUEsBAhQDFAAACAAAAAAhADgzDmQM
            AAAADAAAAA0AAAAAAAAAAAAAAIABAAAAAOODhuOCueODiC5lbWxQSwECFAMUAAAAAAAAACEAD1nMZQwAAAAMAAAACgAAAAAAAAAAAAAAgAE3AAAAjvOQTZSg
            LmVtbFBLAQIUAxQAAAAAAAAAIQBW54pnDAAAAAwAAAAKAAAAAAAAAAAAAACAAWsAAACRl5BNlKAuZW1sUEsFBgAAAAADAAMAqwAAAJ8AAAAAAA==
            """
        let archive = try TemporaryArchive()
        let path = try archive.write("names.zip", Data(base64Encoded: zip, options: .ignoreUnknownCharacters)!)
        let members = try ScanOutcome(path).sightings.map { $0.origin.member ?? "" }
        #expect(members.count == 3 && members.first == "テスト.eml")
        #expect(Set(members).count == 3 && members.allSatisfy { !$0.contains("\u{FFFD}") && $0.hasSuffix(".eml") })
    }

    /// Apple Mail's files: what stands behind the message is no part of it.
    @Test func appleMessages() throws {
        let archive = try TemporaryArchive()
        let expected = try Self.expected(archive)
        for (number, message) in Self.messages.enumerated() {
            let count = String(message.count)
            let line = count + String(repeating: " ", count: 10 - count.count) + "\n"
            try archive.write(
                "V10/\(number).emlx", Array(line.utf8) + message + Array("<?xml version=\"1.0\"?>\n<plist/>\n".utf8))
        }
        #expect(try ScanOutcome(archive.path("V10")).contents == expected)
        #expect(archive.run("tar", ["czf", "V10.tar.gz", "V10"]))
        #expect(try ScanOutcome(archive.path("V10.tar.gz")).contents == expected)
    }

    @Test(
        arguments: [
            ("tar", ["cf", "a", "mail"]), ("tar", ["czf", "a", "mail"]), ("tar", ["cjf", "a", "mail"]),
            ("tar", ["cJf", "a", "mail"]), ("tar", ["--zstd", "-cf", "a", "mail"]), ("zip", ["-qr", "a.zip", "mail"]),
            ("7z", ["a", "-t7z", "a", "mail"]),
        ])
    func archives(_ program: String, _ arguments: [String]) throws {
        let archive = try TemporaryArchive()
        let expected = try Self.expected(archive)
        try #require(TemporaryArchive.isInstalled(program), "\(program) is not installed; scripts/setup.sh installs it")
        #expect(archive.run(program, arguments))
        let name = try #require(FileManager.default.contentsOfDirectory(atPath: archive.url.path).first { $0.hasPrefix("a") })
        let outcome = try ScanOutcome(archive.path(name))
        #expect(outcome.contents == expected, "\(outcome.omissions)")
        #expect(outcome.sightings.allSatisfy { $0.origin.member?.hasPrefix("mail/") == true })
        #expect(outcome.marks.last?.isComplete == true)
    }

    /// What stands over a header is skipped as a trace skips it, also where only the header of a message is kept.
    @Test(arguments: ["\n\r\n", "\u{FEFF}", "\u{FEFF}\n\n"])
    func emptyLinesOverAHeader(_ above: String) throws {
        let archive = try TemporaryArchive()
        try archive.write("mail/1.eml", above + SampleMessages.message(1))
        // So large that the archive is unpacked in batches.
        try archive.write("mail/2.eml", SampleMessages.message(2) + String(repeating: "A line of the body.\n", count: 60_000))
        #expect(archive.run("tar", ["cf", "a.tar", "mail"]))
        let (file, member) = try (ScanOutcome(archive.path("mail")), ScanOutcome(archive.path("a.tar")))
        #expect(file.sightings.map(\.hops).allSatisfy { $0 > 0 } && file.subjects == 2)
        #expect(member.contents == file.contents)
    }

    @Test(arguments: [("gzip", "gz"), ("xz", "xz"), ("bzip2", "bz2"), ("zstd", "zst"), ("lzma", "lzma")])
    func compressedMailboxes(_ program: String, _ suffix: String) throws {
        let archive = try TemporaryArchive()
        let expected = try Self.expected(archive)
        try archive.write("mbox", SampleMessages.mbox(Self.messages))
        #expect(archive.run(program, ["-k", "mbox"]))
        let outcome = try ScanOutcome(archive.path("mbox." + suffix))
        #expect(outcome.contents == expected)
        #expect(outcome.sightings.allSatisfy { $0.origin.member == nil && $0.origin.offset != nil })
        // One in another.
        #expect(archive.run("tar", ["czf", "nested.tar.gz", "mbox." + suffix]))
        let nested = try ScanOutcome(archive.path("nested.tar.gz"))
        #expect(nested.contents == expected)
        #expect(nested.sightings.allSatisfy { $0.origin.member == "mbox." + suffix })
        // Another around that.
        #expect(archive.run("tar", ["cf", "deep.tar", "nested.tar.gz"]))
        let deep = try ScanOutcome(archive.path("deep.tar"))
        #expect(deep.sightings.isEmpty)
        #expect(deep.omissions.map(\.reason) == [.archiveDepth])
    }

    /// Archives that are read batch by batch, and where a run that was cut off goes on.
    @Test func largeArchivesGoOnWhereTheyWereLeft() throws {
        let archive = try TemporaryArchive()
        for number in 0..<1_200 {
            try archive.write("mail/\(number)", SampleMessages.message(number, body: SampleMessages.noise(1_000, number)))
        }
        #expect(archive.run("tar", ["cf", "a.tar", "mail"]))
        let whole = try ScanOutcome(archive.path("a.tar"))
        #expect(whole.sightings.count == 1_200)
        #expect(whole.marks.count == 3)
        #expect(whole.marks.last?.messages == 1_200)
        var first = KeptHistory()
        first.marks[archive.path("a.tar")] = whole.marks[0]
        first.digests = whole.sightings.prefix(whole.marks[0].messages).map(\.origin.digest)
        let rest = try ScanOutcome(archive.path("a.tar"), history: first)
        #expect(rest.sightings == Array(whole.sightings.dropFirst(whole.marks[0].messages)))
        #expect(rest.duplicates == 0)
        #expect(rest.marks.last?.messages == 1_200)
    }

    @Test func listsOfPaths() throws {
        let archive = try TemporaryArchive()
        let paths = try (0..<5).map { try archive.write("in/a file \($0)", SampleMessages.message($0)) }
        let lines = try archive.write("lines", paths.joined(separator: "\n"))
        #expect(try ScanOutcome([.list(lines, separator: 0x0A)]).sightings.map(\.origin.source) == paths)
        let zeros = try archive.write("zeros", (paths + [archive.path("in")]).joined(separator: "\0") + "\0")
        let outcome = try ScanOutcome([.list(zeros, separator: 0)])
        #expect(outcome.sightings.map(\.origin.source) == paths)
        #expect(outcome.duplicates == 5)
    }
}
