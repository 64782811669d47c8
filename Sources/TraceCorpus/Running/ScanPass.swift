internal import TraceAnalysis
internal import TraceFields

/// What is done with each message.
protocol ScanPass: Sendable {
    associatedtype Part: Sendable
    /// What a worker keeps from message to message.
    associatedtype Worker

    /// Whether messages are known by their content.
    var hasDigests: Bool { get }
    func makeWorker() -> Worker
    func makePart() -> Part
    func empty(_ part: inout Part)
    /// A message that is a mail and that was not counted before. Its bytes may be the header alone.
    func visit(
        _ message: UnsafeBufferPointer<UInt8>, _ origin: () -> MessageOrigin, _ worker: inout Worker,
        _ part: inout Part)
    /// Something that was left out.
    func omit(_ omission: Omission, _ part: inout Part)
}

extension ScanPass {
    func empty(_ part: inout Part) { part = makePart() }

    func omit(_ omission: Omission, _ part: inout Part) {}
}

/// message → trace → collector.
struct TracePass<Collector: ScanCollector>: ScanPass {
    let collector: Collector
    let tracer: MessageTracer

    var hasDigests: Bool { true }

    func makeWorker() -> Trace { Trace() }

    func makePart() -> Collector.Part { collector.makePart() }

    func empty(_ part: inout Collector.Part) { collector.empty(&part) }

    func visit(
        _ message: UnsafeBufferPointer<UInt8>, _ origin: () -> MessageOrigin, _ worker: inout Trace,
        _ part: inout Collector.Part
    ) {
        tracer.trace(message, into: &worker)
        collector.add(worker, origin(), to: &part)
    }
}
