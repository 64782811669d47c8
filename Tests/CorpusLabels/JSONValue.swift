internal import Foundation

/// A JSON value, to be looked into by tests.
public enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Int)
    case fraction(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    public init(_ bytes: some Sequence<UInt8>) throws {
        self.init(try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
    }

    private init(_ value: Any) {
        switch value {
        case let object as [String: Any]: self = .object(object.mapValues { JSONValue($0) })
        case let list as [Any]: self = .list(list.map { JSONValue($0) })
        case let text as String: self = .text(text)
        case let number as NSNumber: self = Self.value(of: number)
        default: self = .null
        }
    }

    /// `NSNumber` holds truth values too; only its type code tells them apart.
    private static func value(of number: NSNumber) -> JSONValue {
        switch String(cString: number.objCType) {
        case "c", "B": .boolean(number.boolValue)
        case "d", "f": .fraction(number.doubleValue)
        default: .number(number.intValue)
        }
    }

    /// The member of an object; null where it has none.
    public subscript(key: String) -> JSONValue {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// The same through several objects: `identity.value`.
    public subscript(path keys: [String]) -> JSONValue { keys.reduce(self) { $0[$1] } }

    public var members: [String: JSONValue] {
        if case .object(let members) = self { members } else { [:] }
    }

    public var elements: [JSONValue] {
        if case .list(let elements) = self { elements } else { [] }
    }

    public var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    public var integer: Int? {
        if case .number(let number) = self { number } else { nil }
    }
}

extension JSONValue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .null: "null"
        case .boolean(let value): String(value)
        case .number(let value): String(value)
        case .fraction(let value): String(value)
        case .text(let value): "\"\(value)\""
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        case .object(let members): "{" + members.keys.sorted().map { "\($0): \(members[$0]!)" }.joined(separator: ", ") + "}"
        }
    }
}
