internal import TraceFields

/// Two servers say different things about the same name and the same method.
///
/// | finding | facts |
/// |---|---|
/// | `results-disagree` | method, domain, earlierHop, earlierResult, laterHop, laterResult, count (of methods), author |
/// | | also list or forwarder, where that alone lies between the two hops |
/// | variant `relayed` | also sender (the domain for which SPF failed): it failed where the mail came in, and passed behind for a relay |
/// | variant `signed-later` | the same: it failed where the mail came in without a signature, and what passed is one that a relay put on |
///
/// One finding for the whole message: a broken signature makes DMARC differ too, and that is no second fact.
enum DisagreementRule {
    private struct Pair {
        var earlier: Int
        var later: Int
    }

    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var pairs: [Pair] = []
        let kinds = context.trace.subjects.kinds
        if kinds.signaturesDiffer,
            let pair = pair(in: context.dkim, context, { $0.isSameSignature($1, $2) && !isOfSeveral($1, $2, $0) })
        {
            pairs.append(pair)
        }
        if kinds.pathsDiffer, let pair = pair(in: context.spf, context, { $0.domain($1) == $0.domain($2) }) {
            pairs.append(pair)
        }
        if kinds.policiesDiffer, let pair = pair(in: context.dmarc, context, { $0.domain($1) == $0.domain($2) }) {
            pairs.append(pair)
        }
        let relayed = kinds.pathsDiffer ? context.relayed : nil
        let signed = relayed == nil && kinds.pathFailed ? context.signedLater : nil
        let relay = relayed ?? signed
        guard let leading = relay.map({ Pair(earlier: $0.failure, later: $0.pass) }) ?? pairs.first else {
            return Silence(.otherResult)
        }
        let told = relay.map { context.trace.statements[$0.failure].confidence }
        let confidence = min(context.confidence([leading.later]), told ?? context.confidence([leading.earlier]))
        context.fire(
            relayed != nil ? .relayed : signed != nil ? .signedLater : nil, relay == nil ? .notice : .warning, confidence,
            about: [leading.later, leading.earlier],
            facts: [
                context.method(of: leading.later), context.name(leading.later),
                relay.flatMap { context.domain($0.failure) }.map { Fact(.sender, .domain($0)) },
                relay == nil ? between(leading, context) : nil, context.place(leading.earlier, .earlierHop),
                Fact(.earlierResult, .result(context.result(leading.earlier))), context.place(leading.later, .laterHop),
                Fact(.laterResult, .result(context.result(leading.later))), Fact(.count, .number(pairs.count)), context.author(),
            ])
        return context.answer()
    }

    /// The list or the forwarder that alone sent the mail on between the two hops.
    private static func between(_ pair: Pair, _ context: borrowing RuleContext) -> Fact? {
        guard let first = context.judgedHop(pair.earlier), let last = context.judgedHop(pair.later), first < last else {
            return nil
        }
        let between = context.trace.forwardings.filter { first..<last ~= $0.hop && $0.confidence >= .likely }
        guard between.count == 1, let only = between.first else { return nil }
        return only.isThroughList ? context.list(only.n, or: nil) : context.forwarder(only.n)
    }

    /// The first two statements about one name whose words differ in kind, at two hops or with a writer that nobody knows.
    private static func pair(
        in visible: StatementSet, _ context: borrowing RuleContext, _ isSame: (borrowing RuleContext, Int, Int) -> Bool
    ) -> Pair? {
        guard let first = visible.first else { return nil }
        let method = context.method(first)
        var statements: [(index: Int, kind: ResultWord.Class)] = []
        statements.reserveCapacity(visible.count + context.forged.count)
        for statement in visible where context.domain(statement) != nil {
            if let kind = kind(statement, context) { statements.append((statement, kind)) }
        }
        guard !statements.isEmpty else { return nil }
        for statement in context.forged where context.method(statement) == method && context.domain(statement) != nil {
            if let kind = kind(statement, context) { statements.append((statement, kind)) }
        }
        // Each is compared with each: the newest ones are enough to say that results disagree.
        let end = min(statements.count, Limits.comparedStatements)
        for first in 0..<end {
            let one = statements[first].index
            for second in first + 1..<max(first + 1, end) where statements[first].kind != statements[second].kind {
                let other = statements[second].index
                guard context.hop(one) != context.hop(other), isSame(context, one, other), isCheck(one, context),
                    isCheck(other, context)
                else { continue }
                return (context.hop(one) ?? 0) >= (context.hop(other) ?? 0)
                    ? Pair(earlier: other, later: one) : Pair(earlier: one, later: other)
            }
        }
        return nil
    }

    /// One of the two hops read several signatures of the name and said both words, and the other does not tell which one it read.
    private static func isOfSeveral(_ one: Int, _ other: Int, _ context: borrowing RuleContext) -> Bool {
        if let signature = context.signature(one), let another = context.signature(other), signature.field == another.field {
            return false
        }
        let domain = context.domain(one)
        return context.dkim.contains { statement in
            guard context.domain(statement) == domain else { return false }
            let kind = context.result(statement).wordClass
            return context.hop(statement) == context.hop(one) && kind == context.result(other).wordClass
                || context.hop(statement) == context.hop(other) && kind == context.result(one).wordClass
        }
    }

    /// Whether the key could not be had: servers write fail, permerror or temperror for that.
    private static func isOfRecord(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard context.method(statement) == .dkim, !context.isPass(statement) else { return false }
        return context.cause(statement)?.isOfKeyRecord ?? false
    }

    /// Whether a server tells of a check, and neither of its own user nor of what it guessed.
    private static func isCheck(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        !context.isSelfAsserted(statement) && !context.isGuess(statement)
    }

    /// What a word amounts to; nil for words that say nothing.
    private static func kind(_ statement: Int, _ context: borrowing RuleContext) -> ResultWord.Class? {
        let kind = isOfRecord(statement, context) ? .error : context.result(statement).wordClass
        switch kind {
        case .pass, .fail, .weak, .error: return kind
        case .passLike, .nothing: return nil
        }
    }
}
