internal import Crypto
internal import TraceFields

/// Identifiers that are made of names (RFC 9562 §5.5): the same name in the same namespace is the same identifier, always.
enum NameUUID {
    /// The namespace of STIX cyber-observable objects (STIX 2.1 §2.9).
    static let observables: [UInt8] = [
        0x00, 0xAB, 0xED, 0xB4, 0xAA, 0x42, 0x46, 0x6C, 0x9C, 0x01, 0xFE, 0xD2, 0x33, 0x15, 0xA9, 0xB7,
    ]

    /// hoptrace's own: version 5 of `urn:hoptrace` in the namespace of URLs (RFC 9562 §6.6).
    static let own: [UInt8] = bytes(
        "urn:hoptrace",
        in: [0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8])

    static func text(_ name: String, in namespace: [UInt8]) -> String {
        let digits = Array(String(decoding: bytes(name, in: namespace).hexadecimalDigits, as: UTF8.self))
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return groups.map { String(digits[$0]) }.joined(separator: "-")
    }

    private static func bytes(_ name: String, in namespace: [UInt8]) -> [UInt8] {
        var bytes = Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        return bytes
    }
}
