internal import TraceAnalysis

/// inputs → messages → traces → collector: reads every message of a list of inputs once.
public struct Scan<History: ScanHistory>: Sendable {
    public let inputs: [ScanInput]
    public let options: ScanOptions
    public let history: History

    public init(_ inputs: [ScanInput], options: ScanOptions = ScanOptions(), history: History) {
        self.inputs = inputs
        self.options = options
        self.history = history
    }

    /// Scans. `take` gets the parts in the order of the input, on the calling thread; what it throws ends the scan.
    ///
    /// Returns whether everything was read; false when it was stopped.
    @discardableResult
    public func run<Collector: ScanCollector>(
        _ collector: Collector, take: (inout Collector.Part, ScanProgress) throws -> Void
    ) throws -> Bool {
        let pass = TracePass(collector: collector, tracer: MessageTracer(options: options.trace))
        return try ScanEngine(inputs: inputs, options: options, history: history, pass: pass).run(take: take)
    }
}
