extension Report {
    /// The namespace of the XML report. Its last part is the version, which changes only with the meaning of a name.
    public static let xmlNamespace = "urn:hoptrace:trace:1"

    /// The report as XML that is valid against `reports/schema/hoptrace-trace-1.xsd`.
    public func xml() throws(XMLWriter.Failure) -> [UInt8] { try Self.xml([self]) }

    /// A `trace` element for one report, a `traces` element around several.
    public static func xml(_ reports: [Report]) throws(XMLWriter.Failure) -> [UInt8] {
        let writer = try XMLWriter()
        try write(reports, to: writer)
        return try writer.finish()
    }

    /// The same, written to a file as a stream.
    public static func writeXML(_ reports: [Report], toFile path: String) throws(XMLWriter.Failure) {
        let writer = try XMLWriter(path: path)
        try write(reports, to: writer)
        try writer.finish()
    }

    private static func write(_ reports: [Report], to writer: XMLWriter) throws(XMLWriter.Failure) {
        guard reports.count != 1 else {
            return try writer.root("trace", xmlNamespace) { writer throws(XMLWriter.Failure) in
                try writer.content { reports[0].write(to: &$0) }
            }
        }
        try writer.root("traces", xmlNamespace) { writer throws(XMLWriter.Failure) in
            for (index, report) in reports.enumerated() {
                try writer.startElement("trace")
                try writer.content(prefix: "trace-" + String(index + 1) + "-") { report.write(to: &$0) }
                try writer.endElement()
            }
        }
    }
}
