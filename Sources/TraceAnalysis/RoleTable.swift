internal import TraceFields

/// Whose name a tested domain is, in the story of this message; the first row that fits decides.
struct RoleTable {
    /// Domains that the reader says belong to one organization.
    private let group: [DomainID]
    /// The domain of the mailing list that handled the message.
    private let list: DomainID?
    /// By organization: whether the first forwarding that wrote its name into the envelope is a list's.
    private var rewriters: [DomainID: Bool] = [:]
    /// Organizations of lists that rewrote the envelope, which may have put their own name into From, too.
    private var rewritingLists: Set<DomainID> = []
    /// The very names that they wrote.
    private var listNames: Set<DomainID> = []
    /// Organizations of forwarders that rewrote nothing.
    private var silentForwarders: Set<DomainID> = []
    /// Whether the names are those of a mail that nobody sent on: so it lay before whoever judged it before the first forwarding.
    private let isDirect: Bool

    init(_ options: TraceOptions, direct: Bool = false, _ trace: inout Trace) {
        group = options.sameOrganization.compactMap { trace.domains.intern($0) }
        isDirect = direct
        list = !direct && MarkSearch.hasListFields(trace) ? MarkSearch.listDomain(&trace)?.domain : nil
        guard !direct else { return }
        for index in trace.forwardings.indices { add(trace.forwardings[index], &trace) }
    }

    /// The names of a forwarding, so that a statement is compared with all forwardings in one look.
    private mutating func add(_ forwarding: Forwarding, _ trace: inout Trace) {
        let forwarder = forwarding.forwarder.flatMap { trace.domains.internDomain(ofAddress: $0) }
            .map { trace.domains.organization($0) }
        let isList = forwarding.isThroughList
        var exact = [forwarding.domainAfter, forwarding.list].compactMap { $0 }
        // What stands in the envelope is the author's still.
        if let author = trace.author, forwarding.isThroughListOfOther(than: author, in: &trace.domains) {
            exact.removeAll { trace.domains.sameOrganization($0, author) }
        }
        let names = exact.map { trace.domains.organization($0) }
        if isList {
            rewritingLists.formUnion(names)
            listNames.formUnion(exact)
        }
        guard forwarding.isRewritten else {
            if let forwarder { silentForwarders.insert(forwarder) }
            return
        }
        for name in names + (forwarder.map { [$0] } ?? []) where rewriters[name] == nil { rewriters[name] = isList }
    }

    func role(of domain: DomainID, _ trace: inout Trace) -> (Identity.Role, Identity.OtherRole?) {
        let isAuthor = trace.author.map { trace.domains.sameOrganization(domain, $0) } ?? false
        if let rewritten = trace.rewrittenFrom, rewritten.writer == .forwarder {
            if isAuthor { return (.forwarder, nil) }
            if let author = rewritten.author, trace.domains.sameOrganization(domain, author) { return (.author, nil) }
        }
        if isAuthor, trace.rewrittenFrom?.writer == .sendingService { return (.sendingService, nil) }
        // Where nothing was sent on, the list of public suffixes need not be asked.
        let organization = isDirect || trace.forwardings.isEmpty ? nil : trace.domains.organization(domain)
        // A list that puts its own address into From makes its own name the author's (From munging).
        if isAuthor, organization.map({ !rewritingLists.contains($0) }) ?? true { return (.author, nil) }
        // The author of another name in the list's organization is no list.
        if domain == trace.author, trace.rewrittenFrom == nil, !listNames.contains(domain) { return (.author, nil) }
        if let organization, let isList = rewriters[organization] { return (isList ? .list : .forwarder, nil) }
        if let list, trace.domains.sameOrganization(domain, list) { return (.list, nil) }
        if let author = trace.rewrittenFrom?.author, trace.domains.sameOrganization(domain, author) {
            return (.originalAuthor, nil)
        }
        if let author = trace.author, group.contains(author), group.contains(domain) { return (.other, .sameGroup) }
        let isHostedByGoogle = trace.domains.isOrEnds(domain, with: "gappssmtp.com")
        if isHostedByGoogle, !isDirect, let role = roleOfHosted(domain, trace) { return (role, nil) }
        if isHostedByGoogle || trace.domains.isOrEnds(domain, with: "onmicrosoft.com") {
            return (.sendingService, .hostingProvider)
        }
        if SendingServices.isSharedDomain(domain, in: trace.domains) { return (.sendingService, nil) }
        if let provider = trace.domains.provider(domain) {
            switch Providers.rows[provider].role {
            case .sender: return (.sendingService, nil)
            case .gateway, .relay: return (.other, .gateway)
            // It sends mail on under the names of its customers, and signs with its own.
            case .forwarder where trace.forwardings.contains { $0.kind == .aliasService || $0.network?.provider == provider }:
                return (.forwarder, nil)
            // Google writes from google.com for users at gmail.com.
            case .mailbox where trace.author.flatMap({ trace.domains.provider($0) }) == provider: return (.other, .sameProvider)
            case .mailbox, .forwarder, .lists: break
            }
        }
        if let recipient = trace.hops.last?.envelope.recipient, let own = trace.domain(ofAddress: recipient),
            trace.domains.sameOrganization(domain, own)
        {
            return (.other, .recipient)
        }
        // A forwarder that rewrote nothing may still have signed.
        return organization.map { silentForwarders.contains($0) } ?? false ? (.forwarder, nil) : (.unknown, nil)
    }

    /// Google signs for a customer without a key under a name that is made of the customer's, `example-com.20230601.gappssmtp.com`: the
    /// customer may be the list or the forwarder.
    private func roleOfHosted(_ domain: DomainID, _ trace: Trace) -> Identity.Role? {
        let customer = trace.domains.text(domain).prefix { $0 != "." }
        for forwarding in trace.forwardings where forwarding.isRewritten {
            for name in [forwarding.domainAfter, forwarding.list].compactMap({ $0 })
            where String(trace.domains.text(name).map { $0 == "." ? "-" : $0 }) == customer {
                return forwarding.isThroughList ? .list : .forwarder
            }
        }
        return nil
    }
}

extension DomainTable {
    /// The domain behind the last `@` of an address.
    mutating func internDomain(ofAddress address: String) -> DomainID? {
        let bytes = Array(address.utf8)
        var range = ByteRange(0, bytes.count)
        while !range.isEmpty, bytes[range.upper - 1] == 0x40 { range.end -= 1 }
        if let at = bytes.lastIndex(of: 0x40, in: range) { range.start = UInt32(at + 1) }
        return intern(bytes, range)
    }
}
