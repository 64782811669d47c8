internal import ArgumentParser
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
    init(_ file: String, _ options: TracingOptions, _ redactor: inout Redactor?) throws(InputFailure) {
        let message = try Self.read(file)
        let trace = options.tracer.trace(message.bytes)
        guard !trace.block.fields.isEmpty else { throw .hasNoHeader(FileKind(message.bytes)) }
        if message.hasOthers {
            let hint = file == "-" ? "" : " " + PrintableText(file).text + ":2 is the second."
            Diagnostics.say(file, "this holds several messages; the first is traced." + hint)
        }
        Self.tellAttached(message, file)
        bodyDigest = Self.digest(of: message, trace)
        isHeaderOnly = trace.block.bodyStart >= message.origin.size
        if let redacted = redactor?.redact(message.bytes, trace, source: Source(message.origin)) {
            self.trace = options.tracer.trace(redacted.message)
            source = redacted.source
        } else {
            self.trace = trace
            source = Source(message.origin)
        }
    }

    /// What is attached is another mail, and often the one that the reader means.
    private static func tellAttached(_ message: StoredMessage, _ file: String) {
        let parts = message.attachedParts
        guard let first = parts.first, file != "-" else { return }
        let place = (message.origin.place ?? "") + "#" + first
        let name = PrintableText(message.origin.source + ":" + place).text
        Diagnostics.say(
            file,
            parts.count == 1
                ? "a message is attached to it; \(name) traces that one."
                : "\(parts.count) messages are attached to it; \(name) traces the first.")
    }

    private static func read(_ file: String) throws(InputFailure) -> StoredMessage {
        let name = MessageName(file)
        guard !name.isDirectory else { throw .isDirectory }
        do throws(StoredMessage.Failure) {
            return try StoredMessage(name)
        } catch {
            throw InputFailure(error)
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

/// What every command asks of the files that it is given.
enum InputList {
    static func validate(_ files: [String], output: String?) throws {
        guard files.count(where: { $0 == "-" }) < 2 else {
            throw ValidationError("Standard input (-) can be read only once.")
        }
        if let output, files.contains(where: { $0 != "-" && ReportOutput.isSameFile(MessageName($0).path, output) }) {
            throw ValidationError("--output would overwrite the message \(PrintableText(output).text).")
        }
    }
}
