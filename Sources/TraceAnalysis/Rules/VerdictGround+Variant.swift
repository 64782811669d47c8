internal import TraceFields

/// What the sentences of a verdict depend on beside its code.
extension VerdictGround {
    func variant(of code: Verdict.Code) -> Verdict.Variant? {
        switch code {
        case .forged:
            isSurelyForged ? nil : variant(.forgedAuthenticationResults) == .unsigned ? .unsigned : .doubtful
        case .forwardedAuthentic:
            !isProvenBehindForwarder ? .before : signaturePass == nil ? .byPolicy : isWayClaimed ? .claimedWay : nil
        case .forwardedUnproven: isSealedProof ? .sealed : isOnlySaid ? .said : nil
        case .dnsBroken, .dnsPartlyBroken: isProven || policyPass != nil ? .proven : hasFailureBesideDNS ? .refuted : nil
        case .list: listVariant
        case .claimsOnly: claimVariant
        case .authentic: context.policyBefore != nil ? .before : isWholly ? nil : isProven ? .inPart : .byPolicy
        case .authenticNoDMARC: comparisonVariant
        case .noData: context.trace.statements.isEmpty ? nil : silentVariant
        case .serviceOnly:
            context.trace.hasSeveralAuthors
                ? .severalAuthors : context.trace.author == nil ? .noAuthor : isNamedByServer ? .serverName : nil
        case .altered: alterationVariant
        case .authorFail: failedGateway != nil ? .gateway : failure == nil ? .relayed : proofVariant
        case .arcTrusted: variant(.dmarcPassByARCOverride) == .ownUser ? .ownUser : nil
        case .forwarderPassAuthorUnproven:
            variant(.spfPassForForwarder) == .sameName ? .sameName : isOnlySaid ? .said : nil
        case .failUnproven:
            policyPass != nil ? .byPolicy : variant(.spfFailExplainedByForwarding) == .claimed ? .claimedWay : nil
        case .authorUncovered, .failHarmless, .replay: nil
        case .guess: variant(.bestguesspass) == .spf ? .ofRecord : nil
        }
    }

    /// What passed first is the name that the server gave itself, and of the author's organization.
    private var isNamedByServer: Bool {
        guard let statement = foreignPass else { return false }
        return context.trace.statements[statement].identity.kind == .helo && context.isAlignedWithFrom(statement)
    }

    /// What passed for the author although DMARC did not: no policy explains that where it is the very name in From.
    private var proofVariant: Verdict.Variant? {
        guard let statement = signaturePass ?? pathPass else { return nil }
        return context.trace.statements[statement].alignment == .strict ? .overlooked : .proven
    }

    /// What DMARC says beside the proof.
    private var comparisonVariant: Verdict.Variant? {
        if isContradicted { return .contradicted }
        let policies = context.dmarc & context.trusted
        if policies.isEmpty { return nil }
        return (policies & context.passed).isEmpty ? .undecided : .ofSender
    }

    /// No line of a trusted server shows from which mailbox the mail was sent on.
    private var isWayClaimed: Bool {
        guard let newest = context.trace.forwardings.last else { return false }
        return newest.hop == 0 || !context.trace.hops[newest.hop - 1].isTrusted
    }

    /// Nothing but the envelope sender says that the mail was sent on.
    private var isOnlySaid: Bool {
        variant(.spfPassForForwarder) == .claimed && context.trace.forwardings.count == 1
    }

    private var isSurelyForged: Bool {
        context.trace.findings.contains { $0.code == .forgedAuthenticationResults && $0.confidence == .certain }
    }

    /// A result about the author stands under a seal, from before the mail was sent on.
    private var isSealedProof: Bool {
        for finding in context.trace.findings where finding.code == .passFromEarlierLeg {
            for index in finding.evidence {
                guard let number = context.trace.evidence[index].statement else { continue }
                if context.isAligned(number - 1) { return true }
            }
        }
        return false
    }

    /// Whether something that DNS did not prevent was checked for the author and did not pass.
    private var hasFailureBesideDNS: Bool {
        failedPolicy != nil || failedPath != nil
    }

    private var alterationVariant: Verdict.Variant? {
        switch variant(.dkimBodyChangedInTransit) {
        case .probable: .probable
        case .claimed: .claimedPass
        case .inserted: .inserted
        default: nil
        }
    }

    private var listVariant: Verdict.Variant? {
        if isProvenBeforeList { return .proven }
        let isOwnList = trustedPasses.contains { context.isOfOwnList($0) }
        if let broken = context.trace.findings.first(where: { $0.code == .dkimBrokenByList }) {
            return switch broken.variant {
            case .probable: isOwnList ? .probablyByOwnList : .probable
            case .claimed: isOwnList ? .probablyByOwnList : .claimedPass
            default: isOwnList ? .brokenByOwnList : nil
            }
        }
        let isOwnName = context.trace.rewrittenFrom.map { $0.writer == .list && $0.author == nil } ?? false
        if isOwnName { return .fromList }
        return isOwnList ? .ownList : .unproven
    }

    private var claimVariant: Verdict.Variant? {
        // What a trusted server found outweighs what somebody else claims.
        if failedPolicy != nil, failure != nil, !isFailureBehindForwarding { return fronted == nil ? .refuted : .behindGateway }
        if isAuthorRefusedByClaims { return passes.isEmpty && copiedPasses == 0 ? .failures : .strangers }
        if copiedPasses > 0 { return nil }
        // Where the reader trusts the platform; else a sender may have typed even that.
        if passes.allSatisfy({ context.isSelfAsserted($0) && context.trace.statements[$0].isTrusted }) {
            return passes.contains { context.ownWord($0) == .ownRule } ? .unasked : .ownUser
        }
        return isUnplaced ? .unplaced : nil
    }

    /// Somebody who is not trusted says that the author did not pass, and no PASS is claimed but for names that are not the author's.
    private var isAuthorRefusedByClaims: Bool {
        guard claimedFailure != nil else { return false }
        return (passes | (context.copies & context.passed)).allSatisfy {
            !context.isJudgement($0) || context.domain($0) != nil && !context.isAligned($0)
        }
    }

    /// A gateway took the mail first, and is said to have found that the author passed.
    var fronted: RuleContext.Fronted? { failedPath.flatMap { context.fronted($0) } }

    /// All that passed stands above the line by which the receiver took the mail, and no line tells which server wrote it.
    private var isUnplaced: Bool {
        passes.allSatisfy { context.isOfReceivingSide($0) }
    }

    /// Every check of the newest hops passed for the author, or found nothing to check.
    private var isWholly: Bool {
        for method in [ResultMethod.spf, .dkim] {
            guard let statement = context.shown(method), context.isTrusted(statement) else { continue }
            if context.result(statement).wordClass == .nothing { continue }
            // A second line of the server that names nobody says nothing of another name.
            if context.isPass(statement), context.domain(statement) == nil { continue }
            guard context.isPass(statement), context.isAligned(statement), !context.isGuess(statement) else { return false }
        }
        return isProven
    }

    /// Results that say nothing for or against the author.
    private var silentVariant: Verdict.Variant {
        let judgements = context.judgements
        if judgements.isEmpty, !context.trace.subjects.fetched.isEmpty { return .fetched }
        if context.trace.author == nil, judgements.contains(where: { context.result($0).wordClass != .nothing }) {
            return context.trace.hasSeveralAuthors ? .severalAuthors : .noAuthor
        }
        if !holdsCheckOfName { return .elsewhere }
        if judgements.allSatisfy({ context.result($0).wordClass == .nothing }) { return .nothing }
        if composite != nil { return .composite }
        return (judgements & context.passed).contains { context.domain($0) == nil } ? .unnamed : .weak
    }

    private var holdsCheckOfName: Bool {
        for index in context.trace.statements.indices {
            switch context.method(index) {
            case .spf where context.isOfUsersLine(index): continue
            case .spf, .dkim, .dmarc, .compauth: return true
            case .arc, .other, .none, .iprev, .auth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime,
                .vbr:
                continue
            }
        }
        return false
    }

    /// DMARC of the newest leg was asked about another name than From bears, and nobody that is known wrote From anew.
    var isFromChanged: Bool {
        guard context.trace.rewrittenFrom == nil, context.trace.author != nil else { return false }
        return (context.dmarc & context.trusted).contains { statement in
            context.leg(statement) == context.lastLeg && context.trace.statements[statement].alignment == .no
        }
    }

    /// The finding on a signature of the author's that did not verify at a server that is trusted, where nothing else ties the mail to him.
    var untiedSignature: Int? {
        switch context.trace.verdict.code {
        case .serviceOnly, .authorFail, .noData, .dnsPartlyBroken, .guess, .claimsOnly: break
        case .forged, .authorUncovered, .forwarderPassAuthorUnproven, .forwardedAuthentic, .forwardedUnproven, .dnsBroken,
            .arcTrusted,
            .list, .failHarmless, .failUnproven, .altered, .replay, .authentic, .authenticNoDMARC:
            return nil
        }
        return context.trace.findings.firstIndex { finding in
            switch finding.code {
            case .dkimBodyChangedInTransit where finding.variant == .untied || finding.variant == .failedBefore: break
            case .dkimKeyMissing, .dkimTemperrorDNS: if finding.variant == .fetchedLater { return false }
            default: return false
            }
            return finding.evidence.contains { index in
                guard let number = context.trace.evidence[index].statement else { return false }
                let statement = number - 1
                return context.method(statement) == .dkim && context.isTrusted(statement) && context.isAligned(statement)
                    && !context.isTied(statement)
            }
        }
    }

    // What the page shows

    /// Notes what misleads in the rows that a mail reader shows, and the forged PASS words beside them.
    func addMisleading() {
        let viewer = context.viewer
        addMisleading(.spf, context.misleadingRemark(.spf, viewer))
        addMisleading(.dkim, context.misleadingRemark(.dkim, viewer))
        addMisleading(.dmarc, context.misleadingRemark(.dmarc, viewer))
        if viewer == .other { addMisleading(.arc, context.misleadingRemark(.arc, viewer)) }
        for statement in context.forged & context.passed { addMisleading(context.method(statement), .forged) }
    }

    private func addMisleading(_ method: ResultMethod, _ remark: ShownSummary.Remark?) {
        guard let remark else { return }
        let isKnown = context.trace.verdict.misleading.contains { $0.method == method && $0.remark == remark }
        guard !isKnown else { return }
        context.trace.verdict.misleading.append(Verdict.Misleading(method: method, remark: remark))
    }
}
