internal import TraceAnalysis
internal import TraceCorpus
internal import TraceReports

/// `hoptrace corpus --redact`: a message is redacted before any collector sees it, and the name of a source before anything keeps it.
struct CorpusRedaction: Sendable {
    /// Holds the key; each message is redacted by a copy, so that workers share nothing and memory does not grow.
    let redactor: Redactor
    let tracer: MessageTracer

    /// The same path has the same name under the same key.
    func name(_ path: String) -> String {
        var redactor = redactor
        return redactor.fileName(path)
    }

    /// Known by all runs under one key, and of no use to find the key.
    var fingerprint: String { name("redaction") }

    func redacted(_ trace: Trace, _ origin: MessageOrigin) -> (trace: Trace, origin: MessageOrigin) {
        var redactor = redactor
        let header = redactor.header(of: trace)
        var redacted = origin
        redacted.source = name(origin.source)
        redacted.member = origin.member.map { name($0) }
        if let original = origin.sha256 {
            redacted.originalSHA256 = original.bytes
            redacted.sha256?.bytes = SourceDigest.sha256(of: header)
            redacted.size = header.count
        }
        return (tracer.trace(header), redacted)
    }

    func redacted(_ progress: ScanProgress) -> ScanProgress {
        var redacted = progress
        for index in redacted.sources.indices { redacted.sources[index].path = name(redacted.sources[index].path) }
        for index in redacted.omissions.indices {
            redacted.omissions[index].source = name(redacted.omissions[index].source)
            redacted.omissions[index].member = redacted.omissions[index].member.map { name($0) }
            // What a system says of a file may name it.
            redacted.omissions[index].detail = nil
        }
        return redacted
    }
}

/// What earlier runs left behind, found by the names that it was stored under.
struct RedactedHistory: ScanHistory {
    let base: StoreHistory
    let redaction: CorpusRedaction?

    func mark(of path: String) -> SourceMark? { base.mark(of: redaction?.name(path) ?? path) }

    func forEachDigest(_ body: (ContentDigest) -> Void) throws { base.forEachDigest(body) }
}
