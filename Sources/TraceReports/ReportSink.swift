/// Where the content of a report is written to: a format with objects, lists and values.
///
/// `Report.write` names each member once, in the contract's order; a format decides how a name and a missing value look.
protocol ReportSink {
    mutating func text(_ key: StaticString, _ value: String?)
    mutating func number(_ key: StaticString, _ value: Int?)
    mutating func flag(_ key: StaticString, _ value: Bool)
    mutating func object(_ key: StaticString, _ body: (inout Self) -> Void)
    /// A missing object.
    mutating func nothing(_ key: StaticString)
    mutating func texts(_ key: StaticString, of item: StaticString, _ values: [String])
    mutating func numbers(_ key: StaticString, of item: StaticString, _ values: [Int])
    /// A list of objects. `identifier` names what its elements are, where others refer to them by their number.
    mutating func objects<Element>(
        _ key: StaticString, of item: StaticString, identifier: StaticString?, _ values: [Element],
        _ body: (inout Self, Element) -> Void)
    /// An object whose names come from the message.
    mutating func properties(_ key: StaticString, of item: StaticString, _ values: [Report.Property])
}

extension ReportSink {
    mutating func objects<Element>(
        _ key: StaticString, of item: StaticString, _ values: [Element], _ body: (inout Self, Element) -> Void
    ) {
        objects(key, of: item, identifier: nil, values, body)
    }
}
