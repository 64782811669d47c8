/// One row of the decision table: the first whose condition holds gives the verdict.
struct VerdictRow: Sendable {
    var code: Verdict.Code
    /// The findings that make it, strongest first; those that fired are named in the verdict.
    var findings: [FindingCode]
    var holds: @Sendable (borrowing VerdictGround) -> Bool

    init(_ code: Verdict.Code, _ findings: [FindingCode], _ holds: @escaping @Sendable (borrowing VerdictGround) -> Bool) {
        self.code = code
        self.findings = findings
        self.holds = holds
    }

    static let table: [VerdictRow] = [
        VerdictRow(.forged, [.forgedAuthenticationResults]) { $0.hasLikely(.forgedAuthenticationResults) && $0.forgedPasses > 0 },
        VerdictRow(.authorUncovered, [.dkimFromNotSigned]) { ground in
            guard let finding = ground.finding(.dkimFromNotSigned) else { return false }
            return ground.context.trace.findings[finding].severity == .critical && ground.isOnlyPass(finding)
        },
        VerdictRow(
            .forwarderPassAuthorUnproven, [.spfPassForForwarder, .dkimTemperrorDNS, .dkimKeyMissing, .dkimBodyChangedInTransit]
        ) {
            $0.has(.spfPassForForwarder) && !$0.isProven && $0.policyPass == nil
                && ($0.hasLackingKey || $0.unprovenSignature != nil && !$0.isAcceptedOnSeal)
        },
        VerdictRow(.forwardedAuthentic, [.spfPassForForwarder]) {
            $0.has(.spfPassForForwarder) && ($0.signaturePass != nil || $0.policyPass != nil)
                && ($0.isProvenBehindForwarder || !$0.isAltered)
        },
        VerdictRow(.forwardedUnproven, [.spfPassForForwarder]) {
            ($0.has(.spfPassForForwarder) || $0.isMasked && $0.hasForeignPass) && !$0.isProven && !$0.isAcceptedOnSeal
        },
        VerdictRow(.dnsBroken, [.spfTemperrorDNS, .dkimTemperrorDNS, .dkimKeyMissing]) {
            $0.hasDNSFinding(.spfTemperrorDNS) && ($0.hasDNSFinding(.dkimTemperrorDNS) || $0.hasDNSFinding(.dkimKeyMissing))
        },
        VerdictRow(.dnsPartlyBroken, [.spfTemperrorDNS, .dkimKeyMissing, .dkimTemperrorDNS]) {
            $0.hasDNSFinding(.spfTemperrorDNS) || $0.hasDNSFinding(.dkimTemperrorDNS) || $0.hasDNSFinding(.dkimKeyMissing)
        },
        VerdictRow(.arcTrusted, [.dmarcPassByARCOverride]) { $0.isAcceptedOnSeal },
        VerdictRow(.list, [.dkimBrokenByList, .dkimPassForList, .spfPassUnaligned]) {
            $0.has(.dkimBrokenByList) || $0.isUnprovenListCopy || $0.isProvenBeforeList
        },
        VerdictRow(.failHarmless, [.spfFailExplainedByForwarding]) {
            $0.has(.spfFailExplainedByForwarding) && $0.signaturePass != nil && !$0.isSignatureLost
        },
        VerdictRow(.failUnproven, [.spfFailExplainedByForwarding]) { $0.has(.spfFailExplainedByForwarding) && !$0.isProven },
        VerdictRow(.altered, [.dkimBodyChangedInTransit]) { $0.has(.dkimBodyChangedInTransit) && $0.isAltered },
        VerdictRow(.replay, [.dkimReplaySuspected]) { $0.isReplay },
        VerdictRow(.serviceOnly, [.spfPassForESPDomain, .spfPassUnaligned, .dkimPassUnaligned]) {
            !$0.isProven && $0.policyPass == nil && $0.hasForeignPass
        },
        VerdictRow(.guess, [.bestguesspass]) { $0.hasTrustedGuess && $0.policyPass == nil },
        VerdictRow(.claimsOnly, [.passFromUntrustedHop, .resultCopiedDownstream]) { $0.isOnlyClaimed },
        VerdictRow(.authenticNoDMARC, []) { $0.isContradicted },
        VerdictRow(.authorFail, [.spfNeutralSoftfail]) {
            $0.failure != nil && !$0.isFailureBehindForwarding
        },
        VerdictRow(.authorFail, [.resultsDisagree]) { $0.context.relayed != nil },
        VerdictRow(.authentic, []) { $0.policyPass != nil },
        VerdictRow(.authenticNoDMARC, [.dmarcMissing]) { $0.isProven && $0.failure == nil },
        // What is left of forwarded mail: results, and none of them for the author.
        VerdictRow(.forwardedUnproven, []) { $0.isFailureBehindForwarding },
        VerdictRow(.authorFail, []) { $0.failure != nil },
        // No PASS, and no word but of servers that nobody vouches for.
        VerdictRow(.claimsOnly, []) { $0.claimedFailure != nil },
        VerdictRow(.noData, [.noResultsAtFinalHop]) { _ in true },
    ]
}
