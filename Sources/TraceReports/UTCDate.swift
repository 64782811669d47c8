/// A moment in UTC, written without a locale, a calendar library or a time zone of the machine.
struct UTCDate: Hashable {
    var year: Int
    var month: Int
    var day: Int
    var secondOfDay: Int

    /// The civil date of a number of seconds since 1970-01-01T00:00:00Z, in the proleptic Gregorian calendar.
    init(seconds: Int64) {
        // A year of more digits than a date can show is no date; the writer of the field meant something else.
        let limit: Int64 = 253_402_300_799
        let seconds = min(max(seconds, -62_135_596_800), limit)
        let days = seconds.quotientRoundedDown(by: 86_400)
        secondOfDay = Int(seconds - days * 86_400)
        // Days are counted from 0000-03-01, so that the leap day is the last of a year.
        let shifted = days + 719_468
        let era = shifted.quotientRoundedDown(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// `YYYY-MM-DD`
    var dayText: String { Self.digits(year, 4) + "-" + Self.digits(month, 2) + "-" + Self.digits(day, 2) }

    /// `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339)
    var text: String {
        let clock = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.digits($0, 2) }
        return dayText + "T" + clock.joined(separator: ":") + "Z"
    }

    /// A zone as in a mail date: `+0900`.
    static func zone(minutes: Int) -> String {
        (minutes < 0 ? "-" : "+") + digits(abs(minutes) / 60 * 100 + abs(minutes) % 60, 4)
    }

    private static func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}

extension Int64 {
    fileprivate func quotientRoundedDown(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
