internal import TraceFields

/// Whose name a tested domain is, in the story of this message; the first row that fits decides.
struct RoleTable {
    /// Domains that the reader says belong to one organization.
    private let group: [DomainID]
    /// The domain of the mailing list that handled the message.
    private let list: DomainID?

    init(_ options: TraceOptions, _ trace: inout Trace) {
        group = options.sameOrganization.compactMap { trace.domains.intern($0) }
        list = MarkSearch.hasListFields(trace) ? MarkSearch.listDomain(&trace)?.domain : nil
    }

    func role(of domain: DomainID, _ trace: inout Trace) -> (Identity.Role, Identity.OtherRole?) {
        let isAuthor = trace.author.map { trace.domains.sameOrganization(domain, $0) } ?? false
        if isAuthor, !Self.isListRewritten(domain, &trace) { return (.author, nil) }
        for forwarding in trace.forwardings where forwarding.isRewritten {
            let isList = forwarding.kind == .mailingList || forwarding.kind == .googleGroups
            for name in [forwarding.domainAfter, forwarding.list].compactMap({ $0 })
            where trace.domains.sameOrganization(domain, name) {
                return (isList ? .list : .forwarder, nil)
            }
            if let forwarder = forwarding.forwarder, let own = trace.domains.internDomain(ofAddress: forwarder),
                trace.domains.sameOrganization(domain, own)
            {
                return (isList ? .list : .forwarder, nil)
            }
        }
        if let list, trace.domains.sameOrganization(domain, list) { return (.list, nil) }
        if let author = trace.author, group.contains(author), group.contains(domain) { return (.other, .sameGroup) }
        if trace.domains.isOrEnds(domain, with: "gappssmtp.com") || trace.domains.isOrEnds(domain, with: "onmicrosoft.com") {
            return (.sendingService, .hostingProvider)
        }
        if SendingServices.isSharedDomain(domain, in: trace.domains) { return (.sendingService, nil) }
        if let provider = trace.domains.provider(domain) {
            switch Providers.rows[provider].role {
            case .sender: return (.sendingService, nil)
            case .gateway: return (.other, .gateway)
            case .forwarder where trace.forwardings.contains { $0.kind == .aliasService }: return (.forwarder, nil)
            case .mailbox, .forwarder, .lists: break
            }
        }
        if let recipient = trace.hops.last?.envelope.recipient, let own = trace.domain(ofAddress: recipient),
            trace.domains.sameOrganization(domain, own)
        {
            return (.other, .recipient)
        }
        // A forwarder that rewrote nothing may still have signed.
        for forwarding in trace.forwardings where !forwarding.isRewritten {
            if let forwarder = forwarding.forwarder, let own = trace.domains.internDomain(ofAddress: forwarder),
                trace.domains.sameOrganization(domain, own)
            {
                return (.forwarder, nil)
            }
        }
        return (.unknown, nil)
    }

    /// A list that puts its own address into From makes its own name the author's (From munging).
    private static func isListRewritten(_ domain: DomainID, _ trace: inout Trace) -> Bool {
        for forwarding in trace.forwardings where forwarding.kind == .mailingList || forwarding.kind == .googleGroups {
            for name in [forwarding.list, forwarding.domainAfter].compactMap({ $0 })
            where trace.domains.sameOrganization(domain, name) {
                return true
            }
        }
        return false
    }
}

extension DomainTable {
    /// The domain behind the last `@` of an address.
    mutating func internDomain(ofAddress address: String) -> DomainID? {
        address.split(separator: "@").last.flatMap { intern(String($0)) }
    }
}
