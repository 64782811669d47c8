/// A moment in UTC as its civil date, without a calendar library or a time zone of the machine.
public struct UTCTime: Hashable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int
    public var secondOfDay: Int

    /// The civil date of a number of seconds since 1970-01-01T00:00:00Z, in the proleptic Gregorian calendar.
    public init(seconds: Int64) {
        // A year of more digits than a date can show is no date; the writer of the field meant something else.
        let seconds = Swift.min(Swift.max(seconds, -62_135_596_800), 253_402_300_799)
        let days = Self.days(seconds)
        secondOfDay = Int(seconds - days * 86_400)
        // Days are counted from 0000-03-01, so that the leap day is the last of a year.
        let shifted = days + 719_468
        let era = Self.quotient(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// Whole days since 1970-01-01, rounded down.
    public static func days(_ seconds: Int64) -> Int64 { quotient(seconds, 86_400) }

    /// Days since 1970-01-01 of a civil date.
    public static func days(year: Int, month: Int, day: Int) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
    }

    /// Adds `YYYY-MM-DD`.
    public func appendDay(to bytes: inout [UInt8]) { bytes.append(addingCapacity: 10) { addDay(to: &$0) } }

    /// Adds `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
    public func append(to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: 20) { text in
            addDay(to: &text)
            text.append(0x54)
            Self.add(secondOfDay / 3_600, to: &text)
            text.append(0x3A)
            Self.add(secondOfDay / 60 % 60, to: &text)
            text.append(0x3A)
            Self.add(secondOfDay % 60, to: &text)
            text.append(0x5A)
        }
    }

    private func addDay(to text: inout OutputSpan<UInt8>) {
        Self.add(year / 100, to: &text)
        Self.add(year % 100, to: &text)
        text.append(0x2D)
        Self.add(month, to: &text)
        text.append(0x2D)
        Self.add(day, to: &text)
    }

    /// Two digits.
    @inline(__always)
    private static func add(_ value: Int, to text: inout OutputSpan<UInt8>) {
        text.append(0x30 + UInt8(truncatingIfNeeded: value / 10))
        text.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
    }

    private static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
