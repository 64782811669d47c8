import CorpusLabels
import Foundation
import Testing
import TraceCorpus

/// What a scan counts, in which order, and where it goes on.
@Suite struct ScanTests {
    @Test func contentIsCountedOnce() throws {
        let folder = try TemporaryArchive()
        let text = SampleMessages.message(1, body: "Hello.\n\nFrom here on\n")
        let one = try folder.write("one.eml", text)
        let crlf = try folder.write("two.eml", text.replacing("\n", with: "\r\n") + "\r\n")
        let mbox = try folder.write("mailbox", SampleMessages.mbox([Array(text.utf8)]))
        let other = try folder.write("other.eml", SampleMessages.message(1, body: "Goodbye.\n"))
        let outcome = try ScanOutcome(one, crlf, mbox, other)
        #expect(outcome.sightings.map(\.origin.source) == [one, other])
        #expect(outcome.duplicates == 2)
        #expect(outcome.marks.map(\.messages) == [1, 1, 1, 1])
        #expect(outcome.marks.map(\.duplicates) == [0, 1, 1, 0])
        #expect(try ScanOutcome(one, crlf) { $0.countsContentOnce = false }.sightings.count == 2)
    }

    /// The copy that comes first is the one that counts, however fast the workers are.
    @Test func parallelIsSerial() throws {
        let folder = try TemporaryArchive()
        for number in 0..<3_000 {
            // Every message twice, the copy in another unit.
            try folder.write("a/\(number % 10)/\(number)", SampleMessages.message(number % 1_500))
        }
        let serial = try ScanOutcome(folder.path("a"), jobs: 1)
        #expect(serial.sightings.count == 1_500)
        #expect(serial.duplicates == 1_500)
        for jobs in [2, 3, 8] {
            let parallel = try ScanOutcome(folder.path("a"), jobs: jobs)
            #expect(parallel.sightings == serial.sightings)
            #expect(parallel.marks == serial.marks)
            #expect(parallel.omissions == serial.omissions)
        }
    }

    /// What a file holds does not depend on the files beside it, which are read before it is looked at.
    @Test func filesBesideEachOtherAreAsAlone() throws {
        let folder = try TemporaryArchive()
        for number in 0..<120 {
            // Short and long ones: at times many fit into one reading, at times none.
            let body = String(repeating: "Some text in the body.\n", count: number % 9 == 0 ? 13_000 : number * 40)
            try folder.write("in/\(number)", SampleMessages.message(number, body: body))
            guard number % 10 == 3 else { continue }
            try folder.write("in/\(number)-empty", "")
            try folder.write("in/\(number)-other", "No header\n")
            let mailbox = SampleMessages.mbox([Array(SampleMessages.message(1_000 + number).utf8)])
            try folder.write("in/\(number)-mailbox", mailbox)
            try folder.write("in/\(number)-returns", mailbox.map { $0 == 0x0A ? 0x0D : $0 })
        }
        let together = try ScanOutcome(folder.path("in"), jobs: 1)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("in"))
        let alone = try names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { try ScanOutcome(folder.path("in/" + $0), jobs: 1) }
        #expect(together.marks.map(\.path) == alone.flatMap(\.marks).map(\.path))
        #expect(together.marks.map(\.kind) == alone.flatMap(\.marks).map(\.kind))
        #expect(together.omissions == alone.flatMap(\.omissions))
        // A mailbox and its copy with other line ends are one message.
        #expect(together.sightings.count == 132)
        #expect(together.duplicates == 12)
        let origins = Set(alone.flatMap(\.sightings))
        #expect(together.sightings.allSatisfy { origins.contains($0) })
    }

    @Test func unchangedSourcesAreNotReadAgain() throws {
        let folder = try TemporaryArchive()
        try folder.write("in/one.eml", SampleMessages.message(1))
        try folder.write("in/two.eml", SampleMessages.message(2))
        let first = try ScanOutcome(folder.path("in"))
        #expect(first.sightings.count == 2)
        try folder.write("in/three.eml", SampleMessages.message(3))
        let second = try ScanOutcome(folder.path("in"), history: KeptHistory(first))
        #expect(second.sightings.map(\.origin.source) == [folder.path("in/three.eml")])
        #expect(second.unchanged == 2)
        #expect(second.duplicates == 0)
    }

    @Test(arguments: [3, 2_000])
    func grownMailboxesAreReadFromTheirOldEnd(_ count: Int) throws {
        let folder = try TemporaryArchive()
        let body = String(repeating: "Some text in the body of a message.\n", count: 30)
        let messages = (0..<count).map { Array(SampleMessages.message($0, body: body).utf8) }
        let path = try folder.write("mailbox", SampleMessages.mbox(messages))
        let first = try ScanOutcome(path)
        #expect(first.sightings.count == count)
        let more = SampleMessages.mbox([Array(SampleMessages.message(7_777).utf8)])
        try folder.write("mailbox", SampleMessages.mbox(messages) + more)
        let second = try ScanOutcome(path, history: KeptHistory(first))
        #expect(second.sightings.count == 1)
        #expect(second.duplicates == 0, "the old part is not read")
        #expect(second.marks.last?.messages == count + 1, "the mark counts the old part too")
        // One that was changed at its beginning is read as a whole, and holds one message that is new.
        let changed = [Array(SampleMessages.message(8_888, body: body).utf8)] + messages.dropFirst()
        try folder.write("mailbox", SampleMessages.mbox(changed) + more)
        let third = try ScanOutcome(path, history: KeptHistory(first, second))
        #expect(third.sightings.count == 1)
        #expect(third.duplicates == 0, "what was counted of it is no duplicate of itself")
    }

    /// A mailbox that is cut off while it is read: what is missing is told of.
    @Test func shrinkingMailboxes() throws {
        let folder = try TemporaryArchive()
        let body = String(repeating: "Some text in the body of a message.\n", count: 3_000)
        let messages = (0..<300).map { Array(SampleMessages.message($0, body: body).utf8) }
        let path = try folder.write("mailbox", SampleMessages.mbox(messages))
        var options = ScanOptions()
        var omissions: [Omission] = []
        var seen = 0
        options.jobs = 1
        try Scan([.path(path)], options: options, history: NoHistory()).run(SightingCollector()) { part, progress in
            if seen == 0 { truncate(path, 1_000_000) }
            seen += part.count
            omissions += progress.omissions
        }
        #expect(seen > 0 && seen < 300)
        #expect(Set(omissions.map(\.reason)) == [.unreadable])
    }

    /// Whatever was kept when a run was cut off: what follows is read by the next run, and nothing twice.
    @Test(arguments: [1, 2, 3])
    func goesOnAfterEachPart(_ kept: Int) throws {
        let folder = try TemporaryArchive()
        let body = String(repeating: "Some text in the body of a message.\n", count: 300)
        let messages = (0..<4_000).map { Array(SampleMessages.message($0, body: body).utf8) }
        let path = try folder.write("mailbox", SampleMessages.mbox(messages))
        var cut: ScanOutcome?
        struct Cut: Error {}
        var partial = KeptHistory()
        var taken = 0
        var options = ScanOptions()
        options.jobs = 2
        options.seed = 7
        var seen = 0
        #expect(throws: Cut.self) {
            try Scan([.path(path)], options: options, history: NoHistory()).run(SightingCollector()) { part, progress in
                guard taken < kept else { throw Cut() }
                taken += 1
                seen += part.count
                partial.digests += part.map(\.origin.digest)
                for mark in progress.sources { partial.marks[mark.path] = mark }
            }
        }
        #expect(seen > 0)
        cut = try ScanOutcome(path, history: partial)
        #expect(seen + cut!.sightings.count == 4_000)
        #expect(cut!.marks.last?.messages == 4_000)
        #expect(cut!.duplicates == 0)
    }

    @Test func stoppingHandsOverWhatIsDone() throws {
        let folder = try TemporaryArchive()
        for number in 0..<3_000 { try folder.write("in/\(number)", SampleMessages.message(number)) }
        let stop = ScanStop()
        var count = 0
        var options = ScanOptions()
        options.stop = stop
        let isComplete = try Scan([.path(folder.path("in"))], options: options, history: NoHistory()).run(SightingCollector()) {
            part, _ in
            count += part.count
            stop.set()
        }
        #expect(!isComplete)
        #expect(count >= 512 && count < 3_000)
    }
}
