import CorpusLabels
import Foundation
import Testing

/// Real mail gives the same traces as a directory of files, a mailbox, a compressed archive and a Maildir.
@Suite struct RealMailShapesTests {
    /// Every eighth message that a mailbox can hold unchanged: it has no field name that mboxrd quotes (`From :`).
    static func messages() throws -> [[UInt8]] {
        let names = ProjectFolder.files(below: ProjectFolder.realMail, ending: ".eml")
        return try stride(from: 0, to: names.count, by: 8).map { try ProjectFolder.bytes(names[$0]) }.filter { message in
            let lines = message.split(separator: 0x0A, omittingEmptySubsequences: false)
            return !message.isEmpty && !lines[0].starts(with: Array("From ".utf8))
                && !lines.contains { $0.starts(with: Array("From :".utf8)) }
        }
    }

    @Test(.enabled(if: ProjectFolder.hasRealMail, "../shared/corpus/real is absent"))
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
