internal import CByteMask
internal import CLibxxhash
internal import Crypto
internal import Foundation

/// message bytes → `ContentDigest`, and SHA-256 where it is asked for. A message may come in pieces.
public final class ContentHash {
    private let seed: UInt64
    private let hasSHA256: Bool
    private let state: OpaquePointer
    private var sha256 = SHA256()
    private var contentSHA256 = SHA256()
    /// Line feeds at the end of what came so far: they count only when something follows.
    private var pendingLineFeeds = 0
    private var isAtLineStart = true
    private var scratch: [UInt8] = []

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
        if hasSHA256 { (sha256, contentSHA256) = (SHA256(), SHA256()) }
        pendingLineFeeds = 0
        isAtLineStart = true
    }

    /// The next bytes. A piece ends where the message does, or behind a line feed unless one line is longer than the buffer.
    ///
    /// - Parameter isUnquoted: Whether it is known that none of its lines but the first begins with `>`.
    public func update(_ piece: UnsafeBufferPointer<UInt8>, isUnquoted: Bool = false) {
        if hasSHA256 { sha256.update(bufferPointer: UnsafeRawBufferPointer(piece)) }
        guard !piece.isEmpty else { return }
        if Self.isPlain(piece, isAtLineStart, isUnquoted) {
            keep(piece)
        } else {
            strip(piece)
            scratch.withUnsafeBufferPointer { keep($0) }
        }
        isAtLineStart = piece[piece.count - 1] == 0x0A
    }

    public func finish() -> (content: ContentDigest, sha256: MessageSHA256?) {
        let hash = XXH3_128bits_digest(state)
        let content = ContentDigest(high: hash.high64, low: hash.low64)
        guard hasSHA256 else { return (content, nil) }
        let digests = MessageSHA256(
            bytes: Self.hexadecimal(sha256.finalize()), content: Self.hexadecimal(contentSHA256.finalize()))
        return (content, digests)
    }

    /// The digest of bytes as they are.
    static func plain(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> ContentDigest {
        let hash = XXH3_128bits_withSeed(bytes.baseAddress, bytes.count, seed)
        return ContentDigest(high: hash.high64, low: hash.low64)
    }

    private func keep(_ piece: UnsafeBufferPointer<UInt8>) {
        var end = piece.count
        while end > 0, piece[end - 1] == 0x0A { end -= 1 }
        if end > 0 {
            while pendingLineFeeds > 0 {
                withUnsafeBytes(of: UInt8(0x0A)) { add($0) }
                pendingLineFeeds -= 1
            }
            add(UnsafeRawBufferPointer(start: piece.baseAddress, count: end))
        }
        pendingLineFeeds += piece.count - end
    }

    private func add(_ content: UnsafeRawBufferPointer) {
        XXH3_128bits_update(state, content.baseAddress, content.count)
        if hasSHA256 { contentSHA256.update(bufferPointer: content) }
    }

    /// Whether nothing has to be taken out: no carriage return, and no quoted `From ` line.
    private static func isPlain(_ piece: UnsafeBufferPointer<UInt8>, _ isAtLineStart: Bool, _ isUnquoted: Bool) -> Bool {
        guard memchr(piece.baseAddress!, 0x0D, piece.count) == nil else { return false }
        if isAtLineStart, isQuotedFrom(piece, 0) { return false }
        return isUnquoted || LineStarts.first(0x3E, or: 0x3E, in: piece, from: 0) { isQuotedFrom(piece, $0) } == nil
    }

    /// Copies the piece to `scratch` without carriage returns and without the quotes before `From `.
    private func strip(_ piece: UnsafeBufferPointer<UInt8>) {
        scratch.removeAll(keepingCapacity: true)
        var position = 0
        var isAtStart = isAtLineStart
        while position < piece.count {
            if isAtStart, Self.isQuotedFrom(piece, position) {
                while piece[position] == 0x3E { position += 1 }
            }
            let rest = piece.count - position
            let lineEnd = memchr(piece.baseAddress! + position, 0x0A, rest).map { found in
                UnsafeRawPointer(found) - UnsafeRawPointer(piece.baseAddress!) + 1
            }
            let end = lineEnd ?? piece.count
            for byte in piece[position..<end] where byte != 0x0D { scratch.append(byte) }
            position = end
            isAtStart = true
        }
    }

    private static func isQuotedFrom(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var position = start
        while position < bytes.count, bytes[position] == 0x3E { position += 1 }
        return position > start && LineStarts.isFromLine(bytes, position)
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
