public import TraceAnalysis

/// Values for the placeholders of phrases.
public struct PhraseValues: Hashable, Sendable {
    private var values: [String: [String]] = [:]

    public init() {}

    /// A placeholder that the reports fill themselves; the others are `Fact.Name`.
    public enum Slot: String, CaseIterable, Sendable {
        /// Text from the message.
        case value
        /// Name and line of a header field.
        case field
        /// Numbers.
        case number, statement, forwarding
        /// A word of the vocabulary: a kind, a role, a network.
        case kind, role, network
        /// Addresses of a reading.
        case address, original, account
        case day, time
        case duration
        case weight
        case name
        case code
        /// Copies that are compared, or what stands in them.
        case first, second
    }

    public mutating func set(_ slot: Slot, _ value: String?) { values[slot.rawValue] = value.map { [$0] } }
    public mutating func set(_ name: Fact.Name, _ value: String?) { values[name.rawValue] = value.map { [$0] } }

    /// Adds a value: a placeholder with several lists them.
    public mutating func add(_ name: Fact.Name, _ value: String) {
        // A sentence that lists more is not read; the evidence has them all.
        guard values[name.rawValue].map({ $0.count < 32 && !$0.contains(value) }) ?? true else { return }
        values[name.rawValue, default: []].append(value)
    }

    /// Sets a value where none is yet.
    public mutating func setDefault(_ name: Fact.Name, _ value: String?) {
        if values[name.rawValue] == nil, let value { values[name.rawValue] = [value] }
    }

    func list(_ name: String) -> [String]? { values[name] }
}
