internal import TraceFields

/// What ties a mail to the author where his signature did not verify. Anybody can put a signature from another mail into his own, or name a
/// key that never existed.
extension RuleContext {
    /// Whether anything but the signature that a statement judges ties the mail to the domain that it names: a PASS of the author's, SPF of his
    /// name that could not be asked, or the server that handed the mail over.
    func isTied(_ statement: Int) -> Bool {
        if hasAuthorPass() || policyPass != nil { return true }
        guard let signer = domain(statement) else { return false }
        // Nobody but the owner of a name, and DNS, makes an error of its record.
        if (spf & trusted & aligned).contains(where: { result($0).wordClass == .error }) { return true }
        let judged = judgedHop(statement)
        return trace.hops.contains { ($0.isTrusted || $0.n == judged) && isHandedOver(at: $0, for: signer) }
    }

    /// Whether the client of a hop, by the name that was looked up, is of the domain's organization, or of a provider that took the mail under an
    /// envelope sender of that organization which SPF does not refuse.
    private func isHandedOver(at hop: Hop, for domain: DomainID) -> Bool {
        guard let client = trace.domain(at: TrustStep.confirmedName(of: hop, &trace)),
            let network = trace.domains.network(client)
        else { return false }
        if network == trace.domains.network(domain) || trace.domains.sameOrganization(client, domain) { return true }
        guard let role = network.role, role != .gateway, let sender = hop.envelope.domain,
            trace.domains.sameOrganization(sender, domain)
        else { return false }
        return !spf.contains { judgedHop($0) == hop.n && ExplainedFailRule.isNoPass(result($0)) }
    }

    /// Whether something that the reader can see explains why the body does not match: a filter stands in front of the server that judged it,
    /// or a server of the reader's sent the mail on before.
    func isChangeExplained(_ statement: Int) -> Bool {
        if gateway(statement) != nil { return true }
        return forwarding(before: statement) { $0.hop > 0 && trace.hops[$0.hop - 1].isTrusted } != nil
    }
}
