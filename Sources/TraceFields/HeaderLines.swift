import CByteMask

/// Walks the line ends of a header, 64 bytes at a time.
struct HeaderLines {
    /// Where the bytes of the header end at the latest.
    let limit: Int
    /// A message whose only line ends are CR, as old Macintosh programs wrote them.
    let carriageReturnEnds: Bool
    /// End of the last 64 bytes that hold something besides ASCII text with its line ends.
    private(set) var strangeEnd = 0

    private let message: UnsafeBufferPointer<UInt8>
    /// First byte of the 64 bytes that `lineEnds` is about.
    private var block = -64
    private var lineEnds: UInt64 = 0
    /// Those of `lineEnds` that `next` has not given out.
    private var left: UInt64 = 0

    init(_ message: UnsafeBufferPointer<UInt8>) {
        self.message = message
        limit = min(message.count, Limits.headerBytes)
        carriageReturnEnds = Self.endsLinesWithCarriageReturn(message)
    }

    /// Offset behind the line end of the line that starts at `start`.
    @inline(__always)
    mutating func end(from start: Int) -> Int {
        guard start < limit else { return limit }
        if UInt(bitPattern: start &- block) >= 64 { load(start) }
        var found = lineEnds &>> UInt64(start &- block)
        var from = start
        while found == 0 {
            from = block &+ 64
            guard from < limit else { return limit }
            load(from)
            found = lineEnds
        }
        return min(from &+ found.trailingZeroBitCount &+ 1, limit)
    }

    /// Makes the end of the line that starts at `start` the next one that `next` gives.
    mutating func move(to start: Int) {
        guard start < limit else { return }
        if UInt(bitPattern: start &- block) >= 64 { load(start) }
        left = lineEnds & ~0 &<< UInt64(start &- block)
    }

    /// Offset behind the next line end: line by line this costs a third of what `end(from:)` does.
    @inline(__always)
    mutating func next() -> Int {
        while left == 0 {
            guard block &+ 64 < limit else { return limit }
            load(block &+ 64)
            left = lineEnds
        }
        let end = block &+ left.trailingZeroBitCount &+ 1
        left &= left &- 1
        return min(end, limit)
    }

    /// Looks at the 64 bytes from `start` on.
    @inline(__always)
    private mutating func load(_ start: Int) {
        let readable = message.count &- start
        let masks = byte_mask_lines(message.baseAddress! + start, readable)
        block = start
        lineEnds = masks.lineFeed
        guard masks.strange | masks.carriageReturn != 0 else { return }
        if carriageReturnEnds { lineEnds = masks.carriageReturn }
        var lineFeedsBehind = masks.lineFeed &>> 1
        if readable > 64, message[start &+ 64] == 0x0A { lineFeedsBehind |= 1 &<< 63 }
        if masks.strange | (masks.carriageReturn & ~lineFeedsBehind) != 0 { strangeEnd = max(strangeEnd, start &+ 64) }
    }

    /// Offset behind the last byte of `start..<end` that is not part of its line end.
    @inline(__always)
    func contentEnd(_ start: Int, _ end: Int) -> Int {
        var content = end
        if content > start, message[content - 1] == 0x0A { content -= 1 }
        while content > start, message[content - 1] == 0x0D { content -= 1 }
        return content
    }

    private static func endsLinesWithCarriageReturn(_ message: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = firstLineEnd(message), message[first] == 0x0D, first + 1 < message.count,
            LineEnd.end(at: first, in: message) == nil
        else { return false }
        guard let feed = message.prefix(Limits.headerBytes).firstIndex(of: 0x0A) else { return true }
        // A mailbox may have put line feeds behind such a message.
        return message[feed...].allSatisfy { $0 == 0x0A } || holdsEmptyLine(message, from: first, to: feed)
    }

    /// Whether two carriage returns stand side by side: the header ends there.
    private static func holdsEmptyLine(_ message: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
        (start..<end - 1).contains { message[$0] == 0x0D && message[$0 + 1] == 0x0D }
    }

    /// Offset of the first carriage return or line feed, which stands among the first bytes of any header.
    private static func firstLineEnd(_ message: UnsafeBufferPointer<UInt8>) -> Int? {
        let limit = min(message.count, 4_096)
        for start in stride(from: 0, to: limit, by: 64) {
            let masks = byte_mask_lines(message.baseAddress! + start, message.count - start)
            let place = start + (masks.carriageReturn | masks.lineFeed).trailingZeroBitCount
            if place < start + 64 { return place < limit ? place : nil }
        }
        return nil
    }
}
