internal import TraceAnalysis
internal import TraceCorpus
internal import TraceFields
internal import TraceReports

/// A message that the user named, read and traced.
struct TracedMessage {
    let trace: Trace
    let source: Source
    /// A digest of the body where all of it was kept; copies made of a header alone have none to compare.
    let bodyDigest: String?
    let isHeaderOnly: Bool

    /// - Parameter redactor: Replaces names before the message is traced, where there is one.
    init(_ message: StoredMessage, _ options: TracingOptions, _ redactor: inout Redactor?) throws(InputFailure) {
        let trace = options.tracer.trace(message.bytes)
        guard !trace.block.fields.isEmpty else { throw .hasNoHeader(FileKind(message.bytes)) }
        bodyDigest = Self.digest(of: message, trace)
        isHeaderOnly = trace.block.bodyStart >= message.origin.size
        if var redacted = redactor?.redact(message.bytes, trace, source: Source(message.origin)) {
            self.trace = options.tracer.trace(redacted.message)
            // The path in an archive says where it lay; the offset and the number of a part behind it do not.
            var origin = message.origin
            origin.member = origin.member.flatMap { redactor?.fileName($0) }
            redacted.source.member = origin.place
            source = redacted.source
        } else {
            self.trace = trace
            source = Source(message.origin)
        }
    }

    private static func digest(of message: StoredMessage, _ trace: Trace) -> String? {
        let start = trace.block.bodyStart
        guard trace.block.hasBlankLine, start < message.bytes.count, message.origin.size == message.bytes.count else {
            return nil
        }
        return SourceDigest.sha256(of: CanonicalBody.relaxed(message.bytes[start...]))
    }
}
