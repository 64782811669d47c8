internal import Crypto
internal import TraceFields

/// Digests by which a reader can check that a report is about the file at hand.
public enum SourceDigest {
    /// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
    public static func sha256(of bytes: [UInt8]) -> String {
        String(decoding: SHA256.hash(data: bytes).hexadecimalDigits, as: UTF8.self)
    }

    /// SHA-256 of what copies of a message share: see `Source.contentSHA256`.
    static func content(of message: [UInt8]) -> String {
        var content = MessageContent()
        var state = SHA256()
        message.withUnsafeBufferPointer { content.update($0) { state.update(bufferPointer: $0) } }
        return String(decoding: state.finalize().hexadecimalDigits, as: UTF8.self)
    }

    /// SHA-256 in base64 (RFC 4648 §4), as a Content-Security-Policy names an inline style sheet.
    static func base64(of bytes: [UInt8]) -> String { base64(Array(SHA256.hash(data: bytes))) }

    /// A digest in hexadecimal as base64.
    static func base64(ofHexadecimal digits: String) -> String {
        let values = digits.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
        return base64(stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] })
    }

    private static func base64(_ digest: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var digits: [UInt8] = []
        for start in stride(from: 0, to: digest.count, by: 3) {
            let group = digest[start..<min(start + 3, digest.count)]
            var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            var four: [UInt8] = []
            for place in (0..<4).reversed() {
                four.insert(place > group.count ? 0x3D : alphabet[Int(bits & 63)], at: 0)
                bits >>= 6
            }
            digits += four
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
