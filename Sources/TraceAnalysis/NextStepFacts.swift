internal import TraceFields

/// What the results of a message say of the records that its author publishes.
struct NextStepFacts {
    /// Whether a server that is trusted found the author's name proven.
    private(set) var isProven = false
    /// Names for which SPF passed, in lower case.
    private(set) var listed: Set<String> = []
    /// Names for which SPF did not pass, in lower case, and the client that it was asked about.
    private(set) var refused: [String: SPFClient] = [:]
    /// Names whose record could not be understood, in lower case.
    private(set) var broken: Set<String> = []
    /// The client that SPF was asked about where the mail set out, under whatever name.
    private(set) var origin: SPFClient?
    /// Whether the key of a signature can be what failed: not where the signature passed, nor where only the body was changed.
    private(set) var isKeyInQuestion = true

    /// Whose client a record would have to list.
    enum SPFClient {
        /// One of the sending service, which the service's own record lists.
        case ofService
        /// Somebody else's, at this address where it is known; none that stands in front of the reader. Whether anything but the name
        /// that it gave ties it to the domain.
        case other(IPAddress?, isTied: Bool)
    }

    init(_ trace: Trace, _ signature: Signature?, _ service: SendingService?) {
        var copy = trace
        RuleContext.again(&copy) { context in
            isProven = context.hasAuthorPass() || context.policyPass != nil
            for statement in context.spf & context.passed & context.trusted {
                if !context.isGuess(statement), let name = context.domain(statement) { listed.insert(trace.domains.text(name)) }
            }
            for statement in context.spf {
                if SPFErrorRule.isOfBrokenRecord(statement, context), let name = context.domain(statement) {
                    broken.insert(trace.domains.text(name))
                }
                guard let client = Self.client(of: statement, service, context) else { continue }
                if context.leg(statement) == 1 { Self.keep(client, &origin) }
                if let name = context.domain(statement), !context.isPass(statement) || context.isGuess(statement) {
                    Self.keep(client, &refused[trace.domains.text(name)])
                }
            }
            let judged = context.dkim.filter { statement in
                context.isTrusted(statement) && context.signature(statement)?.field == signature?.field
            }
            guard signature != nil, !judged.isEmpty else { return }
            isKeyInQuestion = judged.contains { !context.isPass($0) && context.cause($0) != .bodyChanged }
        }
    }

    /// One of the service before others, the first of others.
    private static func keep(_ client: SPFClient, _ kept: inout SPFClient?) {
        if case .ofService = client { kept = client } else if kept == nil { kept = client }
    }

    /// Nil where a forwarder's server was asked about under somebody else's name that it had kept: no record has to list that.
    private static func client(of statement: Int, _ service: SendingService?, _ context: borrowing RuleContext) -> SPFClient? {
        let host = context.judgedHop(statement).flatMap { context.trace.hops[$0 - 1].client }
        let forwarding = context.forwarding(before: statement) { _ in true }
        if let forwarding, !context.trace.forwardings[forwarding - 1].isRewritten {
            guard let host, let name = context.domain(statement), context.trace.domains.sameOrganization(host, name) else {
                return nil
            }
        }
        if let service, let host, service.runs(host, in: context.trace.domains) { return .ofService }
        guard let address = context.client(statement), address.isRoutable, context.gateway(statement) == nil else {
            return .other(nil, isTied: false)
        }
        return .other(address, isTied: isTied(statement, context))
    }

    /// Whether the client is a host of the domain's by the name that was looked up, or handed over mail that the author had signed.
    private static func isTied(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        if let hop = context.judgedHop(statement), let name = context.domain(statement),
            let host = context.trace.domain(at: TrustStep.confirmedName(of: context.trace.hops[hop - 1], &context.trace)),
            context.trace.domains.sameOrganization(host, name)
        {
            return true
        }
        return context.isAligned(statement) && context.authorSignaturePass != nil
    }
}

/// Names of the author's side, and what its service wants.
extension NextSteps {
    /// The envelope domain of the author's leg, where it is the author's to publish.
    static func originName(_ trace: Trace, _ domains: inout DomainTable) -> String? {
        guard let domain = trace.originDomain(&domains), let author = trace.author else { return nil }
        return domains.sameOrganization(domain, author) ? domains.text(domain) : nil
    }

    /// The first signature of the author's organization.
    static func authorSignature(_ trace: Trace, _ domains: inout DomainTable) -> Signature? {
        guard let author = trace.author else { return nil }
        return trace.fields.signatures.first { signature in
            guard signature.kind == .dkim, let domain = domains.intern(trace.block.bytes, signature.domain) else { return false }
            return domains.sameOrganization(domain, author)
        }
    }

    static func include(of service: SendingService?) -> String? {
        for record in service?.records ?? [] {
            if case .senderPolicy(let include?) = record.expectation { return include }
        }
        return nil
    }
}

extension Trace {
    /// Whether a finding cites a statement about the author's own name, or about one of which nobody can say whose it is.
    func citesAuthor(_ finding: Finding) -> Bool {
        finding.evidence.contains { index in
            evidence[index].statement.map { !isOfStranger(statements[$0 - 1]) } ?? false
        }
    }

    /// Whether the verdict says of a finding that nothing else ties the mail to the author.
    func isUntied(_ finding: Finding) -> Bool { verdict.untied.map { findings[$0].evidence == finding.evidence } ?? false }

    /// Whether a statement of a server that is trusted, about the name that the finding is about, is part of its evidence.
    func citesTrusted(_ finding: Finding) -> Bool {
        let domain = facts[finding.facts].lazy.compactMap { fact -> DomainID? in
            guard fact.name == .domain, case .domain(let domain) = fact.value else { return nil }
            return domain
        }.first
        return finding.evidence.contains { index in
            guard let number = evidence[index].statement else { return false }
            let statement = statements[number - 1]
            return statement.isTrusted && statement.suspicion == nil && statement.identity.domain == domain
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
