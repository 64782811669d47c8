extension Report {
    /// The report as JSON by the contract `hoptrace.trace/1`, indented, with a line end.
    public var json: [UInt8] { JSONWriter.document { write(to: &$0) } }

    /// One object for one report, an array for several.
    public static func json(_ reports: [Report]) -> [UInt8] { reports.count == 1 ? reports[0].json : jsonList(reports) }

    /// A JSON array however many reports there are: the answer to several files of which perhaps one alone could be read.
    public static func jsonList(_ reports: [Report]) -> [UInt8] { JSONWriter.list(reports) { $1.write(to: &$0) } }

    /// The report as one line of JSON (NDJSON), with its line end.
    public var ndjson: [UInt8] { JSONWriter.document(.compact) { write(to: &$0) } }

    /// Adds that line to others.
    public func writeLine(to lines: inout [UInt8]) { JSONWriter.line(behind: &lines) { write(to: &$0) } }

    /// Readings of addresses as a JSON array: what `hoptrace decode` prints.
    public static func json(_ readings: [Reading]) -> [UInt8] { JSONWriter.list(readings) { $1.write(to: &$0) } }
}
