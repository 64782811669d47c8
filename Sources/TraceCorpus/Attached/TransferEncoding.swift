internal import Foundation
internal import TraceFields

extension MediaType.Encoding {
    /// What the encoded bytes stand for; what is no digit is passed over (RFC 2045 §6.7, §6.8).
    func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .plain: Array(bytes)
        case .base64: Self.base64(bytes)
        case .quotedPrintable: Self.quotedPrintable(bytes)
        }
    }

    /// Also of a text that was cut off.
    private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digits = bytes.filter { $0.base64Value != nil }
        if digits.count % 4 == 1 { digits.removeLast() }
        digits += [UInt8](repeating: 0x3D, count: (4 - digits.count % 4) % 4)
        return Data(base64Encoded: Data(digits)).map { [UInt8]($0) } ?? []
    }

    private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == 0x3D else {
                result.append(byte)
                continue
            }
            let line = rest.prefix { $0 != 0x0A }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                // A soft line end, and the white space that a program put behind it.
                rest = rest.dropFirst(line.count + 1)
            } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.first != 0x2B {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
