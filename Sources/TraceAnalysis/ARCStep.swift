internal import TraceFields

/// statements → ARC: groups the sets and gives each to the hop that sealed it (RFC 8617 §5.1).
enum ARCStep {
    static func run(_ trace: inout Trace, _ judgements: [Judgement]) {
        let names = trace.names
        guard names.contains(.arcSeal) || names.contains(.arcMessageSignature) || names.contains(.arcAuthenticationResults) else {
            return
        }
        let sets = ARCSets(results: trace.fields.results, signatures: trace.fields.signatures)
        guard !sets.sets.isEmpty || sets.structure != .none else { return }
        (trace.arc.structure, trace.arc.reason) = structure(sets.structure)
        for index in sets.sets.indices { trace.arc.sets.append(attribute(index, of: sets.sets, judgements, &trace)) }
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

    private static func attribute(
        _ index: Int, of sets: [ARCSet], _ judgements: [Judgement], _ trace: inout Trace
    ) -> AttributedARCSet {
        let set = sets[index]
        var attributed = AttributedARCSet(instance: set.instance)
        attributed.seal = set.seal
        attributed.messageSignature = set.messageSignature
        attributed.results = set.authenticationResults
        guard let signature = set.seal ?? set.messageSignature else { return attributed }
        let seal = trace.fields.signatures[signature]
        attributed.chainValidation = set.seal == nil ? .absent : seal.chainValidation
        attributed.sealer = trace.domain(at: seal.domain)
        var reasons: [Evidence] = []
        if let results = set.authenticationResults, judgements.indices.contains(results), let hop = judgements[results].hop {
            attributed.hop = hop
            attributed.confidence = judgements[results].confidence
            reasons.append(Evidence(.arcInstance, field: trace.fields.results[results].field, hop: hop))
            if sets[..<index].contains(where: { copies(results, $0.authenticationResults, hop, judgements, trace) }),
                let later = onward(attributed, seal, &trace)
            {
                attributed.hop = later
                attributed.confidence = .likely
                reasons = [Evidence(.sameBlock, field: seal.field, hop: later)]
            }
        } else if let hop = sealer(attributed, seal.field, &trace), !isContradicted(set, hop, trace) {
            attributed.hop = hop
            attributed.confidence = .likely
            reasons.append(Evidence(.sameBlock, field: seal.field, hop: hop))
        }
        if let hop = attributed.hop, let time = seal.time, let date = trace[received: hop].moment {
            let agrees = abs(date - time) <= 300
            reasons.append(Evidence(agrees ? .sealTime : .clockContradicts, field: seal.field, hop: hop))
        }
        attributed.evidence = trace.keep(reasons)
        // Which field belongs to which of two sets of one instance, their order alone tells.
        let isDoubled = sets.indices.contains { $0 != index && sets[$0].instance == set.instance }
        if isDoubled { attributed.confidence = min(attributed.confidence, .likely) }
        return attributed
    }

    /// Whether a set repeats the results of an older one about the same hop: its sealer sent on what it had recorded when the mail
    /// came in.
    private static func copies(
        _ results: Int, _ older: Int?, _ hop: Int, _ judgements: [Judgement], _ trace: Trace
    ) -> Bool {
        guard let older, judgements.indices.contains(older), judgements[older].hop == hop else { return false }
        let one = trace.fields.results[results]
        let other = trace.fields.results[older]
        return CopyLinks.bearSameName(one, other, trace) && CopyLinks.repeats(one, other, trace)
    }

    /// The hop at which a set with copied results was sealed: beside the seal, newer than what the results are about, of the
    /// sealer's network, and not of another time than the seal.
    private static func onward(_ set: AttributedARCSet, _ seal: Signature, _ trace: inout Trace) -> Int? {
        guard trace.order.isReliable, let hop = set.hop, let domain = set.sealer, let network = trace.domains.network(domain)
        else { return nil }
        let over = trace.hops.first { $0.n > hop && $0.field < seal.field }
        let under = trace.hops.last { $0.n > hop && $0.field > seal.field }
        return [over, under].compactMap { $0 }.first { beside in
            guard beside.network == network else { return false }
            guard let time = seal.time, let date = trace[received: beside.n].moment else { return true }
            return abs(date - time) <= 300
        }?.n
    }

    /// Whether the results of the set are about another client than that of the hop.
    private static func isContradicted(_ set: ARCSet, _ hop: Int, _ trace: Trace) -> Bool {
        guard let results = set.authenticationResults, let address = trace[received: hop].address, address.isRoutable else {
            return false
        }
        let named = trace.fields.results[results].statements.compactMap { trace.fields.statements[$0].clientAddress }
        return !named.isEmpty && !named.contains(address)
    }

    /// The nearest hop of the sealer's network: under the set where receivers put it, else over it. A server that is known to seal
    /// above its line did not make what stands below it: that came with the mail.
    private static func sealer(_ set: AttributedARCSet, _ field: Int, _ trace: inout Trace) -> Int? {
        guard trace.order.isReliable, let domain = set.sealer, let network = trace.domains.network(domain) else { return nil }
        let under = trace.hops.last { $0.field > field }
        let over = trace.hops.first { $0.field < field }
        if let under, under.network == network {
            // Of two hosts of one network the one whose own domain the seal bears made it, where it is more than the organization's.
            let isOvers =
                trace.domains.organization(domain) != domain && over.map { isHost($0, of: domain, trace) } ?? false
                && !isHost(under, of: domain, trace)
            return isOvers ? over?.n : under.n
        }
        if let over, over.network == network, over.producer.map({ Producers.rows[$0].arc }) != .above { return over.n }
        return nil
    }

    private static func isHost(_ hop: Hop, of sealer: DomainID, _ trace: Trace) -> Bool {
        hop.by.map { $0 == sealer || trace.domains.lies($0, under: sealer) } ?? false
    }
}
