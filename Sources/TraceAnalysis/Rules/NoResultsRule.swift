internal import TraceFields

/// The final server recorded nothing.
///
/// | finding | facts |
/// |---|---|
/// | `no-results-at-final-hop` | hop (the newest, where there is one), writer (its host, where known) |
/// | variant `unattributed` | the same: a result that is given to nobody could be the final server's |
/// | variant `not-arrived` | the same: the newest line is that of the server that sent the mail on |
/// | variant `earlier-leg` | the same, earlierHop (where a server that is trusted left results, before the mail was sent on) |
enum NoResultsRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        if context.mayLackResults { return Silence(.copyCut) }
        guard let newest = context.trace.hops.last else {
            if context.trace.statements.isEmpty, context.trace.showsServers { return Silence(.copyCut) }
            guard !context.trace.block.fields.isEmpty, context.trace.statements.isEmpty else { return Silence(.fieldPresent) }
            context.fire(.noTrace, .info, .certain, fields: [0], facts: [])
            return nil
        }
        let leg = context.lastLeg
        // What a server let pass by a rule of its own is no check, and a record all the same.
        let unasked = (context.spf & context.passed).filter {
            context.trace.statements[$0].isTrusted && context.ownWord($0) == .ownRule
        }
        for index in (context.trusted | unasked) - context.forged where context.method(index) != .none {
            guard context.leg(index) == nil || context.leg(index) == leg || isOfLastLeg(index, context) else { continue }
            return Silence(
                .fieldPresent, statement: index + 1, field: context.trace.statements[index].field, hop: context.hop(index))
        }
        if let fetched = context.trace.subjects.fetched.first { return Silence(.fieldPresent, statement: fetched + 1) }
        let isPerhapsRecorded = isPerhapsRecorded(newest, &context)
        let isCertain = context.trace.order.isReliable && !isPerhapsRecorded
        let variant: Finding.Variant? =
            isPerhapsRecorded ? .unattributed : isBeforeArrival(newest, context) ? .notArrived : nil
        let earlier = variant == nil ? resultOfEarlierLeg(context) : nil
        context.fire(
            earlier == nil ? variant : .earlierLeg,
            isExpected(newest, context) ? .notice : .info,
            isCertain ? .certain : .likely, hops: [newest.n],
            facts: [
                Fact(.hop, .hop(newest.n)), newest.by.map { Fact(.writer, .domain($0)) },
                earlier.flatMap { context.place($0, .earlierHop) },
            ])
        FilterWords.cite(&context)
        return context.answer()
    }

    /// A result of a server that is trusted, from before the mail was sent on.
    private static func resultOfEarlierLeg(_ context: borrowing RuleContext) -> Int? {
        context.newest(of: context.judgements & context.trusted).first
    }

    /// Whether a server of the last leg wrote a result, about whatever connection (a program that fetched the mail judges the one before).
    private static func isOfLastLeg(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let hop = context.hop(statement), let last = context.trace.legs.last else { return false }
        return last.hops.contains(hop)
    }

    /// Whether a result that is given to nobody bears the name of the final server or of its provider, or stands where only the receiving
    /// side writes.
    private static func isPerhapsRecorded(_ newest: Hop, _ context: inout RuleContext) -> Bool {
        // What is asked is of the field: the first of its results answers for all.
        var answered: Int?
        for index in context.trace.statements.indices where context.hop(index) == nil && context.method(index) != .none {
            let container = context.reading(index).container
            guard container != answered, !context.forged.contains(index) else { continue }
            answered = container
            if context.isOfReceivingSide(index) || newest.by != nil && context.writerName(index) == newest.by { return true }
            if isOfProvider(newest, index, &context) || isOfNobody(newest, index, context) { return true }
        }
        return false
    }

    /// Whether a result that names no writer stands where the final server's may stand: anywhere under a line of Microsoft's, who writes
    /// such ones, or behind the author's own fields, where a program puts them that saves a mail.
    private static func isOfNobody(_ newest: Hop, _ index: Int, _ context: borrowing RuleContext) -> Bool {
        let container = context.trace.container(context.trace.statements[index])
        guard container.source == .authenticationResults, container.authservID == nil,
            // Who names no client wrote of a user of his own.
            container.statements.contains(where: { context.trace.fields.statements[$0].namesClient })
        else { return false }
        return newest.network?.provider == Providers.microsoft || !context.trace.ground.isOneBlock(newest.field, container.field)
    }

    /// Whether a result that no seal holds bears the name of the final server's provider.
    private static func isOfProvider(_ newest: Hop, _ index: Int, _ context: inout RuleContext) -> Bool {
        guard let provider = newest.network?.provider, let writer = context.writerName(index),
            context.trace.container(context.trace.statements[index]).source != .arcAuthenticationResults
        else { return false }
        return context.trace.domains.provider(writer) == provider
    }

    /// Whether the newest line is that of the server that sent the mail on, to a mailbox of another provider.
    private static func isBeforeArrival(_ newest: Hop, _ context: borrowing RuleContext) -> Bool {
        guard let forwarding = context.trace.forwardings.last, forwarding.hop > 0, forwarding.hop < newest.n,
            let network = newest.network, let recipient = context.trace.legs.last?.recipient,
            let domain = context.trace.domain(ofAddress: recipient), let provider = context.trace.domains.provider(domain),
            provider != network.provider
        else { return false }
        return (forwarding.hop...newest.n).allSatisfy { context.trace.hops[$0 - 1].network == network }
    }

    private static let writing = [
        Providers.google, Providers.microsoft, Providers.yahoo, Providers.fastmail, Providers.row(named: "apple"),
    ]

    /// Providers that always write results, into the copy that they delivered.
    private static func isExpected(_ hop: Hop, _ context: borrowing RuleContext) -> Bool {
        guard let provider = hop.network?.provider else { return false }
        guard writing.contains(provider) else { return false }
        guard hop.kind != .submission, hop.kind != .web, context.trace.hops.contains(where: { $0.kind == .smtp && $0.isTrusted })
        else {
            return false
        }
        return context.trace.fields.addressFields.contains { $0.name == .deliveredTo || $0.name == .returnPath }
    }
}
