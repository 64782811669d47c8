internal import TraceFields

extension UInt8 {
    /// The value of a base32 digit (RFC 4648 §6), in either case.
    var base32Value: UInt8? {
        switch self {
        case 0x41...0x5A: self - 0x41
        case 0x61...0x7A: self - 0x61
        case 0x32...0x37: self - 0x32 + 26
        default: nil
        }
    }
}

/// Base32 without padding (RFC 4648 §6).
enum Base32 {
    /// The bytes that the digits in `range` stand for; nil where another byte is among them.
    static func decode(_ bytes: [UInt8], _ range: ByteRange) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(range.count * 5 / 8)
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for position in range.lower..<range.upper {
            guard let value = bytes[position].base32Value else { return nil }
            bits = bits << 5 | UInt32(value)
            count += 5
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return output
    }
}
