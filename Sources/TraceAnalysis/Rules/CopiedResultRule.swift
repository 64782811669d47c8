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
        let firstHand = (context.spf + context.dkim + context.dmarc).filter { isFirstHand($0, context) }
        let newest = context.trace.arc.sets.last?.instance
        var copied = context.copies.filter { context.isPass($0) && context.isJudgement($0) && !context.isUnrenamed($0) }
        for statement in context.spf + context.dkim + context.dmarc where context.isPass(statement) {
            guard context.source(statement) == .arcAuthenticationResults, !context.isRefused(statement) else { continue }
            let isOlder = context.container(statement).instance.map { $0 < newest ?? 0 } ?? false
            if isOlder || !firstHand.contains(where: { isSame($0, statement, context) }) { copied.append(statement) }
        }
        guard !copied.isEmpty else { return context.answer(.noStatement) }
        copied.sort()
        let isOnly = firstHand.isEmpty && context.forged.isEmpty
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

    private static func isFirstHand(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        switch context.source(statement) {
        case .authenticationResults, .receivedSPF: true
        case .arcAuthenticationResults, .originalAuthenticationResults: false
        }
    }

    /// Whether the writer of a sealed result left one of its own: at the same hop, or under the same name where a hop is not known.
    private static func isSame(_ own: Int, _ sealed: Int, _ context: borrowing RuleContext) -> Bool {
        if let hop = context.hop(sealed), let other = context.hop(own), hop != other {
            return context.confidence([sealed]) < .certain && isEqual(own, sealed, context)
        }
        if context.hop(sealed) != nil, context.hop(own) != nil { return true }
        guard let name = context.writerName(sealed) else { return false }
        return context.writerName(own) == name
    }

    /// One server says the same twice: of one name, with one method.
    private static func isEqual(_ own: Int, _ sealed: Int, _ context: borrowing RuleContext) -> Bool {
        guard let name = context.writerName(sealed), context.writerName(own) == name else { return false }
        return context.reading(own).method == context.reading(sealed).method && context.domain(own) == context.domain(sealed)
            && context.result(own) == context.result(sealed)
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
        trace.domains.intern(trace.block.bytes, container(statement).authservID)
    }

    /// A field under the name of a renamed copy, on a way on which no server could have renamed it: whoever wrote it wrote it under
    /// that name.
    func isUnrenamed(_ statement: Int) -> Bool {
        guard source(statement) == .originalAuthenticationResults, hop(statement) == nil,
            AttributionGround.isRenaming(trace.block.fields[trace.statements[statement].field].known)
        else { return false }
        let ground = trace.ground
        return !ground.stations.isEmpty && !ground.stations.contains { ground.hasRenamer(of: $0) }
    }
}
