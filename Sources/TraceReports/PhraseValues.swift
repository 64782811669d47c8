public import TraceAnalysis

/// Values for the placeholders of phrases.
public struct PhraseValues: Hashable, Sendable {
    /// A handful: they are looked through from the first on.
    private var values: [Entry] = []
    /// Whether a name that is missing may stand in the copy as a mask.
    var isMasked = false

    private struct Entry: Hashable {
        var name: String
        var list: [String]
    }

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
        /// The host of a writer that bears a name without a domain.
        case host
        case code
        /// Copies that are compared, or what stands in them.
        case first, second
    }

    public mutating func set(_ slot: Slot, _ value: String?) { set(slot.rawValue, value) }
    public mutating func set(_ name: Fact.Name, _ value: String?) { set(name.rawValue, value) }

    /// Adds a value: a placeholder with several lists them.
    public mutating func add(_ name: Fact.Name, _ value: String) {
        guard let index = index(of: name.rawValue) else { return set(name, value) }
        // A sentence that lists more is not read; the evidence has them all.
        guard values[index].list.count < 32, !values[index].list.contains(value) else { return }
        values[index].list.append(value)
    }

    /// Sets a value where none is yet.
    public mutating func setDefault(_ name: Fact.Name, _ value: String?) {
        if let value, index(of: name.rawValue) == nil { set(name, value) }
    }

    func list(_ name: String) -> [String]? { index(of: name).map { values[$0].list } }

    private func index(of name: String) -> Int? { values.firstIndex { $0.name == name } }

    private mutating func set(_ name: String, _ value: String?) {
        let old = index(of: name)
        switch (old, value) {
        case (let old?, let value?): values[old].list = [value]
        case (let old?, nil): values.remove(at: old)
        case (nil, let value?): values.append(Entry(name: name, list: [value]))
        case (nil, nil): break
        }
    }
}
