internal import TraceFields

/// A server's own results under the line by which it took the mail from somebody else. Whoever sent the mail could have written the same
/// there: nothing but the server's removal of foreign fields that bear its name (RFC 8601 §5) tells the two apart.
enum OwnNameUnderLine {
    static func weigh(_ judgements: inout [Judgement], _ ground: AttributionGround, _ trace: inout Trace) {
        for index in judgements.indices where judgements[index].confidence >= .likely {
            guard let hop = judgements[index].hop, let station = ground.station(hop),
                restsOnRemoval(index, station, judgements, ground, &trace)
            else { continue }
            judgements[index].confidence = .likely
            judgements[index].reasons.append(
                Evidence(.restsOnRemoval, field: trace.fields.results[index].field, hop: hop))
        }
    }

    /// The providers of the table are taken to remove such fields: anybody could paint results in their names else.
    private static func restsOnRemoval(
        _ index: Int, _ station: AttributionGround.Station, _ judgements: [Judgement], _ ground: AttributionGround,
        _ trace: inout Trace
    ) -> Bool {
        let container = trace.fields.results[index]
        guard station.isTrusted, station.network?.provider == nil, container.source != .originalAuthenticationResults,
            let border = ground.stations.first(where: {
                $0.n >= station.n && $0.field < container.field && $0.clientIsForeign && $0.network == station.network
            })
        else { return false }
        return !isSaidAbove(border.field, index, judgements, &trace)
    }

    /// Whether nothing passes in a field but what trusted servers also say above that line, where its sender does not write. Nobody paints a
    /// failure of himself, nor a pass beside the failure of DMARC.
    private static func isSaidAbove(_ line: Int, _ index: Int, _ judgements: [Judgement], _ trace: inout Trace) -> Bool {
        let above = judgements.indices.filter { other in
            guard trace.fields.results[other].field < line, let hop = judgements[other].hop else { return false }
            return judgements[other].confidence >= (hop == judgements[index].hop ? .likely : .certain)
                && trace.hops[hop - 1].isTrusted
        }
        let own = trace.fields.results[index].statements.map { trace.fields.statements[$0] }
        if own.contains(where: { $0.method == .dmarc && $0.result.wordClass == .fail }) { return true }
        for one in own where one.result == .pass {
            if !Contradiction.isSaid(one, in: above, &trace) { return false }
        }
        return true
    }
}
