/// One message of what a person named: a plain file, or a message in anything else that `SourceReader` reads, or attached to one.
///
/// However long the message is, only its beginning is kept: the header and some body. Size and digests are those of the whole.
public struct StoredMessage {
    public let bytes: [UInt8]
    public let origin: MessageOrigin
    /// Whether more messages answer to the name; this is the first of them.
    public internal(set) var hasOthers = false
    /// What the file seems to hold besides, and is not read; of an archive that is damaged what could not be read, and the message may end
    /// with that.
    public internal(set) var omission: Omission?

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

    /// Something in a file that holds messages.
    public enum Item {
        case message(StoredMessage)
        case omission(Omission)
    }

    /// Every message of a file, in its order. Throws where there is none.
    public static func readAll(of path: String, _ body: (Item) -> Void) throws(Failure) {
        do throws(ReadFailure) {
            try MessageSearch(path, nil).all(body)
        } catch {
            throw .omission(error.reason, detail: error.detail)
        }
    }

    /// Whether it looks like a mail, as what is read from an archive must.
    public var isMail: Bool { bytes.withUnsafeBufferPointer { MailLook.isMail($0) } }

    /// The places of the messages that it carries.
    public var attachedPlaces: [String] { AttachedMessages.items(of: bytes).compactMap { origin.attached($0, nil).place } }

    init(_ record: Record, source: String, member: String?) {
        bytes = Array(record.bytes)
        origin = MessageOrigin(
            source: source, member: member, offset: record.offset, size: record.size, digest: record.digest, sha256: record.sha256
        )
    }

    /// What is attached to a message there.
    private init?(_ part: String, of message: StoredMessage) {
        guard let item = AttachedMessages.items(of: message.bytes).first(where: { $0.part == part }) else { return nil }
        bytes = item.bytes
        origin = message.origin.attached(item, ContentHash(hasSHA256: true))
    }
}
