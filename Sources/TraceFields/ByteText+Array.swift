/// The same on the bytes that a header block owns, for those who ask once in a while. A reader of many takes a `ByteView`.
extension [UInt8] {
    /// See `ByteView.matches(_:_:)`.
    @inlinable
    public func matches(_ range: ByteRange, _ word: StaticString) -> Bool { withView { $0.matches(range, word) } }

    /// See `ByteView.hasPrefix(_:_:)`.
    @inlinable
    public func hasPrefix(_ range: ByteRange, _ word: StaticString) -> Bool { withView { $0.hasPrefix(range, word) } }

    /// See `ByteView.hasSuffix(_:_:)`.
    @inlinable
    public func hasSuffix(_ range: ByteRange, _ word: StaticString) -> Bool { withView { $0.hasSuffix(range, word) } }

    /// See `ByteView.equalIgnoringCase(_:_:)`.
    @inlinable
    public func equalIgnoringCase(_ one: ByteRange, _ other: ByteRange) -> Bool {
        withView { $0.equalIgnoringCase(one, other) }
    }

    /// See `ByteView.hasSharedPrefix(_:_:atLeast:)`.
    public func hasSharedPrefix(_ one: ByteRange, _ other: ByteRange, atLeast least: Int) -> Bool {
        withView { $0.hasSharedPrefix(one, other, atLeast: least) }
    }

    /// See `ByteView.firstRange(of:in:)`.
    public func firstRange(of word: StaticString, in range: ByteRange) -> ByteRange? {
        withView { $0.firstRange(of: word, in: range) }
    }

    /// See `ByteView.firstIndex(of:in:)`.
    public func firstIndex(of byte: UInt8, in range: ByteRange) -> Int? { withView { $0.firstIndex(of: byte, in: range) } }

    /// See `ByteView.lastIndex(of:in:)`.
    public func lastIndex(of byte: UInt8, in range: ByteRange) -> Int? { withView { $0.lastIndex(of: byte, in: range) } }

    /// See `ByteView.firstSign(in:)`.
    public func firstSign(in range: ByteRange) -> Int? { withView { $0.firstSign(in: range) } }

    /// See `ByteView.holdsForeignLetters(_:)`.
    public func holdsForeignLetters(_ range: ByteRange) -> Bool { withView { $0.holdsForeignLetters(range) } }

    /// See `ByteView.trimmed(_:)`.
    @inlinable
    public func trimmed(_ range: ByteRange) -> ByteRange { withView { $0.trimmed(range) } }

    /// See `ByteView.decimal(_:)`.
    public func decimal(_ range: ByteRange) -> Int? { withView { $0.decimal(range) } }
}
