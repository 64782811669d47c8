internal import TraceFields

/// What was found before the mail was sent on, and what behind it.
extension VerdictGround {
    /// The newest leg on which the SPF PASS was a forwarder's.
    var forwardersLeg: Int? {
        var newest: Int?
        for finding in context.trace.findings where finding.code == .spfPassForForwarder {
            for index in finding.evidence {
                guard let number = context.trace.evidence[index].statement else { continue }
                newest = max(newest ?? 0, context.leg(number - 1) ?? context.lastLeg)
            }
        }
        return newest
    }

    /// A signature of the author, or DMARC for his name, passed behind the forwarder whose name SPF passed for.
    var isProvenBehindForwarder: Bool {
        guard let leg = forwardersLeg else { return false }
        return (trustedPasses - context.spf).contains { statement in
            guard context.leg(statement) ?? context.lastLeg >= leg else { return false }
            return context.method(statement) == .dmarc ? context.isPolicyOfAuthor(statement) : context.isAligned(statement)
        }
    }

    /// What became of the author's signature there.
    var signatureBehindForwarder: Int? {
        guard let leg = forwardersLeg else { return nil }
        return ((context.dkim & context.aligned & context.trusted) - context.passed).first { statement in
            context.result(statement).wordClass != .nothing && context.leg(statement) ?? context.lastLeg >= leg
        }
    }

    /// The author's signature passed at an older server, and failed at the newest one that judged signatures.
    var isSignatureLost: Bool {
        let newest = context.newest(of: context.dkim & context.trusted) & context.aligned
        return (newest & context.passed).isEmpty && newest.contains { context.result($0).wordClass == .fail }
    }

    /// What a trusted server recorded against the author before a list, which was the first to send the mail on, got it: DMARC before SPF
    /// before DKIM.
    var failureBeforeList: Int? {
        guard let list = context.trace.forwardings.first, list.isThroughList else { return nil }
        let before = (context.trusted & context.aligned).filter { context.judgedHop($0).map { $0 <= list.hop } ?? false }
        return (context.dmarc & before).first { isFailure($0) }
            ?? (context.spf & before).first { isFailure($0) && !context.isGuess($0) }
            ?? (context.dkim & before).first { isFailure($0) }
    }

    /// DMARC failed at the newest server that spoke of it, and yet the author of a mail that was sent on is proven.
    var isContradicted: Bool { context.failedLater != nil && context.policyBefore == nil }

    /// What proves the author, where it was recorded on an older leg than the last.
    var proofBefore: Int? { proof.flatMap { context.leg($0) ?? context.lastLeg < context.lastLeg ? $0 : nil } }
}

extension RuleContext {
    /// DMARC as it failed at the newest server that spoke of it, although the author of a mail that was sent on is proven.
    var failedLater: Int? {
        guard !trace.forwardings.isEmpty, hasAuthorPass() else { return nil }
        let newest = newest(of: dmarc & trusted)
        guard (newest & passed).isEmpty else { return nil }
        return newest.first { result($0).wordClass == .fail }
    }

    /// DMARC as it passed for the author before the mail was sent on to the server where it failed.
    var policyBefore: Int? {
        guard let failure = failedLater, let hop = judgedHop(failure) else { return nil }
        return (dmarc & passed & trusted).first { pass in
            guard let earlier = judgedHop(pass), isPolicyOfAuthor(pass) else { return false }
            return trace.forwardings.contains { $0.hop >= earlier && $0.hop < hop }
        }
    }
}
