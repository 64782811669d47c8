extension Report {
    /// The report as JSON by the contract `hoptrace.trace/1`, indented, with a line end.
    public var json: [UInt8] { Self.json([self]) }

    /// One object for one report, an array for several.
    public static func json(_ reports: [Report]) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        if reports.count == 1 {
            writer.object { reports[0].write(to: &$0) }
        } else {
            writer.array { writer in
                for report in reports {
                    writer.element()
                    writer.object { report.write(to: &$0) }
                }
            }
        }
        writer.endLine()
        return writer.bytes
    }

    /// The report as one line of JSON (NDJSON), with its line end.
    public var ndjson: [UInt8] {
        var writer = JSONWriter(style: .compact)
        writer.object { write(to: &$0) }
        writer.endLine()
        return writer.bytes
    }

    /// Readings of addresses as a JSON array: what `hoptrace decode` prints.
    public static func json(_ readings: [Reading]) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.array { writer in
            for reading in readings {
                writer.element()
                writer.object { reading.write(to: &$0) }
            }
        }
        writer.endLine()
        return writer.bytes
    }
}
