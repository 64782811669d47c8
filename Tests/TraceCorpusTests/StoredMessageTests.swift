import CorpusLabels
import Foundation
import Testing
import TraceCorpus

/// One message out of what holds many.
@Suite struct StoredMessageTests {
    private static let messages = Array(SampleMessages.corpus.prefix(12))

    /// Mail in every container, also one in another.
    private static func containers(_ archive: TemporaryArchive) throws -> [String] {
        for (number, message) in messages.enumerated() { try archive.write("mail/\(number % 2)/\(number)@7:2,S", message) }
        try archive.write("mail/box", SampleMessages.mbox(messages.map { Array("X-Box: 1\n".utf8) + $0 }))
        try archive.write("mail/note.txt", "no mail\n")
        #expect(archive.run("tar", ["-czf", "mail.tar.gz", "mail"]))
        #expect(archive.run("tar", ["-cf", "outer.tar", "mail.tar.gz"]))
        let mbox = SampleMessages.mbox(messages)
        return [
            archive.path("mail.tar.gz"), archive.path("outer.tar"), archive.path("mail/box"),
            try archive.write("crlf.mbox", mbox.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }),
            try archive.write("m.1", DboxTests.dbox(messages)),
        ]
    }

    /// Whatever place a scan tells of a message, it is found there again.
    @Test func placesOfAScan() throws {
        let archive = try TemporaryArchive()
        for container in try Self.containers(archive) {
            let outcome = try ScanOutcome(container) { options in
                options.countsContentOnce = false
                options.hasSHA256 = true
            }
            #expect(outcome.sightings.count >= Self.messages.count)
            for sighting in outcome.sightings {
                let place = try #require(sighting.origin.place)
                let found = try StoredMessage(MessageName(container + ":" + place))
                #expect(found.origin.place == place)
                #expect(found.origin.sha256 == sighting.origin.sha256)
                #expect(found.origin.size == sighting.origin.size && found.bytes.count == sighting.origin.size)
                #expect(!found.hasOthers)
            }
        }
    }

    @Test func numbersAndTheFirst() throws {
        let archive = try TemporaryArchive()
        for container in try Self.containers(archive) {
            let places = try ScanOutcome(container) { $0.countsContentOnce = false }.sightings.map(\.origin.place)
            let first = try StoredMessage(MessageName(container))
            #expect(first.origin.place == places[0] && first.hasOthers)
            for number in [1, 2, places.count] {
                #expect(try StoredMessage(MessageName(container + ":\(number)")).origin.place == places[number - 1])
            }
            #expect(throws: StoredMessage.Failure.noSuchPlace) {
                try StoredMessage(MessageName(container + ":\(places.count + 1)"))
            }
        }
    }

    /// A member whose name is a number is meant before the message of that number.
    @Test func membersCalledByNumbers() throws {
        let archive = try TemporaryArchive()
        for number in [1, 2, 10] { try archive.write("\(number)", SampleMessages.message(number)) }
        #expect(archive.run("tar", ["-cf", "inbox.tar", "1", "10", "2"]))
        let found = try StoredMessage(MessageName(archive.path("inbox.tar:2")))
        #expect(found.bytes == Array(SampleMessages.message(2).utf8))
        #expect(try StoredMessage(MessageName(archive.path("inbox.tar:3"))).bytes == found.bytes)
    }

    /// A mailbox in an archive is named without an offset: its first message.
    @Test func mailboxesInArchives() throws {
        let archive = try TemporaryArchive()
        _ = try Self.containers(archive)
        let found = try StoredMessage(MessageName(archive.path("mail.tar.gz:mail/box")))
        #expect(found.origin.place?.hasPrefix("mail/box@") == true && found.hasOthers)
    }

    /// What holds one message and no more is that message, as it lies in the file.
    @Test func filesOfOneMessage() throws {
        let archive = try TemporaryArchive()
        let message = SampleMessages.message(1)
        for text in [message, "From sender@sender.example Mon Mar  2 12:00:00 2026\n" + message + "\n", "X-Odd: 1\n\n"] {
            let found = try StoredMessage(MessageName(try archive.write("one", text)))
            #expect(found.bytes == Array(text.utf8))
            #expect(found.origin.place == nil && !found.hasOthers)
        }
        try archive.write("one", message)
        #expect(archive.run("gzip", ["-kn", "one"]))
        let packed = try StoredMessage(MessageName(archive.path("one.gz")))
        #expect(packed.bytes == Array(message.utf8) && !packed.hasOthers)
    }

    @Test func whatHoldsNone() throws {
        let archive = try TemporaryArchive()
        _ = try Self.containers(archive)
        try archive.write("empty", "")
        try archive.write("broken.zip", "PK\u{3}\u{4}nothing")
        #expect(archive.run("gzip", ["-k", "mail/note.txt"]))
        let formats = ["BABYL OPTIONS:\n", "*mbx*\r\n", "\u{1}\u{1}\u{1}\u{1}\n", "#! rnews 12\n"]
        for (number, text) in formats.enumerated() { try archive.write("format\(number)", text + SampleMessages.message(1)) }
        let rows: [(String, OmissionReason)] = [
            ("format0", .unsupportedFormat), ("format1", .unsupportedFormat), ("format2", .unsupportedFormat),
            ("format3", .unsupportedFormat),
            ("absent", .missing), ("absent:2", .missing), ("empty", .empty), ("broken.zip", .damagedArchive),
            ("mail/note.txt.gz", .noHeader), ("mail.tar.gz:mail/note.txt", .noHeader),
        ]
        for (name, reason) in rows {
            #expect(throws: StoredMessage.Failure.omission(reason, detail: nil), "\(name)") {
                do throws(StoredMessage.Failure) {
                    _ = try StoredMessage(MessageName(archive.path(name)))
                } catch .omission(let reason, _) {
                    throw StoredMessage.Failure.omission(reason, detail: nil)
                }
            }
        }
    }

    /// A colon may be part of a file's name, or of a member's.
    @Test func names() throws {
        let archive = try TemporaryArchive()
        let file = try archive.write("a:1", SampleMessages.message(1))
        #expect(MessageName(file) == MessageName(file))
        #expect(MessageName(file).place == nil)
        #expect(MessageName(file + ":cur/1:2,S").path == file)
        #expect(MessageName(file + ":cur/1:2,S").place == "cur/1:2,S")
        #expect(MessageName(archive.path("b:1")).path == archive.path("b:1"))
        #expect(MessageName("-").path == "-" && MessageName("").path == "")
    }
}
