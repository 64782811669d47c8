internal import TraceFields

/// A service that sends mail for others: how a message shows that it went through it, and the records that its customers publish.
public struct SendingService: Sendable {
    /// As people call it.
    public let name: StaticString
    /// Envelope and signing domains of its own, shared by all customers; lower case.
    let sharedDomains: [StaticString]
    /// Host names end in one of these.
    var hosts: [StaticString] = []
    /// How envelope senders begin, in lower case, where the shape is the service's own.
    var paths: [PathMark] = []
    /// Names of fields that only it writes, in lower case.
    var fields: [StaticString] = []
    /// How its Feedback-ID ends.
    var feedback: StaticString? = nil
    /// Selectors that it gives its customers; one ending in `*` is a prefix.
    var selectors: [StaticString] = []
    /// What its customers publish.
    let records: [Record]
    /// Whether it keeps mailboxes too: then its name in a chain is no sign that a customer's domain was set up for sending.
    var isMailboxProvider = false

    /// The shape of an envelope sender.
    enum PathMark: Sendable {
        /// The local part begins so, and the first label of the domain begins so and goes on in digits: `bounces+` at `em801.…`.
        case local(StaticString, label: StaticString)
        /// The local part begins so; with any domain.
        case prefix(StaticString)
    }

    /// A record that a customer publishes. The names are made from those of the message.
    public struct Record: Sendable {
        public enum Name: Sendable {
            /// The envelope domain of the message, where it lies in the author's organization.
            case envelope
            /// `selector._domainkey` below the signing domain.
            case key(StaticString)
            /// The selector that the message's own signature names.
            case ownKey
            /// `label` below the author's organizational domain.
            case below(StaticString)
            /// The envelope domain, or the author's where that is unknown.
            case senderPolicy
        }
        let name: Name
        let type: DNSQuery.RecordType
        let expectation: DNSQuery.Expectation

        init(_ name: Name, _ type: DNSQuery.RecordType, _ expectation: DNSQuery.Expectation) {
            self.name = name
            self.type = type
            self.expectation = expectation
        }
    }
}

extension SendingService {
    /// Whether a host is one of the service's own.
    func runs(_ host: DomainID, in table: DomainTable) -> Bool {
        (hosts + sharedDomains).contains { table.isOrEnds(host, with: $0) }
    }
}

public enum SendingServices {
    /// The row whose shared envelope or signing domain a name is, or lies below.
    ///
    /// A mailbox provider's own domain is nobody's shared sending domain: whoever mails from it has an account there.
    static func sharedDomain(_ domain: DomainID, in table: DomainTable) -> SendingService? {
        table.row(of: domain, in: sharedDomains).map { rows[$0] }
    }

    static func isSharedDomain(_ domain: DomainID, in table: DomainTable) -> Bool {
        table.row(of: domain, in: sharedDomains) != nil
    }

    /// The shared domain that a name is or lies below.
    static func sharedSuffix(of domain: DomainID, in table: DomainTable) -> String? {
        sharedDomain(domain, in: table)?.sharedDomains.first { table.isOrEnds(domain, with: $0) }?.description
    }

    private static let sharedDomains = SuffixTable(
        rows.enumerated().flatMap { index, row in
            row.isMailboxProvider ? [] : row.sharedDomains.map { (name: $0, row: index) }
        })

    fileprivate static let signingDomains = SuffixTable(
        rows.enumerated().flatMap { index, row in row.sharedDomains.map { (name: $0, row: index) } })

    fileprivate static let hosts = SuffixTable(
        rows.enumerated().flatMap { index, row in row.hosts.map { (name: $0, row: index) } })

    /// The rows whose hosts a provider runs: one bit a row.
    fileprivate static func rows(of provider: Int) -> UInt64 { provider < byProvider.count ? byProvider[provider] : 0 }

    private static let byProvider: [UInt64] = {
        var found = [UInt64](repeating: 0, count: Providers.rows.count)
        for (index, row) in rows.enumerated() {
            for host in row.hosts + row.sharedDomains {
                let name = Array(host.description.utf8)
                if let provider = Providers.suffixes.row(for: name, ByteRange(0, name.count)) {
                    found[provider] |= 1 << UInt64(index)
                }
            }
        }
        return found
    }()

    /// The rows that have an ending of Feedback-ID: one bit a row.
    fileprivate static let withFeedback = rows.enumerated().reduce(0 as UInt64) { bits, row in
        row.element.feedback == nil ? bits : bits | 1 << UInt64(row.offset)
    }

    /// Names of fields that only one service writes, by their length.
    fileprivate static let fields: [[(name: StaticString, row: Int)]] = {
        let all = rows.enumerated().flatMap { index, row in row.fields.map { (name: $0, row: index) } }
        let longest = all.map { $0.name.utf8CodeUnitCount }.max() ?? 0
        return (0...longest).map { length in all.filter { $0.name.utf8CodeUnitCount == length } }
    }()
}

extension Trace {
    /// The sending service that the message left its author through: by its envelope sender, its hosts, its fields and its keys.
    ///
    /// Only what stands below the line counts by which the receiving or the forwarding network took the mail: what that network
    /// wrote says nothing of the sender's side.
    public var service: SendingService? {
        let signs = ServiceSigns(self)
        var best: (score: Int, row: Int)?
        var rows = signs.rows
        while rows != 0 {
            let row = rows.trailingZeroBitCount
            let score = score(row, signs)
            if score > best?.score ?? 0 { best = (score, row) }
            rows &= rows - 1
        }
        return best.map { SendingServices.rows[$0.row] }
    }

    /// What the names in a message say of all services at once: one bit a row.
    private struct ServiceSigns {
        var fields: UInt64 = 0
        var hosts: UInt64 = 0
        /// Services at which the author's own address is a mailbox of the provider: it sends for nobody else then.
        var own: UInt64 = 0
        /// Services at which the envelope sender is somebody's private mailbox, under the provider's own name: whoever may write from
        /// another address there is no customer of its.
        var personal: UInt64 = 0
        /// The envelope domain of the author's leg.
        var origin: UInt64 = 0
        /// By DKIM signature.
        var signing: [UInt64] = []
        /// The envelope sender of the author's leg.
        var sender: ByteRange?
        /// What the first Feedback-ID holds.
        var feedback: ByteRange?
        /// Whether the mail came as that of a customer with a host name of his own does: the host and a signature are of the author's
        /// organization.
        var isOfCustomer = false
        /// The services for which anything speaks.
        var rows: UInt64 {
            signing.reduce(fields | hosts | origin | (feedback == nil ? 0 : SendingServices.withFeedback), |)
        }

        /// The services of the provider under whose own name a domain is a mailbox's.
        private static func ownRows(of domain: DomainID, _ trace: Trace) -> UInt64 {
            guard let provider = trace.domains.provider(of: domain), Providers.rows[provider].role == .mailbox else { return 0 }
            return SendingServices.rows(of: provider)
        }

        init(_ trace: Trace) {
            var domains = trace.domains
            let leg = trace.originLeg(&domains)
            let taken = trace.handOver(ofLeg: leg, &domains)
            // What a provider took in bears its fields, wherever it puts them; in a header that was sorted they may be anybody's.
            var receivers: UInt64 = 0
            for hop in trace.hops.indices where hop >= taken ?? trace.hops.endIndex {
                if let provider = trace.hops[hop].network?.provider { receivers |= SendingServices.rows(of: provider) }
            }
            let top = trace.order.isReliable ? taken.map { trace.hops[$0].field } ?? -1 : -1
            let namedFields = SendingServices.fields
            for index in trace.block.fields.indices where index > top {
                if feedback == nil, trace.block.fields[index].known == .feedbackID {
                    feedback = trace.block.bytes.trimmed(trace.block.fields[index].value)
                }
                let name = trace.block.fields[index].name
                guard name.count < namedFields.count else { continue }
                for field in namedFields[name.count] where trace.block.bytes.matches(name, field.name) {
                    if !trace.order.isReliable, SendingServices.rows[field.row].isMailboxProvider { continue }
                    fields |= 1 << UInt64(field.row)
                }
            }
            fields &= ~receivers
            for index in trace.hops.indices where trace.hops[index].leg == leg && index <= taken ?? index {
                if index != taken, let host = trace.hops[index].by {
                    hosts |= trace.domains.rows(of: host, in: SendingServices.hosts)
                }
                if let host = trace.hops[index].client { hosts |= trace.domains.rows(of: host, in: SendingServices.hosts) }
            }
            if let author = trace.author { own = Self.ownRows(of: author, trace) }
            if let envelope = trace.originHop(ofLeg: leg)?.envelope {
                sender = envelope.sender
                if let domain = envelope.domain {
                    origin = trace.domains.rows(of: domain, in: SendingServices.signingDomains)
                    if origin == 0 { personal = Self.ownRows(of: domain, trace) }
                }
            }
            for index in trace.fields.signatures.indices where trace.fields.signatures[index].kind == .dkim {
                guard let domain = trace.fields.signatures[index].domain else { continue }
                let rows = SendingServices.signingDomains.rows(for: trace.block.bytes, domain)
                if rows != 0 { signing.append(rows) }
            }
            guard fields != 0 || feedback != nil, let author = trace.author,
                let client = taken.flatMap({ trace.hops[$0].client }),
                domains.sameOrganization(client, author)
            else { return }
            isOfCustomer = trace.fields.signatures.contains { signature in
                guard signature.kind == .dkim, let domain = domains.intern(trace.block.bytes, signature.domain) else {
                    return false
                }
                return domains.sameOrganization(domain, author)
            }
        }
    }

    /// What speaks for a service. What others show of it, its hosts and its domains, is enough; what the sender wrote is not: mail
    /// that poses as a newsletter copies the fields of one. Without a host or a domain a field has to come with a shape, that of the
    /// envelope sender or of a selector, or in mail that a customer's own host and signature may have sent.
    private func score(_ index: Int, _ signs: ServiceSigns) -> Int {
        let bit: UInt64 = 1 << UInt64(index)
        let row = SendingServices.rows[index]
        if row.isMailboxProvider, signs.own & bit != 0 { return 0 }
        if signs.personal & bit != 0, !signs.signing.contains(where: { $0 & bit != 0 }), !signsAsCustomer(of: row) { return 0 }
        var shown = 0
        if !row.isMailboxProvider, signs.origin & bit != 0 { shown += 4 }
        // A host may be a forwarder's.
        if signs.hosts & bit != 0 { shown += row.isMailboxProvider ? 1 : 3 }
        for rows in signs.signing where rows & bit != 0 { shown += 2 }
        var written = 0
        if signs.fields & bit != 0 { written += 4 }
        if let feedback = signs.feedback, let ending = row.feedback, block.bytes.hasSuffix(feedback, ending) { written += 3 }
        guard shown + written > 0 else { return 0 }
        var shaped = 0
        if fits(row.paths, signs.sender) { shaped += 4 }
        // A selector alone is anybody's choice.
        if signsWithSelector(of: row) { shaped += 1 }
        guard shown > 0 || shaped > 0 || signs.isOfCustomer else { return 0 }
        let score = shown + written + shaped
        return row.isMailboxProvider && score < 2 ? 0 : score
    }

    private func fits(_ paths: [SendingService.PathMark], _ sender: ByteRange?) -> Bool {
        guard !paths.isEmpty, let sender, let at = block.bytes.lastIndex(of: 0x40, in: sender) else { return false }
        return paths.contains { mark in
            switch mark {
            case .prefix(let word): return block.bytes.hasPrefix(sender, word)
            case .local(let word, let label):
                let host = ByteRange(at + 1, sender.upper)
                guard block.bytes.hasPrefix(sender, word), block.bytes.hasPrefix(host, label) else { return false }
                let next = host.lower + label.utf8CodeUnitCount
                return next < host.upper && block.bytes[next].isDigit
            }
        }
    }

    private func signsWithSelector(of row: SendingService) -> Bool { fields.signatures.contains { isSelector(of: row, $0) } }

    private func isSelector(of row: SendingService, _ signature: Signature) -> Bool {
        guard signature.kind == .dkim, let selector = signature.selector else { return false }
        return row.selectors.contains { block.bytes.fits(selector, pattern: $0) }
    }

    /// Whether a signature of the author's has a selector of the service.
    private func signsAsCustomer(of row: SendingService) -> Bool {
        guard let author else { return false }
        var domains = self.domains
        return fields.signatures.contains { signature in
            isSelector(of: row, signature)
                && domains.intern(block.bytes, signature.domain).map { domains.sameOrganization($0, author) } ?? false
        }
    }
}

extension [UInt8] {
    /// Whether the bytes are `pattern`, or begin with what stands before its final `*`.
    func fits(_ range: ByteRange, pattern: StaticString) -> Bool {
        let count = pattern.utf8CodeUnitCount
        guard count > 0, pattern.utf8Start[count - 1] == 0x2A else { return matches(range, pattern) }
        guard range.count >= count - 1 else { return false }
        for offset in 0..<(count - 1) where self[range.lower + offset].asciiLowercased != pattern.utf8Start[offset] {
            return false
        }
        return true
    }
}
