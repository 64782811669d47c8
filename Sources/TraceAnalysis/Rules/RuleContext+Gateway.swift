internal import TraceFields

/// A service that took the mail before the server that judged it, and looked at it itself.
extension RuleContext {
    struct Fronted {
        /// The host of the service, whose connection SPF was asked about.
        var gateway: DomainID
        /// What it is said to have found for the author.
        var pass: Int
    }

    /// The service that filters mail for others whose connection SPF judged without a PASS, where a result of its own, or one that bears the
    /// recipient's name, says that the author passed when it took the mail. If it works for the recipient, no mail passes behind it.
    func fronted(_ statement: Int) -> Fronted? {
        guard !isPass(statement), let client = gateway(statement), let hop = judgedHop(statement),
            let network = trace.domains.network(client)
        else { return nil }
        let passes = ((spf | dmarc | copies) & passed & aligned) - trusted
        let pass = passes.first { other in
            guard other != statement, method(other) == .spf || method(other) == .dmarc, !isSelfAsserted(other) else {
                return false
            }
            if let earlier = judgedHop(other) { return earlier < hop && trace.hops[earlier - 1].network == network }
            return isOfRecipient(other)
        }
        return pass.map { Fronted(gateway: client, pass: $0) }
    }

    /// Whether a statement bears a name of the organization that the mail went to.
    private func isOfRecipient(_ statement: Int) -> Bool {
        guard let writer = writerName(statement), let recipient = trace.legs.last?.recipient,
            let own = trace.domain(ofAddress: recipient)
        else { return false }
        return trace.domains.sameOrganization(writer, own)
    }
}
