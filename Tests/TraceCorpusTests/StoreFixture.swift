import CorpusLabels
import Foundation
import TraceAnalysis

@testable import TraceCorpus

/// A database of messages of this project, made in a folder that goes with it.
final class StoreFixture: @unchecked Sendable {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hoptrace-" + UUID().uuidString)
    var path: String { folder.appendingPathComponent("archive.db").path }
    private(set) var aggregates = Aggregates()

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Stands for the content of a message.
    static func digest(_ path: String) -> ContentDigest {
        ContentDigest(high: UInt64(messages.firstIndex(of: path) ?? -1) << 40, low: UInt64(path.utf8.count))
    }

    static let messages = ProjectFolder.files(below: "Corpus", ending: ".eml")

    /// One run that writes the messages, a part for each few of them.
    func fill(_ messages: [String] = messages, pageLimit: Int? = nil, ending: StoreEnding = .complete) throws {
        let store = try CorpusStore(path: path, version: "test", pageLimit: pageLimit)
        var failure: StoreFailure?
        do throws(StoreFailure) {
            for start in stride(from: 0, to: messages.count, by: 7) {
                try write(Array(messages[start..<min(start + 7, messages.count)]), to: store)
            }
        } catch { failure = error }
        do throws(StoreFailure) { try store.finish(ending) } catch { failure = failure ?? error }
        try store.close()
        if let failure { throw failure }
    }

    /// One run that writes messages that stand nowhere.
    func fill(_ messages: [[UInt8]]) throws {
        let store = try CorpusStore(path: path, version: "test")
        try write(
            messages.enumerated().map { number, bytes in
                ("\(number).eml", ContentDigest(high: UInt64(number), low: 1), bytes)
            }, to: store)
        try store.finish(.complete)
        try store.close()
    }

    private func write(_ paths: [String], to store: CorpusStore) throws(StoreFailure) {
        try write(
            paths.compactMap { path in (try? ProjectFolder.bytes(path)).map { (path, Self.digest(path), $0) } }, to: store)
    }

    private func write(
        _ messages: [(path: String, digest: ContentDigest, bytes: [UInt8])], to store: CorpusStore
    ) throws(StoreFailure) {
        let (counts, rows) = (AggregateCollector(), RowCollector())
        var (counted, kept) = (counts.makePart(), rows.makePart())
        var progress = ScanProgress()
        for (path, digest, bytes) in messages {
            let origin = MessageOrigin(source: path, size: bytes.count, digest: digest)
            let trace = MessageTracer().trace(bytes)
            counts.add(trace, origin, to: &counted)
            rows.add(trace, origin, to: &kept)
            progress.messages += 1
            progress.sources.append(
                SourceMark(
                    path: path, kind: .message, identity: SourceIdentity(size: bytes.count, modified: 1), position: 1,
                    messages: 1, isComplete: true))
        }
        aggregates.take(counted)
        try store.take(&kept, progress)
    }

    /// The rows of a question, each as its columns by name.
    func rows(_ sql: String) throws -> [[String: StoreValue]] {
        let answer = try StoreReader(path: path).answer(CorpusQuery("test", "", "", sql))
        return answer.rows.map { Dictionary(uniqueKeysWithValues: zip(answer.columns, $0)) }
    }

    func count(_ table: String) throws -> Int {
        guard case .integer(let count)? = try rows("SELECT count(*) AS n FROM \(table)").first?["n"] else { return -1 }
        return count
    }
}
