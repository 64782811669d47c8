internal import TraceFields

/// A domain name on its way into a `DomainTable`: lower-cased, in words of eight bytes, filled with zeros.
struct NameKey: Sendable {
    private var words = [UInt64](repeating: 0, count: 32)
    private(set) var count = 0
    private(set) var hash: UInt64 = 0
    /// Whether the name holds letters beyond ASCII.
    private(set) var isForeign = false

    /// Words that hold the name and at least one zero behind it.
    private var length: Int { count / 8 + 1 }

    /// Takes the name in `lower..<upper`, which is shorter than 256 bytes; false where it holds a byte that no name does.
    mutating func take(_ bytes: [UInt8], _ lower: Int, _ upper: Int, seed: UInt64) -> Bool {
        count = upper - lower
        var hash = seed ^ UInt64(truncatingIfNeeded: count)
        var union: UInt64 = 0
        let isName = bytes.withUnsafeBytes { source in
            words.withUnsafeMutableBufferPointer { words in
                var position = lower
                var index = 0
                while position + 8 <= upper {
                    let value = source.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
                    guard Self.isPlain(value) else { return false }
                    union |= value
                    words[index] = Self.lowercased(value)
                    hash = Self.mix(hash, words[index])
                    index += 1
                    position += 8
                }
                let rest = Self.rest(source, position, upper)
                // What fills the word must look like letters to the test.
                guard Self.isPlain(rest | (~0 &<< UInt64(8 * (upper - position)) & Self.letters)) else { return false }
                union |= rest
                words[index] = Self.lowercased(rest)
                hash = Self.mix(hash, words[index])
                return true
            }
        }
        self.hash = hash
        isForeign = union & Self.tops != 0
        return isName
    }

    /// Fewer than eight bytes, and zeros behind them.
    @inline(__always)
    private static func rest(_ source: UnsafeRawBufferPointer, _ position: Int, _ upper: Int) -> UInt64 {
        guard position + 8 <= source.count else { return source[position..<upper].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        let word = source.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
        return word & ~(~0 &<< UInt64(8 * (upper - position)))
    }

    /// A hash of the last two labels of the name.
    var ending: UInt32 {
        var hash: UInt32 = 0
        var dots = 0
        for position in stride(from: count - 1, through: 0, by: -1) {
            let byte = UInt8(truncatingIfNeeded: words[position / 8] >> UInt64(position % 8 * 8))
            if byte == 0x2E {
                dots += 1
                if dots == 2 { break }
            }
            hash = (hash ^ UInt32(byte)) &* 0x9E37_79B1
        }
        return hash
    }

    func equals(_ pool: [UInt8], at start: Int) -> Bool {
        pool.withUnsafeBytes { known in
            words.withUnsafeBufferPointer { words in
                for index in 0..<length
                where known.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self).littleEndian != words[index] {
                    return false
                }
                return true
            }
        }
    }

    func append(to pool: inout [UInt8]) {
        for index in 0..<length {
            for shift in stride(from: UInt64(0), to: 64, by: 8) { pool.append(UInt8(truncatingIfNeeded: words[index] >> shift)) }
        }
    }

    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 29
    }

    // Eight bytes at once; what is tested is exact where no byte is at fault, and only then is it used.

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080
    private static let letters: UInt64 = 0x6161_6161_6161_6161

    /// No white space, control, `@`, `[`, `"` or DEL.
    private static func isPlain(_ word: UInt64) -> Bool {
        // A byte borrows from its highest bit where what is subtracted is more than it: below "!", or equal to one of the others.
        let faults =
            (word &- ones &* 0x21) | ((word ^ ones &* 0x40) &- ones) | ((word ^ ones &* 0x5B) &- ones)
            | ((word ^ ones &* 0x22) &- ones) | ((word ^ ones &* 0x7F) &- ones)
        return faults & ~word & tops == 0
    }

    private static func lowercased(_ word: UInt64) -> UInt64 {
        let low = word & ~tops
        let isAboveZ = low &+ ones &* (0x7F - 0x5A)
        let isFromA = low &+ ones &* (0x80 - 0x41)
        return word | ((isFromA ^ isAboveZ) & ~word & tops) >> 2
    }
}
