/// Who has to do something about an incident.
public struct Party: Hashable, Sendable {
    public var role: Role
    /// A domain, a service, a mailbox or a network; nil for whoever handles the incident.
    public var name: String?

    public init(_ role: Role, _ name: String?) {
        self.role = role
        self.name = name
    }

    /// The raw value is the code of the reports. In the order in which their work begins.
    public enum Role: String, CaseIterable, Sendable {
        /// Publishes the records of the author's domain.
        case zoneOwner = "dns-zone-owner"
        /// Has the account at the sending service.
        case sendingAccountOwner = "sending-account-owner"
        case forwardingMailboxOwner = "forwarding-mailbox-owner"
        case listOwner = "list-owner"
        case receivingPostmaster = "receiving-postmaster"
        /// Whoever reads the report.
        case handler

        /// Whether it works for the author.
        public var isOfAuthor: Bool { self == .zoneOwner || self == .sendingAccountOwner }
    }
}

extension NextStep {
    var role: Party.Role {
        switch self {
        case .lookUp: .zoneOwner
        case .act(let action): action.role
        }
    }
}

extension NextStep {
    /// Whether it repairs what the author's side does: pointless where the mail is not known to be his.
    public var presumesAuthor: Bool {
        switch self {
        case .lookUp: false
        case .act(let action):
            switch action {
            case .askWhoChangedDNS, .verifyAtService, .repairSPFRecord, .repairSignature, .signLast, .rotateKey, .endTestMode,
                .authenticateDomainAtService:
                true
            default: false
            }
        }
    }

    fileprivate var isForTestedName: Bool {
        switch self {
        case .act(.allowServer), .act(.askWhoChangedDNS), .act(.repairSPFRecord), .act(.endTestMode), .act(.rotateKey): true
        default: false
        }
    }
}

extension NextStep.Action {
    /// Who does it.
    var role: Party.Role {
        switch self {
        case .askWhoChangedDNS, .repairSPFRecord, .allowServer, .publishPolicy, .publishPolicyIfMissing, .endTestMode, .rotateKey,
            .signWithSHA256,
            .keepSignatureHealthy, .repairSignature, .signLast, .signForAuthor:
            .zoneOwner
        case .sendThroughProvider, .useOwnEnvelope, .authenticateDomainAtService, .verifyAtService, .askSignerAboutReplay:
            .sendingAccountOwner
        case .openDirectCopy, .askForwarderForSRS, .checkMailboxRules: .forwardingMailboxOwner
        case .askListToSeal: .listOwner
        case .askForLogs, .compareBodies, .findInsertingProgram, .lookPastFilter: .receivingPostmaster
        case .openUnmaskedCopy, .openCopyPastService, .findSelector, .treatAsUnauthenticated, .confirmWithAuthor,
            .traceEmbeddedOriginal,
            .fetchRawMessage,
            .readResultBeforeList,
            .viewUnsignedTail, .disregardPass, .disregardGuess, .readSealedResults, .useEarlierResult, .ignoreClaim,
            .ignoreNamedClaim,
            .ignoreOwnUsersResult,
            .keepAsEvidence, .quoteAsClaim,
            .orderByPosition, .disregardDate, .judgeByDKIM:
            .handler
        }
    }
}

extension Trace {
    /// The party that a step is for, with its name in this message: what has to be done to the records of the name that a finding
    /// is about is for the owner of that name.
    public func party(for step: NextStep, of findings: [Finding]) -> Party {
        guard step.isForTestedName, let finding = findings.first(where: { nextSteps(for: $0).contains(step) }) else {
            return party(step.role)
        }
        var table = domains
        for fact in facts[finding.facts] where fact.name == .domain {
            guard case .domain(let domain) = fact.value else { continue }
            return Party(step.role, table.ownerText(domain))
        }
        return party(step.role)
    }

    public func party(_ role: Party.Role) -> Party {
        let forwarding = forwardings.last { $0.isRewritten } ?? forwardings.last
        switch role {
        case .zoneOwner: return Party(role, authorOrganization)
        case .sendingAccountOwner: return Party(role, service?.name.description)
        case .forwardingMailboxOwner: return Party(role, forwarding?.forwarder.flatMap { $0.isAddress ? $0 : nil })
        case .listOwner: return Party(role, forwardings.last { $0.list != nil }?.list.map { domains.text($0) })
        case .receivingPostmaster: return Party(role, receivingNetwork)
        case .handler: return Party(role, nil)
        }
    }
}
