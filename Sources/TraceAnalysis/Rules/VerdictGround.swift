internal import TraceFields

/// What the rows of the verdict table ask: a trace whose findings are known, and what in it proves the author.
struct VerdictGround: ~Copyable {
    var context: RuleContext
    /// A trusted DKIM pass of the author.
    let signaturePass: Int?
    /// A trusted SPF pass of the author.
    let pathPass: Int?
    /// A trusted `dmarc=pass`.
    let policyPass: Int?

    init(_ context: consuming RuleContext) {
        signaturePass = context.authorSignaturePass
        pathPass = context.authorPathPass()
        policyPass = context.policyPass
        context.indexPasses()
        self.context = context
    }

    /// All PASS words of the message that a check of the mail itself gave, and those of them that are trusted.
    var passes: [Int] { context.trace.subjects.passes }
    var trustedPasses: [Int] { context.trace.subjects.trustedPasses }

    var isProven: Bool { signaturePass != nil || pathPass != nil }
    /// An alias service wrote From.
    var isMasked: Bool { context.trace.rewrittenFrom?.writer == .forwarder }
    var isForwarded: Bool { !context.trace.forwardings.isEmpty }

    func has(_ code: FindingCode) -> Bool { context.hasFired(code) }

    func finding(_ code: FindingCode) -> Int? { context.trace.findings.firstIndex { $0.code == code } }

    /// A finding that is at least likely.
    func hasLikely(_ code: FindingCode) -> Bool {
        context.trace.findings.contains { $0.code == code && $0.confidence >= .likely }
    }

    /// The author's signature was judged by a trusted server and did not pass; nil where nothing was said of it.
    var unprovenSignature: Int? {
        context.dkim.first { statement in
            guard context.isAligned(statement), context.isTrusted(statement) else { return false }
            switch context.result(statement).wordClass {
            case .pass, .nothing: return false
            case .passLike, .fail, .weak, .error: return true
            }
        }
    }

    /// A finding of DNS about the author's side, seen before the mail was forwarded and not made up for by another pass.
    func hasDNSFinding(_ code: FindingCode) -> Bool {
        for finding in context.trace.findings.indices where context.trace.findings[finding].code == code {
            for index in context.trace.findings[finding].evidence {
                guard let number = context.trace.evidence[index].statement, context.leg(number - 1) ?? 1 == 1 else { continue }
                // A stranger's record changes nothing for the author, whether it is there or not.
                guard context.trace.statements[number - 1].alignment != .no else { continue }
                if context.isAligned(number - 1) || !isProven { return true }
            }
        }
        return false
    }

    var forgedPasses: Int {
        var count = 0
        for statement in context.forged where context.isPass(statement) { count += 1 }
        return count
    }

    var copiedPasses: Int {
        var count = 0
        for statement in context.copies where context.isPass(statement) { count += 1 }
        return count
    }

    /// Every PASS was written outside the trust line.
    var isOnlyClaimed: Bool { trustedPasses.isEmpty && !(passes.isEmpty && copiedPasses == 0) }

    /// A word of an untrusted server by which the author's domain did not pass, where no server that is trusted said anything.
    var claimedFailure: Int? {
        guard !context.trace.subjects.judgements.contains(where: { context.isTrusted($0) }) else { return nil }
        for statements in [context.dmarc, context.spf, context.dkim] {
            let failure = statements.first { statement in
                context.isAligned(statement)
                    && (context.result(statement).wordClass == .fail || context.result(statement) == .softfail)
            }
            if let failure { return failure }
        }
        return nil
    }

    /// What proves the author: the newest checks before older ones, DKIM before SPF before DMARC.
    var proof: Int? { newestPass(context.dkim) ?? newestPass(context.spf) ?? signaturePass ?? pathPass ?? policyPass }

    private func newestPass(_ statements: [Int]) -> Int? {
        var newest: Int?
        for statement in statements where context.isTrusted(statement) {
            if let hop = context.hop(statement) { newest = max(newest ?? hop, hop) }
        }
        return statements.first { statement in
            context.hop(statement) == newest && context.isTrusted(statement) && context.isPass(statement)
                && context.isAligned(statement) && !context.isGuess(statement)
        }
    }

    /// What a trusted server said of the author itself, where everything else is only claimed.
    var ownWord: Int? {
        if let failure { return failure }
        for statements in [context.dmarc, context.spf, context.dkim] {
            let said = statements.first {
                context.isTrusted($0) && context.domain($0) != nil && context.result($0).wordClass != .nothing
            }
            if let said { return said }
        }
        return nil
    }

    /// A trusted statement by which the author's domain did not pass.
    var failure: Int? {
        if let policy = context.dmarc.first(where: { context.isTrusted($0) && context.result($0).wordClass == .fail }) {
            return policy
        }
        guard !isProven, policyPass == nil else { return nil }
        return context.spf.first { isAuthorsFailure($0) } ?? context.dkim.first { isAuthorsFailure($0) }
    }

    func isAuthorsFailure(_ statement: Int) -> Bool {
        guard context.isTrusted(statement), context.isAligned(statement) else { return false }
        return context.result(statement).wordClass == .fail || context.result(statement) == .softfail
    }

    /// Whether nothing passed for the author's name but the signatures that a finding speaks about.
    func isOnlyPass(_ finding: Int) -> Bool {
        let cited = context.trace.evidence[context.trace.findings[finding].evidence].compactMap { $0.statement }
        return !trustedPasses.contains { statement in
            !cited.contains(statement + 1) && context.reading(statement).method != .dmarc && context.isAligned(statement)
        }
    }

    /// A copy of a list where nothing proves the author.
    var isUnprovenListCopy: Bool {
        guard !isProven, policyPass == nil, context.trace.forwardings.contains(where: \.isThroughList) else { return false }
        return trustedPasses.contains { context.role($0) == .list }
    }

    /// Trusted PASS statements about a list.
    var listPasses: Int { trustedPasses.count { context.role($0) == .list } }

    /// The change matters: no signature of the author survived it at the newest hop that judged signatures.
    var isAltered: Bool {
        guard let finding = finding(.dkimBodyChangedInTransit), context.trace.findings[finding].severity >= .warning else {
            return false
        }
        let newest = context.dkim.compactMap { context.isTrusted($0) ? context.hop($0) : nil }.max()
        return !trustedPasses.contains { statement in
            context.reading(statement).method == .dkim && context.isAligned(statement) && context.hop(statement) == newest
        }
    }

    /// A trusted pass about somebody else.
    var hasForeignPass: Bool {
        trustedPasses.contains { statement in
            context.reading(statement).method != .dmarc && !context.isAligned(statement) && context.domain(statement) != nil
        }
    }
}
