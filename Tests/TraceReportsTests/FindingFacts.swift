import TraceAnalysis

/// What each rule gives for its sentences, as the head of its file says: the values that are always there, and those that are there
/// where the message tells them.
struct FindingFacts {
    var code: FindingCode
    var variant: Finding.Variant?
    var always: Set<Fact.Name>
    var sometimes: Set<Fact.Name>

    init(_ code: FindingCode, _ always: Set<Fact.Name>, or sometimes: Set<Fact.Name> = []) {
        self.init(code, nil, always, or: sometimes)
    }

    init(_ code: FindingCode, _ variant: Finding.Variant?, _ always: Set<Fact.Name>, or sometimes: Set<Fact.Name> = []) {
        self.code = code
        self.variant = variant
        self.always = always
        self.sometimes = sometimes
    }

    var name: String { code.rawValue + (variant.map { "/" + $0.rawValue } ?? "") }

    static let all: [FindingFacts] = spf + dkim + others

    private static let spf = [
        FindingFacts(.spfPassForForwarder, [.domain, .author, .forwarder, .hop, .writer], or: [.destination]),
        FindingFacts(.spfPassForForwarder, .sameName, [.domain, .author, .forwarder, .hop, .writer], or: [.destination]),
        FindingFacts(.spfPassForForwarder, .claimed, [.domain, .author, .forwarder, .hop, .writer], or: [.destination]),
        FindingFacts(.spfPassForForwarder, .mask, [.domain, .author, .forwarder, .hop, .writer], or: [.destination]),
        FindingFacts(.spfPassForESPDomain, [.domain, .author, .service, .hop, .writer]),
        FindingFacts(.spfPassForESPDomain, .tenant, [.domain, .author, .service, .hop, .writer]),
        FindingFacts(.spfPassUnaligned, [.domain, .author, .hop, .writer]),
        FindingFacts(.spfPassUnaligned, .list, [.domain, .author, .hop, .writer, .list], or: [.earlierHop]),
        FindingFacts(.spfPassUnaligned, .ownList, [.domain, .author, .hop, .writer, .list], or: [.earlierHop]),
        FindingFacts(.spfPassUnaligned, .rewritten, [.domain, .author, .hop, .writer]),
        FindingFacts(.spfPassUnaligned, .sameProvider, [.domain, .author, .hop, .writer, .service]),
        FindingFacts(.spfFailExplainedByForwarding, [.domain, .result, .hop, .writer], or: [.forwarder, .author, .destination]),
        FindingFacts(
            .spfFailExplainedByForwarding, .claimed, [.domain, .result, .hop, .writer], or: [.forwarder, .author, .destination]),
        FindingFacts(.spfNeutralSoftfail, [.result, .domain, .hop, .writer], or: [.author]),
        FindingFacts(.spfNeutralSoftfail, .gateway, [.result, .domain, .hop, .writer, .earlierHop], or: [.author]),
        FindingFacts(.spfNeutralSoftfail, .filter, [.result, .domain, .hop, .writer, .service], or: [.author]),
        FindingFacts(.spfTemperrorDNS, [.domain, .record, .result, .hop, .writer], or: [.author]),
        FindingFacts(.spfTemperrorDNS, .recordBroken, [.domain, .record, .result, .hop, .writer], or: [.author]),
        FindingFacts(.bestguesspass, .dmarc, [.domain, .result, .hop, .writer], or: [.author]),
        FindingFacts(.bestguesspass, .spf, [.domain, .result, .hop, .writer], or: [.author]),
        FindingFacts(.envelopeNullSender, [.helo], or: [.hop, .author]),
        FindingFacts(.envelopeNullSender, .nameless, [], or: [.hop, .author]),
        FindingFacts(.returnPathMissing, [], or: [.hop]),
        FindingFacts(.verpNotForwarding, [.leg, .sender, .service], or: [.destination]),
        FindingFacts(.verpNotForwarding, .form, [.leg, .sender, .service], or: [.destination]),
    ]

    private static let dkim = [
        FindingFacts(.dkimPassUnaligned, [.domain, .author, .service, .hop, .writer], or: [.selector, .record]),
        FindingFacts(
            .dkimPassUnaligned, .secondSignature, [.domain, .author, .service, .hop, .writer], or: [.selector, .record]),
        FindingFacts(
            .dkimPassUnaligned, .providerDefaultSignature, [.domain, .author, .service, .hop, .writer], or: [.selector, .record]),
        FindingFacts(.dkimPassForList, [.domain, .list, .author, .hop, .writer], or: [.earlierHop]),
        FindingFacts(.dkimBrokenByList, [.list, .domain, .author, .result, .hop, .writer, .earlierHop, .earlierResult]),
        FindingFacts(
            .dkimBrokenByList, .claimed, [.list, .domain, .author, .result, .hop, .writer, .earlierHop, .earlierResult]),
        FindingFacts(.dkimBrokenByList, .probable, [.list, .domain, .author, .result, .hop, .writer]),
        FindingFacts(.dkimBodyChangedInTransit, [.domain, .earlierHop, .laterHop, .result, .writer], or: [.author]),
        FindingFacts(.dkimBodyChangedInTransit, .claimed, [.domain, .earlierHop, .laterHop, .result, .writer], or: [.author]),
        FindingFacts(.dkimBodyChangedInTransit, .inserted, [.domain, .earlierHop, .laterHop, .result, .writer], or: [.author]),
        FindingFacts(
            .dkimBodyChangedInTransit, .bySeals, [.domain, .earlierHop, .laterHop, .result, .writer, .sealer], or: [.author]),
        FindingFacts(.dkimBodyChangedInTransit, .probable, [.domain, .earlierHop, .laterHop, .result, .writer], or: [.author]),
        FindingFacts(.dkimBodyChangedInTransit, .untied, [.domain, .earlierHop, .laterHop, .result, .writer], or: [.author]),
        FindingFacts(
            .dkimBodyChangedInTransit, .failedBefore, [.domain, .earlierHop, .laterHop, .result, .writer], or: [.author]),
        FindingFacts(
            .dkimBodyChangedInTransit, .canonicalization, [.domain, .earlierHop, .laterHop, .result, .writer], or: [.author]),
        FindingFacts(.dkimTemperrorDNS, [.domain, .record, .result, .hop, .writer], or: [.selector, .author]),
        FindingFacts(
            .dkimTemperrorDNS, .fetchedLater, [.domain, .record, .result, .hop, .writer, .laterHop, .laterResult],
            or: [.selector, .author]),
        FindingFacts(
            .dkimKeyMissing, .fetchedLater, [.domain, .record, .result, .hop, .writer, .laterHop, .laterResult],
            or: [.selector, .author]),
        FindingFacts(.dkimKeyMissing, .unusable, [.domain, .record, .result, .hop, .writer], or: [.selector, .author]),
        FindingFacts(.dkimKeyMissing, [.domain, .record, .result, .hop, .writer], or: [.selector, .author]),
        FindingFacts(.dkimKeyMissing, .revoked, [.domain, .record, .result, .hop, .writer], or: [.selector, .author]),
        FindingFacts(.dkimKeyMissing, .recordBroken, [.domain, .record, .result, .hop, .writer], or: [.selector, .author]),
        FindingFacts(.dkimTestMode, [.domain, .record, .result, .hop, .writer], or: [.selector]),
        FindingFacts(.dkimLengthLimited, [.domain, .length, .excess], or: [.selector, .author]),
        FindingFacts(.dkimLengthLimited, .notMeasured, [.domain, .length], or: [.selector, .author]),
        FindingFacts(.dkimWeakKey, [.domain, .bits, .algorithm], or: [.selector, .author]),
        FindingFacts(.dkimWeakKey, .sha1, [.domain, .bits, .algorithm], or: [.selector, .author]),
        FindingFacts(.dkimWeakKey, .refused, [.domain, .bits, .algorithm], or: [.selector, .author]),
        FindingFacts(.dkimFromNotSigned, [.domain, .count], or: [.selector, .author]),
        FindingFacts(.dkimReplaySuspected, [.domain, .author, .hop, .count], or: [.seconds, .selector]),
    ]

    private static let others = [
        FindingFacts(.dmarcMissing, [.hop, .writer], or: [.author, .record]),
        FindingFacts(.dmarcMissing, .noPolicy, [.hop, .writer, .result], or: [.author, .record]),
        FindingFacts(.dmarcMissing, .unreadAuthor, [.hop, .writer, .result], or: [.author, .record]),
        FindingFacts(.dmarcMissing, .skipped, [.hop, .writer, .result], or: [.author, .record]),
        FindingFacts(.dmarcMissing, .notEvaluable, [.hop, .writer, .result], or: [.author, .record]),
        FindingFacts(.dmarcMissing, .severalAuthors, [.hop, .writer], or: [.result]),
        FindingFacts(.dmarcPassThroughDKIMOnly, [.domain, .hop, .writer], or: [.author]),
        FindingFacts(.dmarcPassByARCOverride, [.hop, .writer, .sealer], or: [.author, .result]),
        FindingFacts(.dmarcPassByARCOverride, .ownUser, [.hop, .writer, .sealer], or: [.author, .result]),
        FindingFacts(.arcNoneOnDirect, [], or: [.hop]),
        FindingFacts(.arcNoneOnDirect, .ownSeal, [.sealer], or: [.hop]),
        FindingFacts(.arcFailed, [.hop, .writer, .result], or: [.author]),
        FindingFacts(.passFromEarlierLeg, [.hop, .writer, .method, .domain], or: [.forwarder, .author]),
        FindingFacts(.passFromEarlierLeg, .again, [.hop, .writer, .method, .domain], or: [.forwarder, .author]),
        FindingFacts(.passFromEarlierLeg, .onlyResult, [.hop, .writer, .method, .domain], or: [.forwarder, .author]),
        FindingFacts(.passFromEarlierLeg, .otherName, [.hop, .writer, .method, .domain, .author], or: [.forwarder]),
        FindingFacts(.passFromUntrustedHop, [.method, .domain, .count], or: [.hop, .writer, .author, .laterHop]),
        FindingFacts(.passFromUntrustedHop, .unattributed, [.hop, .method, .domain, .count], or: [.writer, .author]),
        FindingFacts(.passFromUntrustedHop, .misplaced, [.hop, .method, .domain, .count, .writer], or: [.author]),
        FindingFacts(.passFromUntrustedHop, .lineMissing, [.hop, .method, .domain, .count, .client], or: [.writer, .author]),
        FindingFacts(.passFromUntrustedHop, .undecided, [.hop, .method, .domain, .count, .writer, .client], or: [.author]),
        FindingFacts(.forgedAuthenticationResults, [.hop, .writer, .method, .domain, .count], or: [.author]),
        FindingFacts(.forgedAuthenticationResults, .unsigned, [.hop, .writer, .method, .domain, .count], or: [.author]),
        FindingFacts(.forgedAuthenticationResults, .nameless, [.hop, .writer, .method, .domain, .count], or: [.author]),
        FindingFacts(.resultCopiedDownstream, [.writer, .method, .domain, .count], or: [.hop, .author]),
        FindingFacts(.resultCopiedDownstream, .severalNames, [.writer, .method, .domain, .count], or: [.hop, .author]),
        FindingFacts(.resultCopiedDownstream, .ownUser, [.writer, .method, .domain, .count], or: [.hop, .author]),
        FindingFacts(.resultCopiedDownstream, .loggedIn, [.writer, .method, .domain, .count], or: [.hop, .author]),
        FindingFacts(.resultCopiedDownstream, .ownRule, [.writer, .method, .domain, .count], or: [.hop, .author]),
        FindingFacts(.resultCopiedDownstream, .ownSignature, [.writer, .method, .domain, .count], or: [.hop, .author]),
        FindingFacts(.resultCopiedDownstream, .onlyResult, [.writer, .method, .domain, .count], or: [.hop, .author]),
        FindingFacts(
            .resultsDisagree, .relayed,
            [.method, .domain, .sender, .earlierHop, .earlierResult, .laterHop, .laterResult, .count], or: [.author]),
        FindingFacts(
            .resultsDisagree, .signedLater,
            [.method, .domain, .sender, .earlierHop, .earlierResult, .laterHop, .laterResult, .count], or: [.author]),
        FindingFacts(
            .resultsDisagree, [.method, .domain, .earlierResult, .laterHop, .laterResult, .count],
            or: [.earlierHop, .author, .list, .forwarder]),
        FindingFacts(.noResultsAtFinalHop, [], or: [.hop, .writer]),
        FindingFacts(.noResultsAtFinalHop, .noTrace, []),
        FindingFacts(.noResultsAtFinalHop, .unattributed, [.hop], or: [.writer]),
        FindingFacts(.noResultsAtFinalHop, .earlierLeg, [.hop, .earlierHop], or: [.writer]),
        FindingFacts(.sameOrgDifferentService, [.domain, .author, .method, .hop], or: [.service]),
        FindingFacts(.microsoftOOFLoop, [.forwarder]),
        FindingFacts(.timeTravel, [.earlierHop, .laterHop, .seconds, .count]),
        FindingFacts(.timeTravel, .timezone, [.earlierHop, .laterHop, .seconds, .count]),
        FindingFacts(.timeTravel, .claimed, [.earlierHop, .laterHop, .seconds, .count]),
        FindingFacts(.timeTravel, .identifier, [.hop, .seconds, .count]),
        FindingFacts(.timeTravel, .date, [.hop, .seconds]),
        FindingFacts(.missingHop, [.earlierHop, .laterHop], or: [.forwarder, .domain]),
        FindingFacts(.missingHop, .beforeFirst, [.laterHop], or: [.forwarder, .domain]),
        FindingFacts(.missingHop, .renamedLines, [.laterHop], or: [.forwarder, .domain]),
        FindingFacts(.missingHop, .reentry, [.earlierHop, .laterHop, .domain]),
        FindingFacts(.missingHop, .sameClient, [.earlierHop, .laterHop, .client]),
        FindingFacts(.missingHop, .privateOnlyChain, [.hop, .count]),
        FindingFacts(.missingHop, .srs1Middle, [.domain, .laterHop], or: [.forwarder]),
    ]
}
