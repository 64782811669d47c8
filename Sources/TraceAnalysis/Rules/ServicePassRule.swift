/// An SPF PASS for the sending service's own envelope domain.
///
/// | finding | facts |
/// |---|---|
/// | `spf-pass-for-esp-domain` | domain (tested), author, service, hop, writer |
/// | variant `tenant` | the same: the domain is a provider's name for one of its customers |
enum ServicePassRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        guard context.trace.author != nil else { return Silence(.noAuthor) }
        let passes = context.trustedPasses(context.spf)
        for group in context.groups(passes, by: { $0.nameOnLeg($1) }) {
            let first = group.leading
            guard !context.isAligned(first) else {
                context.pass(.aligned, statement: first)
                continue
            }
            guard context.role(first) == .sendingService else {
                context.pass(.otherRole, statement: first)
                continue
            }
            let isProven = context.hasAuthorPass()
            var confidence = context.confidence(group)
            if !sendsFromItsHosts(first, &context) { confidence = min(confidence, .likely) }
            let isTenant = context.trace.statements[first].identity.otherRole == .hostingProvider
            context.fire(
                isTenant ? .tenant : nil, isProven ? .notice : .warning, confidence, about: group,
                facts: [
                    context.name(first), context.author(), context.service(context.domain(first)), context.place(first),
                    context.writer(first),
                ])
        }
        return context.answer(.otherResult)
    }

    /// Whether a host of the service handed the mail over, or only the address has the service's form.
    private static func sendsFromItsHosts(_ statement: Int, _ context: inout RuleContext) -> Bool {
        guard let domain = context.domain(statement), let network = context.trace.domains.network(domain) else { return false }
        for index in context.trace.hops.indices {
            if context.trace.hops[index].network == network { return true }
            if let client = context.trace.hops[index].client, context.trace.domains.network(client) == network { return true }
        }
        return false
    }
}
