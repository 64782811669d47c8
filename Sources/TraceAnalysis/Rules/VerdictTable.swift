internal import TraceFields

/// What the rows of the verdict table ask of a trace that its findings are known of.
struct VerdictGround {
    let context: RuleContext
    /// A trusted DKIM pass of the author.
    let signaturePass: Int?
    /// A trusted SPF pass of the author.
    let pathPass: Int?
    /// A trusted `dmarc=pass`.
    let policyPass: Int?
    /// All PASS words of the message that a check of the mail itself gave, and those of them that are trusted.
    let passes: [Int]
    let trustedPasses: [Int]

    init(_ context: RuleContext) {
        self.context = context
        signaturePass = context.authorSignaturePass
        pathPass = context.authorPathPass()
        policyPass = context.policyPass
        passes = (context.spf + context.dkim + context.dmarc).filter { context.isPass($0) && !context.isGuess($0) }
        trustedPasses = passes.filter { context.isTrusted($0) }
    }

    var isProven: Bool { signaturePass != nil || pathPass != nil }
    var isForwarded: Bool { !context.trace.forwardings.isEmpty }

    func has(_ code: FindingCode) -> Bool { context.hasFired(code) }

    func finding(_ code: FindingCode) -> Int? { context.trace.findings.firstIndex { $0.code == code } }

    /// A finding that is at least likely.
    func hasLikely(_ code: FindingCode) -> Bool {
        context.trace.findings.contains { $0.code == code && $0.confidence >= .likely }
    }

    /// The author's signature was judged by a trusted server and did not pass; nil where nothing was said of it.
    var unprovenSignature: Int? {
        context.dkim.first { context.isAligned($0) && context.isTrusted($0) && context.result($0).wordClass != .pass
            && context.result($0).wordClass != .nothing }
    }

    /// A DNS finding about the author's side, seen before the mail was forwarded, and not made up for by another pass.
    func dnsFinding(_ code: FindingCode) -> Int? {
        context.trace.findings.firstIndex { finding in
            guard finding.code == code else { return false }
            return context.trace.evidence[finding.evidence].contains { reason in
                guard let number = reason.statement else { return false }
                let statement = number - 1
                guard context.leg(statement) ?? 1 == 1 else { return false }
                return context.isAligned(statement) || !isProven
            }
        }
    }

    /// A forged PASS, and how many.
    var forgedPasses: Int {
        var count = 0
        for statement in context.forged where context.isPass(statement) { count += 1 }
        return count
    }

    /// A trusted statement by which the author's domain did not pass.
    var failure: Int? {
        let isFinal = { (statement: Int) in context.isTrusted(statement) }
        if let policy = context.dmarc.first(where: { isFinal($0) && context.result($0).wordClass == .fail }) { return policy }
        guard !isProven, policyPass == nil else { return nil }
        if let path = context.spf.first(where: {
            isFinal($0) && context.isAligned($0) && (context.result($0).wordClass == .fail || context.result($0) == .softfail)
        }) {
            return path
        }
        return context.dkim.first { isFinal($0) && context.isAligned($0) && context.result($0).wordClass == .fail }
    }
}

/// The decision table: the first row whose condition holds gives the verdict.
struct VerdictRow: Sendable {
    var code: Verdict.Code
    /// The findings that make it, strongest first; those that fired are named in the verdict.
    var findings: [FindingCode]
    var holds: @Sendable (VerdictGround) -> Bool

    init(_ code: Verdict.Code, _ findings: [FindingCode], _ holds: @escaping @Sendable (VerdictGround) -> Bool) {
        self.code = code
        self.findings = findings
        self.holds = holds
    }

    static let table: [VerdictRow] = [
        VerdictRow(.forged, [.forgedAuthenticationResults]) { $0.hasLikely(.forgedAuthenticationResults) && $0.forgedPasses > 0 },
        VerdictRow(.authorUncovered, [.dkimFromNotSigned]) { ground in
            guard let finding = ground.finding(.dkimFromNotSigned), ground.context.trace.findings[finding].severity == .critical else {
                return false
            }
            return ground.isOnlyPass(finding)
        },
        VerdictRow(.forwarderPassAuthorUnproven, [.spfPassForForwarder, .dkimTemperrorDNS, .dkimKeyMissing, .dkimBodyChangedInTransit]) {
            $0.has(.spfPassForForwarder) && !$0.isProven && $0.policyPass == nil
                && ($0.has(.dkimTemperrorDNS) || $0.has(.dkimKeyMissing) || $0.unprovenSignature != nil)
        },
        VerdictRow(.forwardedAuthentic, [.spfPassForForwarder]) {
            $0.has(.spfPassForForwarder) && ($0.signaturePass != nil || $0.policyPass != nil)
        },
        VerdictRow(.forwardedUnproven, [.spfPassForForwarder]) { $0.has(.spfPassForForwarder) && !$0.isProven },
        VerdictRow(.dnsBroken, [.spfTemperrorDNS, .dkimTemperrorDNS, .dkimKeyMissing]) {
            $0.dnsFinding(.spfTemperrorDNS) != nil && ($0.dnsFinding(.dkimTemperrorDNS) != nil || $0.dnsFinding(.dkimKeyMissing) != nil)
        },
        VerdictRow(.dnsPartlyBroken, [.spfTemperrorDNS, .dkimKeyMissing, .dkimTemperrorDNS]) {
            $0.dnsFinding(.spfTemperrorDNS) != nil || $0.dnsFinding(.dkimTemperrorDNS) != nil || $0.dnsFinding(.dkimKeyMissing) != nil
        },
        VerdictRow(.arcTrusted, [.dmarcPassByARCOverride]) { $0.has(.dmarcPassByARCOverride) },
        VerdictRow(.list, [.dkimBrokenByList, .dkimPassForList, .spfPassUnaligned]) {
            $0.has(.dkimBrokenByList) || $0.isUnprovenListCopy
        },
        VerdictRow(.failHarmless, [.spfFailExplainedByForwarding]) {
            $0.has(.spfFailExplainedByForwarding) && $0.signaturePass != nil
        },
        VerdictRow(.failUnproven, [.spfFailExplainedByForwarding]) { $0.has(.spfFailExplainedByForwarding) && !$0.isProven },
        VerdictRow(.altered, [.dkimBodyChangedInTransit]) { $0.has(.dkimBodyChangedInTransit) && $0.isAltered },
        VerdictRow(.replay, [.dkimReplaySuspected]) { $0.has(.dkimReplaySuspected) },
        VerdictRow(.serviceOnly, [.spfPassForESPDomain, .spfPassUnaligned, .dkimPassUnaligned]) {
            !$0.isProven && $0.policyPass == nil && $0.hasForeignPass
        },
        VerdictRow(.guess, [.bestguesspass]) { $0.has(.bestguesspass) && $0.policyPass == nil },
        VerdictRow(.claimsOnly, [.passFromUntrustedHop]) { ground in
            ground.isOnlyClaimed
        },
        VerdictRow(.authorFail, [.spfNeutralSoftfail]) { $0.failure != nil && !$0.isForwarded },
        VerdictRow(.authentic, []) { $0.policyPass != nil },
        VerdictRow(.authenticNoDMARC, [.dmarcMissing]) { $0.isProven && $0.failure == nil },
        // What is left of forwarded mail: results, and none of them for the author.
        VerdictRow(.forwardedUnproven, []) { $0.isForwarded && $0.failure != nil },
        VerdictRow(.authorFail, []) { $0.failure != nil },
        VerdictRow(.noData, [.noResultsAtFinalHop]) { _ in true },
    ]
}

extension VerdictGround {
    /// Every PASS was written outside the trust line.
    var isOnlyClaimed: Bool {
        let claims = context.copies.filter { context.isPass($0) }
        return !(passes.isEmpty && claims.isEmpty) && trustedPasses.isEmpty
    }

    /// Whether nothing passed for the author's name but the signatures that a finding speaks about.
    func isOnlyPass(_ finding: Int) -> Bool {
        let cited = context.trace.evidence[context.trace.findings[finding].evidence].compactMap { $0.statement }
        let others = trustedPasses.filter { !cited.contains($0 + 1) && context.reading($0).method != .dmarc }
        return !others.contains { context.isAligned($0) }
    }

    /// A copy of a list where nothing proves the author.
    var isUnprovenListCopy: Bool {
        guard !isProven, policyPass == nil, context.trace.forwardings.contains(where: \.isThroughList) else { return false }
        return trustedPasses.contains { context.role($0) == .list }
    }

    /// The change matters for the author: a surviving signature of the author beside a broken one proves enough.
    var isAltered: Bool {
        guard let finding = finding(.dkimBodyChangedInTransit), context.trace.findings[finding].severity >= .warning else { return false }
        guard let hop = context.trace.hops.last(where: \.isTrusted)?.n else { return true }
        return !context.dkim.contains { context.isPass($0) && context.isAligned($0) && context.isTrusted($0) && (context.hop($0) ?? hop) == newestHop }
    }

    private var newestHop: Int? { context.dkim.compactMap { context.isTrusted($0) ? context.hop($0) : nil }.max() }

    /// A trusted pass about somebody else.
    var hasForeignPass: Bool {
        trustedPasses.contains { context.reading($0).method != .dmarc && !context.isAligned($0) && context.domain($0) != nil }
    }
}
