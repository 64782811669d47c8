public import TraceAnalysis

/// The sentences of the findings; the phrases themselves stand in `Findings/FindingPhrases+….swift`.
extension Phrasebook {
    /// The sentences of a finding and its variant. A variant that a finding does not have is read as none.
    public func finding(_ code: FindingCode, _ variant: Finding.Variant?) -> FindingPhrases {
        switch code {
        case .spfPassForForwarder:
            variant == .mask
                ? .spfPassForAliasService
                : variant == .sameName
                    ? .spfPassForOwnForwarder : variant == .claimed ? .spfPassForSaidForwarder : .spfPassForForwarder
        case .spfPassForESPDomain: variant == .tenant ? .spfPassForTenant : .spfPassForService
        case .spfPassUnaligned:
            variant == .list
                ? .spfPassForList
                : variant == .ownList
                    ? .spfPassForOwnList
                    : variant == .sameProvider
                        ? .spfPassForProvider : variant == .rewritten ? .spfPassRewritten : .spfPassUnaligned
        case .spfFailExplainedByForwarding: variant == .claimed ? .spfFailPerhapsExplained : .spfFailExplained
        case .spfNeutralSoftfail:
            variant == .gateway ? .spfBehindGateway : variant == .filter ? .spfOfFilter : .spfSoftfail
        case .spfTemperrorDNS: variant == .recordBroken ? .spfRecordBroken : .spfUnreachable
        case .bestguesspass: variant == .spf ? .guessedRecord : .guessedPolicy
        case .envelopeNullSender: variant == .nameless ? .nullSenderOfNobody : .nullSender
        case .returnPathMissing: .returnPathMissing
        case .verpNotForwarding: variant == .form ? .formOfDeliveryTag : .deliveryTag
        case .dkimPassUnaligned:
            variant == .secondSignature
                ? .secondSignature : variant == .providerDefaultSignature ? .defaultSignature : .signatureUnaligned
        case .dkimPassForList: variant == .ownList ? .signatureOfOwnList : .signatureOfList
        case .dkimBrokenByList:
            variant == .probable ? .probablyBrokenByList : variant == .claimed ? .brokenByListClaimed : .brokenByList
        case .dkimBodyChangedInTransit:
            switch variant {
            case .probable: .bodyProbablyChanged
            case .untied: .bodyOfUntiedSignature
            case .failedBefore: .bodyChangedBefore
            case .inserted: .bodyChangedByProgram
            case .canonicalization: .whiteSpaceChanged
            case .bySeals: .bodyChangedBySeals
            case .claimed: .bodyChangedByClaim
            default: .bodyChanged
            }
        case .dkimTemperrorDNS: variant == .fetchedLater ? .keyFetchedLater : .keyUnreachable
        case .dkimKeyMissing:
            switch variant {
            case .revoked: .keyRevoked
            case .recordBroken: .keyBroken
            case .unusable: .keyUnusable
            case .fetchedLater: .keyFetchedLater
            default: .keyMissing
            }
        case .dkimTestMode: .testKey
        case .dkimLengthLimited: variant == .notMeasured ? .lengthNotMeasured : .lengthLimited
        case .dkimWeakKey: variant == .sha1 ? .weakAlgorithm : variant == .refused ? .refusedKey : .weakKey
        case .dkimFromNotSigned: .fromNotSigned
        case .dkimReplaySuspected: .replay
        case .dmarcMissing:
            switch variant {
            case .notEvaluable: .policyNotEvaluable
            case .noPolicy: .policyNotFound
            case .skipped: .policySkipped
            case .severalAuthors: .policyOfSeveral
            case .unreadAuthor: .policyOfNobody
            default: .policyMissing
            }
        case .dmarcPassThroughDKIMOnly: .policyByDKIMOnly
        case .dmarcPassByARCOverride: variant == .ownUser ? .ownUsersSealTrusted : .sealTrusted
        case .arcNoneOnDirect: variant == .ownSeal ? .ownSeal : .noSeal
        case .arcFailed: .sealsFailed
        case .passFromEarlierLeg:
            switch variant {
            case .otherName: .earlierLegOfOther
            case .again: .earlierLegAndFinal
            case .onlyResult: .earlierLegAlone
            default: .earlierLeg
            }
        case .passFromUntrustedHop:
            switch variant {
            case .unattributed: .unattributedPass
            case .undecided: .undecidedPass
            case .misplaced: .misplacedPass
            case .lineMissing: .passBehindGap
            default: .untrustedPass
            }
        case .forgedAuthenticationResults:
            variant == .nameless ? .namelessResults : variant == .unsigned ? .resultsOfNoSignature : .forgedResults
        case .resultCopiedDownstream:
            switch variant {
            case .ownUser: .ownUsersResult
            case .ownSignature: .ownSignature
            case .loggedIn: .loggedIn
            case .ownRule: .ownRule
            case .onlyResult: .onlyCopiedResult
            case .severalNames: .copiedResults
            default: .copiedResult
            }
        case .resultsDisagree:
            variant == .relayed ? .relayedPass : variant == .signedLater ? .signedByRelay : .disagreement
        case .noResultsAtFinalHop:
            variant == .noTrace
                ? .noTrace
                : variant == .unattributed
                    ? .noPlacedResults
                    : variant == .notArrived ? .notArrived : variant == .earlierLeg ? .resultsOfEarlierLeg : .noResults
        case .sameOrgDifferentService: .sameOrganization
        case .microsoftOOFLoop: .automaticReplyLoop
        case .timeTravel: timeTravel(variant)
        case .missingHop: missingHop(variant)
        }
    }

    private func timeTravel(_ variant: Finding.Variant?) -> FindingPhrases {
        switch variant {
        case .timezone: .wrongZone
        case .identifier: .identifierContradicts
        case .claimed: .claimedClock
        case .date: .dateContradicts
        default: .clockBackwards
        }
    }

    private func missingHop(_ variant: Finding.Variant?) -> FindingPhrases {
        switch variant {
        case .privateOnlyChain: .privateChain
        case .srs1Middle: .firstForwarderMissing
        case .beforeFirst: .firstServerMissing
        case .renamedLines: .linesRenamed
        case .reentry: .reentry
        case .sameClient: .sameClient
        default: .serverMissing
        }
    }
}
