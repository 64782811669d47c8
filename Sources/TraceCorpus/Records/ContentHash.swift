internal import CByteMask
internal import CLibxxhash
internal import Crypto
internal import Foundation
internal import TraceFields

/// message bytes → `ContentDigest`, and SHA-256 where it is asked for. A message may come in pieces.
public final class ContentHash {
    private let seed: UInt64
    private let hasSHA256: Bool
    private let state: OpaquePointer
    private var sha256 = SHA256()
    /// Of the content: a copy of the other one while nothing had to be taken out, so that most messages are hashed once.
    private var contentSHA256 = SHA256()
    private var isPlain = true
    private var content = MessageContent()

    public init(seed: UInt64 = 0, hasSHA256: Bool) {
        self.seed = seed
        self.hasSHA256 = hasSHA256
        state = XXH3_createState()
        begin()
    }

    deinit { XXH3_freeState(state) }

    /// Starts a message.
    public func begin() {
        XXH3_128bits_reset_withSeed(state, seed)
        if hasSHA256 { (sha256, contentSHA256, isPlain) = (SHA256(), SHA256(), true) }
        content.begin()
    }

    /// The next bytes. A piece ends where the message does, or behind a line feed unless one line is longer than the buffer.
    ///
    /// - Parameter isUnquoted: Whether it is known that none of its lines but the first begins with `>`.
    public func update(_ piece: UnsafeBufferPointer<UInt8>, isUnquoted: Bool = false) {
        guard !piece.isEmpty else { return }
        let isPlain = Self.isPlain(piece, content.isAtLineStart, isUnquoted)
        if hasSHA256 { addBytes(UnsafeRawBufferPointer(piece), isPlain) }
        content.update(piece, isPlain: isPlain) { add($0) }
    }

    public func finish() -> (content: ContentDigest, sha256: MessageSHA256?) {
        let hash = XXH3_128bits_digest(state)
        let content = ContentDigest(high: hash.high64, low: hash.low64)
        guard hasSHA256 else { return (content, nil) }
        let digests = MessageSHA256(
            bytes: String(decoding: sha256.finalize().hexadecimalDigits, as: UTF8.self),
            content: String(decoding: contentSHA256.finalize().hexadecimalDigits, as: UTF8.self))
        return (content, digests)
    }

    /// The digest of bytes as they are.
    static func plain(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> ContentDigest {
        let hash = XXH3_128bits_withSeed(bytes.baseAddress, bytes.count, seed)
        return ContentDigest(high: hash.high64, low: hash.low64)
    }

    private func add(_ content: UnsafeRawBufferPointer) {
        XXH3_128bits_update(state, content.baseAddress, content.count)
        if hasSHA256, !isPlain { contentSHA256.update(bufferPointer: content) }
    }

    /// Line feeds at the end are the content's only when something follows.
    private func addBytes(_ piece: UnsafeRawBufferPointer, _ isPlain: Bool) {
        self.isPlain = self.isPlain && isPlain
        let end = self.isPlain ? (piece.lastIndex { $0 != 0x0A } ?? -1) + 1 : 0
        sha256.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[..<end]))
        if end > 0 { contentSHA256 = sha256 }
        sha256.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[end...]))
    }

    /// Whether nothing has to be taken out: no carriage return, and no quoted `From ` line.
    private static func isPlain(_ piece: UnsafeBufferPointer<UInt8>, _ isAtLineStart: Bool, _ isUnquoted: Bool) -> Bool {
        guard memchr(piece.baseAddress!, 0x0D, piece.count) == nil else { return false }
        if isAtLineStart, MessageContent.isQuotedFrom(piece, 0) { return false }
        return isUnquoted
            || LineStarts.first(0x3E, or: 0x3E, in: piece, from: 0) { MessageContent.isQuotedFrom(piece, $0) } == nil
    }
}
