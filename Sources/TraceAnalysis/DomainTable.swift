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
        /// What tells its last two labels from those of most other names.
        var ending: UInt32
        var organization: Int32 = -2  // -2: not looked up yet
        var provider: Int16 = -2
        var aliasService: Int8 = -2
        var isNetworkKnown = false
        var network: Network?
    }

    /// The names, each filled with zeros to whole words, of which one at least ends it: libpsl reads C strings.
    private var pool: [UInt8] = []
    private var entries: [Entry] = []
    private var slots = [Int32](repeating: -1, count: 1_024)
    private let seed = UInt64.random(in: .min ... .max) | 1
    /// The names of a few thousand messages: a table that fits into the cache of a processor.
    static let forgetAbove = 8_192

    public init() {}

    /// Starts a new message: forgets all names when they are too many.
    mutating func begin() {
        guard entries.count > Self.forgetAbove else { return }
        pool.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        slots = [Int32](repeating: -1, count: 1_024)
    }

    /// The name in `range`, without trailing dots, labels of other letters as A-labels (RFC 5891); nil when it is no host or domain name.
    public mutating func intern(_ bytes: [UInt8], _ range: ByteRange?) -> DomainID? {
        guard let range, !range.isEmpty, range.upper <= bytes.count else { return nil }
        var upper = range.upper
        while upper > range.lower, bytes[upper - 1] == 0x2E { upper -= 1 }
        guard upper > range.lower, upper - range.lower <= Limits.domainBytes else { return nil }
        let key = NameKey(bytes, range.lower, upper, seed: seed)
        if let known = entry(of: key, in: bytes) { return known }
        guard key.isName(in: bytes) else { return nil }
        // A name has one entry, whether it was written in letters of its language or as DNS holds it.
        if key.isForeign(in: bytes), let name = Punycode.asciiName(bytes[range.lower..<upper]), name.count <= Limits.domainBytes {
            return find(name) ?? add(key, in: bytes)
        }
        return add(key, in: bytes)
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
    private func entry(of key: NameKey, in bytes: [UInt8]) -> DomainID? {
        var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if entries[index].hash == key.hash, Int(entries[index].count) == key.count,
                key.equals(bytes, pool, at: Int(entries[index].start))
            {
                return DomainID(index: Int32(index))
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds a name that the table does not hold.
    private mutating func add(_ key: NameKey, in bytes: [UInt8]) -> DomainID {
        let index = Int32(entries.count)
        let start = pool.count
        key.append(bytes, to: &pool)
        let ending = Self.ending(of: pool[start..<start + key.count])
        entries.append(Entry(hash: key.hash, start: Int32(start), count: Int32(key.count), ending: ending))
        if entries.count * 2 > slots.count {
            grow()
        } else {
            Self.place(index, key.hash, in: &slots)
        }
        return DomainID(index: index)
    }

    /// A hash of the last two labels of a name.
    private static func ending(of name: ArraySlice<UInt8>) -> UInt32 {
        var hash: UInt32 = 0
        var dots = 0
        for byte in name.reversed() {
            if byte == 0x2E {
                dots += 1
                if dots == 2 { break }
            }
            hash = (hash ^ UInt32(byte)) &* 0x9E37_79B1
        }
        return hash
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: slots.count * 2)
        for (index, entry) in entries.enumerated() { Self.place(Int32(index), entry.hash, in: &larger) }
        slots = larger
    }

    private static func place(_ index: Int32, _ hash: UInt64, in slots: inout [Int32]) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = index
    }

    /// Names that many networks use inside and nobody owns (RFC 6762 appendix G, the registry of special-use domain names).
    private static let privateSuffixes: [StaticString] = [
        ".internal", ".local", ".localdomain", ".localhost", ".lan", ".home", ".corp", ".intranet", ".private", ".arpa",
    ]

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
        let entry = entries[Int(domain.index)]
        let offset = customerOffset(entry, registrableOffset(entry))
        var result = domain
        if offset > 0 {
            let name = Array(pool[Int(entry.start) + offset..<Int(entry.start + entry.count)])
            result = find(name) ?? domain
            entries[Int(result.index)].organization = result.index
        }
        entries[Int(domain.index)].organization = result.index
        return result
    }

    /// Whether two names belong to one organization.
    ///
    /// An organizational domain that two different names share has two labels at least: the list is not asked about names that end
    /// in others.
    public mutating func sameOrganization(_ one: DomainID, _ other: DomainID) -> Bool {
        if one == other { return true }
        guard entries[Int(one.index)].ending == entries[Int(other.index)].ending else { return false }
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
        return Providers.row(for: pool, ByteRange(Int(entry.start), Int(entry.start + entry.count)))
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
        let range = ByteRange(Int(entry.start), Int(entry.start + entry.count))
        guard pool.firstIndex(of: 0x2E, in: range) != nil, IPAddress(pool, range) == nil else { return nil }
        for suffix in Self.privateSuffixes where pool.hasSuffix(range, suffix) { return nil }
        return Network(domain: organization(domain))
    }

    /// The first row of a table whose name it is or lies below.
    func row(of domain: DomainID, in table: SuffixTable) -> Int? {
        let entry = entries[Int(domain.index)]
        return table.row(for: pool, ByteRange(Int(entry.start), Int(entry.start + entry.count)))
    }

    /// All rows of a table whose name it is or lies below, one bit each.
    func rows(of domain: DomainID, in table: SuffixTable) -> UInt64 {
        let entry = entries[Int(domain.index)]
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

    /// How a host of this table is called by the name of its network.
    public func text(_ network: Network) -> String? {
        if let provider = network.provider { return Providers.rows[provider].name.description }
        return network.domain.map { text($0) }
    }

    /// The same, one label further where the registrable domain is lent to customers.
    private func customerOffset(_ entry: Entry, _ offset: Int) -> Int {
        let start = Int(entry.start)
        guard offset > 1, Providers.isRoutingDomain(pool, ByteRange(start + offset, start + Int(entry.count))) else {
            return offset
        }
        let before = pool[start..<start + offset - 1].lastIndex(of: 0x2E)
        return before.map { $0 + 1 - start } ?? 0
    }

    /// Bytes before the registrable domain; 0 where the name is registrable itself or has none.
    private func registrableOffset(_ entry: Entry) -> Int {
        pool.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                let name = characters.baseAddress! + Int(entry.start)
                guard let registrable = psl_registrable_domain(PublicSuffixList.builtin, name) else { return 0 }
                return registrable - name
            }
        }
    }
}

/// The list that libpsl was built with. It never changes while the program runs, so that it may be read from every thread.
private enum PublicSuffixList {
    nonisolated(unsafe) static let builtin = psl_builtin()
}
