internal import TraceFields

/// What a row of a page that shows results really is about.
extension RuleContext {
    func remark(_ statement: Int) -> ShownSummary.Remark {
        if forged.contains(statement) { return .forged }
        if !isTrusted(statement) { return isOfReceivingSide(statement) ? .unplaced : .claimed }
        if trace.subjects.fetched.contains(statement) { return .ofFetch }
        switch method(statement) {
        case .spf: return path(statement)
        case .dkim: return signatureRemark(statement)
        case .dmarc: return policy(statement)
        case .arc: return seals(statement)
        case .other, .none, .iprev, .auth, .compauth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime,
            .vbr:
            return .noRow
        }
    }

    /// Whether a field whose writer no line shows stands above the line by which the receiver took the mail: where only the
    /// receiving side can have written it.
    func isOfReceivingSide(_ statement: Int) -> Bool {
        guard trace.order.isReliable, hop(statement) == nil, let line = trace.trustLine ?? trace.hops.last?.n else {
            return false
        }
        return trace.statements[statement].field < trace.hops[line - 1].field
    }

    private func path(_ statement: Int) -> ShownSummary.Remark {
        if isGuess(statement) { return .guess }
        switch result(statement).wordClass {
        case .pass:
            if trace.statements[statement].identity.kind == .helo { return .ofServerName }
            if isAligned(statement) { return relayed == nil ? .authorsOwn : .ofRelay }
            if domain(statement) == nil { return .ofUnknown }
            if isOfOneAuthor(statement) { return .ofOneAuthor }
            switch role(statement) {
            case .author: return .authorsOwn
            case .forwarder: return .ofForwarder
            case .list: return .ofList
            case .sendingService: return .ofService
            case .originalAuthor, .other, .unknown: return .ofOther
            }
        case .passLike: return .guess
        case .error: return .couldNotBeChecked
        case .nothing: return .noRecord
        case .fail, .weak:
            if cites(.spfFailExplainedByForwarding, statement) { return .failedByForwarding }
            if gateway(statement) != nil { return .ofFilter }
            return isAligned(statement) ? .authorFailed : .otherFailed
        }
    }

    private func signatureRemark(_ statement: Int) -> ShownSummary.Remark {
        switch cause(statement) {
        case .keyMissing?, .keyRevoked?, .keyUnusable?, .keyBroken?, .keyMissingOrBroken?:
            return isPass(statement) ? .authorSigned : .keyMissing
        case .keyUnreachable?, .keyMissingOrUnreachable?: return .keyNotFetched
        default: break
        }
        switch result(statement).wordClass {
        case .pass:
            if isUncovered(statement) { return .signedInPart }
            if isAligned(statement) { return .authorSigned }
            if domain(statement) == nil { return .ofUnknown }
            if isOfOneAuthor(statement) { return .ofOneAuthor }
            switch role(statement) {
            case .author: return .authorSigned
            case .list: return .listSigned
            case .sendingService: return .serviceSigned
            case .originalAuthor, .forwarder, .other, .unknown: return .otherSigned
            }
        case .passLike: return .guess
        case .error: return .keyNotFetched
        case .nothing: return .notSigned
        case .fail, .weak:
            if cites(.dkimBrokenByList, statement) { return .brokenByList }
            if cites(.dkimBodyChangedInTransit, statement, beside: .claimed) { return .changedOnTheWay }
            return isAligned(statement) ? .authorFailed : .otherFailed
        }
    }

    /// Whether From names several domains, and the name is that of one of them.
    private func isOfOneAuthor(_ statement: Int) -> Bool {
        guard trace.hasSeveralAuthors, let domain = domain(statement) else { return false }
        for range in trace.authorDomains {
            if let author = trace.domain(at: range), trace.domains.sameOrganization(domain, author) { return true }
        }
        return false
    }

    /// A part of the body, or From itself, stands outside of the signature.
    private func isUncovered(_ statement: Int) -> Bool {
        cites(.dkimFromNotSigned, statement, .critical) || cites(.dkimLengthLimited, statement, .critical)
    }

    private func policy(_ statement: Int) -> ShownSummary.Remark {
        switch result(statement).wordClass {
        case .pass:
            guard isPolicyOfAuthor(statement) else { return foreignPolicy(statement) }
            return relayed != nil ? .ofRelay : standsOnDKIM(statement) ? .policyMetByDKIM : .policyMet
        case .passLike: return .guess
        case .error: return .couldNotBeChecked
        case .nothing: return .noPolicy
        case .fail, .weak: return trace.forwardings.isEmpty ? .policyFailed : .policyFailedOnTheWay
        }
    }

    /// DMARC that passed, and not by what is the author's.
    private func foreignPolicy(_ statement: Int) -> ShownSummary.Remark {
        switch role(statement) {
        case .forwarder: .ofForwarder
        case .list where trace.rewrittenFrom == nil: .ofList
        case .author, .originalAuthor, .sendingService, .list, .other, .unknown: .policyOfOther
        }
    }

    /// Whether SPF was tested at the same hop and did not pass for the author, and a signature of the author did.
    private func standsOnDKIM(_ statement: Int) -> Bool {
        let hop = self.hop(statement)
        let proofs = passed & aligned
        let paths = spf.filter { self.hop($0) == hop }
        return !paths.isEmpty && (paths & proofs).isEmpty && (dkim & proofs).contains { self.hop($0) == hop }
    }

    private func seals(_ statement: Int) -> ShownSummary.Remark {
        switch result(statement).wordClass {
        case .pass, .passLike: .sealsHold
        case .nothing: .noSeals
        case .fail, .weak, .error: .sealsBroken
        }
    }

    /// Whether a finding speaks about a statement, but for one variant of it.
    private func cites(
        _ code: FindingCode, _ statement: Int, _ severity: Severity = .info, beside other: Finding.Variant? = nil
    ) -> Bool {
        for index in trace.findings.indices
        where trace.findings[index].code == code && trace.findings[index].severity >= severity
            && (other == nil || trace.findings[index].variant != other)
        {
            for reason in trace.findings[index].evidence where trace.evidence[reason].statement == statement + 1 { return true }
        }
        return false
    }
}
