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

/// A collector that may be left out.
extension Optional: ScanCollector where Wrapped: ScanCollector {
    public func makePart() -> Wrapped.Part? { self?.makePart() }

    public func empty(_ part: inout Wrapped.Part?) {
        guard let self, part != nil else { return }
        self.empty(&part!)
    }

    public func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout Wrapped.Part?) {
        guard let self, part != nil else { return }
        self.add(trace, origin, to: &part!)
    }
}

/// Two collectors that see the same messages.
public struct CollectorPair<First: ScanCollector, Second: ScanCollector>: ScanCollector {
    public struct Part: Sendable {
        public var first: First.Part
        public var second: Second.Part
    }

    public let first: First
    public let second: Second

    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    public func makePart() -> Part { Part(first: first.makePart(), second: second.makePart()) }

    public func empty(_ part: inout Part) {
        first.empty(&part.first)
        second.empty(&part.second)
    }

    public func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout Part) {
        first.add(trace, origin, to: &part.first)
        second.add(trace, origin, to: &part.second)
    }
}
