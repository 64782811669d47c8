/// Where a message lies, and what it is known by.
public struct MessageOrigin: Hashable, Sendable {
    /// The file as it was named or found below what was named; `-` for standard input.
    public var source: String
    /// The path inside of an archive; nil where `source` is no archive.
    public var member: String?
    /// Number of the message in its source, from 1.
    public var ordinal: Int
    /// Offset of its first byte in the file, or in the unpacked member. The `From ` line of a mbox is not a part of the message.
    public var offset: Int
    /// Bytes of the message, body included.
    public var size: Int
    public var digest: ContentDigest

    public init(source: String, member: String? = nil, ordinal: Int, offset: Int, size: Int, digest: ContentDigest) {
        self.source = source
        self.member = member
        self.ordinal = ordinal
        self.offset = offset
        self.size = size
        self.digest = digest
    }
}
