internal import TraceFields

extension Trace {
    /// What to do about a finding, beside looking things up.
    static func actions(for finding: Finding) -> [NextStep.Action] {
        switch finding.code {
        case .spfPassForForwarder: finding.variant == .mask ? [.openUnmaskedCopy] : [.openDirectCopy, .signForAuthor]
        case .spfPassForESPDomain: [finding.variant == .tenant ? .treatAsUnauthenticated : .authenticateDomainAtService]
        case .spfPassUnaligned:
            finding.variant == .list || finding.variant == .ownList ? [.readResultBeforeList] : [.treatAsUnauthenticated]
        case .spfFailExplainedByForwarding: [.judgeByDKIM, .askForwarderForSRS, .signForAuthor]
        case .spfNeutralSoftfail:
            switch finding.variant {
            case .gateway: []
            case .filter: [.lookPastFilter]
            default: [.allowServer, .sendThroughProvider, .useOwnEnvelope]
            }
        case .spfTemperrorDNS: [finding.variant == .recordBroken ? .repairSPFRecord : .askWhoChangedDNS, .verifyAtService]
        case .bestguesspass: finding.variant == .dmarc ? [.publishPolicy, .disregardGuess] : [.disregardGuess]
        case .envelopeNullSender: [.traceEmbeddedOriginal]
        case .returnPathMissing: [.fetchRawMessage]
        case .verpNotForwarding: []
        case .dkimPassUnaligned: finding.variant == .secondSignature ? [] : [.authenticateDomainAtService]
        case .dkimPassForList: [.readResultBeforeList]
        case .dkimBrokenByList: [.readResultBeforeList, .askListToSeal]
        case .dkimBodyChangedInTransit:
            switch finding.variant {
            case .inserted: [.findInsertingProgram]
            case .probable: [.compareBodies, .signLast]
            case .untied, .failedBefore: [.confirmWithAuthor]
            default: [.compareBodies]
            }
        case .dkimTemperrorDNS: finding.variant == .fetchedLater ? [] : [.findSelector, .askWhoChangedDNS]
        case .dkimKeyMissing: finding.variant == .fetchedLater ? [] : [.findSelector, .askWhoChangedDNS, .verifyAtService]
        case .dkimTestMode: [.endTestMode]
        case .dkimLengthLimited: [.viewUnsignedTail]
        case .dkimWeakKey: [finding.variant == .sha1 ? .signWithSHA256 : .rotateKey]
        case .dkimFromNotSigned: [.disregardPass]
        case .dkimReplaySuspected: [.askSignerAboutReplay]
        case .dmarcMissing:
            switch finding.variant {
            case .noPolicy: [.publishPolicy]
            case .notEvaluable: []
            case .severalAuthors, .unreadAuthor: [.treatAsUnauthenticated]
            default: [.publishPolicyIfMissing]
            }
        case .dmarcPassThroughDKIMOnly: [.keepSignatureHealthy]
        case .dmarcPassByARCOverride: finding.variant == .ownUser ? [.treatAsUnauthenticated] : [.readSealedResults]
        case .arcNoneOnDirect, .arcFailed: []
        case .passFromEarlierLeg:
            switch finding.variant {
            case .otherName: [.treatAsUnauthenticated]
            case .again: []
            default: [.useEarlierResult]
            }
        case .passFromUntrustedHop:
            switch finding.variant {
            case .undecided: [.askForLogs]
            case .misplaced, .lineMissing: [.disregardPass, .askForLogs]
            default: [.ignoreClaim]
            }
        // Where only a signature is missing, a list may have taken it out, or whoever saved the copy.
        case .forgedAuthenticationResults:
            finding.severity == .critical ? [.keepAsEvidence, .disregardPass] : [.fetchRawMessage, .disregardPass]
        case .resultCopiedDownstream:
            switch finding.variant {
            case .ownUser, .ownSignature, .loggedIn: [.ignoreOwnUsersResult]
            case .ownRule: [.disregardPass]
            default: [.quoteAsClaim]
            }
        case .resultsDisagree: finding.variant == .relayed ? [.treatAsUnauthenticated] : []
        case .noResultsAtFinalHop: [.fetchRawMessage]
        case .sameOrgDifferentService: []
        case .microsoftOOFLoop: [.checkMailboxRules]
        case .timeTravel: finding.variant == .date ? [.disregardDate] : [.orderByPosition]
        case .missingHop: [.fetchRawMessage, .askForLogs]
        }
    }

    /// Whether the message is a journal report of Exchange, which encloses the mail that it is about.
    public var isJournalReport: Bool {
        guard names.contains(.xMSJournalReport), mayHoldMessage else { return false }
        return block.fields.contains { field in
            field.known == .xMSExchangeGeneratedMessageSource && block.bytes.holdsFolded("journal agent", in: field.value)
        }
    }

    /// Whether the message has parts, or says nothing of what it is.
    var mayHoldMessage: Bool {
        guard let field = block.fields.first(where: { $0.known == .contentType }) else { return true }
        let type = block.bytes.trimmed(field.value)
        return block.bytes.hasFoldedPrefix(type, "multipart/") || block.bytes.hasFoldedPrefix(type, "message/")
    }
}
