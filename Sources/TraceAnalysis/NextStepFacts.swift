internal import TraceFields

/// What the results of a message say of the records that its author publishes.
struct NextStepFacts {
    /// Whether a server that is trusted found the author's name proven.
    private(set) var isProven = false
    /// Names for which SPF passed, in lower case.
    private(set) var listed: Set<String> = []
    /// Whether the key of a signature can be what failed: not where the signature passed, nor where only the body was changed.
    private(set) var isKeyInQuestion = true

    init(_ trace: Trace, _ signature: Signature?) {
        var copy = trace
        RuleContext.again(&copy) { context in
            isProven = context.hasAuthorPass() || context.policyPass != nil
            for statement in context.spf & context.passed & context.trusted {
                if !context.isGuess(statement), let name = context.domain(statement) { listed.insert(trace.domains.text(name)) }
            }
            let judged = context.dkim.filter { statement in
                context.isTrusted(statement) && context.signature(statement)?.field == signature?.field
            }
            guard signature != nil, !judged.isEmpty else { return }
            isKeyInQuestion = judged.contains { !context.isPass($0) && context.cause($0) != .bodyChanged }
        }
    }
}

extension Trace {
    /// Whether a finding cites a statement about the author's own name, or about one of which nobody can say whose it is.
    func citesAuthor(_ finding: Finding) -> Bool {
        finding.evidence.contains { index in
            evidence[index].statement.map { !isOfStranger(statements[$0 - 1]) } ?? false
        }
    }

    /// Whether a statement is about a name that is not known to be the author's, though the author is known.
    func isOfStranger(_ statement: Statement) -> Bool {
        switch statement.alignment {
        case .strict, .relaxed: false
        case .no: true
        case .unknown: author != nil && statement.identity.domain != nil
        }
    }
}

/// Steps in order, each once.
struct StepList {
    private(set) var steps: [NextStep] = []
    private var known: Set<NextStep> = []
    private var asked: Set<Question> = []

    private struct Question: Hashable {
        var name: String
        var type: DNSQuery.RecordType
    }

    mutating func add(_ step: NextStep) {
        // A question that was already asked needs no second expectation.
        if case .lookUp(let query) = step, !asked.insert(Question(name: query.name, type: query.type)).inserted { return }
        if known.insert(step).inserted { steps.append(step) }
    }

    mutating func ask(_ name: String, _ type: DNSQuery.RecordType, _ expectation: DNSQuery.Expectation) {
        if let query = DNSQuery(name, type, expectation) { add(.lookUp(query)) }
    }
}
