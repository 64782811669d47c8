internal import TraceFields

/// The periods of a chart over time: days, months or years, so that there are never more than a person looks at.
public struct TimeAxis: Hashable, Sendable {
    public enum Step: Int, Sendable {
        case day = 10
        case month = 7
        case year = 4
    }

    public let step: Step
    /// In order, those without a count between others too. A gap of many years, which one wrong date makes, is the one period `gap`;
    /// days that nobody knows are an empty period at the end.
    public let periods: [String]

    public static let gap = "…"

    /// Periods that are looked at side by side.
    private static let most = 60
    /// Empty days in a row that say more of a wrong clock than of the archive.
    private static let farGap: Int64 = 366
    /// Empty periods in a row that are shown as they are.
    private static let longestGap = 24

    public init(_ days: [String?]) {
        let known = Set(days.compactMap { $0 })
        step =
            known.count <= Self.most && Self.shown(known) <= 2 * Self.most
            ? .day : Set(known.map { $0.prefix(Step.month.rawValue) }).count <= Self.most ? .month : .year
        let used = Set(known.map { [step] in String($0.prefix(step.rawValue)) }).sorted()
        var periods: [String] = []
        for period in used {
            if let last = periods.last { periods += Self.between(last, period, step) }
            periods.append(period)
        }
        self.periods = periods + (days.contains(nil) ? [""] : [])
    }

    /// The period of a day.
    public func period(of day: String?) -> String { day.map { String($0.prefix(step.rawValue)) } ?? "" }

    /// Days from the first to the last, without those that a wrong clock put in between.
    private static func shown(_ days: Set<String>) -> Int {
        let numbers = days.map { number($0, .day) }.sorted()
        return zip(numbers, numbers.dropFirst()).reduce(min(numbers.count, 1)) { count, pair in
            let distance = pair.1 - pair.0
            return count + (distance - 1 > farGap ? 2 : Int(distance))
        }
    }

    /// The periods that lie between two, or the one sign for too many.
    private static func between(_ one: String, _ other: String, _ step: Step) -> [String] {
        let first = number(one, step) + 1
        let end = number(other, step)
        guard first < end else { return [] }
        return end - first > longestGap ? [gap] : (first..<end).map { name($0, step) }
    }

    private static func number(_ period: String, _ step: Step) -> Int64 {
        let parts = period.split(separator: "-").compactMap { Int($0) }
        switch step {
        case .day: return parts.count == 3 ? UTCTime.days(year: parts[0], month: parts[1], day: parts[2]) : 0
        case .month: return parts.count == 2 ? Int64(parts[0] * 12 + parts[1] - 1) : 0
        case .year: return Int64(parts.first ?? 0)
        }
    }

    private static func name(_ number: Int64, _ step: Step) -> String {
        var bytes: [UInt8] = []
        switch step {
        case .day: UTCTime(seconds: number * 86_400).appendDay(to: &bytes)
        case .month:
            let day = UTCTime.days(year: Int(number / 12), month: Int(number % 12) + 1, day: 1)
            UTCTime(seconds: day * 86_400).appendDay(to: &bytes)
        case .year: UTCTime(seconds: UTCTime.days(year: Int(number), month: 1, day: 1) * 86_400).appendDay(to: &bytes)
        }
        return String(decoding: bytes.prefix(step.rawValue), as: UTF8.self)
    }
}
