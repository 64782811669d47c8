internal import TraceFields

/// What a forwarded copy has otherwise than the direct one, and whether the forwarding explains it.
struct DifferenceStep {
    let ground: PairGround

    init(_ ground: PairGround) { self.ground = ground }

    private var first: CopyFacts { ground.first }
    private var second: CopyFacts { ground.second }
    private var forwardings: [Forwarding] { ground.secondCopy.trace.forwardings }

    var differences: [CopyDifference] {
        guard ground.isSameMail else { return [] }
        return [returnPath].compactMap { $0 } + lines + fields + signatures + seals + results + [body].compactMap { $0 }
    }

    // The envelope

    private var returnPath: CopyDifference? {
        guard let one = first.returnPath, let other = second.returnPath, one != other else { return nil }
        let isKnown = forwardings.contains { $0.isRewritten && $0.envelopeAfter == other } || isReading(other)
        return CopyDifference(
            code: .returnPath, standing: isKnown ? .explained : .unexplained, first: one, second: other,
            firstField: first.index(of: .returnPath), secondField: second.index(of: .returnPath))
    }

    /// Whether the address says itself that a forwarder or a list made it.
    private func isReading(_ address: String) -> Bool {
        guard ground.secondCopy.role == .forwarded else { return false }
        switch RewrittenPath.decode(address).kind {
        case .srs0, .srs1, .srsOpaque, .microsoftSRS, .microsoftSRSOpaque, .googleCaf, .qqAuto, .googleGroups, .listBounce,
            .aliasService:
            return true
        case .plain, .null, .batv, .verp, .espBounce, .notAnAddress: return false
        }
    }

    // The way

    private var lines: [CopyDifference] {
        let way = ground.way
        guard !first.hops.isEmpty, !second.hops.isEmpty else { return [] }
        guard way.steps.contains(where: { $0.first != nil && $0.second != nil }) else {
            return [CopyDifference(code: .noCommonLine, standing: .unexplained)]
        }
        var differences: [CopyDifference] = []
        func add(_ code: CopyDifference.Code, _ standing: CopyDifference.Standing, _ hops: [Int]) {
            guard !hops.isEmpty else { return }
            differences.append(CopyDifference(code: code, standing: standing, names: hops.map { String($0) }, count: hops.count))
        }
        add(.linesAdded, ground.secondCopy.role == .forwarded ? .explained : .open, way.added)
        add(.linesRemoved, .unexplained, way.removed)
        add(.linesInserted, .unexplained, way.inserted)
        add(.linesChanged, .unexplained, way.changed.compactMap(\.second))
        return differences
    }

    // Signatures and seals

    private var signatures: [CopyDifference] {
        let mine = first.signatures.filter { $0.kind == .dkim || $0.kind == .googleDKIM }
        let theirs = second.signatures.filter { $0.kind == .dkim || $0.kind == .googleDKIM }
        var differences: [CopyDifference] = []
        let added = theirs.filter { one in !mine.contains { $0.signature == one.signature && $0.domain == one.domain } }
        if !added.isEmpty {
            let isKnown = added.allSatisfy { $0.kind == .googleDKIM || isOfForwarder($0.domain) }
            differences.append(
                CopyDifference(
                    code: .signatureAdded, standing: isKnown ? .explained : .open, names: Self.unique(added.map(\.domain)),
                    secondField: added[0].field))
        }
        let removed = mine.filter { one in !theirs.contains { $0.signature == one.signature && $0.domain == one.domain } }
        if !removed.isEmpty {
            differences.append(
                CopyDifference(
                    code: .signatureRemoved, standing: .unexplained, names: Self.unique(removed.map(\.domain)),
                    firstField: removed[0].field))
        }
        return differences
    }

    /// Whether a signature is one that the forwarder or its network adds.
    private func isOfForwarder(_ domain: String) -> Bool {
        var table = ground.secondCopy.trace.domains
        guard let own = table.intern(domain) else { return false }
        return forwardings.contains { forwarding in
            let names = [forwarding.domainAfter, forwarding.list, forwarding.network?.domain].compactMap { $0 }
            if names.contains(where: { table.sameOrganization($0, own) }) { return true }
            guard let provider = forwarding.network?.provider else { return false }
            return table.provider(own) == provider
        }
    }

    private var seals: [CopyDifference] {
        let mine = first.signatures.filter { $0.kind == .arcSeal }
        let theirs = second.signatures.filter { $0.kind == .arcSeal }
        var differences: [CopyDifference] = []
        let changed = mine.filter { one in !theirs.contains { $0.instance == one.instance && $0.signature == one.signature } }
        // A seal that the first mailbox put on its own copy alone was never on the other.
        if !changed.isEmpty, changed.contains(where: { isBelowBranch($0.field) }) {
            differences.append(
                CopyDifference(
                    code: .sealsChanged, standing: .unexplained, names: Self.unique(changed.map(\.domain)), count: changed.count,
                    firstField: changed[0].field))
        }
        let added = theirs.filter { one in !mine.contains { $0.instance == one.instance && $0.signature == one.signature } }
        if !added.isEmpty {
            differences.append(
                CopyDifference(
                    code: .sealsAdded, standing: ground.secondCopy.role == .forwarded ? .explained : .open,
                    names: Self.unique(added.map(\.domain)), count: added.count, secondField: added[0].field))
        }
        return differences
    }

    /// Whether a field of the first copy was there before the ways parted.
    private func isBelowBranch(_ field: Int) -> Bool { field >= firstBranch }

    /// The field of the newest line that both ways begin with.
    private var firstBranch: Int {
        let count = ground.way.commonCount
        // A way that is wholly the beginning of the other has all of its fields in common with it.
        if ground.way.holdsFirst { return 0 }
        return count > 0 ? first.hops[count - 1].field : first.header.count
    }

    // Fields

    private var fields: [CopyDifference] {
        let mine = first.fields.filter { isBelowBranch($0.index) && !Self.readElsewhere.contains($0.known) }
        let theirs = second.fields.filter { !Self.readElsewhere.contains($0.known) }
        let removed = Self.missing(mine, in: theirs)
        let added = Self.missing(theirs, in: first.fields)
        var differences: [CopyDifference] = []
        var changed: Set<String> = []
        for field in removed where Self.standingOnce.contains(field.known) {
            guard let other = added.first(where: { $0.name == field.name }), changed.insert(field.name).inserted else { continue }
            differences.append(change(field, other))
        }
        let lost = removed.filter { !changed.contains($0.name) }
        let results = lost.filter { Self.resultFields.contains($0.known) }
        if !results.isEmpty { differences.append(names(.resultsRemoved, .explained, results, isFirst: true)) }
        let others = lost.filter { !Self.resultFields.contains($0.known) && !Self.deliveryFields.contains($0.known) }
        if !others.isEmpty { differences.append(names(.fieldsRemoved, .unexplained, others, isFirst: true)) }
        let new = added.filter { !changed.contains($0.name) && !Self.resultFields.contains($0.known) }
        let marks = new.filter {
            Self.deliveryFields.contains($0.known) || $0.name.hasPrefix("x-gm-") || $0.name.hasPrefix("x-ms-exchange-")
        }
        if !marks.isEmpty { differences.append(names(.marksAdded, .explained, marks, isFirst: false)) }
        let rest = new.filter { field in !marks.contains { $0.index == field.index } }
        if !rest.isEmpty { differences.append(names(.fieldsAdded, .open, rest, isFirst: false)) }
        return differences
    }

    private func change(_ field: CopyFacts.Field, _ other: CopyFacts.Field) -> CopyDifference {
        let isAlias = forwardings.contains { $0.kind == .aliasService }
        let isList = ground.isThroughList
        let code: CopyDifference.Code
        let isKnown: Bool
        switch field.known {
        case .from: (code, isKnown) = (.from, isList || isAlias)
        case .to: (code, isKnown) = (.to, isAlias)
        case .date: (code, isKnown) = (.date, false)
        case .messageID: (code, isKnown) = (.messageID, isAlias)
        case .subject: (code, isKnown) = (.subject, isList && first.subject == second.subject)
        case .replyTo, .sender, .contentType, .contentTransferEncoding, .mimeVersion:
            (code, isKnown) = (.otherField, isList || isAlias)
        default: (code, isKnown) = (.otherField, false)
        }
        return CopyDifference(
            code: code, standing: isKnown ? .explained : .unexplained, first: field.value, second: other.value,
            names: [ground.firstCopy.trace.text(ground.firstCopy.trace.block.fields[field.index].name)], firstField: field.index,
            secondField: other.index)
    }

    private func names(
        _ code: CopyDifference.Code, _ standing: CopyDifference.Standing, _ fields: [CopyFacts.Field], isFirst: Bool
    ) -> CopyDifference {
        let trace = isFirst ? ground.firstCopy.trace : ground.secondCopy.trace
        let names = Self.unique(fields.map { trace.text(trace.block.fields[$0.index].name) })
        return CopyDifference(
            code: code, standing: standing, names: names, count: fields.count, firstField: isFirst ? fields[0].index : nil,
            secondField: isFirst ? nil : fields[0].index)
    }

    // The body

    private var body: CopyDifference? {
        guard let one = first.body, let other = second.body, one != other else { return nil }
        return CopyDifference(code: .body, standing: ground.isThroughList ? .explained : .unexplained)
    }

    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
