/// How far a part took the scan. What keeps the results stores it in the same transaction as the part: then a run that is cut off
/// at any moment neither loses nor doubles a message.
public struct ScanProgress: Sendable {
    /// The sources that the part read from, in order. A later mark replaces an earlier one with the same path.
    public var sources: [SourceMark] = []
    /// What was left out, in order.
    public var omissions: [Omission] = []
    /// Messages in the part.
    public var messages = 0
    /// Messages whose content was counted before, and which are therefore not in the part.
    public var duplicates = 0
    /// Sources that earlier runs read to the end and that did not change.
    public var unchanged = 0
    /// Bytes of input that the part covers, as they lie in the files.
    public var bytes = 0
    /// Memory that the digests of all contents take that were met so far.
    public var digestBytes = 0

    public init() {}
}

/// What kind of thing a source is.
public enum SourceKind: String, CaseIterable, Sendable {
    case message, mbox, archive, dbox
    case outlookMessage = "outlook-message"
    case outlookStore = "outlook-store"
    /// Standard input, which cannot be read twice.
    case stream
}

/// A file as it was when it was read.
public struct SourceIdentity: Hashable, Sendable {
    public var size: Int
    /// Last change, in nanoseconds since 1970-01-01T00:00:00Z.
    public var modified: Int64
    /// Digest of the first bytes, at most 4,096, of a file that may grow; nil where size and time are enough.
    public var beginning: ContentDigest?

    public init(size: Int, modified: Int64, beginning: ContentDigest? = nil) {
        self.size = size
        self.modified = modified
        self.beginning = beginning
    }
}

/// How far a source was read.
public struct SourceMark: Hashable, Sendable {
    public var path: String
    public var kind: SourceKind
    public var identity: SourceIdentity
    /// Where to go on: a byte offset in a mbox, a number of messages and omissions in everything else.
    public var position: Int
    /// Digest of the bytes before `position` in a mbox, at most 4,096: whether it only grew.
    public var ending: ContentDigest?
    /// Messages up to there, duplicates included.
    public var messages: Int
    public var duplicates: Int
    /// Whether all of it was read.
    public var isComplete: Bool
    /// Whether the part that the mark is of begins where the source does: what earlier runs left out of it was looked at again.
    public var isFromStart = false

    public init(
        path: String, kind: SourceKind, identity: SourceIdentity, position: Int = 0, ending: ContentDigest? = nil,
        messages: Int = 0, duplicates: Int = 0, isComplete: Bool = false
    ) {
        self.path = path
        self.kind = kind
        self.identity = identity
        self.position = position
        self.ending = ending
        self.messages = messages
        self.duplicates = duplicates
        self.isComplete = isComplete
    }
}

/// Something that was not read, and why.
public struct Omission: Hashable, Sendable {
    public var source: String
    public var member: String?
    /// Offset in the file or member, where one message of a mailbox is meant.
    public var offset: Int?
    public var reason: OmissionReason
    /// What the system or a library said of it, in its own words.
    public var detail: String?

    public init(source: String, member: String? = nil, offset: Int? = nil, reason: OmissionReason, detail: String? = nil) {
        self.source = source
        self.member = member
        self.offset = offset
        self.reason = reason
        self.detail = detail
    }
}

/// Why something was left out.
public enum OmissionReason: String, CaseIterable, Sendable {
    case missing, forbidden, unreadable, empty
    /// A Maildir's folder for messages that are still being written.
    case maildirTemporary = "maildir-temporary"
    /// A link that leads back to a directory above it.
    case linkLoop = "link-loop"
    /// A socket, a pipe or a device in a directory.
    case notAFile = "not-a-file"
    /// It begins with no header field that mail has.
    case noHeader = "no-header"
    case unsupportedFormat = "unsupported-format"
    /// The library that reads the format is not on this machine.
    case missingLibrary = "missing-library"
    /// An archive that is damaged or ends too early.
    case damagedArchive = "damaged-archive"
    case encryptedArchive = "encrypted-archive"
    /// Packed by a method that is not read.
    case unsupportedCompression = "unsupported-compression"
    /// An archive in an archive in an archive.
    case archiveDepth = "archive-depth"
    /// A format that is not read from its beginning to its end: it cannot come through a pipe or out of an archive.
    case needsFile = "needs-file"
    case archiveRatio = "archive-ratio"
    case archiveSize = "archive-size"
    case archiveEntries = "archive-entries"
    /// What a mail server keeps of a folder in its mailbox, in the form of a message.
    case folderData = "folder-data"
    /// What seems to be a mailbox but does not begin as one: lines in the body of its first message, which was read, begin others.
    case furtherMessages = "further-messages"
    /// An Outlook item without the header it came with: it was never sent over SMTP.
    case noInternetHeader = "no-internet-header"
}

/// What earlier runs left behind.
public protocol ScanHistory: Sendable {
    /// The newest mark of a source, or nil where it was never read.
    func mark(of path: String) -> SourceMark?
    /// Every content that was counted.
    func forEachDigest(_ body: (ContentDigest) -> Void) throws
}

/// The history of a first run.
public struct NoHistory: ScanHistory {
    public init() {}

    public func mark(of path: String) -> SourceMark? { nil }

    public func forEachDigest(_ body: (ContentDigest) -> Void) {}
}
