internal import TraceFields

/// Alias services whose token can be read.
extension RewrittenPath {
    /// Minutes of SimpleLogin count from 2022-01-01T00:00:00Z.
    static let simpleLoginEpoch: Int64 = 1_640_995_200

    /// `sl.PAYLOAD.SIGNATURE@alias-domain`: base32 of the JSON array `[type, id, minutes]`.
    static func simpleLogin(_ parts: AddressParts) -> RewrittenPath? {
        guard let dot = parts.bytes.firstIndex(of: 0x2E, in: parts.rest(from: 3)) else { return nil }
        let payload = ByteRange(3, dot)
        let signature = parts.rest(from: dot + 1)
        guard payload.count >= 8, signature.count >= 8, parts.all(signature, { $0.base32Value != nil }),
            let json = Base32.decode(parts.bytes, payload), let numbers = numbers(json), numbers.count == 3
        else { return nil }
        var reading = parts.reading(.aliasService)
        reading.service = "SimpleLogin"
        reading.forwarder = parts.text(parts.domain)
        reading.details = [Detail(.key, String(numbers[0])), Detail(.id, String(numbers[1]))]
        reading.take(seconds: simpleLoginEpoch + numbers[2] * 60)
        return reading
    }

    /// The numbers of a JSON array of at most four; nil where it is anything else.
    private static func numbers(_ json: [UInt8]) -> [Int64]? {
        var numbers: [Int64] = []
        var current: Int64?
        guard json.first == 0x5B, json.last == 0x5D else { return nil }
        for byte in json.dropFirst() {
            switch byte {
            case 0x30...0x39:
                let value = (current ?? 0) * 10 + Int64(byte - 0x30)
                guard value < 1 << 40 else { return nil }
                current = value
            case 0x2C, 0x5D:
                guard let value = current, numbers.count < 4 else { return nil }
                numbers.append(value)
                current = nil
            case 0x20: continue
            default: return nil
            }
        }
        return numbers
    }
}
