public import TraceAnalysis

/// Reads sources one after the other on the calling thread, and tells of everything in its order. Every message counts, also one
/// whose content was met before.
public final class SourceReader {
    private let options: ScanOptions
    private let tracer: MessageTracer
    private let memory = RecordBuffer()
    private let hash: ContentHash
    private var trace = Trace()

    public enum Item {
        case message(Trace, MessageOrigin)
        case omission(Omission)
    }

    /// `options.jobs` and `options.countsContentOnce` are of no consequence.
    public init(_ options: ScanOptions = ScanOptions()) {
        var options = options
        options.countsContentOnce = false
        self.options = options
        tracer = MessageTracer(options: options.trace)
        hash = ContentHash(seed: options.seed, hasSHA256: options.hasSHA256)
    }

    /// Everything that lies in a file or below a directory.
    public func read(_ input: ScanInput, _ body: @escaping (Item) -> Void) {
        let plan = ScanPlan([input], options, NoHistory(), hasHash: true)
        let pass = TellingPass(tracer: tracer, tell: Telling(body: body))
        let runner = UnitRunner(pass, options, nil)
        while let unit = plan.next() {
            var result = UnitResult(part: ())
            runner.run(unit, into: &result)
        }
    }

    /// One message that is at hand.
    public func read(message bytes: [UInt8], source: String, member: String?, _ body: (Item) -> Void) {
        bytes.withUnsafeBufferPointer { message in
            if let reason = MailLook.problem(of: message) {
                return body(.omission(Omission(source: source, member: member, reason: reason)))
            }
            hash.begin()
            hash.update(message)
            let (digest, sha256) = hash.finish()
            let origin = MessageOrigin(source: source, member: member, size: message.count, digest: digest, sha256: sha256)
            let carried = options.takesAttached ? AttachedMessages.carried(by: message, hash) { origin } : []
            for (bytes, origin) in carried {
                bytes.withUnsafeBufferPointer { tracer.trace($0, into: &trace) }
                body(.message(trace, origin))
            }
            guard carried.isEmpty else { return }
            tracer.trace(message, into: &trace)
            body(.message(trace, origin))
        }
    }
}

/// Whom a pass tells of what it meets: only ever called on the thread that reads.
private struct Telling: @unchecked Sendable {
    let body: (SourceReader.Item) -> Void
}

/// message → trace → whoever listens.
private struct TellingPass: ScanPass {
    let tracer: MessageTracer
    let tell: Telling

    var hasDigests: Bool { true }

    func makeWorker() -> Trace { Trace() }

    func makePart() {}

    func visit(
        _ message: UnsafeBufferPointer<UInt8>, _ origin: () -> MessageOrigin, _ worker: inout Trace, _ part: inout Void
    ) {
        tracer.trace(message, into: &worker)
        tell.body(.message(worker, origin()))
    }

    func omit(_ omission: Omission, _ part: inout Void) { tell.body(.omission(omission)) }
}
