import Foundation
import Testing
import TraceCorpus

/// Archives with a damaged place: what lies before and behind it is read, and the place is told.
@Suite struct DamagedArchiveTests {
    private let archive: TemporaryArchive
    private static let names = (0..<5).map { "\($0).eml" }

    init() throws {
        archive = try TemporaryArchive()
        for (number, name) in Self.names.enumerated() {
            try archive.write(name, SampleMessages.message(number, body: SampleMessages.noise(3_000, number)))
        }
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: archive.url.appendingPathComponent(name)))
    }

    private func place(of text: String, in bytes: [UInt8], number: Int) -> Int? {
        let starts = bytes.indices.filter { bytes[$0...].starts(with: text.utf8) }
        return starts.indices.contains(number) ? starts[number] : nil
    }

    /// One byte of a member, of its head, of the table, and all of the table.
    @Test func zips() throws {
        #expect(archive.run("zip", ["-q", "whole.zip"] + Self.names))
        let whole = try bytes("whole.zip")
        let second = try #require(place(of: "PK\u{3}\u{4}", in: whole, number: 1))
        let table = try #require(place(of: "PK\u{1}\u{2}", in: whole, number: 0))
        let rows: [(String, [Int], Int?, [String])] = [
            ("a member", [second + 200], nil, ["0.eml", "1.eml", "2.eml", "3.eml", "4.eml"]),
            ("a head", [second], nil, ["0.eml", "2.eml", "3.eml", "4.eml"]),
            ("the table", [table], nil, Self.names),
            ("two", [second, second + 2_600 * 2], nil, ["0.eml", "2.eml", "3.eml", "4.eml"]),
            ("no table", [], table, Self.names),
        ]
        for (name, places, end, members) in rows {
            var bytes = whole
            for place in places { bytes[place] ^= 0x10 }
            if let end { bytes.removeSubrange(end...) }
            let path = try archive.write("damaged.zip", bytes)
            let outcome = try ScanOutcome(path)
            #expect(outcome.sightings.compactMap(\.origin.member) == members, "\(name)")
            #expect(Set(outcome.omissions.map(\.reason)) == [.damagedArchive], "\(name)")
            #expect(outcome.omissions.count == (name == "two" ? 2 : 1), "\(name): \(outcome.omissions)")
            #expect(try StoredMessage(MessageName(path)).origin.member == members[0], "\(name)")
        }
    }

    /// Sums that are wrong, a file that is cut off, and what stands behind it.
    @Test func gzips() throws {
        let messages = (0..<200).map { Array(SampleMessages.message($0, body: SampleMessages.noise(2_000, $0)).utf8) }
        try archive.write("box", SampleMessages.mbox(messages))
        #expect(archive.run("gzip", ["-k", "box"]) && archive.run("gzip", ["-k", "0.eml"]))
        #expect(archive.run("tar", ["czf", "a.tar.gz", "box"]))
        let whole = try bytes("box.gz")
        func changed(_ place: Int) -> [UInt8] {
            var bytes = whole
            bytes[place] ^= 0x10
            return bytes
        }
        let rows: [(String, [UInt8], ClosedRange<Int>, Bool)] = [
            ("whole", whole, 200...200, false), ("padded", whole + [UInt8](repeating: 0, count: 512), 200...200, false),
            ("a sum", changed(whole.count - 6), 200...200, true), ("a length", changed(whole.count - 2), 200...200, true),
            ("no sum", whole.dropLast(8), 200...200, true), ("text behind it", whole + Array("text".utf8), 200...200, true),
            ("half", Array(whole.prefix(whole.count / 2)), 99...101, true),
        ]
        for (name, bytes, messages, isDamaged) in rows {
            let outcome = try ScanOutcome(try archive.write("damaged.gz", bytes))
            #expect(messages.contains(outcome.sightings.count), "\(name): \(outcome.sightings.count)")
            #expect(outcome.omissions.map(\.reason) == (isDamaged ? [.damagedArchive] : []), "\(name)")
        }
        let two = try ScanOutcome(try archive.write("two.gz", try bytes("0.eml.gz") + whole))
        #expect(two.omissions.map(\.reason) == [.furtherMessages], "one message, and a mailbox behind it")
        var tar = try bytes("a.tar.gz")
        #expect(try ScanOutcome(archive.path("a.tar.gz")).omissions == [])
        tar[tar.count - 6] ^= 1
        let outcome = try ScanOutcome(try archive.write("a.tar.gz", tar))
        #expect(outcome.sightings.count == 200 && outcome.omissions.map(\.reason) == [.damagedArchive])
    }

    /// What is sound but packed in a way that is not read.
    @Test func methodsThatAreNotRead() throws {
        try #require(TemporaryArchive.isInstalled("7z"), "7z is not installed; scripts/setup.sh installs it")
        #expect(archive.run("7z", ["a", "-tzip", "-mm=Deflate64", "64.zip", "0.eml"]))
        #expect(archive.run("sh", ["-c", "cat *.eml | zstd -q --long=31 > long.zst"]))
        try archive.write("split.z01", Array("PK\u{7}\u{8}PK\u{3}\u{4}".utf8))
        try archive.write("parallel.zst", [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 0, 0, 0, 0x28, 0xB5, 0x2F, 0xFD])
        for name in ["64.zip", "long.zst", "split.z01", "parallel.zst"] {
            let outcome = try ScanOutcome(archive.path(name))
            #expect(outcome.sightings.isEmpty && outcome.omissions.map(\.reason) == [.unsupportedCompression], "\(name)")
        }
    }

    /// The second of one name is told apart, and found by what it is called.
    @Test func membersOfOneName() throws {
        #expect(archive.run("tar", ["cf", "a.tar", "0.eml", "1.eml"]))
        let first = try bytes("1.eml")
        try archive.write("1.eml", SampleMessages.message(9))
        #expect(archive.run("tar", ["rf", "a.tar", "1.eml"]))
        let path = archive.path("a.tar")
        #expect(try ScanOutcome(path).sightings.compactMap(\.origin.member) == ["0.eml", "1.eml", "1.eml:2"])
        #expect(try StoredMessage(MessageName(path + ":1.eml")).bytes == first)
        #expect(try StoredMessage(MessageName(path + ":1.eml:2")).bytes == Array(SampleMessages.message(9).utf8))
    }

    /// A hole at the end of a sparse file belongs to it.
    @Test func sparseFiles() throws {
        truncate(archive.path("0.eml"), 1 << 20)
        #expect(archive.run("tar", ["-Scf", "a.tar", "0.eml"]))
        #expect(try ScanOutcome(archive.path("a.tar")).sightings.map(\.origin.size) == [1 << 20])
    }

    /// cpio as POSIX.1-1988 writes it.
    @Test func cpio() throws {
        func entry(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
            func octal(_ number: Int, _ digits: Int) -> String {
                let text = String(number, radix: 8)
                return String(repeating: "0", count: digits - text.count) + text
            }
            let head = "070707" + [1, 1, 0o100644, 0, 0, 1, 0].map { octal($0, 6) }.joined() + octal(0, 11)
            return Array((head + octal(name.utf8.count + 1, 6) + octal(bytes.count, 11) + name + "\0").utf8) + bytes
        }
        let messages = try Self.names.flatMap { entry($0, try bytes($0)) }
        let path = try archive.write("a.cpio", messages + entry("TRAILER!!!", []))
        #expect(try ScanOutcome(path).sightings.compactMap(\.origin.member) == Self.names)
    }
}
