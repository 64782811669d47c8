internal import TraceAnalysis
internal import TraceFields

/// Findings, defects and the verdict.
extension ReportMaker {
    mutating func findings() -> [Report.Finding] { trace.findings.map { finding($0) } }

    private mutating func finding(_ finding: Finding) -> Report.Finding {
        let phrases = book.finding(finding.code, finding.variant)
        let values = values(of: finding.facts)
        let steps = Steps(nextSteps.of(finding).map { ($0, values) }, book)
        var explanation = book.text(cause(of: finding) ?? phrases.explanation, values)
        if explainsPolicyFailure(finding) {
            explanation += (book.language == .english ? " " : "") + book.text(Phrasebook.policyBehindList, values)
        }
        return Report.Finding(
            code: finding.code.rawValue, variant: finding.variant?.rawValue, severity: finding.severity.code.description,
            confidence: finding.confidence.code.description,
            headline: book.text(headline(phrases.headline, phrases.appears, finding.confidence), values),
            explanation: explanation, nextSteps: steps.sentences, evidence: evidence(finding.evidence),
            steps: steps.apart)
    }

    /// Why two results disagree, where one thing alone lies between them.
    private func cause(of finding: Finding) -> Phrase? {
        guard finding.code == .resultsDisagree else { return nil }
        for fact in trace.facts[finding.facts] where fact.name == .list || fact.name == .forwarder {
            return fact.name == .list ? Phrasebook.listBetween : Phrasebook.forwarderBetween
        }
        return nil
    }

    /// Whether a finding on what a list did cites the DMARC failure that follows from it.
    private func explainsPolicyFailure(_ finding: Finding) -> Bool {
        guard finding.code == .dkimBrokenByList || finding.code == .spfPassUnaligned else { return false }
        return trace.evidence[finding.evidence].contains { reason in
            reason.statement.map { trace.reading(trace.statements[$0 - 1]).method == .dmarc } ?? false
        }
    }

    mutating func verdict() -> Report.Verdict {
        let phrases = Phrasebook.verdict(
            trace.verdict.code, trace.verdict.variant, Set(trace.findings.map { $0.code }), count: verdictCount,
            from: trace.rewrittenFrom)
        let values = values(of: trace.verdict.facts)
        // Nobody can say of a From that cannot be read what the reader sees there.
        let isUnread = trace.authorRecord != nil && phrases == Phrasebook.authentic
        var explanation =
            phrases.explanation.dropFirst(isUnread ? 1 : 0).compactMap { book.firstSentence(of: $0, values) } + cautions
        if let untied = trace.verdict.untied.map({ trace.findings[$0] }) {
            explanation.insert(book.text(Phrasebook.untied(untied), self.values(of: untied.facts)), at: min(1, explanation.count))
        }
        if let denied = trace.deniedForwarding, !trace.verdict.code.isProof {
            explanation.append(book.text(Phrasebook.forwardingDenied, self.values(of: denied)))
        }
        if let shown = shownAddress { explanation.append(book.text(Phrasebook.addressAsName, shown)) }
        if trace.verdict.isFromChanged { explanation.append(book.text(Phrasebook.fromChanged)) }
        if let failure = trace.verdict.doubtfulFailure { explanation += doubtful(failure) }
        if let field = trace.cutField { explanation.append(copyEnds(in: field)) }
        let deciding = trace.verdict.deciding.map { trace.statements[$0] }
        if !deciding.isEmpty, deciding.allSatisfy(isMoved) {
            explanation.append(book.text(Phrasebook.resultsMoved))
        }
        if let record = trace.authorRecord { explanation.append(authorRecorded(record)) }
        if trace.trustLine == nil, !trace.statements.isEmpty {
            let isBelieved = trace.statements.contains { $0.isByReadersWord }
            explanation.append(book.text(isBelieved ? Phrasebook.trustedByWord : Phrasebook.noTrustedServer))
        }
        var steps = Steps(verdictSteps(values), book)
        for phrase in phrases.nextSteps { steps.add(book.sentence(phrase, values)) }
        if steps.sentences.isEmpty, trace.verdict.cautions.isEmpty, !hasFailed {
            steps.add(phrases.noStep.map { book.text($0, values) })
        }
        return Report.Verdict(
            code: trace.verdict.code.rawValue, isMisleading: trace.verdict.isMisleading,
            warning: book.warning(
                trace.verdict.misleading, isAuthorKnown: trace.author != nil || trace.hasSeveralAuthors, isMasked: masksResults,
                isClaimed: trace.verdict.code == .claimsOnly, shown: shownAddress),
            headline: book.text(headline(phrases.headline, phrases.appears, trace.verdict.confidence), values),
            explanation: explanation, nextSteps: steps.sentences, steps: steps.apart,
            deciding: trace.verdict.deciding.map { $0 + 1 })
    }

    private func values(of denied: DeniedForwarding) -> PhraseValues {
        var values = PhraseValues()
        values.set(.domain, value(of: Fact(.domain, .domain(denied.domain))))
        values.set(.result, value(of: Fact(.result, .result(denied.result))))
        return values
    }

    /// The address that From shows as a name, beside the author's.
    private var shownAddress: PhraseValues? {
        guard let shown = trace.verdict.shownAddress else { return nil }
        var values = PhraseValues()
        values.set(.address, book.quoted(shown))
        return values
    }

    /// Whether one of the results that decide is a failure.
    private var hasFailed: Bool {
        trace.verdict.deciding.contains { index in
            switch trace.reading(trace.statements[index]).result.wordClass {
            case .fail, .weak, .error: true
            case .pass, .passLike, .nothing: false
            }
        }
    }

    private func copyEnds(in field: Int) -> String {
        var values = PhraseValues()
        values.set(.field, text.field(field).map { book.quoted($0.name) })
        return book.text(Phrasebook.copyEnds, values)
    }

    /// A failure that may be the receiver's own.
    private func doubtful(_ failure: Int) -> [String] {
        let statement = trace.statements[failure]
        var values = PhraseValues()
        values.set(.author, trace.author.map { book.quoted(domains.text($0)) })
        values.set(.writer, trace.container(statement).authservID.map { book.quoted(text.value($0)) })
        values.set(.laterResult, trace.reading(statement).result.code)
        return book.firstSentence(of: Phrasebook.doubtfulFailure, values).map { [$0] } ?? []
    }

    /// Who says whom From named, where From itself cannot be read.
    private func authorRecorded(_ statement: Int) -> String {
        var values = PhraseValues()
        values.set(.author, trace.author.map { book.quoted(domains.text($0)) })
        let name = trace.container(trace.statements[statement]).authservID.map { book.quoted(text.value($0)) }
        values.set(.writer, name ?? trace.statements[statement].hop.map { hopName($0) })
        return book.text(Phrasebook.authorRecorded, values)
    }

    /// What is grave although the author is proven, in the words of the findings.
    private var cautions: [String] {
        var notes: [String] = []
        for index in trace.verdict.cautions {
            let finding = trace.findings[index]
            let phrases = book.finding(finding.code, finding.variant)
            var note = PhraseValues()
            note.set(
                .value, book.text(headline(phrases.headline, phrases.appears, finding.confidence), values(of: finding.facts)))
            let text = book.text(Phrasebook.caution, note)
            if !notes.contains(text) { notes.append(text) }
        }
        return notes
    }

    /// The number that the verdict's facts hold.
    private var verdictCount: Int {
        for fact in trace.facts[trace.verdict.facts] where fact.name == .count {
            if case .number(let count) = fact.value { return count }
        }
        return 2
    }

    /// The steps of the verdict with the values of the rule that each comes from: it takes over those of its findings, and
    /// there `domain` may be another one.
    mutating func verdictSteps(_ values: PhraseValues) -> [(NextStep, PhraseValues)] {
        var owned: [NextStep: PhraseValues] = [:]
        for index in trace.verdict.findings + trace.verdict.cautions where trace.findings.indices.contains(index) {
            let own = self.values(of: trace.findings[index].facts)
            for step in nextSteps.of(trace.findings[index]) {
                guard owned[step] != nil else {
                    owned[step] = own
                    continue
                }
                // The step that leaves out the claims in one name is the same for those in another.
                guard step == .act(.ignoreClaim) else { continue }
                for writer in own.list(Fact.Name.writer.rawValue) ?? [] { owned[step]?.add(.writer, writer) }
                owned[step]?.set(.host, nil)
            }
        }
        return nextSteps.of(trace.verdict).map { ($0, owned[$0] ?? values) }
    }

    /// Steps as sentences, and the same apart as actions and look-ups.
    private struct Steps {
        private(set) var sentences: [String] = []
        private(set) var apart = Report.Steps(actions: [], lookUps: [])

        init(_ steps: [(NextStep, PhraseValues)], _ book: Phrasebook) {
            for (step, values) in steps {
                switch step {
                case .act: add(book.sentence(step, values))
                case .lookUp(let query):
                    sentences.append(book.lookUp(query))
                    apart.lookUps.append(Report.LookUp(command: query.command, answer: book.expectation(query.expectation)))
                }
            }
        }

        mutating func add(_ action: String?) {
            guard let action, !apart.actions.contains(action) else { return }
            sentences.append(action)
            apart.actions.append(action)
        }
    }

    /// Below `likely` a sentence says how it seems, not how it is.
    private func headline(_ certain: Phrase, _ appears: Phrase?, _ confidence: Confidence) -> Phrase {
        confidence >= .likely ? certain : appears ?? certain
    }

    /// The values of a rule, and what everybody knows of the message where the rule leaves it out.
    func values(of facts: Range<Int>) -> PhraseValues {
        var values = PhraseValues()
        values.isMasked = masksResults
        for fact in trace.facts[facts] { values.add(fact.name, value(of: fact)) }
        values.setDefault(.author, (trace.rewrittenFrom?.author ?? trace.author).map { book.quoted(domains.text($0)) })
        // What may be no forwarding is not told as one.
        let sure = trace.forwardings.filter { $0.confidence >= .likely }
        let forwarding = sure.last { $0.isRewritten } ?? sure.last
        values.setDefault(.forwarder, forwarding?.forwarder.map { book.quoted($0) })
        values.setDefault(.destination, forwarding?.destination.map { book.quoted($0) })
        values.setDefault(.list, forwarding?.list.map { book.quoted(domains.text($0)) })
        values.setDefault(.service, nextSteps.service.map { book.quoted($0.name.description) })
        values.set(.original, forwarding?.originalSender.map { book.quoted($0) })
        // Set only where the first mailbox is not the one that a sentence on a single forwarding would name.
        values.set(.forwarding, trace.forwardings.count > 1 ? String(trace.forwardings.count) : nil)
        // A forwarder is a mailbox, or the host or domain that sent the mail on where no mailbox is known.
        values.set(.address, values.list(Fact.Name.forwarder.rawValue)?.first { $0.contains("@") })
        values.set(.host, writersHost(facts).map { book.quoted($0) })
        return values
    }

    /// Whether a mask stands in a field of results.
    static func masksResults(_ trace: Trace) -> Bool {
        // A placeholder is a mask, or the word none.
        trace.fields.properties.contains { $0.isPlaceholder && trace.block.bytes[$0.value.lower] == 0x5B }
            || trace.fields.defects.contains { defect in
                defect.code == .addressMasked && trace.fields.results.contains { $0.field == defect.field }
            }
    }

    /// The host of a writer that names itself by a single label: only a whole name can be trusted.
    private func writersHost(_ facts: Range<Int>) -> String? {
        var writer: String?
        var host: String?
        for fact in trace.facts[facts] {
            if fact.name == .writer, case .bytes(let range) = fact.value { writer = trace.text(range).lowercased() }
            if fact.name == .hop, case .hop(let hop) = fact.value { host = trace.hops[hop - 1].by.map { domains.text($0) } }
        }
        guard let writer, let host, !writer.contains("."), host.contains(".") else { return nil }
        return host
    }

    private func value(of fact: Fact) -> String {
        switch fact.value {
        case .domain(let domain): book.quoted(domains.text(domain))
        case .bytes(let range): book.quoted(text.value(range))
        case .word(let word): book.quoted(word.description)
        case .text(let source): book.quoted(trace.text(of: source) ?? "")
        case .number(let number): fact.name == .seconds ? book.duration(seconds: number) : String(number)
        case .hop(let hop): hopName(hop)
        case .method(let method): method.name
        case .result(let result): result.code
        }
    }

    func defects() -> [Report.Defect] {
        trace.defects.map { defect in
            var values = PhraseValues()
            values.set(.field, text.field(defect.field).map { book.quoted($0.name) })
            return Report.Defect(
                code: defect.code.rawValue, field: text.field(defect.field), start: defect.range.lower, end: defect.range.upper,
                detail: book.text(Phrasebook.defect(defect.code), values))
        }
    }
}
