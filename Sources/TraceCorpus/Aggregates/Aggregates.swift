public import TraceAnalysis
internal import TraceFields

/// Counts over an archive, added up part by part in the order of the input: the same whatever the number of workers.
///
/// Memory follows the number of different names and days, not of messages. A measure that grows beyond `rowLimit` gives up its
/// rarest rows and says how many messages that left out.
public struct Aggregates: Sendable {
    private var names = NameTable()
    private var tallies = TallyTable()
    private var others: [Measure: Others] = [:]
    private let rowLimit: Int
    private var cellsAtLastCheck = 0

    /// Rows that were given up for their rarity.
    public struct Others: Hashable, Sendable {
        public var rows = 0
        public var count = 0

        public init() {}
    }

    public init() { self.init(rowLimit: Measure.rowLimit) }

    init(rowLimit: Int) {
        self.rowLimit = rowLimit
    }

    /// Memory that names and counts take.
    public var byteCount: Int { names.byteCount + tallies.byteCount }

    /// Adds what a worker counted.
    public mutating func take(_ part: AggregatePart) {
        var numbers = [UInt32](repeating: .max, count: part.names.count)
        for cell in part.tallies.cells {
            var key = cell.key
            for place in 0..<4 {
                let name = Int(key.names[place])
                if numbers[name] == .max { numbers[name] = names.intern(UInt32(name), of: part.names) }
                key.names[place] = numbers[name]
            }
            tallies.add(key, count: cell.count, first: cell.first, last: cell.last)
        }
        if tallies.cells.count > cellsAtLastCheck + rowLimit { bound() }
    }

    /// Adds one count that was made elsewhere.
    mutating func add(_ measure: Measure, names texts: [String], day: String?, count: Int, first: String?, last: String?) {
        guard count > 0 else { return }
        var key = TallyTable.Key(day: measure.isByDay ? Self.day(day) ?? TallyTable.unknownDay : 0, measure: measure)
        for (place, text) in texts.enumerated() { key.names[place] = names.intern(Array(text.utf8)) }
        tallies.add(key, count: count, first: Self.day(first) ?? .max, last: Self.day(last) ?? .min)
        if tallies.cells.count > cellsAtLastCheck + rowLimit { bound() }
    }

    /// One row of a measure.
    public struct Row: Hashable, Sendable {
        /// One for each of `Measure.columns`; empty where the archive does not tell.
        public var names: [String]
        /// `YYYY-MM-DD` where the measure goes by day; nil where no date was readable.
        public var day: String?
        public var count: Int
        /// Days of the first and the last message.
        public var first: String?
        public var last: String?
    }

    /// The rows of a measure: by day where it goes by day, then the largest count first, then by name.
    public func rows(of measure: Measure) -> [Row] {
        var rows: [Row] = []
        forEachCell(of: measure) { rows.append(row($0)) }
        return rows.sorted(by: Row.precedes)
    }

    func row(_ cell: TallyTable.Cell) -> Row {
        Row(
            names: names(of: cell), day: cell.key.measure.isByDay ? Self.text(cell.key.day) : nil, count: cell.count,
            first: Self.text(cell.first), last: Self.text(cell.last))
    }

    func forEachCell(of measure: Measure, _ body: (TallyTable.Cell) -> Void) {
        for cell in tallies.cells where cell.key.measure == measure { body(cell) }
    }

    /// Where the cells of a measure stand: copies of them would take as much memory as the counts.
    func places(of measure: Measure) -> [Int32] {
        tallies.cells.indices.lazy.filter { tallies.cells[$0].key.measure == measure }.map { Int32($0) }
    }

    func cell(at place: Int32) -> TallyTable.Cell { tallies.cells[Int(place)] }

    func names(of cell: TallyTable.Cell) -> [String] {
        cell.key.measure.columns.indices.map { names.text(cell.key.names[$0]) }
    }

    func text(_ name: UInt32) -> String { names.text(name) }

    func count(of key: TallyTable.Key) -> Int { tallies.count(of: key) }

    /// What was given up of a measure.
    public func others(of measure: Measure) -> Others { others[measure] ?? Others() }

    /// The count of one row of a measure that does not go by day.
    public func count(_ measure: Measure, _ names: String...) -> Int {
        rows(of: measure).first { $0.names == names }?.count ?? 0
    }

    static func text(_ day: Int32) -> String? {
        guard day != .min, day != .max else { return nil }
        var bytes: [UInt8] = []
        UTCTime(seconds: Int64(day) * 86_400).appendDay(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Days since 1970-01-01 of `YYYY-MM-DD`.
    private static func day(_ text: String?) -> Int32? {
        guard let text else { return nil }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return Int32(UTCTime.days(year: parts[0], month: parts[1], day: parts[2]))
    }

    // Bounds

    /// Gives up the rarer half of every measure that has too many rows, and the names that only they had.
    private mutating func bound() {
        let crowded = Dictionary(grouping: tallies.cells, by: \.key.measure).filter { $0.value.count > rowLimit }
        cellsAtLastCheck = tallies.cells.count
        guard !crowded.isEmpty else { return }
        var kept = tallies.cells.filter { crowded[$0.key.measure] == nil }
        for (measure, cells) in crowded {
            // Of equals the earlier one stays: the order of the cells is that of the input.
            let order = cells.indices.sorted { (-cells[$0].count, $0) < (-cells[$1].count, $1) }
            kept += order.prefix(rowLimit / 2).sorted().map { cells[$0] }
            for index in order.dropFirst(rowLimit / 2) {
                others[measure, default: Others()].rows += 1
                others[measure, default: Others()].count += cells[index].count
            }
        }
        rebuild(kept)
    }

    private mutating func rebuild(_ cells: [TallyTable.Cell]) {
        let old = names
        names = NameTable()
        tallies = TallyTable()
        for cell in cells {
            var key = cell.key
            for place in 0..<4 { key.names[place] = names.intern(key.names[place], of: old) }
            tallies.add(key, count: cell.count, first: cell.first, last: cell.last)
        }
        cellsAtLastCheck = tallies.cells.count
    }
}

extension Aggregates.Row {
    fileprivate static func precedes(_ one: Self, _ other: Self) -> Bool {
        if one.day != other.day { return (one.day ?? "") < (other.day ?? "") }
        if one.count != other.count { return one.count > other.count }
        return one.names.lexicographicallyPrecedes(other.names)
    }
}

/// Gathers aggregates from a scan.
public struct AggregateCollector: ScanCollector {
    public init() {}

    public func makePart() -> AggregatePart { AggregatePart() }

    public func empty(_ part: inout AggregatePart) { part.removeAll() }

    public func add(_ trace: Trace, _ origin: MessageOrigin, to part: inout AggregatePart) { part.add(trace) }
}
