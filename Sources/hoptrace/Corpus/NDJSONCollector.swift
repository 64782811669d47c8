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
    init(name: String, member: String? = nil, size: Int, _ digests: MessageSHA256?) {
        self.init(name: name, member: member, size: size, sha256: digests?.bytes ?? "")
        contentSHA256 = digests?.content
    }

    init(_ origin: MessageOrigin) {
        self.init(name: origin.source, member: origin.place, size: origin.size, origin.sha256)
        originalSHA256 = origin.originalSHA256
    }
}
