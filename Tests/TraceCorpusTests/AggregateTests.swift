import CorpusLabels
import Testing
import TraceAnalysis

@testable import TraceCorpus

/// Counting in parts, and what is given up where there is too much.
@Suite struct AggregateTests {
    static func part(_ paths: [String]) throws -> AggregatePart {
        var part = AggregatePart()
        for path in paths { part.add(MessageTracer().trace(try ProjectFolder.bytes(path))) }
        return part
    }

    /// One part of everything and many small parts count the same.
    @Test(arguments: [1, 3, 50])
    func partsAddUp(_ size: Int) throws {
        var whole = Aggregates()
        whole.take(try Self.part(StoreFixture.messages))
        var pieces = Aggregates()
        var part = AggregatePart()
        for start in stride(from: 0, to: StoreFixture.messages.count, by: size) {
            // One part is filled again and again, as workers do.
            part.removeAll()
            for path in StoreFixture.messages[start..<min(start + size, StoreFixture.messages.count)] {
                part.add(MessageTracer().trace(try ProjectFolder.bytes(path)))
            }
            pieces.take(part)
        }
        for measure in Measure.allCases { #expect(pieces.rows(of: measure) == whole.rows(of: measure), "\(measure)") }
    }

    static func forwarded(_ number: Int) -> [UInt8] {
        Array(
            """
            Return-Path: <box\(number)+caf_=reader=gmail.com@company.example>
            Received: from mail-f41.google.com (mail-f41.google.com [209.85.220.41])
             by mx.google.com with SMTPS id a1 for <reader@gmail.com>; Sun, 1 Mar 2026 12:00:00 +0000
            From: someone@service.example
            Subject: one

            """.utf8)
    }

    /// Addresses without end cost no memory without end, and the most frequent ones stay.
    @Test func rareRowsAreGivenUpWithTheirCount() {
        var aggregates = Aggregates(rowLimit: 40)
        for round in 0..<100 {
            var part = AggregatePart()
            for number in round * 5..<round * 5 + 5 { part.add(MessageTracer().trace(Self.forwarded(number))) }
            for _ in 0..<3 { part.add(MessageTracer().trace(Self.forwarded(999_999))) }
            aggregates.take(part)
        }
        let rows = aggregates.rows(of: .forwardingPairs)
        let others = aggregates.others(of: .forwardingPairs)
        #expect(rows.count <= 80)
        #expect(rows.first?.names.first == "box999999@company.example")
        #expect(rows.first?.count == 300)
        #expect(others.rows > 400)
        #expect(rows.reduce(others.count) { $0 + $1.count } == 800)
        #expect(aggregates.count(.messages, "all") == 800)
    }

    /// A summary shows the first rows, and counts the others.
    @Test(arguments: [1, 3, 1_000])
    func summariesShowTheFirstRows(_ limit: Int) throws {
        var aggregates = Aggregates()
        aggregates.take(try Self.part(StoreFixture.messages))
        let pairs = aggregates.rows(of: .forwardingPairs)
        func isOfList(_ pair: Aggregates.Row) -> Bool { ["mailing-list", "google-groups"].contains(pair.names[2]) }
        let ranked = pairs.filter { !isOfList($0) } + pairs.filter(isOfList)
        let busiest = aggregates.busiestPairs(limit: limit)
        #expect(busiest.rows == Array(ranked.prefix(limit)))
        #expect(busiest.others.rows == max(0, pairs.count - limit))
        #expect(busiest.others.count == ranked.dropFirst(limit).reduce(0) { $0 + $1.count })

        let mailboxes = Set(pairs.filter { !isOfList($0) }.map { $0.names[0] })
        for areLists in [false, true] {
            let forwarders = aggregates.forwarders(limit: limit, areLists: areLists)
            let forwardings = Dictionary(
                pairs.filter { mailboxes.contains($0.names[0]) != areLists }.map { ($0.names[0], $0.count) }, uniquingKeysWith: +)
            let expected = forwardings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
            #expect(!expected.isEmpty && forwarders.rows.map(\.name) == expected)
            for forwarder in forwarders.rows {
                let own = pairs.filter { $0.names[0] == forwarder.name }
                #expect(forwarder.forwardings == own.reduce(0) { $0 + $1.count })
                #expect(forwarder.destinations == Set(own.map { $0.names[1] }).count)
                #expect(forwarder.first == own.compactMap(\.first).min())
                #expect(forwarder.last == own.compactMap(\.last).max())
            }
        }

        let broken = aggregates.rows(of: .brokenRecords).sorted {
            ($0.day ?? "", $0.count, $1.names[0], $1.names[2], $1.names[1])
                > ($1.day ?? "", $1.count, $0.names[0], $0.names[2], $0.names[1])
        }
        let trusted = aggregates.rows(of: .trustedBrokenRecords)
        let newest = aggregates.newestBrokenRecords(limit: limit)
        #expect(newest.others.rows == max(0, broken.count - limit))
        #expect(newest.rows.map { [$0.domain, $0.service, $0.problem] } == broken.prefix(limit).map(\.names))
        for (record, row) in zip(newest.rows, broken) {
            #expect(record.messages == row.count)
            #expect(record.trusted == trusted.first { $0.day == row.day && $0.names == row.names }?.count ?? 0)
        }
    }

    /// A record is told with its first and last day, however many days lie between.
    @Test func recordsAreToldOnce() throws {
        var aggregates = Aggregates()
        aggregates.take(try Self.part(StoreFixture.messages))
        let broken = aggregates.rows(of: .brokenRecords)
        let periods = aggregates.mostFrequentBrokenRecords(limit: 1_000)
        #expect(periods.rows.reduce(0) { $0 + $1.messages } == broken.reduce(0) { $0 + $1.count })
        #expect(periods.rows.count == Set(broken.map(\.names)).count && periods.others.rows == 0)
        for period in periods.rows {
            let own = broken.filter { $0.names == [period.domain, period.service, period.problem] }
            #expect(period.first == own.compactMap(\.day).min() && period.last == own.compactMap(\.day).max())
            #expect(period.days == own.compactMap(\.day).count)
        }
    }

    /// A message whose newest clock is decades away from the others does not say since when a mailbox forwards.
    @Test func aWrongClockTellsNoBeginning() {
        func message(_ year: Int) -> [UInt8] {
            Array(
                String(decoding: Self.forwarded(1), as: UTF8.self).replacing("Mar 2026", with: "Mar \(year)")
                    .replacing("Subject:", with: "Date: Sun, 1 Mar 2026 11:00:00 +0000\nSubject:").utf8)
        }
        var part = AggregatePart()
        for year in [2026, 1996] { part.add(MessageTracer().trace(message(year))) }
        var aggregates = Aggregates()
        aggregates.take(part)
        let pair = aggregates.rows(of: .forwardingPairs).first
        #expect(pair?.count == 2 && pair?.first == "2026-03-01" && pair?.last == "2026-03-01")
    }

    @Test func namesOfAnyBytesAreKept() {
        var names = NameTable()
        let some: [[UInt8]] = [[], [0], [0, 0], [0xFF], Array("mx.example.com".utf8), Array("mx.example.con".utf8)]
        let numbers = some.map { names.intern($0) }
        #expect(Set(numbers).count == some.count)
        #expect(some.map { names.intern($0) } == numbers)
        for number in 0..<5_000 { _ = names.intern(Array("host\(number).example".utf8)) }
        #expect(names.count == some.count + 5_000)
        #expect(names.text(numbers[4]) == "mx.example.com")
        #expect(names.intern([UInt8](repeating: 0x61, count: 600)) == names.intern([UInt8](repeating: 0x61, count: 700)))
    }

    @Test func stepsOfATimeAxis() {
        #expect(TimeAxis(["2026-03-01", "2026-02-27", nil]).periods == ["2026-02-27", "2026-02-28", "2026-03-01", ""])
        #expect(TimeAxis(["2025-11-30", "2026-05-01"]).periods.first == "2025-11")
        #expect(TimeAxis(["2025-11-30", "2026-05-01"]).periods.count == 7)
        #expect(TimeAxis(["1901-01-01", "2025-05-01", "2026-01-01"]).periods.first == "1901-01")
        // One wrong clock does not make months of days.
        #expect(
            TimeAxis(["1901-01-01", "2026-05-01", "2026-05-03"]).periods == ["1901-01-01", "…"] + (1...3).map { "2026-05-0\($0)" }
        )
        let years = TimeAxis((0..<99).map { "20\($0 / 9 + 10)-0\($0 % 9 + 1)-01" })
        #expect(years.step == .year)
        #expect(years.periods.count == 11)
        #expect(years.period(of: "2012-03-01") == "2012")
        #expect(years.period(of: nil) == "")
        #expect(TimeAxis([]).periods == [])
    }
}
