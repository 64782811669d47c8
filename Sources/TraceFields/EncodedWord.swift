/// One encoded word (RFC 2047 §2, RFC 2231 §5): `=?charset*language?encoding?text?=`.
///
/// It holds ranges only. Its bytes are made by `decode`, and text of them by whoever knows the charset.
public struct EncodedWord: Hashable, Sendable {
    public enum Encoding: UInt8, Sendable {
        /// `Q`, RFC 2047 §4.2.
        case quoted
        /// `B`, RFC 2047 §4.1.
        case base64
    }

    /// Bytes of charset and language that are looked at; RFC 2047 §2 allows 75 for the whole word.
    static let charsetBytes = 64

    /// From `=?` to `?=`.
    public var range: ByteRange
    /// The charset without the language (RFC 2231 §5).
    public var charset: ByteRange
    public var language: ByteRange?
    public var encoding: Encoding
    /// The encoded text between the third and the last `?`.
    public var text: ByteRange

    /// The encoded word that starts at `position`; nil where none does or where it is broken.
    public init?(_ bytes: ByteView, at position: Int, end: Int) {
        let end = min(end, bytes.count)
        guard position >= 0, position &+ 8 <= end, bytes[position] == 0x3D, bytes[position + 1] == 0x3F,
            let charsetEnd = Self.questionMark(bytes, position + 2, min(end, position + 2 + Self.charsetBytes)),
            charsetEnd > position + 2, charsetEnd + 2 < end, bytes[charsetEnd + 2] == 0x3F
        else { return nil }
        switch bytes[charsetEnd + 1] {
        case 0x51, 0x71: encoding = .quoted
        case 0x42, 0x62: encoding = .base64
        default: return nil
        }
        guard let textEnd = Self.questionMark(bytes, charsetEnd + 3, end), textEnd + 1 < end, bytes[textEnd + 1] == 0x3D else {
            return nil
        }
        text = ByteRange(charsetEnd + 3, textEnd)
        range = ByteRange(position, textEnd + 2)
        let label = ByteRange(position + 2, charsetEnd)
        guard Self.isToken(bytes, label) else { return nil }
        if let star = bytes.firstIndex(of: 0x2A, in: label) {
            charset = ByteRange(label.lower, star)
            language = ByteRange(star + 1, label.upper)
        } else {
            charset = label
        }
        guard isSound(bytes) else { return nil }
    }

    /// Appends the bytes that the word stands for.
    public func decode(_ bytes: ByteView, into output: inout [UInt8]) {
        switch encoding {
        case .quoted: decodeQuoted(bytes, &output)
        case .base64: decodeBase64(bytes, &output)
        }
    }

    private func decodeQuoted(_ bytes: ByteView, _ output: inout [UInt8]) {
        var position = text.lower
        while position < text.upper {
            let byte = bytes[position]
            position += 1
            if byte == 0x3D, position + 1 < text.upper, let high = bytes[position].hexValue,
                let low = bytes[position + 1].hexValue
            {
                output.append(high << 4 | low)
                position += 2
            } else if byte == 0x5F {
                output.append(0x20)
            } else if byte != 0x0D, byte != 0x0A {
                output.append(byte)
            }
        }
    }

    private func decodeBase64(_ bytes: ByteView, _ output: inout [UInt8]) {
        var bits: UInt32 = 0
        var count = 0
        for position in text.lower..<text.upper {
            guard let value = bytes[position].base64Value else { continue }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
    }

    /// Whether the text holds only what its encoding allows, white space of careless writers aside.
    private func isSound(_ bytes: ByteView) -> Bool {
        var padding = 0
        var digits = 0
        for position in text.lower..<text.upper {
            let byte = bytes[position]
            switch encoding {
            case .quoted:
                if byte == 0x3D {
                    guard position + 2 < text.upper, bytes[position + 1].hexValue != nil, bytes[position + 2].hexValue != nil
                    else { return false }
                }
            case .base64:
                if byte.base64Value != nil {
                    guard padding == 0 else { return false }
                    digits += 1
                } else if byte == 0x3D {
                    padding += 1
                } else if !byte.isFoldingSpace {
                    return false
                }
            }
        }
        // One digit of a quantum is less than a byte.
        return digits % 4 != 1
    }

    private static func questionMark(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int? {
        bytes.firstIndex(of: 0x3F, in: ByteRange(start, end))
    }

    /// A `token` of RFC 2047 §2: no space, no control, no `especials`.
    private static func isToken(_ bytes: ByteView, _ range: ByteRange) -> Bool {
        for position in range.lower..<range.upper {
            switch bytes[position] {
            case 0...0x20, 0x22, 0x28, 0x29, 0x2C, 0x2F, 0x3A...0x40, 0x5B...0x5D, 0x7F...: return false
            default: continue
            }
        }
        return true
    }
}

extension UInt8 {
    /// The value of a base64 digit (RFC 4648 §4).
    public var base64Value: UInt8? {
        switch self {
        case 0x41...0x5A: self - 0x41
        case 0x61...0x7A: self - 0x61 + 26
        case 0x30...0x39: self - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
