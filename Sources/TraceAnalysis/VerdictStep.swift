internal import TraceFields

/// findings → trace: the one sentence on top, by the decision table.
enum VerdictStep {
    static func run(_ trace: inout Trace) {
        // Nothing was said about the message: no table is needed to see it.
        guard !trace.statements.isEmpty else {
            trace.verdict.code = .noData
            trace.verdict.findings = trace.findings.firstIndex { $0.code == .noResultsAtFinalHop }.map { [$0] } ?? []
            let start = trace.facts.count
            trace.facts.append(Fact(.count, .number(0)))
            trace.verdict.facts = start..<trace.facts.count
            return
        }
        RuleContext.with(&trace) { context in
            let ground = VerdictGround(context)
            guard let row = VerdictRow.table.first(where: { $0.holds(ground) }) else { return }
            var verdict = Verdict()
            verdict.code = row.code
            verdict.findings = findings(row, ground)
            verdict.deciding = deciding(context)
            verdict.isMisleading = Summary(ground.context).isMisleading
            verdict.confidence = confidence(verdict, context)
            verdict.facts = facts(verdict, ground, &context)
            context.trace.verdict = verdict
        }
    }

    private static func findings(_ row: VerdictRow, _ ground: VerdictGround) -> [Int] {
        row.findings.flatMap { code in
            ground.context.trace.findings.indices.filter { ground.context.trace.findings[$0].code == code }
        }
    }

    /// The newest trusted statement of each method; for DKIM the one that says most about the author.
    private static func deciding(_ context: RuleContext) -> [Int] {
        [newest(context.spf, context), newest(context.dkim, context), newest(context.dmarc, context)].compactMap { $0 }
    }

    private static func newest(_ statements: [Int], _ context: RuleContext) -> Int? {
        let trusted = statements.filter { context.isTrusted($0) }
        let hop = trusted.compactMap { context.hop($0) }.max()
        let last = trusted.filter { context.hop($0) == hop }
        return last.max { weight($0, context) < weight($1, context) }
    }

    /// What makes one of several statements of one hop the one to show; the first of equals wins, as it stands higher.
    private static func weight(_ statement: Int, _ context: RuleContext) -> Int {
        var weight = 0
        if context.isAligned(statement) { weight += 8 }
        if context.isPass(statement) { weight += context.isAligned(statement) ? 4 : 2 }
        if context.source(statement) == .authenticationResults { weight += 1 }
        return weight * 4_096 - min(statement, 4_095)
    }

    /// As sure as the findings that made it, or as the statements where no finding did.
    private static func confidence(_ verdict: Verdict, _ context: RuleContext) -> Confidence {
        var lowest = Confidence.certain
        if verdict.findings.isEmpty {
            for statement in verdict.deciding { lowest = min(lowest, context.trace.statements[statement].confidence) }
        }
        if let first = verdict.findings.first { lowest = min(lowest, context.trace.findings[first].confidence) }
        return max(lowest, .ambiguous)
    }
}

/// What a viewer would show: the newest results, without hops.
private struct Summary {
    let context: RuleContext
    private let rows: [Int]

    init(_ context: RuleContext) {
        self.context = context
        rows = Self.newest(context.spf, context) + Self.newest(context.dkim, context) + Self.newest(context.dmarc, context)
    }

    /// The statements of the newest hop that made any; trusted ones before claims.
    private static func newest(_ statements: [Int], _ context: RuleContext) -> [Int] {
        let trusted = statements.filter { context.isTrusted($0) }
        let known = trusted.isEmpty ? statements : trusted
        let hop = known.compactMap { context.hop($0) }.max()
        return known.filter { context.hop($0) == hop }
    }

    /// A PASS of a name that is not the author's, because of a forwarder or a list or without one of the author's beside it; or a
    /// PASS that its server did not write.
    var isMisleading: Bool {
        if context.forged.contains(where: { context.isPass($0) }) { return true }
        let all = context.spf + context.dkim + context.dmarc
        if all.contains(where: { context.isPass($0) && context.isRefused($0) }) { return true }
        let passes = rows.filter { context.isPass($0) && context.reading($0).method != .dmarc }
        let isAuthorProven = rows.contains { context.isPass($0) && (context.isAligned($0) || isPolicy($0)) }
        for pass in passes where isForeign(pass) {
            if !isAuthorProven || isCarriedByForwarding(pass) { return true }
        }
        return false
    }

    /// The receiver compared the names itself, and From was the author's.
    private func isPolicy(_ statement: Int) -> Bool {
        context.reading(statement).method == .dmarc && !(context.hasListFrom && context.role(statement) == .list)
    }

    private func isForeign(_ statement: Int) -> Bool {
        if context.hasListFrom, context.role(statement) == .list { return true }
        return isOfAnother(statement)
    }

    private func isOfAnother(_ statement: Int) -> Bool {
        switch context.trace.statements[statement].alignment {
        case .no: true
        case .strict, .relaxed: false
        // Several authors: no PASS can be about the one that the reader sees.
        case .unknown: context.trace.author == nil && context.domain(statement) != nil && hasSeveralAuthors
        }
    }

    private var hasSeveralAuthors: Bool { context.trace.block.fields.filter { $0.known == .from }.count > 1 }

    private func isCarriedByForwarding(_ statement: Int) -> Bool {
        switch context.role(statement) {
        case .forwarder, .list: true
        case .author, .sendingService: false
        case .other, .unknown:
            context.reading(statement).method == .spf && context.forwarding(before: statement) { $0.isRewritten } != nil
        }
    }
}
