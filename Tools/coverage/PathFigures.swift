internal import TraceAnalysis
internal import TraceFields

/// What forms the envelope senders of Return-Path fields have, and whether those with a mark of a form were decoded.
struct PathFigures {
    /// The marks that only a rewritten address bears, and the kinds that it may then be.
    private static let marks: [(mark: String, kinds: Set<RewrittenPath.Kind>)] = [
        ("srs0=", [.srs0, .srs1, .srsOpaque]), ("srs1=", [.srs1, .srsOpaque]), ("+srs=", [.microsoftSRS, .microsoftSRSOpaque]),
        ("+caf_=", [.googleCaf]), ("+auto_=", [.qqAuto]), ("+bnc", [.googleGroups]), ("prvs=", [.batv]), ("btv1==", [.batv]),
    ]

    private var kinds: [String: Int] = [:]
    private var services: [String: Int] = [:]
    private var marked: [String: (all: Int, decoded: Int)] = [:]
    private var encoded = (all: 0, decoded: 0)
    private var fields = 0

    mutating func add(_ trace: Trace, _ places: inout Places) {
        let near = trace.hops.last.flatMap { trace.received($0.n).date?.seconds }
        for field in trace.fields.addressFields where field.name == .returnPath {
            fields += 1
            guard let mailbox = field.mailboxes.first.map({ trace.fields.mailboxes[$0] }) else {
                kinds[field.isNull ? RewrittenPath.Kind.null.rawValue : "(unread)", default: 0] += 1
                continue
            }
            let reading = RewrittenPath.decode(trace.block.bytes, mailbox.address, near: near)
            add(reading, field.field, trace, &places)
        }
    }

    private mutating func add(_ reading: RewrittenPath, _ field: Int, _ trace: Trace, _ places: inout Places) {
        kinds[reading.kind.rawValue, default: 0] += 1
        if let service = reading.service { services[service, default: 0] += 1 }
        let text = reading.value.lowercased()
        let all = Set([reading.kind] + reading.layers.map(\.kind))
        for (mark, mayBe) in Self.marks where text.contains(mark) {
            var counts = marked[mark] ?? (0, 0)
            counts.all += 1
            if all.isDisjoint(with: mayBe) { places.note("path " + mark, trace, field: field) } else { counts.decoded += 1 }
            marked[mark] = counts
        }
        // VERP: a domain behind `=` in the local part.
        let local = text.prefix { $0 != "@" }
        if local.contains(/=[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/) {
            encoded.all += 1
            if reading.kind == .plain { places.note("path =", trace, field: field) } else { encoded.decoded += 1 }
        }
    }

    func write(to tables: inout Tables) {
        tables.commonest("Return-Path: \(fields) fields by form", kinds)
        tables.commonest("Return-Path: known writers of a form", services, limit: 100)
        tables.title("Return-Path: addresses with the mark of a form", ["mark", "all", "decoded"])
        for (mark, counts) in marked.sorted(by: { $0.key < $1.key }) { tables.row(mark, [counts.all, counts.decoded]) }
        tables.row("a domain behind = (VERP and others)", [encoded.all, encoded.decoded])
    }
}
