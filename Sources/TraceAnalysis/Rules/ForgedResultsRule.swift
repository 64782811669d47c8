internal import TraceFields

/// A field that the server which it names did not write.
///
/// | finding | facts |
/// |---|---|
/// | `forged-authentication-results` | writer and hop (the name that it bears), count (of PASS statements), author, method, domain |
/// | variant `unsigned` | the same: the results name signatures, and the copy holds none at all |
/// | variant `nameless` | the same: the field bears no name, and hop is the one that alone could vouch for it |
enum ForgedResultsRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard let first = context.forged.first else { return Silence(.nothingToJudge) }
        let passes = context.forged & context.passed
        // Nobody gains by forging a line without a PASS.
        guard !passes.isEmpty else { return Silence(.otherResult, statement: first + 1) }
        // Lists remove signatures and replace From, so what is missing proves little.
        let isOfMessage = passes.allSatisfy {
            [.noSuchSignature, .otherAuthor].contains(context.trace.statements[$0].suspicion)
        }
        let isWeak = isOfMessage && !passes.contains { isForNothing($0, context) }
        let contradicting = contradiction(to: passes, context)
        let leading = passes.leading
        let line = context.trace.trustLine.map { [$0] } ?? []
        let isNameless = context.authservID(leading) == nil
        let isUnsigned =
            isWeak && !context.trace.fields.signatures.contains { $0.kind == .dkim }
            && passes.allSatisfy { context.trace.statements[$0].suspicion == .noSuchSignature }
            && passes.contains { context.method($0) == .dkim }
        context.fire(
            isUnsigned ? .unsigned : isNameless ? .nameless : nil, isWeak ? .warning : .critical,
            isOfMessage ? .likely : .certain,
            about: passes,
            hops: contradicting == nil ? line : [], fields: contradicting.map { [context.trace.statements[$0].field] } ?? [],
            facts: [
                context.writer(leading) ?? context.trace.trustLine.map { Fact(.writer, .hop($0)) },
                context.authservID(leading).map { Fact(.hop, .bytes($0)) }
                    ?? context.place(leading) ?? context.trace.trustLine.map { Fact(.hop, .hop($0)) },
                Fact(.count, .number(passes.count)), context.author(),
                context.method(of: leading), context.name(leading),
            ])
        return context.answer()
    }

    /// Whether the field itself refutes its DMARC: it says what SPF found, lists no signature, and lets DMARC pass for another name.
    private static func isForNothing(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard context.method(statement) == .dmarc, let author = context.domain(statement) else { return false }
        var isAsked = false
        for index in context.trace.fields.results[context.reading(statement).container].statements {
            switch context.trace.fields.statements[index].method {
            case .dkim: return false
            case .spf:
                isAsked = true
                guard context.trace.statements.indices.contains(index), let name = context.domain(index),
                    !context.trace.domains.sameOrganization(name, author)
                else { return false }
            default: continue
            }
        }
        return isAsked
    }

    /// What a trusted server said of the same method.
    private static func contradiction(to passes: StatementSet, _ context: borrowing RuleContext) -> Int? {
        for statement in passes {
            let others: StatementSet
            switch context.method(statement) {
            case .spf: others = context.spf
            case .dkim: others = context.dkim
            case .dmarc: others = context.dmarc
            default: continue
            }
            if let other = ((others & context.trusted) - context.passed).first { return other }
        }
        return nil
    }
}
