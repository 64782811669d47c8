import CorpusLabels
import Foundation
import Testing
import TraceAnalysis
import TraceCorpus

/// Counts messages.
struct MessageCounter: ScanCollector {
    func makePart() -> Int { 0 }

    func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout Int) { part += 1 }
}

@Suite struct ScanTests {
    @Test func contentIsCountedOnce() throws {
        let path = ProjectFolder.url.appendingPathComponent("Corpus/misleading-pass/forwarded-broken.eml").path
        var counts: [Int] = []
        var duplicates = 0
        try Scan([.path(path), .path(path)], history: NoHistory()).run(MessageCounter()) { part, progress in
            counts.append(part)
            duplicates += progress.duplicates
        }
        #expect(counts.reduce(0, +) == 1)
        #expect(duplicates == 1)
    }
}
