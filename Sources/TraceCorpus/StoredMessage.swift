internal import Foundation
internal import TraceFields

/// One message of what a person named: a plain file, or a message in anything else that `SourceReader` reads.
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
            found = try MessageSearch(name).first()
        } catch {
            throw .omission(error.reason, detail: error.detail)
        }
        guard let found else { throw .noSuchPlace }
        self = found
    }

    fileprivate init(_ record: Record, source: String, member: String?) {
        bytes = Array(record.bytes)
        origin = MessageOrigin(
            source: source, member: member, offset: record.offset, size: record.size, digest: record.digest, sha256: record.sha256
        )
    }
}

/// name → the first message that answers to it.
private struct MessageSearch {
    /// Bytes of a message that are kept: the longest header that is read, and as much body.
    private static let keptBytes = 2 * Limits.headerBytes

    private let name: MessageName
    private let context: StreamContext

    init(_ name: MessageName) {
        self.name = name
        context = StreamContext(
            source: name.path, buffer: RecordBuffer(capacity: Self.keptBytes), hash: ContentHash(hasSHA256: true),
            limits: ArchiveLimits())
    }

    func first() throws(ReadFailure) -> StoredMessage? {
        let file = name.path == "-" ? nil : try OpenFile(name.path, waits: true)
        let bytes = try PeekedBytes(StreamBytes(file?.descriptor ?? STDIN_FILENO))
        switch bytes.format {
        case .message, .mbox, .other, .unsupported:
            if name.place == nil { return try plain(bytes) }
        case .empty, .appleMessage, .archive, .outlookMessage, .outlookStore, .dbox: break
        }
        guard case .file(let identity) = PathStatus(name.path) else { return try first(in: context.open(bytes)) }
        return try first(in: context.open(FoundFile(path: name.path, identity: identity)).stream)
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
        return StoredMessage(record, source: name.path, member: nil)
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
                if omitted.place == name.place, found == nil { throw ReadFailure(omitted.reason, omitted.detail) }
                omission = omission ?? omitted
            case .message(let record, let member):
                let isNamed = name.place.map { $0 == member || $0 == record.place(in: member) } ?? true
                guard MailLook.isMail(record.bytes) else {
                    if isNamed, name.place != nil { throw ReadFailure(.noHeader) }
                    omission = omission ?? Omission(source: name.path, member: member, reason: .noHeader)
                    continue
                }
                number += 1
                if isNamed {
                    found?.hasOthers = true
                    if let found { return found }
                    found = StoredMessage(record, source: name.path, member: member)
                    if record.offset != nil, name.place == found?.origin.place { return found }
                } else if String(number) == name.place {
                    numbered = StoredMessage(record, source: name.path, member: member)
                }
            }
        }
        if number == 0, let omission { throw ReadFailure(omission.reason, omission.detail) }
        return found ?? numbered
    }
}
