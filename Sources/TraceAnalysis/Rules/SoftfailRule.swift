internal import TraceFields

/// SPF that neither allowed nor clearly rejected the server.
///
/// | finding | facts |
/// |---|---|
/// | `spf-neutral-softfail` | result, domain (tested), hop, writer, author (where known) |
/// | variant `gateway` | also earlierHop: it had taken the mail before, and the name passed there |
/// | variant `filter` | also service: the server belongs to one that filters mail for others, here for the reader or for the sender |
enum SoftfailRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        let weak = context.visible(context.spf.filter { isWeak($0, context) })
        for group in context.groups(weak, by: { $0.nameOnLeg($1) }) {
            let first = group.leading
            guard !context.isGuess(first) else {
                context.pass(.otherCause, statement: first)
                continue
            }
            if isOfOwnRelay(first, &context) {
                context.pass(.internalMove, statement: first)
                continue
            }
            let isOnOrigin = context.leg(first) == 1 && context.authorSignaturePass == nil
            let earlier = earlierPass(than: first, context)
            // Whoever was in front wrote that pass himself.
            let confidence = context.confidence(group)
            let filter = earlier == nil ? context.gateway(first) : nil
            context.fire(
                earlier != nil ? .gateway : filter != nil ? .filter : nil, isOnOrigin && earlier == nil ? .notice : .info,
                earlier == nil ? confidence : min(confidence, .likely), about: group, and: earlier,
                facts: [
                    context.result(of: first), context.name(first), context.place(first), context.writer(first), context.author(),
                    earlier.flatMap { context.place($0, .earlierHop) }, filter.map { Fact(.service, .domain($0)) },
                ])
        }
        return context.answer(.otherResult)
    }

    /// A FAIL is told where a filter in front of the reader explains it.
    private static func isWeak(_ statement: Int, _ context: borrowing RuleContext) -> Bool {
        switch context.result(statement) {
        case .softfail, .neutral: true
        case .fail: context.gateway(statement) != nil || earlierPass(than: statement, context) != nil
        default: false
        }
    }

    /// Whether the author's own server judged a host of its own, as nobody's record has to list it.
    private static func isOfOwnRelay(_ statement: Int, _ context: inout RuleContext) -> Bool {
        guard !context.isTrusted(statement), let domain = context.domain(statement), let hop = context.judgedHop(statement),
            let network = context.trace.hops[hop - 1].network, network.provider == nil, let owner = network.domain,
            let client = context.trace.hops[hop - 1].client
        else { return false }
        return context.trace.domains.sameOrganization(owner, domain) && context.trace.domains.sameOrganization(client, domain)
    }

    /// A pass for the same name at an older hop of the same leg that stands at the reader's side: the client that was judged now
    /// is the server that had taken the mail then. A relay of the sender's has to be listed, whatever it said.
    private static func earlierPass(than statement: Int, _ context: borrowing RuleContext) -> Int? {
        (context.spf & context.passed).first { isEarlier($0, than: statement, context) }
            ?? (context.copies & context.passed).first { isEarlier($0, than: statement, context) }
    }

    private static func isEarlier(_ other: Int, than statement: Int, _ context: borrowing RuleContext) -> Bool {
        guard let leg = context.leg(statement), let hop = context.judgedHop(statement), context.method(other) == .spf,
            !context.isGuess(other), context.leg(other) ?? leg == leg, context.domain(other) == context.domain(statement),
            let earlier = context.judgedHop(other), earlier < hop
        else { return false }
        return context.trace.statements[other].confidence >= .likely && !context.isSelfAsserted(other)
            && isAtReader(earlier, context) && isClient(earlier, of: hop, context)
    }

    /// Whether the network of an older hop is the one that handed the mail to a newer one.
    private static func isClient(_ earlier: Int, of hop: Int, _ context: borrowing RuleContext) -> Bool {
        guard let network = context.trace.hops[earlier - 1].network, let client = context.trace.hops[hop - 1].client else {
            return false
        }
        return context.trace.domains.network(client) == network
    }

    /// Whether a hop is of the reader's side. The servers of a mailbox provider, and of a service that filters mail, work for senders too:
    /// of the latter those are the reader's that he trusts, of the former nothing tells whose they were.
    private static func isAtReader(_ hop: Int, _ context: borrowing RuleContext) -> Bool {
        guard context.trace.hops[hop - 1].isTrusted, let network = context.trace.hops[hop - 1].network else { return false }
        return network.provider == nil || network.role == .gateway
    }
}
