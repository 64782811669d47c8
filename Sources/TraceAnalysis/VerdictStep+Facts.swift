internal import TraceFields

extension VerdictStep {
    /// The values of the verdict's sentences.
    ///
    /// All verdicts give author where it is known, and every fact of the findings that made them, the strongest first.
    ///
    /// | verdict | facts |
    /// |---|---|
    /// | `forged` | count (of forged PASS statements), writer |
    /// | `author-uncovered` | domain, selector |
    /// | `forwarder-pass-author-unproven` | domain, forwarder, destination; of the author's signature method, laterResult, record, selector |
    /// | `forwarded-authentic`, `forwarded-unproven` | domain, forwarder, destination; method where something passed |
    /// | `dns-broken`, `dns-partly-broken` | domain; method and record of each part, in the order SPF, DKIM |
    /// | `arc-trusted` | sealer, hop |
    /// | `list` | list, domain, count (of PASS statements about the list) |
    /// | `fail-harmless`, `fail-unproven` | forwarder, domain |
    /// | `altered` | earlierHop, laterHop, domain |
    /// | `replay` | as the finding |
    /// | `service-only` | domain, service (where the findings name it) |
    /// | `guess` | domain; method where something else passed for the author |
    /// | `claims-only` | count (of PASS statements); of what a trusted server said itself, or of a FAIL that is only claimed: method, laterResult, laterHop, domain |
    /// | `author-fail` | method, result, hop, domain |
    /// | `authentic`, `authentic-no-dmarc` | method, domain (what passed), helo (where SPF tested a server name) |
    /// | `no-data` | where a PASS bears no name: method, hop |
    static func facts(_ ground: inout VerdictGround) -> Range<Int> {
        let start = ground.context.trace.facts.count
        let verdict = ground.context.trace.verdict
        // The parts of a DNS failure each have a method and a record; of every other fact there is one value.
        let isParted = verdict.code == .dnsBroken || verdict.code == .dnsPartlyBroken
        // What is told beside the claims is no fact of the findings.
        if verdict.code == .claimsOnly { for fact in claims(verdict, ground) { add(fact, from: start, &ground.context.trace) } }
        for finding in verdict.findings {
            for index in ground.context.trace.findings[finding].facts {
                let fact = ground.context.trace.facts[index]
                if isParted, fact.name == .record || fact.name == .selector { continue }
                add(fact, from: start, &ground.context.trace)
            }
        }
        if isParted { addParts(verdict, &ground) }
        add(ground.context.author(), from: start, &ground.context.trace)
        for fact in own(verdict, ground) { add(fact, from: start, &ground.context.trace) }
        return start..<ground.context.trace.facts.count
    }

    /// Adds a value where none of its name stands at or behind `start`.
    private static func add(_ fact: Fact?, from start: Int, _ trace: inout Trace) {
        guard let fact else { return }
        for index in start..<trace.facts.count where trace.facts[index].name == fact.name { return }
        trace.facts.append(fact)
    }

    private static func own(_ verdict: Verdict, _ ground: borrowing VerdictGround) -> [Fact?] {
        switch verdict.code {
        case .forged: [Fact(.count, .number(ground.forgedPasses))]
        case .dnsBroken, .dnsPartlyBroken: []
        case .forwarderPassAuthorUnproven: signature(ground)
        case .forwardedUnproven: forwarding(ground)
        case .list: [list(ground), Fact(.count, .number(ground.listPasses))]
        case .authentic, .forwardedAuthentic: pass(ground)
        case .authenticNoDMARC: pass(ground)
        case .authorFail: failure(ground)
        case .claimsOnly: []
        case .noData: silent(verdict, ground)
        case .guess: [foreign(ground), proof(ground)]
        case .authorUncovered, .arcTrusted, .failHarmless, .failUnproven, .altered, .replay, .serviceOnly: [foreign(ground)]
        }
    }

    /// Method and record of each part that could not be looked up.
    private static func addParts(_ verdict: Verdict, _ ground: inout VerdictGround) {
        for index in verdict.findings {
            let finding = ground.context.trace.findings[index]
            ground.context.trace.facts.append(Fact(.method, .method(finding.code == .spfTemperrorDNS ? .spf : .dkim)))
            let record = finding.facts.first { ground.context.trace.facts[$0].name == .record }
            if let record { ground.context.trace.facts.append(ground.context.trace.facts[record]) }
        }
    }

    /// The author's signature that did not pass.
    private static func signature(_ ground: borrowing VerdictGround) -> [Fact?] {
        guard let statement = ground.unprovenSignature else { return [] }
        return [ground.context.method(of: statement), Fact(.laterResult, .result(ground.context.result(statement)))]
            + ground.context.key(statement)
    }

    /// What proves the author.
    private static func pass(_ ground: borrowing VerdictGround) -> [Fact?] {
        guard let statement = ground.proof else { return [] }
        let isHelo = ground.context.trace.statements[statement].identity.kind == .helo
        return [
            ground.context.method(of: statement), ground.context.name(statement),
            isHelo ? ground.context.domain(statement).map { Fact(.helo, .domain($0)) } : nil,
        ]
    }

    /// The method that passed for the author, beside what was guessed.
    private static func proof(_ ground: borrowing VerdictGround) -> Fact? {
        ground.isProven ? ground.proof.map { ground.context.method(of: $0) } : nil
    }

    private static func claims(_ verdict: Verdict, _ ground: borrowing VerdictGround) -> [Fact?] {
        let count = Fact(.count, .number(ground.passes.count + ground.copiedPasses))
        guard let statement = verdict.variant == .failures ? ground.claimedFailure : ground.ownWord else { return [count] }
        return [
            count, ground.context.method(of: statement), Fact(.laterResult, .result(ground.context.result(statement))),
            ground.context.place(statement, .laterHop), ground.context.name(statement),
        ]
    }

    /// A PASS that bears no name.
    private static func silent(_ verdict: Verdict, _ ground: borrowing VerdictGround) -> [Fact?] {
        guard verdict.variant == .unnamed else { return [] }
        let pass = ground.context.trace.subjects.judgements.first {
            ground.context.isPass($0) && ground.context.domain($0) == nil
        }
        return pass.map { [ground.context.method(of: $0), ground.context.place($0)] } ?? []
    }

    private static func failure(_ ground: borrowing VerdictGround) -> [Fact?] {
        guard let statement = ground.failure else { return [] }
        return [
            ground.context.method(of: statement), ground.context.result(of: statement), ground.context.place(statement),
            ground.context.name(statement),
        ]
    }

    private static func forwarding(_ ground: borrowing VerdictGround) -> [Fact?] {
        guard let last = ground.context.trace.forwardings.last else { return [] }
        return [
            ground.context.forwarder(last.n), ground.context.destination(last.n),
            last.domainAfter.map { Fact(.domain, .domain($0)) },
        ]
    }

    private static func list(_ ground: borrowing VerdictGround) -> Fact? {
        ground.context.list(ground.context.trace.forwardings.last { $0.isThroughList }?.n, or: nil)
    }

    private static func foreign(_ ground: borrowing VerdictGround) -> Fact? {
        for statement in ground.trustedPasses where !ground.context.isAligned(statement) { return ground.context.name(statement) }
        return nil
    }
}
