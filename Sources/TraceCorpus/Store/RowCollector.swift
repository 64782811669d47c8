public import TraceAnalysis
internal import TraceFields

/// Makes rows of the store from a scan, on its workers.
public struct RowCollector: ScanCollector {
    public init() {}

    public func makePart() -> RowBuffer { RowBuffer() }

    public func empty(_ part: inout RowBuffer) { part.removeAll() }

    public func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout RowBuffer) {
        part.beginMessage()
        part.add(to: .messages) { $0.addMessage(trace, origin) }
        for index in trace.hops.indices { part.add(to: .hops) { $0.addHop(index, trace) } }
        for index in trace.legs.indices { part.add(to: .legs) { $0.addLeg(index, trace) } }
        for index in trace.forwardings.indices { part.add(to: .forwardings) { $0.addForwarding(index, trace) } }
        for index in trace.statements.indices { part.add(to: .statements) { $0.addStatement(index, trace) } }
        for index in trace.findings.indices { part.add(to: .findings) { $0.addFinding(index, trace) } }
        guard !trace.block.defects.isEmpty || !trace.fields.defects.isEmpty else { return }
        for (index, defect) in trace.defects.enumerated() { part.add(to: .defects) { $0.addDefect(defect, n: index + 1) } }
    }
}
