import CLibgsf
import CorpusLabels
import Foundation
import Testing
import TraceCorpus

/// Exchange and Outlook files: what is read of them is the header that a message came with.
@Suite struct OutlookTests {
    /// Writes a compound file with one stream, as MS-OXMSG has the header in.
    private static func compoundFile(_ stream: String, _ bytes: [UInt8], at path: String) {
        gsf_init()
        let output = gsf_output_stdio_new(path, nil)
        let root = gsf_outfile_msole_new(output)
        let child = gsf_outfile_new_child(root, stream, 0)
        gsf_output_write(child, bytes.count, bytes)
        let all: [UnsafeMutablePointer<GsfOutput>?] = [child, root.map { UnsafeMutablePointer($0) }, output]
        for opened in all {
            if gsf_output_is_closed(opened) == 0 { gsf_output_close(opened) }
            g_object_unref(opened.map { UnsafeMutableRawPointer($0) })
        }
    }

    @Test(arguments: ["__substg1.0_007D001F", "__substg1.0_007D001E"])
    func messageFiles(_ stream: String) throws {
        let header = SampleMessages.message(7, body: "")
        let isWide = stream.hasSuffix("F")
        let bytes = isWide ? header.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } : Array(header.utf8)
        let folder = try TemporaryArchive()
        Self.compoundFile(stream, bytes, at: folder.path("one.msg"))
        let outcome = try ScanOutcome(folder.path("one.msg"))
        #expect(outcome.omissions == [])
        #expect(outcome.sightings.map(\.origin.size) == [header.utf8.count])
    }

    /// A message that was never sent has no header; that is said.
    @Test func draft() throws {
        let folder = try TemporaryArchive()
        Self.compoundFile("__substg1.0_0037001F", [0x41, 0], at: folder.path("draft.msg"))
        let outcome = try ScanOutcome(folder.path("draft.msg"))
        #expect(outcome.sightings.isEmpty)
        #expect(outcome.omissions.map(\.reason) == [.noInternetHeader])
    }

    /// A store with a folder in a folder. It was written by another program from two messages of the corpus.
    @Test func store() throws {
        let folder = try TemporaryArchive()
        try folder.write("mail.pst.gz", ProjectFolder.bytes("Tests/TraceCorpusTests/Fixtures/outlook.pst.gz"))
        #expect(folder.run("gzip", ["-d", "mail.pst.gz"]))
        let outcome = try ScanOutcome(folder.path("mail.pst"))
        #expect(outcome.omissions == [])
        #expect(
            outcome.sightings.compactMap(\.origin.member)
                == ["Top of Personal Folders/Inbox/1", "Top of Personal Folders/Inbox/Archive/1"])
    }

    @Test func damagedStore() throws {
        let folder = try TemporaryArchive()
        try folder.write("mail.pst.gz", ProjectFolder.bytes("Tests/TraceCorpusTests/Fixtures/outlook.pst.gz"))
        #expect(folder.run("gzip", ["-d", "mail.pst.gz"]))
        let whole = try Data(contentsOf: folder.url.appendingPathComponent("mail.pst"))
        let outcome = try ScanOutcome(try folder.write("cut.pst", whole.prefix(600)))
        #expect(outcome.sightings.isEmpty)
        #expect(outcome.omissions.map(\.reason) == [.damagedArchive])
    }
}
