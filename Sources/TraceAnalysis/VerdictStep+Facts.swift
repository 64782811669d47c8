internal import TraceFields

extension VerdictStep {
    /// The values of the verdict's sentences. All verdicts carry author, method and count where they are known.
    ///
    /// | verdict | facts beside author |
    /// |---|---|
    /// | `forged` | count (of forged PASS statements), writer |
    /// | `forwarder-pass-author-unproven`, `forwarded-*` | domain, forwarder, destination, record and selector (of the author's key), method |
    /// | `dns-broken`, `dns-partly-broken` | method and record of each part, in the order SPF, DKIM; domain |
    /// | `arc-trusted` | sealer, hop |
    /// | `list` | list, domain |
    /// | `fail-harmless`, `fail-unproven` | forwarder, domain |
    /// | `altered` | earlierHop, laterHop, domain |
    /// | `service-only` | domain, service |
    /// | `authentic`, `authentic-no-dmarc` | method, domain (what passed), helo (where SPF tested a server name) |
    /// | `author-fail` | method, result, hop |
    /// | `no-data` | count (of statements: 0, or those that say nothing) |
    static func facts(_ verdict: Verdict, _ ground: VerdictGround, _ context: inout RuleContext) -> Range<Int> {
        let start = context.trace.facts.count
        var names: Set<Fact.Name> = []
        // The facts of the findings, the strongest first: one value a name, but for the parts of a DNS failure.
        let isList = verdict.code == .dnsBroken || verdict.code == .dnsPartlyBroken
        for index in verdict.findings {
            for fact in Array(context.trace.facts[context.trace.findings[index].facts]) {
                if isList, fact.name == .record { continue }
                guard names.insert(fact.name).inserted else { continue }
                context.trace.facts.append(fact)
            }
        }
        for fact in own(verdict, ground, context) {
            guard let fact else { continue }
            if isList && (fact.name == .record || fact.name == .method) || names.insert(fact.name).inserted {
                context.trace.facts.append(fact)
            }
        }
        return start..<context.trace.facts.count
    }

    private static func own(_ verdict: Verdict, _ ground: VerdictGround, _ context: RuleContext) -> [Fact?] {
        let pass = ground.pathPass ?? ground.signaturePass ?? ground.policyPass
        switch verdict.code {
        case .forged: return [context.author(), Fact(.count, .number(ground.forgedPasses))]
        case .dnsBroken, .dnsPartlyBroken: return dns(verdict, context) + [context.author()]
        case .forwarderPassAuthorUnproven: return [context.author()] + (ground.unprovenSignature.map { signature($0, context) } ?? [])
        case .forwardedUnproven: return [context.author()] + forwarding(context)
        case .list: return [context.author(), listFact(context)]
        case .authentic, .authenticNoDMARC, .forwardedAuthentic:
            return [context.author(), pass.map { context.method(of: $0) }, pass.flatMap { context.name($0) }, pass.flatMap { helo($0, context) }]
        case .authorFail:
            guard let failure = ground.failure else { return [context.author()] }
            return [
                context.author(), context.method(of: failure), context.result(of: failure), context.place(failure),
                context.name(failure),
            ]
        case .claimsOnly: return [context.author(), Fact(.count, .number(ground.passes.count + context.copies.filter { context.isPass($0) }.count))]
        case .noData: return [context.author(), Fact(.count, .number(context.trace.statements.count))]
        case .authorUncovered, .arcTrusted, .failHarmless, .failUnproven, .altered, .replay, .serviceOnly, .guess:
            return [context.author(), firstForeign(ground)]
        }
    }

    /// Method and record of each part that could not be looked up.
    private static func dns(_ verdict: Verdict, _ context: RuleContext) -> [Fact?] {
        verdict.findings.flatMap { index -> [Fact?] in
            let finding = context.trace.findings[index]
            let record = context.trace.facts[finding.facts].first { $0.name == .record }
            return [Fact(.method, .method(finding.code == .spfTemperrorDNS ? .spf : .dkim)), record]
        }
    }

    private static func signature(_ statement: Int, _ context: RuleContext) -> [Fact?] {
        [context.method(of: statement), Fact(.laterResult, .result(context.result(statement)))] + context.key(statement)
    }

    private static func forwarding(_ context: RuleContext) -> [Fact?] {
        guard let last = context.trace.forwardings.last else { return [] }
        return [context.forwarder(last.n), context.destination(last.n), last.domainAfter.map { Fact(.domain, .domain($0)) }]
    }

    private static func listFact(_ context: RuleContext) -> Fact? {
        context.list(context.trace.forwardings.last { $0.isThroughList }?.n, or: nil)
    }

    /// The name of a server where SPF tested one in place of an address.
    private static func helo(_ statement: Int, _ context: RuleContext) -> Fact? {
        guard context.trace.statements[statement].identity.kind == .helo else { return nil }
        return context.domain(statement).map { Fact(.helo, .domain($0)) }
    }

    private static func firstForeign(_ ground: VerdictGround) -> Fact? {
        let context = ground.context
        return ground.trustedPasses.first { !context.isAligned($0) }.flatMap { context.name($0) }
    }
}
