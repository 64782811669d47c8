/// A half-open range of bytes, counted from the first byte of the message.
///
/// Parsed fields hold ranges instead of text: the text is made from `HeaderBlock.bytes` when a report asks for it.
public struct ByteRange: Hashable, Sendable {
    /// Offset of the first byte.
    public var start: UInt32
    /// Offset behind the last byte.
    public var end: UInt32

    @inlinable
    public init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }

    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }

    @inlinable public var lower: Int { Int(start) }
    @inlinable public var upper: Int { Int(end) }
    @inlinable public var count: Int { Int(end) - Int(start) }
    @inlinable public var isEmpty: Bool { end <= start }

    /// The range from the start of `self` to the end of `other`.
    @inlinable
    public func through(_ other: ByteRange) -> ByteRange { ByteRange(start: start, end: other.end) }

    /// The range without its first `count` bytes.
    @inlinable
    public func dropping(_ count: Int) -> ByteRange {
        ByteRange(start: min(end, start + UInt32(truncatingIfNeeded: count)), end: end)
    }

    /// The range without its first and its last byte, as for a comment or a quoted string with its delimiters.
    @inlinable
    public var inside: ByteRange {
        count >= 2 ? ByteRange(start: start + 1, end: end - 1) : ByteRange(start: start, end: start)
    }
}
