/// What a scan read and left out, put together from its progress.
public struct CorpusReading: Hashable, Sendable {
    public var bytes = 0
    public var duplicates = 0
    /// By kind of source.
    public var sources: [String: Sources] = [:]
    /// By reason.
    public var omissions: [String: Omissions] = [:]

    public struct Sources: Hashable, Sendable {
        public var files = 0
        public var messages = 0
        public var bytes = 0
    }

    public struct Omissions: Hashable, Sendable {
        public var count = 0
        /// The first one.
        public var example = ""
    }

    /// What is known of the source that was read last: a large one comes in several parts.
    private var last: SourceMark?

    public init() {}

    public mutating func take(_ progress: ScanProgress) {
        bytes += progress.bytes
        duplicates += progress.duplicates
        take(progress.sources)
        for omission in progress.omissions {
            var omissions = omissions[omission.reason.rawValue] ?? Omissions()
            if omissions.count == 0 {
                omissions.example = [omission.source, omission.member, omission.offset.map { "@" + String($0) }]
                    .compactMap { $0 }.joined(separator: " ")
            }
            omissions.count += 1
            self.omissions[omission.reason.rawValue] = omissions
        }
    }

    private mutating func take(_ marks: [SourceMark]) {
        // Most sources are of the same kind as the one before: the counts are looked up where the kind changes.
        var kind: SourceKind?
        var counts = Sources()
        for mark in marks {
            if kind != mark.kind {
                if let kind { sources[kind.rawValue] = counts }
                kind = mark.kind
                counts = sources[mark.kind.rawValue] ?? Sources()
            }
            let isSame = last?.path == mark.path
            if !isSame { counts.files += 1 }
            // Standard input grows while it is read.
            counts.bytes += mark.identity.size - (isSame ? last?.identity.size ?? 0 : 0)
            counts.messages += mark.messages - (isSame ? last?.messages ?? 0 : 0)
            last = mark
        }
        if let kind { sources[kind.rawValue] = counts }
    }
}
