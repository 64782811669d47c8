/// Where in a message its author's side ends.
extension Trace {
    /// The leg on which the author sent: the first, but where a later one bears the author's own name in its envelope and no
    /// earlier one does. Somebody sent an old mail anew there, as a message of his own.
    func originLeg(_ domains: inout DomainTable) -> Int {
        guard let author else { return 1 }
        for leg in legs {
            let before = forwardings.last { $0.n == leg.n - 1 }
            // An address that a forwarder made is his, even where he shares a domain with the author.
            if let before, !before.mayBeNewMail { continue }
            guard let domain = originHop(ofLeg: leg.n)?.envelope.domain else { return 1 }
            if domains.sameOrganization(domain, author) { return leg.n }
        }
        return 1
    }

    /// The place of the line by which the last network of a leg took the mail from another one; nil where it stayed in one.
    func handOver(ofLeg leg: Int, _ domains: inout DomainTable) -> Int? {
        for index in hops.indices.reversed() where hops[index].leg == leg && hops[index].kind == .smtp {
            if hops[index].client.flatMap({ domains.network($0) }) != hops[index].network { return index }
        }
        return nil
    }

    /// The envelope domain of the author's leg.
    func originDomain(_ domains: inout DomainTable) -> DomainID? { originHop(ofLeg: originLeg(&domains))?.envelope.domain }

    func originHop(ofLeg leg: Int) -> Hop? { hops.first { $0.leg == leg && $0.envelope.domain != nil } }
}

extension Forwarding {
    /// Whether nothing but a change of the recipient tells of it.
    fileprivate var mayBeNewMail: Bool {
        switch kind {
        case .alias, .resent, .unknown: true
        case .googleCaf, .qqAuto, .srs0, .srs1, .microsoftSRS, .microsoftRedirect, .googleGroups, .mailingList, .aliasService,
            .fetch:
            false
        }
    }
}
