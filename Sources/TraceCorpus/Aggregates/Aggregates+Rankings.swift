internal import TraceAnalysis

/// Tables of a summary that an archive may have a hundred thousand rows of: only those that are shown are put into words.
extension Aggregates {
    /// Whether the names of a cell come first, compared in this order.
    private func isEarlier(_ one: TallyTable.Cell, _ other: TallyTable.Cell, by places: some Sequence<Int>) -> Bool {
        for place in places where one.key.names[place] != other.key.names[place] {
            let (name, otherName) = (text(one.key.names[place]), text(other.key.names[place]))
            if name != otherName { return name < otherName }
        }
        return false
    }

    /// Who forwards most to where: mailboxes before lists, whose mail is no secret.
    func busiestPairs(limit: Int) -> CorpusSummary.Ranking<Row> {
        let measure = Measure.forwardingPairs
        var top = TopRows<(cell: TallyTable.Cell, isList: Bool)>(limit: limit, others: others(of: measure)) { one, other in
            guard one.isList == other.isList else { return other.isList }
            guard one.cell.count == other.cell.count else { return one.cell.count > other.cell.count }
            return isEarlier(one.cell, other.cell, by: measure.columns.indices)
        }
        forEachCell(of: measure) { top.add(($0, isOfList($0)), count: $0.count) }
        return CorpusSummary.Ranking(top.rows.map { row($0.row.cell) }, others: top.others)
    }

    /// Whether a list sent the mail on, not a mailbox.
    private func isOfList(_ pair: TallyTable.Cell) -> Bool {
        Forwarding.Kind(rawValue: text(pair.key.names[2]))?.isList ?? false
    }

    /// The mailboxes that forward most, or the lists.
    func forwarders(limit: Int, areLists: Bool) -> CorpusSummary.Ranking<CorpusSummary.Forwarder> {
        let pairs = places(of: .forwardingPairs).sorted { cell(at: $0).key.names[0] < cell(at: $1).key.names[0] }
        // Nobody knows what was given up: it is counted once.
        var top = TopRows<(name: String, pairs: Range<Int>, count: Int)>(
            limit: limit, others: areLists ? Others() : others(of: .forwardingPairs)
        ) { ($1.count, $0.name) < ($0.count, $1.name) }
        var start = 0
        while start < pairs.count {
            let name = cell(at: pairs[start]).key.names[0]
            let end = pairs[start...].firstIndex { cell(at: $0).key.names[0] != name } ?? pairs.count
            if pairs[start..<end].allSatisfy({ isOfList(cell(at: $0)) }) == areLists {
                let count = pairs[start..<end].reduce(0) { $0 + cell(at: $1).count }
                top.add((text(name), start..<end, count), count: count)
            }
            start = end
        }
        return CorpusSummary.Ranking(top.rows.map { forwarder($0.row.name, pairs[$0.row.pairs].map(cell)) }, others: top.others)
    }

    private func forwarder(_ name: String, _ pairs: [TallyTable.Cell]) -> CorpusSummary.Forwarder {
        CorpusSummary.Forwarder(
            name: name, networks: Set(pairs.map { text($0.key.names[3]) }).subtracting([""]).sorted(),
            kinds: Set(pairs.map { text($0.key.names[2]) }).sorted(), destinations: Set(pairs.map { $0.key.names[1] }).count,
            forwardings: pairs.reduce(0) { $0 + $1.count }, first: pairs.map(\.first).min().flatMap { Self.text($0) },
            last: pairs.map(\.last).max().flatMap { Self.text($0) })
    }

    /// The records that could not be used most recently.
    func newestBrokenRecords(limit: Int) -> CorpusSummary.Ranking<CorpusSummary.BrokenRecord> {
        var top = TopRows<TallyTable.Cell>(limit: limit, others: others(of: .brokenRecords)) { one, other in
            guard one.key.day == other.key.day else { return one.key.day > other.key.day }
            guard one.count == other.count else { return one.count > other.count }
            return isEarlier(one, other, by: [0, 2, 1])
        }
        forEachCell(of: .brokenRecords) { top.add($0, count: $0.count) }
        let records = top.rows.map { cell, _ in
            let names = names(of: cell)
            var trusted = cell.key
            trusted.measure = .trustedBrokenRecords
            return CorpusSummary.BrokenRecord(
                day: Self.text(cell.key.day), domain: names[0], service: names[1], problem: names[2], messages: cell.count,
                trusted: count(of: trusted))
        }
        return CorpusSummary.Ranking(records, others: top.others)
    }

    /// Each record that could not be used, the most frequent first, with its first and last day.
    func mostFrequentBrokenRecords(limit: Int) -> CorpusSummary.Ranking<CorpusSummary.BrokenPeriod> {
        var periods: [[UInt32]: CorpusSummary.BrokenPeriod] = [:]
        forEachCell(of: .brokenRecords) { cell in
            let key = cell.key.names
            let names = [key[0], key[1], key[2]]
            var period =
                periods[names] ?? CorpusSummary.BrokenPeriod(domain: text(key[0]), service: text(key[1]), problem: text(key[2]))
            if let day = Self.text(cell.key.day) {
                period.first = min(period.first ?? day, day)
                period.last = max(period.last ?? day, day)
                period.days += 1
            }
            period.messages += cell.count
            var trusted = cell.key
            trusted.measure = .trustedBrokenRecords
            period.trusted += count(of: trusted)
            periods[names] = period
        }
        var top = TopRows<CorpusSummary.BrokenPeriod>(limit: limit, others: others(of: .brokenRecords)) { one, other in
            guard one.messages == other.messages else { return one.messages > other.messages }
            guard one.last == other.last else { return (one.last ?? "") > (other.last ?? "") }
            return (one.domain, one.problem, one.service) < (other.domain, other.problem, other.service)
        }
        for period in periods.values { top.add(period, count: period.messages) }
        return CorpusSummary.Ranking(top.rows.map(\.row), others: top.others)
    }

    /// PASS statements of the three methods that a summary shows, by whose name they are about.
    ///
    /// - Parameter names: The rows of `.passNames`.
    static func passOwners(_ names: [Row]) -> [CorpusSummary.PassOwners] {
        ["spf", "dkim", "dmarc"].map { passOwners($0, names) }.filter { $0.pass > 0 }
    }

    private static func passOwners(_ method: String, _ names: [Row]) -> CorpusSummary.PassOwners {
        var owners = CorpusSummary.PassOwners(method: method)
        for row in names where row.names[0] == method {
            owners.pass += row.count
            switch row.names[1] {
            case Identity.Role.author.rawValue: owners.author += row.count
            case Identity.Role.originalAuthor.rawValue: owners.originalAuthor += row.count
            case Identity.Role.sendingService.rawValue: owners.service += row.count
            case Identity.Role.forwarder.rawValue: owners.forwarder += row.count
            case Identity.Role.list.rawValue: owners.list += row.count
            default: owners.others += row.count
            }
        }
        return owners
    }

    /// Broken records by day and service, or by domain where no service is known.
    var brokenRecordsByDay: [CorpusSummary.DayCount] {
        var texts: [UInt32: String] = [:]
        var rows: [CorpusSummary.DayCount] = []
        forEachCell(of: .brokenRecords) { cell in
            let name = cell.key.names[1] != 0 ? cell.key.names[1] : cell.key.names[0]
            let known = texts[name] ?? text(name)
            texts[name] = known
            rows.append(CorpusSummary.DayCount(day: Self.text(cell.key.day), name: known, count: cell.count))
        }
        return rows
    }
}

/// The first rows by an order, of however many; of the others their number and the sum of their counts.
private struct TopRows<Row> {
    private(set) var rows: [(row: Row, count: Int)] = []
    private(set) var others: Aggregates.Others
    private let limit: Int
    private let precedes: (Row, Row) -> Bool

    init(limit: Int, others: Aggregates.Others, _ precedes: @escaping (Row, Row) -> Bool) {
        self.limit = limit
        self.others = others
        self.precedes = precedes
    }

    mutating func add(_ row: Row, count: Int) {
        if rows.count == limit, let last = rows.last {
            guard precedes(row, last.row) else { return leaveOut(count) }
            rows.removeLast()
            leaveOut(last.count)
        }
        var (place, end) = (0, rows.count)
        while place < end {
            let middle = (place + end) / 2
            if precedes(row, rows[middle].row) { end = middle } else { place = middle + 1 }
        }
        rows.insert((row, count), at: place)
    }

    private mutating func leaveOut(_ count: Int) {
        others.rows += 1
        others.count += count
    }
}
