internal import TraceAnalysis
internal import TraceFields

/// What the report cannot tell.
extension ReportMaker {
    /// Sentences on what this report cannot tell, the general ones last.
    func limits(_ source: Source) -> [String] {
        var phrases: [Phrase] = source.originalSHA256 != nil ? [Phrasebook.redacted] : []
        if source.isAttached { phrases.append(Phrasebook.limit(.attached)) }
        if trace.isJournalReport { phrases.append(Phrasebook.limit(.journal)) }
        if !trace.order.isReliable { phrases.append(Phrasebook.limit(.order)) }
        if trace.hops.isEmpty { phrases.append(Phrasebook.limit(.noHops)) }
        if trace.trustLine == nil, !trace.hops.isEmpty { phrases.append(Phrasebook.limit(.noTrustLine)) }
        if !trace.unseenTrust.isEmpty { phrases.append(Phrasebook.limit(.unseenTrust)) }
        if !trace.distantTrust.isEmpty { phrases.append(Phrasebook.limit(.distantTrust)) }
        if trace.trustLine != nil, trace.hops.contains(where: { !$0.isTrusted }) { phrases.append(Phrasebook.limit(.claims)) }
        if trace.statements.contains(where: { $0.confidence <= .ambiguous }) { phrases.append(Phrasebook.limit(.unattributed)) }
        if trace.statements.contains(where: isMoved) { phrases.append(Phrasebook.limit(.moved)) }
        if trace.statements.contains(where: restsOnRemoval) { phrases.append(Phrasebook.limit(.ownName)) }
        if trace.legs.contains(where: { trace.sender(of: $0) == nil }) { phrases.append(Phrasebook.limit(.envelopeUnknown)) }
        if trace.hops.contains(where: { trace.received($0.n).date == nil }) { phrases.append(Phrasebook.limit(.noTime)) }
        phrases += [Phrasebook.Limit.signatures, .dns, .past, .clocks, .alignment, .header].map { Phrasebook.limit($0) }
        var values = PhraseValues()
        values.set(.hop, trace.trustLine.map { hopName($0) })
        values.set(.name, names(trace.unseenTrust))
        values.set(.host, names(trace.distantTrust))
        return phrases.map { book.text($0, values) }
    }

    private func names(_ list: [DomainID]) -> String { list.map { book.quoted(domains.text($0)) }.joined(separator: ", ") }

    /// Whether a nameless result of a trusted hop stands behind the author's own fields.
    func isMoved(_ statement: Statement) -> Bool {
        statement.isTrusted && trace.container(statement).shape == .anonymousInbound
            && trace.evidence[statement.evidence].contains { $0.code == .wrongSide }
    }

    /// Whether nothing but its server's care tells a passed result from one that the sender painted.
    private func restsOnRemoval(_ statement: Statement) -> Bool {
        trace.reading(statement).result == .pass
            && trace.evidence[statement.evidence].contains { $0.code == .restsOnRemoval }
    }
}
