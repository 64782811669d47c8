/// Where one message ends and the next one begins in a mailbox file (RFC 4155).
public enum MailboxBoundary {
    /// Offset of the `From ` line of the second message; nil where the file is no mailbox or holds one message.
    ///
    /// Only a file that starts with a `From ` line is a mailbox. A line of a body can look like one: it counts when two are true: an
    /// empty line stands before it, a header field behind it, the time of a delivery in it.
    public static func secondMessage(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        isFromLine(bytes, 0) ? nextMessage(in: bytes, after: 0) : nil
    }

    /// Offset of the first `From ` line behind `offset` that starts a message.
    public static func nextMessage(in bytes: UnsafeBufferPointer<UInt8>, after offset: Int) -> Int? {
        var position = lineEnd(bytes, offset)
        while position < bytes.count {
            if startsMessage(bytes, at: position, isWhole: true) == true { return position }
            position = lineEnd(bytes, position)
        }
        return nil
    }

    /// Whether a message starts at `offset`, the beginning of a line: with a `From ` line of which two are true: it stands behind an
    /// empty line or the beginning of `bytes`, it holds a time, it stands before a field. nil where more than `bytes` is
    /// needed to tell; the whole file (`isWhole`) always can.
    public static func startsMessage(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, isWhole: Bool) -> Bool? {
        guard let (line, signs) = signs(bytes, at: offset, isWhole: isWhole) else { return nil }
        return signs == 1 ? isField(bytes, line.upperBound, isWhole: isWhole) : signs == 2
    }

    /// Whether all three are true in the middle of what begins as no mailbox, so that it may be one whose first line was lost. The lines that
    /// `git format-patch` writes, which mails carry in their bodies, are none.
    public static func seemsToStartMessage(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, isWhole: Bool) -> Bool? {
        guard let (line, signs) = signs(bytes, at: offset, isWhole: isWhole) else { return nil }
        guard signs == 2, !namesCommit(bytes, line) else { return false }
        return isField(bytes, line.upperBound, isWhole: isWhole)
    }

    /// The line at `offset`, and how many of the first two signs it has; none where it is no `From ` line.
    private static func signs(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, isWhole: Bool
    ) -> (line: Range<Int>, signs: Int)? {
        guard offset + 5 <= bytes.count || isWhole else { return nil }
        guard isFromLine(bytes, offset) else { return (offset..<offset, 0) }
        let end = lineEnd(bytes, offset)
        if end == bytes.count, !isWhole { return end - offset > 4_096 ? (offset..<end, 0) : nil }
        let signs = (isBehindEmptyLine(bytes, offset) ? 1 : 0) + (holdsTime(bytes, offset + 5, end) ? 1 : 0)
        return (offset..<end, signs)
    }

    /// Whether the name in the line is the number of a commit: 40 or 64 hexadecimal digits.
    private static func namesCommit(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        let name = bytes[line].dropFirst(5).prefix { $0 > 0x20 }
        return (name.count == 40 || name.count == 64) && name.allSatisfy { $0.hexValue != nil }
    }

    /// Whether the line holds the time that RFC 4155 asks for, `Mon Mar  2 12:00:00 2026`; some write a zone before the year.
    private static func holdsTime(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var known = 0
        var position = start
        while position < end {
            let first = position
            while position < end, bytes[position] > 0x20 { position += 1 }
            if position > first {
                let word = first..<position
                switch known {
                case 1 where name(bytes, word)?.month != nil: known = 2
                case 2 where word.count <= 2 && bytes[word].allSatisfy(\.isDigit): known = 3
                case 3 where word.count >= 4 && bytes[word].allSatisfy { $0.isDigit || $0 == 0x3A }: known = 4
                case 4 where word.count == 4 && bytes[word].allSatisfy(\.isDigit): return true
                case 4: break
                default: known = name(bytes, word)?.isWeekday ?? false ? 1 : 0
                }
            }
            position += 1
        }
        return false
    }

    /// A word of three letters as the name of a month or of a day.
    private static func name(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> ThreeLetters? {
        word.count == 3 ? ThreeLetters(bytes[word].reversed().reduce(0) { $0 << 8 | UInt64($1) }) : nil
    }

    private static func isBehindEmptyLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start > 0 else { return true }
        guard bytes[start - 1] == 0x0A else { return false }
        let line = LineEnd.start(before: start, in: bytes)
        return line == 0 || bytes[line - 1] == 0x0A
    }

    /// Whether a line that begins at `start` is a `From ` line.
    @inlinable
    public static func isFromLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        start + 5 <= bytes.count && bytes[start] == 0x46 && bytes[start + 1] == 0x72 && bytes[start + 2] == 0x6F
            && bytes[start + 3] == 0x6D && bytes[start + 4] == 0x20
    }

    /// Whether a field name and its colon start here (RFC 5322 §3.6.8), or behind the `>From ` line that older programs leave.
    private static func isField(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, isWhole: Bool) -> Bool? {
        let isQuoted = offset < bytes.count && bytes[offset] == 0x3E && isFromLine(bytes, offset + 1)
        let start = isQuoted ? lineEnd(bytes, offset) : offset
        var position = start
        while position < bytes.count, bytes[position] > 0x20, bytes[position] < 0x7F {
            if bytes[position] == 0x3A { return position > start }
            position += 1
        }
        return position < bytes.count || isWhole || position - offset > 4_096 ? false : nil
    }

    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < bytes.count {
            if bytes[position] == 0x0A { return position + 1 }
            position += 1
        }
        return bytes.count
    }
}
