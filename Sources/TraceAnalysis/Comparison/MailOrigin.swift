public import TraceFields

/// Who handed a mail over to the first server whose word counts, and whether that ties the mail to its author: what stands in a
/// mail, anybody can write; where it came from, nobody can.
public struct MailOrigin: Sendable {
    /// The address that the server saw.
    public internal(set) var address: IPAddress?
    /// The client's name, where the server found that it leads back to the address.
    public internal(set) var name: String?
    /// Whose host it is: a sending service, a provider, else an organizational domain.
    var owner: String?
    /// The name of the sending service that runs the host.
    var service: String?
    /// Whether the host sends for many: a service's or a provider's.
    var isShared = false
    /// It is a host of the author's organization.
    var isOfAuthor = false
    /// It is a host of a service that sends for the author: the envelope sender or a key that the service gives its customers is his.
    var isForAuthor = false
    /// It is known to have sent the mail on: then it tells nothing of the author's side.
    var isForwarder = false

    /// Where the mail came from the author's own servers, or from a service that sends for him.
    var isOfAuthorsSide: Bool { !isForwarder && (isOfAuthor || isForAuthor) }

    init(_ trace: Trace) {
        guard var line = trace.trustLine else { return }
        var copy = trace
        while let older = Self.doorOfForwarder(before: line, &copy) { line = older }
        let hop = copy.hops[line - 1]
        address = copy[received: line].address
        let named = TrustStep.confirmedName(of: hop, &copy).flatMap { copy.domain(at: $0) }
        if let named { take(named, hop, &copy) }
        if let author = copy.author, named == nil, hop.reach == .inside || !hop.isStation, let by = hop.by {
            isOfAuthor = copy.domains.sameOrganization(by, author)
        }
        isForwarder = Self.isForwarded(to: line, by: named, &copy)
    }

    private mutating func take(_ client: DomainID, _ hop: Hop, _ trace: inout Trace) {
        name = trace.domains.text(client)
        let row = trace.domains.row(of: client, in: SendingServices.hosts).map { SendingServices.rows[$0] }
        let provider = trace.domains.provider(client).map { Providers.rows[$0].name.description }
        service = row?.name.description
        let organization = trace.domains.organization(client)
        owner = service ?? provider ?? trace.domains.text(organization)
        isShared = row != nil || provider != nil
        guard let author = trace.author else { return }
        isOfAuthor = trace.domains.sameOrganization(client, author)
        guard isShared else { return }
        let isSender = hop.envelope.domain.map { trace.domains.sameOrganization($0, author) } ?? false
        isForAuthor = isSender || row.map { !$0.isMailboxProvider && trace.signsAsCustomer(of: $0) } ?? false
    }

    /// The hop by which a provider took the mail that it sent on to this one: its lines stand where the next server found its host.
    private static func doorOfForwarder(before line: Int, _ trace: inout Trace) -> Int? {
        guard line > 1, let client = TrustStep.confirmedName(of: trace.hops[line - 1], &trace).flatMap({ trace.domain(at: $0) }),
            let network = trace.domains.network(client), let role = network.role, role != .sender,
            trace.hops[line - 2].network == network
        else { return nil }
        var door = line - 1
        while door > 1, !TrustStep.isDoor(trace.hops[door - 1], &trace), trace.hops[door - 2].network == network { door -= 1 }
        let isSentOn = trace.forwardings.contains { door..<line ~= $0.hop && $0.confidence >= .likely }
        return isSentOn || role.keepsEnvelope ? door : nil
    }

    /// Whether the client at a hop is whoever sent the mail on before, as its name or SPF shows.
    private static func isForwarded(to line: Int, by client: DomainID?, _ trace: inout Trace) -> Bool {
        for forwarding in trace.forwardings where forwarding.hop < line {
            var names = [forwarding.domainAfter, forwarding.list, forwarding.network?.domain].compactMap { $0 }
            if let host = forwarding.forwarder?.split(separator: "@").last, let name = trace.domains.intern(String(host)) {
                names.append(name)
            }
            if let client, names.contains(where: { trace.domains.sameOrganization($0, client) }) { return true }
            if let client, let provider = forwarding.network?.provider, trace.domains.provider(client) == provider { return true }
            if let after = forwarding.domainAfter, trace.hasTrustedPath(after) { return true }
        }
        return false
    }
}

extension MailOrigin {
    enum Relation { case same, other, unknown }

    /// Whether two mails came from one sender; of hosts that send for many nobody knows.
    func relation(to other: MailOrigin) -> Relation {
        guard !isForwarder, !other.isForwarder, isKnown, other.isKnown else { return .unknown }
        if isSameHost(as: other) || isOfAuthorsSide && other.isOfAuthorsSide { return .same }
        guard owner != nil, owner == other.owner else { return .other }
        return isShared ? .unknown : .same
    }

    var isKnown: Bool { address != nil || name != nil }

    func isSameHost(as other: MailOrigin) -> Bool {
        if let address, let second = other.address { return address == second }
        return name != nil && name == other.name
    }

    /// What SPF judged in both was one host, or two of one service, whose customers list all of them.
    func isLikeHost(_ other: MailOrigin) -> Bool {
        !isKnown || !other.isKnown || isSameHost(as: other) || service != nil && service == other.service
            || (isForwarder || other.isForwarder)
    }
}

extension Trace {
    /// Whether SPF passed for a name of this organization at a server that is trusted.
    fileprivate mutating func hasTrustedPath(_ domain: DomainID) -> Bool {
        for index in statements.indices where statements[index].isTrusted && statements[index].suspicion == nil {
            let reading = fields.statements[statements[index].reading]
            guard reading.method == .spf, reading.result == .pass, let tested = statements[index].identity.domain else {
                continue
            }
            if domains.sameOrganization(tested, domain) { return true }
        }
        return false
    }
}
