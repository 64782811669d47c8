/// What copies of a message share: its bytes without carriage returns, the quoting of `From ` lines and line feeds at the end, which
/// change when it moves between kinds of mailboxes.
public struct MessageContent: Sendable {
    /// Line feeds at the end of what came so far: they count only when something follows.
    private var pendingLineFeeds = 0
    /// Whether the next bytes begin a line.
    public private(set) var isAtLineStart = true
    private var scratch: [UInt8] = []

    public init() {}

    /// Starts a message.
    public mutating func begin() {
        pendingLineFeeds = 0
        isAtLineStart = true
    }

    /// Hands on what is left of the next bytes. A piece ends where the message does, or behind a line feed unless one line is very long.
    ///
    /// - Parameter isPlain: Whether it is known that nothing has to be taken out but line feeds at the end.
    public mutating func update(
        _ piece: UnsafeBufferPointer<UInt8>, isPlain: Bool = false, _ take: (UnsafeRawBufferPointer) -> Void
    ) {
        guard !piece.isEmpty else { return }
        if isPlain {
            keep(piece, take)
        } else {
            strip(piece)
            let kept = scratch
            kept.withUnsafeBufferPointer { keep($0, take) }
        }
        isAtLineStart = piece[piece.count - 1] == 0x0A
    }

    /// Whether a quoted `From ` line begins at `start`, if a line does.
    public static func isQuotedFrom(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var position = start
        while position < bytes.count, bytes[position] == 0x3E { position += 1 }
        return position > start && MailboxBoundary.isFromLine(bytes, position)
    }

    private mutating func keep(_ piece: UnsafeBufferPointer<UInt8>, _ take: (UnsafeRawBufferPointer) -> Void) {
        var end = piece.count
        while end > 0, piece[end - 1] == 0x0A { end -= 1 }
        if end > 0 {
            while pendingLineFeeds > 0 {
                withUnsafeBytes(of: UInt8(0x0A)) { take($0) }
                pendingLineFeeds -= 1
            }
            take(UnsafeRawBufferPointer(start: piece.baseAddress, count: end))
        }
        pendingLineFeeds += piece.count - end
    }

    /// Copies the piece to `scratch` without carriage returns and without the quotes before `From `.
    private mutating func strip(_ piece: UnsafeBufferPointer<UInt8>) {
        scratch.removeAll(keepingCapacity: true)
        var position = 0
        var isAtStart = isAtLineStart
        while position < piece.count {
            if isAtStart, Self.isQuotedFrom(piece, position) {
                while piece[position] == 0x3E { position += 1 }
            }
            let byte = piece[position]
            if byte != 0x0D { scratch.append(byte) }
            isAtStart = byte == 0x0A
            position += 1
        }
    }
}
