internal import TraceFields

/// Sealed results (ARC) beside the server's own: they repeat those (RFC 8617 §4.1.1).
extension Contradiction {
    /// What sealed results say passed of which the server's own results know nothing.
    enum Unsaid {
        case nothing
        /// Only signatures of which the server said that they failed when the mail came back to it, changed: no other field holds what it
        /// found before.
        case brokenSince
        case new
    }

    static func unsaid(
        _ index: Int, at hop: Int, _ twins: [Int], _ judgements: [Judgement], _ ground: AttributionGround,
        _ trace: inout Trace
    ) -> Unsaid {
        var own = twins.filter { trace.fields.results[$0].source == .authenticationResults }
        guard !own.isEmpty else { return .nothing }
        // What the server wrote when the mail was handed back to it is its own word too.
        let first = own.count
        for other in judgements.indices where trace.fields.results[other].source == .authenticationResults {
            guard let newer = judgements[other].hop, newer > hop, trace.hops[newer - 1].isTrusted,
                ground.sameWriter(index, other, &trace)
            else { continue }
            own.append(other)
        }
        let newer = isNewestSet(index, at: hop, judgements, trace) ? own[first...] : []
        var unsaid = Unsaid.nothing
        for one in trace.fields.results[index].statements where trace.fields.statements[one].result == .pass {
            let reading = trace.fields.statements[one]
            guard isCompared(reading.method), !isSaid(reading, in: own, &trace) else { continue }
            guard reading.method == .dkim, isFailed(reading, in: newer, &trace) else { return .new }
            unsaid = .brokenSince
        }
        return unsaid
    }

    /// A sealed pass that no other field of the server holds is the server's word by its place alone, and the sender may write there too.
    static func restsOnItsPlace(
        _ index: Int, _ judgements: [Judgement], _ ground: AttributionGround, _ trace: inout Trace
    ) -> Bool {
        guard let hop = judgements[index].hop, trace.hops[hop - 1].isTrusted else { return false }
        let twins = twins(of: index, judgements, ground, &trace)
        return unsaid(index, at: hop, twins, judgements, ground, &trace) == .brokenSince
    }

    /// Whether no newer set is of the same hop: the server seals last what the mail brings.
    private static func isNewestSet(_ index: Int, at hop: Int, _ judgements: [Judgement], _ trace: Trace) -> Bool {
        guard let instance = trace.fields.results[index].instance else { return false }
        return !judgements.indices.contains {
            judgements[$0].hop == hop && trace.fields.results[$0].instance.map { $0 > instance } ?? false
        }
    }

    /// Whether one of the fields says that this very signature failed.
    private static func isFailed(_ reading: ResultStatement, in fields: ArraySlice<Int>, _ trace: inout Trace) -> Bool {
        guard let mark = trace.fields.property(.headerB, of: reading) else { return false }
        for field in fields {
            for place in trace.fields.results[field].statements {
                let said = trace.fields.statements[place]
                guard said.method == .dkim, said.result.wordClass == .fail, !namesOther(reading, said, &trace),
                    let other = trace.fields.property(.headerB, of: said)
                else { continue }
                if trace.block.bytes.hasSharedPrefix(mark, other, atLeast: 4) { return true }
            }
        }
        return false
    }
}
