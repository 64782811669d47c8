import Testing

@testable import TraceAnalysis

@Suite struct WrappedDayTests {
    /// Day code, Unix day, from the dates 2026-03-01, 2022-05-19, 2023-10-18, 2024-08-30, 2025-01-15, 2026-11-23, and 2017-08-30,
    /// 2020-06-19, 2023-04-09, 2026-01-27, 2028-11-16, 2031-09-06, at which the counter starts again.
    static let rows: [(String, Int64)] = [
        ("BB", 20_513), ("V3", 19_131), ("GA", 19_648), ("P5", 19_965), ("UH", 20_103), ("JM", 20_780),
        ("AA", 17_408), ("AA", 18_432), ("AA", 19_456), ("AA", 20_480), ("AA", 21_504), ("AA", 22_528),
    ]

    static func decode(_ code: String, near day: Int64?) -> RewrittenPath {
        RewrittenPath.decode("SRS0=q/Zk=\(code)=example.org=alice@fwd.example", near: day.map { $0 * 86_400 + 43_200 })
    }

    @Test(arguments: rows) func dayOfTheHop(_ row: (String, Int64)) {
        for age: Int64 in [-1, 0, 1, 21, 400, 1_000] {
            #expect(Self.decode(row.0, near: row.1 + age).date == row.1 * 86_400, "age \(age)")
        }
    }

    /// An address is not written after it was seen: who counts a day ahead rounded, or its clock is wrong.
    @Test(arguments: [(-1, true), (0, false), (1, false)] as [(Int64, Bool)])
    func aDayAheadIsNotSure(_ age: Int64, _ isOpen: Bool) {
        let reading = Self.decode("BB", near: 20_513 + age)
        #expect(reading.dateAlternatives == (isOpen ? [20_512 * 86_400, 20_513 * 86_400] : []))
    }

    @Test(arguments: rows) func withoutTimeAllRounds(_ row: (String, Int64)) {
        let reading = Self.decode(row.0, near: nil)
        #expect(reading.date == nil)
        #expect(reading.dateAlternatives.contains(row.1 * 86_400))
        #expect(reading.dateAlternatives == reading.dateAlternatives.sorted())
        #expect(zip(reading.dateAlternatives, reading.dateAlternatives.dropFirst()).allSatisfy { $1 - $0 == 1_024 * 86_400 })
    }

    @Test func oldCodeInAYoungRound() {
        // `7X` (31 * 32 + 23 = 1015) in February 2026 is some weeks old, not 2.8 years ahead.
        #expect(Self.decode("7X", near: 20_490).date == Int64(20_480 - 1_024 + 1_015) * 86_400)
    }

    @Test func bounceTagsCountModulo1000() {
        #expect(RewrittenPath.decode("prvs=1520abcdef=alice@example.org").dateAlternatives.contains(20_513 * 86_400))
        #expect(RewrittenPath.decode("prvs=513abcdef=alice@example.org").dateAlternatives.contains(20_513 * 86_400))
        let day: Int64 = 19_999 * 86_400
        #expect(RewrittenPath.decode("prvs=1006abcdef=alice@example.org", near: day).date == day)
    }

    @Test func longerExpiryGivesNoDay() {
        // 550 is 37 days after the hop: the writer does not use the seven days of the draft.
        let reading = RewrittenPath.decode("prvs=1550abcdef=alice@example.org", near: 20_513 * 86_400)
        #expect(reading.kind == .batv)
        #expect(reading.date == nil)
        #expect(reading[.dayCode] == "550")
    }

    /// Small letters, the low digit first, as Cloudflare writes: believed where it gives the very day, told beside the other without a time.
    @Test(arguments: [("h4", 20_359), ("f4", 20_357), ("wc", 20_566), ("vb", 20_533), ("5h", 19_709)] as [(String, Int64)])
    func smallLettersMayBeginWithTheLowDigit(_ code: String, _ day: Int64) {
        #expect(Self.decode(code, near: day).date == day * 86_400)
        #expect(Self.decode(code, near: day + 1).date == day * 86_400)
        #expect(Self.decode(code.uppercased(), near: day).date != day * 86_400)
        #expect(Self.decode(code, near: day + 30).date != day * 86_400)
        #expect(Self.decode(code, near: nil).dateAlternatives.contains(day * 86_400))
        #expect(!Self.decode(code.uppercased(), near: nil).dateAlternatives.contains(day * 86_400))
    }

    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max / 2, Int64.max]) func anyTimeIsTaken(_ near: Int64) {
        #expect(RewrittenPath.decode("SRS0=q/Zk=BB=example.org=alice@fwd.example", near: near).kind == .srs0)
    }
}
