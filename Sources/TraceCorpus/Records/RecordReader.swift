internal import TraceFields

/// One message as it was read: its bytes are valid until the next one is asked for.
struct Record {
    /// The message without the `From ` line of a mbox: the whole, or at least its header where it is longer than the buffer.
    var bytes: UnsafeBufferPointer<UInt8>
    /// Offset of the message in its source; nil for one that is the whole source.
    var offset: Int?
    /// Bytes of the whole message.
    var size: Int
    var digest = ContentDigest(high: 0, low: 0)
    var sha256: MessageSHA256?

    init(bytes: UnsafeBufferPointer<UInt8>, offset: Int?, size: Int) {
        self.bytes = bytes
        self.offset = offset
        self.size = size
    }

    /// A source of which all is at hand; nil where it is, or may be, anything but one message.
    init?(whole bytes: UnsafeBufferPointer<UInt8>, _ hash: ContentHash?) {
        guard !BareReturns.end(in: bytes),
            FileFormat(UnsafeBufferPointer(rebasing: bytes.prefix(FileFormat.beginning)), isWhole: true) == .message
        else { return nil }
        var isUnquoted = true
        let further = LineStarts.first(0x46, or: 0x3E, in: bytes, from: 1) { place in
            if bytes[place] == 0x3E { isUnquoted = false }
            return MailboxBoundary.seemsToStartMessage(bytes, at: place, isWhole: true) == true
        }
        guard further == nil else { return nil }
        self.init(bytes: bytes, offset: nil, size: bytes.count)
        takeDigest(hash, isUnquoted: isUnquoted)
    }

    mutating func takeDigest(_ hash: ContentHash?, isUnquoted: Bool) {
        guard let hash else { return }
        hash.begin()
        hash.update(bytes, isUnquoted: isUnquoted)
        (digest, sha256) = hash.finish()
    }
}

/// bytes → messages: cuts a mbox (RFC 4155), or takes the whole source as one message.
///
/// However long a message is, what is held of it is what fits into the buffer: the header, and as much of the body as there is room.
final class RecordReader {
    enum Form: Hashable, Sendable {
        /// One message.
        case single
        /// A mbox whose messages begin where `MailboxBoundary` says.
        case mbox
        /// The same, but `Content-Length` is believed where a message or the end follows there (mboxcl, mboxcl2).
        case mboxWithLengths
        /// One of these two: with lengths if that of the first message that is no longer than a buffer is right.
        case anyMbox
    }

    private let source: any ByteSource
    private(set) var form: Form
    let buffer: RecordBuffer
    let hash: ContentHash?
    /// First byte in the buffer that was not handed out.
    var start = 0
    /// Behind the last byte in the buffer.
    var end = 0
    /// Offset in the source of the first byte in the buffer.
    private(set) var offset: Int
    /// The same of the first byte of all that is read.
    private let first: Int
    private(set) var isAtEnd = false
    /// Whether lines end in a carriage return alone, as old Macintosh programs wrote mailboxes; told by `From ` lines.
    private(set) var hasBareReturns = false
    /// Whether all of the message was searched for the next one, and no line that begins with `>` was seen on the way.
    private var isUnquoted = false
    private var failure: ReadFailure?
    /// Offset in the source of the first line in a single message that seems to begin another one.
    private(set) var further: Int?

    /// `offset` is that of the first byte of `source`. Without `hash`, digests are left out.
    init(_ source: any ByteSource, form: Form, offset: Int = 0, buffer: RecordBuffer, hash: ContentHash?) {
        self.source = source
        self.form = form
        self.offset = offset
        first = offset
        self.buffer = buffer
        self.hash = hash
        buffer.shrink()
    }

    /// Offset in the source of what comes next.
    var position: Int { offset + start }

    /// Looks at the beginning before the first message is taken, and says what it is.
    func look() throws(ReadFailure) -> FileFormat {
        fill()
        if end == 0, let failure { throw failure }
        let format = FileFormat(buffer.bytes(0, min(end, FileFormat.beginning)), isWhole: isAtEnd)
        form = format == .mbox ? .anyMbox : .single
        return format
    }

    /// The next message; nil at the end. Throws where the source ended too early, behind the last message.
    func next() throws(ReadFailure) -> Record? {
        if start == end {
            offset += end
            start = 0
            end = 0
            buffer.shrink()
            fill()
            guard end > 0 else {
                if let failure { throw failure }
                return nil
            }
        }
        if position == 0, form != .single { start = MailLook.mailboxStart(in: buffer.bytes(0, end)) }
        if !hasBareReturns, form != .single { noteBareReturns() }
        takeStatedLength()
        var searched = start
        isUnquoted = false
        while true {
            if let boundary = boundary(after: &searched) { return whole(to: boundary) }
            if isAtEnd { return whole(to: end) }
            if start > 0 {
                let moved = start
                dropHandedOut()
                searched -= moved
            }
            if end == buffer.capacity { return long(searched) }
            fill()
        }
    }

    // Filling

    /// Reads until the buffer is full or the source ends. Where it ends by a failure, what came before is handed out first.
    func fill() {
        let filled = end
        defer { replaceBareReturns(from: filled) }
        while end < buffer.capacity, !isAtEnd {
            do throws(ReadFailure) {
                let count = try source.read(into: buffer.room(from: end))
                if count == 0 { isAtEnd = true }
                end += count
            } catch {
                isAtEnd = true
                failure = error
            }
        }
    }

    /// Makes line feeds of the carriage returns that stand for them, so that messages are found; nothing moves.
    private func replaceBareReturns(from filled: Int) {
        if offset + filled == first { hasBareReturns = BareReturns.end(in: buffer.bytes(0, end)) }
        guard hasBareReturns else { return }
        BareReturns.replace(buffer.base, filled..<end, isAtEnd: isAtEnd)
    }

    /// Looks whether such a mailbox was put behind another one: its first message begins here.
    private func noteBareReturns() {
        hasBareReturns = BareReturns.end(in: buffer.bytes(start, end))
        if hasBareReturns { BareReturns.replace(buffer.base, start..<end, isAtEnd: isAtEnd) }
    }

    private func dropHandedOut() {
        buffer.move(start, end, to: 0)
        offset += start
        end -= start
        start = 0
    }

    /// Gives up the bytes `from..<to` of the buffer: what stands behind them follows those before.
    func drop(_ from: Int, _ to: Int) {
        buffer.move(to, end, to: from)
        end -= to - from
        offset += to - from
    }

    // Boundaries

    /// Where the next message begins, looking behind `searched`; nil where none is seen, and then `searched` is where to go on.
    func boundary(after searched: inout Int) -> Int? {
        let bytes = buffer.bytes(0, end)
        if form != .mbox, form != .single, searched == start {
            let stated = statedEnd
            let place = stated.flatMap { lengthBoundary(bytes, $0) }
            if form == .anyMbox, stated.map(fits) ?? true { form = place == nil ? .mbox : .mboxWithLengths }
            if let place { return place }
        }
        if searched == start { isUnquoted = true }
        var undecided: Int?
        let found = LineStarts.first(0x46, or: 0x3E, in: bytes, from: searched + 1) { place in
            guard bytes[place] == 0x46 else {
                isUnquoted = false
                return false
            }
            // A message has a `From ` line at least; and what stands before the buffer is not known.
            guard place > start + 3 else { return false }
            switch startsMessage(bytes, at: place) {
            case true?: return true
            case false?: return false
            case nil:
                undecided = place
                return true
            }
        }
        if let found, undecided == nil { return found }
        // The empty line before a boundary has to be seen again.
        searched = max(start, (undecided ?? end) - 4)
        return nil
    }

    /// What is no mailbox is one message, whatever seems to begin in it.
    private func startsMessage(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool? {
        guard form == .single else { return MailboxBoundary.startsMessage(bytes, at: place, isWhole: isAtEnd) }
        guard let seems = MailboxBoundary.seemsToStartMessage(bytes, at: place, isWhole: isAtEnd) else { return nil }
        if seems, further == nil { further = offset + place }
        return false
    }

    /// Where the message ends by its `Content-Length`, whatever is there; nil where none is stated in the bytes at hand.
    private var statedEnd: Int? {
        let bytes = buffer.bytes(0, end)
        guard let header = LineStarts.endOfHeader(from: headerStart, in: bytes) else { return nil }
        return ContentLength.value(in: bytes, headerStart..<header).map { header + $0 }
    }

    /// Whether a message that ends there is checked: it and the `From ` line behind it fit into a buffer, wherever in a buffer it
    /// begins. So the same messages are found whatever the pieces in which a mailbox is read.
    private func fits(_ stated: Int) -> Bool { stated - start + 7 <= RecordBuffer.usual }

    /// Reads on where the end that the next message states is not in the buffer yet and would fit.
    private func takeStatedLength() {
        guard form == .anyMbox || form == .mboxWithLengths, start > 0, !isAtEnd else { return }
        let hasHeader = LineStarts.endOfHeader(from: headerStart, in: buffer.bytes(0, end)) != nil
        if hasHeader {
            guard let stated = statedEnd, stated + 7 > end, fits(stated) else { return }
        }
        dropHandedOut()
        fill()
    }

    /// The stated end, if a message or the end of all is there.
    private func lengthBoundary(_ bytes: UnsafeBufferPointer<UInt8>, _ stated: Int) -> Int? {
        guard fits(stated), stated <= bytes.count else { return nil }
        var place = stated
        if place == bytes.count, isAtEnd { return place }
        place = LineEnd.end(at: place, in: bytes) ?? place
        if place == bytes.count, isAtEnd { return place }
        return MailboxBoundary.isFromLine(bytes, place) ? place : nil
    }

    // Messages

    /// Offset of the message behind its `From ` line.
    var headerStart: Int {
        guard form != .single, MailboxBoundary.isFromLine(buffer.bytes(0, end), start) else { return start }
        return LineStarts.end(of: start, in: buffer.bytes(0, end)) ?? end
    }

    /// The message that lies in the buffer and ends before `boundary`.
    private func whole(to boundary: Int) -> Record {
        let first = headerStart
        let last = max(first, withoutSeparator(boundary))
        let bytes = buffer.bytes(first, last)
        var record = Record(bytes: bytes, offset: form == .single ? nil : offset + first, size: bytes.count)
        record.takeDigest(hash, isUnquoted: isUnquoted)
        start = boundary
        return record
    }

    /// A mbox puts an empty line behind each message: it is no part of it.
    func withoutSeparator(_ boundary: Int) -> Int {
        let bytes = buffer.bytes(0, end)
        guard form != .single else { return boundary }
        let line = LineEnd.start(before: boundary, in: bytes)
        return line > 0 && bytes[line - 1] == 0x0A ? line : boundary
    }
}
