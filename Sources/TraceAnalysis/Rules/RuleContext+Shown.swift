internal import TraceFields

/// The rows that a page shows of a message: the newest results as one list, without the hops that made them. The verdict and
/// `ShownSummary` ask the same questions here.
extension RuleContext {
    /// Whose habits the rows follow: Gmail's where Google received the message and wrote its results.
    var viewer: ShownSummary.Viewer {
        let newest = trace.hops.last { $0.isTrusted && $0.network != nil } ?? trace.hops.last
        guard newest?.network?.provider == Providers.google else { return .other }
        guard let statement = shown(.spf) ?? shown(.dkim) ?? shown(.dmarc) else { return .gmail }
        if let hop = self.hop(statement) { return trace.hops[hop - 1].network?.provider == Providers.google ? .gmail : .other }
        return writerName(statement).flatMap { trace.domains.provider($0) } == Providers.google ? .gmail : .other
    }

    func shownRow(_ method: ResultMethod, _ viewer: ShownSummary.Viewer) -> ShownSummary.Row {
        let candidates = candidates(method)
        guard let statement = best(of: candidates) else {
            return ShownSummary.Row(method: method, remark: method == .dmarc ? .noPolicyRow : .noRow, isMisleading: false)
        }
        let remark = remark(statement)
        let word = shownWord(statement, viewer)
        return ShownSummary.Row(
            method: method, word: word, statement: statement, hidden: Array(candidates - StatementSet(statement)), remark: remark,
            isMisleading: isMisleading(remark, word, statement))
    }

    /// What the row of a method is about where it misleads; nil where it does not.
    func misleadingRemark(_ method: ResultMethod, _ viewer: ShownSummary.Viewer) -> ShownSummary.Remark? {
        guard let statement = shown(method) else { return nil }
        let remark = remark(statement)
        return isMisleading(remark, shownWord(statement, viewer), statement) ? remark : nil
    }

    private func shownWord(_ statement: Int, _ viewer: ShownSummary.Viewer) -> ShownSummary.Word {
        let result = result(statement)
        return viewer == .gmail && result.wordClass == .error ? .failForError : .recorded(result)
    }

    // Which results

    /// Of the results of the newest hop that made any, one that passed, the author's before others.
    func shown(_ method: ResultMethod) -> Int? { best(of: candidates(method)) }

    private func best(of candidates: StatementSet) -> Int? {
        var best: (weight: Int, statement: Int)?
        for statement in candidates {
            let weight =
                (isPass(statement) ? 4 : 0) + (isAligned(statement) ? 2 : 0) + (source(statement) == .receivedSPF ? 0 : 1)
            if weight > best?.weight ?? -1 { best = (weight, statement) }
        }
        return best?.statement
    }

    /// The results of a method at the newest hop that made any: trusted ones before claims, in the server's own field where it has
    /// one; forged ones where there is nothing else, because the page cannot tell.
    private func candidates(_ method: ResultMethod) -> StatementSet {
        let known = statements(of: method) | trace.subjects.fetched.filter { self.method($0) == method }
        guard !known.isEmpty else { return forged.filter { self.method($0) == method } }
        let trusted = known & trusted
        let newest = newest(of: trusted.isEmpty ? known : trusted)
        let ofFields = newest & trace.subjects.ofFields
        return ofFields.isEmpty ? newest : ofFields
    }

    /// Those of the newest hop; all where no hop is known.
    func newest(of statements: StatementSet) -> StatementSet {
        var newest: Int?
        for statement in statements { if let hop = hop(statement) { newest = max(newest ?? hop, hop) } }
        return statements.filter { hop($0) == newest }
    }

    private func statements(of method: ResultMethod) -> StatementSet {
        switch method {
        case .spf: spf
        case .dkim: dkim
        case .dmarc: dmarc
        case .arc: arc
        case .other, .none, .iprev, .auth, .compauth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime,
            .vbr:
            StatementSet()
        }
    }

    // What misleads

    /// Whether who reads only the word is led to something wrong: it says more than is known of the author, or less.
    private func isMisleading(_ remark: ShownSummary.Remark, _ word: ShownSummary.Word, _ statement: Int) -> Bool {
        switch remark {
        case .ofForwarder, .ofRelay, .ofFetch, .ofList, .listSigned, .signedInPart, .forged, .failedByForwarding, .brokenByList,
            .policyOfOther:
            return true
        // Of the author seals say nothing, whoever wrote that they hold.
        case .claimed, .unplaced: return method(statement) != .arc && saysYesOrNo(statement, word)
        case .guess: return isPass(statement) || result(statement).wordClass != .weak
        case .couldNotBeChecked, .keyNotFetched: return readsLikeFailure(word)
        // Of a mail that was signed, “none” reads as if it were not.
        case .keyMissing: return readsLikeFailure(word) || result(statement).wordClass == .nothing
        case .ofService, .ofOther, .ofOneAuthor, .ofUnknown, .serviceSigned, .otherSigned:
            return isCarried(statement) || !isAuthorShown
        case .policyFailedOnTheWay: return policyBefore != nil
        case .ofFilter: return !isAuthorShown && fronted(statement) != nil
        case .ofServerName: return !isAligned(statement) && !isAuthorShown
        case .authorsOwn, .authorSigned, .policyMet, .policyMetByDKIM, .sealsHold, .changedOnTheWay, .authorFailed,
            .otherFailed, .noRecord, .notSigned, .policyFailed, .noPolicy, .sealsBroken, .noSeals, .noRow,
            .noPolicyRow:
            return false
        }
    }

    private func saysYesOrNo(_ statement: Int, _ word: ShownSummary.Word) -> Bool {
        switch result(statement).wordClass {
        case .pass, .passLike: true
        case .fail, .weak, .error, .nothing: readsLikeFailure(word) || result(statement) == .softfail
        }
    }

    private func readsLikeFailure(_ word: ShownSummary.Word) -> Bool {
        switch word {
        case .failForError: true
        case .recorded(let result): result.wordClass == .fail
        }
    }

    /// Whether a row beside it is a PASS of the author that a trusted server gave.
    private var isAuthorShown: Bool {
        let proofs = passed & trusted
        if let path = shown(.spf), (proofs & aligned).contains(path), !isGuess(path) { return true }
        if let signature = shown(.dkim), (proofs & aligned).contains(signature) { return true }
        guard let policy = shown(.dmarc) else { return false }
        return proofs.contains(policy) && isPolicyOfAuthor(policy)
    }

    /// A forwarding put its own name into the envelope.
    private func isCarried(_ statement: Int) -> Bool {
        method(statement) == .spf && forwarding(before: statement, where: { $0.isRewritten }) != nil
    }
}
