internal import TraceFields

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
    private var slots = HashSlots(count: 256)
    private let seed = NameTable.seed

    var byteCount: Int { cells.byteCount + slots.byteCount }

    mutating func removeAll() {
        cells.removeAll()
        slots.removeAll(keepingCapacity: true)
    }

    /// Adds to the count of a key.
    mutating func add(_ key: Key, count: Int = 1, first: Int32, last: Int32) {
        if let index = index(of: key) { return cells[index].add(count, first, last) }
        cells.append(Cell(key: key, count: count, first: first, last: last))
        slots.add(count: cells.count) { Self.hash(cells[$0].key, seed) }
    }

    /// The count of a key; 0 where it was never met.
    func count(of key: Key) -> Int { index(of: key).map { cells[$0].count } ?? 0 }

    private func index(of key: Key) -> Int? { slots.index(of: Self.hash(key, seed)) { cells[$0].key == key } }

    private static func hash(_ key: Key, _ seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(key.names[0]) ^ UInt64(key.names[1]) << 32
        hash = (hash ^ UInt64(key.measure.rawValue) << 56) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ hash >> 31 ^ UInt64(key.names[2]) ^ UInt64(key.names[3]) << 32) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ hash >> 32 ^ UInt64(UInt32(bitPattern: key.day))) &* 0x9E37_79B9_7F4A_7C15
        return hash ^ hash >> 29
    }
}
