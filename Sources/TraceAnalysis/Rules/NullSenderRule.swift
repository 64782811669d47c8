internal import TraceFields

/// What the envelope sender is, where it is not a plain address.
///
/// | finding | facts |
/// |---|---|
/// | `envelope-null-sender` | helo, hop (where SPF was checked), author (where known) |
/// | variant `nameless` | the same without helo: nobody recorded a name of the client |
enum NullSenderRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let path = context.trace.fields.addressFields.first { $0.name == .returnPath }
        let statements = context.spf.filter { isForNull($0, context) }
        // An older Return-Path speaks of an older delivery.
        guard path?.isNull ?? !statements.isEmpty else {
            return Silence(path == nil ? .nothingToJudge : .fieldPresent, field: path?.field)
        }
        let leg = context.lastLeg
        let final = statements.filter { context.leg($0) ?? leg == leg }
        guard path != nil || !final.isEmpty else { return Silence(.otherResult) }
        let helo = helo(final, context)
        context.fire(
            helo == nil ? .nameless : nil, .info, final.isEmpty ? .certain : context.confidence(final), about: final,
            fields: path.map { [$0.field] } ?? [],
            facts: [helo, final.first.flatMap { context.place($0) }, context.author()])
        return context.answer()
    }

    /// Whether the statement is about a null reverse-path: no address, an empty one, or the postmaster of the HELO name.
    private static func isForNull(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        if context.property(.smtpMailFrom, statement)?.isEmpty ?? false { return true }
        guard let value = context.trace.statements[statement].identity.value else { return false }
        if value.isEmpty { return true }
        if context.trace.statements[statement].identity.kind == .helo, context.trace.legs.last?.isSenderNull ?? false {
            return true
        }
        return context.trace.block.bytes.hasPrefix(value, "postmaster@")
            && context.trace.legs.last?.isSenderNull ?? true
    }

    private static func helo(_ statements: StatementSet, _ context: borrowing RuleContext) -> Fact? {
        for statement in statements {
            if let name = context.property(.smtpHelo, statement) {
                return Fact(.helo, .bytes(name))
            }
            if let name = context.property(.helo, statement) {
                return Fact(.helo, .bytes(name))
            }
            if context.domain(statement) != nil, let domain = context.domain(statement) { return Fact(.helo, .domain(domain)) }
        }
        for hop in context.trace.hops.reversed() where hop.kind == .smtp {
            if let name = context.trace[received: hop.n].helo { return Fact(.helo, .bytes(name)) }
        }
        return nil
    }
}

/// No trace of the envelope sender is left.
///
/// | finding | facts |
/// |---|---|
/// | `return-path-missing` | hop (the newest, where there is one) |
enum MissingReturnPathRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let known = context.trace.fields.addressFields.first {
            $0.name == .returnPath || $0.name == .xEnvelopeFrom || $0.name == .xMailFrom
        }
        if let known { return Silence(.fieldPresent, field: known.field) }
        for hop in context.trace.hops where hop.isTrusted && hop.envelope.sender != nil {
            return Silence(.fieldPresent, field: hop.envelope.field, hop: hop.n)
        }
        guard let newest = context.trace.hops.last else {
            guard !context.trace.block.fields.isEmpty else { return Silence(.nothingToJudge) }
            context.fire(nil, .info, .certain, fields: [0], facts: [])
            return nil
        }
        context.fire(nil, .info, .certain, hops: [newest.n], facts: [Fact(.hop, .hop(newest.n))])
        return context.answer()
    }
}
