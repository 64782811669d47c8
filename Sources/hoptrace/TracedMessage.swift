internal import ArgumentParser
internal import TraceAnalysis
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
    init(_ file: String, _ options: TracingOptions, _ redactor: inout Redactor?) throws(InputFailure) {
        let message = try MessageFile(named: file)
        let trace = options.tracer.trace(message.bytes)
        guard !trace.block.fields.isEmpty else { throw .hasNoHeader(FileKind(message.bytes)) }
        if message.isMailbox { Diagnostics.say(file, "this is a mailbox; its first message is traced.") }
        bodyDigest = Self.digest(of: message, trace)
        isHeaderOnly = trace.block.bodyStart >= message.source.size
        if let redacted = redactor?.redact(message.bytes, trace, source: message.source) {
            self.trace = options.tracer.trace(redacted.message)
            source = redacted.source
        } else {
            self.trace = trace
            source = message.source
        }
    }

    private static func digest(of message: MessageFile, _ trace: Trace) -> String? {
        let start = trace.block.bodyStart
        guard trace.block.hasBlankLine, start < message.bytes.count, message.source.size == message.bytes.count else {
            return nil
        }
        return SourceDigest.sha256(of: CanonicalBody.relaxed(message.bytes[start...]))
    }
}

/// What every command asks of the files that it is given.
enum InputList {
    static func validate(_ files: [String], output: String?) throws {
        guard files.count(where: { $0 == "-" }) < 2 else {
            throw ValidationError("Standard input (-) can be read only once.")
        }
        if let output, files.contains(where: { $0 != "-" && ReportOutput.isSameFile($0, output) }) {
            throw ValidationError("--output would overwrite the message \(PrintableText(output).text).")
        }
    }
}
