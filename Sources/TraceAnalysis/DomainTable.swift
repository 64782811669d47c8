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
        var isNetworkKnown = false
        var network: Network?
    }

    /// The names, each filled with zeros to whole words, of which one at least ends it: libpsl reads C strings.
    private var pool: [UInt8] = []
    private var entries: [Entry] = []
    private var slots = [Int32](repeating: -1, count: 1_024)
    private let seed = UInt64.random(in: .min ... .max) | 1
    /// The name that is looked up, in the same form.
    private var key = NameKey()
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
        guard upper > range.lower, upper - range.lower <= Limits.domainBytes, key.take(bytes, range.lower, upper, seed: seed)
        else {
            return nil
        }
        // A name has one entry, whether it was written in letters of its language or as DNS holds it.
        if key.isForeign, let name = Punycode.asciiName(bytes[range.lower..<upper]), name.count <= Limits.domainBytes {
            _ = key.take(name, 0, name.count, seed: seed)
        }
        return internKey()
    }

    public mutating func intern(_ name: String) -> DomainID? {
        let bytes = Array(name.utf8)
        return intern(bytes, ByteRange(0, bytes.count))
    }

    private mutating func internKey() -> DomainID {
        let hash = key.hash
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if entries[index].hash == hash, Int(entries[index].count) == key.count,
                key.equals(pool, at: Int(entries[index].start))
            {
                return DomainID(index: Int32(index))
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        let index = Int32(entries.count)
        entries.append(Entry(hash: hash, start: Int32(pool.count), count: Int32(key.count), ending: key.ending))
        key.append(to: &pool)
        slots[slot] = index
        if entries.count * 2 > slots.count { grow() }
        return DomainID(index: index)
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(index)
        }
        slots = larger
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

    /// The organizational domain by the Public Suffix List (RFC 7489 §3.2): the name itself where it has none.
    public mutating func organization(_ domain: DomainID) -> DomainID {
        let known = entries[Int(domain.index)].organization
        if known >= 0 { return DomainID(index: known) }
        let entry = entries[Int(domain.index)]
        let offset = registrableOffset(entry)
        var result = domain
        if offset > 0 {
            _ = key.take(pool, Int(entry.start) + offset, Int(entry.start + entry.count), seed: seed)
            result = internKey()
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
        let known = entries[Int(domain.index)].provider
        if known != -2 { return known < 0 ? nil : Int(known) }
        let entry = entries[Int(domain.index)]
        let range = ByteRange(Int(entry.start), Int(entry.start + entry.count))
        let found = Providers.row(for: pool, range)
        entries[Int(domain.index)].provider = Int16(found ?? -1)
        return found
    }

    /// The same where the table may not change: an answer that is not known yet is not kept. A copy that keeps it would cost more.
    func provider(of domain: DomainID) -> Int? {
        let entry = entries[Int(domain.index)]
        guard entry.provider == -2 else { return entry.provider < 0 ? nil : Int(entry.provider) }
        return Providers.row(for: pool, ByteRange(Int(entry.start), Int(entry.start + entry.count)))
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
