internal import ArgumentParser
internal import Foundation
internal import TraceCorpus
internal import TraceReports

/// Where the results of a scan go: counts always, and what the user asked for beside them.
struct CorpusResults {
    let collector: CorpusCollector
    let store: CorpusStore?
    private(set) var reading = CorpusReading()
    private var aggregates = Aggregates()
    private var digestBytes = 0
    private var folder: CSVFolder?
    private var lines: LinesFile?
    private let redaction: CorpusRedaction?

    init(
        _ outputs: CorpusOutputs, _ options: StoreOptions, _ redaction: CorpusRedaction?, version: String, language: Language
    ) throws {
        self.redaction = redaction
        store = try outputs.database.map { try CorpusStore(path: $0, options: options, version: version) }
        let reportOptions = Report.Options(
            trust: options.trust, sameOrganization: options.sameOrganization, language: language)
        let rows = outputs.database != nil || outputs.csv != nil ? RowCollector() : nil
        collector = CorpusCollector(
            rows: rows, lines: outputs.ndjson == nil ? nil : NDJSONCollector(options: reportOptions), redaction: redaction)
        do {
            lines = try outputs.ndjson.map { [store] in try LinesFile($0, store) }
            folder = try outputs.csv.map { [store] in try CSVFolder(path: $0, store: store) }
        } catch {
            abandon()
            throw error
        }
    }

    /// What earlier runs left behind.
    var history: RedactedHistory { RedactedHistory(base: store?.history ?? StoreHistory(), redaction: redaction) }

    /// What grows with the archive.
    var memory: MemoryUse { MemoryUse(counts: aggregates.byteCount, digests: digestBytes) }

    /// Takes a part, in the order of the input.
    mutating func take(_ part: inout CorpusCollector.Part, _ read: ScanProgress) throws {
        let progress = redaction?.redacted(read) ?? read
        aggregates.take(part.counts)
        reading.take(progress)
        digestBytes = progress.digestBytes
        // Before the database knows of them.
        if let bytes = part.lines { try lines?.write(bytes) }
        guard part.rows != nil else { return }
        try folder?.write(part.rows!)
        try store?.take(&part.rows!, progress, lines: lines?.mark)
    }

    /// What earlier runs left out of sources that were named and did not change since.
    func earlierOmissions(of sources: [String]) throws(StoreFailure) -> [Omission] {
        guard let store, store.isContinued else { return [] }
        let names = Dictionary(sources.map { (redaction?.name($0) ?? $0, $0) }, uniquingKeysWith: { first, _ in first })
        return try store.earlierOmissions(of: names.keys.sorted()).map { omission in
            var omission = omission
            omission.source = names[omission.source] ?? omission.source
            return omission
        }
    }

    /// Ends a run that cannot go on; what was committed stays.
    func abandon() {
        try? store?.finish(.failed)
        try? store?.close()
    }

    /// Ends the run, and returns the summary: of the whole database where it holds more than this run.
    mutating func finish(_ ending: StoreEnding, language: Language) throws -> SummaryReport {
        try store?.finish(ending)
        var counted = (aggregates: aggregates, reading: reading)
        if let store {
            let written = Result { try folder?.write(allOf: store) }
            if store.isContinued { counted = try store.everything() }
            try store.close()
            try written.get()
        }
        var report = SummaryReport(CorpusSummary(counted.aggregates), counted.reading, language: language)
        report.isComplete = ending == .complete
        return report
    }
}
