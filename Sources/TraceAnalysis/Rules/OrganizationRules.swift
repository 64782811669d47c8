internal import TraceFields

/// A PASS for another name of the author's organization.
///
/// | finding | facts |
/// |---|---|
/// | `same-org-different-service` | domain (tested), author, method, hop, service (where a sending service is recognised by the name) |
enum SameOrganizationRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard let author = context.trace.author else { return Silence(.noAuthor) }
        var relatives: [Int] = []
        for statement in (context.spf + context.dkim).sorted() where context.isPass(statement) {
            guard context.trace.statements[statement].alignment == .relaxed, context.domain(statement) != author else {
                context.pass(context.isAligned(statement) ? .aligned : .notAligned, statement: statement)
                continue
            }
            if isStrict(statement, context) {
                context.pass(.otherRole, statement: statement)
                continue
            }
            relatives.append(statement)
        }
        for group in context.groups(relatives, by: { context.domain($0) }) {
            let first = group[0]
            context.fire(
                nil, .info, context.confidence(group), about: group,
                facts: [context.name(first), context.author(), context.method(of: first), context.place(first)])
        }
        return context.answer(.otherResult)
    }

    /// `aspf=s` or `adkim=s` in what the same server says of the policy.
    private static func isStrict(_ statement: Int, _ context: RuleContext) -> Bool {
        let mark: StaticString = context.reading(statement).method == .spf ? "aspf=s" : "adkim=s"
        return context.dmarc.contains { other in
            guard context.hop(other) == context.hop(statement), let comments = context.reading(other).comments else { return false }
            return context.trace.block.bytes.firstRange(of: mark, in: comments) != nil
        }
    }
}

/// Microsoft's loop mark in an automatic reply.
///
/// | finding | facts |
/// |---|---|
/// | `microsoft-oof-loop` | forwarder (the mailbox that the mark names) |
enum AutomaticReplyLoopRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let fields = context.trace.block.fields
        guard
            let mark = fields.firstIndex(where: { $0.known == .xMSExchangeInboxRulesLoop || $0.known == .xMSExchangeForwardingLoop })
        else { return Silence(.nothingToJudge) }
        for forwarding in context.trace.forwardings { return Silence(.forwarded, field: mark, forwarding: forwarding.n) }
        guard let sign = automaticSign(context) else { return Silence(.tooFewSigns, field: mark) }
        let value = context.trace.block.bytes.trimmed(fields[mark].value)
        context.fire(nil, .info, .certain, fields: [mark, sign], facts: [Fact(.forwarder, .bytes(value))])
        return context.answer()
    }

    private static func automaticSign(_ context: RuleContext) -> Int? {
        let bytes = context.trace.block.bytes
        return context.trace.block.fields.firstIndex { field in
            let value = bytes.trimmed(field.value)
            switch field.known {
            case .autoSubmitted: return !bytes.matches(value, "no")
            case .returnPath: return bytes.matches(value, "<>")
            case .xMSExchangeGeneratedMessageSource: return bytes.firstRange(of: "mailbox rules agent", in: value) != nil
            case .subject:
                for word: StaticString in ["automatic reply", "auto-reply", "autoreply", "out of office", "auto:"]
                where bytes.hasPrefix(value, word) { return true }
                return false
            default: return false
            }
        }
    }
}
