internal import TraceFields

/// What a rule sees: the trace, its statements by method, and the way to fire.
///
/// The guards that all rules share stand here: statements that look forged, copies in renamed fields and words that their method
/// does not know are not among the statements; a statement that a stronger finding speaks about is hidden from the weaker rule.
///
/// It is lent, not copied, from rule to rule: a copy would hold on to the trace, and the next finding would copy all of that.
struct RuleContext {
    var trace: Trace
    /// Indices of statements by method, in header order, without forged and renamed ones.
    private(set) var spf: [Int] = []
    private(set) var dkim: [Int] = []
    private(set) var dmarc: [Int] = []
    private(set) var arc: [Int] = []
    private(set) var compauth: [Int] = []
    /// The list that put its own address into From; then its name is not the author's.
    private(set) var hasListFrom = false
    /// Statements in renamed copies.
    private(set) var copies: [Int] = []
    private(set) var forged: [Int] = []
    private(set) var holds: FindingRule.Needs = .always

    /// The rule that is being asked.
    private(set) var code: FindingCode = .missingHop
    private var silence: Silence?
    private var hasFired = false
    /// What fired about which statement.
    private var fired: [Int: [FindingCode]] = [:]

    private static let none = Trace()

    /// Moves `trace` in; `giveBack` moves it out.
    init(taking trace: inout Trace) {
        self.trace = Self.none
        swap(&trace, &self.trace)
        index()
        hasListFrom = ListFrom.isIn(self.trace)
    }

    mutating func giveBack(to trace: inout Trace) { swap(&trace, &self.trace) }

    /// Lets `body` look at `trace`.
    static func with(_ trace: inout Trace, _ body: (inout RuleContext) -> Void) {
        var context = RuleContext(taking: &trace)
        body(&context)
        context.giveBack(to: &trace)
    }

    private mutating func index() {
        if !trace.hops.isEmpty { holds.insert(.hop) }
        if !trace.arc.sets.isEmpty { holds.insert(.arcSet) }
        for signature in trace.fields.signatures where signature.kind == .dkim {
            holds.insert(.signature)
            break
        }
        for index in trace.statements.indices {
            if trace.statements[index].suspicion != nil {
                forged.append(index)
                holds.insert(.suspicion)
                holds.formUnion(need(trace.fields.statements[trace.statements[index].reading].method))
                continue
            }
            let reading = trace.fields.statements[trace.statements[index].reading]
            holds.formUnion(need(reading.method))
            if trace.fields.results[reading.container].source == .originalAuthenticationResults {
                copies.append(index)
                continue
            }
            guard reading.result != .other, reading.result != .absent else { continue }
            switch reading.method {
            case .spf: spf.append(index)
            case .dkim: dkim.append(index)
            case .dmarc: dmarc.append(index)
            case .arc: arc.append(index)
            case .compauth: compauth.append(index)
            case .other, .none, .iprev, .auth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime, .vbr:
                break
            }
        }
    }

    private func need(_ method: ResultMethod) -> FindingRule.Needs {
        switch method {
        case .spf: .spf
        case .dkim: .dkim
        case .dmarc: .dmarc
        case .arc: .arc
        case .compauth: .compauth
        case .other, .none, .iprev, .auth, .senderID, .domainKeys, .dkimADSP, .dkimATPS, .dnswl, .bimi, .rrvs, .smime, .vbr: []
        }
    }

    // Asking

    /// Runs a rule; nil where it fired.
    mutating func ask(_ rule: FindingRule) -> Silence? {
        guard rule.needs.contains(.always) || !holds.isDisjoint(with: rule.needs) else {
            return Silence(rule.needs.isDisjoint(with: [.signature, .hop, .suspicion]) ? .noStatement : .nothingToJudge)
        }
        code = rule.code
        silence = nil
        hasFired = false
        return rule.judge(&self)
    }

    /// Notes why a candidate was passed over; the first reason is the answer.
    mutating func pass(
        _ reason: Silence.Reason, statement: Int? = nil, field: Int? = nil, hop: Int? = nil, forwarding: Int? = nil,
        stronger: FindingCode? = nil
    ) {
        guard silence == nil else { return }
        silence = Silence(
            reason, statement: statement.map { $0 + 1 }, field: field ?? statement.map { trace.statements[$0].field }, hop: hop,
            forwarding: forwarding, stronger: stronger)
    }

    /// What a rule returns at its end: nil where it fired, else the first reason.
    func answer(_ otherwise: Silence.Reason = .nothingToJudge) -> Silence? {
        hasFired ? nil : silence ?? Silence(otherwise)
    }

    /// The statements of a list that no stronger finding speaks about.
    mutating func visible(_ statements: [Int]) -> [Int] {
        statements.filter { statement in
            guard let stronger = stronger(about: statement) else { return true }
            pass(.hidden, statement: statement, stronger: stronger)
            return false
        }
    }

    private func stronger(about statement: Int) -> FindingCode? {
        for one in fired[statement] ?? [] {
            for chain in Rules.suppression {
                if let high = chain.firstIndex(of: one), let low = chain.firstIndex(of: code), high < low { return one }
            }
        }
        return nil
    }

    // Firing

    /// Adds a finding of the current rule. What it is about is cited in this order: statements, forwarding, hops, fields.
    mutating func fire(
        _ variant: Finding.Variant? = nil, _ severity: Severity, _ confidence: Confidence, about statements: [Int] = [],
        forwarding: Int? = nil, hops: [Int] = [], fields: [Int] = [], signature: Int? = nil, facts: [Fact?]
    ) {
        let start = trace.evidence.count
        for statement in statements.prefix(Self.citations) {
            let value = trace.statements[statement]
            trace.evidence.append(
                Evidence(
                    .statementCited, field: value.field, hop: value.hop, statement: statement + 1,
                    value: trace.fields.statements[value.reading].range))
        }
        if let forwarding {
            let reasons = trace.forwardings[forwarding - 1].evidence
            for index in reasons.prefix(Self.citations) { trace.evidence.append(trace.evidence[index]) }
        }
        for hop in hops { trace.evidence.append(Evidence(.hopCited, field: trace.hops[hop - 1].field, hop: hop)) }
        for field in fields {
            trace.evidence.append(Evidence(.fieldCited, field: field, value: trace.block.fields[field].value))
        }
        if let signature {
            let field = trace.fields.signatures[signature].field
            trace.evidence.append(Evidence(.signatureCited, field: field, value: trace.block.fields[field].value))
        }
        guard trace.evidence.count > start else { return }
        let first = trace.facts.count
        for fact in facts { if let fact { trace.facts.append(fact) } }
        trace.findings.append(
            Finding(
                code, variant: variant, severity: severity, confidence: max(confidence, .ambiguous),
                evidence: start..<trace.evidence.count, facts: first..<trace.facts.count))
        for statement in statements { fired[statement, default: []].append(code) }
        hasFired = true
    }

    /// More lines than this of one kind explain nothing that the first did not.
    private static let citations = 8

    func hasFired(_ code: FindingCode) -> Bool { trace.findings.contains { $0.code == code } }
}
