internal import TraceFields

/// Why a mail arrived without proof of its author, or with a proof that misleads: what an incident is grouped by.
public struct IncidentCause: Hashable, Sendable {
    public var kind: Kind
    /// On whose side it lies: the domain of whoever owns the name, or the network of a server; nil where nobody can be named.
    public var domain: String?
    /// The sending service, where the cause lies between an author and a service.
    public var service: String?

    /// The raw value is the code of the reports. The gravest comes first: a mail with several causes belongs to the first of them.
    public enum Kind: String, CaseIterable, Comparable, Sendable {
        case forgedResults = "forged-results"
        case replay
        case recordsUnreadable = "records-unreadable"
        case recordsBroken = "records-broken"
        case keyRevoked = "key-revoked"
        case serviceNotSetUp = "service-not-set-up"
        case serverNotListed = "server-not-listed"
        /// There is no SPF record at all.
        case recordsMissing = "records-missing"
        case changedInTransit = "changed-in-transit"
        /// A signature of the author's failed, and nothing shows that it ever passed.
        case signatureFailed = "signature-failed"
        case changedByList = "changed-by-list"
        /// What passed is a name of somebody else, who is no sending service that is known.
        case otherSender = "other-sender"
        case authorNotAuthenticated = "author-not-authenticated"
        case forwardingBreaksSPF = "forwarding-breaks-spf"
        case weakSignature = "weak-signature"
        case policyMissing = "policy-missing"
        case claimsOnly = "claims-only"
        case passOfForwarder = "pass-of-forwarder"
        /// DMARC did not pass, and the receiver relied on the seal of another server.
        case acceptedOnSeal = "accepted-on-seal"
        /// The results say nothing for or against the author.
        case resultsUndecided = "results-undecided"
        case resultsMissing = "results-missing"
        /// The author is proven, and yet a finding warns.
        case warnings
        /// Nothing is wrong.
        case none

        public static func < (one: Self, other: Self) -> Bool {
            let order = Self.allCases
            return order.firstIndex(of: one)! < order.firstIndex(of: other)!
        }

        /// Who can end it.
        var side: Side {
            switch self {
            case .recordsUnreadable, .recordsBroken, .keyRevoked, .serviceNotSetUp, .serverNotListed, .recordsMissing,
                .signatureFailed, .otherSender, .authorNotAuthenticated, .weakSignature, .policyMissing, .warnings, .none:
                .author
            case .forwardingBreaksSPF, .passOfForwarder: .forwarder
            case .changedByList: .list
            case .changedInTransit: .border
            case .forgedResults, .replay, .resultsMissing: .receiver
            // Whoever took the mail has done nothing.
            case .claimsOnly, .acceptedOnSeal, .resultsUndecided: .nobody
            }
        }

        /// Whether a later mail of the same side can show that it has ended.
        public var canBeRepaired: Bool {
            switch self {
            case .signatureFailed, .otherSender, .warnings, .none: false
            default: side == .author
            }
        }

        /// Whether it says nothing of the author's side but in mail that is tied to him: what somebody else writes into a mail is no fault
        /// of his.
        var needsTie: Bool {
            switch self {
            case .authorNotAuthenticated, .signatureFailed, .otherSender: true
            default: false
            }
        }

        /// Whether it is about his records or a service of his, whoever sent the mail.
        var isOfRecords: Bool { side == .author && !needsTie }
    }

    enum Side { case author, forwarder, list, receiver, border, nobody }

    init(_ kind: Kind, _ trace: Trace, _ origin: MailOrigin) {
        self.kind = kind
        domain = trace.domain(of: kind.side)
        if kind.side == .author, kind != .otherSender { service = trace.service(from: origin) }
    }
}

extension Finding {
    /// What only servers outside of the trust line said, or what is not sure, is no cause to act upon.
    var isCause: Bool { severity >= .notice && confidence >= .likely }
}

extension Trace {
    /// Whether a trusted server said that the author did not pass, where every PASS is only claimed.
    func hasTrustedFailure(_ verdict: Verdict) -> Bool {
        guard verdict.variant != .failures, verdict.variant != .strangers else { return false }
        return facts[verdict.facts].contains { fact in
            guard fact.name == .laterResult, case .result(let word) = fact.value else { return false }
            return word.wordClass == .fail || word == .softfail
        }
    }

    /// Whether a server that is trusted recorded anything about the mail.
    var hasTrustedResult: Bool {
        statements.contains { $0.isTrusted && $0.suspicion == nil && fields.statements[$0.reading].method != .none }
    }

    fileprivate func domain(of side: IncidentCause.Side) -> String? {
        var table = domains
        switch side {
        case .author: return author.map { table.ownerText($0) }
        case .forwarder:
            let forwarding = forwardings.last { $0.isRewritten } ?? forwardings.last
            // The name that SPF was asked about, where the forwarder wrote one into the envelope.
            if let forwarding, forwarding.isRewritten, let after = forwarding.domainAfter { return table.ownerText(after) }
            let host = forwarding?.forwarder.map { String($0.split(separator: "@").last ?? "") }
            return host.flatMap { table.intern($0.lowercasedASCII) }.map { table.ownerText($0) }
        case .list: return forwardings.last { $0.list != nil }?.list.map { table.ownerText($0) }
        case .receiver: return receivingNetwork
        case .border: return changingNetwork
        case .nobody: return nil
        }
    }

    /// The receiver, where its own servers found the change; else it lies somewhere before, and nobody can be named.
    private var changingNetwork: String? {
        guard let finding = findings.first(where: { $0.code == .dkimBodyChangedInTransit }) else { return receivingNetwork }
        for fact in facts[finding.facts] where fact.name == .laterHop {
            guard case .hop(let n) = fact.value, hops[n - 1].network.flatMap({ domains.text($0) }) == receivingNetwork else {
                return nil
            }
        }
        return receivingNetwork
    }

    /// Whether the name that a finding is about is the author's.
    func isAboutAuthor(_ finding: Finding) -> Bool {
        var table = domains
        for fact in facts[finding.facts] where fact.name == .domain {
            guard let domain = domain(of: fact, &table), let author = rewrittenFrom?.author ?? author else { return false }
            return table.sameOrganization(domain, author)
        }
        return true
    }

    private func domain(of fact: Fact, _ table: inout DomainTable) -> DomainID? {
        switch fact.value {
        case .domain(let domain): domain
        case .bytes(let range): table.intern(block.bytes, range)
        default: nil
        }
    }

    /// The sending service, unless the server that took the mail found it at the host of somebody else: fields and addresses of a service,
    /// anybody can write.
    func service(from origin: MailOrigin) -> String? {
        guard let service else { return nil }
        let name = service.name.description
        guard let host = origin.name, !origin.isForwarder, !origin.isOfAuthor, origin.service != name, forwardings.isEmpty else {
            return name
        }
        var table = domains
        guard let client = table.intern(host) else { return name }
        return service.runs(client, in: table) || isPassed(for: service, &table) ? name : nil
    }

    /// Whether a name of the service passed at a server that is trusted.
    private func isPassed(for service: SendingService, _ table: inout DomainTable) -> Bool {
        statements.contains { statement in
            let reading = fields.statements[statement.reading]
            guard statement.isTrusted, reading.result == .pass, reading.method == .spf || reading.method == .dkim else {
                return false
            }
            return statement.identity.domain.map { service.runs($0, in: table) } ?? false
        }
    }

    /// The network of the newest hop that names one.
    var receivingNetwork: String? { hops.last { $0.network != nil }?.network.flatMap { domains.text($0) } }

    /// The author's side, where there is one author's domain.
    var authorOrganization: String? { domain(of: .author) }
}
