public import TraceFields

/// Traces messages one after the other. What it does is the list of steps in `trace(_:into:)`, and nothing else.
public struct MessageTracer: Sendable {
    public var options: TraceOptions

    public init(options: TraceOptions = TraceOptions()) {
        self.options = options
    }

    /// The trace of one message; only its header is kept.
    public func trace(_ message: [UInt8]) -> Trace {
        var trace = Trace()
        message.withUnsafeBufferPointer { self.trace($0, into: &trace) }
        return trace
    }

    /// The same for a text that holds a header.
    public func trace(_ pasted: PastedText) -> Trace {
        var trace = Trace()
        pasted.bytes.withUnsafeBufferPointer { self.trace($0, pasted, into: &trace) }
        return trace
    }

    /// The same, reusing the memory of an earlier trace.
    public func trace(_ message: UnsafeBufferPointer<UInt8>, into trace: inout Trace) { self.trace(message, nil, into: &trace) }

    private func trace(_ message: UnsafeBufferPointer<UInt8>, _ pasted: PastedText?, into trace: inout Trace) {
        trace.begin()
        trace.block.load(message, pasted: pasted)
        trace.fields.load(&trace.block)
        BodyStep.run(&trace, message)
        OrderStep.run(&trace)
        HopStep.run(&trace)
        TrustStep.run(&trace, options)
        AttributionStep.run(&trace)
        EnvelopeStep.run(&trace)
        ForwardingStep.run(&trace)
        LegStep.run(&trace)
        IdentityStep.run(&trace, options)
        FindingStep.run(&trace)
        VerdictStep.run(&trace)
    }
}

/// What the reader tells the tracer.
public struct TraceOptions: Sendable {
    /// authserv-ids, domains or provider names whose servers the reader trusts, beside the network of the newest hop.
    public var trust: [String] = []
    /// Domains that belong to one organization although their names do not show it.
    public var sameOrganization: [String] = []

    public init(trust: [String] = [], sameOrganization: [String] = []) {
        self.trust = trust
        self.sameOrganization = sameOrganization
    }
}

extension Trace {
    /// Forgets the last message but keeps its memory.
    mutating func begin() {
        domains.begin()
        named.begin()
        paths.begin()
        order = HeaderOrder()
        hops.empty()
        legs.empty()
        senderReadings.empty()
        forwardings.empty()
        statements.empty()
        arc.begin()
        findings.empty()
        verdict.begin()
        author = nil
        authorRecord = nil
        rewrittenFrom = nil
        deniedForwarding = nil
        trustLine = nil
        trustedNames.empty()
        unseenTrust.empty()
        distantTrust.empty()
        evidence.empty()
        alternatives.empty()
        facts.empty()
    }

    /// Adds reasons and returns where they are.
    mutating func keep(_ reasons: [Evidence]) -> Range<Int> {
        let start = evidence.count
        evidence.append(contentsOf: reasons)
        return start..<evidence.count
    }

    /// The same for one reason.
    mutating func keep(_ reason: Evidence) -> Range<Int> {
        evidence.append(reason)
        return evidence.count - 1..<evidence.count
    }

    /// The bytes as text, line ends and all; broken UTF-8 becomes U+FFFD.
    public func text(_ range: ByteRange) -> String {
        guard range.lower <= range.upper, range.upper <= block.bytes.count else { return "" }
        return String(decoding: block.bytes[range.lower..<range.upper], as: UTF8.self)
    }
}
