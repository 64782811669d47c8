internal import Crypto
internal import TraceFields

/// Names in place of names: HMAC-SHA256 (RFC 2104) of the original under a key, so that the same original has the same pseudonym
/// and nobody without the key can try names until one fits.
struct Pseudonyms: Sendable {
    private let key: SymmetricKey
    /// What was replaced, in the order in which it was met.
    private(set) var entries: [Redactor.Entry] = []
    private var known: [Redactor.Entry.Original: String] = [:]

    init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// The pseudonym of a text. Case is disregarded in what mail compares without it.
    mutating func text(_ kind: Redactor.Entry.Kind, _ original: [UInt8]) -> [UInt8] {
        let name = Redactor.Entry.Original(kind: kind, bytes: kind.regardsCase ? original : original.map(\.asciiLowercased))
        if let known = known[name] { return Array(known.utf8) }
        let pseudonym = kind.prefix + code(name)
        known[name] = pseudonym
        entries.append(Redactor.Entry(original: name, pseudonym: pseudonym))
        return Array(pseudonym.utf8)
    }

    /// An address in the same private block.
    mutating func address(_ address: IPAddress, _ original: [UInt8]) -> [UInt8] {
        let name = Redactor.Entry.Original(kind: .address, bytes: original.map(\.asciiLowercased))
        if let known = known[name] { return Array(known.utf8) }
        let pseudonym = Self.address(like: address, digest(name))
        known[name] = pseudonym
        entries.append(Redactor.Entry(original: name, pseudonym: pseudonym))
        return Array(pseudonym.utf8)
    }

    private static func address(like address: IPAddress, _ digest: [UInt8]) -> String {
        guard address.isIPv4 else {
            let groups = stride(from: 0, to: 8, by: 2).map { String(UInt16(digest[$0]) << 8 | UInt16(digest[$0 + 1]), radix: 16) }
            return "fd00::" + groups.joined(separator: ":")
        }
        let first = UInt8(truncatingIfNeeded: address.low >> 24)
        let second = UInt8(truncatingIfNeeded: address.low >> 16)
        let block: [UInt8]
        switch first {
        case 10: block = [10, digest[3]]
        case 172: block = [172, 16 | digest[3] & 15]
        case 100: block = [100, 64 | digest[3] & 63]
        default: block = [first, second]
        }
        return (block + [digest[4], digest[5]]).map { String($0) }.joined(separator: ".")
    }

    /// Ten characters of 32, none of which looks like another: 50 bits.
    private func code(_ name: Redactor.Entry.Original) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
        var bits = digest(name).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var letters: [UInt8] = []
        for _ in 0..<10 {
            letters.append(alphabet[Int(bits & 31)])
            bits >>= 5
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private func digest(_ name: Redactor.Entry.Original) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(name.kind.rawValue.utf8) + [0] + name.bytes, using: key))
    }
}
