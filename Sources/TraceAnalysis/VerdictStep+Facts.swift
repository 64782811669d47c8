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
    /// | `forwarded-authentic`, `forwarded-unproven` | domain, forwarder, destination; method where something passed, earlierHop where only before the forwarding; laterResult of the author's signature where it did not, earlierHop and earlierResult where that is only claimed |
    /// | `dns-broken`, `dns-partly-broken` | domain; method and record of each part, in the order SPF, DKIM |
    /// | `arc-trusted` | sealer, hop |
    /// | `list` | list, domain, count (of PASS statements about the list), method (where something passed for the author before it); method, earlierHop and earlierResult where a trusted server recorded before it that he did not pass |
    /// | `fail-harmless`, `fail-unproven` | forwarder, domain |
    /// | `altered` | earlierHop, laterHop, domain |
    /// | `replay` | as the finding |
    /// | `service-only` | domain, service (where the findings name it) |
    /// | `guess` | domain; method where something else passed for the author |
    /// | `claims-only` | count (of PASS statements); of what a trusted server said itself, or of a FAIL that is only claimed: method, laterResult, laterHop, domain; service and earlierHop where a gateway claims the PASS |
    /// | `author-fail` | method, result, hop, domain |
    /// | `authentic`, `authentic-no-dmarc` | method, domain (what passed), earlierHop (where that was before the mail was sent on), laterHop (where DMARC failed then), helo (where SPF tested a server name), laterResult (of the author's signature, where it failed) |
    /// | `no-data` | where a PASS bears no name: method, hop; of a composite result method, laterResult, hop; of weak words each laterResult |
    /// | every one without an author | forwarder, destination (of a mail that was forwarded) |
    static func facts(_ ground: inout VerdictGround) -> Range<Int> {
        let start = ground.context.trace.facts.count
        let code = ground.context.trace.verdict.code
        // The parts of a DNS failure each have a method and a record; of every other fact there is one value.
        let isParted = code == .dnsBroken || code == .dnsPartlyBroken
        // What is told beside the claims is no fact of the findings.
        if code == .claimsOnly { addClaims(ground, start) }
        // Nor is what was recorded before the list.
        if code == .list { addFailureBeforeList(ground, start) }
        for finding in ground.context.trace.verdict.findings.indices {
            for index in ground.context.trace.findings[ground.context.trace.verdict.findings[finding]].facts {
                let fact = ground.context.trace.facts[index]
                if isParted, fact.name == .record || fact.name == .selector { continue }
                add(fact, ground, start)
            }
        }
        if isParted { addParts(ground) }
        add(ground.context.author(), ground, start)
        addOwn(code, ground, start)
        if ground.context.trace.verdict.variant == .noAuthor { addForwarder(ground, start) }
        return start..<ground.context.trace.facts.count
    }

    /// Adds a value where none of its name stands at or behind `start`.
    private static func add(_ fact: Fact?, _ ground: borrowing VerdictGround, _ start: Int) {
        guard let fact else { return }
        for index in start..<ground.context.trace.facts.count where ground.context.trace.facts[index].name == fact.name { return }
        ground.context.trace.facts.append(fact)
    }

    private static func addOwn(_ code: Verdict.Code, _ ground: borrowing VerdictGround, _ start: Int) {
        switch code {
        case .forged: add(Fact(.count, .number(ground.forgedPasses)), ground, start)
        case .dnsBroken, .dnsPartlyBroken, .claimsOnly: break
        case .forwarderPassAuthorUnproven: addSignature(ground, start)
        case .forwardedUnproven:
            addForwarding(ground, start)
            add(
                ground.unprovenSignature.map { Fact(.laterResult, .result(ground.context.result($0))) }, ground, start)
            addClaimedSignature(ground, start)
        case .list:
            add(list(ground), ground, start)
            add(Fact(.count, .number(ground.listPasses)), ground, start)
            if ground.isProvenBeforeList { add(ground.proof.map { ground.context.method(of: $0) }, ground, start) }
        case .authentic, .authenticNoDMARC:
            addPass(ground, start)
            if ground.context.trace.verdict.variant == .before {
                add(ground.context.policyBefore.flatMap { ground.context.place($0, .earlierHop) }, ground, start)
                add(ground.context.failedLater.flatMap { ground.context.place($0, .laterHop) }, ground, start)
                return
            }
            add(ground.proofBefore.flatMap { ground.context.place($0, .earlierHop) }, ground, start)
            let failed = ground.failedSignature.map { Fact(.laterResult, .result(ground.context.result($0))) }
            add(failed, ground, start)
        case .forwardedAuthentic: addForwardedPass(ground, start)
        case .authorFail: addFailure(ground, start)
        case .noData: addSilent(ground, start)
        case .guess:
            add(foreign(ground), ground, start)
            // The method that passed for the author, beside what was guessed.
            if ground.isProven { add(ground.proof.map { ground.context.method(of: $0) }, ground, start) }
        case .authorUncovered, .arcTrusted, .failHarmless, .failUnproven, .altered, .replay, .serviceOnly:
            add(foreign(ground), ground, start)
        }
    }

    /// Method and record of each part that could not be looked up.
    private static func addParts(_ ground: borrowing VerdictGround) {
        for place in ground.context.trace.verdict.findings.indices {
            let finding = ground.context.trace.findings[ground.context.trace.verdict.findings[place]]
            ground.context.trace.facts.append(Fact(.method, .method(finding.code == .spfTemperrorDNS ? .spf : .dkim)))
            let record = finding.facts.first { ground.context.trace.facts[$0].name == .record }
            if let record { ground.context.trace.facts.append(ground.context.trace.facts[record]) }
        }
    }

    /// The author's signature that did not pass.
    private static func addSignature(_ ground: borrowing VerdictGround, _ start: Int) {
        guard let statement = ground.unprovenSignature else { return }
        add(ground.context.method(of: statement), ground, start)
        add(Fact(.laterResult, .result(ground.context.result(statement))), ground, start)
        add(ground.context.record(of: statement), ground, start)
        add(ground.context.selector(of: statement), ground, start)
    }

    /// What somebody is said to have found of the author's signature, where nobody who is trusted says anything of it.
    private static func addClaimedSignature(_ ground: borrowing VerdictGround, _ start: Int) {
        guard ground.unprovenSignature == nil, let claim = ground.claimedSignature else { return }
        add(ground.context.place(claim, .earlierHop), ground, start)
        add(Fact(.earlierResult, .result(ground.context.result(claim))), ground, start)
    }

    /// What proves the author.
    private static func addPass(_ ground: borrowing VerdictGround, _ start: Int) {
        guard let statement = ground.proof else { return }
        add(ground.context.method(of: statement), ground, start)
        add(ground.context.name(statement), ground, start)
        guard ground.context.trace.statements[statement].identity.kind == .helo else { return }
        add(ground.context.domain(statement).map { Fact(.helo, .domain($0)) }, ground, start)
    }

    /// What proves the author of a mail that was forwarded; where that stands before the forwarding only, where, and what became of the
    /// author's signature behind it.
    private static func addForwardedPass(_ ground: borrowing VerdictGround, _ start: Int) {
        guard ground.context.trace.verdict.variant == .before else {
            addPass(ground, start)
            return
        }
        guard let statement = ground.signaturePass ?? ground.policyPass else { return }
        add(ground.context.method(of: statement), ground, start)
        add(ground.context.name(statement), ground, start)
        add(ground.context.place(statement, .earlierHop), ground, start)
        add(ground.signatureBehindForwarder.map { Fact(.laterResult, .result(ground.context.result($0))) }, ground, start)
    }

    private static func addClaims(_ ground: borrowing VerdictGround, _ start: Int) {
        add(Fact(.count, .number(ground.passes.count + ground.copiedPasses)), ground, start)
        let variant = ground.context.trace.verdict.variant
        let isFailure = variant == .failures || variant == .strangers
        guard let statement = isFailure ? ground.claimedFailure : ground.ownWord else { return }
        add(ground.context.method(of: statement), ground, start)
        add(Fact(.laterResult, .result(ground.context.result(statement))), ground, start)
        add(ground.context.place(statement, .laterHop), ground, start)
        add(ground.context.name(statement), ground, start)
        guard variant == .behindGateway, let fronted = ground.fronted else { return }
        add(Fact(.service, .domain(fronted.gateway)), ground, start)
        add(ground.context.place(fronted.pass, .earlierHop), ground, start)
    }

    private static func addFailureBeforeList(_ ground: borrowing VerdictGround, _ start: Int) {
        guard ground.context.trace.verdict.variant != .proven, let failure = ground.failureBeforeList else { return }
        add(ground.context.method(of: failure), ground, start)
        add(ground.context.place(failure, .earlierHop), ground, start)
        add(Fact(.earlierResult, .result(ground.context.result(failure))), ground, start)
    }

    /// What was said although it decides nothing.
    private static func addSilent(_ ground: borrowing VerdictGround, _ start: Int) {
        let judgements = ground.context.judgements
        switch ground.context.trace.verdict.variant {
        case .unnamed:
            guard let pass = (judgements & ground.context.passed).first(where: { ground.context.domain($0) == nil }) else {
                return
            }
            add(ground.context.method(of: pass), ground, start)
            add(ground.context.place(pass), ground, start)
        case .fetched:
            guard let statement = ground.context.trace.subjects.fetched.first else { return }
            add(ground.context.place(statement), ground, start)
        case .composite:
            guard let statement = ground.composite else { return }
            add(ground.context.method(of: statement), ground, start)
            add(Fact(.laterResult, .result(ground.context.result(statement))), ground, start)
            add(ground.context.place(statement), ground, start)
        case .weak:
            for statement in judgements & ground.context.trusted & ground.context.aligned
            where ground.context.result(statement).wordClass != .nothing {
                ground.context.trace.facts.append(Fact(.laterResult, .result(ground.context.result(statement))))
            }
        default: return
        }
    }

    private static func addFailure(_ ground: borrowing VerdictGround, _ start: Int) {
        guard let statement = ground.failure else { return }
        add(ground.context.method(of: statement), ground, start)
        add(ground.context.result(of: statement), ground, start)
        add(ground.context.place(statement), ground, start)
        add(ground.context.name(statement), ground, start)
        add(ground.failedGateway.map { Fact(.service, .domain($0)) }, ground, start)
    }

    private static func addForwarder(_ ground: borrowing VerdictGround, _ start: Int) {
        guard let last = ground.context.trace.forwardings.last, last.confidence >= .likely else { return }
        add(ground.context.forwarder(last.n), ground, start)
        add(ground.context.destination(last.n), ground, start)
    }

    private static func addForwarding(_ ground: borrowing VerdictGround, _ start: Int) {
        let last = ground.context.trace.forwardings.count
        guard last > 0 else { return }
        add(ground.context.forwarder(last), ground, start)
        add(ground.context.destination(last), ground, start)
        add(ground.context.trace.forwardings[last - 1].domainAfter.map { Fact(.domain, .domain($0)) }, ground, start)
    }

    private static func list(_ ground: borrowing VerdictGround) -> Fact? {
        ground.context.list(ground.context.trace.forwardings.last { $0.isThroughList }?.n, or: nil)
    }

    /// The name of a trusted PASS for somebody else: SPF before DKIM before DMARC.
    private static func foreign(_ ground: borrowing VerdictGround) -> Fact? {
        ground.foreignPass.flatMap { ground.context.name($0) }
    }
}
