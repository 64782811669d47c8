internal import CLibpsl
public import TraceFields

/// A domain name of a `DomainTable`. Equal names have equal identifiers in one table.
public struct DomainID: Hashable, Sendable {
    var index: Int32
}

/// The domain names of a message, each once: lower-cased, with its organizational domain and its provider.
///
/// The table outlives a message, so that a name that comes again costs one look-up. It forgets when it grows too large.
public struct DomainTable: Sendable {
    private struct Entry: Sendable {
        var hash: UInt64
        var start: Int32
        var count: Int32
        var organization: Int32 = -2  // -2: not looked up yet
        var ending: NameEnding
        var aliasService: Int8 = -2
        var provider: Int16 = -2
        var network: Network?
        var isNetworkKnown = false
        /// Whether names under it are of organizations of their own; nil where that was not asked yet.
        var isSuffix: Bool?
    }

    /// The names, each filled with zeros to whole words, of which one at least ends it: libpsl reads C strings.
    private var pool: [UInt8] = []
    private var entries: [Entry] = []
    private var slots = HashSlots(count: 1_024)
    private let seed = UInt64.random(in: .min ... .max) | 1
    /// The names of some hundred messages, so that the table fits into the cache of a processor; lists that double have room for them when
    /// they had no room for 4,096.
    static let forgetAbove = 7_000

    public init() {}

    /// Starts a new message: forgets all names when they are too many.
    mutating func begin() {
        guard entries.count > Self.forgetAbove else { return }
        pool.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: false)
    }

    /// The name in `range`, without trailing dots, labels of other letters as A-labels (RFC 5891); nil when it is no host or domain name.
    public mutating func intern(_ bytes: [UInt8], _ range: ByteRange?) -> DomainID? {
        guard let range, !range.isEmpty, range.upper <= bytes.count else { return nil }
        var upper = range.upper
        while upper > range.lower, bytes[upper - 1] == 0x2E { upper -= 1 }
        guard upper > range.lower, upper - range.lower <= Limits.domainBytes else { return nil }
        let key = NameKey(bytes, range.lower, upper, seed: seed)
        return entry(of: key, in: bytes) ?? internNew(key, in: bytes)
    }

    /// The same for what the table does not hold.
    @inline(never)
    private mutating func internNew(_ key: NameKey, in bytes: [UInt8]) -> DomainID? {
        guard key.isName(in: bytes), !bytes.withView({ Self.isSpoiled($0, ByteRange(key.lower, key.upper)) }) else { return nil }
        // A name has one entry, whether it was written in letters of its language or as DNS holds it.
        if key.isForeign(in: bytes), let name = Punycode.asciiName(bytes[key.lower..<key.upper]), name.count <= Limits.domainBytes
        {
            return find(name) ?? add(key, in: bytes)
        }
        return add(key, in: bytes)
    }

    /// Whether what stands there is no name any more: a mask, or a mark of the page from which it was pasted.
    private static func isSpoiled(_ bytes: ByteView, _ name: ByteRange) -> Bool {
        bytes.holdsMaskSign(name) || bytes.holdsMarkup(name)
    }

    public mutating func intern(_ name: String) -> DomainID? {
        let bytes = Array(name.utf8)
        return intern(bytes, ByteRange(0, bytes.count))
    }

    /// The entry of a whole name, made where there is none; nil when it is no name.
    private mutating func find(_ name: [UInt8]) -> DomainID? {
        let key = NameKey(name, 0, name.count, seed: seed)
        if let known = entry(of: key, in: name) { return known }
        return key.isName(in: name) ? add(key, in: name) : nil
    }

    /// The entry of a name that stands in `bytes`. The table holds nothing but names.
    @inline(__always)
    private func entry(of key: NameKey, in bytes: [UInt8]) -> DomainID? {
        let known = slots.index(of: key.hash) { index in
            entries[index].hash == key.hash && Int(entries[index].count) == key.count
                && key.equals(bytes, pool, at: Int(entries[index].start))
        }
        return known.map { DomainID(index: Int32($0)) }
    }

    /// Adds a name that the table does not hold.
    private mutating func add(_ key: NameKey, in bytes: [UInt8]) -> DomainID {
        let index = Int32(entries.count)
        let start = pool.count
        key.append(bytes, to: &pool)
        let ending = NameEnding(pool, start..<start + key.count)
        entries.append(Entry(hash: key.hash, start: Int32(start), count: Int32(key.count), ending: ending))
        slots.add(count: entries.count) { entries[$0].hash }
        return DomainID(index: index)
    }

    /// Names that many networks use inside and nobody owns (RFC 6762 appendix G, the registry of special-use domain names).
    private static let privateNames = SuffixTable(
        ["internal", "local", "localdomain", "localhost", "lan", "home", "corp", "intranet", "private", "arpa"]
            .map { (name: $0, row: 0) })

    // What is known of a name

    /// The name as text, lower-cased.
    public func text(_ domain: DomainID) -> String {
        let entry = entries[Int(domain.index)]
        return String(decoding: pool[Int(entry.start)..<Int(entry.start + entry.count)], as: UTF8.self)
    }

    /// Whether DNS can hold the name; one of letters that it cannot hold is kept as it was written.
    func isOfDNS(_ domain: DomainID) -> Bool {
        let entry = entries[Int(domain.index)]
        return pool[Int(entry.start)..<Int(entry.start + entry.count)].allSatisfy { $0 < 0x80 }
    }

    /// Adds the name to `bytes`, lower-cased.
    public func append(_ domain: DomainID, to bytes: inout [UInt8]) {
        let entry = entries[Int(domain.index)]
        bytes.append(contentsOf: pool[Int(entry.start)..<Int(entry.start + entry.count)])
    }

    /// Adds how a host of this table is called by the name of its network.
    public func append(_ network: Network, to bytes: inout [UInt8]) {
        if let provider = network.provider {
            bytes.append(Providers.rows[provider].name)
        } else if let domain = network.domain {
            append(domain, to: &bytes)
        }
    }

    /// The organizational domain by the Public Suffix List (RFC 7489 §3.2): the name itself where it has none. A domain that its
    /// owner lends to customers, such as `onmicrosoft.com`, is a suffix too: what one of them signs proves nothing of another.
    public mutating func organization(_ domain: DomainID) -> DomainID {
        let known = entries[Int(domain.index)].organization
        if known >= 0 { return DomainID(index: known) }
        let result = findOrganization(domain)
        entries[Int(result.index)].organization = result.index
        entries[Int(domain.index)].organization = result.index
        return result
    }

    /// The organizational domain of a name that need not be kept; nil when it is no name. A table that others look at too would be
    /// copied for it.
    public static func organization(of name: String) -> String? {
        var table = DomainTable()
        guard let domain = table.intern(name) else { return nil }
        let organization = table.organization(domain)
        return table.text(organization)
    }

    /// From the left the last name before a public suffix. Where a name above is known, the list is not asked again about it: a
    /// question costs ten times as much as a look-up here.
    private mutating func findOrganization(_ domain: DomainID) -> DomainID {
        let entry = entries[Int(domain.index)]
        // A name of two labels is registrable, or a suffix and has no organization but itself.
        guard entry.ending.labels > 2, pool[Int(entry.start)] != 0x2E, !isSuffix(domain) else { return domain }
        let upper = Int(entry.start + entry.count)
        var lower = Int(entry.start)
        while let dot = pool.firstIndex(of: 0x2E, in: ByteRange(lower, upper)), dot + 1 < upper {
            if pool[dot + 1] != 0x2E, let above = self.entry(of: NameKey(pool, dot + 1, upper, seed: seed), in: pool) {
                if !isSuffix(above) { return organization(above) }
                break
            }
            if isSuffix(dot + 1, upper) { break }
            lower = dot + 1
        }
        return lower == Int(entry.start) ? domain : find(Array(pool[lower..<upper])) ?? domain
    }

    private mutating func isSuffix(_ domain: DomainID) -> Bool {
        let entry = entries[Int(domain.index)]
        if let known = entry.isSuffix { return known }
        let found = isSuffix(Int(entry.start), Int(entry.start + entry.count))
        entries[Int(domain.index)].isSuffix = found
        return found
    }

    private func isSuffix(_ lower: Int, _ upper: Int) -> Bool {
        PublicSuffixList.holds(pool, at: lower) || Providers.isRoutingDomain(pool, ByteRange(lower, upper))
    }

    /// Whether two names belong to one organization.
    ///
    /// An organizational domain that two different names share has two labels at least: the list is not asked about names that end
    /// in others.
    public mutating func sameOrganization(_ one: DomainID, _ other: DomainID) -> Bool {
        if one == other { return true }
        guard entries[Int(one.index)].ending.domain == entries[Int(other.index)].ending.domain else { return false }
        return organization(one) == organization(other)
    }

    /// The provider whose host or domain it is: a row of `Providers`.
    public mutating func provider(_ domain: DomainID) -> Int? {
        let found = provider(of: domain)
        if entries[Int(domain.index)].provider == -2 { entries[Int(domain.index)].provider = Int16(found ?? -1) }
        return found
    }

    /// The same where the table may not change: an answer that is not known yet is not kept. A copy that keeps it would cost more.
    func provider(of domain: DomainID) -> Int? {
        let entry = entries[Int(domain.index)]
        guard entry.provider == -2 else { return entry.provider < 0 ? nil : Int(entry.provider) }
        return row(of: domain, in: Providers.suffixes)
    }

    /// The alias service under whose domains the name lies: a row of `AliasServices`.
    mutating func aliasService(_ domain: DomainID) -> Int? {
        let known = entries[Int(domain.index)].aliasService
        if known != -2 { return known < 0 ? nil : Int(known) }
        let found = AliasServices.row(of: domain, in: self)
        entries[Int(domain.index)].aliasService = Int8(found ?? -1)
        return found
    }

    /// The network of a host: its provider, else its organizational domain; nil for a name without a dot or an address.
    public mutating func network(_ domain: DomainID) -> Network? {
        if entries[Int(domain.index)].isNetworkKnown { return entries[Int(domain.index)].network }
        let found = findNetwork(domain)
        entries[Int(domain.index)].network = found
        entries[Int(domain.index)].isNetworkKnown = true
        return found
    }

    private mutating func findNetwork(_ domain: DomainID) -> Network? {
        if let provider = provider(domain) { return Network(provider: provider) }
        let entry = entries[Int(domain.index)]
        guard entry.ending.labels > 1, IPAddress(pool, ByteRange(Int(entry.start), Int(entry.start + entry.count))) == nil,
            row(of: domain, in: Self.privateNames) == nil
        else { return nil }
        return Network(domain: organization(domain))
    }

    /// The first row of a table whose name it is or lies below.
    func row(of domain: DomainID, in table: SuffixTable) -> Int? {
        let entry = entries[Int(domain.index)]
        guard table.mayHold(entry.ending) else { return nil }
        return table.row(for: pool, ByteRange(Int(entry.start), Int(entry.start + entry.count)))
    }

    /// All rows of a table whose name it is or lies below, one bit each.
    func rows(of domain: DomainID, in table: SuffixTable) -> UInt64 {
        let entry = entries[Int(domain.index)]
        guard table.mayHold(entry.ending) else { return 0 }
        return table.rows(for: pool, ByteRange(Int(entry.start), Int(entry.start + entry.count)))
    }

    /// Whether the name is `word` (in lower case) or a name below it.
    public func isOrEnds(_ domain: DomainID, with word: StaticString) -> Bool {
        let entry = entries[Int(domain.index)]
        let range = ByteRange(Int(entry.start), Int(entry.start + entry.count))
        guard pool.hasSuffix(range, word) else { return false }
        let before = range.upper - word.utf8CodeUnitCount - 1
        return before < range.lower || pool[before] == 0x2E
    }

    /// Whether one name lies under another.
    func lies(_ domain: DomainID, under other: DomainID) -> Bool {
        let (entry, parent) = (entries[Int(domain.index)], entries[Int(other.index)])
        let start = Int(entry.start + entry.count) - Int(parent.count)
        guard start - 1 > Int(entry.start), pool[start - 1] == 0x2E else { return false }
        return pool[start..<start + Int(parent.count)] == pool[Int(parent.start)..<Int(parent.start + parent.count)]
    }

    /// How a host of this table is called by the name of its network.
    public func text(_ network: Network) -> String? {
        if let provider = network.provider { return Providers.rows[provider].name.description }
        return network.domain.map { text($0) }
    }
}

/// The list that libpsl was built with. It never changes while the program runs, so that it may be read from every thread.
private enum PublicSuffixList {
    nonisolated(unsafe) private static let builtin = psl_builtin()

    /// Whether the name that begins at `start`, and that a zero ends, is a public suffix; each top-level domain is one.
    static func holds(_ names: [UInt8], at start: Int) -> Bool {
        names.withUnsafeBufferPointer { names in
            names.withMemoryRebound(to: CChar.self) { psl_is_public_suffix(builtin, $0.baseAddress! + start) != 0 }
        }
    }
}
