/// A JSON value whose names are not known before a message is read: what the exports are made of.
indirect enum JSONNode: Hashable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONNode])
    /// In the order in which it is written; no name comes twice.
    case object([Member])

    struct Member: Hashable, Sendable {
        var name: String
        var value: JSONNode
    }

    /// An object without the members that have no value.
    static func object(_ members: KeyValuePairs<String, JSONNode?>) -> JSONNode {
        .object(members.compactMap { member in member.value.map { Member(name: member.key, value: $0) } })
    }

    static func texts(_ values: [String]) -> JSONNode { .list(values.map { .text($0) }) }

    /// The canonical form (RFC 8785) of text, lists and objects: names sorted by their UTF-16, no white space, only what must be
    /// escaped is.
    var canonical: String {
        switch self {
        case .text(let text): return Self.canonical(text)
        case .number(let number): return String(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let values): return "[" + values.map(\.canonical).joined(separator: ",") + "]"
        case .object(let members):
            let sorted = members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
            return "{" + sorted.map { Self.canonical($0.name) + ":" + $0.value.canonical }.joined(separator: ",") + "}"
        }
    }

    private static func canonical(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x08: result += "\\b"
            case 0x09: result += "\\t"
            case 0x0A: result += "\\n"
            case 0x0C: result += "\\f"
            case 0x0D: result += "\\r"
            case 0..<0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONNode: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .text(value) }
}
