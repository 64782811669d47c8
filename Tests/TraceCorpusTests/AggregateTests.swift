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
        let busiest = aggregates.busiest(.forwardingPairs, limit: limit)
        #expect(busiest.rows == Array(pairs.prefix(limit)))
        #expect(busiest.others.rows == max(0, pairs.count - limit))
        #expect(busiest.others.count == pairs.dropFirst(limit).reduce(0) { $0 + $1.count })

        let forwarders = aggregates.forwarders(limit: limit)
        let forwardings = Dictionary(pairs.map { ($0.names[0], $0.count) }, uniquingKeysWith: +)
        #expect(
            forwarders.rows.map(\.name) == forwardings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
        )
        for forwarder in forwarders.rows {
            let own = pairs.filter { $0.names[0] == forwarder.name }
            #expect(forwarder.forwardings == own.reduce(0) { $0 + $1.count })
            #expect(forwarder.destinations == Set(own.map { $0.names[1] }).count)
            #expect(forwarder.first == own.compactMap(\.first).min())
            #expect(forwarder.last == own.compactMap(\.last).max())
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
        #expect(TimeAxis(["1901-01-01", "2026-05-01", "2026-06-01"]).periods == ["1901-01", "…", "2026-05", "2026-06"])
        let years = TimeAxis((0..<99).map { "20\($0 / 9 + 10)-0\($0 % 9 + 1)-01" })
        #expect(years.step == .year)
        #expect(years.periods.count == 11)
        #expect(years.period(of: "2012-03-01") == "2012")
        #expect(years.period(of: nil) == "")
        #expect(TimeAxis([]).periods == [])
    }
}
