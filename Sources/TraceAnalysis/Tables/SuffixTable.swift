internal import TraceFields

/// Domain names of a table of facts, to be found by the names below them: a look-up costs one pass over a name, however many
/// rows there are.
struct SuffixTable: Sendable {
    private struct Entry: Sendable {
        var hash: UInt64
        var name: StaticString
        var row: Int
    }

    /// Open addressing; rows of equal names stand in the order of the table.
    private var slots: [Int16]
    private var entries: [Entry] = []
    /// A bit for each ending of a name of the table.
    private var endings = [UInt64](repeating: 0, count: 16)
    /// The most labels that a name of the table has.
    private var labels = 0

    /// Names in lower case, without a leading dot, each with the row that it belongs to.
    init(_ names: [(name: StaticString, row: Int)]) {
        var size = 16
        while size < names.count * 4 { size *= 2 }
        slots = [Int16](repeating: -1, count: size)
        for (name, row) in names {
            let bytes = Array(name.description.utf8)
            let (place, bit) = Self.bit(of: NameEnding(bytes, bytes.indices).domain)
            endings[place] |= bit
            labels = max(labels, bytes.split(separator: 0x2E).count)
            var hash = Self.seed
            for offset in stride(from: name.utf8CodeUnitCount - 1, through: 0, by: -1) {
                hash = Self.step(hash, name.utf8Start[offset])
            }
            var slot = Int(truncatingIfNeeded: hash >> 32) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int16(entries.count)
            entries.append(Entry(hash: hash, name: name, row: row))
        }
    }

    /// Whether a name with this ending may be a name of the table, or lie below one.
    func mayHold(_ ending: NameEnding) -> Bool {
        let (place, bit) = Self.bit(of: ending.domain)
        let (topPlace, topBit) = Self.bit(of: ending.top)
        return endings[place] & bit != 0 || endings[topPlace] & topBit != 0
    }

    private static func bit(of ending: UInt32) -> (place: Int, bit: UInt64) {
        (Int(ending >> 28), 1 &<< UInt64(ending >> 22 & 63))
    }

    /// The first row of which a name is a name, or lies below one.
    func row(for bytes: [UInt8], _ range: ByteRange) -> Int? {
        var best: Int?
        forEachRow(of: bytes, range) { row in best = min(best ?? row, row) }
        return best
    }

    /// All such rows, one bit each; of a table of at most 64.
    func rows(for bytes: [UInt8], _ range: ByteRange) -> UInt64 {
        var rows: UInt64 = 0
        forEachRow(of: bytes, range) { row in rows |= 1 << UInt64(row) }
        return rows
    }

    @inline(__always)
    private func forEachRow(of bytes: [UInt8], _ range: ByteRange, _ take: (Int) -> Void) {
        var hash = Self.seed
        var position = range.upper
        var label = 0
        while position > range.lower, label < labels {
            position -= 1
            hash = Self.step(hash, bytes[position].asciiLowercased)
            guard position == range.lower || bytes[position - 1] == 0x2E else { continue }
            label += 1
            var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
            while slots[slot] >= 0 {
                let index = Int(slots[slot])
                if entries[index].hash == hash, bytes.matches(ByteRange(position, range.upper), entries[index].name) {
                    take(entries[index].row)
                }
                slot = (slot + 1) & (slots.count - 1)
            }
        }
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
}
