/// A domain name in letters that DNS cannot hold, such as mathematical ones: some receivers read them as the ordinary letters behind
/// them (UTS 46), the rest as themselves.
enum WrittenName {
    /// Whether one name may be read as the other, or as a name above or below it.
    static func mayBeRead(_ one: String, as other: String) -> Bool {
        let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        let common = min(one.count, other.count)
        guard common > 0, one.suffix(common).contains(".") else { return false }
        for (first, second) in zip(one.reversed(), other.reversed()) where !isLike(first, second) { return false }
        return one.count == other.count || (one.count > common ? one : other).dropLast(common).last == "."
    }

    private static func isLike(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        if one == other { return true }
        if one.isASCII && other.isASCII { return false }
        guard let first = letter(one), let second = letter(other) else { return one != "." && other != "." }
        return first == second
    }

    /// The small letter or the digit behind a scalar; nil where the blocks here do not tell it.
    private static func letter(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar.value {
        case ..<0x80: scalar.value
        // Mathematical alphabets of 26 capitals and 26 small letters, and their digits.
        case 0x1D400...0x1D6A3: 0x61 + (scalar.value - 0x1D400) % 52 % 26
        case 0x1D7CE...0x1D7FF: 0x30 + (scalar.value - 0x1D7CE) % 10
        case 0xFF10...0xFF19, 0xFF41...0xFF5A: scalar.value - 0xFEE0
        case 0xFF21...0xFF3A: scalar.value - 0xFEE0 + 0x20
        default: nil
        }
    }
}
