internal import TraceFields

/// Ties fields that hold the same words: a sealed copy (ARC-Authentication-Results) or a renamed copy tells of the hop that the
/// other is known to come from (RFC 8617 §4.1.1).
enum CopyLinks {
    static func run(_ judgements: inout [Judgement], _ trace: inout Trace) {
        let results = trace.fields.results
        // One of two equal fields is sealed; a message has at most as many seals as a chain may have.
        let sealed = Array(
            judgements.indices.filter { results[$0].source == .arcAuthenticationResults }.prefix(Limits.arcInstances))
        guard !sealed.isEmpty else { return }
        for index in judgements.indices where results[index].source != .receivedSPF {
            let others = results[index].source == .arcAuthenticationResults ? Array(judgements.indices.prefix(256)) : sealed
            for other in others where other != index && results[other].source != results[index].source {
                guard judgements[other].confidence == .certain, judgements[index].confidence < .certain,
                    let hop = judgements[other].hop, holdsSameStatements(results[index], results[other], trace)
                else { continue }
                judgements[index].hop = hop
                judgements[index].evaluated = judgements[other].evaluated
                judgements[index].confidence = .certain
                judgements[index].reasons.append(
                    Evidence(.arcCopyEquals, weight: EvidenceWeight.arcCopyEquals, field: results[other].field, hop: hop))
                break
            }
        }
    }

    /// A field and its sealed copy under one name are of one hop also where nothing is certain: that of the stronger.
    static func settle(_ judgements: inout [Judgement], _ trace: inout Trace) {
        let results = trace.fields.results
        for sealed in judgements.indices.filter({ results[$0].source == .arcAuthenticationResults }).prefix(Limits.arcInstances) {
            for other in judgements.indices.prefix(256)
            where results[other].source == .authenticationResults && judgements[other].hop != judgements[sealed].hop {
                guard judgements[sealed].confidence == .likely, judgements[other].confidence == .likely,
                    bearSameName(results[sealed], results[other], trace),
                    holdsSameStatements(results[sealed], results[other], trace)
                else { continue }
                let (weak, strong) = judgements[sealed].score > judgements[other].score ? (other, sealed) : (sealed, other)
                judgements[weak].hop = judgements[strong].hop
                judgements[weak].evaluated = judgements[strong].evaluated
                judgements[weak].reasons.append(
                    Evidence(
                        .arcCopyEquals, weight: EvidenceWeight.arcCopyEquals, field: results[strong].field,
                        hop: judgements[strong].hop))
            }
        }
    }

    static func bearSameName(_ one: ResultField, _ other: ResultField, _ trace: Trace) -> Bool {
        guard let name = one.authservID, let another = other.authservID else { return false }
        return trace.block.bytes.equalIgnoringCase(name, another)
    }

    /// Whether two fields hold the same statements, folding aside.
    static func holdsSameStatements(_ one: ResultField, _ other: ResultField, _ trace: Trace) -> Bool {
        guard !one.statements.isEmpty, one.statements.count == other.statements.count else { return false }
        let statements = trace.fields.statements
        return zip(one.statements, other.statements).allSatisfy { first, second in
            equalButSpace(trace.block.bytes, statements[first].range, statements[second].range)
        }
    }

    /// Whether each statement of a sealed field stands in an older one too, apart from what it says of the chain before it.
    static func repeats(_ newer: ResultField, _ older: ResultField, _ trace: Trace) -> Bool {
        let statements = trace.fields.statements
        let own = newer.statements.filter { statements[$0].method != .arc }
        return !own.isEmpty
            && own.allSatisfy { one in
                older.statements.contains { equalButSpace(trace.block.bytes, statements[one].range, statements[$0].range) }
            }
    }

    private static func equalButSpace(_ bytes: [UInt8], _ one: ByteRange, _ other: ByteRange) -> Bool {
        var first = one.lower
        var second = other.lower
        while true {
            while first < one.upper, bytes[first].isFoldingSpace { first += 1 }
            while second < other.upper, bytes[second].isFoldingSpace { second += 1 }
            guard first < one.upper, second < other.upper else { return first >= one.upper && second >= other.upper }
            guard bytes[first] == bytes[second] else { return false }
            first += 1
            second += 1
        }
    }
}
