import CorpusLabels
import Foundation
import Testing
import TraceCorpus

/// Files of Dovecot's sdbox and mdbox.
@Suite struct DboxTests {
    static let messages = SampleMessages.corpus

    static func dbox(_ messages: [[UInt8]]) -> [UInt8] {
        var bytes = Array("2 M1e C6b0989da\n".utf8)
        for message in messages {
            let digits = String(message.count, radix: 16, uppercase: true)
            let length = String(repeating: "0", count: 16 - digits.count) + digits
            bytes += Array(("\u{1}\u{2}N" + String(repeating: " ", count: 10) + length + "\n").utf8) + message
            bytes += Array("\n\u{1}\u{3}\nR6b0989da\nV830\nG18e7360dda89096b8325000083ecc375\nBINBOX\n\n".utf8)
        }
        return bytes
    }

    @Test func filesOfManyMessages() throws {
        let archive = try TemporaryArchive()
        let expected = try FormatTests.expected(archive)
        let outcome = try ScanOutcome(try archive.write("storage/m.1", Self.dbox(Self.messages)))
        #expect(outcome.contents == expected)
        #expect(outcome.omissions == [])
        #expect(outcome.marks.map(\.kind) == [.dbox])
        // A place is that of the message, behind its head.
        #expect(outcome.sightings.first?.origin.offset == 46)
        #expect(outcome.sightings.first?.origin.size == Self.messages[0].count)
    }

    @Test func filesOfOneMessage() throws {
        let archive = try TemporaryArchive()
        let expected = try FormatTests.expected(archive)
        for (number, message) in Self.messages.enumerated() { try archive.write("dbox-Mails/u.\(number)", Self.dbox([message])) }
        #expect(try ScanOutcome(archive.path("dbox-Mails")).contents == expected)
    }

    /// Large files are read by the plan, and not by a worker.
    @Test func largeFiles() throws {
        let archive = try TemporaryArchive()
        let long = (0..<40).map { Array(SampleMessages.message($0, body: SampleMessages.noise(90_000, $0)).utf8) }
        let path = try archive.write("m.1", Self.dbox(long))
        let first = try ScanOutcome(path)
        #expect(first.sightings.map(\.origin.size) == long.map(\.count))
        #expect(try ScanOutcome([.path(path)], history: KeptHistory(first)).unchanged == 1)
    }

    @Test(.enabled(if: TemporaryArchive.isInstalled("gzip") && TemporaryArchive.isInstalled("tar")))
    func packedMessagesAndFilesInArchives() throws {
        let archive = try TemporaryArchive()
        let expected = try FormatTests.expected(archive)
        let packed = try Self.messages.enumerated().map { number, message in
            let path = try archive.write("packed/\(number)", message)
            #expect(archive.run("gzip", ["-f", path]))
            return Array(try Data(contentsOf: URL(fileURLWithPath: path + ".gz")))
        }
        let path = try archive.write("storage/m.1", Self.dbox(packed))
        #expect(try ScanOutcome(path).contents == expected)
        #expect(archive.run("tar", ["cf", "store.tar", "storage"]))
        let outcome = try ScanOutcome(archive.path("store.tar"))
        #expect(outcome.contents == expected)
        #expect(Set(outcome.sightings.map(\.origin.member)) == ["storage/m.1"])
    }

    /// Behind damage the next message is found; what is cut off is told.
    @Test func damagedFiles() throws {
        let archive = try TemporaryArchive()
        let messages = (0..<4).map { Array(SampleMessages.message($0).utf8) }
        let whole = Self.dbox(messages)
        var broken = whole
        let second = Self.dbox([messages[0]]).count
        #expect(Array(broken[second..<second + 3]) == [1, 2, 0x4E])
        broken[second + 20] = 0x5A
        let outcome = try ScanOutcome(try archive.write("broken", broken))
        #expect(outcome.sightings.count == 3)
        #expect(outcome.omissions.map(\.reason) == [.damagedArchive])
        let cut = try ScanOutcome(try archive.write("cut", whole.dropLast(200)))
        #expect(cut.sightings.count == 4)
        #expect(cut.omissions.map(\.reason) == [.damagedArchive])
        let lost = try ScanOutcome(try archive.write("lost", "2 M1e Cx\nno message\n"))
        #expect(lost.sightings.isEmpty)
        #expect(lost.omissions.map(\.reason) == [.damagedArchive])
        #expect(try ScanOutcome(try archive.write("bare", "2 M1e C6b0989da\n")).omissions == [])
        let empty = try ScanOutcome(try archive.write("empty", Self.dbox([messages[0], [], messages[1]])))
        #expect(empty.sightings.count == 2)
        #expect(empty.omissions.map(\.reason) == [.empty])
    }
}
