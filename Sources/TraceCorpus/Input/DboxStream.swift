/// The messages in a file of Dovecot's sdbox (one) or mdbox (many), in the order in which they lie there. What Dovecot packed is unpacked.
///
/// A line `2 M<size of a message's head, hexadecimal> C<time>`; then for each message its head (`01 02 N`, its length in 16 hexadecimal
/// digits before a line feed), its bytes, a line feed, `01 03` and lines of what is known of it up to an empty one.
final class DboxStream: MessageStream {
    private let context: StreamContext
    private let member: String?
    private let bytes: DboxBytes
    private var headSize = 0
    private var current: (any MessageStream)?
    /// Where the message at hand begins in the file.
    private var offset = 0
    private var isEnded = false

    init(_ source: any ByteSource, member: String?, _ context: StreamContext) {
        bytes = DboxBytes(source)
        self.member = member
        self.context = context
    }

    func next() -> StreamItem? {
        while !isEnded {
            if let item = current?.next() { return placed(item) }
            do throws(ReadFailure) {
                isEnded = try passCurrent() ? !begin() : true
            } catch {
                current = nil
                isEnded = (try? bytes.passDamage()) != true
                let omission = Omission(
                    source: context.source, member: member, offset: bytes.offset, reason: error.reason, detail: error.detail)
                return .omission(omission)
            }
        }
        return nil
    }

    /// Passes the rest of the message at hand; false where the file ended inside of it.
    private func passCurrent() throws(ReadFailure) -> Bool {
        guard current != nil else { return true }
        current = nil
        return try bytes.passMessage()
    }

    /// Goes to the next message; false at the end.
    private func begin() throws(ReadFailure) -> Bool {
        if bytes.offset == 0 {
            let fields = String(decoding: try bytes.line(), as: UTF8.self).split(separator: " ")
            headSize = fields.first { $0.hasPrefix("M") }.flatMap { Int($0.dropFirst(), radix: 16) } ?? 0
            guard headSize > 20 else { throw ReadFailure(.damagedArchive, "its first line does not tell the size of a head") }
        }
        let head = try bytes.take(headSize)
        if head.isEmpty { return false }
        guard head.count == headSize, head.starts(with: DboxBytes.mark), head.last == 0x0A,
            let length = Int(String(decoding: head.dropLast().suffix(16), as: UTF8.self), radix: 16), length >= 0
        else { throw ReadFailure(.damagedArchive, "no message begins where one should") }
        bytes.left = length
        offset = bytes.offset
        let message = try PeekedBytes(bytes)
        switch message.format {
        case .archive: current = ArchiveStream(message, file: nil, packed: 0, context, member: member)
        case .empty: current = context.plain(message, .empty, member: member)
        default: current = context.single(message, member: member)
        }
        return true
    }

    private func placed(_ item: StreamItem) -> StreamItem {
        switch item {
        case .message(var record, let member):
            record.offset = offset
            return .message(record, member: member)
        case .omission(var omission):
            omission.offset = offset
            return .omission(omission)
        }
    }
}

/// The bytes of such a file; as a source, those of the message at hand.
private final class DboxBytes: ByteSource {
    static let mark: [UInt8] = [0x01, 0x02, 0x4E]
    /// No line of the format is nearly as long.
    private static let longestLine = 1 << 16

    private let source: any ByteSource
    /// What was read and not handed out.
    private var ahead: ArraySlice<UInt8> = []
    /// Bytes of the file that were handed out.
    private(set) var offset = 0
    /// Bytes of the message that were not.
    var left = 0
    /// Whether that the file ends inside of the message was told already.
    private var isCutOff = false
    private static let cutOff = ReadFailure(.damagedArchive, "it ends inside of a message")

    init(_ source: any ByteSource) {
        self.source = source
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        guard left > 0 else { return 0 }
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(left))
        var count = min(room.count, ahead.count)
        if count > 0 {
            room.copyBytes(from: ahead.prefix(count))
            ahead.removeFirst(count)
        } else {
            count = try source.read(into: room)
        }
        guard count > 0 else {
            isCutOff = true
            throw Self.cutOff
        }
        left -= count
        offset += count
        return count
    }

    /// The next `count` bytes; fewer at the end.
    func take(_ count: Int) throws(ReadFailure) -> ArraySlice<UInt8> {
        while ahead.count < count, try fill() {}
        return handOut(min(count, ahead.count))
    }

    /// The next line, without its end.
    func line() throws(ReadFailure) -> ArraySlice<UInt8> {
        while true {
            if let end = ahead.firstIndex(of: 0x0A) { return handOut(end + 1 - ahead.startIndex).dropLast() }
            guard ahead.count < Self.longestLine, try fill() else {
                throw ReadFailure(.damagedArchive, "it ends inside of a line")
            }
        }
    }

    /// Passes what is left of the message, and what is known of it; false where the file ended inside of the message.
    func passMessage() throws(ReadFailure) -> Bool {
        while left > 0 {
            let count = try take(min(left, Self.longestLine)).count
            guard count > 0 || isCutOff else { throw Self.cutOff }
            if count == 0 { return false }
            left -= count
        }
        guard try take(4).elementsEqual([0x0A, 0x01, 0x03, 0x0A]) else {
            throw ReadFailure(.damagedArchive, "a message does not end where it should")
        }
        while try !line().isEmpty {}
        return true
    }

    /// Goes on to the next bytes with which a message begins; false where none are left.
    func passDamage() throws(ReadFailure) -> Bool {
        left = 0
        while true {
            while let place = ahead.firstIndex(of: Self.mark[0]) {
                _ = handOut(place - ahead.startIndex)
                while ahead.count < Self.mark.count, try fill() {}
                if ahead.starts(with: Self.mark) { return true }
                _ = handOut(1)
            }
            _ = handOut(ahead.count)
            guard try fill() else { return false }
        }
    }

    private func handOut(_ count: Int) -> ArraySlice<UInt8> {
        defer {
            ahead.removeFirst(count)
            offset += count
        }
        return ahead.prefix(count)
    }

    /// Reads some more; false at the end.
    private func fill() throws(ReadFailure) -> Bool {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FileFormat.beginning, alignment: 16)
        defer { room.deallocate() }
        let count = try source.read(into: room)
        ahead.append(contentsOf: room[..<count])
        return count > 0
    }
}
