/// One rule of the catalogue: looks at the trace, and fires or says why not.
struct FindingRule: Sendable {
    var code: FindingCode
    /// What the message must hold for the rule to have anything to look at.
    var needs: Needs
    /// Fires, and returns nil; or returns why it did not fire.
    var judge: @Sendable (inout RuleContext) -> Silence?

    init(_ code: FindingCode, needs: Needs, _ judge: @escaping @Sendable (inout RuleContext) -> Silence?) {
        self.code = code
        self.needs = needs
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
}

/// The rules in the order in which they must run: what hides stands before what is hidden.
enum Rules {
    static let all: [FindingRule] = [
        FindingRule(.forgedAuthenticationResults, needs: .suspicion, ForgedResultsRule.judge),
        FindingRule(.passFromUntrustedHop, needs: [.spf, .dkim, .dmarc, .compauth, .arc], UntrustedPassRule.judge),
        FindingRule(.spfPassForForwarder, needs: .spf, ForwarderPassRule.judge),
        FindingRule(.spfPassForESPDomain, needs: .spf, ServicePassRule.judge),
        FindingRule(.spfPassUnaligned, needs: .spf, UnalignedSPFRule.judge),
        FindingRule(.spfFailExplainedByForwarding, needs: .spf, ExplainedFailRule.judge),
        FindingRule(.bestguesspass, needs: [.spf, .dmarc], BestGuessRule.judge),
        FindingRule(.spfNeutralSoftfail, needs: .spf, SoftfailRule.judge),
        FindingRule(.spfTemperrorDNS, needs: .spf, SPFErrorRule.judge),
        FindingRule(.dkimPassForList, needs: .dkim, ListSignatureRule.judge),
        FindingRule(.dkimPassUnaligned, needs: .dkim, UnalignedSignatureRule.judge),
        FindingRule(.dkimKeyMissing, needs: .dkim, KeyMissingRule.judge),
        FindingRule(.dkimTemperrorDNS, needs: .dkim, KeyUnreachableRule.judge),
        FindingRule(.dkimBrokenByList, needs: .dkim, BrokenByListRule.judge),
        FindingRule(.dkimBodyChangedInTransit, needs: .dkim, BodyChangedRule.judge),
        FindingRule(.dkimTestMode, needs: .dkim, TestModeRule.judge),
        FindingRule(.dkimLengthLimited, needs: .signature, LengthLimitRule.judge),
        FindingRule(.dkimWeakKey, needs: [.signature, .dkim], WeakKeyRule.judge),
        FindingRule(.dkimFromNotSigned, needs: .signature, UnsignedFromRule.judge),
        FindingRule(.dkimReplaySuspected, needs: .dkim, ReplayRule.judge),
        FindingRule(.dmarcMissing, needs: [.spf, .dkim, .dmarc], MissingDMARCRule.judge),
        FindingRule(.dmarcPassThroughDKIMOnly, needs: .dmarc, DKIMOnlyRule.judge),
        FindingRule(.dmarcPassByARCOverride, needs: [.compauth, .dmarc], ARCOverrideRule.judge),
        FindingRule(.arcNoneOnDirect, needs: [.arc, .arcSet], DirectARCRule.judge),
        FindingRule(.passFromEarlierLeg, needs: [.spf, .dkim, .dmarc], EarlierLegRule.judge),
        FindingRule(.resultCopiedDownstream, needs: [.spf, .dkim, .dmarc, .arc, .compauth], CopiedResultRule.judge),
        FindingRule(.resultsDisagree, needs: [.spf, .dkim, .dmarc], DisagreementRule.judge),
        FindingRule(.noResultsAtFinalHop, needs: .always, NoResultsRule.judge),
        FindingRule(.envelopeNullSender, needs: .always, NullSenderRule.judge),
        FindingRule(.returnPathMissing, needs: .always, MissingReturnPathRule.judge),
        FindingRule(.verpNotForwarding, needs: .hop, DeliveryTagRule.judge),
        FindingRule(.sameOrgDifferentService, needs: [.spf, .dkim], SameOrganizationRule.judge),
        FindingRule(.microsoftOOFLoop, needs: .always, AutomaticReplyLoopRule.judge),
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

    static func rule(_ code: FindingCode) -> FindingRule? { all.first { $0.code == code } }
}
