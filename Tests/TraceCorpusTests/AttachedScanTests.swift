import CorpusLabels
import Testing
import TraceCorpus

/// Archives of which the messages carry others: journals, mailboxes for complaints.
@Suite struct AttachedScanTests {
    private static func carrier(_ number: Int, _ messages: [String]) -> String {
        var text = "From: journal@receiver.example\nSubject: Carrier \(number)\nMessage-ID: <c\(number)@receiver.example>\n"
        text += "Content-Type: multipart/mixed; boundary=j\(number)x\n\n--j\(number)x\n\nSender: x\n"
        for message in messages { text += "--j\(number)x\nContent-Type: message/rfc822\n\n\(message)\n" }
        return text + "--j\(number)x--\n"
    }

    /// Two that carry, one of them twice and one of them more than a buffer holds, and one that does not.
    private static let messages = [
        carrier(1, [SampleMessages.message(1), SampleMessages.message(2)]), SampleMessages.message(3),
        carrier(2, [SampleMessages.message(2), SampleMessages.message(4, body: SampleMessages.noise(600_000, 4))]),
    ]

    private static func outcome(_ path: String, jobs: Int = 2) throws -> ScanOutcome {
        try ScanOutcome(path, jobs: jobs) { options in
            options.takesAttached = true
            options.hasSHA256 = true
        }
    }

    @Test func everyShape() throws {
        let archive = try TemporaryArchive()
        for (number, message) in Self.messages.enumerated() { try archive.write("in/\(number).eml", message) }
        #expect(archive.run("tar", ["-czf", "in.tar.gz", "in/0.eml", "in/1.eml", "in/2.eml"]))
        let mbox = try archive.write("in.mbox", SampleMessages.mbox(Self.messages.map { Array($0.utf8) }))
        let dbox = try archive.write("m.1", DboxTests.dbox(Self.messages.map { Array($0.utf8) }))
        var contents: Set<[String]> = []
        for path in [archive.path("in"), archive.path("in.tar.gz"), mbox, dbox] {
            let outcome = try Self.outcome(path)
            #expect(outcome.omissions == [])
            #expect(outcome.sightings.map(\.origin.part) == ["2", "3", nil, "3"])
            #expect(outcome.duplicates == 1)
            #expect(try Self.outcome(path, jobs: 1).sightings == outcome.sightings)
            for origin in outcome.sightings.map(\.origin) {
                let name = origin.source + (origin.place.map { ":" + $0 } ?? "")
                #expect(try StoredMessage(MessageName(name)).origin.sha256 == origin.sha256)
            }
            contents.insert(outcome.contents)
        }
        #expect(contents.count == 1)
    }

    /// Without being asked, a scan takes the carriers.
    @Test func carriers() throws {
        let archive = try TemporaryArchive()
        let mbox = try archive.write("in.mbox", SampleMessages.mbox(Self.messages.map { Array($0.utf8) }))
        #expect(try ScanOutcome(mbox).sightings.map(\.origin.part) == [nil, nil, nil])
    }

    @Test func oneByOne() {
        var options = ScanOptions()
        options.takesAttached = true
        var parts: [String?] = []
        for (number, message) in Self.messages.enumerated() {
            SourceReader(options).read(message: Array(message.utf8), source: "-", member: "\(number)") { item in
                if case .message(_, let origin) = item { parts.append(origin.place) }
            }
        }
        #expect(parts == ["0#2", "0#3", "1", "2#2", "2#3"])
    }

    /// What hangs on an attached message belongs to that message.
    @Test func onlyTheOutermost() throws {
        let archive = try TemporaryArchive()
        let path = try archive.write("a.eml", Self.carrier(3, [Self.messages[0]]))
        #expect(try Self.outcome(path).sightings.map(\.origin.part) == ["2"])
    }
}
