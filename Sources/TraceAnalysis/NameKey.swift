internal import TraceFields

/// A domain name on its way into a `DomainTable`: read where it stands, in lower-cased words of eight bytes, filled with zeros.
struct NameKey {
    let lower: Int
    let upper: Int
    /// Equal for equal names, upper and lower case aside.
    let hash: UInt64

    var count: Int { upper - lower }

    /// What stands in `lower..<upper` of `bytes`, be it a name or not.
    @inline(__always)
    init(_ bytes: [UInt8], _ lower: Int, _ upper: Int, seed: UInt64) {
        var hash = seed ^ UInt64(truncatingIfNeeded: upper - lower)
        _ = Self.allWords(bytes, lower, upper) { word, _ in
            hash = Self.mix(hash, word | Self.ones &* 0x20)
            return true
        }
        self.lower = lower
        self.upper = upper
        self.hash = hash
    }

    /// Whether all bytes are such as a name may hold.
    func isName(in bytes: [UInt8]) -> Bool {
        // What fills the last word must look like letters to the test.
        Self.allWords(bytes, lower, upper) { word, filler in Self.isPlain(word | filler & Self.letters) }
    }

    /// Whether the name holds letters beyond ASCII.
    func isForeign(in bytes: [UInt8]) -> Bool {
        !Self.allWords(bytes, lower, upper) { word, _ in word & Self.tops == 0 }
    }

    /// Whether the name of the same length that begins at `start` of a pool is the same one.
    @inline(__always)
    func equals(_ bytes: [UInt8], _ pool: [UInt8], at start: Int) -> Bool {
        pool.withUnsafeBytes { pool in
            var place = start
            return Self.allWords(bytes, lower, upper) { word, _ in
                defer { place += 8 }
                let known = pool.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
                return known == word || known == Self.lowercased(word)
            }
        }
    }

    /// Adds the name to a pool of names: whole words, of which one zero at least ends it.
    func append(_ bytes: [UInt8], to pool: inout [UInt8]) {
        var place = pool.count
        pool.append(contentsOf: bytes[lower..<upper])
        for _ in count % 8..<8 { pool.append(0) }
        pool.withUnsafeMutableBytes { pool in
            _ = Self.allWords(bytes, lower, upper) { word, _ in
                pool.storeBytes(of: Self.lowercased(word).littleEndian, toByteOffset: place, as: UInt64.self)
                place += 8
                return true
            }
        }
    }

    /// Whether something holds of all words of a name; the last one has fewer than eight bytes, and behind them zeros, which are
    /// ones in `filler`.
    @inline(__always)
    private static func allWords(
        _ bytes: [UInt8], _ lower: Int, _ upper: Int, _ holds: (_ word: UInt64, _ filler: UInt64) -> Bool
    ) -> Bool {
        bytes.withUnsafeBytes { source in
            var position = lower
            while position + 8 <= upper {
                guard holds(source.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian, 0) else { return false }
                position += 8
            }
            let filler: UInt64 = ~0 &<< UInt64(8 * (upper - position))
            if position + 8 <= source.count {
                return holds(source.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian & ~filler, filler)
            }
            return holds(source[position..<upper].reversed().reduce(0) { $0 << 8 | UInt64($1) }, filler)
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

    /// No white space, control, `@`, `[`, `"`, `*` or DEL.
    private static func isPlain(_ word: UInt64) -> Bool {
        // A byte borrows from its highest bit where what is subtracted is more than it: below "!", or equal to one of the others.
        let faults =
            (word &- ones &* 0x21) | ((word ^ ones &* 0x40) &- ones) | ((word ^ ones &* 0x5B) &- ones)
            | ((word ^ ones &* 0x22) &- ones) | ((word ^ ones &* 0x2A) &- ones) | ((word ^ ones &* 0x7F) &- ones)
        return faults & ~word & tops == 0
    }

    private static func lowercased(_ word: UInt64) -> UInt64 {
        let low = word & ~tops
        let isAboveZ = low &+ ones &* (0x7F - 0x5A)
        let isFromA = low &+ ones &* (0x80 - 0x41)
        return word | ((isFromA ^ isAboveZ) & ~word & tops) >> 2
    }
}
