/// The messages in an archive, in the order of its entries.
final class ArchiveStream: MessageStream {
    private let context: StreamContext
    private let budget: UnpackBudget
    private let member: String?
    private let depth: Int
    private var names = MemberNames()
    private var archive: ArchiveWalk?
    private var current: (any MessageStream)?
    private var ended: Omission?
    /// Whether nothing was found yet.
    private var isEmpty = true

    /// `file` is given where the archive is a file and may be read at any place; `packed` is its size.
    convenience init(
        _ source: any ByteSource, file: OpenFile?, packed: Int, _ context: StreamContext, member: String? = nil
    ) {
        self.init(source, file: file, size: packed, member: member, depth: 1, UnpackBudget(context.limits), context)
    }

    private init(
        _ source: any ByteSource, file: OpenFile?, size: Int, member: String?, depth: Int, _ budget: UnpackBudget,
        _ context: StreamContext
    ) {
        self.context = context
        self.budget = budget
        self.member = member
        self.depth = depth
        do throws(ReadFailure) {
            let archive = try ArchiveWalk(source, file: file, size: size)
            if depth == 1 { budget.packed = { [unowned archive] in archive.packed } }
            self.archive = archive
        } catch {
            ended = omission(member, error)
        }
    }

    var packed: Int { archive?.packed ?? 0 }

    func next() -> StreamItem? {
        while true {
            if let item = current?.next() { return item }
            current = nil
            if let omission = ended {
                ended = nil
                archive = nil
                return .omission(omission)
            }
            guard let archive else { return nil }
            do throws(ReadFailure) {
                guard !archive.isBroken, budget.crossed == nil else {
                    self.archive = nil
                    return nil
                }
                guard let entry = try archive.nextEntry() else {
                    self.archive = nil
                    return isEmpty ? .omission(Omission(source: context.source, member: member, reason: .empty)) : nil
                }
                isEmpty = false
                try budget.countEntry()
                try open(entry, archive)
            } catch {
                isEmpty = false
                guard archive.isBroken || budget.crossed != nil else {
                    current = OmittedStream(omission(member, error))
                    continue
                }
                ended = omission(member, error)
            }
        }
    }

    private func open(_ entry: ArchiveEntry, _ archive: ArchiveWalk) throws(ReadFailure) {
        let name = path(names.place(of: entry))
        switch entry.kind {
        case .directory: return
        case .link, .other:
            current = OmittedStream(Omission(source: context.source, member: name, reason: .notAFile))
            return
        case .file: break
        }
        guard !entry.isEncrypted else {
            current = OmittedStream(Omission(source: context.source, member: name, reason: .encryptedArchive))
            return
        }
        do throws(ReadFailure) {
            let bytes = try PeekedBytes(EntryBytes(archive, budget))
            current = stream(bytes.format, bytes, name)
        } catch {
            guard !archive.isBroken, budget.crossed == nil else { throw error }
            current = OmittedStream(omission(name, error))
        }
    }

    private func stream(_ format: FileFormat, _ bytes: PeekedBytes, _ name: String?) -> any MessageStream {
        switch format {
        case .archive where depth >= context.limits.depth:
            return OmittedStream(Omission(source: context.source, member: name, reason: .archiveDepth))
        case .archive:
            return ArchiveStream(bytes, file: nil, size: 0, member: name, depth: depth + 1, budget, context)
        case .outlookMessage: return OutlookMessageStream(bytes, member: name, context)
        case .outlookStore:
            return OmittedStream(Omission(source: context.source, member: name, reason: .needsFile, detail: "Outlook"))
        case .message, .mbox, .dbox, .appleMessage, .empty, .unsupported, .packed, .other:
            return context.plain(bytes, format, member: name)
        }
    }

    private func path(_ name: String?) -> String? {
        guard let name else { return member }
        return member.map { $0 + "/" + name } ?? name
    }

    private func omission(_ member: String?, _ failure: ReadFailure) -> Omission {
        Omission(source: context.source, member: member, reason: failure.reason, detail: failure.detail)
    }
}

/// What may still be unpacked from one file, archives inside of it included.
private final class UnpackBudget {
    private let limits: ArchiveLimits
    private var bytes = 0
    private var entries = 0
    /// Bytes of the file that were read so far.
    var packed: () -> Int = { 0 }
    /// The limit that was crossed.
    private(set) var crossed: ReadFailure?

    init(_ limits: ArchiveLimits) {
        self.limits = limits
    }

    func countEntry() throws(ReadFailure) {
        entries += 1
        if entries > limits.entries { try cross(.archiveEntries, limits.entries) }
        try count(0)
    }

    func count(_ unpacked: Int) throws(ReadFailure) {
        if let crossed { throw crossed }
        bytes += unpacked
        if bytes > limits.bytes { try cross(.archiveSize, limits.bytes) }
        if bytes > limits.ratioFrom, bytes / max(1, packed()) > limits.ratio { try cross(.archiveRatio, limits.ratio) }
    }

    private func cross(_ reason: OmissionReason, _ limit: Int) throws(ReadFailure) {
        let failure = ReadFailure(reason, "\(limit)")
        crossed = failure
        throw failure
    }
}

/// The bytes of the entry at which an archive stands.
private final class EntryBytes: ByteSource {
    private let archive: ArchiveWalk
    private let budget: UnpackBudget

    init(_ archive: ArchiveWalk, _ budget: UnpackBudget) {
        self.archive = archive
        self.budget = budget
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        let count = try archive.read(into: buffer)
        try budget.count(count)
        return count
    }
}
