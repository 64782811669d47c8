internal import TraceAnalysis
internal import TraceFields

/// Before and after, and the sentence on top.
extension ComparisonMaker {
    func repair(_ repair: RepairComparison, _ pair: CopyPair) -> ComparisonReport.Repair {
        ComparisonReport.Repair(
            outcome: repair.outcome.rawValue,
            records: repair.records.map { record in
                ComparisonReport.Record(
                    method: record.method.code, name: record.name, newName: record.newName,
                    before: check(pair.first, record.before),
                    after: check(pair.second, record.after), change: record.change.rawValue)
            }, unlike: RepairComparison.Unlikeness.allCases.filter { repair.differences.contains($0) }.map(\.rawValue),
            isTooEarly: repair.isTooEarly, gapSeconds: repair.gap.map { Int($0) })
    }

    func repairHeadline(_ repair: RepairComparison, _ pair: CopyPair) -> String {
        var values = values(pair)
        let failing: [RepairComparison.Record]
        switch repair.outcome {
        case .repaired:
            failing = repair.records.filter { $0.change == .repaired || $0.change == .appeared && $0.method != .dmarc }
        case .brokenSince: failing = repair.records.filter { $0.change == .broken }
        case .partly, .stillFailing, .otherSetUp, .bothPass, .unknown:
            failing = repair.records.filter { $0.change == .stillFails }
        }
        let passing = repair.records.filter {
            switch $0.change {
            case .repaired, .appeared, .stillPasses: true
            case .otherHost, .otherKey: repair.outcome == .otherSetUp
            case .stillFails, .broken, .disappeared, .unknown: false
            }
        }
        values.set(.value, names(passing))
        values.set(.kind, names(failing))
        let isUnreadable = failing.allSatisfy { record in
            record.before.map { before(pair.first, $0) } == .error
        }
        values.set(.name, isUnreadable ? names(failing) : nil)
        if repair.outcome == .unknown, repair.differences.contains(.sender),
            let sentence = book.firstSentence(of: [Phrasebook.otherHosts], values)
        {
            return sentence
        }
        return book.firstSentence(of: Phrasebook.repair(repair.outcome), values)
            ?? book.text(Phrasebook.relationHeadline(pair.kinship.relation), values)
    }

    private func before(_ copy: Int, _ statement: Int) -> ResultWord.Class {
        let trace = comparison.copies[copy].trace
        return trace.reading(trace.statements[statement]).result.wordClass
    }

    private func names(_ records: [RepairComparison.Record]) -> String? {
        records.isEmpty ? nil : book.list(records.map { $0.method.name })
    }

    func repairRemarks(_ repair: RepairComparison, _ pair: CopyPair) -> [String] {
        var sentences: [String] = []
        if repair.records.contains(where: { $0.method == .dmarc && $0.change == .appeared }) {
            sentences.append(book.text(Phrasebook.policyAppeared))
        }
        for record in repair.records where record.newName != nil && record.method == .dkim {
            var values = values(pair)
            values.set(.record, record.newName.map { book.quoted($0) })
            sentences.append(book.text(Self.keyRemark(record, repair), values))
        }
        if repair.isTooEarly { sentences.append(book.text(Phrasebook.tooEarly)) }
        for reason in RepairComparison.Unlikeness.allCases where repair.differences.contains(reason) && repair.outcome != .unknown
        {
            sentences.append(book.text(Phrasebook.unlikeness(reason)))
        }
        return sentences
    }

    private static func keyRemark(_ record: RepairComparison.Record, _ repair: RepairComparison) -> Phrase {
        if repair.differences.contains(.sender) { return Phrasebook.otherKeyFails }
        switch record.change {
        case .otherKey: return Phrasebook.otherKeyPasses
        case .stillPasses: return Phrasebook.selectorChanged
        case .repaired, .appeared, .stillFails, .broken, .disappeared, .otherHost, .unknown: return Phrasebook.otherKeyFails
        }
    }
}
