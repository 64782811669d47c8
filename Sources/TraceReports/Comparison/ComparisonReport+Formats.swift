extension ComparisonReport {
    /// The comparison as JSON by the contract `hoptrace.comparison/1`, indented, with a line end.
    public var json: [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.object { write(to: &$0) }
        writer.endLine()
        return writer.bytes
    }

    /// The namespace of the XML report.
    public static let xmlNamespace = "urn:hoptrace:comparison:1"

    /// The comparison as XML: the names of the contract with `-` for `_`.
    public func xml() throws(XMLWriter.Failure) -> [UInt8] {
        let writer = try XMLWriter()
        try writer.startElement("comparison")
        try writer.attribute("xmlns", Self.xmlNamespace)
        try writer.attribute("version", "1")
        var sink = XMLSink(writer, prefix: "")
        write(to: &sink)
        if let failure = sink.failure { throw failure }
        try writer.endElement()
        return try writer.finish()
    }
}
