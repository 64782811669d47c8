internal import TraceFields

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Text of the character sets that encoded words name (RFC 2047 §2, IANA character sets).
enum CharacterSet {
    /// The text, what cannot be read as U+FFFD; nil for a character set that this machine does not know.
    static func text(of bytes: [UInt8], charset: String) -> String? {
        switch charset {
        case "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968": String(decoding: bytes, as: UTF8.self)
        case "iso-8859-1", "latin1", "windows-1252", "cp1252": windows1252(bytes)
        default: converted(bytes, charset)
        }
    }

    /// ISO 8859-1 as it is meant in mail: with the printable characters of Windows-1252 in place of the C1 controls.
    private static func windows1252(_ bytes: [UInt8]) -> String {
        var text = ""
        for byte in bytes {
            let value = (0x80..<0xA0).contains(byte) ? upperHalf[Int(byte) - 0x80] : UInt32(byte)
            text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return text
    }

    private static let upperHalf: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D,
        0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD,
        0x017E, 0x0178,
    ]

    /// What the C library's `iconv` makes of it. The locale plays no part: both character sets are named.
    private static func converted(_ bytes: [UInt8], _ charset: String) -> String? {
        guard isName(charset), let converter = iconv_open("UTF-8", charset), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 6 + 16)
        var result: [UInt8] = []
        input.withUnsafeMutableBufferPointer { input in
            var source = input.baseAddress
            var left = input.count
            while left > 0 {
                let written = output.withUnsafeMutableBufferPointer { output in
                    var target = output.baseAddress
                    var room = output.count
                    _ = iconv(converter, &source, &left, &target, &room)
                    return output.count - room
                }
                result.append(contentsOf: output[..<written].map { UInt8(bitPattern: $0) })
                guard left > 0 else { break }
                // A byte that belongs to no character: say so and go on behind it.
                result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                source = source.map { $0 + 1 }
                left -= 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether it can be the name of a character set and nothing that a converter takes for an option (`//TRANSLIT`).
    private static func isName(_ charset: String) -> Bool {
        !charset.isEmpty && charset.utf8.count <= 40
            && charset.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A || $0 == 0x2E }
    }
}
