internal import TraceFields

/// A date and a time of day in the proleptic Gregorian calendar, of no zone.
struct CivilTime {
    var year: Int
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int

    /// nil where a field is out of its range; a leap second is allowed.
    init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour), (0...59).contains(minute),
            (0...60).contains(second)
        else { return nil }
        (self.year, self.month, self.day, self.hour, self.minute, self.second) = (year, month, day, hour, minute, second)
    }

    /// `YYYYMMDDhhmmss`.
    init?(digits bytes: [UInt8], _ range: ByteRange) {
        guard range.count == 14, let year = bytes.decimal(ByteRange(range.lower, range.lower + 4)) else { return nil }
        let pairs = stride(from: range.lower + 4, to: range.upper, by: 2).map { bytes.decimal(ByteRange($0, $0 + 2)) ?? -1 }
        self.init(year: year, month: pairs[0], day: pairs[1], hour: pairs[2], minute: pairs[3], second: pairs[4])
    }

    /// Unix seconds, as if the time were UTC.
    var seconds: Int64 {
        let days = UTCTime.days(year: year, month: month, day: day)
        return days * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    }
}
