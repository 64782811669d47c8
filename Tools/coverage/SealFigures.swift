internal import TraceAnalysis
internal import TraceFields

/// How completely signatures and seals are read, and how their ARC sets are grouped.
struct SealFigures {
    fileprivate struct Counts {
        var fields = 0
        /// Domain, selector, signature and, for ARC, the instance were read.
        var complete = 0
        var malformed = 0
        var dated = 0
    }

    private var kinds: [String: Counts] = [:]
    private var structures: [String: Int] = [:]
    private var sets = 0
    private var wholeSets = 0
    private var fieldsInSets = 0
    private var arcFields = 0
    private var givenSets = 0

    mutating func add(_ trace: Trace, _ places: inout Places) {
        for signature in trace.fields.signatures { add(signature, trace, &places) }
        let arc = ARCSets(results: trace.fields.results, signatures: trace.fields.signatures)
        let results = trace.fields.results.filter { $0.source == .arcAuthenticationResults }.count
        arcFields += results + trace.fields.signatures.filter { $0.kind == .arcSeal || $0.kind == .arcMessage }.count
        for set in arc.sets {
            sets += 1
            if set.missing.isEmpty { wholeSets += 1 }
            fieldsInSets += set.fields
        }
        givenSets += trace.arc.sets.filter { $0.hop != nil }.count
        if let reason = trace.arc.reason {
            structures["broken: " + reason.rawValue, default: 0] += 1
            places.note("arc-" + reason.rawValue, trace, field: 0)
        } else if trace.arc.structure != .none {
            structures[trace.arc.structure.rawValue, default: 0] += 1
        }
    }

    private mutating func add(_ signature: Signature, _ trace: Trace, _ places: inout Places) {
        var counts = kinds["\(signature.kind)"] ?? Counts()
        counts.fields += 1
        let isARC = signature.kind == .arcSeal || signature.kind == .arcMessage
        if signature.domain != nil, signature.selector != nil, signature.signature != nil, !isARC || signature.instance != nil {
            counts.complete += 1
        } else {
            places.note("signature-incomplete", trace, field: signature.field)
        }
        if signature.isMalformed {
            counts.malformed += 1
            places.note("signature-malformed", trace, field: signature.field)
        }
        if signature.time != nil { counts.dated += 1 }
        kinds["\(signature.kind)"] = counts
    }

    func write(to tables: inout Tables) {
        tables.title("Signatures and seals", ["kind", "fields", "complete", "malformed", "dated"])
        for (name, counts) in kinds.sorted(by: { $0.key < $1.key }) {
            tables.row(name, [counts.fields, counts.complete, counts.malformed, counts.dated])
        }
        tables.line("")
        tables.line("ARC fields in a set: " + Tables.share(fieldsInSets, of: arcFields))
        tables.line("ARC sets that are whole: " + Tables.share(wholeSets, of: sets))
        tables.line("ARC sets given to a hop: " + Tables.share(givenSets, of: sets))
        tables.commonest("ARC chains", structures)
    }
}

extension ARCSet {
    fileprivate var fields: Int { present.rawValue.nonzeroBitCount }
}
