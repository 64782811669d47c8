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
        case changedByList = "changed-by-list"
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
                .authorNotAuthenticated, .weakSignature, .policyMissing, .none:
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
        public var canBeRepaired: Bool { side == .author && self != .none }
    }

    enum Side { case author, forwarder, list, receiver, border, nobody }

    init(_ kind: Kind, _ trace: Trace) {
        self.kind = kind
        domain = trace.domain(of: kind.side)
        if kind.side == .author { service = trace.service?.name.description }
    }

    /// The causes that one copy shows, the gravest first; never empty.
    static func all(of trace: Trace) -> [IncidentCause] {
        var kinds = Set(trace.findings.compactMap { $0.isCause ? kind(of: $0, in: trace) : nil })
        if let kind = kind(of: trace.verdict, in: trace) { kinds.insert(kind) }
        // Nothing is hidden where the author is proven all the same.
        if trace.verdict.code == .forwardedAuthentic { kinds.remove(.passOfForwarder) }
        if kinds.isEmpty, !trace.verdict.code.isProof {
            kinds = [trace.verdict.code == .arcTrusted ? .acceptedOnSeal : .resultsUndecided]
        }
        return (kinds.isEmpty ? [.none] : kinds.sorted()).map { IncidentCause($0, trace) }
    }

    /// What is wrong with the names of others is no cause of the author's.
    static func kind(of finding: Finding, in trace: Trace) -> Kind? {
        guard let kind = kind(of: finding) else { return nil }
        switch kind {
        case .recordsUnreadable, .recordsBroken, .keyRevoked, .serverNotListed, .recordsMissing, .weakSignature,
            .changedInTransit, .changedByList:
            return trace.isAboutAuthor(finding) ? kind : nil
        case .forgedResults, .replay, .serviceNotSetUp, .authorNotAuthenticated, .forwardingBreaksSPF, .policyMissing,
            .claimsOnly, .passOfForwarder, .acceptedOnSeal, .resultsUndecided, .resultsMissing, .none:
            return kind
        }
    }

    private static func kind(of finding: Finding) -> Kind? {
        switch finding.code {
        case .forgedAuthenticationResults: .forgedResults
        case .dkimReplaySuspected: .replay
        case .spfTemperrorDNS: finding.variant == .recordBroken ? .recordsBroken : .recordsUnreadable
        case .dkimTemperrorDNS: .recordsUnreadable
        case .dkimKeyMissing:
            finding.variant == .revoked ? .keyRevoked : finding.variant == .recordBroken ? .recordsBroken : .recordsUnreadable
        case .spfPassForESPDomain: .serviceNotSetUp
        case .dkimPassUnaligned: finding.variant == .secondSignature ? nil : .serviceNotSetUp
        case .spfNeutralSoftfail: finding.variant == nil ? .serverNotListed : nil
        case .dkimBodyChangedInTransit: .changedInTransit
        case .dkimBrokenByList: .changedByList
        case .spfFailExplainedByForwarding: .forwardingBreaksSPF
        case .dkimTestMode, .dkimWeakKey, .dkimLengthLimited, .dkimFromNotSigned: .weakSignature
        case .bestguesspass: finding.variant == .spf ? .recordsMissing : .policyMissing
        // Without a word on it, the receiver may not do DMARC at all.
        case .dmarcMissing: finding.variant == .noPolicy ? .policyMissing : nil
        case .spfPassForForwarder: .passOfForwarder
        case .noResultsAtFinalHop: .resultsMissing
        // Claims beside what a trusted server said are no cause: the verdict knows whether there are others.
        case .spfPassUnaligned, .envelopeNullSender, .returnPathMissing, .verpNotForwarding, .dkimPassForList,
            .dmarcPassThroughDKIMOnly, .dmarcPassByARCOverride, .arcNoneOnDirect, .arcFailed, .passFromEarlierLeg,
            .resultCopiedDownstream,
            .resultsDisagree, .sameOrgDifferentService, .microsoftOOFLoop, .timeTravel, .missingHop, .passFromUntrustedHop:
            nil
        }
    }

    /// What the verdict says where no finding explains it.
    private static func kind(of verdict: Verdict, in trace: Trace) -> Kind? {
        switch verdict.code {
        case .forged: .forgedResults
        case .replay: .replay
        case .altered: verdict.confidence >= .likely ? .changedInTransit : nil
        case .authorFail where verdict.variant == .gateway: nil
        case .authorFail, .authorUncovered, .failUnproven: .authorNotAuthenticated
        case .claimsOnly: trace.hasTrustedFailure(verdict) ? .authorNotAuthenticated : .claimsOnly
        case .noData: trace.hasTrustedResult ? .resultsUndecided : .resultsMissing
        case .serviceOnly: .serviceNotSetUp
        case .dnsBroken, .dnsPartlyBroken: verdict.confidence >= .likely ? .recordsUnreadable : nil
        // The author's own signature failed beside what proves the author.
        case .authentic, .authenticNoDMARC: trace.facts[verdict.facts].contains { $0.name == .laterResult } ? .weakSignature : nil
        // What the receiver guessed at is told by its finding.
        case .guess, .forwarderPassAuthorUnproven, .forwardedAuthentic, .forwardedUnproven, .arcTrusted, .list, .failHarmless: nil
        }
    }
}

extension Finding {
    /// What only servers outside of the trust line said, or what is not sure, is no cause to act upon.
    fileprivate var isCause: Bool { severity >= .notice && confidence >= .likely }
}

extension Trace {
    /// Whether a trusted server said that the author did not pass, where every PASS is only claimed.
    fileprivate func hasTrustedFailure(_ verdict: Verdict) -> Bool {
        guard verdict.variant != .failures, verdict.variant != .strangers else { return false }
        return facts[verdict.facts].contains { fact in
            guard fact.name == .laterResult, case .result(let word) = fact.value else { return false }
            return word.wordClass == .fail || word == .softfail
        }
    }

    /// Whether a server that is trusted recorded anything about the mail.
    fileprivate var hasTrustedResult: Bool {
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
    fileprivate func isAboutAuthor(_ finding: Finding) -> Bool {
        var table = domains
        for fact in facts[finding.facts] where fact.name == .domain {
            guard case .domain(let domain) = fact.value, let author = rewrittenFrom?.author ?? author else { return false }
            return table.sameOrganization(domain, author)
        }
        return true
    }

    /// The findings that show a cause.
    public func findings(of kind: IncidentCause.Kind) -> [Finding] {
        findings.filter { $0.isCause && IncidentCause.kind(of: $0, in: self) == kind }
    }

    /// The network of the newest hop that names one.
    var receivingNetwork: String? { hops.last { $0.network != nil }?.network.flatMap { domains.text($0) } }

    /// The author's side, where there is one author's domain.
    var authorOrganization: String? { domain(of: .author) }
}
