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
        if reports.count == 1 {
            try reports[0].write(to: writer, prefix: "", isRoot: true)
            return
        }
        try writer.startElement("traces")
        try writer.attribute("xmlns", xmlNamespace)
        try writer.attribute("version", "1")
        for (index, report) in reports.enumerated() {
            try report.write(to: writer, prefix: "trace-" + String(index + 1) + "-", isRoot: false)
        }
        try writer.endElement()
    }

    func write(to writer: XMLWriter, prefix: String, isRoot: Bool) throws(XMLWriter.Failure) {
        try writer.startElement("trace")
        if isRoot {
            try writer.attribute("xmlns", Self.xmlNamespace)
            try writer.attribute("version", "1")
        }
        var sink = XMLSink(writer, prefix: prefix)
        write(to: &sink)
        if let failure = sink.failure { throw failure }
        try writer.endElement()
    }
}
