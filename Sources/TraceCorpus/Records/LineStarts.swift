internal import CByteMask
internal import TraceFields

/// Searches for lines that begin with a certain byte, 64 bytes at a time.
enum LineStarts {
    /// Offset of the first `byte` or `other` at `from` or later that follows a line feed and that `accepts` takes.
    ///
    /// A byte at `from` itself counts only when the line feed before it is in `bytes`.
    @inline(__always)
    static func first(
        _ byte: UInt8, or other: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from: Int, accepts: (Int) -> Bool
    ) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var position = max(from, 1) - 1  // of the line feed
        while position < bytes.count {
            var found = byte_mask_line_feeds_before(base + position, bytes.count - position, byte, other)
            while found != 0 {
                let place = position + found.trailingZeroBitCount + 1
                if accepts(place) { return place }
                found &= found - 1
            }
            position += 64
        }
        return nil
    }

    /// Offset behind the line feed that ends the line at `start`; nil where there is none.
    @inline(__always)
    static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var position = start
        while position < bytes.count {
            let mask = byte_mask_equal(bytes.baseAddress! + position, bytes.count - position, 0x0A)
            if mask != 0 { return position + mask.trailingZeroBitCount + 1 }
            position += 64
        }
        return nil
    }

    /// Offset behind the empty line that ends a header which starts at `start`; nil where there is none.
    static func endOfHeader(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard start < bytes.count else { return nil }
        var position = MailLook.headerStart(from: start, in: bytes)
        if position < bytes.count, bytes[position] == 0x0A { return position + 1 }
        while position < bytes.count {
            var mask = byte_mask_equal(bytes.baseAddress! + position, bytes.count - position, 0x0A)
            while mask != 0 {
                let next = position + mask.trailingZeroBitCount + 1
                if next < bytes.count, bytes[next] == 0x0A { return next + 1 }
                if next < bytes.count, bytes[next] == 0x0D, let end = LineEnd.end(at: next, in: bytes) { return end }
                mask &= mask - 1
            }
            position += 64
        }
        return nil
    }
}
