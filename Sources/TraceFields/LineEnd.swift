/// What ends a line: a line feed and all carriage returns before it. There are two of them where a file was converted twice.
public enum LineEnd {
    /// Offset behind the line end at `position`; nil where none stands there.
    @inlinable
    public static func end(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var end = position
        while end < bytes.count, bytes[end] == 0x0D { end += 1 }
        return end < bytes.count && bytes[end] == 0x0A ? end + 1 : nil
    }

    /// Offset of the line end that stands before `position`, above `floor`; `position` itself where none does.
    @inlinable
    public static func start(before position: Int, above floor: Int = 0, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard position > floor, bytes[position - 1] == 0x0A else { return position }
        var start = position - 1
        while start > floor, bytes[start - 1] == 0x0D { start -= 1 }
        return start
    }
}
