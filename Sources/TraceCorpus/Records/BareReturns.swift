internal import TraceFields

/// Carriage returns that end lines alone, as old Macintosh programs wrote mailboxes.
enum BareReturns {
    /// Whether one ends the `From ` line with which bytes begin.
    static func end(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard MailboxBoundary.isFromLine(bytes, 0), let end = bytes.firstIndex(where: { $0 == 0x0D || $0 == 0x0A }) else {
            return false
        }
        return bytes[end] == 0x0D && end + 1 < bytes.count && LineEnd.end(at: end, in: bytes) == nil
    }

    /// Makes line feeds of those that no line feed follows. For the last bytes of `added`, which more may follow, that is known at the end,
    /// or when these were added.
    static func replace(_ bytes: UnsafeMutablePointer<UInt8>, _ added: Range<Int>, isAtEnd: Bool) {
        var place = added.lowerBound
        while place > 0, bytes[place - 1] == 0x0D { place -= 1 }
        while place < added.upperBound {
            guard bytes[place] == 0x0D else {
                place += 1
                continue
            }
            var next = place
            while next < added.upperBound, bytes[next] == 0x0D { next += 1 }
            if next < added.upperBound ? bytes[next] != 0x0A : isAtEnd {
                for position in place..<next { bytes[position] = 0x0A }
            }
            place = next
        }
    }
}
