internal import TraceAnalysis
internal import TraceFields

/// What servers said, and what the analysis concludes. Columns stand in the order of `StoreTable.columns`.
extension TableRows {
    mutating func addStatement(_ index: Int, _ trace: Trace) {
        let statement = trace.statements[index]
        let reading = trace.fields.statements[statement.reading]
        let container = trace.fields.results[reading.container]
        let isAttributed = statement.confidence >= .likely
        integer(index + 1)
        integer(statement.field)
        word(container.source.word)
        integer(container.instance)
        text(container.authservID, of: trace.block.bytes)
        word(reading.methodRange, or: reading.method.word, of: trace.block.bytes)
        word(reading.resultRange, or: reading.result.word, of: trace.block.bytes)
        text(reading.reason, of: trace.block.bytes)
        text(reading.comment, of: trace.block.bytes)
        word(statement.identity.kind.rawValue)
        text(statement.identity.value, of: trace.block.bytes)
        if let domain = statement.identity.domain { text { trace.domains.append(domain, to: &$0) } } else { null() }
        word(statement.identity.role.rawValue)
        word(statement.alignment.rawValue)
        address(reading.clientAddress)
        integer(isAttributed ? statement.hop : nil)
        integer(isAttributed ? statement.evaluatedHop : nil)
        integer(isAttributed ? statement.leg : nil)
        word(statement.confidence.code)
        candidates(statement, trace)
        flag(statement.isTrusted)
        flag(trace.cites(.forgedAuthenticationResults, index))
        flag(!statement.isTrusted && trace.cites(.resultsDisagree, index))
        text(reading.method == .dkim ? selector(statement, reading, trace) : nil, of: trace.block.bytes)
    }

    /// `s=` as the statement names it, else as its signature does.
    private func selector(_ statement: Statement, _ reading: ResultStatement, _ trace: Trace) -> ByteRange? {
        trace.fields.properties.value(of: .headerS, in: reading.properties)
            ?? statement.signature.flatMap { trace.fields.signatures[$0].selector }
    }

    mutating func addFinding(_ index: Int, _ trace: Trace) {
        let finding = trace.findings[index]
        let reasons = trace.evidence[finding.evidence]
        integer(index + 1)
        word(finding.code.rawValue)
        word(finding.variant?.rawValue)
        word(finding.severity.code)
        word(finding.confidence.code)
        integer(trace.firstStatement(of: finding).map { $0 + 1 })
        integer(reasons.first { $0.hop != nil }?.hop)
        integer(reasons.first { $0.forwarding != nil }?.forwarding)
    }

    mutating func addDefect(_ defect: Defect, n: Int) {
        integer(n)
        word(defect.code.rawValue)
        integer(defect.field)
        integer(defect.range.lower)
        integer(defect.range.upper)
    }

    /// The numbers of the hops that could have made a statement, best first.
    private mutating func candidates(_ statement: Statement, _ trace: Trace) {
        guard !statement.alternatives.isEmpty else { return null() }
        text { bytes in
            for (index, alternative) in trace.alternatives[statement.alternatives].enumerated() {
                if index > 0 { bytes.append(0x20) }
                bytes.append(decimal: alternative.hop)
            }
        }
    }

    /// A word as written, in lower case; ours where nothing is written.
    private mutating func word(_ range: ByteRange, or word: StaticString, of block: [UInt8]) {
        if range.isEmpty { self.word(word) } else { lowered(range, of: block) }
    }
}
