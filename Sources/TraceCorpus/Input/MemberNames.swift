/// What the members of an archive are called. Several of one name are told apart by their number: the second is `NAME:2`.
struct MemberNames {
    /// Names that are kept; of an archive with more, those behind are called what they are called.
    private static let limit = 1 << 20
    private var counts: [Int: UInt32] = [:]

    mutating func place(of entry: ArchiveEntry) -> String? {
        guard let name = entry.name, entry.kind == .file else { return entry.name }
        let key = name.hashValue
        if let count = counts[key] {
            counts[key] = count + 1
            return name + ":" + String(count + 1)
        }
        if counts.count < Self.limit { counts[key] = 1 }
        return name
    }
}
