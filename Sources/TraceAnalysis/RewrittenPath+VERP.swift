internal import TraceFields

/// The recipient in the envelope sender, written by nobody known: the general form of a variable envelope return path.
extension RewrittenPath {
    /// `prefix-local=domain@sender` or `local=domain@sender`.
    ///
    /// The order is that of a recipient; SRS writes domain first. Where words, numbers and hashes stand before the recipient
    /// they are left out by their shape; what `destination` holds may still begin with a part of the prefix.
    static func verp(_ parts: AddressParts) -> RewrittenPath? {
        guard let pair = parts.pair(parts.local), !parts.bytes.hasPrefix(parts.local, "srs") else { return nil }
        // A tag of a forwarder that could not be read carries another address than that of a recipient.
        for tag in forwarderTags where parts.bytes.firstRange(of: tag, in: parts.local) != nil { return nil }
        let start = recipientStart(parts, pair.local)
        let local = ByteRange(start, pair.local.upper)
        guard !local.isEmpty else { return nil }
        // `example.org=alice=example.net`: more fields, in an order that is not known.
        if let equals = parts.bytes.lastIndex(of: 0x3D, in: local), parts.isDomain(ByteRange(local.lower, equals)) { return nil }
        var reading = parts.reading(.verp)
        reading.destination = unescaped(parts, local) + "@" + parts.text(pair.domain)
        if start > parts.local.lower {
            reading.details = [Detail(.tag, parts.text(ByteRange(parts.local.lower, start - 1)))]
        }
        return reading
    }

    /// Where the recipient begins: behind the leading words, numbers and hashes, else behind the first `+`, else the first `-`.
    private static func recipientStart(_ parts: AddressParts, _ range: ByteRange) -> Int {
        var position = range.lower
        var segment = range.lower
        var firstPlus: Int?
        var firstHyphen: Int?
        var leading = true
        while position < range.upper {
            let byte = parts.bytes[position]
            if (byte == 0x2B && escapedByte(parts.bytes, at: position) == nil) || byte == 0x2D {
                if leading, !isPrefixWord(parts, ByteRange(segment, position)) { leading = false }
                if leading { segment = position + 1 }
                if byte == 0x2B, firstPlus == nil { firstPlus = position + 1 }
                if byte == 0x2D, firstHyphen == nil { firstHyphen = position + 1 }
            }
            position += 1
        }
        if segment > range.lower, segment < range.upper { return segment }
        return firstPlus ?? firstHyphen ?? range.lower
    }

    /// A word of bounce addresses, a number, or a hash with a digit in it.
    private static func isPrefixWord(_ parts: AddressParts, _ range: ByteRange) -> Bool {
        let bytes = parts.bytes
        for word in prefixWords where bytes.matches(range, word) { return true }
        if bytes.decimal(range) != nil { return true }
        var digits = false
        for position in range.lower..<range.upper {
            if bytes[position].hexValue == nil { return false }
            if bytes[position].isDigit { digits = true }
        }
        return digits && range.count >= 4
    }

    private static let forwarderTags: [StaticString] = ["+srs=", "+caf_=", "+auto_="]
    private static let prefixWords: [StaticString] = ["bounce", "bounces", "return", "returns", "verp", "errors", "b"]

    /// The byte that `+2D` and its like stand for at `position`: some writers keep the separators free by them.
    public static func escapedByte(_ bytes: [UInt8], at position: Int) -> UInt8? {
        guard position + 2 < bytes.count, bytes[position] == 0x2B, let high = bytes[position + 1].hexValue,
            let low = bytes[position + 2].hexValue
        else { return nil }
        switch high << 4 | low {
        case 0x21, 0x25, 0x2B, 0x2D, 0x3A, 0x3D, 0x40: return high << 4 | low
        default: return nil
        }
    }

    private static func unescaped(_ parts: AddressParts, _ range: ByteRange) -> String {
        var output: [UInt8] = []
        var position = range.lower
        while position < range.upper {
            if position + 2 < range.upper, let byte = escapedByte(parts.bytes, at: position) {
                output.append(byte)
                position += 3
            } else {
                output.append(parts.bytes[position])
                position += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
