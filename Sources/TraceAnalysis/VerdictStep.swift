internal import TraceFields

/// findings → trace: the one sentence on top, by the decision table.
enum VerdictStep {
    static func run(_ trace: inout Trace) {
        // Nothing was said about the message: no table is needed to see it.
        guard !trace.statements.isEmpty else {
            let start = trace.facts.count
            trace.facts.append(Fact(.count, .number(0)))
            trace.verdict.facts = start..<trace.facts.count
            trace.verdict.findings = trace.findings.firstIndex { $0.code == .noResultsAtFinalHop }.map { [$0] } ?? []
            return
        }
        var ground = VerdictGround(RuleContext(taking: &trace))
        decide(&ground)
        ground.context.giveBack(to: &trace)
    }

    private static func decide(_ ground: inout VerdictGround) {
        var verdict = Verdict()
        for row in VerdictRow.table where row.holds(ground) {
            verdict.code = row.code
            verdict.findings = findings(row, ground)
            break
        }
        verdict.deciding = [
            newest(ground.context.spf, ground), newest(ground.context.dkim, ground), newest(ground.context.dmarc, ground),
        ]
        .compactMap { $0 }
        verdict.isMisleading = ground.isSummaryMisleading
        verdict.confidence = confidence(verdict, ground)
        verdict.facts = facts(verdict, &ground)
        ground.context.trace.verdict = verdict
    }

    private static func findings(_ row: VerdictRow, _ ground: borrowing VerdictGround) -> [Int] {
        var indices: [Int] = []
        for code in row.findings {
            for (index, finding) in ground.context.trace.findings.enumerated() where finding.code == code {
                indices.append(index)
            }
        }
        return indices
    }

    /// The newest trusted statement of a method; of several at one hop the one that says most about the author.
    private static func newest(_ statements: [Int], _ ground: borrowing VerdictGround) -> Int? {
        let trusted = statements.filter { ground.context.isTrusted($0) }
        let hop = trusted.compactMap { ground.context.hop($0) }.max()
        var best: (weight: Int, statement: Int)?
        for statement in trusted where ground.context.hop(statement) == hop {
            let weight = weight(statement, ground)
            if weight > best?.weight ?? -1 { best = (weight, statement) }
        }
        return best?.statement
    }

    private static func weight(_ statement: Int, _ ground: borrowing VerdictGround) -> Int {
        var weight = 0
        if ground.context.isAligned(statement) { weight += 8 }
        if ground.context.isPass(statement) { weight += ground.context.isAligned(statement) ? 4 : 2 }
        if ground.context.source(statement) == .authenticationResults { weight += 1 }
        return weight
    }

    /// As sure as the strongest finding that made it, or as the statements where no finding did.
    private static func confidence(_ verdict: Verdict, _ ground: borrowing VerdictGround) -> Confidence {
        if let first = verdict.findings.first { return max(ground.context.trace.findings[first].confidence, .ambiguous) }
        var lowest = Confidence.certain
        for statement in verdict.deciding { lowest = min(lowest, ground.context.trace.statements[statement].confidence) }
        return max(lowest, .ambiguous)
    }
}
