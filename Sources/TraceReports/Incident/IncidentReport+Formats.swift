extension IncidentReport {
    /// The incident as JSON by the contract `hoptrace.incident/1`, indented, with a line end.
    public var json: [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.object { writer in
            write(to: &writer)
            writer.objects("messages", of: "trace", messages) { $1.write(to: &$0) }
        }
        writer.endLine()
        return writer.bytes
    }

    /// The namespace of the XML report.
    public static let xmlNamespace = "urn:hoptrace:incident:1"

    /// The incident as XML that is valid against `reports/schema/hoptrace-incident-1.xsd`: the names of the contract with `-` for
    /// `_`. Each message is a `trace` element in the namespace of the trace report.
    public func xml() throws(XMLWriter.Failure) -> [UInt8] {
        let writer = try XMLWriter()
        try writer.startElement("incident")
        try writer.attribute("xmlns", Self.xmlNamespace)
        try writer.attribute("version", "1")
        var sink = XMLSink(writer, prefix: "")
        write(to: &sink)
        if let failure = sink.failure { throw failure }
        try writer.startElement("messages")
        for (index, report) in messages.enumerated() {
            try report.write(to: writer, prefix: "message-" + String(index + 1) + "-", isRoot: true)
        }
        try writer.endElement()
        try writer.endElement()
        return try writer.finish()
    }
}
