internal import TraceFields

/// Names that networks give to the lines of their customers, made of the address: `c-203-0-113-66.isp.example`, `66.113.0.203.dyn.…`.
enum AddressName {
    /// Whether the four numbers of an IPv4 address stand side by side in a name, forwards or backwards, or as eight hexadecimal digits.
    static func spells(_ name: ByteRange, _ address: IPAddress, _ bytes: [UInt8]) -> Bool {
        let letters = bytes[name.lower..<name.upper]
        guard address.isIPv4, letters.count(where: \.isDigit) >= 4 else { return false }
        let hexadecimal = letters.split { $0.hexValue == nil }
        if hexadecimal.contains(where: { $0.count == 8 && number($0, 16) == address.low }) { return true }
        let numbers = letters.split { !$0.isDigit }.map { number($0, 10) }
        let wanted = (0..<4).map { address.low >> (24 - 8 * $0) & 0xFF }
        return numbers.count >= 4
            && (0...numbers.count - 4).contains { start in
                let four = numbers[start..<start + 4]
                return four.elementsEqual(wanted) || four.reversed().elementsEqual(wanted)
            }
    }

    private static func number(_ digits: ArraySlice<UInt8>, _ radix: UInt64) -> UInt64 {
        digits.count > 8 ? .max : digits.reduce(0) { $0 * radix + UInt64($1.hexValue ?? 0) }
    }
}
