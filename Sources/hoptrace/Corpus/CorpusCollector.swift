internal import TraceAnalysis
internal import TraceCorpus

/// Gathers what a run asks for, of messages as they are or redacted: counts always, rows and lines where they are wanted.
struct CorpusCollector: ScanCollector {
    struct Part: Sendable {
        var counts: AggregatePart
        var rows: RowBuffer?
        var lines: [UInt8]?
    }

    let counts = AggregateCollector()
    let rows: RowCollector?
    let lines: NDJSONCollector?
    let redaction: CorpusRedaction?

    func makePart() -> Part { Part(counts: counts.makePart(), rows: rows?.makePart(), lines: lines?.makePart()) }

    func empty(_ part: inout Part) {
        counts.empty(&part.counts)
        if let rows { rows.empty(&part.rows!) }
        if let lines { lines.empty(&part.lines!) }
    }

    func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout Part) {
        guard let redaction else { return gather(trace, origin, into: &part) }
        let redacted = redaction.redacted(trace, origin)
        gather(redacted.trace, redacted.origin, into: &part)
    }

    private func gather(_ trace: Trace, _ origin: MessageOrigin, into part: inout Part) {
        counts.add(trace, origin, to: &part.counts)
        if let rows { rows.add(trace, origin, to: &part.rows!) }
        if let lines { lines.add(trace, origin, to: &part.lines!) }
    }
}
