import Foundation
import Testing
import TraceCorpus

/// How a mbox is cut into messages.
@Suite struct MboxTests {
    static let line = "From a@b.example Mon Mar  2 12:00:00 2026\n"

    @Test(
        arguments: [
            ("two messages", line + "A: 1\nSubject: x\n\nbody\n\n" + line + "Subject: y\n\nbody\n\n", 2),
            ("no empty line at the end", line + "Subject: x\n\nbody\n\n" + line + "Subject: y\n\nbody", 2),
            ("CRLF", (line + "Subject: x\n\nbody\n\n" + line + "Subject: y\n\nbody\n").replacing("\n", with: "\r\n"), 2),
            ("CR CR LF", (line + "Subject: x\n\nbody\n\n" + line + "Subject: y\n\nb\n").replacing("\n", with: "\r\r\n"), 2),
            ("a quoted line in the body", line + "Subject: x\n\n\n>From me\n\n" + line + "Subject: y\n\n", 2),
            (
                "a From line without empty line before it",
                line + "Subject: x\n\nDear,\nFrom here: on\n\n" + line + "Subject: y\n\n", 2
            ),
            (
                "a From line without field behind it",
                line + "Subject: x\n\nDear,\n\nFrom here on\nall is well\n\n" + line + "Subject: y\n\n", 2
            ),
            ("a message that begins with spaces", line + "Subject: x\n\nbody\n\n" + line + "   \nSubject: y\n\n", 2),
            (
                "a zone before the year, and no field behind it",
                line + "Subject: x\n\n\nFrom 12@xxx Mon Mar 02 12:00:00 +0000 2026\n Subject: y\nTo: z@b.example\n\n", 2
            ),
            ("a day in a sentence", line + "Subject: x\n\nDear,\n\nFrom Mon Mar 2 on\nall is well\n", 1),
            (
                "no empty line between them",
                line + "Subject: x\n\nDear,\nFrom Mon Mar 2 12:00:00 2026 on\nall\n" + line + "Subject: y\n",
                2
            ),
            ("carriage returns alone", (line + "Subject: x\n\nbody\n\n" + line + "To: y\n\nb\n").replacing("\n", with: "\r"), 2),
            ("empty lines above", "\n\r\n" + line + "Subject: x\n\nbody\n\n" + line + "Subject: y\n\nbody\n\n", 2),
            ("a byte order mark", "\u{FEFF}" + line + "Subject: x\n\nbody\n\n" + line + "Subject: y\n\nbody\n\n", 2),
            ("headers only", line + "Subject: x\n\n" + line + "Subject: y\n\n" + line + "Subject: z\n", 3),
            ("a quoted line above the header", line + ">From old@b.example Sun Mar  1 12:00:00 2026\nSubject: x\n\nbody\n", 1),
        ])
    func count(_ name: String, _ mbox: String, _ count: Int) throws {
        let folder = try TemporaryArchive()
        let outcome = try ScanOutcome(try folder.write("mailbox", mbox))
        #expect(outcome.sightings.count == count, "\(name): \(outcome.omissions)")
        #expect(outcome.marks.map(\.kind) == [.mbox])
    }

    private static let second = SampleMessages.message(2)
    private static let third = SampleMessages.message(3)

    /// What does not begin as a mailbox is one message. Where more seem to begin in it, that is told, at their place.
    @Test(
        arguments: [
            ("no From line above the first", second + "\n" + line + third, true),
            ("a field above the first From line", "X-Note: kept\n" + line + second + "\n" + line + third, true),
            ("the same in CRLF", (second + "\n" + line + third).replacing("\n", with: "\r\n"), true),
            ("a From line without time", second + "\nFrom here: on\nall is well\n", false),
            ("a quoted From line", second + "\n>" + line + third, false),
            ("a From line behind text", String(second.dropLast()) + line + third, false),
            ("a From line before text", second + "\n" + line + "all is well\n", false),
            ("a patch", second + "\nFrom \(String(repeating: "7", count: 40)) Mon Sep 17 00:00:00 2001\n" + third, false),
        ])
    func furtherMessages(_ name: String, _ text: String, _ areThere: Bool) throws {
        let folder = try TemporaryArchive()
        let long = String(repeating: "All work and no play.\n", count: 60_000)
        for (file, text) in [("short", text), ("long", text.replacing("Hello.", with: "Hello.\n" + long))] {
            let path = try folder.write(file, text)
            let outcome = try ScanOutcome(path)
            #expect(outcome.sightings.count == 1 && outcome.sightings.first?.origin.size == text.utf8.count, "\(name)")
            #expect(outcome.omissions.map(\.reason) == (areThere ? [.furtherMessages] : []), "\(name)")
            let message = try StoredMessage(MessageName(path))
            #expect(message.omission == outcome.omissions.first, "\(name)")
            guard let offset = message.omission?.offset else { continue }
            #expect(Array(text.utf8)[offset...].starts(with: Self.line.dropLast().utf8), "\(name)")
        }
    }

    /// What UW-IMAP keeps of a folder is no message; one that a person sent about it is.
    @Test func folderData() throws {
        let data =
            Self.line + """
                Date: 02 Mar 2026 12:00:00 +0000
                From: Mail System Internal Data <MAILER-DAEMON@host.example>
                Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA
                Message-ID: <1772452800@host.example>
                X-IMAP: 1772452800 0000000002
                Status: RO

                This text is part of the internal format of your mail folder, and is not
                a real message.


                """
        let mail = SampleMessages.message(1).replacing("Subject: ", with: "Subject: DON'T DELETE THIS MESSAGE ")
        let folder = try TemporaryArchive()
        let path = try folder.write("mbox", data + Self.line + mail.replacing("To: ", with: "X-IMAP: 1 2\nTo: ") + "\n")
        let outcome = try ScanOutcome(path)
        #expect(outcome.sightings.map(\.hops) == [1])
        #expect(outcome.omissions.map(\.reason) == [.folderData] && outcome.omissions.first?.offset == Self.line.utf8.count)
        #expect(try StoredMessage(MessageName(path)).origin.offset == outcome.sightings.first?.origin.offset)
        // A field of a server is one of the header; what the text says is none.
        for text in [data, data.replacing("a real message.\n", with: "a real message.\nReceived: by nobody\n")] {
            let empty = try folder.write("empty", text)
            #expect(throws: StoredMessage.Failure.omission(.folderData, detail: nil)) { try StoredMessage(MessageName(empty)) }
        }
    }

    /// Mailboxes of old Macintosh programs and others behind each other.
    @Test func mixedLineEnds() throws {
        let messages = (1...3).map { Self.line + SampleMessages.message($0) + "\n" }
        let returns = messages.map { $0.replacing("\n", with: "\r") }
        let folder = try TemporaryArchive()
        let expected = try ScanOutcome(try folder.write("lines", messages.joined()))
        for (name, texts) in [
            ("first", [returns[0], messages[1], messages[2]]), ("last", [messages[0], returns[1], returns[2]]),
        ] {
            let path = try folder.write(name, texts.joined())
            #expect(try ScanOutcome(path).contents == expected.contents, "\(name)")
            #expect(try StoredMessage(MessageName(path + ":3")).bytes.count == expected.sightings[2].origin.size, "\(name)")
        }
    }

    /// mboxcl2: nothing is quoted, the length says where a message ends.
    @Test func lengthsAreBelievedWhereTheyAreRight() throws {
        let body = "first\n\n" + Self.line + "Subject: inside\n\nsecond\n"
        let one = Self.line + "Subject: x\nContent-Length: \(body.utf8.count)\n\n" + body + "\n"
        let folder = try TemporaryArchive()
        #expect(try ScanOutcome(try folder.write("cl2", one + one.replacing("x", with: "z"))).sightings.count == 2)
        let wrong = one.replacing("Content-Length: \(body.utf8.count)", with: "Content-Length: 5")
        #expect(try ScanOutcome(try folder.write("wrong", wrong)).sightings.count == 2, "the outer and the inner one")
    }

    /// Lengths are believed wherever in a buffer a message begins, also behind a first one that is longer than a buffer.
    @Test func lengthsAreBelievedAcrossBuffers() throws {
        let messages = (0..<900).map { number in
            let text = String(repeating: "Some text.\n", count: number == 0 ? 30_000 : number * 37 % 700)
            let body = number == 0 ? text : text + "\n\(Self.line)Subject: inside\n\n\(number)\n"
            return Self.line
                + SampleMessages.message(number, body: "")
                .replacing("\nMessage-ID:", with: "\nContent-Length: \(body.utf8.count)\nMessage-ID:") + body + "\n"
        }
        let folder = try TemporaryArchive()
        let path = try folder.write("cl2", messages.joined())
        let serial = try ScanOutcome(path, jobs: 1)
        #expect(serial.sightings.count == 900)
        #expect(try ScanOutcome(path, jobs: 4).sightings == serial.sightings)
        #expect(folder.run("gzip", ["-k", "cl2"]))
        #expect(try ScanOutcome(path + ".gz").contents == serial.contents)
    }

    /// Lines that end in a carriage return alone, in a file that is large enough to be cut, and out of an archive.
    @Test func carriageReturnsAlone() throws {
        let body = String(repeating: "All work and no play.\n", count: 500)
        let mbox = (0..<400).map { Self.line + SampleMessages.message($0, body: body) + "\n" }.joined()
        let folder = try TemporaryArchive()
        let expected = try ScanOutcome(try folder.write("lines", mbox))
        let path = try folder.write("returns", mbox.replacing("\n", with: "\r"))
        #expect(expected.sightings.count == 400)
        #expect(try ScanOutcome(path).contents == expected.contents)
        #expect(folder.run("gzip", ["-k", "returns"]))
        #expect(try ScanOutcome(path + ".gz").contents == expected.contents)
    }

    @Test func offsetsPointAtMessages() throws {
        let mbox = Self.line + "Subject: one\n\nbody\n\n" + Self.line + "Subject: two\n\nlonger body\n\n"
        let folder = try TemporaryArchive()
        let outcome = try ScanOutcome(try folder.write("mailbox", mbox))
        let bytes = Array(mbox.utf8)
        let messages = outcome.sightings.map { sighting in
            let start = sighting.origin.offset!
            return String(decoding: bytes[start..<start + sighting.origin.size], as: UTF8.self)
        }
        #expect(messages == ["Subject: one\n\nbody\n", "Subject: two\n\nlonger body\n"])
    }

    /// Messages that lie across the ends of pieces and buffers, and one that is longer than a buffer.
    @Test func piecesHoldEveryMessageOnce() throws {
        var mbox = ""
        let filler = String(repeating: "All work and no play.\n", count: 1_000)
        for number in 0..<900 {
            let body = number == 300 ? String(repeating: filler, count: 150) : number % 7 == 0 ? filler : "Hello.\n"
            mbox += Self.line + SampleMessages.message(number, body: body + "\nFrom nobody\nat all\n") + "\n"
        }
        let folder = try TemporaryArchive()
        let path = try folder.write("mailbox", mbox)
        let serial = try ScanOutcome(path, jobs: 1)
        #expect(serial.sightings.count == 900)
        #expect(serial.omissions == [])
        let parallel = try ScanOutcome(path, jobs: 4)
        #expect(parallel.sightings == serial.sightings)
        #expect(parallel.marks == serial.marks)
        #expect(serial.marks.last?.isComplete == true)
        #expect(serial.marks.last?.messages == 900)
        // The same as files, where the long one is not cut.
        for (number, sighting) in serial.sightings.enumerated() {
            let start = sighting.origin.offset!
            let bytes = Array(mbox.utf8)[start..<start + sighting.origin.size]
            if number % 100 == 0 { try folder.write("files/\(number)", bytes) }
        }
        let files = try ScanOutcome(folder.path("files"))
        #expect(Set(files.contents).isSubset(of: Set(serial.contents)))
        #expect(files.sightings.count == 9)
    }

    @Test func sourceBytesAreOfTheWholeMessage() throws {
        let folder = try TemporaryArchive()
        let long = SampleMessages.message(1, body: String(repeating: "x\n", count: 2_000_000))
        let file = try folder.write("one.eml", long)
        let mbox = try folder.write("mailbox", Self.line + long + "\n" + Self.line + SampleMessages.message(2) + "\n")
        let single = try ScanOutcome(file) { $0.hasSHA256 = true }
        let boxed = try ScanOutcome(mbox) { $0.hasSHA256 = true }
        #expect(single.sightings[0].origin.size == long.utf8.count)
        #expect(boxed.sightings[0].origin.size == long.utf8.count)
        #expect(single.sightings[0].origin.sha256 == boxed.sightings[0].origin.sha256)
        #expect(single.sightings[0].origin.digest == boxed.sightings[0].origin.digest)
        #expect(boxed.sightings.count == 2)
    }

    @Test func contentIsTheSameInEveryKindOfMailbox() throws {
        let folder = try TemporaryArchive()
        let message = SampleMessages.message(1, body: "One line.\nFrom here on another.\n")
        let quoted = message.replacingOccurrences(of: "\nFrom here", with: "\n>From here")
        let file = try folder.write("one.eml", message.replacingOccurrences(of: "\n", with: "\r\n") + "\r\n")
        let mbox = try folder.write("mailbox", Self.line + quoted + "\n" + Self.line + SampleMessages.message(2) + "\n")
        let single = try #require(ScanOutcome(file) { $0.hasSHA256 = true }.sightings[0].origin.sha256)
        let boxed = try ScanOutcome(mbox) { $0.hasSHA256 = true }.sightings.map(\.origin.sha256)
        #expect(boxed[0]?.content == single.content && boxed[0]?.bytes != single.bytes)
        #expect(boxed[1]?.content != single.content)
    }
}
