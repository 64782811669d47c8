internal import TraceFields

/// Results that came out otherwise.
extension DifferenceStep {
    var results: [CopyDifference] {
        let path = ground.first.newest(.spf).flatMap { one in ground.second.newest(.spf).flatMap { compare(path: one, $0) } }
        return [path].compactMap { $0 } + keys + [policy].compactMap { $0 }
    }

    private func compare(path one: JudgedName, _ other: JudgedName) -> CopyDifference? {
        if one.domain != other.domain {
            let isKnown = ground.secondCopy.trace.forwardings.contains(where: \.isRewritten)
            return result(.spfName, isKnown ? .explained : .unexplained, one, other, one.domain, other.domain)
        }
        guard one.outcome != other.outcome else { return nil }
        let isOtherLeg = ground.isSentOn && other.isFinal && one.hop != nil
        return result(isOtherLeg ? .spfResult : .spfContradiction, isOtherLeg ? .explained : .unexplained, one, other)
    }

    /// Signatures that both copies hold.
    private var keys: [CopyDifference] {
        var differences: [CopyDifference] = []
        for part in ground.first.signatures where part.kind == .dkim {
            guard let one = ground.first.newest(signature: part.name), let other = ground.second.newest(signature: part.name),
                one.outcome != other.outcome
            else { continue }
            let isBroken = one.outcome == .pass && (other.outcome == .fail || other.outcome == .weak)
            differences.append(result(.dkimResult, isBroken && ground.isThroughList ? .explained : .unexplained, one, other))
        }
        return differences
    }

    private var policy: CopyDifference? {
        let one = ground.first.newest(.dmarc)
        let other = ground.second.newest(.dmarc)
        guard one?.outcome != other?.outcome else { return nil }
        var standing = CopyDifference.Standing.open
        if one?.outcome == .pass, other?.outcome == .fail {
            let isLost =
                ground.isSentOn
                && !ground.second.results.contains {
                    $0.isFinal && $0.isAligned && $0.outcome == .pass && $0.method != .dmarc
                }
            standing = isLost ? .explained : .unexplained
        }
        if one?.outcome == .fail, other?.outcome == .pass { standing = .unexplained }
        return CopyDifference(
            code: .dmarcResult, standing: standing, first: one.map { word($0, ground.firstCopy) },
            second: other.map { word($0, ground.secondCopy) }, names: [one?.domain ?? other?.domain].compactMap { $0 },
            firstField: one.map { field($0, ground.firstCopy) }, secondField: other.map { field($0, ground.secondCopy) })
    }

    private func result(
        _ code: CopyDifference.Code, _ standing: CopyDifference.Standing, _ one: JudgedName, _ other: JudgedName,
        _ first: String? = nil, _ second: String? = nil
    ) -> CopyDifference {
        CopyDifference(
            code: code, standing: standing, first: first ?? word(one, ground.firstCopy),
            second: second ?? word(other, ground.secondCopy),
            names: [one.record ?? one.domain].compactMap { $0 }, firstField: field(one, ground.firstCopy),
            secondField: field(other, ground.secondCopy))
    }

    private func word(_ result: JudgedName, _ copy: Comparison.Copy) -> String {
        let range = copy.trace.reading(copy.trace.statements[result.statement]).resultRange
        return range.isEmpty ? result.result.spelling.description : copy.trace.text(range).lowercasedASCII
    }

    private func field(_ result: JudgedName, _ copy: Comparison.Copy) -> Int { copy.trace.statements[result.statement].field }
}
