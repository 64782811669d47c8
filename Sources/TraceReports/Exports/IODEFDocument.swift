internal import TraceAnalysis
internal import TraceFields

/// IODEF 2 (RFC 7970): one incident with an event for each message, its servers as systems of a flow and its header as e-mail data.
/// What is used of the standard is described by `reports/schema/iodef-2.0-subset.xsd`.
struct IODEFDocument {
    private let export: Export

    init(_ export: Export) {
        self.export = export
    }

    private static let namespace = "urn:ietf:params:xml:ns:iodef-2.0"
    private static let signatures = "http://www.w3.org/2000/09/xmldsig#"

    func xml() throws(XMLWriter.Failure) -> [UInt8] {
        let writer = try XMLWriter()
        try writer.startElement("IODEF-Document")
        try writer.attribute("xmlns", Self.namespace)
        try writer.attribute("xmlns:ds", Self.signatures)
        try writer.attribute("version", "2.00")
        try writer.attribute("xml:lang", export.book.language.rawValue)
        try writeIncident(to: writer)
        try writer.endElement()
        return try writer.finish()
    }

    private func writeIncident(to writer: XMLWriter) throws(XMLWriter.Failure) {
        let identity = export.messages.map(\.report.source.sha256).joined(separator: " ")
        try writer.startElement("Incident")
        try writer.attribute("purpose", "reporting")
        try writer.startElement("IncidentID")
        try writer.attribute("name", "hoptrace")
        try writer.text(NameUUID.text("iodef " + identity, in: NameUUID.own))
        try writer.endElement()
        let times = export.messages.map(\.times)
        try element("StartTime", UTCDate(seconds: times.map(\.first).min() ?? 0).text, to: writer)
        try element("EndTime", UTCDate(seconds: times.map(\.last).max() ?? 0).text, to: writer)
        // The standard asks when the document was made; no clock is read, so it is the newest time that the messages hold.
        try element("GenerationTime", UTCDate(seconds: times.map(\.last).max() ?? 0).text, to: writer)
        for message in export.messages { try element("Description", message.report.verdict.headline, to: writer) }
        try writer.startElement("Contact")
        try writer.attribute("role", "creator")
        try writer.attribute("type", "organization")
        try element("ContactName", "hoptrace", to: writer)
        try writer.endElement()
        for message in export.messages { try write(message, to: writer) }
        try writer.endElement()
    }

    private func write(_ message: Export.Message, to writer: XMLWriter) throws(XMLWriter.Failure) {
        try writer.startElement("EventData")
        for sentence in [message.report.verdict.headline] + message.report.verdict.explanation {
            try element("Description", sentence, to: writer)
        }
        try element("StartTime", UTCDate(seconds: message.times.first).text, to: writer)
        try element("EndTime", UTCDate(seconds: message.times.last).text, to: writer)
        try writer.startElement("Flow")
        for (index, hop) in message.report.hops.enumerated() {
            try write(hop, isFirst: index == 0, isLast: index == message.report.hops.count - 1, to: writer)
        }
        try writeMessage(message, to: writer)
        try writer.endElement()
        try writer.startElement("Record")
        try writer.startElement("RecordData")
        for finding in message.report.findings {
            try element("Description", finding.code + " (" + finding.severity + "): " + finding.headline, to: writer)
        }
        for field in message.trace.block.fields where field.known == .received {
            try item("RecordItem", "Received", message.header.value(field.value), to: writer)
        }
        try writer.endElement()
        try writer.endElement()
        try writer.endElement()
    }

    /// The client of a hop: the first is the source, the others are intermediate.
    private func write(_ hop: Report.Hop, isFirst: Bool, isLast: Bool, to writer: XMLWriter) throws(XMLWriter.Failure) {
        let name = hop.from.name ?? hop.from.helo
        if name != nil || hop.from.ip != nil {
            try system(isFirst ? "source" : "intermediate", name, hop.from.ip, "hop " + String(hop.n), to: writer)
        }
        if isLast, let by = hop.by { try system("target", by, nil, "hop " + String(hop.n), to: writer) }
    }

    private func system(
        _ category: String, _ name: String?, _ address: String?, _ description: String, to writer: XMLWriter
    ) throws(XMLWriter.Failure) {
        try writer.startElement("System")
        try writer.attribute("category", category)
        try writer.startElement("Node")
        if let name {
            try writer.startElement("DomainData")
            try writer.attribute("system-status", "unknown")
            try writer.attribute("domain-status", "unknown")
            try element("Name", name, to: writer)
            try writer.endElement()
        }
        if let address {
            try writer.startElement("Address")
            try writer.attribute("category", address.contains(":") ? "ipv6-addr" : "ipv4-addr")
            try writer.text(address)
            try writer.endElement()
        }
        try writer.endElement()
        try writer.startElement("NodeRole")
        try writer.attribute("category", "mail")
        try writer.endElement()
        try element("Description", description, to: writer)
        try writer.endElement()
    }

    /// The message itself, as data of the service at its author's side.
    private func writeMessage(_ message: Export.Message, to writer: XMLWriter) throws(XMLWriter.Failure) {
        try writer.startElement("System")
        try writer.attribute("category", "ext-value")
        try writer.attribute("ext-category", "message")
        try writer.startElement("Node")
        let authors = message.report.message.from.map(\.address)
        for author in authors.isEmpty ? [""] : authors {
            try writer.startElement("Address")
            try writer.attribute("category", "e-mail")
            try writer.text(author)
            try writer.endElement()
        }
        try writer.endElement()
        try writer.startElement("Service")
        try writer.startElement("EmailData")
        for (address, _) in message.addresses(.to) { try element("EmailTo", address, to: writer) }
        if let author = authors.first { try element("EmailFrom", author, to: writer) }
        if let subject = message.report.message.subject { try element("EmailSubject", subject, to: writer) }
        for field in message.trace.block.fields where field.known != .received {
            try item("EmailHeaderField", message.header.value(field.name), message.header.value(field.value), to: writer)
        }
        try writer.startElement("HashData")
        try writer.attribute("scope", "email-hash")
        try writer.startElement("Hash")
        try writer.startElement("ds:DigestMethod")
        try writer.attribute("Algorithm", "http://www.w3.org/2001/04/xmlenc#sha256")
        try writer.endElement()
        try element("ds:DigestValue", SourceDigest.base64(ofHexadecimal: message.report.source.sha256), to: writer)
        for _ in 0..<5 { try writer.endElement() }
    }

    private func item(_ element: String, _ name: String, _ value: String, to writer: XMLWriter) throws(XMLWriter.Failure) {
        try writer.startElement(element)
        try writer.attribute("name", name)
        try writer.attribute("dtype", "string")
        try writer.text(value)
        try writer.endElement()
    }

    private func element(_ name: String, _ text: String, to writer: XMLWriter) throws(XMLWriter.Failure) {
        try writer.startElement(name)
        try writer.text(text)
        try writer.endElement()
    }
}
