internal import TraceFields

/// An envelope address taken apart for decoding: local part and domain, without quotes and brackets.
struct AddressParts {
    /// The local part without quotes, `@`, the domain without a trailing dot.
    var bytes: [UInt8]
    var local: ByteRange
    var domain: ByteRange
    /// The address as it was written, without angle brackets.
    var value: String
    /// See `RewrittenPath.decode`.
    var near: Int64?

    enum Reading {
        case null
        case unreadable(String)
        case address(AddressParts)
    }

    /// Takes the address in `range` apart at its last `@`.
    static func read(_ source: [UInt8], _ range: ByteRange, near: Int64?) -> Reading {
        var range = source.trimmed(ByteRange(min(range.lower, source.count), min(range.upper, source.count)))
        if !range.isEmpty, source[range.lower] == 0x3C { range.start += 1 }
        if !range.isEmpty, source[range.upper - 1] == 0x3E { range.end -= 1 }
        range = source.trimmed(range)
        if range.isEmpty { return .null }
        if isQuoted(source, range) { range = range.inside }
        if !range.isEmpty, source[range.lower] == 0x40, let colon = source.firstIndex(of: 0x3A, in: range) {
            range = range.dropping(colon + 1 - range.lower)
        }
        let value = String(decoding: source[range.lower..<range.upper], as: UTF8.self)
        guard let at = source.lastIndex(of: 0x40, in: range), at > range.lower else { return .unreadable(value) }
        var domain = ByteRange(at + 1, range.upper)
        while domain.count > 1, source[domain.upper - 1] == 0x2E { domain.end -= 1 }
        guard !domain.isEmpty, isPlain(source, domain) else { return .unreadable(value) }
        let local = ByteRange(range.lower, at)
        var bytes = [UInt8]()
        bytes.reserveCapacity(range.count)
        if isQuoted(source, local) {
            unquote(source, local.inside, into: &bytes)
        } else {
            guard isPlain(source, local) else { return .unreadable(value) }
            bytes.append(contentsOf: source[local.lower..<local.upper])
        }
        guard !bytes.isEmpty else { return .unreadable(value) }
        let localEnd = bytes.count
        bytes.append(0x40)
        bytes.append(contentsOf: source[domain.lower..<domain.upper])
        return .address(
            AddressParts(
                bytes: bytes, local: ByteRange(0, localEnd), domain: ByteRange(localEnd + 1, bytes.count), value: value,
                near: near))
    }

    /// `"…"` as a whole, with no other quote inside.
    private static func isQuoted(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard range.count >= 2, bytes[range.lower] == 0x22, bytes[range.upper - 1] == 0x22 else { return false }
        var position = range.lower + 1
        while position < range.upper - 1 {
            if bytes[position] == 0x22 { return false }
            position += bytes[position] == 0x5C ? 2 : 1
        }
        return true
    }

    private static func unquote(_ source: [UInt8], _ range: ByteRange, into bytes: inout [UInt8]) {
        var position = range.lower
        while position < range.upper {
            if source[position] == 0x5C, position + 1 < range.upper { position += 1 }
            bytes.append(source[position])
            position += 1
        }
    }

    /// No white space, control or bracket: what a field of prose or a broken line would bring.
    private static func isPlain(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        for position in range.lower..<range.upper {
            let byte = bytes[position]
            if byte <= 0x20 || byte == 0x7F || byte == 0x3C || byte == 0x3E || byte == 0x22 { return false }
        }
        return true
    }

    func text(_ range: ByteRange) -> String {
        guard !range.isEmpty, range.upper <= bytes.count else { return "" }
        return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    }

    /// `local@domain` of two ranges.
    func address(_ local: ByteRange, _ domain: ByteRange) -> String { text(local) + "@" + text(domain) }

    /// The local part behind `position`.
    func rest(from position: Int) -> ByteRange { ByteRange(min(position, local.upper), local.upper) }

    /// The field up to the next `=` at or behind `position`, and what follows that `=`.
    func field(from position: Int) -> (field: ByteRange, rest: ByteRange)? {
        guard let equals = bytes.firstIndex(of: 0x3D, in: rest(from: position)) else { return nil }
        return (ByteRange(position, equals), rest(from: equals + 1))
    }

    /// The address of `LOCAL=DOMAIN`: split at the last `=`, and the domain is one.
    func pair(_ range: ByteRange) -> (local: ByteRange, domain: ByteRange)? {
        guard let equals = bytes.lastIndex(of: 0x3D, in: range), equals > range.lower else { return nil }
        let domain = ByteRange(equals + 1, range.upper)
        return isDomain(domain) ? (ByteRange(range.lower, equals), domain) : nil
    }

    /// Whether `range` looks like a host name with a top-level domain.
    func isDomain(_ range: ByteRange) -> Bool {
        guard let dot = bytes.lastIndex(of: 0x2E, in: range), dot > range.lower, dot + 2 < range.upper else { return false }
        for position in range.lower..<range.upper {
            let byte = bytes[position]
            guard byte.isLetter || byte.isDigit || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte >= 0x80 else {
                return false
            }
        }
        return !bytes[dot + 1].isDigit && bytes[range.lower] != 0x2E
    }

    func all(_ range: ByteRange, _ holds: (UInt8) -> Bool) -> Bool {
        for position in range.lower..<range.upper where !holds(bytes[position]) { return false }
        return !range.isEmpty
    }

    /// The number that `range` writes in hexadecimal.
    func hexadecimal(_ range: ByteRange) -> Int64? {
        guard !range.isEmpty, range.count <= 15 else { return nil }
        var value: Int64 = 0
        for position in range.lower..<range.upper {
            guard let digit = bytes[position].hexValue else { return nil }
            value = value << 4 | Int64(digit)
        }
        return value
    }

    func reading(_ kind: RewrittenPath.Kind) -> RewrittenPath { RewrittenPath(kind: kind, value: value) }
}
