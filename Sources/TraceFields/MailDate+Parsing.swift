extension MailDate {
    /// A date and how it was written.
    public struct Parsed: Hashable, Sendable {
        public var date: MailDate
        /// The bytes it took: from the day of the week to the zone and the comment that names the zone.
        public var range: ByteRange
        /// Whether an obsolete form (RFC 5322 §4.3) or one that no standard knows was used.
        public var isIrregular: Bool

        public init(date: MailDate, range: ByteRange, isIrregular: Bool) {
            self.date = date
            self.range = range
            self.isIrregular = isIrregular
        }
    }

    /// Reads the date at the start of `range` (RFC 5322 §3.3 and §4.3, and the forms of real mail: month or year first, numbers
    /// only, fractions of a second, am and pm, zones of any spelling or none); what stands behind it is left.
    ///
    /// Nil when there is no date, or when its numbers are no day or no time.
    public static func parse(_ bytes: ByteView, _ range: ByteRange) -> Parsed? {
        guard range.upper <= bytes.count else { return nil }
        var reader = DateReader(bytes, range)
        return reader.read()
    }

    /// Finds a date by its shape at the right end of a text that has no `;` to announce it: the last time of day that has a day,
    /// month and year beside it.
    public static func findFromRight(_ bytes: ByteView, _ range: ByteRange) -> Parsed? {
        guard range.upper <= bytes.count, range.count > 8 else { return nil }
        var position = range.upper - 3
        var attempts = 0
        while position > range.lower, attempts < 8 {
            if bytes[position] == 0x3A, bytes[position + 1].isDigit, bytes[position - 1].isDigit,
                let hour = hourStart(bytes, position, range.lower)
            {
                attempts += 1
                if let found = dateAround(bytes, hour: hour, colon: position, range) { return found }
            }
            position -= 1
        }
        return nil
    }

    /// Offset of the hour before a colon; nil when the digits there are the minutes of a time or the group of an address.
    private static func hourStart(_ bytes: ByteView, _ colon: Int, _ lower: Int) -> Int? {
        var start = colon
        while start > lower, colon - start < 3, bytes[start - 1].isDigit { start -= 1 }
        guard colon - start <= 2 else { return nil }
        return start == lower || bytes[start - 1].isFoldingSpace || bytes[start - 1] == 0x54 ? start : nil
    }

    /// The longest date that begins up to six words before `hour` and takes the colon.
    private static func dateAround(_ bytes: ByteView, hour: Int, colon: Int, _ range: ByteRange) -> Parsed? {
        var best: Parsed?
        var position = hour
        let limit = max(range.lower, hour - 128)
        var words = 0
        while position > limit, words < 7 {
            position -= 1
            let startsWord =
                position == range.lower || bytes[position - 1].isFoldingSpace || bytes[position - 1] == 0x29
                || bytes[position - 1] == 0x3E
            guard startsWord, !bytes[position].isFoldingSpace else { continue }
            words += 1
            if let found = parse(bytes, ByteRange(position, range.upper)), found.range.upper > colon {
                best = found
            } else if best != nil {
                break
            }
        }
        return best
    }

    /// Days from 1970-01-01 to a day of the Gregorian calendar.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
