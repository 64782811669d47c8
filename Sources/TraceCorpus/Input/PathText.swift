internal import Foundation

/// Paths as text without loss: a byte that is no UTF-8 is kept as one of 128 letters for private use, U+F780 to U+F7FF, and these
/// letters themselves as their bytes. So every name that a file system holds can be written down, compared and opened again.
public enum PathText {
    private static let first: UInt32 = 0xF700

    /// The text of a path's bytes.
    public static func text(_ bytes: some Collection<UInt8>) -> String {
        // Nearly all names are ASCII, and nearly all others UTF-8 without those letters.
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isByte) { return text }
        var scalars = String.UnicodeScalarView()
        var rest = bytes[...]
        while !rest.isEmpty {
            if let scalar = scalar(at: rest), !isByte(scalar) {
                scalars.append(scalar)
                rest = rest.dropFirst(scalar.utf8.count)
            } else if let byte = rest.popFirst() {
                scalars.append(Unicode.Scalar(first + UInt32(byte)) ?? "\u{FFFD}")
            }
        }
        return String(scalars)
    }

    /// Lends the bytes of a path, ended by a zero.
    static func withBytes<Result>(_ path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        path.withCString { text in
            // Those letters begin with the same byte, which few paths have.
            guard strchr(text, 0xEF) != nil, path.unicodeScalars.contains(where: isByte) else { return body(text) }
            return rawBytes(path).withUnsafeBufferPointer { body($0.baseAddress!) }
        }
    }

    private static func rawBytes(_ path: String) -> [CChar] {
        var bytes: [CChar] = []
        for scalar in path.unicodeScalars {
            if isByte(scalar) {
                bytes.append(CChar(truncatingIfNeeded: scalar.value))
            } else {
                for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(CChar(bitPattern: unit)) }
            }
        }
        bytes.append(0)
        return bytes
    }

    private static func isByte(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= first + 0x80 && scalar.value <= first + 0xFF }

    /// The scalar at the beginning of bytes, where they are well-formed there.
    private static func scalar(at bytes: some Collection<UInt8>) -> Unicode.Scalar? {
        for count in 1...4 where count <= bytes.count {
            if let text = String(validating: bytes.prefix(count), as: UTF8.self) { return text.unicodeScalars.first }
        }
        return nil
    }
}
