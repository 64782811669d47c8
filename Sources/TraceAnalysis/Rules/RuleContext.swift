internal import TraceFields

/// What a rule sees: the trace, its statements by method, and the way to fire.
///
/// The guards that all rules share stand here: statements that look forged, copies in renamed fields and words that their method
/// does not know are not among the statements; a statement that a stronger finding speaks about is hidden from the weaker rule.
///
/// It is lent, not copied, from rule to rule: a copy would hold on to the trace, and the next finding would copy all of that.
struct RuleContext: ~Copyable {
    private let pointer: UnsafeMutablePointer<Trace>

    /// The rule that is being asked: its place in `Rules.all`.
    private var rule = 0
    private var silence: Silence?
    private var hasFired = false

    /// Lets `body` look at `trace`, for no longer than `body` runs.
    static func with(_ trace: inout Trace, _ body: (inout RuleContext) -> Void) {
        withUnsafeMutablePointer(to: &trace) { pointer in
            var context = RuleContext(pointer: pointer)
            context.index()
            body(&context)
        }
    }

    /// The same for a trace whose rules were asked already.
    static func again(_ trace: inout Trace, _ body: (consuming RuleContext) -> Void) {
        withUnsafeMutablePointer(to: &trace) { body(RuleContext(pointer: $0)) }
    }

    private init(pointer: UnsafeMutablePointer<Trace>) { self.pointer = pointer }

    var trace: Trace {
        unsafeAddress { UnsafePointer(pointer) }
        nonmutating unsafeMutableAddress { pointer }
    }

    var spf: StatementSet { trace.subjects.spf }
    var dkim: StatementSet { trace.subjects.dkim }
    var dmarc: StatementSet { trace.subjects.dmarc }
    var arc: StatementSet { trace.subjects.arc }
    var compauth: StatementSet { trace.subjects.compauth }
    var judgements: StatementSet { trace.subjects.judgements }
    var copies: StatementSet { trace.subjects.copies }
    var forged: StatementSet { trace.subjects.forged }
    var passed: StatementSet { trace.subjects.passed }
    var trusted: StatementSet { trace.subjects.trusted }
    var aligned: StatementSet { trace.subjects.aligned }
    var guesses: StatementSet { trace.subjects.guesses }

    // Asking

    /// Runs the rules that can fire on this message.
    mutating func askAll() {
        for index in Rules.all.indices where trace.subjects.signs.isSuperset(of: Rules.all[index].signs) { _ = ask(index) }
    }

    /// Runs a rule, given by its place in `Rules.all`; nil where it fired.
    mutating func ask(_ index: Int) -> Silence? {
        let needs = Rules.all[index].needs
        guard needs.contains(.always) || !trace.subjects.holds.isDisjoint(with: needs) else {
            return Silence(needs.isDisjoint(with: [.signature, .hop, .suspicion]) ? .noStatement : .nothingToJudge)
        }
        rule = index
        silence = nil
        hasFired = false
        return Rules.all[index].judge(&self)
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

    /// Those statements that no stronger finding speaks about.
    mutating func visible(_ statements: StatementSet) -> StatementSet {
        let hiding = Rules.hiding[rule]
        guard hiding != 0 else { return statements }
        let hidden = statements.filter { trace.subjects.notes[$0].fired & hiding != 0 }
        guard let first = hidden.first else { return statements }
        let stronger = (trace.subjects.notes[first].fired & hiding).trailingZeroBitCount
        pass(.hidden, statement: first, stronger: Rules.all[stronger].code)
        return statements - hidden
    }

    // Firing

    /// Adds a finding of the current rule. What it is about is cited in this order: statements, forwarding, hops, fields.
    mutating func fire<let count: Int>(
        _ variant: Finding.Variant? = nil, _ severity: Severity, _ confidence: Confidence,
        about statements: some Sequence<Int> = StatementSet(), and last: Int? = nil, beside other: Int? = nil,
        forwarding: Int? = nil, hops: [Int] = [],
        fields: [Int] = [], signature: Int? = nil, facts: InlineArray<count, Fact?>
    ) {
        let start = trace.evidence.count
        for statement in statements { cite(statement, from: start) }
        if let last { cite(last, from: start) }
        // What only explains the others may have a finding of its own.
        if let other { show(other) }
        cite(forwarding: forwarding, hops: hops, fields: fields, signature: signature)
        guard trace.evidence.count > start else { return }
        let first = trace.facts.count
        for index in facts.indices { if let fact = facts[index] { trace.facts.append(fact) } }
        trace.findings.append(
            Finding(
                Rules.all[rule].code, variant: variant, severity: severity, confidence: max(confidence, .ambiguous),
                evidence: start..<trace.evidence.count, facts: first..<trace.facts.count))
        hasFired = true
    }

    /// Notes that the rule speaks about a statement, and cites it where not enough are cited since `start`.
    private func cite(_ statement: Int, from start: Int) {
        trace.subjects.notes[statement].fired |= 1 << UInt64(rule)
        guard trace.evidence.count - start < Self.citations else { return }
        show(statement)
    }

    private func show(_ statement: Int) {
        trace.evidence.append(
            Evidence(
                .statementCited, field: trace.statements[statement].field, hop: hop(statement), statement: statement + 1,
                value: reading(statement).range))
    }

    private func cite(forwarding: Int?, hops: [Int], fields: [Int], signature: Int?) {
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
    }

    /// More lines than this of one kind explain nothing that the first did not.
    private static let citations = 8

    func hasFired(_ code: FindingCode) -> Bool {
        for index in trace.findings.indices where trace.findings[index].code == code { return true }
        return false
    }
}
