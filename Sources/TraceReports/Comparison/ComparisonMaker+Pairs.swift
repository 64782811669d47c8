internal import TraceAnalysis
internal import TraceFields

/// Two copies beside each other.
extension ComparisonMaker {
    func pair(_ pair: CopyPair) -> ComparisonReport.Pair {
        let conclusions = pair.conclusions.map { conclusion($0, pair) }
        let isSameMail = pair.kinship.relation == .sameMail
        return ComparisonReport.Pair(
            first: name(pair.first), second: name(pair.second), relation: pair.kinship.relation.rawValue,
            confidence: pair.kinship.confidence.code.description, headline: headline(pair, conclusions),
            explanation: explanation(pair, conclusions), evidence: pair.kinship.evidence.map { evidence($0, pair) },
            conclusions: conclusions, way: isSameMail ? way(pair) : [],
            differences: pair.differences.map { difference($0, pair) },
            repair: pair.repair.map { repair($0, pair) })
    }

    func values(_ pair: CopyPair) -> PhraseValues {
        var values = PhraseValues()
        values.set(.first, name(pair.first))
        values.set(.second, name(pair.second))
        values.set(.author, reports[pair.first].message.from.first?.domain.map { book.quoted($0) })
        values.set(.original, host(pair.first))
        values.set(.host, host(pair.second))
        return values
    }

    /// Where a copy came from, as its server saw it.
    private func host(_ copy: Int) -> String? {
        let origin = comparison.copies[copy].origin
        let address = origin.address.map { "[" + $0.text + "]" }
        let parts = [origin.name.map { book.quoted($0) }, address].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    // Sentences

    /// Whether the two are one message byte for byte, as they were before any name was replaced.
    func isSameFile(_ pair: CopyPair) -> Bool {
        let sources = [pair.first, pair.second].map { self.sources[comparison.copies[$0].argument] }
        return (sources[0].originalSHA256 ?? sources[0].sha256) == (sources[1].originalSHA256 ?? sources[1].sha256)
    }

    private func headline(_ pair: CopyPair, _ conclusions: [ComparisonReport.Conclusion]) -> String {
        if isSameFile(pair) { return book.text(Phrasebook.sameFile, values(pair)) }
        if let repair = pair.repair { return repairHeadline(repair, pair) }
        if let first = conclusions.first { return first.headline }
        return book.text(Phrasebook.relationHeadline(pair.kinship.relation), values(pair))
    }

    private func explanation(_ pair: CopyPair, _ conclusions: [ComparisonReport.Conclusion]) -> [String] {
        guard !isSameFile(pair) else { return [book.text(Phrasebook.whatToGive)] }
        var sentences: [String] = []
        if pair.kinship.relation == .sameMail { sentences.append(sameMail(pair)) }
        if let first = conclusions.first, !first.explanation.isEmpty { sentences.append(first.explanation) }
        if isSameAndUnproven(pair) { sentences.append(book.text(Phrasebook.neitherProves, values(pair))) }
        if isAboutDNS(pair) { sentences.append(reports[pair.first].verdict.headline) }
        if !pair.goesThroughFirst, pair.conclusions.contains(where: { $0.rule == .signatureDamaged }) {
            sentences += book.firstSentence(of: [Phrasebook.notThroughFirst], values(pair)).map { [$0] } ?? []
        }
        for conclusion in conclusions.dropFirst() {
            sentences += [conclusion.headline, conclusion.explanation].filter { !$0.isEmpty && !sentences.contains($0) }
        }
        if pair.conclusions.contains(where: { $0.rule == .keyMissingForBoth }), let remark = resolverRemark(pair) {
            sentences.append(remark)
        }
        if pair.kinship.relation == .sameMail, let remark = roleRemark(pair) { sentences.append(remark) }
        if let remark = receiverRemark(pair) { sentences.append(remark) }
        if let repair = pair.repair {
            if repair.outcome != .unknown { sentences.append(book.text(Phrasebook.relationHeadline(.resend), values(pair))) }
            sentences += repairRemarks(repair, pair)
        }
        return sentences
    }

    /// "Both copies are the same mail (same DKIM b= and same Message-ID, Date and From)."
    private func sameMail(_ pair: CopyPair) -> String {
        let codes = Set(pair.kinship.evidence.map(\.code))
        let leading: [KinshipEvidence.Code] = [.messageIdentityEquals, .signatureEquals]
        let ordered = leading + KinshipEvidence.Code.allCases.filter { !leading.contains($0) }
        var values = values(pair)
        let shown = ordered.filter { codes.contains($0) }.compactMap { Phrasebook.ground($0) }.prefix(2).map { book.text($0) }
        values.set(.value, book.language == .japanese ? shown.joined(separator: "と") : book.list(shown))
        if pair.kinship.confidence < .certain { return book.text(Phrasebook.sameMailLikely, values) }
        return book.text(comparison.copies.count == 2 ? Phrasebook.sameMail : Phrasebook.sameMailNamed, values)
    }

    private func roleRemark(_ pair: CopyPair) -> String? {
        switch (comparison.copies[pair.first].role, comparison.copies[pair.second].role) {
        case (.forwarded, _): book.text(Phrasebook.noDirectCopy, values(pair))
        case (.direct, .direct): isFromOtherHost(pair) ? nil : book.text(Phrasebook.bothDirect, values(pair))
        case (.direct, .forwarded): nil
        }
    }

    private func isSameAndUnproven(_ pair: CopyPair) -> Bool {
        pair.conclusions.contains { $0.rule == .sameResults || $0.rule == .otherSender }
            && ![pair.first, pair.second].contains { comparison.copies[$0].trace.verdict.code.isProof }
    }

    private func isFromOtherHost(_ pair: CopyPair) -> Bool { pair.conclusions.contains { $0.rule == .otherSender } }

    /// What passed before the mail was sent on is what another receiver says.
    private func receiverRemark(_ pair: CopyPair) -> String? {
        let isAboutProof = pair.conclusions.contains { conclusion in
            switch conclusion.rule {
            case .signatureDamaged, .forwardingBrokeSPF, .forwardingBrokeDMARC, .proofLost: true
            default: false
            }
        }
        let networks = [pair.first, pair.second].map { copy in reports[copy].hops.last { $0.network != nil }?.network }
        guard isAboutProof, let network = networks[0], network != networks[1] else { return nil }
        var values = values(pair)
        values.set(.network, book.quoted(network))
        return book.text(Phrasebook.wordOfReceiver, values)
    }

    private func isAboutDNS(_ pair: CopyPair) -> Bool {
        let code = comparison.copies[pair.first].trace.verdict.code
        return pair.conclusions.contains { $0.rule == .passHidesProblem } && (code == .dnsBroken || code == .dnsPartlyBroken)
    }

    /// Whether the receivers' resolvers may be to blame: not where one read another name's record at the same hop, perhaps where
    /// both copies were judged in one network.
    private func resolverRemark(_ pair: CopyPair) -> String? {
        var values = values(pair)
        for copy in [pair.first, pair.second] {
            let failed = comparison.results.compactMap { $0.method == .dkim ? $0.cells[copy]?.statement : nil }
            let hops = Set(failed.compactMap { reports[copy].statements[$0].hop })
            let witness = reports[copy].statements.first {
                $0.method == "spf" && $0.result == "pass" && $0.alignment == "no" && $0.hop.map { hops.contains($0) } == true
            }
            guard let witness, let name = witness.identity.domain else { continue }
            values.set(.domain, book.quoted(name))
            values.set(.writer, witness.authservID.map { book.quoted($0) })
            return book.text(Phrasebook.resolverWorked, values)
        }
        let networks = [pair.first, pair.second].map { copy in reports[copy].hops.last { $0.network != nil }?.network }
        guard let network = networks[0], network == networks[1] else { return nil }
        values.set(.network, book.quoted(network))
        return book.text(Phrasebook.oneNetwork, values)
    }

    // Evidence, way, differences

    private func evidence(_ evidence: KinshipEvidence, _ pair: CopyPair) -> ComparisonReport.Evidence {
        var values = values(pair)
        let isIdentifier = evidence.code == .messageIDEquals || evidence.code == .messageIdentityEquals
        let isToken = evidence.code == .deliveryTokenEquals || evidence.code == .deliveryTokenDiffers
        let name = isToken ? texts[pair.first].field(evidence.firstField)?.name : nil
        let value = name ?? evidence.value.map { isIdentifier ? $0.trimmingPairs : $0 }
        values.set(.value, value.map { book.quoted($0) })
        values.set(.number, evidence.count.map { String($0) })
        return ComparisonReport.Evidence(
            code: evidence.code.rawValue, strength: evidence.strength.code.description,
            detail: book.text(evidence.count == 1 ? Phrasebook.oneLineEquals : Phrasebook.kinship(evidence.code), values),
            firstField: texts[pair.first].field(evidence.firstField), secondField: texts[pair.second].field(evidence.secondField))
    }

    private func way(_ pair: CopyPair) -> [ComparisonReport.Step] {
        pair.way.steps.map { step in
            let hop = step.first.map { reports[pair.first].hops[$0 - 1] } ?? step.second.map { reports[pair.second].hops[$0 - 1] }
            let state: String
            switch (step.first, step.second) {
            case (.some, .some): state = step.isChanged ? "changed" : "same"
            case (.some, nil): state = "first-only"
            case (nil, _): state = "second-only"
            }
            return ComparisonReport.Step(state: state, first: step.first, second: step.second, by: hop?.host, time: hop?.time)
        }
    }

    private func difference(_ difference: CopyDifference, _ pair: CopyPair) -> ComparisonReport.Difference {
        var values = values(pair)
        let isSubject = difference.code == .subject
        let first = isSubject ? reports[pair.first].message.subject : difference.first
        let second = isSubject ? reports[pair.second].message.subject : difference.second
        let names = book.list(difference.names.map { book.quoted($0) })
        let shown = difference.code.namesHops ? book.hops(names, isOne: difference.names.count == 1) : names
        values.set(.value, difference.names.isEmpty ? nil : shown)
        values.set(.number, difference.count.map { String($0) })
        values.set(.first, first.map { $0.isEmpty ? "<>" : book.quoted($0) })
        values.set(.second, second.map { $0.isEmpty ? "<>" : book.quoted($0) })
        let forms = Phrasebook.difference(difference.code, difference.standing)
        return ComparisonReport.Difference(
            code: difference.code.rawValue, standing: difference.standing.rawValue,
            detail: book.firstSentence(of: forms, values) ?? forms.last.map { book.text($0, values) } ?? difference.code.rawValue,
            first: first, second: second, firstField: texts[pair.first].field(difference.firstField),
            secondField: texts[pair.second].field(difference.secondField))
    }

    // Rules

    private func conclusion(_ conclusion: PairConclusion, _ pair: CopyPair) -> ComparisonReport.Conclusion {
        let phrases = Phrasebook.pairRule(conclusion.rule)
        let values = values(conclusion, pair)
        return ComparisonReport.Conclusion(
            code: conclusion.rule.rawValue, rule: conclusion.rule.number, confidence: conclusion.confidence.code.description,
            headline: book.text(phrases.headline, values), explanation: book.firstSentence(of: phrases.explanation, values) ?? "",
            first: conclusion.first.map { $0 + 1 }, second: conclusion.second.map { $0 + 1 })
    }

    private func values(_ conclusion: PairConclusion, _ pair: CopyPair) -> PhraseValues {
        var values = values(pair)
        let trace = comparison.copies[pair.first].trace
        let one = conclusion.first.first.map { reports[pair.first].statements[$0] }
        let other = conclusion.second.first.map { reports[pair.second].statements[$0] }
        values.set(.record, one?.identity.domain.map { book.quoted($0) })
        values.set(.domain, (other ?? one)?.identity.domain.map { book.quoted($0) })
        values.set(.method, one?.method.uppercased())
        values.set(.result, one?.result)
        values.set(.laterResult, other?.result)
        values.set(.writer, conclusion.second.first.flatMap { writer(pair.second, $0) }.map { book.quoted($0) })
        if one?.method == "dkim", let first = conclusion.first.first {
            values.set(.record, trace.dnsName(ofStatement: first).map { book.quoted($0) })
        }
        if conclusion.rule == .passHidesProblem, let first = conclusion.first.first {
            var inner = PhraseValues()
            inner.set(.laterResult, one?.result)
            values.set(.result, book.text(Phrasebook.hiddenOutcome(Self.hidden(trace, first)), inner))
        }
        let forwarding = reports[pair.second].forwardings.last
        values.set(.forwarder, (forwarding?.forwarder ?? forwarding?.network).map { book.quoted($0) })
        let isList = forwarding?.kind == "mailing-list" || forwarding?.kind == "google-groups"
        values.set(.list, isList ? forwarding?.forwarder.map { book.quoted($0) } : nil)
        let servers = (one?.hop.flatMap { server(pair.first, $0) }, other?.hop.flatMap { server(pair.second, $0) })
        if servers.0 != servers.1 {
            values.set(.earlierHop, servers.0)
            values.set(.laterHop, servers.1)
        }
        // The copy that is nearer to the author is told of first.
        if conclusion.rule == .otherSender, !comparison.isFirstNearer(pair) {
            values.set(.first, name(pair.second))
            values.set(.second, name(pair.first))
            values.set(.original, host(pair.second))
            values.set(.host, host(pair.first))
        }
        return values
    }

    private func server(_ copy: Int, _ hop: Int) -> String? {
        reports[copy].hops.first { $0.n == hop }?.host.map { book.quoted($0) }
    }

    private static func hidden(_ trace: Trace, _ statement: Int) -> Phrasebook.HiddenOutcome {
        switch trace.reading(trace.statements[statement]).result.wordClass {
        case .error: .unreadable
        case .nothing: .noRecord
        case .pass, .passLike, .fail, .weak: .notPassed
        }
    }
}

extension CopyDifference.Code {
    /// Whether its names are numbers of hops.
    fileprivate var namesHops: Bool {
        switch self {
        case .linesAdded, .linesRemoved, .linesInserted, .linesChanged: true
        default: false
        }
    }
}

extension String {
    /// Without the angle brackets around an identifier.
    fileprivate var trimmingPairs: String { hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self }
}
