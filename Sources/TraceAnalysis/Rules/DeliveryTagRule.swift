internal import TraceFields

/// An address inside of the envelope sender that a sending service or list wrote there to recognise its bounces.
///
/// | finding | facts |
/// |---|---|
/// | `verp-not-forwarding` | service, destination (the encoded recipient, where there is one) |
enum DeliveryTagRule {
    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        for leg in context.trace.legs {
            guard let reading = leg.senderReading else { continue }
            switch reading.kind {
            case .verp, .espBounce, .batv: break
            case .plain, .null, .srs0, .srs1, .srsOpaque, .microsoftSRS, .microsoftSRSOpaque, .googleCaf, .googleGroups,
                .listBounce,
                .aliasService, .notAnAddress:
                context.pass(.otherRole, hop: leg.hops.upperBound)
                continue
            }
            guard
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
