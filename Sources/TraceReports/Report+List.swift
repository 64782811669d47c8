extension Report {
    /// A JSON array however many reports there are: the answer to several files of which perhaps one alone could be read.
    public static func jsonList(_ reports: [Report]) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.array { writer in
            for report in reports {
                writer.element()
                writer.object { report.write(to: &$0) }
            }
        }
        writer.endLine()
        return writer.bytes
    }
}
