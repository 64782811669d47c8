internal import TraceFields

/// An address inside of the envelope sender that a sending service or list wrote there to recognise its bounces.
///
/// | finding | facts |
/// |---|---|
/// | `verp-not-forwarding` | service, destination (the encoded recipient, where there is one) |
enum DeliveryTagRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for index in context.trace.legs.indices {
            guard let kind = context.trace.legs[index].senderKind else { continue }
            switch kind {
            case .verp, .espBounce, .batv: break
            case .plain, .null, .srs0, .srs1, .srsOpaque, .microsoftSRS, .microsoftSRSOpaque, .googleCaf, .googleGroups,
                .listBounce,
                .aliasService, .notAnAddress:
                context.pass(.otherRole, hop: context.trace.legs[index].hops.upperBound)
                continue
            }
            let leg = context.trace.legs[index]
            guard let reading = leg.senderReading,
                let hop = context.trace.hops[(leg.hops.lowerBound - 1)..<leg.hops.upperBound].last(where: {
                    $0.envelope.sender != nil
                }),
                let field = hop.envelope.field
            else { continue }
            context.fire(
                nil, .info, leg.senderConfidence == .unattributed ? .likely : leg.senderConfidence, fields: [field],
                facts: [
                    reading.service.map { Fact(.service, .text($0)) } ?? context.service(hop.envelope.domain),
                    reading.destination.map { Fact(.destination, .text($0)) },
                ])
            return context.answer()
        }
        return context.answer()
    }
}
