internal import Foundation

/// A container that is read once, in order.
protocol MessageStream: AnyObject {
    /// The next message or what was left out; nil at the end. A message is valid until the next one is asked for.
    func next() -> StreamItem?
    /// Bytes of the file that were read so far, where that is known.
    var packed: Int { get }
}

extension MessageStream {
    var packed: Int { 0 }
}

enum StreamItem {
    /// A message and the path of what holds it inside of the source.
    case message(Record, member: String?)
    case omission(Omission)
}

/// Messages that lie in plain bytes: one, or a mbox.
final class PlainStream: MessageStream {
    private let reader: RecordReader
    private let source: String
    private let member: String?
    /// Whether the format says so, whatever seems to begin in the message.
    private let holdsOneMessage: Bool
    private var isEnded = false

    init(_ reader: RecordReader, source: String, member: String?, holdsOneMessage: Bool) {
        self.reader = reader
        self.source = source
        self.member = member
        self.holdsOneMessage = holdsOneMessage
    }

    func next() -> StreamItem? {
        guard !isEnded else { return nil }
        do throws(ReadFailure) {
            if let record = try reader.next() { return .message(record, member: member) }
            isEnded = true
            return holdsOneMessage
                ? nil
                : reader.further.map {
                    .omission(Omission(source: source, member: member, offset: $0, reason: .furtherMessages))
                }
        } catch {
            isEnded = true
            return .omission(Omission(source: source, member: member, reason: error.reason, detail: error.detail))
        }
    }
}

/// Something of which nothing can be read.
final class OmittedStream: MessageStream {
    private var omission: Omission?

    init(_ omission: Omission) {
        self.omission = omission
    }

    func next() -> StreamItem? {
        defer { omission = nil }
        return omission.map { .omission($0) }
    }
}

/// What streams need while they read.
struct StreamContext {
    var source: String
    var buffer: RecordBuffer
    var hash: ContentHash?
    var limits: ArchiveLimits
    /// Whether a person named the file, and may mean a mail that is attached to an Outlook message.
    var readsAttached = false
}

extension StreamContext {
    /// A stream over a file, chosen by its first bytes. The kind is nil where the file cannot be read.
    func open(_ file: FoundFile) -> (stream: any MessageStream, kind: SourceKind?) {
        do throws(ReadFailure) {
            let opened = try OpenFile(file.path)
            let bytes = FileBytes(opened, 0..<file.identity.size)
            let reader = RecordReader(bytes, form: .single, buffer: buffer, hash: hash)
            let format = try reader.look()
            switch format {
            case .archive:
                let bytes = FileBytes(opened, 0..<file.identity.size)
                return (ArchiveStream(bytes, file: opened, packed: file.identity.size, self), .archive)
            case .outlookMessage:
                let bytes = FileBytes(opened, 0..<file.identity.size)
                return (OutlookMessageStream(bytes, member: nil, self), .outlookMessage)
            case .outlookStore: return (try OutlookStoreStream(file.path, self), .outlookStore)
            case .mbox: return (plain(format, reader, member: nil), .mbox)
            case .dbox: return (plain(FileBytes(opened, 0..<file.identity.size), format, member: nil), .dbox)
            case .appleMessage:
                let bytes = FileBytes(opened, 0..<file.identity.size)
                return (plain(bytes, format, member: nil), .message)
            case .empty, .message, .unsupported, .packed, .other:
                return (plain(format, reader, member: nil), .message)
            }
        } catch {
            return (OmittedStream(Omission(source: source, reason: error.reason, detail: error.detail)), nil)
        }
    }

    /// A stream over standard input.
    func open(_ input: StreamBytes) -> any MessageStream {
        do throws(ReadFailure) {
            return open(try PeekedBytes(input))
        } catch {
            return OmittedStream(Omission(source: source, reason: error.reason, detail: error.detail))
        }
    }

    /// A stream over bytes that are no file.
    func open(_ bytes: PeekedBytes) -> any MessageStream {
        let format = bytes.format
        if format == .archive { return ArchiveStream(bytes, file: nil, packed: 0, self) }
        if format == .outlookMessage { return OutlookMessageStream(bytes, member: nil, self) }
        return plain(bytes, format, member: nil)
    }

    /// A stream over plain bytes that nobody began to read.
    func plain(_ bytes: any ByteSource, _ format: FileFormat, member: String?) -> any MessageStream {
        if format == .dbox { return DboxStream(bytes, member: member, self) }
        if case .appleMessage(let start, let count) = format {
            return single(SliceBytes(bytes, from: start, count: count), member: member)
        }
        let form: RecordReader.Form = format == .mbox ? .anyMbox : .single
        return plain(format, RecordReader(bytes, form: form, buffer: buffer, hash: hash), member: member)
    }

    /// A stream over the bytes of one message, which a format delimits.
    func single(_ bytes: any ByteSource, member: String?) -> any MessageStream {
        let reader = RecordReader(bytes, form: .single, buffer: buffer, hash: hash)
        return PlainStream(reader, source: source, member: member, holdsOneMessage: true)
    }

    /// A stream over plain bytes.
    func plain(_ format: FileFormat, _ reader: RecordReader, member: String?) -> any MessageStream {
        switch format {
        case .message, .mbox: PlainStream(reader, source: source, member: member, holdsOneMessage: false)
        case .empty: OmittedStream(Omission(source: source, member: member, reason: .empty))
        case .unsupported(let name):
            OmittedStream(Omission(source: source, member: member, reason: .unsupportedFormat, detail: name))
        case .packed(let name):
            OmittedStream(Omission(source: source, member: member, reason: .unsupportedCompression, detail: name))
        case .other(let name):
            OmittedStream(Omission(source: source, member: member, reason: .noHeader, detail: name))
        case .archive, .outlookMessage, .outlookStore, .dbox, .appleMessage:
            OmittedStream(Omission(source: source, member: member, reason: .needsFile))
        }
    }
}
