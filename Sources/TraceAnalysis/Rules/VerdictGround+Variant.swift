internal import TraceFields

/// What the sentences of a verdict depend on beside its code.
extension VerdictGround {
    func variant(of code: Verdict.Code) -> Verdict.Variant? {
        switch code {
        case .forged: isSurelyForged ? nil : .doubtful
        case .forwardedAuthentic: signaturePass == nil ? .byPolicy : nil
        case .forwardedUnproven: isSealedProof ? .sealed : nil
        case .dnsBroken, .dnsPartlyBroken: isProven || policyPass != nil ? .proven : hasFailureBesideDNS ? .refuted : nil
        case .list: listVariant
        case .claimsOnly: passes.isEmpty && copiedPasses == 0 ? .failures : isUnplaced ? .unplaced : nil
        case .authentic: isWholly ? nil : isProven ? .inPart : .byPolicy
        case .authenticNoDMARC: context.dmarc.contains { context.isTrusted($0) } ? .undecided : nil
        case .noData: context.trace.statements.isEmpty ? nil : silentVariant
        case .authorUncovered, .forwarderPassAuthorUnproven, .arcTrusted, .failHarmless, .failUnproven, .altered, .replay,
            .serviceOnly, .guess, .authorFail:
            nil
        }
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
        if context.dmarc.contains(where: { context.isTrusted($0) && context.result($0).wordClass == .fail }) { return true }
        return context.spf.contains { isAuthorsFailure($0) }
    }

    private var listVariant: Verdict.Variant? {
        let broken = context.trace.findings.first { $0.code == .dkimBrokenByList }
        if let broken { return broken.variant == .probable ? .probable : nil }
        let isOwnName = context.trace.rewrittenFrom.map { $0.writer == .list && $0.author == nil } ?? false
        return isOwnName ? .fromList : .unproven
    }

    /// All that passed stands above the line by which the receiver took the mail, and no line tells which server wrote it.
    private var isUnplaced: Bool {
        copiedPasses == 0 && passes.allSatisfy { context.isOfReceivingSide($0) }
    }

    /// Every check of the newest hops passed for the author, or found nothing to check.
    private var isWholly: Bool {
        for method in [ResultMethod.spf, .dkim] {
            guard let statement = context.shown(method), context.isTrusted(statement) else { continue }
            if context.result(statement).wordClass == .nothing { continue }
            guard context.isPass(statement), context.isAligned(statement), !context.isGuess(statement) else { return false }
        }
        return isProven
    }

    /// Results that say nothing for or against the author.
    private var silentVariant: Verdict.Variant {
        let judgements = context.trace.subjects.judgements
        if context.trace.author == nil, judgements.contains(where: { context.result($0).wordClass != .nothing }) {
            return context.trace.fields.addressFields.contains { $0.name == .from && !$0.mailboxes.isEmpty }
                ? .severalAuthors : .noAuthor
        }
        if !holdsCheckOfName { return .elsewhere }
        if judgements.allSatisfy({ context.result($0).wordClass == .nothing }) { return .nothing }
        return judgements.contains { context.isPass($0) && context.domain($0) == nil } ? .unnamed : .weak
    }

    private var holdsCheckOfName: Bool {
        for index in context.trace.statements.indices {
            switch context.reading(index).method {
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
        return context.dmarc.contains { statement in
            context.isTrusted(statement) && context.leg(statement) == context.lastLeg
                && context.trace.statements[statement].alignment == .no
        }
    }

    // What the page shows

    /// What misleads in the rows that a mail reader shows, and the forged PASS words beside them.
    func misleading() -> [Verdict.Misleading] {
        var list: [Verdict.Misleading] = []
        let viewer = context.viewer
        for method in [ResultMethod.spf, .dkim, .dmarc, .arc] where method != .arc || viewer == .other {
            let row = context.shownRow(method, viewer)
            if row.isMisleading { list.append(Verdict.Misleading(method: method, remark: row.remark)) }
        }
        for statement in context.forged where context.isPass(statement) {
            let method = context.reading(statement).method
            guard !list.contains(where: { $0.method == method && $0.remark == .forged }) else { continue }
            list.append(Verdict.Misleading(method: method, remark: .forged))
        }
        return list
    }
}
