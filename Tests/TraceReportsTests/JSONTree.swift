/// JSON with its keys in the order written: what a test of the contract needs and no decoder keeps.
indirect enum JSONTree: Equatable {
    case object([(key: String, value: JSONTree)])
    case array([JSONTree])
    case text(String)
    case number(Int)
    case flag(Bool)
    case null

    /// Nil where `json` is not valid JSON (RFC 8259) or goes on behind its value.
    init?(_ json: [UInt8]) {
        var parser = JSONParser(bytes: json)
        guard let value = parser.value() else { return nil }
        parser.skipSpace()
        guard parser.position == json.count else { return nil }
        self = value
    }

    subscript(key: String) -> JSONTree? {
        if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }

    var keys: [String]? {
        if case .object(let members) = self { members.map { $0.key } } else { nil }
    }

    var elements: [JSONTree] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// Every value that is no container and not null, in order, as text.
    var leaves: [String] {
        switch self {
        case .object(let members): members.flatMap { $0.value.leaves }
        case .array(let elements): elements.flatMap { $0.leaves }
        case .text(let text): [text]
        case .number(let number): [String(number)]
        case .flag(let flag): [flag ? "true" : "false"]
        case .null: []
        }
    }

    static func == (one: Self, other: Self) -> Bool { one.leaves == other.leaves && one.keys == other.keys }
}

private struct JSONParser {
    let bytes: [UInt8]
    var position = 0

    mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func value() -> JSONTree? {
        skipSpace()
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case 0x7B: return object()
        case 0x5B: return array()
        case 0x22: return text().map { .text($0) }
        default: return word()
        }
    }

    private mutating func object() -> JSONTree? {
        guard take(0x7B) else { return nil }
        var members: [(key: String, value: JSONTree)] = []
        if take(0x7D) { return .object(members) }
        repeat {
            skipSpace()
            guard let key = text(), take(0x3A), let value = value() else { return nil }
            members.append((key, value))
        } while take(0x2C)
        return take(0x7D) ? .object(members) : nil
    }

    private mutating func array() -> JSONTree? {
        guard take(0x5B) else { return nil }
        var elements: [JSONTree] = []
        if take(0x5D) { return .array(elements) }
        repeat {
            guard let value = value() else { return nil }
            elements.append(value)
        } while take(0x2C)
        return take(0x5D) ? .array(elements) : nil
    }

    private mutating func text() -> String? {
        guard take(0x22) else { return nil }
        var units: [UInt8] = []
        var surrogate: UInt16?
        while position < bytes.count, bytes[position] != 0x22 {
            guard bytes[position] >= 0x20 else { return nil }
            if bytes[position] != 0x5C {
                units.append(bytes[position])
                position += 1
                continue
            }
            guard position + 1 < bytes.count else { return nil }
            let simple: [UInt8: UInt8] = [
                0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x62: 8, 0x66: 12,
            ]
            if let byte = simple[bytes[position + 1]] {
                units.append(byte)
                position += 2
                continue
            }
            guard bytes[position + 1] == 0x75, position + 6 <= bytes.count,
                let unit = UInt16(String(decoding: bytes[position + 2..<position + 6], as: UTF8.self), radix: 16)
            else { return nil }
            position += 6
            if UTF16.isLeadSurrogate(unit) {
                surrogate = unit
            } else if let lead = surrogate {
                units += String(decoding: [lead, unit], as: UTF16.self).utf8
                surrogate = nil
            } else {
                units += String(decoding: [unit], as: UTF16.self).utf8
            }
        }
        return take(0x22) ? String(validating: units, as: UTF8.self) : nil
    }

    private mutating func word() -> JSONTree? {
        let start = position
        while position < bytes.count, ![0x20, 0x0A, 0x2C, 0x5D, 0x7D].contains(bytes[position]) { position += 1 }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .null
        case let digits: return Int(digits).map { .number($0) }
        }
    }
}
