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
        let name = trace.domain(at: container(statement).authservID)
        return name.flatMap { trace.domains.provider($0) } == Providers.google ? .gmail : .other
    }

    func shownRow(_ method: ResultMethod, _ viewer: ShownSummary.Viewer) -> ShownSummary.Row {
        guard let statement = shown(method) else {
            return ShownSummary.Row(method: method, remark: method == .dmarc ? .noPolicyRow : .noRow, isMisleading: false)
        }
        let remark = self.remark(statement)
        let result = self.result(statement)
        let word: ShownSummary.Word =
            viewer == .gmail && result.wordClass == .error ? .failForError : .recorded(result)
        return ShownSummary.Row(
            method: method, word: word, statement: statement, hidden: hidden(method, beside: statement), remark: remark,
            isMisleading: isMisleading(remark, word, statement))
    }

    // Which results

    /// Of the results of the newest hop that made any, one that passed, the author's before others.
    func shown(_ method: ResultMethod) -> Int? {
        let scope = self.scope(method)
        var best: (weight: Int, statement: Int)?
        for statement in candidates(method, scope) where isShown(statement, method, scope) {
            let weight =
                (isPass(statement) ? 4 : 0) + (isAligned(statement) ? 2 : 0) + (source(statement) == .receivedSPF ? 0 : 1)
            if weight > best?.weight ?? -1 { best = (weight, statement) }
        }
        return best?.statement
    }

    /// Other results of the method at the same hop.
    private func hidden(_ method: ResultMethod, beside shown: Int) -> [Int] {
        let scope = self.scope(method)
        return candidates(method, scope).filter { $0 != shown && isShown($0, method, scope) }
    }

    /// Where the results of a method are taken from: trusted ones before claims, in the server's own field where it has one;
    /// forged ones where there is nothing else, because the page cannot tell.
    private struct Scope {
        var isForged = false
        var isTrusted = false
        var hop: Int?
        var hasField = false
    }

    private func scope(_ method: ResultMethod) -> Scope {
        let known = statements(of: method)
        guard !known.isEmpty else { return Scope(isForged: true) }
        var scope = Scope(isTrusted: known.contains { isTrusted($0) })
        for statement in known where !scope.isTrusted || isTrusted(statement) {
            if let own = hop(statement) { scope.hop = max(scope.hop ?? own, own) }
        }
        scope.hasField = known.contains { statement in
            source(statement) == .authenticationResults && hop(statement) == scope.hop
                && (!scope.isTrusted || isTrusted(statement))
        }
        return scope
    }

    private func candidates(_ method: ResultMethod, _ scope: Scope) -> [Int] {
        scope.isForged ? forged : statements(of: method)
    }

    private func isShown(_ statement: Int, _ method: ResultMethod, _ scope: Scope) -> Bool {
        if scope.isForged { return reading(statement).method == method }
        return hop(statement) == scope.hop && (!scope.isTrusted || isTrusted(statement))
            && (!scope.hasField || source(statement) == .authenticationResults)
    }

    private func statements(of method: ResultMethod) -> [Int] {
        switch method {
        case .spf: spf
        case .dkim: dkim
        case .dmarc: dmarc
        case .arc: arc
        case .other, .none, .iprev, .auth, .compauth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime,
            .vbr:
            []
        }
    }

    // What misleads

    /// Whether who reads only the word is led to something wrong: it says more than is known of the author, or less.
    private func isMisleading(_ remark: ShownSummary.Remark, _ word: ShownSummary.Word, _ statement: Int) -> Bool {
        switch remark {
        case .ofForwarder, .ofList, .listSigned, .signedInPart, .forged, .failedByForwarding, .brokenByList, .policyOfOther:
            return true
        // Of the author seals say nothing, whoever wrote that they hold.
        case .claimed, .unplaced: return reading(statement).method != .arc && saysYesOrNo(statement, word)
        case .guess: return isPass(statement) || result(statement).wordClass != .weak
        case .couldNotBeChecked, .keyNotFetched, .keyMissing: return readsLikeFailure(word)
        case .ofService, .ofOther, .ofUnknown, .serviceSigned, .otherSigned: return isCarried(statement) || !isAuthorShown
        case .ofServerName: return !isAligned(statement) && !isAuthorShown
        case .authorsOwn, .authorSigned, .policyMet, .policyMetByDKIM, .sealsHold, .changedOnTheWay, .authorFailed, .otherFailed,
            .noRecord, .notSigned, .policyFailed, .policyFailedOnTheWay, .noPolicy, .sealsBroken, .noSeals, .noRow, .noPolicyRow:
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
        for method in [ResultMethod.spf, .dkim] {
            guard let statement = shown(method), isPass(statement), isTrusted(statement), !isGuess(statement) else { continue }
            if isAligned(statement) { return true }
        }
        guard let statement = shown(.dmarc) else { return false }
        return isPass(statement) && isTrusted(statement) && isPolicyOfAuthor(statement)
    }

    /// A forwarding put its own name into the envelope.
    private func isCarried(_ statement: Int) -> Bool {
        reading(statement).method == .spf && forwarding(before: statement, where: { $0.isRewritten }) != nil
    }
}
