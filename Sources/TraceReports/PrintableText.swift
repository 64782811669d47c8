/// Text of a message that cannot do anything but be read.
///
/// Everything that came from a message passes here before a terminal, XML or HTML shows it. Controls, line and paragraph
/// separators, bidirectional overrides and isolates, zero-width and other invisible characters, private use, unassigned
/// code points and noncharacters become visible escapes like `\u{202E}`. A backslash that looks like the start of such an
/// escape is escaped itself, so that two different texts never look the same.
public struct PrintableText: Hashable, Sendable {
    public let text: String

    public init(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ Self.isPlain($0) }) == true {
            self.text = text
            return
        }
        guard text.unicodeScalars.contains(where: { $0 == "\\" || !Self.isPrintable($0) }) else {
            self.text = text
            return
        }
        var result = ""
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            let looksLikeEscape = scalar == "\\" && (scalars.starts(with: ["u", "{"]) || scalars.starts(with: ["x", "{"]))
            if Self.isPrintable(scalar), !looksLikeEscape {
                result.unicodeScalars.append(scalar)
            } else {
                result += Self.escape(scalar)
            }
        }
        self.text = result
    }

    /// Text of bytes that may not be UTF-8: each byte that is no part of a character becomes `\x{E9}`.
    ///
    /// Encoded surrogates, overlong forms and characters that are cut off are such bytes (RFC 3629 §3).
    public init(bytes: some Sequence<UInt8>) {
        let run = Array(bytes)
        if run.withUnsafeBufferPointer({ Self.isPlain($0) }) {
            text = String(decoding: run, as: UTF8.self)
            return
        }
        var decoded = ""
        var position = 0
        var clean = 0
        while position < run.count {
            let length = Self.characterLength(run, position)
            if length > 0 {
                position += length
                continue
            }
            decoded += Self(String(decoding: run[clean..<position], as: UTF8.self)).text
            decoded += "\\x{" + Self.hexadecimal(UInt32(run[position])) + "}"
            position += 1
            clean = position
        }
        decoded += Self(String(decoding: run[clean...], as: UTF8.self)).text
        text = decoded
    }

    /// Whether all of it is printable ASCII, but for a backslash and one more byte, which most text is: told without a look at characters
    /// and without a branch for each byte.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, without other: UInt8 = 0x5C) -> Bool {
        var others: UInt8 = 0
        for byte in bytes { others |= (byte &- 0x20 >= 0x5F ? 1 : 0) | (byte == 0x5C ? 1 : 0) | (byte == other ? 1 : 0) }
        return others == 0
    }

    /// Whether a character shows itself and nothing else happens.
    public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x20, scalar.value < 0x7F { return true }
        // U+FFFD is the report's own sign for bytes that are no text.
        if scalar.value == 0xFFFD { return true }
        if isInvisible(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        case .spaceSeparator: return scalar.value == 0x20 || scalar.value == 0x3000
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
            .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol:
            return true
        @unknown default: return false
        }
    }

    /// `\u{202E}`
    static func escape(_ scalar: Unicode.Scalar) -> String { "\\u{" + hexadecimal(scalar.value) + "}" }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 2 - digits.count)) + digits
    }

    /// Characters that are letters or marks by their category and show nothing.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFE00...0xFE0F, 0xFFA0, 0x1D159,
            0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Bytes of the well-formed character at `position` (Unicode, table 3-7); 0 where there is none.
    private static func characterLength(_ bytes: [UInt8], _ position: Int) -> Int {
        let first = bytes[position]
        if first < 0x80 { return 1 }
        let (length, low, high): (Int, UInt8, UInt8) =
            switch first {
            case 0xC2...0xDF: (2, 0x80, 0xBF)
            case 0xE0: (3, 0xA0, 0xBF)
            case 0xED: (3, 0x80, 0x9F)
            case 0xE1...0xEF: (3, 0x80, 0xBF)
            case 0xF0: (4, 0x90, 0xBF)
            case 0xF1...0xF3: (4, 0x80, 0xBF)
            case 0xF4: (4, 0x80, 0x8F)
            default: (0, 0, 0)
            }
        guard length > 0, position + length <= bytes.count, bytes[position + 1] >= low, bytes[position + 1] <= high else {
            return 0
        }
        for index in position + 2..<max(position + 2, position + length) where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
