extension IncidentReport {
    /// The incident as JSON by the contract `hoptrace.incident/1`, indented, with a line end.
    public var json: [UInt8] {
        JSONWriter.document { writer in
            write(to: &writer)
            writer.objects("messages", of: "trace", messages) { $1.write(to: &$0) }
        }
    }

    /// The namespace of the XML report.
    public static let xmlNamespace = "urn:hoptrace:incident:1"

    /// The incident as XML that is valid against `reports/schema/hoptrace-incident-1.xsd`: the names of the contract with `-` for
    /// `_`. Each message is a `trace` element in the namespace of the trace report.
    public func xml() throws(XMLWriter.Failure) -> [UInt8] {
        try XMLWriter.document("incident", Self.xmlNamespace) { writer throws(XMLWriter.Failure) in
            try writer.content { write(to: &$0) }
            try writer.startElement("messages")
            for (index, report) in messages.enumerated() {
                try writer.root("trace", Report.xmlNamespace) { writer throws(XMLWriter.Failure) in
                    try writer.content(prefix: "message-" + String(index + 1) + "-") { report.write(to: &$0) }
                }
            }
            try writer.endElement()
        }
    }
}
