internal import TraceAnalysis

/// Which header fields an archive holds: their names, in how many messages, how many bytes. Nothing is read but names.
public struct FieldInventory: Sendable {
    /// One name, however it is capitalised.
    public struct Row: Hashable, Sendable {
        /// As it was written first.
        public var name: String
        public var fields: Int
        public var messages: Int
        /// Names, values and line ends.
        public var bytes: Int
    }

    /// The most frequent first, then by name.
    public let rows: [Row]
    public let messages: Int
    /// Bytes of all headers, without the empty line behind each.
    public let headerBytes: Int
    /// Lines of headers that are no field, and fields under more names than `nameLimit`.
    public let otherFields: Int
    public let otherBytes: Int

    /// Names that are told apart.
    public static let nameLimit = FieldTable.limit

    init(_ counts: FieldCounts) {
        rows = counts.table.rows.map { row in
            Row(name: counts.table.spelling(row), fields: row.fields, messages: row.messages, bytes: row.bytes)
        }.sorted { ($1.fields, $0.name) < ($0.fields, $1.name) }
        messages = counts.messages
        headerBytes = counts.headerBytes
        otherFields = counts.otherFields
        otherBytes = counts.otherBytes
    }
}

extension Scan {
    /// Takes the inventory. `take` gets what each part read, in order; nil comes back where the scan was stopped.
    ///
    /// Every message counts, also one whose content was met before.
    public func inventory(take: (ScanProgress) throws -> Void) throws -> FieldInventory? {
        var counts = FieldCounts()
        let engine = ScanEngine(inputs: inputs, options: options, history: history, pass: InventoryPass())
        let isComplete = try engine.run { part, progress in
            counts.merge(part)
            try take(progress)
        }
        return isComplete ? FieldInventory(counts) : nil
    }
}

/// message → counts of its fields.
private struct InventoryPass: ScanPass {
    var hasDigests: Bool { false }

    func makeWorker() {}

    func makePart() -> FieldCounts { FieldCounts() }

    func visit(
        _ message: UnsafeBufferPointer<UInt8>, _ origin: () -> MessageOrigin, _ worker: inout Void, _ part: inout FieldCounts
    ) {
        part.add(message)
    }
}
