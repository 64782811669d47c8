/// SHA-256 of a message, in lower-case hexadecimal.
public struct MessageSHA256: Hashable, Sendable {
    /// Of its bytes.
    public var bytes: String
    /// Of what it is known by in an archive: without carriage returns, the quoting of `From ` lines and line feeds at its end.
    public var content: String
}

/// Where a message lies, and what it is known by.
public struct MessageOrigin: Hashable, Sendable {
    /// The file as it was named or found below what was named; `-` for standard input.
    public var source: String
    /// The path inside of an archive or of an Outlook store; nil elsewhere.
    public var member: String?
    /// Offset of its first byte in the file, or in the unpacked member; the `From ` line of a mbox is not a part of the message.
    /// nil for a message that is the whole of its file or member.
    public var offset: Int?
    /// The number of the part of a message that holds it, where it was attached to one; see `AttachedMessages.Item`.
    public var part: String?
    /// Bytes of the message, body included; of an Outlook item those of its internet headers.
    public var size: Int
    public var digest: ContentDigest
    /// Where `ScanOptions.hasSHA256` asks for it.
    public var sha256: MessageSHA256?
    /// Of the message before it was redacted; nil where it was not.
    public var originalSHA256: String?

    public init(
        source: String, member: String? = nil, offset: Int? = nil, size: Int, digest: ContentDigest, sha256: MessageSHA256? = nil
    ) {
        self.source = source
        self.member = member
        self.offset = offset
        self.size = size
        self.digest = digest
        self.sha256 = sha256
    }
}

extension AttachedMessages {
    /// The outermost ones that a message carries, and where each lies; `origin` is that of the message.
    static func carried(
        by message: UnsafeBufferPointer<UInt8>, _ hash: ContentHash?, origin: () -> MessageOrigin
    ) -> [(bytes: [UInt8], origin: MessageOrigin)] {
        let items = items(of: Array(message), nested: false)
        guard !items.isEmpty else { return [] }
        let origin = origin()
        return items.map { ($0.bytes, origin.attached($0, hash)) }
    }
}

extension MessageOrigin {
    /// Where a message lies that the one of this origin carries.
    func attached(_ item: AttachedMessages.Item, _ hash: ContentHash?) -> MessageOrigin {
        var attached = self
        attached.part = part.map { $0 + "." + item.part } ?? item.part
        attached.size = item.bytes.count
        guard let hash else { return attached }
        hash.begin()
        item.bytes.withUnsafeBufferPointer { hash.update($0) }
        (attached.digest, attached.sha256) = hash.finish()
        return attached
    }
}
