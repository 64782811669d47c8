public import TraceAnalysis

/// What gathers the traces of a scan.
///
/// Workers fill parts side by side. `Scan.run` hands the parts over one by one, in the order of the input: what comes of a scan is
/// the same whatever the number of workers.
public protocol ScanCollector: Sendable {
    associatedtype Part: Sendable

    func makePart() -> Part

    /// Makes a part that was taken, or that has to be filled anew, ready for other messages.
    func empty(_ part: inout Part)

    /// One message that was not counted before. Called on a worker for each message: it should not allocate.
    func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout Part)
}

extension ScanCollector {
    public func empty(_ part: inout Part) { part = makePart() }
}
