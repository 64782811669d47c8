import CorpusLabels
import Foundation
import Testing

/// Real mail gives the same traces as a directory of files, a mailbox, a compressed archive and a Maildir.
@Suite struct RealMailShapesTests {
    static let mail = ProjectFolder.url.appending(path: "../shared/corpus/real").standardizedFileURL
    static let isPresent = FileManager.default.fileExists(atPath: mail.path)

    /// Every eighth message that a mailbox can hold unchanged: it has no field name that mboxrd quotes (`From :`).
    static func messages() throws -> [[UInt8]] {
        let names = FileManager.default.enumerator(atPath: mail.path)?.compactMap { $0 as? String } ?? []
        let chosen = names.filter { $0.hasSuffix(".eml") }.sorted().enumerated().filter { $0.offset % 8 == 0 }.map(\.element)
        return try chosen.map { [UInt8](try Data(contentsOf: mail.appending(path: $0))) }.filter { message in
            let lines = message.split(separator: 0x0A, omittingEmptySubsequences: false)
            return !message.isEmpty && !lines[0].starts(with: Array("From ".utf8))
                && !lines.contains { $0.starts(with: Array("From :".utf8)) }
        }
    }

    @Test(.enabled(if: isPresent, "../shared/corpus/real is absent"))
    func sameInEveryShape() throws {
        let archive = try TemporaryArchive()
        let messages = try Self.messages()
        for (number, message) in messages.enumerated() {
            try archive.write("mail/\(number).eml", message)
            try archive.write("Maildir/\(number.isMultiple(of: 2) ? "cur" : "new")/\(number).host:2,S", message)
        }
        try archive.write("Maildir/tmp/.keep", "")
        try archive.write("mbox", SampleMessages.mbox(messages))
        #expect(archive.run("tar", ["--zstd", "-cf", "mail.tar.zst", "mail"]))

        let files = try ScanOutcome(archive.path("mail"))
        #expect(files.sightings.count > 400)
        #expect(files.sightings.count + files.duplicates + files.omissions.count == messages.count)
        for shape in ["mbox", "mail.tar.zst", "Maildir"] {
            let outcome = try ScanOutcome(archive.path(shape))
            let differing = Set(outcome.contents).symmetricDifference(files.contents)
            #expect(differing.isEmpty, "\(shape): \(differing.count) traces differ")
        }
    }
}
