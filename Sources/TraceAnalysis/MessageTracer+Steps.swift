internal import TraceFields

/// The steps of `MessageTracer.trace(_:into:)`, to be run and measured one by one.
@_spi(Steps) public enum AnalysisStep: String, CaseIterable, Sendable {
    case fields, body, order, hops, trust, attribution, envelopes, forwardings, legs, identities, findings, verdict

    /// Runs the step on a trace that all steps before it have seen; the first one begins a new trace.
    public func run(_ trace: inout Trace, _ message: UnsafeBufferPointer<UInt8>, _ options: TraceOptions) {
        switch self {
        case .fields:
            trace.begin()
            trace.block.load(message)
            trace.fields.load(&trace.block)
        case .body: BodyStep.run(&trace, message)
        case .order: OrderStep.run(&trace)
        case .hops: HopStep.run(&trace)
        case .trust: TrustStep.run(&trace, options)
        case .attribution: AttributionStep.run(&trace)
        case .envelopes: EnvelopeStep.run(&trace)
        case .forwardings: ForwardingStep.run(&trace)
        case .legs: LegStep.run(&trace)
        case .identities: IdentityStep.run(&trace, options)
        case .findings: FindingStep.run(&trace)
        case .verdict: VerdictStep.run(&trace)
        }
    }
}
