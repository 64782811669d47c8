internal import TraceFields

/// Names that come again and again, each kept once and called by a number.
///
/// An open-addressing table with a hash of eight bytes a step. It is seeded anew in every process, so that nobody can choose names
/// that fall together; where a name lies shows in no result.
struct NameTable: Sendable {
    private struct Entry: Sendable {
        var start: UInt32
        var count: UInt32
        var hash: UInt64
    }

    /// Longer names are cut: no address or domain is.
    static let longestName = 512

    private var pool: [UInt8] = []
    private var entries: [Entry] = []
    private var slots = [Int32](repeating: -1, count: 256)
    static let seed = UInt64.random(in: .min ... .max) | 1

    var count: Int { entries.count }

    /// The number of a name.
    mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let name = name.count <= Self.longestName ? name : UnsafeBufferPointer(rebasing: name[..<Self.longestName])
        let hash = Self.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if entries[index].hash == hash, holds(entries[index], name) { return UInt32(index) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let index = entries.count
        entries.append(Entry(start: UInt32(pool.count), count: UInt32(name.count), hash: hash))
        pool.append(contentsOf: name)
        slots[slot] = Int32(index)
        if entries.count * 2 > slots.count { grow() }
        return UInt32(index)
    }

    mutating func intern(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBufferPointer { intern($0) } }

    mutating func intern(_ word: StaticString) -> UInt32 {
        intern(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// The number that a name of another table has here.
    mutating func intern(_ name: UInt32, of other: NameTable) -> UInt32 {
        let entry = other.entries[Int(name)]
        return other.pool.withUnsafeBufferPointer { pool in
            intern(UnsafeBufferPointer(rebasing: pool[Int(entry.start)..<Int(entry.start + entry.count)]))
        }
    }

    func text(_ name: UInt32) -> String {
        let entry = entries[Int(name)]
        return String(decoding: pool[Int(entry.start)..<Int(entry.start + entry.count)], as: UTF8.self)
    }

    private func holds(_ entry: Entry, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(entry.count) == name.count else { return false }
        let start = Int(entry.start)
        for offset in 0..<name.count where pool[start + offset] != name[offset] { return false }
        return true
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = seed ^ UInt64(name.count) &* 0x9E37_79B9_7F4A_7C15
        let bytes = UnsafeRawBufferPointer(name)
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return mixed(hash, tail)
    }

    private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ seed)
        return product.high ^ product.low
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}
