internal import Foundation
internal import TraceFields

/// One message of what a person named: a plain file, or a message in anything else that `SourceReader` reads, or attached to one.
///
/// However long the message is, only its beginning is kept: the header and some body. Size and digests are those of the whole.
public struct StoredMessage {
    public let bytes: [UInt8]
    public let origin: MessageOrigin
    /// Whether more messages answer to the name; this is the first of them.
    public fileprivate(set) var hasOthers = false

    /// Why there is none.
    public enum Failure: Error, Hashable {
        /// The file cannot be read, or holds nothing that can be.
        case omission(OmissionReason, detail: String?)
        /// The file holds messages, but none at the place.
        case noSuchPlace
    }

    /// Reads the file from its beginning; `-` is standard input.
    public init(_ name: MessageName) throws(Failure) {
        let found: StoredMessage?
        do throws(ReadFailure) {
            found = try Self.find(name)
        } catch {
            throw .omission(error.reason, detail: error.detail)
        }
        guard let found else { throw .noSuchPlace }
        self = found
    }

    /// A member of an archive may be called what else would be the part of a message.
    private static func find(_ name: MessageName) throws(ReadFailure) -> StoredMessage? {
        if let found = try MessageSearch(name.path, name.place).first() { return found }
        guard let (place, part) = name.attached, let message = try MessageSearch(name.path, place).first() else { return nil }
        return StoredMessage(part, of: message)
    }

    /// The numbers of its parts that hold messages; see `AttachedMessages.Item`.
    public var attachedParts: [String] { AttachedMessages.items(of: bytes).map(\.part) }

    fileprivate init(_ record: Record, source: String, member: String?) {
        bytes = Array(record.bytes)
        origin = MessageOrigin(
            source: source, member: member, offset: record.offset, size: record.size, digest: record.digest, sha256: record.sha256
        )
    }

    /// What is attached to a message there.
    private init?(_ part: String, of message: StoredMessage) {
        guard let item = AttachedMessages.items(of: message.bytes).first(where: { $0.part == part }) else { return nil }
        let hash = ContentHash(hasSHA256: true)
        item.bytes.withUnsafeBufferPointer { hash.update($0) }
        let (digest, sha256) = hash.finish()
        bytes = item.bytes
        var origin = message.origin
        origin.part = part
        (origin.size, origin.digest, origin.sha256) = (bytes.count, digest, sha256)
        self.origin = origin
    }
}

/// file and place → the first message that answers to them.
private struct MessageSearch {
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
            limits: ArchiveLimits())
    }

    func first() throws(ReadFailure) -> StoredMessage? {
        let file = path == "-" ? nil : try OpenFile(path, waits: true)
        let bytes = try PeekedBytes(StreamBytes(file?.descriptor ?? STDIN_FILENO))
        switch bytes.format {
        case .message, .mbox, .other, .unsupported:
            if place == nil { return try plain(bytes) }
        case .empty, .appleMessage, .archive, .outlookMessage, .outlookStore, .dbox: break
        }
        guard case .file(let identity) = PathStatus(path) else { return try first(in: context.open(bytes)) }
        return try first(in: context.open(FoundFile(path: path, identity: identity)).stream)
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
        return StoredMessage(record, source: path, member: nil)
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
                if omitted.place == place, found == nil { throw ReadFailure(omitted.reason, omitted.detail) }
                omission = omission ?? omitted
            case .message(let record, let member):
                let isNamed = place.map { $0 == member || $0 == record.place(in: member) } ?? true
                guard MailLook.isMail(record.bytes) else {
                    if isNamed, place != nil { throw ReadFailure(.noHeader) }
                    omission = omission ?? Omission(source: path, member: member, reason: .noHeader)
                    continue
                }
                number += 1
                if isNamed {
                    found?.hasOthers = true
                    if let found { return found }
                    found = StoredMessage(record, source: path, member: member)
                    if record.offset != nil, place == found?.origin.place { return found }
                } else if String(number) == place {
                    numbered = StoredMessage(record, source: path, member: member)
                }
            }
        }
        if let message = found ?? numbered { return message }
        // What is missing may have been in what could not be read.
        guard let omission, number == 0 || omission.reason == .damagedArchive else { return nil }
        throw ReadFailure(omission.reason, omission.detail)
    }
}
