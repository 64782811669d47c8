/// One rule of the catalogue: looks at the trace, and fires or says why not.
struct FindingRule: Sendable {
    var code: FindingCode
    /// What the message must hold for the rule to have anything to look at.
    var needs: Needs
    /// What it must hold, all of it, for the rule to be able to fire; a run that asks for no reasons leaves the rule out else.
    var signs: Signs
    /// Fires, and returns nil; or returns why it did not fire.
    var judge: @Sendable (inout RuleContext) -> Silence?

    init(
        _ code: FindingCode, needs: Needs, signs: Signs = [], _ judge: @escaping @Sendable (inout RuleContext) -> Silence?
    ) {
        self.code = code
        self.needs = needs
        self.signs = signs
        self.judge = judge
    }

    /// A rule runs where the message holds any of these; `always` runs on every message.
    struct Needs: OptionSet, Sendable {
        let rawValue: UInt16
        static let spf = Needs(rawValue: 1)
        static let dkim = Needs(rawValue: 1 << 1)
        static let dmarc = Needs(rawValue: 1 << 2)
        static let arc = Needs(rawValue: 1 << 3)
        static let compauth = Needs(rawValue: 1 << 4)
        /// A statement that looks forged.
        static let suspicion = Needs(rawValue: 1 << 5)
        static let signature = Needs(rawValue: 1 << 6)
        static let arcSet = Needs(rawValue: 1 << 7)
        static let hop = Needs(rawValue: 1 << 8)
        static let always = Needs(rawValue: 1 << 15)
    }

    /// Cheap facts of a message without which rules cannot fire. Forged and renamed statements aside.
    struct Signs: OptionSet, Sendable {
        let rawValue: UInt32
        /// Nobody sent it on; somebody did.
        static let direct = Signs(rawValue: 1)
        static let forwarded = Signs(rawValue: 1 << 1)
        /// SPF passed for a name that is not the author's.
        static let foreignPathPass = Signs(rawValue: 1 << 2)
        /// SPF said neither pass nor none.
        static let pathNotSettled = Signs(rawValue: 1 << 3)
        /// SPF said fail, softfail or neutral.
        static let pathFailure = Signs(rawValue: 1 << 4)
        /// A word that reads like a pass without a record behind it.
        static let guess = Signs(rawValue: 1 << 5)
        static let signaturePass = Signs(rawValue: 1 << 6)
        static let foreignSignaturePass = Signs(rawValue: 1 << 7)
        static let signatureNotPassed = Signs(rawValue: 1 << 8)
        static let testKey = Signs(rawValue: 1 << 9)
        /// A DKIM signature with `l=`.
        static let bodyLength = Signs(rawValue: 1 << 10)
        static let policyPass = Signs(rawValue: 1 << 11)
        /// DMARC that did not pass, or a composite result that did.
        static let override = Signs(rawValue: 1 << 12)
        static let untrustedPass = Signs(rawValue: 1 << 13)
        /// A pass for another name of the author's organization.
        static let relatedPass = Signs(rawValue: 1 << 14)
        /// A pass in a sealed or renamed copy.
        static let copiedPass = Signs(rawValue: 1 << 15)
        /// Words of different kinds for one method, forged ones included.
        static let difference = Signs(rawValue: 1 << 16)
        static let loopMark = Signs(rawValue: 1 << 17)
        static let noReturnPath = Signs(rawValue: 1 << 18)
    }
}

/// The rules in the order in which they must run: what hides stands before what is hidden.
enum Rules {
    static let all: [FindingRule] = [
        FindingRule(.forgedAuthenticationResults, needs: .suspicion, ForgedResultsRule.judge),
        FindingRule(
            .passFromUntrustedHop, needs: [.spf, .dkim, .dmarc, .compauth, .arc], signs: .untrustedPass, UntrustedPassRule.judge),
        FindingRule(.spfPassForForwarder, needs: .spf, signs: [.foreignPathPass, .forwarded], ForwarderPassRule.judge),
        FindingRule(.spfPassForESPDomain, needs: .spf, signs: .foreignPathPass, ServicePassRule.judge),
        FindingRule(.spfPassUnaligned, needs: .spf, signs: .foreignPathPass, UnalignedSPFRule.judge),
        FindingRule(.spfFailExplainedByForwarding, needs: .spf, signs: [.pathFailure, .forwarded], ExplainedFailRule.judge),
        FindingRule(.bestguesspass, needs: [.spf, .dmarc], signs: .guess, BestGuessRule.judge),
        FindingRule(.spfNeutralSoftfail, needs: .spf, signs: .pathFailure, SoftfailRule.judge),
        FindingRule(.spfTemperrorDNS, needs: .spf, signs: .pathNotSettled, SPFErrorRule.judge),
        FindingRule(.dkimPassForList, needs: .dkim, signs: .foreignSignaturePass, ListSignatureRule.judge),
        FindingRule(.dkimPassUnaligned, needs: .dkim, signs: .foreignSignaturePass, UnalignedSignatureRule.judge),
        FindingRule(.dkimKeyMissing, needs: .dkim, signs: .signatureNotPassed, KeyMissingRule.judge),
        FindingRule(.dkimTemperrorDNS, needs: .dkim, signs: .signatureNotPassed, KeyUnreachableRule.judge),
        FindingRule(.dkimBrokenByList, needs: .dkim, signs: [.signatureNotPassed, .forwarded], BrokenByListRule.judge),
        FindingRule(.dkimBodyChangedInTransit, needs: .dkim, signs: .signatureNotPassed, BodyChangedRule.judge),
        FindingRule(.dkimTestMode, needs: .dkim, signs: .testKey, TestModeRule.judge),
        FindingRule(.dkimLengthLimited, needs: .signature, signs: .bodyLength, LengthLimitRule.judge),
        FindingRule(.dkimWeakKey, needs: [.signature, .dkim], WeakKeyRule.judge),
        FindingRule(.dkimFromNotSigned, needs: .signature, UnsignedFromRule.judge),
        FindingRule(.dkimReplaySuspected, needs: .dkim, signs: [.signaturePass, .direct], ReplayRule.judge),
        FindingRule(.dmarcMissing, needs: [.spf, .dkim, .dmarc], MissingDMARCRule.judge),
        FindingRule(.dmarcPassThroughDKIMOnly, needs: .dmarc, signs: [.policyPass, .signaturePass], DKIMOnlyRule.judge),
        FindingRule(.dmarcPassByARCOverride, needs: [.compauth, .dmarc], signs: .override, ARCOverrideRule.judge),
        FindingRule(.arcNoneOnDirect, needs: [.arc, .arcSet], signs: .direct, DirectARCRule.judge),
        FindingRule(.arcFailed, needs: .arc, FailedChainRule.judge),
        FindingRule(.passFromEarlierLeg, needs: [.spf, .dkim, .dmarc], signs: .forwarded, EarlierLegRule.judge),
        FindingRule(
            .resultCopiedDownstream, needs: [.spf, .dkim, .dmarc, .arc, .compauth], signs: .copiedPass, CopiedResultRule.judge),
        FindingRule(.resultsDisagree, needs: [.spf, .dkim, .dmarc], signs: .difference, DisagreementRule.judge),
        FindingRule(.noResultsAtFinalHop, needs: .always, NoResultsRule.judge),
        FindingRule(.envelopeNullSender, needs: .always, NullSenderRule.judge),
        FindingRule(.returnPathMissing, needs: .always, signs: .noReturnPath, MissingReturnPathRule.judge),
        FindingRule(.verpNotForwarding, needs: .hop, DeliveryTagRule.judge),
        FindingRule(.sameOrgDifferentService, needs: [.spf, .dkim], signs: .relatedPass, SameOrganizationRule.judge),
        FindingRule(.microsoftOOFLoop, needs: .always, signs: .loopMark, AutomaticReplyLoopRule.judge),
        FindingRule(.timeTravel, needs: .hop, ClockRule.judge),
        FindingRule(.missingHop, needs: .hop, MissingHopRule.judge),
    ]

    /// Chains of findings about one statement, strongest first: a stronger one hides the weaker.
    static let suppression: [[FindingCode]] = [
        [.forgedAuthenticationResults, .passFromUntrustedHop, .spfPassForForwarder, .spfPassForESPDomain, .spfPassUnaligned],
        [.forgedAuthenticationResults, .passFromUntrustedHop, .passFromEarlierLeg],
        [.passFromUntrustedHop, .dkimPassForList, .dkimPassUnaligned],
        [.spfFailExplainedByForwarding, .spfNeutralSoftfail],
        [.bestguesspass, .spfNeutralSoftfail],
        [.dkimKeyMissing, .dkimTemperrorDNS],
        [.dkimKeyMissing, .dkimBrokenByList, .dkimBodyChangedInTransit],
        [.dkimTemperrorDNS, .dkimBrokenByList, .dkimBodyChangedInTransit],
    ]

    /// For each rule the rules that hide it, one bit a place in `all`.
    static let hiding: [UInt64] = all.map { rule in
        var bits: UInt64 = 0
        for chain in suppression {
            guard let low = chain.firstIndex(of: rule.code) else { continue }
            for (place, other) in all.enumerated() where chain[..<low].contains(other.code) { bits |= 1 << UInt64(place) }
        }
        return bits
    }

    static func rule(_ code: FindingCode) -> FindingRule? { all.first { $0.code == code } }
}
