internal import TraceAnalysis

/// What is told about one code, in every language.
struct GuidePage: Hashable, Sendable {
    /// As the rule fires; nil for a verdict.
    var severity: Severity?
    var title: Phrase
    var meaning: Phrase
    /// When the rule fires.
    var fires: [Phrase] = []
    /// When it must not.
    var silent: [Phrase] = []
    /// What to do.
    var steps: [Phrase]
    /// When the severity is another one.
    var changes: Phrase?
    /// Header lines of an example.
    var example: [String] = []
    var related: [FindingCode]

    var phrases: [Phrase] { [title, meaning] + fires + silent + steps + (changes.map { [$0] } ?? []) }

    static func page(_ code: FindingCode) -> GuidePage {
        switch code {
        case .spfPassForForwarder: .spfPassForForwarder
        case .spfPassForESPDomain: .spfPassForESPDomain
        case .spfPassUnaligned: .spfPassUnaligned
        case .spfFailExplainedByForwarding: .spfFailExplainedByForwarding
        case .spfNeutralSoftfail: .spfNeutralSoftfail
        case .spfTemperrorDNS: .spfTemperrorDNS
        case .bestguesspass: .bestguesspass
        case .envelopeNullSender: .envelopeNullSender
        case .returnPathMissing: .returnPathMissing
        case .verpNotForwarding: .verpNotForwarding
        case .dkimPassUnaligned: .dkimPassUnaligned
        case .dkimPassForList: .dkimPassForList
        case .dkimBrokenByList: .dkimBrokenByList
        case .dkimBodyChangedInTransit: .dkimBodyChangedInTransit
        case .dkimTemperrorDNS: .dkimTemperrorDNS
        case .dkimKeyMissing: .dkimKeyMissing
        case .dkimTestMode: .dkimTestMode
        case .dkimLengthLimited: .dkimLengthLimited
        case .dkimWeakKey: .dkimWeakKey
        case .dkimFromNotSigned: .dkimFromNotSigned
        case .dkimReplaySuspected: .dkimReplaySuspected
        case .dmarcMissing: .dmarcMissing
        case .dmarcPassThroughDKIMOnly: .dmarcPassThroughDKIMOnly
        case .dmarcPassByARCOverride: .dmarcPassByARCOverride
        case .arcNoneOnDirect: .arcNoneOnDirect
        case .arcFailed: .arcFailed
        case .passFromEarlierLeg: .passFromEarlierLeg
        case .passFromUntrustedHop: .passFromUntrustedHop
        case .forgedAuthenticationResults: .forgedAuthenticationResults
        case .resultCopiedDownstream: .resultCopiedDownstream
        case .resultsDisagree: .resultsDisagree
        case .noResultsAtFinalHop: .noResultsAtFinalHop
        case .sameOrgDifferentService: .sameOrgDifferentService
        case .microsoftOOFLoop: .microsoftOOFLoop
        case .timeTravel: .timeTravel
        case .missingHop: .missingHop
        }
    }
}
