internal import Foundation
internal import TraceFields

/// file and place → the first message that answers to them, or all.
struct MessageSearch {
    /// Bytes of a message that are kept: the longest header that is read, and as much body.
    private static let keptBytes = 2 * Limits.headerBytes

    private let path: String
    private let place: String?
    private let context: StreamContext

    init(_ path: String, _ place: String?) {
        self.path = path
        self.place = place
        context = StreamContext(
            source: path, buffer: RecordBuffer(capacity: Self.keptBytes), hash: ContentHash(hasSHA256: true),
            limits: ArchiveLimits(), readsAttached: true)
    }

    func first() throws(ReadFailure) -> StoredMessage? {
        let bytes = try open()
        switch bytes.format {
        case .message, .mbox, .other:
            let isBelowOthers = bytes.beginning.withUnsafeBufferPointer { MailLook.mailboxStart(in: $0) } > 0
            if place == nil, !isBelowOthers { return try plain(bytes) }
        // Of such text is said how to save it.
        case .utf16: return try plain(bytes)
        case .unsupported(let name): throw ReadFailure(.unsupportedFormat, name)
        case .empty, .appleMessage, .archive, .packed, .outlookMessage, .outlookStore, .dbox: break
        }
        return try first(in: stream(bytes))
    }

    /// Every message, and what was left out between them.
    func all(_ body: (StoredMessage.Item) -> Void) throws(ReadFailure) {
        let stream = stream(try open())
        while let item = stream.next() {
            switch item {
            case .omission(let omission): body(.omission(omission))
            case .message(let record, let member):
                if let reason = MailLook.problem(of: record.bytes) {
                    body(.omission(Omission(source: path, member: member, offset: record.offset, reason: reason)))
                    continue
                }
                body(.message(StoredMessage(record, source: path, member: member)))
            }
        }
    }

    private func open() throws(ReadFailure) -> PeekedBytes {
        try PeekedBytes(path == "-" ? StreamBytes(STDIN_FILENO) : StreamBytes(OpenFile(path, waits: true)))
    }

    private func stream(_ bytes: PeekedBytes) -> any MessageStream {
        guard case .file(let identity, let number) = PathStatus(path) else { return context.open(bytes) }
        return context.open(FoundFile(path: path, identity: identity, number: number)).stream
    }

    /// A file that holds one message is that message, the `From ` line of a mailbox and all, whatever the look of it.
    private func plain(_ bytes: PeekedBytes) throws(ReadFailure) -> StoredMessage? {
        let reader = RecordReader(bytes, form: .single, buffer: context.buffer, hash: context.hash)
        reader.fill()
        let held = context.buffer.bytes(0, reader.end)
        guard MailboxBoundary.secondMessage(in: held) == nil else {
            return try first(in: context.plain(HeldBytes(Array(held)), .mbox, member: nil))
        }
        guard let record = try reader.next() else { throw ReadFailure(.empty) }
        guard !FolderData.isAll(of: record.bytes) else { throw ReadFailure(.folderData) }
        var message = StoredMessage(record, source: path, member: nil)
        if let further = reader.further {
            message.omission = Omission(source: path, offset: further, reason: .furtherMessages)
        }
        return message
    }

    private func first(in stream: any MessageStream) throws(ReadFailure) -> StoredMessage? {
        var found: StoredMessage?
        /// By its number, where no member bears the name.
        var numbered: StoredMessage?
        var number = 0
        var omission: Omission?
        while let item = stream.next() {
            switch item {
            case .omission(let omitted):
                if place != nil, omitted.place == place, found == nil { throw ReadFailure(omitted.reason, omitted.detail) }
                omission = omission ?? omitted
            case .message(let record, let member):
                let isNamed = place.map { $0 == member || $0 == record.place(in: member) } ?? true
                if let reason = MailLook.problem(of: record.bytes) {
                    if isNamed, place != nil { throw ReadFailure(reason) }
                    omission = omission ?? Omission(source: path, member: member, reason: reason)
                    continue
                }
                number += 1
                if isNamed {
                    found?.hasOthers = true
                    if let found { return found }
                    found = StoredMessage(record, source: path, member: member)
                    // Of an archive that is damaged before it.
                    if let omission, omission.reason == .damagedArchive { found?.omission = omission }
                    if record.offset != nil, place == found?.origin.place { return found }
                } else if String(number) == place {
                    numbered = StoredMessage(record, source: path, member: member)
                    // A mailbox has no members.
                    if member == nil { return numbered }
                }
            }
        }
        if var message = found ?? numbered {
            if let omission, omission.reason == .damagedArchive { message.omission = omission }
            return message
        }
        // What is missing may have been in what could not be read.
        guard let omission, number == 0 || omission.reason == .damagedArchive else { return nil }
        throw ReadFailure(omission.reason, omission.detail)
    }
}
