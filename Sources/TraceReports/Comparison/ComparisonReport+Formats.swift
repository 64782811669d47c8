extension ComparisonReport {
    /// The comparison as JSON by the contract `hoptrace.comparison/1`, indented, with a line end.
    public var json: [UInt8] { JSONWriter.document { write(to: &$0) } }

    /// The namespace of the XML report.
    public static let xmlNamespace = "urn:hoptrace:comparison:1"

    /// The comparison as XML: the names of the contract with `-` for `_`.
    public func xml() throws(XMLWriter.Failure) -> [UInt8] {
        try XMLWriter.document(of: "comparison", Self.xmlNamespace) { write(to: &$0) }
    }
}
