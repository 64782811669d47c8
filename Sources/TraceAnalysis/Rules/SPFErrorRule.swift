internal import TraceFields

/// SPF that could not be checked because of DNS.
///
/// | finding | facts |
/// |---|---|
/// | `spf-temperror-dns` | domain (tested), record, result, hop, writer, author (where known) |
/// | variant `record-broken` | the same: the record was read and is wrong |
enum SPFErrorRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        var errors = StatementSet()
        for statement in context.spf where isError(statement, &context) { errors.insert(statement) }
        for group in context.groups(errors, by: { $0.domain($1) }) {
            let first = group.leading
            if let settled = laterAnswer(to: first, context) {
                context.pass(.settledElsewhere, statement: settled)
                continue
            }
            let isBroken = isOfBrokenRecord(first, context)
            var confidence = context.confidence(group)
            if hasAnswerElsewhere(first, context) { confidence = min(confidence, .likely) }
            let record = context.domain(first).map { Fact(.record, .domain($0)) }
            context.fire(
                isBroken ? .recordBroken : nil, .warning, confidence, about: group,
                facts: [
                    context.name(first), record, context.result(of: first), context.place(first), context.writer(first),
                    context.author(),
                ])
        }
        return context.answer(.otherResult)
    }

    /// Whether the record was read and is wrong.
    static func isOfBrokenRecord(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        context.cause(statement) == .recordBroken || context.result(statement) == .permerror
    }

    private static func isError(_ statement: Int, _ context: inout RuleContext) -> Bool {
        switch context.result(statement) {
        case .temperror, .tmperror, .timeout, .error, .permerror: return true
        case .pass, .none: return false
        case .other, .fail, .softfail, .neutral, .policy, .hardfail, .bestguesspass, .softpass, .reject, .unknown, .invalid,
            .skipped,
            .ignore, .unsigned, .discard, .quarantine, .signed, .nxdomain, .absent:
            break
        }
        // Of several phrases the longest is meant: where none tells of an error, that one does not.
        guard FailureStrings.tellsPathError(beside: context.reading(statement), in: context.trace.block.bytes) else {
            return false
        }
        switch context.cause(statement) {
        case .lookupFailed?, .recordBroken?: return true
        default: return false
        }
    }

    /// The same hop got an answer for the same name: a second program asked, or the sender tried again.
    private static func laterAnswer(to statement: Int, _ context: borrowing RuleContext) -> Int? {
        guard let hop = context.hop(statement) else { return nil }
        return context.spf.first { other in
            context.hop(other) == hop && context.domain(other) == context.domain(statement) && isAnswer(context.result(other))
        }
    }

    private static func hasAnswerElsewhere(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        context.spf.contains { other in
            context.hop(other) != context.hop(statement) && context.domain(other) == context.domain(statement)
                && isAnswer(context.result(other))
        }
    }

    private static func isAnswer(_ result: ResultWord) -> Bool {
        switch result.wordClass {
        case .pass, .fail, .weak: true
        case .passLike, .error, .nothing: false
        }
    }
}
