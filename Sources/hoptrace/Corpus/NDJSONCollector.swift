internal import TraceAnalysis
internal import TraceCorpus
internal import TraceReports

/// Writes each message as a line of `hoptrace.trace/1`, on the workers of a scan.
struct NDJSONCollector: ScanCollector {
    var options: Report.Options

    func makePart() -> [UInt8] { [] }

    func empty(_ part: inout [UInt8]) { part.removeAll(keepingCapacity: true) }

    func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout [UInt8]) {
        part += Report(trace, source: Source(origin), options: options).ndjson
    }
}

extension Source {
    init(_ origin: MessageOrigin) {
        self.init(name: origin.source, member: origin.place, size: origin.size, sha256: origin.sha256?.bytes ?? "")
        contentSHA256 = origin.sha256?.content
        originalSHA256 = origin.originalSHA256
    }
}

extension MessageOrigin {
    /// The message inside of its source: its path in an archive, behind it the offset of its first byte in a mailbox.
    var place: String? {
        guard let offset else { return member }
        return (member ?? "") + "@" + String(offset)
    }
}
