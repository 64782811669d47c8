internal import Crypto

/// The SHA-256 of a message that is too large to hold: fed piece by piece, and the same in the end as `SourceDigest`.
public struct RunningDigest {
    private var state = SHA256()

    public init() {}

    public mutating func update(_ bytes: UnsafeRawBufferPointer) { state.update(bufferPointer: bytes) }

    /// The digest of everything so far, in lower-case hexadecimal.
    public func finish() -> String {
        state.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
