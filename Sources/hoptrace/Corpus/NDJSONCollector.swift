internal import TraceAnalysis
internal import TraceCorpus
internal import TraceReports

/// Writes each message as a line of `hoptrace.trace/1`, on the workers of a scan.
struct NDJSONCollector: ScanCollector {
    var options: Report.Options

    func makePart() -> [UInt8] { [] }

    func empty(_ part: inout [UInt8]) { part.removeAll(keepingCapacity: true) }

    func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout [UInt8]) {
        Report(trace, source: Source(origin), options: options, extent: .contract).writeLine(to: &part)
    }
}

extension Source {
    init(_ origin: MessageOrigin) {
        self.init(name: origin.source, member: origin.place, size: origin.size, sha256: origin.sha256?.bytes ?? "")
        contentSHA256 = origin.sha256?.content
        originalSHA256 = origin.originalSHA256
        isAttached = origin.part != nil
    }
}
