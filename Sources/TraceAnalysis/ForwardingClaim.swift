internal import TraceFields

/// What a forwarding is worth that nobody but a line below the trust line shows, where the next server took the mail from somebody else:
/// whoever handed it over may have written line and marks himself.
enum ForwardingClaim {
    static func settle(_ cuts: inout [ForwardingCut], _ trace: inout Trace) {
        for index in cuts.indices where cuts[index].confidence > .ambiguous {
            if isOfProvider(cuts[index], &trace) || isUnsigned(cuts[index], trace) {
                cuts[index].confidence = .ambiguous
            } else if isElsewhere(cuts[index], &trace) {
                if isInventedList(cuts[index], &trace) {
                    makeUnknown(&cuts[index])
                } else {
                    cuts[index].confidence = min(cuts[index].confidence, .likely)
                }
            } else if isSelfNamed(cuts[index], &trace) {
                cuts[index].confidence = min(cuts[index].confidence, .likely)
            }
        }
    }

    /// Whether nothing but what the client says of itself ties the line of a forwarder who kept the envelope to the server that took the mail from
    /// him, where that server looks names up.
    private static func isSelfNamed(_ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard !cut.isRewritten, cut.kind == .alias, cut.hop > 0, !trace.hops[cut.hop - 1].isTrusted,
            let next = trace.hops[cut.hop...].first(where: { $0.isStation }), next.isTrusted, next.reach == .routable
        else { return false }
        return TrustStep.looksUpNames(next) && TrustStep.confirmedName(of: next, &trace) == nil
    }

    /// Whether a mailbox provider is said to have sent the mail on, and the next server took it from somebody else.
    private static func isOfProvider(_ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        if isSentFromAnywhere(cut) { return false }
        switch cut.kind {
        case .googleCaf, .qqAuto, .googleGroups, .microsoftSRS, .microsoftRedirect, .alias, .resent, .unknown:
            return cut.hop > 0 && ForwardingStep.network(of: cut, &trace) == trace.hops[cut.hop - 1].network
                && HandOver.isDenied(after: cut.hop, &trace) && !isService(after: cut, &trace)
        // Of these the forwarder's own host may leave no line.
        case .srs0, .srs1, .mailingList, .aliasService, .fetch: return false
        }
    }

    /// Whether fields say that Gmail forwarded the mail, and the next server took it from Google under a plain address: Gmail puts a form of its own
    /// into the envelope of what it forwards.
    private static func isUnsigned(_ cut: ForwardingCut, _ trace: borrowing Trace) -> Bool {
        guard cut.kind == .googleCaf, cut.hop > 0, !trace.hops[cut.hop - 1].isTrusted,
            let next = trace.hops[cut.hop...].first(where: { $0.isStation && $0.network?.provider != Providers.google }),
            let sender = next.envelope.sender, !next.envelope.isDomainOnly
        else { return false }
        return RewrittenPath.decode(trace.text(sender)).kind == .plain
    }

    /// Who sends the mail of his own mailbox anew does so from anywhere.
    private static func isSentFromAnywhere(_ cut: ForwardingCut) -> Bool {
        cut.isSentAnew && (cut.kind == .resent || cut.kind == .unknown)
    }

    /// Whether a forwarding service that leaves no line handed the mail over: then it, and not the provider, sent the mail on.
    private static func isService(after cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard cut.kind == .alias, cut.hop < trace.hops.count, TrustStep.confirmedName(of: trace.hops[cut.hop], &trace) != nil,
            let client = HopStep.clientNetwork(of: cut.hop, in: &trace)
        else { return false }
        return client.role == .forwarder
    }

    /// Whether the mail came neither from the network of the last line before the forwarding nor from that of anybody who is said to have
    /// sent it on. An organization may send through hosts of other names, so that this alone refutes nothing.
    private static func isElsewhere(_ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard cut.hop > 0, cut.kind != .fetch, !trace.hops[cut.hop - 1].isTrusted, !isSentFromAnywhere(cut),
            let network = trace.hops[cut.hop - 1].network, let client = HandOver.client(after: cut.hop, &trace),
            client != network, client.role != .forwarder
        else { return false }
        for name in [cut.forwarder, cut.newSender] {
            if let domain = name.flatMap({ trace.domains.internDomain(ofAddress: $0) }),
                trace.domains.network(domain) == client
            {
                return false
            }
        }
        return ![cut.list, cut.domainAfter].contains { $0.flatMap { trace.domains.network($0) } == client }
    }

    // Lists

    /// Whether nothing but fields and lines of a stranger speak of a list: the envelope sender behind it is not the list's, and no
    /// signature of the list passed there.
    private static func isInventedList(_ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard cut.kind.isList, cut.domainAfter == nil, let list = cut.list,
            let sender = trace.hops[cut.hop...].last(where: { $0.envelope.domain != nil })?.envelope.domain
        else { return false }
        return !isOwn(sender, cut, &trace) && !hasSigned(list, behind: cut.hop, &trace)
    }

    /// Whether a name in the envelope behind a list may be the list's; of others who send mail on it always is theirs.
    static func isOwn(_ domain: DomainID, _ cut: ForwardingCut, _ trace: inout Trace) -> Bool {
        guard cut.kind.isList, cut.hop > 0 else { return true }
        if let list = cut.list, trace.domains.sameOrganization(domain, list) { return true }
        let network = trace.domains.network(domain)
        return network == trace.hops[cut.hop - 1].network || network == ForwardingStep.network(of: cut, &trace)
    }

    private static func hasSigned(_ list: DomainID, behind hop: Int, _ trace: inout Trace) -> Bool {
        for index in trace.statements.indices.prefix(Limits.comparedStatements) {
            let reading = trace.fields.statements[trace.statements[index].reading]
            guard reading.method == .dkim, reading.result == .pass, trace.statements[index].hop ?? 0 > hop,
                let domain = trace.domain(at: trace.fields.property(.headerD, of: reading))
            else { continue }
            if trace.domains.sameOrganization(domain, list) { return true }
        }
        return false
    }

    /// What is left is that lines name two recipients.
    private static func makeUnknown(_ cut: inout ForwardingCut) {
        cut.kind = .unknown
        cut.isRewritten = false
        cut.list = nil
        cut.confidence = .ambiguous
    }
}
