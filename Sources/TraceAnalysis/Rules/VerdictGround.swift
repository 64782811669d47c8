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
    /// All PASS words of the message that a check of the mail itself gave, and those of them that are trusted.
    let passes: StatementSet
    let trustedPasses: StatementSet

    init(_ context: consuming RuleContext) {
        signaturePass = context.authorSignaturePass
        pathPass = context.authorPathPass
        policyPass = context.policyPass
        passes = ((context.spf | context.dkim | context.dmarc) & context.passed) - context.guesses
        trustedPasses = passes & context.trusted
        self.context = context
    }

    var isProven: Bool { signaturePass != nil || pathPass != nil }
    /// An alias service wrote From.
    var isMasked: Bool { context.trace.rewrittenFrom?.writer == .forwarder }
    var isForwarded: Bool { !context.trace.forwardings.isEmpty }

    func has(_ code: FindingCode) -> Bool { context.hasFired(code) }

    func finding(_ code: FindingCode) -> Int? { context.trace.findings.firstIndex { $0.code == code } }

    func variant(_ code: FindingCode) -> Finding.Variant? { finding(code).flatMap { context.trace.findings[$0].variant } }

    /// A finding that is at least likely.
    func hasLikely(_ code: FindingCode) -> Bool {
        context.trace.findings.contains { $0.code == code && $0.confidence >= .likely }
    }

    /// The author's signature was judged by a trusted server and did not pass; nil where nothing was said of it.
    var unprovenSignature: Int? {
        (context.dkim & context.aligned & context.trusted).first { statement in
            switch context.result(statement).wordClass {
            case .pass, .nothing: return false
            case .passLike, .fail, .weak, .error: return true
            }
        }
    }

    /// What somebody who is not trusted says of the author's signature.
    var claimedSignature: Int? {
        (((context.dkim | context.copies) & context.aligned) - context.trusted).first {
            context.method($0) == .dkim && context.result($0).wordClass != .nothing
        }
    }

    /// A key was not there, or could not be fetched, and no newer server had it.
    var hasLackingKey: Bool {
        context.trace.findings.contains {
            ($0.code == .dkimTemperrorDNS || $0.code == .dkimKeyMissing) && $0.variant != .fetchedLater
        }
    }

    /// A finding of DNS about the author's side, seen before the mail was forwarded and not made up for by another pass.
    func hasDNSFinding(_ code: FindingCode) -> Bool {
        for finding in context.trace.findings.indices
        where context.trace.findings[finding].code == code && context.trace.findings[finding].variant != .fetchedLater {
            for index in context.trace.findings[finding].evidence {
                guard let number = context.trace.evidence[index].statement, context.leg(number - 1) ?? 1 == 1 else { continue }
                // What nobody can be named for tells of no receiver's DNS.
                guard
                    context.trace.statements[number - 1].confidence > .unattributed || context.isTrusted(number - 1)
                else { continue }
                // A stranger's record changes nothing for the author, whether it is there or not.
                guard !context.trace.isOfStranger(context.trace.statements[number - 1]) else { continue }
                // Whose mail nothing shows and something denies may name a key that never was.
                if context.method(number - 1) == .dkim, isContested, !context.isTied(number - 1) { continue }
                if context.method(number - 1) == .dkim,
                    context.hasSignaturePass(beside: number - 1) || isKeyFetched(of: number - 1) || isPassClaimed(of: number - 1)
                {
                    continue
                }
                if context.isAligned(number - 1) || !isProven { return true }
            }
        }
        return false
    }

    /// A PASS of the same signature stands there in the name of the same server, and nobody can tell whether that server wrote it: a second
    /// program of its own may have had the key.
    private func isPassClaimed(of statement: Int) -> Bool {
        guard let writer = context.writerName(statement) else { return false }
        return ((context.dkim & context.passed) - context.trusted).contains {
            context.writerName($0) == writer && context.isSameSignature($0, statement)
        }
    }

    /// What was checked speaks against the author, or passed for somebody else alone.
    private var isContested: Bool { failure != nil || !isProven && policyPass == nil && hasForeignPass }

    /// A server that is trusted, where the one that saw the error is not, had the key of the same signature.
    private func isKeyFetched(of statement: Int) -> Bool {
        guard !context.isTrusted(statement) else { return false }
        return (context.dkim & context.trusted).contains { other in
            switch context.result(other).wordClass {
            case .pass, .fail: context.isSameSignature(other, statement) && !SignatureFailure.isOfKey(other, context)
            case .passLike, .weak, .error, .nothing: false
            }
        }
    }

    /// A guess of a server that is trusted; what is only claimed tells nothing of the receiver.
    var hasTrustedGuess: Bool {
        context.trace.findings.indices.contains { context.trace.findings[$0].code == .bestguesspass && isTold($0) }
    }

    /// Whether a finding stands on a statement of a server that is trusted.
    private func isTold(_ finding: Int) -> Bool {
        for index in context.trace.findings[finding].evidence {
            if let number = context.trace.evidence[index].statement, context.isTrusted(number - 1) { return true }
        }
        return false
    }

    /// SPF or DKIM passed for the author at the server that took the mail last.
    var isProvenOnLastLeg: Bool {
        let checks = ((context.spf | context.dkim) & trustedPasses & context.aligned) - context.guesses
        let leg = context.lastLeg
        return checks.contains { context.leg($0) == leg }
    }

    /// The server that took the mail last believed a seal, because nothing of the author's passed there.
    var isAcceptedOnSeal: Bool { has(.dmarcPassByARCOverride) && !isProvenOnLastLeg }

    /// The author's own signature failed at the newest server, and no other of the author's passed.
    var failedSignature: Int? {
        guard signaturePass == nil else { return nil }
        return (context.newest(of: context.dkim & context.trusted) & context.aligned).first {
            context.result($0).wordClass == .fail
        }
    }

    var forgedPasses: Int { (context.forged & context.passed).count }
    var copiedPasses: Int { (context.copies & context.passed).count }

    /// Every PASS was written outside the trust line.
    var isOnlyClaimed: Bool { trustedPasses.isEmpty && !(passes.isEmpty && copiedPasses == 0) }

    /// A word of an untrusted server by which the author's domain did not pass, where no server that is trusted said anything.
    var claimedFailure: Int? {
        guard (context.judgements & context.trusted).isEmpty else { return nil }
        return (context.dmarc & context.aligned).first { isFailure($0) }
            ?? (context.spf & context.aligned).first { isFailure($0) }
            ?? (context.dkim & context.aligned).first { isFailure($0) }
    }

    func isFailure(_ statement: Int) -> Bool {
        context.result(statement).wordClass == .fail || context.result(statement) == .softfail
    }

    /// What proves the author: the newest checks before older ones, DKIM before SPF before DMARC.
    var proof: Int? {
        guard let signature = newestPass(context.dkim - weakSignatures) else {
            return newestPass(context.spf) ?? signaturePass ?? pathPass ?? policyPass
        }
        guard let path = newestPass(context.spf), let hop = context.hop(path) else { return signature }
        return hop > context.hop(signature) ?? 0 ? path : signature
    }

    /// Signatures whose PASS is weak evidence.
    private var weakSignatures: StatementSet {
        var weak = StatementSet()
        for finding in context.trace.findings where finding.code == .dkimWeakKey && finding.severity >= .warning {
            for index in finding.evidence {
                if let number = context.trace.evidence[index].statement { weak.insert(number - 1) }
            }
        }
        return weak
    }

    /// What passed for the author where he was judged last.
    func newestPass(_ statements: StatementSet) -> Int? {
        ((context.newest(of: statements & context.trusted & context.aligned) & context.passed) - context.guesses).first
    }

    /// What a trusted server said of the author itself, where everything else is only claimed.
    var ownWord: Int? {
        failure ?? (context.dmarc & context.trusted).first { isSaid($0) }
            ?? (context.spf & context.trusted).first { isSaid($0) } ?? (context.dkim & context.trusted).first { isSaid($0) }
    }

    private func isSaid(_ statement: Int) -> Bool {
        context.domain(statement) != nil && context.result(statement).wordClass != .nothing
    }

    /// A trusted statement by which the author's domain did not pass.
    var failure: Int? {
        if let policy = failedPolicy { return policy }
        guard !isProven, policyPass == nil else { return nil }
        return failedPath ?? (context.dkim & context.trusted & context.aligned).first { isFailure($0) }
    }

    /// The mail was sent on before it came to the server at which the author did not pass.
    var isFailureBehindForwarding: Bool {
        guard let failure else { return false }
        guard let hop = context.judgedHop(failure) else { return isForwarded }
        return context.trace.forwardings.contains { $0.hop < hop }
    }

    var failedPolicy: Int? { (context.dmarc & context.trusted).first { context.result($0).wordClass == .fail } }

    /// A failure of DMARC about the author that no hop could be given, where nothing else decides about him, and that may be the receiver's own:
    /// it stands above the oldest trusted line, where only the receiving side writes, or a trusted hop is among those that may be meant.
    var doubtfulFailure: Int? {
        switch context.trace.verdict.code {
        case .claimsOnly, .serviceOnly, .noData, .guess: break
        default: return nil
        }
        // There the verdict tells of it itself.
        if context.trace.verdict.variant == .failures || context.trace.verdict.variant == .strangers { return nil }
        guard context.trace.order.isReliable, let line = context.trace.trustLine, (context.dmarc & context.trusted).isEmpty
        else { return nil }
        return (context.dmarc & context.aligned).first { statement in
            guard context.result(statement).wordClass == .fail, context.hop(statement) == nil,
                context.trace.statements[statement].suspicion == nil
            else { return false }
            return context.trace.statements[statement].field < context.trace.hops[line - 1].field
                || context.trace.statements[statement].alternatives.contains {
                    context.trace.hops[context.trace.alternatives[$0].hop - 1].isTrusted
                }
        }
    }

    /// By a record of the author's, not by one that the receiver made up.
    var failedPath: Int? {
        (context.spf & context.trusted & context.aligned).first { isFailure($0) && !context.isGuess($0) }
    }

    /// Whether nothing passed for the author's name but the signatures that a finding speaks about.
    func isOnlyPass(_ finding: Int) -> Bool {
        var others = (trustedPasses & context.aligned) - context.dmarc
        for index in context.trace.findings[finding].evidence {
            if let number = context.trace.evidence[index].statement { others.remove(number - 1) }
        }
        return others.isEmpty
    }

    /// A copy of a list where nothing proves the author.
    var isUnprovenListCopy: Bool {
        guard !isProven, policyPass == nil, context.trace.forwardings.contains(where: \.isThroughList) else { return false }
        return trustedPasses.contains { context.role($0) == .list }
    }

    /// A list put its name into From, and what was checked before proves the author.
    var isProvenBeforeList: Bool { context.trace.rewrittenFrom?.writer == .list && (isProven || policyPass != nil) }

    /// Trusted PASS statements about a list.
    var listPasses: Int { trustedPasses.filter { context.role($0) == .list }.count }

    /// The change matters: no signature of the author survived it at the newest hop that judged signatures. Where only the signature
    /// itself speaks of a change, what else proves or refutes the author decides.
    var isAltered: Bool {
        guard let finding = finding(.dkimBodyChangedInTransit), context.trace.findings[finding].severity >= .warning,
            isTold(finding), ![.untied, .failedBefore].contains(variant(.dkimBodyChangedInTransit))
        else { return false }
        let isClaimed = variant(.dkimBodyChangedInTransit) == .claimed
        if isAlterationGuessed || isClaimed,
            isProven || policyPass != nil || failedPath.map({ context.gateway($0) == nil }) ?? false
        {
            return false
        }
        if isClaimed, hasForeignPass { return false }
        return (context.newest(of: context.dkim & context.trusted) & trustedPasses & context.aligned).isEmpty
    }

    /// More signs of a replay than an honest mail shows.
    var isReplay: Bool { finding(.dkimReplaySuspected).map { context.trace.findings[$0].severity >= .warning } ?? false }

    /// No earlier result shows that the signature was valid before.
    var isAlterationGuessed: Bool { variant(.dkimBodyChangedInTransit) == .probable }

    /// SPF was asked about a service that filters mail for others, and no signature speaks against the author: whether that service works
    /// for the reader, so that no mail could pass, the copy does not tell.
    var failedGateway: DomainID? {
        guard let failedPath, let gateway = context.gateway(failedPath),
            !(context.dkim & context.trusted & context.aligned).contains(where: { isFailure($0) })
        else { return nil }
        return gateway
    }

    /// What a receiver made of all its checks, always about the domain in From.
    var composite: Int? {
        (context.compauth & context.trusted).first { context.result($0).wordClass != .nothing }
    }

    /// A trusted pass about somebody else.
    var hasForeignPass: Bool {
        (trustedPasses - context.dmarc - context.aligned).contains { context.domain($0) != nil }
    }

    /// The trusted PASS of another name that a reader sees first.
    var foreignPass: Int? {
        let all = trustedPasses - context.aligned
        let named = all.filter { context.domain($0) != nil }
        let passes = named.isEmpty ? all : named
        return (passes & context.spf).first ?? (passes & context.dkim).first ?? passes.first
    }
}
