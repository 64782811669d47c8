/// Where one message ends and the next one begins in a mailbox file (RFC 4155).
public enum MailboxBoundary {
    /// Offset of the `From ` line of the second message; nil where the file is no mailbox or holds one message.
    ///
    /// Only a file that starts with a `From ` line is a mailbox. A line of a body can look like one: it counts when an empty line
    /// stands before it and a header field behind it.
    public static func secondMessage(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        isFromLine(bytes, 0) ? nextMessage(in: bytes, after: 0) : nil
    }

    /// Offset of the first `From ` line behind `offset` that starts a message.
    public static func nextMessage(in bytes: UnsafeBufferPointer<UInt8>, after offset: Int) -> Int? {
        var isBehindEmptyLine = false
        var position = lineEnd(bytes, offset)
        while position < bytes.count {
            let end = lineEnd(bytes, position)
            if isBehindEmptyLine, isFromLine(bytes, position), isField(bytes, end) { return position }
            isBehindEmptyLine = bytes[position] == 0x0A || bytes[position] == 0x0D && end == position + 2
            position = end
        }
        return nil
    }

    private static func isFromLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        start + 5 <= bytes.count && bytes[start] == 0x46 && bytes[start + 1] == 0x72 && bytes[start + 2] == 0x6F
            && bytes[start + 3] == 0x6D && bytes[start + 4] == 0x20
    }

    /// Whether a field name and its colon start here (RFC 5322 §3.6.8), or behind the `>From ` line that older programs leave.
    private static func isField(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        let isQuoted = offset < bytes.count && bytes[offset] == 0x3E && isFromLine(bytes, offset + 1)
        let start = isQuoted ? lineEnd(bytes, offset) : offset
        var position = start
        while position < bytes.count, bytes[position] > 0x20, bytes[position] < 0x7F {
            if bytes[position] == 0x3A { return position > start }
            position += 1
        }
        return false
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
