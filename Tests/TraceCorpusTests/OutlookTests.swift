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

    /// A mail that is attached to it is another message of the file for who names the file, and none of an archive that is counted.
    @Test(arguments: [false, true]) func attachedMail(_ isOutlooks: Bool) throws {
        let folder = try TemporaryArchive()
        let inner = SampleMessages.message(8, body: "")
        Self.compoundFile(at: folder.path("report.msg")) { root in
            Self.write(Array(SampleMessages.message(7, body: "").utf8), "__substg1.0_007D001E", root)
            Self.folder("__attach_version1.0_#00000000", root) { Self.write([0x41], "__substg1.0_37010102", $0) }
            Self.folder("__attach_version1.0_#00000001", root) { attachment in
                guard isOutlooks else {
                    Self.write(Array("mail.eml".utf8), "__substg1.0_3707001E", attachment)
                    return Self.write(Array(inner.utf8), "__substg1.0_37010102", attachment)
                }
                Self.folder("__substg1.0_3701000D", attachment) { Self.write(Array(inner.utf8), "__substg1.0_007D001E", $0) }
            }
        }
        let outer = try StoredMessage(MessageName(folder.path("report.msg")))
        #expect(outer.hasOthers)
        #expect(outer.bytes == Array(SampleMessages.message(7, body: "").utf8))
        for place in ["2", "attached/1"] {
            #expect(try StoredMessage(MessageName(folder.path("report.msg:\(place)"))).bytes == Array(inner.utf8))
        }
        #expect(try ScanOutcome(folder.path("report.msg")).sightings.count == 1)
    }

    private typealias Storage = OpaquePointer

    private static func compoundFile(at path: String, _ fill: (Storage) -> Void) {
        gsf_init()
        let output = gsf_output_stdio_new(path, nil)
        guard let root = gsf_outfile_msole_new(output) else { return }
        fill(root)
        close(UnsafeMutableRawPointer(root))
        close(output.map { UnsafeMutableRawPointer($0) })
    }

    private static func folder(_ name: String, _ parent: Storage, _ fill: (Storage) -> Void) {
        guard let child = gsf_outfile_new_child(parent, name, 1) else { return }
        fill(OpaquePointer(child))
        close(UnsafeMutableRawPointer(child))
    }

    private static func write(_ bytes: [UInt8], _ name: String, _ parent: Storage) {
        let child = gsf_outfile_new_child(parent, name, 0)
        gsf_output_write(child, bytes.count, bytes)
        close(child.map { UnsafeMutableRawPointer($0) })
    }

    private static func close(_ opened: UnsafeMutableRawPointer?) {
        guard let output = opened?.assumingMemoryBound(to: GsfOutput.self) else { return }
        if gsf_output_is_closed(output) == 0 { gsf_output_close(output) }
        g_object_unref(opened)
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
