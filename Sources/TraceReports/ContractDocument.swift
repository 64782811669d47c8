/// The documents that every contract is written as.
extension JSONWriter {
    /// One object, with a line end.
    static func document(_ style: Style = .pretty, _ content: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(style: style)
        writer.object(content)
        writer.endLine()
        return writer.bytes
    }

    /// One object as a line behind others.
    static func line(behind lines: inout [UInt8], _ content: (inout JSONWriter) -> Void) {
        // Taken over, not copied.
        var bytes: [UInt8] = []
        swap(&bytes, &lines)
        var writer = JSONWriter(style: .compact, behind: bytes)
        bytes = []
        writer.object(content)
        writer.endLine()
        lines = writer.bytes
    }

    /// An array of objects, with a line end.
    static func list<Element>(_ elements: [Element], _ content: (inout JSONWriter, Element) -> Void) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.array { writer in
            for element in elements {
                writer.element()
                writer.object { content(&$0, element) }
            }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension XMLWriter {
    /// A root element in the namespace of its contract, of whatever version 1 holds.
    static func document(
        _ root: String, _ namespace: String, _ body: (XMLWriter) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        let writer = try XMLWriter()
        try writer.root(root, namespace, body)
        return try writer.finish()
    }

    /// A document of one report.
    static func document(
        of root: String, _ namespace: String, _ content: (inout XMLSink) -> Void
    ) throws(Failure) -> [UInt8] {
        try document(root, namespace) { writer throws(Failure) in try writer.content(content) }
    }

    func root(_ name: String, _ namespace: String, _ body: (XMLWriter) throws(Failure) -> Void) throws(Failure) {
        try startElement(name)
        try attribute("xmlns", namespace)
        try attribute("version", "1")
        try body(self)
        try endElement()
    }

    /// What the element that is open holds.
    func content(prefix: String = "", _ content: (inout XMLSink) -> Void) throws(Failure) {
        var sink = XMLSink(self, prefix: prefix)
        content(&sink)
        if let failure = sink.failure { throw failure }
    }
}
