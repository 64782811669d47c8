internal import TraceAnalysis
internal import TraceFields

/// What names people and machines inside of one header: local parts, accounts and internal hosts, wherever they stand.
struct PersonalTokens {
    /// Local parts and accounts.
    private(set) var people = TokenTrie()
    /// Internal hosts.
    private(set) var hosts = TokenTrie()

    /// Left sides of Message-IDs, which other fields may quote.
    private(set) var identifiers = TokenTrie()

    /// Local parts that are codes of a service and name nobody.
    private(set) var codes: Set<[UInt8]> = []

    /// Domains of the message, their labels, and the last labels of them.
    private var names: Set<[UInt8]> = []
    private var labels: Set<[UInt8]> = []
    private var endings: Set<[UInt8]> = []
    private let trace: Trace

    init(_ trace: Trace) {
        self.trace = trace
        let bytes = trace.block.bytes
        // Derived bytes stand behind the header and are searched with it.
        let addresses = MailAddresses.all(in: bytes, ByteRange(0, bytes.count))
        gatherLabels(addresses)
        gatherHosts(addresses)
        var found: [[UInt8]] = []
        var seen: Set<[UInt8]> = []
        for range in addresses {
            var address = Array(bytes[range.lower..<range.upper])
            // What an encoded word (RFC 2047) holds begins behind its last `?`.
            if address.first == 0x3D, let mark = address.prefix(while: { $0 != 0x40 }).lastIndex(of: 0x3F) {
                address.removeFirst(mark + 1)
            }
            guard seen.insert(address).inserted else { continue }
            let people = Self.people(in: address)
            found += people
            if people.isEmpty { codes.insert(address.prefix { $0 != 0x40 }.map(\.asciiLowercased)) }
        }
        found += Self.localPartsInWords(bytes)
        for hop in trace.fields.received {
            found += [hop.authenticatedUser, hop.localUser, hop.ident].compactMap { words($0) }
        }
        for statement in trace.statements where statement.identity.kind == .account {
            found += [words(statement.identity.value)].compactMap { $0 }
        }
        for token in found where isPersonal(token) { people.insert(token) }
        gatherIdentifiers()
    }

    /// Local parts at the end of encoded words (RFC 2047), whose domains stand behind the words.
    private static func localPartsInWords(_ bytes: [UInt8]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var start = 0
        for index in bytes.indices {
            if bytes[index] == 0x40, bytes[(index + 1)...].starts(with: [0x3F, 0x3D]), start < index {
                found += parts(of: bytes[start..<index].map(\.asciiLowercased), where: .plain)
            }
            if bytes[index] == 0x3F || bytes[index] <= 0x20 { start = index + 1 }
        }
        return found
    }

    /// A short one could be any word.
    private mutating func gatherIdentifiers() {
        let bytes = trace.block.bytes
        for field in trace.block.fields where field.known == .messageID || field.known == .resentMessageID {
            let value = bytes.trimmed(field.value)
            guard let at = bytes.lastIndex(of: 0x40, in: value), at - value.lower > 8 else { continue }
            let start = bytes[value.lower] == 0x3C ? value.lower + 1 : value.lower
            let left = bytes[start..<at].map(\.asciiLowercased)
            if !codes.contains(left) { identifiers.insert(left) }
        }
    }

    /// The local part of an account, or all of it.
    private func words(_ range: ByteRange?) -> [UInt8]? {
        guard let range, range.lower < range.upper, range.upper <= trace.block.bytes.count else { return nil }
        let words = Array(trace.block.bytes[range.lower..<range.upper].prefix { $0 != 0x40 }).map(\.asciiLowercased)
        // `userid 109`: the number of an account names nobody.
        return words.starts(with: "userid ".utf8) ? nil : words
    }

    /// A local part that is a label of a domain of the message is shown by that domain, whatever is done.
    func isPersonal(_ token: [UInt8]) -> Bool {
        !token.isEmpty && !labels.contains(token) && !names.contains(token) && !RoleNames.holds(token)
            && token.contains { $0.isLetter || $0.isDigit || $0 >= 0x80 }
    }

    /// Whether a run of letters, digits and dots is the name of a host: it ends as a domain of the message does, or is a label.
    func isHostName(_ run: ArraySlice<UInt8>) -> Bool {
        let parts = run.split(separator: 0x2E).map { $0.map(\.asciiLowercased) }
        guard parts.count > 1, let last = parts.last else { return parts.first.map { labels.contains($0) } ?? false }
        return endings.contains(last)
    }

    /// How much of what stands behind `_at_` spells a domain of the message, `_` for a dot, with the `_` that ends it.
    func lengthOfDomain(in rest: ArraySlice<UInt8>) -> Int {
        var length = 0
        for end in rest.prefix(254).indices where rest[end] == 0x5F {
            let name = rest[..<end].map { $0 == 0x5F ? 0x2E : $0.asciiLowercased }
            if names.contains(name) { length = end + 1 - rest.startIndex }
        }
        return length
    }

    /// The people whom an address names: the mailboxes that a rewritten one holds, else the parts of its local part.
    static func people(in address: [UInt8]) -> [[UInt8]] {
        guard let at = address.lastIndex(of: 0x40) else { return [] }
        let local = address[..<at].map(\.asciiLowercased)
        let reading = RewrittenPath.decode(String(decoding: address, as: UTF8.self))
        var found: [[UInt8]] = []
        for one in [reading] + reading.layers {
            for mailbox in [one.forwarder, one.destination, one.originalSender, one.inner] {
                guard let mailbox, let end = mailbox.utf8.lastIndex(of: 0x40) else { continue }
                let name = mailbox.utf8[..<end].map(\.asciiLowercased)
                if one.kind == .plain || !name.elementsEqual(local) { found += parts(of: name, where: reading.kind) }
            }
        }
        let isBare = reading.kind == .plain || reading.kind == .notAnAddress
        // The token of an alias service may spell the author; an address of nothing but the service's own words names nobody.
        let holdsToken = reading.kind == .aliasService && found.isEmpty && !reading.details.isEmpty
        if isBare || holdsToken || reading.isEnciphered { found += parts(of: local, where: .plain) }
        return found
    }

    /// `alice+tag` names alice, and the tag may name somebody too.
    private static func parts(of local: [UInt8], where kind: RewrittenPath.Kind) -> [[UInt8]] {
        let bare = local.first == 0x22 && local.last == 0x22 && local.count > 1 ? Array(local.dropFirst().dropLast()) : local
        // What a form nests is read by its own layer.
        if kind != .plain, RewrittenPath.decode(String(decoding: bare + Array("@x.example".utf8), as: UTF8.self)).kind != .plain {
            return []
        }
        return bare.split(separator: 0x2B).map { Array($0) }
    }

    // Hosts

    private mutating func gatherLabels(_ addresses: [ByteRange]) {
        let bytes = trace.block.bytes
        var names = trace.fields.received.flatMap { [$0.helo, $0.name, $0.by] }
        names += trace.fields.signatures.map(\.domain)
        names += addresses.map { address in bytes.lastIndex(of: 0x40, in: address).map { ByteRange($0 + 1, address.upper) } }
        for range in names.compactMap({ $0 }) where !InternalHosts.holds(bytes, range) { addLabels(bytes, range) }
    }

    /// A name without a dot is no domain, and shows nobody.
    private mutating func addLabels(_ bytes: [UInt8], _ range: ByteRange) {
        guard range.lower < range.upper, range.upper <= bytes.count, bytes.firstIndex(of: 0x2E, in: range) != nil else { return }
        let name = bytes[range.lower..<range.upper].map(\.asciiLowercased)
        let parts = name.split(separator: 0x2E).map { Array($0) }
        names.insert(name)
        labels.formUnion(parts)
        if parts.count > 1, let last = parts.last { endings.insert(last) }
    }

    private mutating func gatherHosts(_ addresses: [ByteRange]) {
        let bytes = trace.block.bytes
        // A provider's own names of its machines tell whose they are, and name nobody.
        let ofProviders = Set(trace.hops.filter { $0.network?.provider != nil }.compactMap { lowered(trace.received($0.n).by) })
        var labels: Set<[UInt8]> = []
        for range in trace.fields.received.flatMap({ [$0.helo, $0.name] }).compactMap({ $0 }) {
            guard let name = internalHost(range, but: ofProviders) else { continue }
            hosts.insert(name)
            labels.formUnion(name.split(separator: 0x2E).map { Array($0) })
        }
        for by in trace.fields.received.compactMap(\.by) {
            if let name = internalHost(by, but: ofProviders) { hosts.insert(name) }
            // A bare name of a provider's machine stays, but for one that an internal host's name gives away.
            if let name = lowered(by), labels.contains(name) { hosts.insert(name) }
        }
        for address in addresses {
            guard let at = bytes.lastIndex(of: 0x40, in: address) else { continue }
            if let name = internalHost(ByteRange(at + 1, address.upper), but: ofProviders) { hosts.insert(name) }
        }
    }

    /// The name in lower case, where it is that of an internal host.
    private func internalHost(_ range: ByteRange, but ofProviders: Set<[UInt8]>) -> [UInt8]? {
        guard InternalHosts.holds(trace.block.bytes, range), let name = lowered(range) else { return nil }
        return ofProviders.contains(name) ? nil : name
    }

    private func lowered(_ range: ByteRange?) -> [UInt8]? {
        range.map { trace.block.bytes[$0.lower..<$0.upper].map(\.asciiLowercased) }
    }
}

/// Names of machines that mean something inside of one network alone.
enum InternalHosts {
    /// Special-use and customary endings (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
    private static let endings: [StaticString] = [
        ".local", ".internal", ".intranet", ".lan", ".corp", ".home", ".private", ".localnet", ".home.arpa",
    ]

    private static let general: [StaticString] = [
        "localhost", "unknown", "unverified", "localdomain", "helo", "ehlo", "mail", "smtp", "user",
    ]

    static func holds(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard range.lower < range.upper, range.upper <= bytes.count, bytes[range.lower] != 0x5B,
            IPAddress(bytes, range) == nil, bytes.firstIndex(of: 0x3A, in: range) == nil
        else { return false }
        if general.contains(where: { bytes.matches(range, $0) }) { return false }
        guard bytes.firstIndex(of: 0x2E, in: range) != nil else {
            return range.count > 2 && bytes[range.lower..<range.upper].contains { $0.isLetter }
        }
        return endings.contains { bytes.hasSuffix(range, $0) }
    }

    /// Labels at the end that stay: those of the ending.
    static func keptLabels(_ name: [UInt8]) -> Int {
        let range = ByteRange(0, name.count)
        if name.hasSuffix(range, ".home.arpa") { return 2 }
        return name.contains(0x2E) ? 1 : 0
    }
}

/// Local parts that name a function and no person (RFC 2142, and what senders of machine mail use).
enum RoleNames {
    private static let names: Set<String> = [
        "postmaster", "hostmaster", "webmaster", "abuse", "noc", "security", "info", "marketing", "sales", "support", "usenet",
        "news", "uucp", "ftp", "www", "root", "mailer-daemon", "daemon", "nobody", "bounce", "bounces", "return", "returns",
        "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "owner", "request", "admin", "administrator", "confirm",
        "join", "leave", "subscribe", "unsubscribe", "list", "lists", "mailman", "listserv", "majordomo", "fbl", "notification",
        "notifications", "alert", "alerts", "newsletter", "mail", "double-bounce", "apache", "www-data", "nginx", "srs", "srs0",
        "srs1", "prvs", "caf_", "undisclosed-recipients",
    ]

    static func holds(_ token: [UInt8]) -> Bool { names.contains(String(decoding: token, as: UTF8.self)) }
}

/// Addresses as they stand anywhere in a header, found by their `@`.
enum MailAddresses {
    static func all(in bytes: [UInt8], _ range: ByteRange) -> [ByteRange] {
        var found: [ByteRange] = []
        var bound = range.lower
        var position = range.lower
        // The last two quotation marks that are not escaped.
        var quotes = (before: -1, last: -1)
        while position < range.upper {
            defer { position += 1 }
            if bytes[position] == 0x22, position == range.lower || bytes[position - 1] != 0x5C {
                quotes = (quotes.last, position)
            }
            guard bytes[position] == 0x40 else { continue }
            let quote = quotes.last == position - 1 ? quotes.before : quotes.last
            let start = localStart(bytes, before: position, bound, quote)
            var end = position + 1
            while end < range.upper, isHostByte(bytes[end]) { end += 1 }
            while end > position + 1, bytes[end - 1] == 0x2E { end -= 1 }
            if start < position, end > position + 1 {
                found.append(ByteRange(start, end))
                bound = position + 1
            }
        }
        return found
    }

    /// Where the local part before an `@` begins; `quote` is where a quoted one would.
    private static func localStart(_ bytes: [UInt8], before at: Int, _ bound: Int, _ quote: Int) -> Int {
        var start = at
        if start > bound, bytes[start - 1] == 0x22 { return quote >= bound ? quote : at }
        while start > bound, isLocalByte(bytes[start - 1]) { start -= 1 }
        return behindProperty(bytes, start, at)
    }

    /// `smtp.mailfrom=alice@…`, `i=alice@…`: the name of a property is no part of the address.
    private static func behindProperty(_ bytes: [UInt8], _ start: Int, _ at: Int) -> Int {
        guard let equals = bytes.firstIndex(of: 0x3D, in: ByteRange(start, at)), equals > start else { return start }
        let name = String(decoding: bytes[start..<equals].map(\.asciiLowercased), as: UTF8.self)
        let isProperty =
            properties.contains(name)
            || ["smtp.", "header.", "body.", "policy.", "x-"].contains { name.hasPrefix($0) }
        return isProperty ? equals + 1 : start
    }

    private static let properties: Set<String> = [
        "i", "d", "from", "to", "rcpt", "mailfrom", "sender", "envelope-from", "envelope-sender", "identity", "client", "helo",
        "auth", "user", "mfrom", "envelope-to", "for",
    ]

    private static func isLocalByte(_ byte: UInt8) -> Bool {
        if byte.isLetter || byte.isDigit || byte >= 0x80 { return true }
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte >= 0x80
    }
}
