/// The bytes of a header while they are read: a pointer and a length, so that handing it on counts no references.
///
/// Valid as long as the owner's buffer is lent, as in `withUnsafeBufferPointer`; never kept. An offset outside traps, as it does
/// with an array.
public struct ByteView {
    @usableFromInline let start: UnsafePointer<UInt8>
    public let count: Int

    @inlinable
    public init(_ buffer: UnsafeBufferPointer<UInt8>) {
        start = buffer.baseAddress ?? Self.nothing
        count = buffer.count
    }

    /// The byte at `offset`, counted from the first byte of the message.
    @inlinable
    public subscript(offset: Int) -> UInt8 {
        precondition(UInt(bitPattern: offset) < UInt(bitPattern: count), "a byte outside the header")
        return start[offset]
    }

    /// Where the bytes from `offset` on stand and how many there are, as the masks of CByteMask want it.
    @inlinable
    func rest(from offset: Int) -> (UnsafePointer<UInt8>, Int) {
        precondition(UInt(bitPattern: offset) < UInt(bitPattern: count), "a byte outside the header")
        return (start + offset, count - offset)
    }

    /// Stands for the memory of an empty array, which has none.
    @usableFromInline static var nothing: UnsafePointer<UInt8> { ("" as StaticString).utf8Start }
}

extension [UInt8] {
    /// Lends the bytes to a reader.
    @inlinable
    public func withView<Result>(_ body: (ByteView) -> Result) -> Result {
        withUnsafeBufferPointer { body(ByteView($0)) }
    }
}

/// The tokens of one field while they are read; lent by the lexer as `ByteView` is by the header.
struct TokenView {
    private let start: UnsafePointer<Token>
    let count: Int

    /// The first `count` tokens of a buffer that is not empty.
    init(_ buffer: UnsafeBufferPointer<Token>, count: Int) {
        precondition(count <= buffer.count)
        start = buffer.baseAddress!
        self.count = count
    }

    var isEmpty: Bool { count == 0 }
    var last: Token? { count > 0 ? start[count - 1] : nil }

    subscript(index: Int) -> Token {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a token outside the field")
        return start[index]
    }

    /// Index of the first token of this kind at or behind `index`.
    func first(_ kind: Token.Kind, from index: Int = 0) -> Int? {
        var index = index
        while index < count {
            if self[index].kind == kind { return index }
            index += 1
        }
        return nil
    }

    /// Index of the last token of this kind.
    func last(_ kind: Token.Kind) -> Int? {
        var index = count - 1
        while index >= 0 {
            if self[index].kind == kind { return index }
            index -= 1
        }
        return nil
    }
}
