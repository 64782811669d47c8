import Foundation
import TraceAnalysis
import TraceCorpus

/// Keeps what a scan saw of each message.
struct SightingCollector: ScanCollector {
    struct Sighting: Hashable, Sendable {
        var origin: MessageOrigin
        var hops: Int
        var statements: Int
        var forwardings: Int
        var findings: [String]
    }

    func makePart() -> [Sighting] { [] }

    func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout [Sighting]) {
        part.append(
            Sighting(
                origin: origin, hops: trace.hops.count, statements: trace.statements.count,
                forwardings: trace.forwardings.count, findings: trace.findings.map { "\($0.code)" }))
    }
}

/// A scan, and all that came of it.
struct ScanOutcome {
    var sightings: [SightingCollector.Sighting] = []
    var marks: [SourceMark] = []
    var omissions: [Omission] = []
    var duplicates = 0
    var unchanged = 0
    var parts = 0
    var isComplete = false

    /// What does not depend on where a message lies.
    var contents: [String] {
        sightings.map { "\($0.origin.digest) \($0.hops) \($0.statements) \($0.forwardings) \($0.findings)" }.sorted()
    }

    var subjects: Int { sightings.count }

    init(
        _ inputs: [ScanInput], jobs: Int = 2, history: some ScanHistory = NoHistory(),
        adjust: (inout ScanOptions) -> Void = { _ in }
    ) throws {
        var options = ScanOptions()
        options.jobs = jobs
        options.seed = 7
        adjust(&options)
        isComplete = try Scan(inputs, options: options, history: history).run(SightingCollector()) { part, progress in
            sightings += part
            marks += progress.sources
            omissions += progress.omissions
            duplicates += progress.duplicates
            unchanged += progress.unchanged
            parts += 1
        }
    }

    init(
        _ paths: String..., jobs: Int = 2, history: some ScanHistory = NoHistory(), adjust: (inout ScanOptions) -> Void = { _ in }
    ) throws {
        try self.init(paths.map { .path($0) }, jobs: jobs, history: history, adjust: adjust)
    }
}

/// The history that an earlier outcome would leave in a database.
struct KeptHistory: ScanHistory {
    var marks: [String: SourceMark] = [:]
    var digests: [ContentDigest] = []

    init(_ outcomes: ScanOutcome...) {
        for outcome in outcomes {
            for mark in outcome.marks { marks[mark.path] = mark }
            digests += outcome.sightings.map(\.origin.digest)
        }
    }

    func mark(of path: String) -> SourceMark? { marks[path] }

    func forEachDigest(_ body: (ContentDigest) -> Void) { digests.forEach(body) }
}
