internal import TraceFields

/// Microsoft's loop mark in an automatic reply.
///
/// | finding | facts |
/// |---|---|
/// | `microsoft-oof-loop` | forwarder (the mailbox that the mark names) |
enum AutomaticReplyLoopRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let fields = context.trace.block.fields
        guard
            let mark = fields.firstIndex(where: {
                $0.known == .xMSExchangeInboxRulesLoop || $0.known == .xMSExchangeForwardingLoop
            })
        else { return Silence(.nothingToJudge) }
        for forwarding in context.trace.forwardings { return Silence(.forwarded, field: mark, forwarding: forwarding.n) }
        guard let sign = automaticSign(context.trace) else { return Silence(.tooFewSigns, field: mark) }
        let value = context.trace.block.bytes.trimmed(fields[mark].value)
        context.fire(nil, .info, .certain, fields: [mark, sign], facts: [Fact(.forwarder, .bytes(value))])
        return context.answer()
    }

    /// Whether the message is an automatic reply.
    static func isReply(_ trace: Trace) -> Bool { automaticSign(trace) != nil }

    private static func automaticSign(_ trace: Trace) -> Int? {
        let bytes = trace.block.bytes
        return trace.block.fields.firstIndex { field in
            let value = bytes.trimmed(field.value)
            switch field.known {
            case .autoSubmitted: return !bytes.matches(value, "no")
            case .returnPath: return bytes.matches(value, "<>")
            case .xMSExchangeGeneratedMessageSource: return bytes.holdsFolded("mailbox rules agent", in: value)
            case .subject:
                for word: StaticString in ["automatic reply", "auto-reply", "autoreply", "out of office", "auto:"]
                where bytes.hasPrefix(value, word) { return true }
                return false
            default: return false
            }
        }
    }
}
