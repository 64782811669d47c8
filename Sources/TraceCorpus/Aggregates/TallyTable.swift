/// Counts by a key of a measure, up to four names and a day, in an open-addressing table.
struct TallyTable: Sendable {
    struct Key: Equatable, Sendable {
        var measure: Measure
        /// Numbers in the `NameTable`; 0 where the measure has no such column.
        var names: SIMD4<UInt32> = .zero
        /// Days since 1970-01-01; `unknownDay` where no date was readable, 0 where the measure does not go by day.
        var day: Int32 = 0
    }

    struct Cell: Sendable {
        var key: Key
        var count: Int
        /// Days of the first and the last message; `first` is above `last` where no message had a date.
        var first: Int32
        var last: Int32
    }

    static let unknownDay = Int32.min

    private(set) var cells: [Cell] = []
    private var slots = [Int32](repeating: -1, count: 256)

    mutating func removeAll() {
        cells.removeAll(keepingCapacity: true)
        for index in slots.indices { slots[index] = -1 }
    }

    /// Adds to the count of a key.
    mutating func add(_ key: Key, count: Int = 1, first: Int32, last: Int32) {
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if cells[index].key == key {
                cells[index].count += count
                if first < cells[index].first { cells[index].first = first }
                if last > cells[index].last { cells[index].last = last }
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        let index = cells.count
        cells.append(Cell(key: key, count: count, first: first, last: last))
        slots[slot] = Int32(index)
        if cells.count * 2 > slots.count { grow() }
    }

    private static func hash(_ key: Key) -> Int {
        var hash = NameTable.seed ^ UInt64(key.names[0]) ^ UInt64(key.names[1]) << 32
        hash = (hash ^ UInt64(key.measure.rawValue) << 56) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ hash >> 31 ^ UInt64(key.names[2]) ^ UInt64(key.names[3]) << 32) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ hash >> 32 ^ UInt64(UInt32(bitPattern: key.day))) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash ^ hash >> 29)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for index in cells.indices {
            var slot = Self.hash(cells[index].key) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}
