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

    /// Names in lower case, without a leading dot, each with the row that it belongs to.
    init(_ names: [(name: StaticString, row: Int)]) {
        var size = 16
        while size < names.count * 4 { size *= 2 }
        slots = [Int16](repeating: -1, count: size)
        for (name, row) in names {
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
        while position > range.lower {
            position -= 1
            hash = Self.step(hash, bytes[position].asciiLowercased)
            guard position == range.lower || bytes[position - 1] == 0x2E else { continue }
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
