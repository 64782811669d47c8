internal import TraceFields

/// statements → ARC: groups the sets and gives each to the hop that sealed it (RFC 8617 §5.1).
enum ARCStep {
    static func run(_ trace: inout Trace, _ judgements: [Judgement]) {
        let sets = ARCSets(results: trace.fields.results, signatures: trace.fields.signatures)
        guard !sets.sets.isEmpty || sets.structure != .none else { return }
        (trace.arc.structure, trace.arc.reason) = structure(sets.structure)
        for set in sets.sets { trace.arc.sets.append(attribute(set, judgements, &trace)) }
        if trace.arc.reason == nil, trace.arc.sets.last?.chainValidation == .fail {
            // Well-formed, but its newest sealer says that the chain before it does not hold (RFC 8617 §5.2).
            trace.arc.structure = .broken
            trace.arc.reason = .chainFailed
        }
    }

    private static func structure(_ structure: ARCSets.Structure) -> (ARCChain.Structure, ARCChain.Reason?) {
        switch structure {
        case .none: (.none, nil)
        case .valid: (.valid, nil)
        case .broken(.malformed): (.broken, .tagsInvalid)
        case .broken(.duplicate): (.broken, .instanceDuplicate)
        case .broken(.gap): (.broken, .instanceMissing)
        case .broken(.missing): (.broken, .fieldMissing)
        case .broken(.chainValidation): (.broken, .chainValidationWrong)
        }
    }

    private static func attribute(_ set: ARCSet, _ judgements: [Judgement], _ trace: inout Trace) -> AttributedARCSet {
        var attributed = AttributedARCSet(instance: set.instance)
        attributed.seal = set.seal
        attributed.messageSignature = set.messageSignature
        attributed.results = set.authenticationResults
        guard let signature = set.seal ?? set.messageSignature else { return attributed }
        let seal = trace.fields.signatures[signature]
        attributed.chainValidation = set.seal == nil ? .absent : seal.chainValidation
        attributed.sealer = trace.domains.intern(trace.block.bytes, seal.domain)
        var reasons: [Evidence] = []
        if let results = set.authenticationResults, judgements.indices.contains(results), let hop = judgements[results].hop {
            attributed.hop = hop
            attributed.confidence = judgements[results].confidence
            reasons.append(Evidence(.arcInstance, field: trace.fields.results[results].field, hop: hop))
        } else if let hop = sealer(attributed, seal.field, &trace) {
            attributed.hop = hop
            attributed.confidence = .likely
            reasons.append(Evidence(.sameBlock, field: seal.field, hop: hop))
        }
        if let hop = attributed.hop, let time = seal.time, let date = trace[received: hop].date?.seconds {
            let agrees = abs(date - time) <= 300
            reasons.append(Evidence(agrees ? .sealTime : .clockContradicts, field: seal.field, hop: hop))
        }
        attributed.evidence = trace.keep(reasons)
        return attributed
    }

    /// The nearest hop of the sealer's network: under the set where receivers put it, else over it.
    private static func sealer(_ set: AttributedARCSet, _ field: Int, _ trace: inout Trace) -> Int? {
        guard trace.order.isReliable, let domain = set.sealer, let network = trace.domains.network(domain) else { return nil }
        let under = trace.hops.last { $0.field > field }
        let over = trace.hops.first { $0.field < field }
        if let under, under.network == network { return under.n }
        if let over, over.network == network { return over.n }
        return nil
    }
}
