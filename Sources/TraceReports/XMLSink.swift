/// Writes the content of a report as elements: the names of the contract with `-` for `_`.
///
/// A value that is missing has no element; an empty text has an empty one. Elements of a list that others refer to bear an
/// `id` made of their kind and number, which is the same in every report of the same message.
struct XMLSink: ReportSink {
    private let writer: XMLWriter
    /// What the ids of this report start with: nothing where a document holds one report.
    private let prefix: String
    /// The first thing that went wrong. libxml2 fails when memory or disk is full, and then nothing that follows matters.
    private(set) var failure: XMLWriter.Failure?

    init(_ writer: XMLWriter, prefix: String) {
        self.writer = writer
        self.prefix = prefix
    }

    mutating func text(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        element(key) { writer throws(XMLWriter.Failure) in try writer.text(value) }
    }

    mutating func number(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        text(key, String(value))
    }

    mutating func flag(_ key: StaticString, _ value: Bool) { text(key, value ? "true" : "false") }

    mutating func nothing(_ key: StaticString) {}

    mutating func object(_ key: StaticString, _ body: (inout Self) -> Void) {
        attempt { writer throws(XMLWriter.Failure) in try writer.startElement(Self.name(key)) }
        body(&self)
        attempt { writer throws(XMLWriter.Failure) in try writer.endElement() }
    }

    mutating func texts(_ key: StaticString, of item: StaticString, _ values: [String]) {
        object(key) { sink in
            for value in values { sink.text(item, value) }
        }
    }

    mutating func numbers(_ key: StaticString, of item: StaticString, _ values: [Int]) {
        object(key) { sink in
            for value in values { sink.number(item, value) }
        }
    }

    mutating func objects<Element>(
        _ key: StaticString, of item: StaticString, identifier: StaticString?, _ values: [Element],
        _ body: (inout Self, Element) -> Void
    ) {
        object(key) { sink in
            for (index, value) in values.enumerated() {
                sink.object(item) { sink in
                    if let identifier { sink.attribute("id", sink.prefix + identifier.description + "-" + String(index + 1)) }
                    body(&sink, value)
                }
            }
        }
    }

    mutating func properties(_ key: StaticString, of item: StaticString, _ values: [Report.Property]) {
        object(key) { sink in
            for property in values {
                sink.element(item) { writer throws(XMLWriter.Failure) in
                    try writer.attribute("name", property.name)
                    try writer.text(property.value)
                }
            }
        }
    }

    mutating func attribute(_ name: String, _ value: String) {
        attempt { writer throws(XMLWriter.Failure) in try writer.attribute(name, value) }
    }

    private mutating func element(_ key: StaticString, _ body: (XMLWriter) throws(XMLWriter.Failure) -> Void) {
        attempt { writer throws(XMLWriter.Failure) in
            try writer.startElement(Self.name(key))
            try body(writer)
            try writer.endElement()
        }
    }

    private mutating func attempt(_ body: (XMLWriter) throws(XMLWriter.Failure) -> Void) {
        guard failure == nil else { return }
        do { try body(writer) } catch { failure = error }
    }

    private static func name(_ key: StaticString) -> String { key.description.replacing("_", with: "-") }
}
