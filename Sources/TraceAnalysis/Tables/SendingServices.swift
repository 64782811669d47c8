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

    private static let sharedDomains = SuffixTable(
        rows.enumerated().flatMap { index, row in
            row.isMailboxProvider ? [] : row.sharedDomains.map { (name: $0, row: index) }
        })
}

extension Trace {
    /// The sending service that the message left its author through: by its envelope sender, its hosts, its fields and its keys.
    public var service: SendingService? {
        var best: (score: Int, row: SendingService)?
        for row in SendingServices.rows {
            let score = score(row)
            if score > best?.score ?? 0 { best = (score, row) }
        }
        return best?.row
    }

    /// What speaks for a service; a field of its own or a shape of its own says more than a host, which may be a forwarder's.
    private func score(_ row: SendingService) -> Int {
        var score = 0
        if fits(row.paths) || isOnSharedDomain(row) { score += 4 }
        if holdsField(row) { score += 4 }
        if endsFeedback(row) { score += 3 }
        if hops.contains(where: { hop in hop.leg == 1 && isHost(hop, of: row) }) { score += row.isMailboxProvider ? 1 : 3 }
        for signature in fields.signatures where signature.kind == .dkim {
            if let domain = signature.domain, row.sharedDomains.contains(where: { isOrEnds(domain, $0) }) { score += 2 }
        }
        // A selector alone is anybody's choice.
        if score > 0, signsWithSelector(of: row) { score += 1 }
        return row.isMailboxProvider && score < 2 ? 0 : score
    }

    private func isHost(_ hop: Hop, of row: SendingService) -> Bool {
        for host in [hop.by, hop.client] {
            guard let host else { continue }
            if row.hosts.contains(where: { domains.isOrEnds(host, with: $0) }) { return true }
        }
        return false
    }

    private func isOnSharedDomain(_ row: SendingService) -> Bool {
        guard !row.isMailboxProvider, let domain = originDomain else { return false }
        return row.sharedDomains.contains { domains.isOrEnds(domain, with: $0) }
    }

    /// The envelope domain of the first leg.
    var originDomain: DomainID? { originHop?.envelope.domain }

    var originHop: Hop? { hops.first { $0.leg == 1 && $0.envelope.domain != nil } }

    private func fits(_ paths: [SendingService.PathMark]) -> Bool {
        guard let sender = originHop?.envelope.sender, let at = block.bytes.lastIndex(of: 0x40, in: sender) else { return false }
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

    private func holdsField(_ row: SendingService) -> Bool {
        guard !row.fields.isEmpty else { return false }
        return block.fields.contains { field in row.fields.contains { block.bytes.matches(field.name, $0) } }
    }

    private func endsFeedback(_ row: SendingService) -> Bool {
        guard let ending = row.feedback else { return false }
        return block.fields.contains { $0.known == .feedbackID && block.bytes.hasSuffix(block.bytes.trimmed($0.value), ending) }
    }

    private func signsWithSelector(of row: SendingService) -> Bool {
        fields.signatures.contains { signature in
            guard signature.kind == .dkim, let selector = signature.selector else { return false }
            return row.selectors.contains { block.bytes.fits(selector, pattern: $0) }
        }
    }

    private func isOrEnds(_ name: ByteRange, _ word: StaticString) -> Bool {
        guard block.bytes.hasSuffix(name, word) else { return false }
        let before = name.upper - word.utf8CodeUnitCount - 1
        return before < name.lower || block.bytes[before] == 0x2E
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
