internal import TraceFields

/// One row of `BounceForms`: how a service, a list manager or an alias service writes its envelope senders.
///
/// A row is a sequence of pieces that must fill the local part from left to right. Nothing is tried twice, so a row costs at
/// most one pass over the address.
struct BounceForm: Sendable {
    typealias Name = RewrittenPath.Detail.Name

    enum Piece: Sendable {
        /// These bytes, written in lower case, in any case.
        case literal(StaticString)
        /// A run of decimal digits, at least one.
        case digits(Name)
        /// Exactly so many hexadecimal digits; a run of at least one for 0.
        case hex(Name, Int)
        /// What stands before the next such word, at least one byte, and the word.
        case until(Name, StaticString)
        /// What stands before the last such word, at least one byte, and the word.
        case untilLast(Name, StaticString)
        /// The name of the list, and this word: `forwarder` becomes the address of the list.
        case list(StaticString)
        /// The name of the list is all that is left.
        case listName
        /// Unix seconds in ten decimal digits, in eight hexadecimal ones; Unix milliseconds in twelve hexadecimal ones.
        case decimalSeconds, hexSeconds, hexMilliseconds
        /// `YYYYMMDDhhmmss` in UTC.
        case timestamp
        /// `local=domain` of the recipient, to the end.
        case recipient
        /// `local==a==domain==` of the recipient.
        case sympaRecipient
        /// `local**host*-tld` of the recipient, to the end.
        case listservRecipient
        /// `local=domain` of the author, and the word behind it.
        case sender(StaticString)
        /// All that is left, at least one byte.
        case rest(Name)
        /// Nothing more.
        case end
    }

    enum Domain: Sendable {
        case any
        /// One of these domains or a host in it.
        case within([StaticString])
    }

    var kind: RewrittenPath.Kind
    var service: String?
    var pieces: [Piece]
    var domain: Domain = .any
    /// Whether the identifier is an address under a cipher that anybody can undo.
    var isEnciphered = false
    /// An address of this form, in example domains where the form allows it.
    var example: String
    /// Where the form is described or was measured.
    var source: String

    /// The reading of an address of this form; nil where it is none.
    func read(_ parts: AddressParts) -> RewrittenPath? {
        if case .literal(let word)? = pieces.first, !parts.bytes.hasPrefix(parts.local, word) { return nil }
        guard isInDomain(parts) else { return nil }
        var reading = parts.reading(kind)
        reading.service = service
        reading.isEnciphered = isEnciphered
        var position = parts.local.lower
        for piece in pieces {
            guard let next = take(piece, position, parts, &reading) else { return nil }
            position = next
        }
        guard position == parts.local.upper else { return nil }
        if kind == .aliasService { reading.forwarder = parts.text(parts.domain) }
        return reading
    }

    private func isInDomain(_ parts: AddressParts) -> Bool {
        guard case .within(let names) = domain else { return true }
        return names.contains { name in
            let count = name.utf8CodeUnitCount
            guard parts.bytes.hasSuffix(parts.domain, name) else { return false }
            return parts.domain.count == count || parts.bytes[parts.domain.upper - count - 1] == 0x2E
        }
    }

    /// Reads one piece at `position` and returns the offset behind it.
    private func take(_ piece: Piece, _ position: Int, _ parts: AddressParts, _ reading: inout RewrittenPath) -> Int? {
        let rest = parts.rest(from: position)
        switch piece {
        case .literal(let word):
            return parts.bytes.hasPrefix(rest, word) ? position + word.utf8CodeUnitCount : nil
        case .digits(let name):
            return note(name, run(parts, rest) { $0.isDigit }, parts, &reading)
        case .hex(let name, let count):
            let digits = run(parts, count == 0 ? rest : ByteRange(rest.lower, min(rest.upper, rest.lower + count))) {
                $0.hexValue != nil
            }
            return count == 0 || digits.count == count ? note(name, digits, parts, &reading) : nil
        case .until(let name, let word):
            guard let found = parts.bytes.firstRange(of: word, in: rest) else { return nil }
            return note(name, ByteRange(rest.lower, found.lower), parts, &reading).map { _ in found.upper }
        case .untilLast(let name, let word):
            guard let found = last(word, rest, parts) else { return nil }
            return note(name, ByteRange(rest.lower, found.lower), parts, &reading).map { _ in found.upper }
        case .list(let word):
            guard let found = parts.bytes.firstRange(of: word, in: rest) else { return nil }
            return noteList(ByteRange(rest.lower, found.lower), parts, &reading).map { _ in found.upper }
        case .listName: return noteList(rest, parts, &reading)
        case .rest(let name): return note(name, rest, parts, &reading)
        case .end: return rest.isEmpty ? position : nil
        case .decimalSeconds, .hexSeconds, .hexMilliseconds, .timestamp: return takeTime(piece, rest, parts, &reading)
        case .recipient, .sympaRecipient, .listservRecipient, .sender: return takeAddress(piece, rest, parts, &reading)
        }
    }

    private func takeTime(_ piece: Piece, _ rest: ByteRange, _ parts: AddressParts, _ reading: inout RewrittenPath) -> Int? {
        let count: Int
        switch piece {
        case .hexSeconds: count = 8
        case .decimalSeconds: count = 10
        case .hexMilliseconds: count = 12
        case .timestamp: count = 14
        default: return nil
        }
        let digits = ByteRange(rest.lower, rest.lower + count)
        guard digits.upper <= rest.upper else { return nil }
        let seconds: Int64?
        switch piece {
        case .hexSeconds: seconds = parts.hexadecimal(digits)
        case .decimalSeconds: seconds = parts.bytes.decimal(digits).map(Int64.init)
        case .hexMilliseconds: seconds = parts.hexadecimal(digits).map { $0 / 1_000 }
        default: seconds = CivilTime(digits: parts.bytes, digits)?.seconds
        }
        guard let seconds, IdentifierClock.plausible.contains(seconds) else { return nil }
        reading.date = seconds
        return digits.upper
    }

    private func takeAddress(_ piece: Piece, _ rest: ByteRange, _ parts: AddressParts, _ reading: inout RewrittenPath) -> Int? {
        switch piece {
        case .recipient:
            guard let pair = parts.pair(rest) else { return nil }
            reading.destination = parts.address(pair.local, pair.domain)
            return rest.upper
        case .sympaRecipient:
            guard let at = parts.bytes.firstRange(of: "==a==", in: rest), at.lower > rest.lower,
                let end = parts.bytes.firstRange(of: "==", in: parts.rest(from: at.upper))
            else { return nil }
            reading.destination = parts.address(ByteRange(rest.lower, at.lower), ByteRange(at.upper, end.lower))
            return end.upper
        case .listservRecipient:
            guard let at = parts.bytes.firstRange(of: "**", in: rest), at.lower > rest.lower, at.upper < rest.upper else {
                return nil
            }
            let host = parts.text(ByteRange(at.upper, rest.upper)).split(separator: "*-").joined(separator: ".")
            reading.destination = parts.text(ByteRange(rest.lower, at.lower)) + "@" + host
            return rest.upper
        case .sender(let word):
            guard let end = parts.bytes.firstRange(of: word, in: rest), let pair = parts.pair(ByteRange(rest.lower, end.lower))
            else {
                return nil
            }
            reading.inner = parts.address(pair.local, pair.domain)
            return end.upper
        default: return nil
        }
    }

    private func note(_ name: Name, _ range: ByteRange, _ parts: AddressParts, _ reading: inout RewrittenPath) -> Int? {
        guard !range.isEmpty else { return nil }
        reading.details.append(RewrittenPath.Detail(name, parts.text(range)))
        return range.upper
    }

    private func noteList(_ range: ByteRange, _ parts: AddressParts, _ reading: inout RewrittenPath) -> Int? {
        guard !range.isEmpty else { return nil }
        reading.forwarder = parts.address(range, parts.domain)
        return note(.list, range, parts, &reading)
    }

    private func run(_ parts: AddressParts, _ range: ByteRange, _ holds: (UInt8) -> Bool) -> ByteRange {
        var end = range.lower
        while end < range.upper, holds(parts.bytes[end]) { end += 1 }
        return ByteRange(range.lower, end)
    }

    private func last(_ word: StaticString, _ range: ByteRange, _ parts: AddressParts) -> ByteRange? {
        let count = word.utf8CodeUnitCount
        var position = range.upper - count
        while position >= range.lower {
            let found = ByteRange(position, position + count)
            if parts.bytes.hasPrefix(found, word) { return found }
            position -= 1
        }
        return nil
    }
}
