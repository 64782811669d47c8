/// Counts by a key of a measure, up to four names and a day, in an open-addressing table.
struct TallyTable: Sendable {
    struct Key: Equatable, Sendable {
        /// Numbers in the `NameTable`; 0 where the measure has no such column.
        var names: InlineArray<4, UInt32> = [0, 0, 0, 0]
        /// Days since 1970-01-01; `unknownDay` where no date was readable, 0 where the measure does not go by day.
        var day: Int32 = 0
        var measure: Measure

        static func == (one: Self, other: Self) -> Bool {
            one.names[0] == other.names[0] && one.names[1] == other.names[1] && one.names[2] == other.names[2]
                && one.names[3] == other.names[3] && one.day == other.day && one.measure == other.measure
        }
    }

    /// 40 bytes: an archive has hundreds of thousands.
    struct Cell: Sendable {
        var key: Key
        var count: Int
        /// Days of the first and the last message; `first` is above `last` where no message had a date.
        var first: Int32
        var last: Int32

        fileprivate mutating func add(_ count: Int, _ first: Int32, _ last: Int32) {
            self.count += count
            self.first = min(self.first, first)
            self.last = max(self.last, last)
        }
    }

    static let unknownDay = Int32.min

    private(set) var cells = PieceList<Cell>()
    private var slots = [Int32](repeating: -1, count: 256)
    private let seed = NameTable.seed

    var byteCount: Int { cells.byteCount + slots.capacity * MemoryLayout<Int32>.stride }

    mutating func removeAll() {
        cells.removeAll()
        for index in slots.indices { slots[index] = -1 }
    }

    /// Adds to the count of a key.
    mutating func add(_ key: Key, count: Int = 1, first: Int32, last: Int32) {
        let slot = slot(of: key)
        guard slots[slot] < 0 else { return cells[Int(slots[slot])].add(count, first, last) }
        slots[slot] = Int32(cells.count)
        cells.append(Cell(key: key, count: count, first: first, last: last))
        if cells.count * 4 > slots.count * 3 { grow() }
    }

    /// The count of a key; 0 where it was never met.
    func count(of key: Key) -> Int {
        let index = slots[slot(of: key)]
        return index < 0 ? 0 : cells[Int(index)].count
    }

    /// Where a key stands, or would.
    private func slot(of key: Key) -> Int {
        var slot = hash(key) & (slots.count - 1)
        while slots[slot] >= 0, cells[Int(slots[slot])].key != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func hash(_ key: Key) -> Int {
        var hash = seed ^ UInt64(key.names[0]) ^ UInt64(key.names[1]) << 32
        hash = (hash ^ UInt64(key.measure.rawValue) << 56) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ hash >> 31 ^ UInt64(key.names[2]) ^ UInt64(key.names[3]) << 32) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ hash >> 32 ^ UInt64(UInt32(bitPattern: key.day))) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash ^ hash >> 29)
    }

    private mutating func grow() {
        let count = slots.count * 2
        slots = []
        slots = [Int32](repeating: -1, count: count)
        for index in cells.indices {
            var slot = hash(cells[index].key) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}
