internal import TraceFields

/// findings → trace: the one sentence on top, by the decision table.
enum VerdictStep {
    static func run(_ trace: inout Trace) {
        // Nothing was said about the message: no table is needed to see it.
        guard !trace.statements.isEmpty else {
            let isDelivered = trace.names.contains(.returnPath) || trace.names.contains(.deliveredTo)
            let traceless: Verdict.Variant = isDelivered ? .delivered : .noTrace
            let isTraceless = trace.hops.isEmpty && !trace.showsServers
            trace.verdict.variant = trace.isRunTogether ? .lostLineBreaks : isTraceless ? traceless : nil
            if let finding = trace.findings.firstIndex(where: { $0.code == .noResultsAtFinalHop }) {
                trace.verdict.findings.append(finding)
            }
            return
        }
        RuleContext.again(&trace) { context in
            var ground = VerdictGround(context)
            decide(&ground)
        }
    }

    private static func decide(_ ground: inout VerdictGround) {
        for index in VerdictRow.table.indices where VerdictRow.table[index].holds(ground) {
            ground.context.trace.verdict.code = VerdictRow.table[index].code
            for code in VerdictRow.table[index].findings { cite(code, &ground.context.trace) }
            break
        }
        ground.context.trace.verdict.variant = ground.variant(of: ground.context.trace.verdict.code)
        addDeciding(ground.context.spf, ground)
        addDeciding(ground.context.dkim, ground)
        addDeciding(ground.context.dmarc, ground)
        ground.context.trace.verdict.isFromChanged = ground.isFromChanged
        ground.context.trace.verdict.doubtfulFailure = ground.doubtfulFailure
        ground.context.trace.verdict.untied = ground.untiedSignature
        ground.addMisleading()
        if ground.context.trace.verdict.code.isProof {
            ground.context.trace.verdict.shownAddress = ShownAddress.find(in: &ground.context.trace)
        }
        ground.context.trace.verdict.confidence = confidence(ground)
        ground.context.trace.verdict.facts = facts(&ground)
        citeCautions(&ground.context.trace)
    }

    private static func cite(_ code: FindingCode, _ trace: inout Trace) {
        for index in trace.findings.indices
        where trace.findings[index].code == code && trace.findings[index].variant != .fetchedLater {
            trace.verdict.findings.append(index)
        }
    }

    /// What is grave although the author is proven: a mail is not called in order above a finding that says otherwise.
    private static func citeCautions(_ trace: inout Trace) {
        guard trace.verdict.code.isProof else { return }
        for index in trace.findings.indices where trace.findings[index].severity >= .warning {
            if !trace.verdict.findings.contains(index) { trace.verdict.cautions.append(index) }
        }
    }

    /// The newest trusted statement of a method; of several at one hop the one that says most about the author. Where a signature proves
    /// the author it stands before those of others, though these were judged later, if the warning does not speak of them.
    private static func addDeciding(_ statements: StatementSet, _ ground: borrowing VerdictGround) {
        var best: (weight: Int, statement: Int)?
        for statement in ground.context.newest(of: statements & ground.context.trusted) {
            let weight = weight(statement, ground)
            if weight > best?.weight ?? -1 { best = (weight, statement) }
        }
        guard let best else { return }
        ground.context.trace.verdict.deciding.append(provingSignature(ground, before: best.statement) ?? best.statement)
    }

    private static func provingSignature(_ ground: borrowing VerdictGround, before shown: Int) -> Int? {
        let isProof =
            ground.context.trace.verdict.code.isProof || [.proven, .overlooked].contains(ground.context.trace.verdict.variant)
        guard isProof, ground.context.method(shown) == .dkim,
            !ground.context.isAligned(shown), ground.context.misleadingRemark(.dkim, ground.context.viewer) == nil
        else { return nil }
        return ground.newestPass(ground.context.dkim)
    }

    private static func weight(_ statement: Int, _ ground: borrowing VerdictGround) -> Int {
        var weight = 0
        if ground.context.isAligned(statement) { weight += 8 }
        if ground.context.isPass(statement) { weight += ground.context.isAligned(statement) ? 4 : 2 }
        if ground.context.source(statement) == .authenticationResults { weight += 1 }
        return weight
    }

    /// As sure as the strongest finding that made it, or as the statements where no finding did.
    private static func confidence(_ ground: borrowing VerdictGround) -> Confidence {
        if let list = claimedList(ground) { return max(list, .ambiguous) }
        if let first = ground.context.trace.verdict.findings.first {
            return max(ground.context.trace.findings[first].confidence, .ambiguous)
        }
        var lowest = Confidence.certain
        if ground.context.trace.verdict.code == .forwardedUnproven, let forwarding = ground.context.trace.forwardings.last {
            lowest = forwarding.confidence
        }
        for statement in ground.context.trace.verdict.deciding {
            lowest = min(
                lowest,
                ground.context.trace.statements[statement].isByReadersWord
                    ? .likely : ground.context.trace.statements[statement].confidence)
        }
        return max(lowest, .ambiguous)
    }

    /// How sure the list is, where the verdict calls what was before it a claim: of that alone nobody can be sure.
    private static func claimedList(_ ground: borrowing VerdictGround) -> Confidence? {
        guard ground.context.trace.verdict.variant == .claimedPass else { return nil }
        return ground.context.trace.forwardings.last { $0.isThroughList }.map { min($0.confidence, .likely) }
    }
}
