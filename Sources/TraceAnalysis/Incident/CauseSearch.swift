internal import TraceFields

/// Looks for the causes that one copy shows.
///
/// What stands in a mail, its sender wrote: a key that is not there, a signature that fails or the fields of a service say something of
/// the author only where the mail is tied to him.
struct CauseSearch {
    typealias Kind = IncidentCause.Kind

    let trace: Trace
    let origin: MailOrigin
    let isTied: Bool
    /// Whether this copy proves the author, and whether another one of the mail does.
    let isProven: Bool
    let isProvenElsewhere: Bool

    /// The gravest first; never empty.
    var kinds: [Kind] {
        var kinds = Set(trace.findings.compactMap { $0.isCause ? kind(of: $0) : nil })
        if let kind = kind(of: trace.verdict) { kinds.insert(kind) }
        // Nothing is hidden where the author is proven all the same.
        if trace.verdict.code == .forwardedAuthentic { kinds.remove(.passOfForwarder) }
        // What this copy lacks, another one shows.
        if isProvenElsewhere { kinds.subtract(Self.lacks) }
        if kinds.isEmpty { kinds.insert(last) }
        return kinds.sorted()
    }

    private static let lacks: Set<Kind> = [
        .authorNotAuthenticated, .otherSender, .serviceNotSetUp, .resultsUndecided, .resultsMissing, .claimsOnly,
        .passOfForwarder,
    ]

    /// Where nothing says why the mail is as it is.
    private var last: Kind {
        if isProvenElsewhere { return .none }
        if trace.verdict.code.isProof, isProven { return cautions.isEmpty ? .none : .warnings }
        return trace.verdict.code == .arcTrusted ? .acceptedOnSeal : unproven
    }

    /// What is left to say of mail that is not proven.
    private var unproven: Kind {
        if !foreignPasses.isEmpty { return foreignKind }
        return hasFailure ? .authorNotAuthenticated : .resultsUndecided
    }

    /// What is grave although the author is proven: claims beside a proof are not, nor is a PASS of whoever sent the mail on.
    private var cautions: [Finding] {
        trace.verdict.cautions.map { trace.findings[$0] }.filter { finding in
            switch finding.code {
            case .passFromUntrustedHop, .passFromEarlierLeg, .resultCopiedDownstream, .spfPassForForwarder: false
            default: true
            }
        }
    }

    /// The findings that show a cause.
    func findings(of kind: Kind) -> [Finding] {
        if kind == .warnings { return cautions }
        return trace.findings.filter { $0.isCause && self.kind(of: $0) == kind }
    }

    /// What is wrong with the names of others is no cause of the author's.
    private func kind(of finding: Finding) -> Kind? {
        guard let kind = Self.kind(of: finding) else { return nil }
        switch kind {
        case .recordsUnreadable, .recordsBroken, .keyRevoked:
            return trace.isAboutAuthor(finding) && (isTied || isOwnName(finding)) ? kind : nil
        case .weakSignature: return isTied && trace.isAboutAuthor(finding) ? kind : nil
        case .serverNotListed, .recordsMissing, .changedByList: return trace.isAboutAuthor(finding) ? kind : nil
        case .changedInTransit: return trace.isAboutAuthor(finding) ? change(finding) : nil
        case .serviceNotSetUp:
            let isSettled = trace.verdict.code.isProof || trace.verdict.code == .arcTrusted
            return isOfService || !isSettled ? foreignKind : nil
        case .forgedResults, .replay, .signatureFailed, .otherSender, .authorNotAuthenticated, .forwardingBreaksSPF,
            .policyMissing,
            .claimsOnly, .passOfForwarder, .acceptedOnSeal, .resultsUndecided, .resultsMissing, .warnings, .none:
            return kind
        }
    }

    private static func kind(of finding: Finding) -> Kind? {
        switch finding.code {
        case .forgedAuthenticationResults: .forgedResults
        case .dkimReplaySuspected: .replay
        case .spfTemperrorDNS: finding.variant == .recordBroken ? .recordsBroken : .recordsUnreadable
        case .dkimTemperrorDNS: .recordsUnreadable
        case .dkimKeyMissing:
            finding.variant == .revoked ? .keyRevoked : finding.variant == .recordBroken ? .recordsBroken : .recordsUnreadable
        case .spfPassForESPDomain: .serviceNotSetUp
        case .dkimPassUnaligned: finding.variant == .secondSignature ? nil : .serviceNotSetUp
        case .spfNeutralSoftfail: finding.variant == nil ? .serverNotListed : nil
        case .dkimBodyChangedInTransit: .changedInTransit
        case .dkimBrokenByList: .changedByList
        case .spfFailExplainedByForwarding: .forwardingBreaksSPF
        case .dkimTestMode, .dkimWeakKey, .dkimLengthLimited, .dkimFromNotSigned: .weakSignature
        case .bestguesspass: finding.variant == .spf ? .recordsMissing : .policyMissing
        // Without a word on it, the receiver may not do DMARC at all.
        case .dmarcMissing: finding.variant == .noPolicy ? .policyMissing : nil
        case .spfPassForForwarder: .passOfForwarder
        case .noResultsAtFinalHop: .resultsMissing
        // Claims beside what a trusted server said are no cause: the verdict knows whether there are others.
        case .spfPassUnaligned, .envelopeNullSender, .returnPathMissing, .verpNotForwarding, .dkimPassForList,
            .dmarcPassThroughDKIMOnly, .dmarcPassByARCOverride, .arcNoneOnDirect, .arcFailed, .passFromEarlierLeg,
            .resultCopiedDownstream,
            .resultsDisagree, .sameOrgDifferentService, .microsoftOOFLoop, .timeTravel, .missingHop, .passFromUntrustedHop:
            nil
        }
    }

    /// What the verdict says where no finding explains it.
    private func kind(of verdict: Verdict) -> Kind? {
        switch verdict.code {
        case .forged: .forgedResults
        case .replay: .replay
        case .altered:
            verdict.confidence >= .likely
                ? verdict.findings.first.map { change(trace.findings[$0]) } ?? .signatureFailed : nil
        case .authorFail where verdict.variant == .gateway: nil
        case .failUnproven where isProvenElsewhere && verdict.variant != .claimedWay: .forwardingBreaksSPF
        case .authorFail, .authorUncovered, .failUnproven: .authorNotAuthenticated
        case .claimsOnly: trace.hasTrustedFailure(verdict) ? .authorNotAuthenticated : .claimsOnly
        case .noData: trace.hasTrustedResult ? .resultsUndecided : .resultsMissing
        case .serviceOnly: foreignKind
        case .dnsBroken, .dnsPartlyBroken:
            isTied || verdict.findings.contains { isOwnName(trace.findings[$0]) }
                ? verdict.confidence >= .likely ? .recordsUnreadable : nil : unproven
        // The author's own signature failed beside what proves the author.
        case .authentic, .authenticNoDMARC: trace.facts[verdict.facts].contains { $0.name == .laterResult } ? .weakSignature : nil
        // What the receiver guessed at is told by its finding.
        case .guess, .forwarderPassAuthorUnproven, .forwardedAuthentic, .forwardedUnproven, .arcTrusted, .list, .failHarmless: nil
        }
    }

    // Ties

    /// A message was changed only where the signature is known to have passed before; else it may be that of another mail.
    private func change(_ finding: Finding) -> Kind {
        switch finding.variant {
        case .probable?, .claimed?, .untied?, .failedBefore?: trace.verdict.code.isProof ? .weakSignature : .signatureFailed
        default: .changedInTransit
        }
    }

    /// SPF was asked about the very name in From, or about its organization: a sender can invent names below it, but not these.
    private func isOwnName(_ finding: Finding) -> Bool {
        guard finding.code == .spfTemperrorDNS, let author = trace.author else { return false }
        var table = trace.domains
        let organization = table.organization(author)
        return trace.facts[finding.facts].contains { fact in
            guard fact.name == .domain, case .domain(let domain) = fact.value else { return false }
            return domain == author || domain == organization
        }
    }

    /// A service that sends for others sent the mail, as the host shows that handed it over or a name of its own that passed.
    private var isOfService: Bool {
        if origin.service != nil, !origin.isForwarder { return true }
        return foreignPasses.contains { statement in
            if statement.identity.role == .sendingService { return true }
            guard let domain = statement.identity.domain else { return false }
            return SendingServices.isSharedDomain(domain, in: trace.domains) || trace.domains.provider(of: domain) != nil
        }
    }

    /// Where something passed for somebody else.
    private var foreignKind: Kind { isOfService ? .serviceNotSetUp : isTied ? .authorNotAuthenticated : .otherSender }

    /// What passed at a trusted server for a name that is not the author's, nor that of whoever sent the mail on.
    private var foreignPasses: [Statement] {
        trace.statements.filter { statement in
            let reading = trace.fields.statements[statement.reading]
            guard statement.isTrusted, statement.suspicion == nil, reading.result == .pass,
                reading.method == .spf || reading.method == .dkim, statement.identity.domain != nil
            else { return false }
            switch statement.identity.role {
            case .author, .originalAuthor, .forwarder, .list: return false
            case .sendingService, .other, .unknown: return !statement.alignment.isAligned
            }
        }
    }

    /// A trusted server recorded that the author did not pass.
    private var hasFailure: Bool {
        trace.statements.contains { statement in
            let reading = trace.fields.statements[statement.reading]
            guard statement.isTrusted, statement.suspicion == nil, statement.alignment.isAligned else { return false }
            return reading.result.wordClass == .fail || reading.result == .softfail
        }
    }
}
