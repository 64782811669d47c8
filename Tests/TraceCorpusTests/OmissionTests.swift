import Foundation
import Testing
import TraceAnalysis

@testable import TraceCorpus

/// What is left out, and what is said of it. The run goes on.
@Suite struct OmissionTests {
    @Test func everythingOddInADirectory() throws {
        let archive = try TemporaryArchive()
        try archive.write("in/good.eml", SampleMessages.message(1))
        try archive.write("in/empty", "")
        try archive.write("in/notes.txt", "Remember: buy milk\nand bread\n")
        try archive.write("in/story.txt", "Dear diary,\ntoday came a mail\nSubject: nothing\n")
        try archive.write("in/blank.eml", "\n\r\n" + SampleMessages.message(3))
        try archive.write("in/blank.txt", "\n\nDear diary,\nSubject: nothing\n")
        try archive.write("in/titled.eml", "Mail content:\n" + SampleMessages.message(2))
        try archive.write("in/image", "MSWIM\u{0}\u{0}\n" + SampleMessages.message(2))
        try archive.write("in/page.eml", "<!DOCTYPE html><p>Mail</p>")
        try archive.write("in/utf16.eml", [0xFF, 0xFE, 0x46, 0x00])
        try archive.write("in/mmdf", "\u{1}\u{1}\u{1}\u{1}\nSubject: x\n\n\u{1}\u{1}\u{1}\u{1}\n")
        try archive.write("in/mmdf-crlf", "\u{1}\u{1}\u{1}\u{1}\r\nSubject: x\r\n\r\n\u{1}\u{1}\u{1}\u{1}\r\n")
        try archive.write("in/rnews", "#! rnews 12\nSubject: x\n\n#! rnews 12\nSubject: y\n\n")
        try archive.write("in/apple.emlx", "41        \nRemember: milk\n\nbody\n")
        let manager = FileManager.default
        try manager.createDirectory(atPath: archive.path("in/sub"), withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: archive.path("in/sub/loop"), withDestinationPath: archive.path("in"))
        try manager.createSymbolicLink(atPath: archive.path("in/nowhere"), withDestinationPath: archive.path("missing"))
        #expect(mkfifo(archive.path("in/pipe"), 0o600) == 0)
        let outcome = try ScanOutcome(archive.path("in"), archive.path("no-such-file"))
        #expect(
            outcome.sightings.map(\.origin.source) == ["in/blank.eml", "in/good.eml", "in/titled.eml"].map { archive.path($0) })
        let reasons = Dictionary(
            uniqueKeysWithValues: outcome.omissions.map { omission in
                (omission.source.replacing(archive.url.path + "/", with: ""), omission.reason)
            })
        #expect(
            reasons == [
                "in/empty": .empty, "in/notes.txt": .noHeader, "in/story.txt": .noHeader, "in/blank.txt": .noHeader,
                "in/page.eml": .noHeader, "in/image": .noHeader,
                "in/utf16.eml": .unsupportedFormat,
                "in/mmdf": .unsupportedFormat, "in/mmdf-crlf": .unsupportedFormat, "in/rnews": .unsupportedFormat,
                "in/apple.emlx": .noHeader,
                "in/sub/loop": .linkLoop,
                "in/nowhere": .missing, "in/pipe": .notAFile, "no-such-file": .missing,
            ])
    }

    /// Bytes are those that were read: of a file that cannot be opened, none.
    @Test func bytesOfWhatCannotBeOpened() throws {
        let archive = try TemporaryArchive()
        try archive.write("good.eml", SampleMessages.message(1))
        let good = try #require(FileNumber(file: archive.path("good.eml")))
        let size = SampleMessages.message(1).utf8.count
        let files = ["missing.eml", "good.eml"].map { name in
            FileItem.file(FoundFile(path: archive.path(name), identity: SourceIdentity(size: size, modified: 0), number: good))
        }
        let runner = UnitRunner(TracePass(collector: SightingCollector(), tracer: MessageTracer()), ScanOptions(), nil)
        var result = UnitResult<[SightingCollector.Sighting]>(part: [])
        runner.run(ScanUnit(number: 0, work: .files(files)), into: &result)
        #expect(result.progress.bytes == size && result.progress.sources.count == 1)
        #expect(result.progress.omissions.map(\.reason) == [.missing])
    }

    /// An empty folder for messages that are being written leaves nothing out.
    @Test func emptyMaildirs() throws {
        let archive = try TemporaryArchive()
        try archive.write("cur/1", SampleMessages.message(1))
        for name in ["new", "tmp"] {
            try FileManager.default.createDirectory(atPath: archive.path(name), withIntermediateDirectories: true)
        }
        #expect(try ScanOutcome(archive.url.path).omissions == [])
        try archive.write("tmp/2", SampleMessages.message(2))
        #expect(try ScanOutcome(archive.url.path).omissions.map(\.reason) == [.maildirTemporary])
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() throws {
        let archive = try TemporaryArchive()
        let path = try archive.write("in/secret.eml", SampleMessages.message(1))
        #expect(chmod(path, 0) == 0)
        #expect(try ScanOutcome(archive.path("in")).omissions.map(\.reason) == [.forbidden])
    }

    @Test func damagedArchives() throws {
        let archive = try TemporaryArchive()
        let messages = (0..<500).map { Array(SampleMessages.message($0, body: SampleMessages.noise(2_000, $0)).utf8) }
        try archive.write("mbox", SampleMessages.mbox(messages))
        #expect(archive.run("gzip", ["-k", "mbox"]))
        let whole = try Data(contentsOf: archive.url.appendingPathComponent("mbox.gz"))
        let cut = try archive.write("cut.gz", whole.prefix(whole.count / 2))
        let outcome = try ScanOutcome(cut)
        #expect(outcome.omissions.map(\.reason) == [.damagedArchive])
        #expect(outcome.sightings.count > 100 && outcome.sightings.count < 500)
    }

    /// Of a small member that is cut off, what could be unpacked is read.
    @Test func cutMembers() throws {
        let archive = try TemporaryArchive()
        try archive.write("1.eml", SampleMessages.message(1, body: SampleMessages.noise(3_000, 1)))
        #expect(archive.run("tar", ["cf", "whole.tar", "1.eml"]))
        let whole = try Data(contentsOf: archive.url.appendingPathComponent("whole.tar"))
        let outcome = try ScanOutcome(try archive.write("cut.tar", whole.prefix(2_048)))
        #expect(outcome.sightings.map(\.origin.size) == [1_536])
        #expect(outcome.omissions.map(\.reason) == [.damagedArchive] && outcome.omissions.first?.member == "1.eml")
    }

    /// A tar with a header whose sum is wrong, and another tar behind it: what lies behind the damage is read.
    @Test func damagedHeaders() throws {
        let archive = try TemporaryArchive()
        for number in 0..<6 { try archive.write("\(number).eml", SampleMessages.message(number)) }
        let names = (0..<6).map { "\($0).eml" }
        #expect(archive.run("tar", ["cf", "one.tar"] + names[..<4]))
        #expect(archive.run("tar", ["cf", "two.tar"] + names[4...]))
        var bytes = try Data(contentsOf: archive.url.appendingPathComponent("one.tar"))
        let header = try #require(bytes.range(of: Data("1.eml".utf8))?.lowerBound)
        bytes[header + 100] ^= 1
        bytes += try Data(contentsOf: archive.url.appendingPathComponent("two.tar"))
        let outcome = try ScanOutcome(try archive.write("damaged.tar", bytes))
        #expect(outcome.sightings.map(\.origin.member) == ["0.eml", "2.eml", "3.eml", "4.eml", "5.eml"])
        #expect(outcome.omissions.map(\.reason) == [.damagedArchive])
    }

    /// An archive that holds nothing, and those that cannot be read out of another one, are told of by their own reasons.
    @Test func archivesThatSayNothing() throws {
        let archive = try TemporaryArchive()
        try archive.write("empty.zip", [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18))
        #expect(try ScanOutcome(archive.path("empty.zip")).omissions.map(\.reason) == [.empty])
        try archive.write("1.eml", SampleMessages.message(1))
        try archive.write("store.pst", Array("!BDN".utf8) + [UInt8](repeating: 0, count: 600))
        try #require(TemporaryArchive.isInstalled("7z"), "7z is not installed; scripts/setup.sh installs it")
        #expect(archive.run("7z", ["a", "inner.7z", "1.eml"]))
        #expect(archive.run("tar", ["cf", "outer.tar", "inner.7z", "1.eml", "store.pst"]))
        let outcome = try ScanOutcome(archive.path("outer.tar"))
        #expect(outcome.sightings.map(\.origin.member) == ["1.eml"])
        #expect(outcome.omissions.map(\.reason) == [.needsFile, .needsFile])
        #expect(outcome.omissions.map(\.member) == ["inner.7z", "store.pst"])
    }

    @Test(arguments: ["7z", "zip"])
    func encryptedArchives(_ type: String) throws {
        let archive = try TemporaryArchive()
        try archive.write("mail/1.eml", SampleMessages.message(1))
        try #require(TemporaryArchive.isInstalled("7z"), "7z is not installed; scripts/setup.sh installs it")
        #expect(archive.run("7z", ["a", "-psecret", "-t" + type, "a." + type, "mail"]))
        let outcome = try ScanOutcome(archive.path("a." + type))
        #expect(outcome.sightings.isEmpty)
        #expect(outcome.omissions.map(\.reason) == [.encryptedArchive])
    }

    /// Each limit ends the archive, says which one it was, and keeps what came before.
    @Test func bombs() throws {
        let archive = try TemporaryArchive()
        let zeros = [UInt8](repeating: 0x78, count: 40 << 20)
        try archive.write("mail/0", SampleMessages.message(1))
        try archive.write("mail/1", Array(SampleMessages.message(2).utf8) + zeros)
        try archive.write("mail/2", SampleMessages.message(3))
        #expect(archive.run("tar", ["--sort=name", "-cJf", "bomb.tar.xz", "mail"]))
        let rows: [(OmissionReason, (inout ArchiveLimits) -> Void)] = [
            (.archiveRatio, { $0.ratioFrom = 1 << 20 }),
            (.archiveSize, { $0.bytes = 8 << 20 }),
            (.archiveEntries, { $0.entries = 2 }),
        ]
        for (reason, adjust) in rows {
            let outcome = try ScanOutcome(archive.path("bomb.tar.xz")) { adjust(&$0.archives) }
            #expect(outcome.omissions.map(\.reason) == [reason])
            #expect(outcome.sightings.first?.origin.member == "mail/0")
            #expect(!outcome.sightings.contains { $0.origin.member == "mail/2" })
        }
        #expect(try ScanOutcome(archive.path("bomb.tar.xz")).sightings.count == 3, "the usual limits let 40 MiB pass")
    }
}
