/// Where a message came from, as a report names it.
public struct Source: Hashable, Sendable {
    /// The file as the user named it; `-` for standard input.
    public var name: String
    /// The message inside of `name`, where that is a container.
    public var member: String?
    /// Bytes of the message, body included.
    public var size: Int
    /// SHA-256 of these bytes in lower-case hexadecimal; see `SourceDigest`.
    public var sha256: String
    /// SHA-256 without carriage returns, the quoting of `From ` lines and line feeds at the end, which change when a message moves between
    /// kinds of mailboxes: copies of one mail have the same. nil where nobody found it.
    public var contentSHA256: String?
    /// Where names were replaced: SHA-256 of the message before that. Size and `sha256` are then those of the redacted header.
    public var originalSHA256: String?

    /// Whether another message carried it, so that whoever sent that one could have written anything into it.
    public var isAttached = false

    public init(name: String, member: String? = nil, size: Int, sha256: String) {
        self.name = name
        self.member = member
        self.size = size
        self.sha256 = sha256
    }

    /// What is asked for to read the message again.
    public var argument: String { member.map { name + ":" + $0 } ?? name }

    /// A source whose whole message is at hand.
    public init(name: String, member: String? = nil, message: [UInt8]) {
        self.init(name: name, member: member, size: message.count, sha256: SourceDigest.sha256(of: message))
        contentSHA256 = SourceDigest.content(of: message)
    }
}
