public import TraceAnalysis

/// The sentences of the findings; the phrases themselves stand in `Findings/FindingPhrases+….swift`.
extension Phrasebook {
    /// The sentences of a finding and its variant. A variant that a finding does not have is read as none.
    public func finding(_ code: FindingCode, _ variant: Finding.Variant?) -> FindingPhrases {
        switch code {
        case .spfPassForForwarder: variant == .mask ? .spfPassForAliasService : .spfPassForForwarder
        case .spfPassForESPDomain: .spfPassForService
        case .spfPassUnaligned:
            variant == .list ? .spfPassForList : variant == .sameProvider ? .spfPassForProvider : .spfPassUnaligned
        case .spfFailExplainedByForwarding: .spfFailExplained
        case .spfNeutralSoftfail: variant == .gateway ? .spfBehindGateway : .spfSoftfail
        case .spfTemperrorDNS: variant == .recordBroken ? .spfRecordBroken : .spfUnreachable
        case .bestguesspass: variant == .spf ? .guessedRecord : .guessedPolicy
        case .envelopeNullSender: .nullSender
        case .returnPathMissing: .returnPathMissing
        case .verpNotForwarding: .deliveryTag
        case .dkimPassUnaligned:
            variant == .secondSignature
                ? .secondSignature : variant == .providerDefaultSignature ? .defaultSignature : .signatureUnaligned
        case .dkimPassForList: .signatureOfList
        case .dkimBrokenByList: variant == .probable ? .probablyBrokenByList : .brokenByList
        case .dkimBodyChangedInTransit:
            variant == .probable ? .bodyProbablyChanged : variant == .canonicalization ? .whiteSpaceChanged : .bodyChanged
        case .dkimTemperrorDNS: .keyUnreachable
        case .dkimKeyMissing: variant == .revoked ? .keyRevoked : .keyMissing
        case .dkimTestMode: .testKey
        case .dkimLengthLimited: variant == .notMeasured ? .lengthNotMeasured : .lengthLimited
        case .dkimWeakKey: .weakKey
        case .dkimFromNotSigned: .fromNotSigned
        case .dkimReplaySuspected: .replay
        case .dmarcMissing:
            switch variant {
            case .notEvaluable: .policyNotEvaluable
            case .noPolicy: .policyNotFound
            case .skipped: .policySkipped
            default: .policyMissing
            }
        case .dmarcPassThroughDKIMOnly: .policyByDKIMOnly
        case .dmarcPassByARCOverride: .sealTrusted
        case .arcNoneOnDirect: .noSeal
        case .passFromEarlierLeg: .earlierLeg
        case .passFromUntrustedHop: .untrustedPass
        case .forgedAuthenticationResults: .forgedResults
        case .resultCopiedDownstream: variant == .onlyResult ? .onlyCopiedResult : .copiedResult
        case .resultsDisagree: .disagreement
        case .noResultsAtFinalHop: .noResults
        case .sameOrgDifferentService: .sameOrganization
        case .microsoftOOFLoop: .automaticReplyLoop
        case .timeTravel:
            variant == .timezone ? .wrongZone : variant == .identifier ? .identifierContradicts : .clockBackwards
        case .missingHop:
            variant == .privateOnlyChain ? .privateChain : variant == .srs1Middle ? .firstForwarderMissing : .serverMissing
        }
    }
}
