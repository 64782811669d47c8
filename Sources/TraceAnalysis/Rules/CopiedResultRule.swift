internal import TraceFields

/// A PASS in a copy of an earlier server's field.
///
/// | finding | facts |
/// |---|---|
/// | `result-copied-downstream` | writer, method, domain, hop (where known), count (of PASS results), author (where known) |
/// | variant `only-result` | the same: no other result of this message exists |
/// | variant `several-names` | the same, of which domain is the author's where one is |
/// | variant `own-user` | the same: no copy, but the word of a provider about its own user, whom nobody checked |
/// | variant `logged-in` | the same: no copy, but the word of a server about a user who had logged in |
/// | variant `own-rule` | the same: no copy, but a server let SPF pass by a rule of its own and asked no record |
/// | variant `own-signature` | the same: no copy, but the word of a server about the signature that it has just made |
///
/// One finding for each writer: what two servers are said to have found are two statements.
enum CopiedResultRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var copied = (context.copies & context.passed).filter { context.isJudgement($0) && !context.isUnrenamed($0) }
        let checks = context.spf | context.dkim | context.dmarc
        let sealed = (checks & context.trace.subjects.ofSets & context.passed).filter { !context.isRefused($0) }
        let own = checks - context.trace.subjects.ofSets
        copied = copied | copies(in: sealed, own, context)
        // Nor is the provider's word for its own user what it found, whatever else it recorded there.
        for statement in checks & context.passed where !context.isRefused(statement) && context.isSelfAsserted(statement) {
            copied.insert(statement)
        }
        guard !copied.isEmpty else { return context.answer(.noStatement) }
        // What a server that is trusted has sealed is its own result.
        let isOnly = own.isEmpty && context.forged.isEmpty && (checks & context.trusted).isEmpty
        for group in groups(copied, context) {
            let ofAuthor = group & context.aligned
            let first = (ofAuthor.isEmpty ? group : ofAuthor).leading
            let isOfSeveral = group.contains { context.domain($0).map { $0 != context.domain(first) } ?? false }
            context.fire(
                context.variant(first) ?? (isOnly ? .onlyResult : isOfSeveral ? .severalNames : nil), isOnly ? .notice : .info,
                max(context.confidence(group), .likely), about: group,
                facts: [
                    context.writer(first), context.method(of: first), context.name(first), context.place(first),
                    Fact(.count, .number(group.count)), context.author(),
                ])
        }
        return context.answer()
    }

    private struct Writer: Equatable {
        var hop: Int?
        var name: DomainID?
        var word: Finding.Variant?
    }

    /// By writer; those of several places of which the finding would say the same are one.
    private static func groups(_ copied: StatementSet, _ context: borrowing RuleContext) -> [StatementSet] {
        let all = context.groups(copied, by: { Writer(hop: $0.hop($1), name: $0.writerName($1), word: $0.variant($1)) })
        guard all.count > 1 else { return all }
        var groups: [StatementSet] = []
        for group in all {
            let same = groups.firstIndex { isSaidAlike($0.leading, group.leading, context) }
            if let same { groups[same] = groups[same] | group } else { groups.append(group) }
        }
        return groups
    }

    private static func isSaidAlike(_ one: Int, _ other: Int, _ context: borrowing RuleContext) -> Bool {
        guard let name = context.writerName(one), name == context.writerName(other) else { return false }
        return context.domain(one) == context.domain(other) && context.variant(one) == context.variant(other)
    }

    /// Those of sealed results that are copies: they stand in a set under the newest, or their writer left none of its own.
    private static func copies(
        in sealed: StatementSet, _ own: StatementSet, _ context: borrowing RuleContext
    ) -> StatementSet {
        let newest = context.trace.arc.sets.last?.instance ?? 0
        var copies = sealed.filter { context.instance($0).map { $0 < newest } ?? false }
        // What is sealed at a hop beside results of its server is what that server found.
        var hops = StatementSet()
        for statement in own { if let hop = context.hop(statement) { hops.insert(hop) } }
        let open = (sealed - copies).filter { context.hop($0).map { !hops.contains($0) } ?? true }
        guard !open.isEmpty else { return copies }
        let results = OwnResults(own, context)
        for statement in open where results.isRepeated(statement, context) || !results.holds(statement, context) {
            copies.insert(statement)
        }
        return copies
    }
}

/// What servers recorded themselves, to tell a sealed copy from the sealer's own results at another hop. Lists in order: there are
/// too few results in a message for sets to be worth their hashes.
private struct OwnResults {
    /// A result in the words of one server, as numbers that can be put in order: those of one writer are neighbours.
    private struct Said: Comparable {
        var writer: Int32
        /// Method and result.
        var words: UInt16
        var domain: Int32

        init?(_ statement: Int, _ context: borrowing RuleContext) {
            guard let writer = context.writerName(statement) else { return nil }
            self.writer = writer.index
            words = UInt16(context.method(statement).rawValue) << 8 | UInt16(context.result(statement).rawValue)
            domain = context.domain(statement)?.index ?? -1
        }

        static func < (one: Self, other: Self) -> Bool {
            if one.writer != other.writer { return one.writer < other.writer }
            return one.words != other.words ? one.words < other.words : one.domain < other.domain
        }
    }

    /// In order.
    private var said: [Said] = []
    /// Writers of those whose hop is not known, in order.
    private var unplaced: [Int32] = []
    /// Results of ARC sets with the instance of their set: in order, the lowest instance first.
    private var sealed: [(said: Said, instance: Int)] = []

    init(_ own: StatementSet, _ context: borrowing RuleContext) {
        said.reserveCapacity(own.count)
        for statement in own {
            guard let result = Said(statement, context) else { continue }
            said.append(result)
            if context.hop(statement) == nil { unplaced.append(result.writer) }
        }
        for statement in (context.spf | context.dkim | context.dmarc) & context.trace.subjects.ofSets {
            guard let instance = context.instance(statement), let result = Said(statement, context) else { continue }
            sealed.append((result, instance))
        }
        said.sort()
        unplaced.sort()
        sealed.sort { $0.said != $1.said ? $0.said < $1.said : $0.instance < $1.instance }
    }

    /// Whether the writer of a sealed result left one of its own: under the same name where a hop is not known, in the same words where
    /// it is not sure.
    func holds(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let result = Said(statement, context) else { return false }
        if context.hop(statement) == nil {
            let place = said.partitioningIndex { $0.writer < result.writer }
            return place < said.count && said[place].writer == result.writer
        }
        let place = unplaced.partitioningIndex { $0 < result.writer }
        if place < unplaced.count, unplaced[place] == result.writer { return true }
        guard context.trace.statements[statement].confidence < .certain else { return false }
        let same = said.partitioningIndex { $0 < result }
        return same < said.count && said[same] == result
    }

    /// Whether an older set of the same writer holds the same: of two the newer is the copy.
    func isRepeated(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let instance = context.instance(statement), let result = Said(statement, context) else { return false }
        let place = sealed.partitioningIndex { $0.said < result }
        return place < sealed.count && sealed[place].said == result && sealed[place].instance < instance
    }
}

extension RuleContext {
    /// Other methods than these say nothing of an author, and private ones have a meaning for their writer alone.
    func isJudgement(_ statement: Int) -> Bool {
        switch method(statement) {
        case .spf, .dkim, .dmarc, .compauth: true
        default: false
        }
    }

    /// Which word for its own user it is, where it is one.
    fileprivate func variant(_ statement: Int) -> Finding.Variant? {
        guard isSelfAsserted(statement) else { return nil }
        return trace.evidence.isOfOwnUser(trace.statements[statement].evidence) ? .ownUser : ownWord(statement) ?? .ownUser
    }

    /// The name that the field of a statement bears.
    func writerName(_ statement: Int) -> DomainID? {
        trace.domain(at: authservID(statement))
    }

    /// A field under the name of a renamed copy, on a way on which no server could have renamed it: whoever wrote it wrote it under
    /// that name.
    func isUnrenamed(_ statement: Int) -> Bool {
        guard source(statement) == .originalAuthenticationResults, hop(statement) == nil,
            AttributionGround.isRenaming(trace.block.fields[trace.statements[statement].field].known)
        else { return false }
        return trace.ground.stations.last.map { !trace.ground.hasRenamer(of: $0) } ?? false
    }
}
