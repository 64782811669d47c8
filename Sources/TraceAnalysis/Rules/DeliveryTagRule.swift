internal import TraceFields

/// An address inside of an envelope sender that a sending service or list wrote there to recognise its bounces.
///
/// | finding | facts |
/// |---|---|
/// | `verp-not-forwarding` | leg, sender, service, destination (the encoded recipient, where there is one) |
/// | variant `form` | the same: nothing but the form of the address speaks for the service |
///
/// The newest leg first: its sender is what Return-Path shows.
enum DeliveryTagRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for index in context.trace.legs.indices.reversed() {
            guard let kind = context.trace.legs[index].senderKind else { continue }
            switch kind {
            case .verp, .espBounce, .batv: break
            case .plain, .null, .srs0, .srs1, .srsOpaque, .microsoftSRS, .microsoftSRSOpaque, .googleCaf, .qqAuto, .googleGroups,
                .listBounce,
                .aliasService, .notAnAddress:
                context.pass(.otherRole, hop: context.trace.legs[index].hops.upperBound)
                continue
            }
            if isOfList(context.trace.legs[index], &context) || isSentOn(context.trace.legs[index], context) {
                context.pass(.otherRole, hop: context.trace.legs[index].hops.upperBound)
                continue
            }
            if fire(context.trace.legs[index], &context) { return nil }
        }
        return context.answer()
    }

    /// Whether a list that sent the mail on put its own address there: a list's bounce address, whatever its form.
    private static func isOfList(_ leg: Leg, _ context: inout RuleContext) -> Bool {
        guard let list = context.trace.forwardings.first(where: { $0.n == leg.n - 1 && $0.isThroughList }),
            let owner = list.forwarder.flatMap({ context.trace.domains.internDomain(ofAddress: $0) }),
            let domain = context.trace.sender(of: leg).flatMap({ context.trace.domains.internDomain(ofAddress: $0) })
        else { return false }
        return context.trace.domains.sameOrganization(owner, domain)
    }

    /// Whether a service put it there that had taken the mail in.
    private static func isSentOn(_ leg: Leg, _ context: borrowing RuleContext) -> Bool {
        context.trace.forwardings.contains { forwarding in
            forwarding.hop == leg.hops.lowerBound - 1
                && context.reason(.inboundMark, of: forwarding) != nil
        }
    }

    private static func fire(_ leg: Leg, _ context: inout RuleContext) -> Bool {
        guard let sender = context.trace.sender(of: leg), let reading = context.trace.senderReading(of: leg) else { return false }
        let cited = leg.senderEvidence.first.map { context.trace.evidence[$0] }
        let field = cited?.field ?? namingField(sender, context) ?? holdingField(cited?.forwarding, context)
        let domain = context.trace.domains.internDomain(ofAddress: sender)
        let isFormOnly = reading.service.map { !speaks(for: $0, leg, domain, &context) } ?? false
        let service = reading.service.map { _ in Fact(.service, .text(.service(leg.n))) } ?? context.service(domain)
        context.fire(
            isFormOnly ? .form : nil, .info, leg.senderConfidence == .unattributed ? .likely : leg.senderConfidence,
            forwarding: field == nil ? cited?.forwarding : nil, fields: field.map { [$0] } ?? [],
            facts: [
                Fact(.leg, .number(leg.n)), Fact(.sender, .text(.sender(leg.n))), service,
                reading.destination.map { _ in Fact(.destination, .text(.recipient(leg.n))) },
            ])
        return true
    }

    /// The field of the rewritten address that holds it: the signs of that forwarding speak of another leg.
    private static func holdingField(_ forwarding: Int?, _ context: borrowing RuleContext) -> Int? {
        guard let forwarding, context.trace.forwardings.indices.contains(forwarding - 1) else { return nil }
        return context.reason(.rewrittenPath, of: context.trace.forwardings[forwarding - 1])?.field
    }

    /// The field in which a list kept the envelope sender of the mail that it got.
    private static func namingField(_ sender: String, _ context: borrowing RuleContext) -> Int? {
        context.trace.fields.addressFields.first { entry in
            entry.name == .xMailFrom
                && entry.mailboxes.contains { context.trace.text(context.trace.fields.mailboxes[$0].address) == sender }
        }?.field
    }

    /// Whether a host of the leg, a signature, a field or the address's own domain is the service's. Anybody can write an address of
    /// its form.
    private static func speaks(
        for service: String, _ leg: Leg, _ domain: DomainID?, _ context: inout RuleContext
    ) -> Bool {
        // A domain that has a form of its own, in an address of its own.
        let own = domain.map { context.trace.domains.text($0) } ?? ""
        if own == service || own.hasSuffix("." + service) { return true }
        let names = BounceForms.all.flatMap { $0.service == service ? $0.domain.names : [] }
        let row = SendingServices.rows.first { $0.name.description == service }
        let hosts = names + (row.map { $0.sharedDomains + $0.hosts } ?? [])
        var seen = [domain]
        for n in leg.hops { seen += [context.trace.hops[n - 1].by, context.trace.hops[n - 1].client] }
        for signature in context.trace.fields.signatures where signature.kind == .dkim {
            seen.append(context.trace.domain(at: signature.domain))
        }
        for case let name? in seen where hosts.contains(where: { context.trace.domains.isOrEnds(name, with: $0) }) { return true }
        guard let fields = row?.fields else { return false }
        return context.trace.block.fields.contains { field in
            fields.contains { context.trace.block.bytes.matches(field.name, $0) }
        }
    }
}

extension BounceForm.Domain {
    /// The service's own domains, where only they hold the form.
    fileprivate var names: [StaticString] {
        switch self {
        case .any: []
        case .within(let names): names
        }
    }
}
