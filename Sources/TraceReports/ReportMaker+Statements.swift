internal import TraceAnalysis
internal import TraceFields

/// Statements and ARC sets.
extension ReportMaker {
    func statements() -> [Report.Statement] {
        trace.statements.enumerated().map { statement($1, number: $0 + 1) }
    }

    private func statement(_ statement: Statement, number: Int) -> Report.Statement {
        let reading = trace.reading(statement)
        let container = trace.container(statement)
        let isAttributed = statement.confidence >= .likely
        return Report.Statement(
            n: number, field: text.field(statement.field), source: container.source.code, instance: container.instance,
            authservID: text.value(container.authservID), method: method(of: reading), result: result(of: reading),
            reason: text.value(reading.reason), comment: text.value(reading.comment), properties: properties(of: reading),
            identity: Report.Identity(
                kind: statement.identity.kind.rawValue, value: text.value(statement.identity.value),
                domain: statement.identity.domain.map { domains.text($0) }, role: statement.identity.role.rawValue),
            alignment: statement.alignment.rawValue, clientIP: reading.clientAddress?.text,
            hop: isAttributed ? statement.hop : nil, evaluatedHop: isAttributed ? statement.evaluatedHop : nil,
            leg: isAttributed ? statement.leg : nil, confidence: statement.confidence.code.description,
            evidence: evidence(statement.evidence),
            alternatives: trace.alternatives[statement.alternatives].map {
                Report.Alternative(hop: $0.hop, reason: book.alternative($0, hopName($0.hop)))
            }, isTrusted: statement.isTrusted, isGuess: trace.isGuess(number - 1),
            lacksReason: trace.lacksReason(number - 1))
    }

    /// The method as written, in lower case.
    private func method(of reading: ResultStatement) -> String {
        reading.methodRange.isEmpty ? reading.method.code : text.word(reading.methodRange)
    }

    private func result(of reading: ResultStatement) -> String {
        reading.resultRange.isEmpty ? reading.result.code : text.word(reading.resultRange)
    }

    /// The properties in the order written; a name that comes again is numbered, so that nothing is lost.
    private func properties(of reading: ResultStatement) -> [Report.Property] {
        var seen: [String: Int] = [:]
        return trace.fields.properties[reading.properties].map { property in
            let name = (property.ptype.map { text.word($0) + "." } ?? "") + text.word(property.name)
            seen[name, default: 0] += 1
            let count = seen[name, default: 1]
            return Report.Property(name: count > 1 ? name + "#" + String(count) : name, value: text.value(property.value))
        }
    }

    func arc() -> Report.ARC {
        Report.ARC(
            structure: trace.arc.structure.rawValue, sets: trace.arc.sets.map { set($0) }, reason: trace.arc.reason?.rawValue)
    }

    private func set(_ set: AttributedARCSet) -> Report.ARCSet {
        let seal = set.seal.map { trace.fields.signatures[$0] }
        let signature = set.messageSignature.map { trace.fields.signatures[$0] }
        let results = set.results.map { trace.fields.results[$0] }
        let parts: [(FieldName, Int?)] = [
            (.arcSeal, seal?.field), (.arcMessageSignature, signature?.field), (.arcAuthenticationResults, results?.field),
        ]
        return Report.ARCSet(
            instance: set.instance, chainValidation: set.chainValidation.code, sealer: set.sealer.map { domains.text($0) },
            selector: text.value(seal?.selector), time: seal?.time.map { UTCDate(seconds: $0).text },
            hop: set.confidence >= .likely ? set.hop : nil, confidence: set.confidence.code.description,
            fields: parts.compactMap { text.field($0.1) }, missing: parts.filter { $0.1 == nil }.map { $0.0.spelling.description }
        )
    }
}
