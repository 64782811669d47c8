internal import TraceFields

/// One pass over the statements, so that rules which cannot fire are not asked.
extension RuleContext {
    mutating func index() {
        trace.subjects.begin(statements: trace.statements.count)
        indexMessage()
        var kinds = Kinds()
        for statement in trace.statements.indices {
            let method = reading(statement).method
            trace.subjects.holds.formUnion(need(method))
            if trace.statements[statement].suspicion != nil {
                trace.subjects.forged.append(statement)
                trace.subjects.holds.insert(.suspicion)
                noteKind(statement, method, &kinds)
                continue
            }
            if source(statement) == .originalAuthenticationResults {
                trace.subjects.copies.append(statement)
                if isPass(statement) { trace.subjects.signs.insert(isUnrenamed(statement) ? .untrustedPass : .copiedPass) }
                continue
            }
            let result = result(statement)
            guard result != .other, result != .absent else { continue }
            // Nobody asks what stands beside a DMARC pass or a chain of seals.
            if method == .spf || method == .dkim || method == .dmarc && result != .pass {
                trace.subjects.notes[statement].words = FailureStrings.words(of: reading(statement), in: trace.block.bytes)
            }
            switch method {
            case .spf: indexPath(statement, result)
            case .dkim: indexSignature(statement, result)
            case .dmarc: indexPolicy(statement, result)
            case .arc: trace.subjects.arc.append(statement)
            case .compauth:
                trace.subjects.compauth.append(statement)
                if result == .pass { trace.subjects.signs.insert(.override) }
            case .other, .none, .iprev, .auth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime, .vbr:
                continue
            }
            if method != .arc { trace.subjects.judgements.append(statement) }
            if result == .pass, method != .arc { indexPass(statement) }
            noteKind(statement, method, &kinds)
        }
        if kinds.differ { trace.subjects.signs.insert(.difference) }
    }

    private mutating func indexMessage() {
        if !trace.hops.isEmpty { trace.subjects.holds.insert(.hop) }
        if !trace.arc.sets.isEmpty { trace.subjects.holds.insert(.arcSet) }
        for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
            trace.subjects.holds.insert(.signature)
            if trace.fields.signatures[index].bodyLength != nil { trace.subjects.signs.insert(.bodyLength) }
        }
        trace.subjects.signs.insert(trace.forwardings.isEmpty ? .direct : .forwarded)
        if trace.names.contains(.xMSExchangeInboxRulesLoop) || trace.names.contains(.xMSExchangeForwardingLoop) {
            trace.subjects.signs.insert(.loopMark)
        }
        let hasPath =
            trace.names.contains(.returnPath) || trace.names.contains(.xEnvelopeFrom) || trace.names.contains(.xMailFrom)
        if !hasPath { trace.subjects.signs.insert(.noReturnPath) }
    }

    private func need(_ method: ResultMethod) -> FindingRule.Needs {
        switch method {
        case .spf: .spf
        case .dkim: .dkim
        case .dmarc: .dmarc
        case .arc: .arc
        case .compauth: .compauth
        case .other, .none, .iprev, .auth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime, .vbr: []
        }
    }

    private mutating func indexPath(_ statement: Int, _ result: ResultWord) {
        trace.subjects.spf.append(statement)
        if result == .pass || result.wordClass == .passLike {
            if isGuess(statement) || result == .bestguesspass { trace.subjects.signs.insert(.guess) }
        }
        if result == .pass {
            if !isAligned(statement) { trace.subjects.signs.insert(.foreignPathPass) }
        } else if result != .none {
            trace.subjects.signs.insert(.pathNotSettled)
            if ExplainedFailRule.isNoPass(result) { trace.subjects.signs.insert(.pathFailure) }
        }
    }

    private mutating func indexSignature(_ statement: Int, _ result: ResultWord) {
        trace.subjects.dkim.append(statement)
        if says(.testKey, statement) { trace.subjects.signs.insert(.testKey) }
        if result == .pass {
            trace.subjects.signs.insert(.signaturePass)
            if !isAligned(statement) { trace.subjects.signs.insert(.foreignSignaturePass) }
        } else {
            trace.subjects.signs.insert(.signatureNotPassed)
        }
    }

    private mutating func indexPolicy(_ statement: Int, _ result: ResultWord) {
        trace.subjects.dmarc.append(statement)
        trace.subjects.signs.insert(result == .pass ? .policyPass : .override)
        if result == .bestguesspass { trace.subjects.signs.insert(.guess) }
    }

    private mutating func indexPass(_ statement: Int) {
        if !isTrusted(statement) { trace.subjects.signs.insert(.untrustedPass) }
        if trace.statements[statement].alignment == .relaxed { trace.subjects.signs.insert(.relatedPass) }
        if source(statement) == .arcAuthenticationResults { trace.subjects.signs.insert(.copiedPass) }
    }

    /// Collects the PASS words for the verdict: SPF before DKIM before DMARC.
    mutating func indexPasses() {
        trace.subjects.passes.empty()
        trace.subjects.trustedPasses.empty()
        for statement in spf where isPass(statement) && !isGuess(statement) { addPass(statement) }
        for statement in dkim where isPass(statement) && !isGuess(statement) { addPass(statement) }
        for statement in dmarc where isPass(statement) && !isGuess(statement) { addPass(statement) }
    }

    private mutating func addPass(_ statement: Int) {
        trace.subjects.passes.append(statement)
        if isTrusted(statement) { trace.subjects.trustedPasses.append(statement) }
    }

    /// The kinds of words that were said by method.
    private struct Kinds {
        var path: UInt8 = 0
        var signature: UInt8 = 0
        var policy: UInt8 = 0

        var differ: Bool { path.nonzeroBitCount > 1 || signature.nonzeroBitCount > 1 || policy.nonzeroBitCount > 1 }
    }

    private func noteKind(_ statement: Int, _ method: ResultMethod, _ kinds: inout Kinds) {
        guard domain(statement) != nil else { return }
        let bit: UInt8
        switch result(statement).wordClass {
        case .pass: bit = 1
        case .fail: bit = 2
        case .weak: bit = 4
        case .error: bit = 8
        case .passLike, .nothing: return
        }
        switch method {
        case .spf: kinds.path |= bit
        case .dkim: kinds.signature |= bit
        case .dmarc: kinds.policy |= bit
        default: return
        }
    }
}
