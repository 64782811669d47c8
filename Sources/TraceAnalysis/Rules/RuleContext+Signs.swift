internal import TraceFields

/// One pass over the statements, so that rules which cannot fire are not asked.
extension RuleContext {
    mutating func index() {
        trace.subjects.begin(statements: trace.statements.count)
        indexMessage()
        for statement in trace.statements.indices { index(statement) }
        if trace.subjects.kinds.pathsDiffer || trace.subjects.kinds.signaturesDiffer || trace.subjects.kinds.policiesDiffer {
            trace.subjects.signs.insert(.difference)
        }
    }

    private func index(_ statement: Int) {
        let method = method(statement)
        let result = result(statement)
        trace.subjects.holds.formUnion(need(method))
        if result == .pass {
            trace.subjects.passed.insert(statement)
            if method == .spf, says(.guessedRecord, statement) { trace.subjects.guesses.insert(statement) }
        }
        // What a provider says of its own user is no check, however far the reader trusts the provider.
        if mayBeTrusted(statement), !isSelfAsserted(statement) { trace.subjects.trusted.insert(statement) }
        if isOfAuthor(statement) { trace.subjects.aligned.insert(statement) }
        if trace.statements[statement].suspicion != nil {
            trace.subjects.forged.insert(statement)
            trace.subjects.holds.insert(.suspicion)
            noteKind(statement, method, result)
            return
        }
        switch source(statement) {
        case .authenticationResults: trace.subjects.ofFields.insert(statement)
        case .arcAuthenticationResults: trace.subjects.ofSets.insert(statement)
        case .receivedSPF: break
        case .originalAuthenticationResults:
            trace.subjects.copies.insert(statement)
            if result == .pass { trace.subjects.signs.insert(isUnrenamed(statement) ? .untrustedPass : .copiedPass) }
            return
        }
        if isOfFetch(statement, method, result) {
            trace.subjects.fetched.insert(statement)
            return
        }
        guard result != .other, result != .absent, index(statement, method, result) else { return }
        if method != .arc {
            trace.subjects.judgements.insert(statement)
            if result == .pass { indexPass(statement) }
        }
        noteKind(statement, method, result)
    }

    /// Whether a server says of mail which a program fetched from a mailbox that SPF or DMARC did not pass. It was not the server to which the
    /// mail was sent: the address that it asked about is one of a line that came along, and no record has to list that.
    private func isOfFetch(_ statement: Int, _ method: ResultMethod, _ result: ResultWord) -> Bool {
        guard result != .pass, method == .spf || method == .dmarc, let hop = hop(statement),
            let fetch = trace.forwardings.last(where: { $0.kind == .fetch && $0.hop < hop })
        else { return false }
        if trace.hops[hop - 1].client == nil { return true }
        return judgedHop(statement).map { $0 <= fetch.hop } ?? false
    }

    /// Puts a statement among those of its method; false for methods that no rule asks about.
    private func index(_ statement: Int, _ method: ResultMethod, _ result: ResultWord) -> Bool {
        switch method {
        case .spf:
            if result != .pass, isOfUsersLine(statement) { return false }
            indexPath(statement, result)
        case .dkim: indexSignature(statement, result)
        case .dmarc: indexPolicy(statement, result)
        case .arc: trace.subjects.arc.insert(statement)
        case .compauth:
            trace.subjects.compauth.insert(statement)
            if result == .pass { trace.subjects.signs.insert(.override) }
        case .other, .none, .iprev, .auth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime, .vbr:
            return false
        }
        return true
    }

    private func indexMessage() {
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

    private func indexPath(_ statement: Int, _ result: ResultWord) {
        trace.subjects.spf.insert(statement)
        if result == .pass || result.wordClass == .passLike {
            if isGuess(statement) || result == .bestguesspass { trace.subjects.signs.insert(.guess) }
        }
        if result == .pass {
            if ownWord(statement) != nil { trace.subjects.signs.insert(.copiedPass) }
            if !isAligned(statement) { trace.subjects.signs.insert(.foreignPathPass) }
        } else if result != .none {
            trace.subjects.signs.insert(.pathNotSettled)
            if ExplainedFailRule.isNoPass(result) { trace.subjects.signs.insert(.pathFailure) }
        }
    }

    private func indexSignature(_ statement: Int, _ result: ResultWord) {
        trace.subjects.dkim.insert(statement)
        if says(.testKey, statement) { trace.subjects.signs.insert(.testKey) }
        if result == .pass {
            trace.subjects.signs.insert(.signaturePass)
            if ownWord(statement) != nil { trace.subjects.signs.insert(.copiedPass) }
            if !isAligned(statement) { trace.subjects.signs.insert(.foreignSignaturePass) }
        } else {
            trace.subjects.signs.insert(.signatureNotPassed)
        }
    }

    private func indexPolicy(_ statement: Int, _ result: ResultWord) {
        trace.subjects.dmarc.insert(statement)
        trace.subjects.signs.insert(result == .pass ? .policyPass : .override)
        if result == .bestguesspass { trace.subjects.signs.insert(.guess) }
    }

    private func indexPass(_ statement: Int) {
        if !isTrusted(statement) { trace.subjects.signs.insert(.untrustedPass) }
        if trace.statements[statement].alignment == .relaxed { trace.subjects.signs.insert(.relatedPass) }
        if trace.subjects.ofSets.contains(statement) { trace.subjects.signs.insert(.copiedPass) }
    }

    private func noteKind(_ statement: Int, _ method: ResultMethod, _ result: ResultWord) {
        guard domain(statement) != nil else { return }
        let bit: UInt8
        switch result.wordClass {
        case .pass: bit = 1
        case .fail: bit = 2
        case .weak: bit = 4
        case .error: bit = 8
        case .passLike, .nothing: return
        }
        switch method {
        case .spf: trace.subjects.kinds.path |= bit
        case .dkim: trace.subjects.kinds.signature |= bit
        case .dmarc: trace.subjects.kinds.policy |= bit
        default: return
        }
    }
}
