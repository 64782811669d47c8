public import TraceFields

/// What some identifiers of a `Received` line repeat from elsewhere: an account, an address. Equal values tie fields
/// together, different ones show that a line was not written by the server that it names.
public enum EmbeddedIdentity {
    /// The account that the HTTP front of a sending service names as its client: a decimal number in base64 without padding
    /// (`from MTIzNDU2Nzg (unknown)`). It is the number in `bounces+<account>-…` of the same message.
    public static func account(_ range: ByteRange, in bytes: [UInt8]) -> String? {
        guard (6...26).contains(range.count), range.upper <= bytes.count else { return nil }
        var digits: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for position in range.lower..<range.upper where bytes[position] != 0x3D {
            guard let value = bytes[position].base64Value else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                let byte = UInt8(truncatingIfNeeded: bits >> count)
                guard byte.isDigit else { return nil }
                digits.append(byte)
            }
        }
        guard bits & (1 << count - 1) == 0 else { return nil }
        return digits.count >= 4 ? String(decoding: digits, as: UTF8.self) : nil
    }

    /// Whether an identifier of the form `x-2002…`, with 32 hexadecimal digits behind the hyphen, repeats the address of the
    /// host that wrote the line; nil where it is of another form.
    public static func repeats(_ id: ByteRange, address: IPAddress, in bytes: [UInt8]) -> Bool? {
        guard id.upper <= bytes.count, let mark = bytes.firstRange(of: "-2002", in: id), mark.lower + 33 <= id.upper,
            !address.isIPv4
        else { return nil }
        var halves: (high: UInt64, low: UInt64) = (0, 0)
        for offset in 0..<32 {
            guard let digit = bytes[mark.lower + 1 + offset].hexValue else { return nil }
            if offset < 16 {
                halves.high = halves.high << 4 | UInt64(digit)
            } else {
                halves.low = halves.low << 4 | UInt64(digit)
            }
        }
        return halves.high == address.high && halves.low == address.low
    }
}
