/// What one worker does in one go. Units are numbered in the order of the input.
struct ScanUnit: Sendable {
    enum Work: Sendable {
        /// Small files, and what was left out between them.
        case files([FileItem])
        /// A piece of a mbox.
        case chunk(MboxChunk)
        /// Messages that were unpacked already.
        case batch(MessageBatch)
    }

    var number: Int
    var work: Work
    /// Sources that did not change since an earlier run read them to the end.
    var unchanged = 0
}

enum FileItem: Sendable {
    case file(FoundFile)
    case omission(Omission)
}

/// A piece of a mbox that begins and ends where messages do.
struct MboxChunk: Sendable {
    var path: String
    var file: OpenFile
    var identity: SourceIdentity
    var form: RecordReader.Form
    var range: Range<Int>
    var isLast: Bool
    /// Where an earlier run read the mailbox up to here.
    var earlier: SourceMark?
}

/// The headers of messages that came out of a stream, where they lie, and what was left out between them.
struct MessageBatch: Sendable {
    struct Message: Sendable {
        var range: Range<Int>
        var origin: MessageOrigin
    }

    enum Item: Sendable {
        case message(Message)
        case omission(Omission)
    }

    /// A batch is full with as many items or bytes.
    static let items = 512
    static let byteCount = 1 << 20

    var path: String
    var kind: SourceKind
    var identity: SourceIdentity
    var bytes: [UInt8] = []
    var list: [Item] = []
    /// Items of the source up to the end of this batch.
    var position: Int
    /// Bytes of the file that were read for this batch.
    var packed = 0
    var isFirst = false
    var isLast = false
    /// Where an earlier run read the source up to here.
    var earlier: SourceMark?

    var isFull: Bool { list.count >= Self.items || bytes.count >= Self.byteCount }

    mutating func append(_ record: Record, member: String?) {
        let start = bytes.count
        let kept = Self.needed(record.bytes)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: record.bytes[..<kept]))
        let origin = MessageOrigin(
            source: path, member: member, offset: record.offset, size: record.size, digest: record.digest,
            sha256: record.sha256)
        list.append(.message(Message(range: start..<bytes.count, origin: origin)))
        position += 1
    }

    mutating func append(_ omission: Omission) {
        list.append(.omission(omission))
        position += 1
    }

    /// How many bytes of a message the analysis needs.
    private static func needed(_ message: UnsafeBufferPointer<UInt8>) -> Int {
        guard let header = LineStarts.endOfHeader(from: 0, in: message) else { return message.count }
        return BodyNeed.isWhole(UnsafeBufferPointer(rebasing: message[..<header])) ? message.count : header
    }
}
