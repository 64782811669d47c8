internal import TraceFields

/// A PASS in a copy of an earlier server's field.
///
/// | finding | facts |
/// |---|---|
/// | `result-copied-downstream` | writer, method, domain, hop (where known), count (of PASS results), author (where known) |
/// | variant `only-result` | the same: no other result of this message exists |
///
/// One finding for each writer: what two servers are said to have found are two statements.
enum CopiedResultRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var copied = context.copies.filter { context.isPass($0) && context.isJudgement($0) && !context.isUnrenamed($0) }
        let sealed = (context.spf + context.dkim + context.dmarc).filter {
            context.isPass($0) && context.source($0) == .arcAuthenticationResults && !context.isRefused($0)
        }
        guard !copied.isEmpty || !sealed.isEmpty else { return context.answer(.noStatement) }
        let own = OwnResults(context)
        let newest = context.trace.arc.sets.last?.instance
        for statement in sealed {
            let isOlder = context.container(statement).instance.map { $0 < newest ?? 0 } ?? false
            if isOlder || own.isRepeated(statement, context) || !own.holds(statement, context) { copied.append(statement) }
        }
        guard !copied.isEmpty else { return context.answer(.noStatement) }
        copied.sort()
        let isOnly = own.isEmpty && context.forged.isEmpty
        for group in context.groups(copied, by: { Writer(hop: $0.hop($1), name: $0.writerName($1)) }) {
            let first = group[0]
            context.fire(
                isOnly ? .onlyResult : nil, isOnly ? .notice : .info, max(context.confidence(group), .likely), about: group,
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
    }
}

/// What servers recorded themselves, to tell a sealed copy from the sealer's own results.
private struct OwnResults {
    /// A result in the words of one server.
    private struct Said: Hashable {
        var writer: DomainID
        var method: ResultMethod
        var domain: DomainID?
        var result: ResultWord

        init?(_ statement: Int, _ context: borrowing RuleContext) {
            guard let writer = context.writerName(statement) else { return nil }
            self.writer = writer
            method = context.reading(statement).method
            domain = context.domain(statement)
            result = context.result(statement)
        }
    }

    private(set) var isEmpty = true
    private var hops: Set<Int> = []
    private var writers: Set<DomainID> = []
    /// Those whose hop is not known.
    private var unplaced: Set<DomainID> = []
    private var said: Set<Said> = []
    /// The lowest instance of an ARC set that holds a result.
    private var sealed: [Said: Int] = [:]

    init(_ context: borrowing RuleContext) {
        for statement in context.spf + context.dkim + context.dmarc {
            switch context.source(statement) {
            case .authenticationResults, .receivedSPF: add(statement, context)
            case .arcAuthenticationResults:
                guard let instance = context.container(statement).instance, let own = Said(statement, context) else { continue }
                sealed[own] = min(sealed[own] ?? instance, instance)
            case .originalAuthenticationResults: continue
            }
        }
    }

    private mutating func add(_ statement: Int, _ context: borrowing RuleContext) {
        isEmpty = false
        let writer = context.writerName(statement)
        if let writer { writers.insert(writer) }
        if let hop = context.hop(statement) { hops.insert(hop) } else if let writer { unplaced.insert(writer) }
        if let own = Said(statement, context) { said.insert(own) }
    }

    /// Whether the writer of a sealed result left one of its own: at the same hop, or under the same name where a hop is not known or
    /// not sure.
    func holds(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        let writer = context.writerName(statement)
        guard let hop = context.hop(statement) else { return writer.map { writers.contains($0) } ?? false }
        if hops.contains(hop) || writer.map({ unplaced.contains($0) }) ?? false { return true }
        guard context.trace.statements[statement].confidence < .certain else { return false }
        return Said(statement, context).map { said.contains($0) } ?? false
    }

    /// Whether an older set of the same writer holds the same: of two the newer is the copy, but where its writer recorded results of
    /// its own at that hop.
    func isRepeated(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        if let hop = context.hop(statement), hops.contains(hop) { return false }
        guard let instance = context.container(statement).instance, let own = Said(statement, context) else { return false }
        return sealed[own].map { $0 < instance } ?? false
    }
}

extension RuleContext {
    /// Other methods than these say nothing of an author, and private ones have a meaning for their writer alone.
    func isJudgement(_ statement: Int) -> Bool {
        switch reading(statement).method {
        case .spf, .dkim, .dmarc, .compauth: true
        default: false
        }
    }

    /// The name that the field of a statement bears.
    func writerName(_ statement: Int) -> DomainID? {
        trace.domain(at: container(statement).authservID)
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
