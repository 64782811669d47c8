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
    /// - Parameter mayBePasted: Whether a header is looked for in a text that is no mail.
    init(
        _ message: StoredMessage, _ options: TracingOptions, _ redactor: inout Redactor?, mayBePasted: Bool = false
    ) throws(InputFailure) {
        let trace = Self.trace(message.bytes, options, mayBePasted: mayBePasted)
        // What an archive would leave out is no mail here either, unless the trace knows a field of it further down.
        guard message.isMail || trace.block.fields.contains(where: { $0.known != .other }), !trace.block.fields.isEmpty else {
            throw .hasNoHeader(FileKind(message.bytes))
        }
        bodyDigest = Self.digest(of: message, trace)
        isHeaderOnly = trace.block.bodyStart >= message.origin.size
        if var redacted = redactor?.redact(message.bytes, trace, source: Source(message.origin)) {
            self.trace = Self.trace(redacted.message, options, mayBePasted: mayBePasted)
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

    private static func trace(_ bytes: [UInt8], _ options: TracingOptions, mayBePasted: Bool) -> Trace {
        let trace = options.tracer.trace(bytes)
        guard mayBePasted, let pasted = PastedText(bytes, trace.block) else { return trace }
        return options.tracer.trace(pasted)
    }

    private static func digest(of message: StoredMessage, _ trace: Trace) -> String? {
        let start = trace.block.bodyStart
        // Of a text that holds a header nobody knows what of it is the body.
        let isText = trace.block.defects.contains {
            switch $0.code {
            case .textBeforeHeader, .quotedHeader, .indentedHeader, .spacedHeader: true
            default: false
            }
        }
        guard !isText, trace.block.hasBlankLine, start < message.bytes.count, message.origin.size == message.bytes.count else {
            return nil
        }
        return SourceDigest.sha256(of: CanonicalBody.relaxed(message.bytes[start...]))
    }
}
