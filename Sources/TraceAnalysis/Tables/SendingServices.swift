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

    static let signingDomains = SuffixTable(
        rows.enumerated().flatMap { index, row in row.sharedDomains.map { (name: $0, row: index) } })

    static let hosts = SuffixTable(
        rows.enumerated().flatMap { index, row in row.hosts.map { (name: $0, row: index) } })

    /// The rows whose hosts a provider runs: one bit a row.
    static func rows(of provider: Int) -> UInt64 { provider < byProvider.count ? byProvider[provider] : 0 }

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
    static let withFeedback = rows.enumerated().reduce(0 as UInt64) { bits, row in
        row.element.feedback == nil ? bits : bits | 1 << UInt64(row.offset)
    }

    /// Names of fields that only one service writes, by their length.
    static let fields: [[(name: StaticString, row: Int)]] = {
        let all = rows.enumerated().flatMap { index, row in row.fields.map { (name: $0, row: index) } }
        let longest = all.map { $0.name.utf8CodeUnitCount }.max() ?? 0
        return (0...longest).map { length in all.filter { $0.name.utf8CodeUnitCount == length } }
    }()
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
