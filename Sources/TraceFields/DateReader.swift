/// Reads one date from left to right: weekday, day, time, zone.
struct DateReader {
    let bytes: ByteView
    let start: Int
    let end: Int
    var position: Int
    var isIrregular = false

    private var year: Int?
    private var month = 0
    private var day = 0
    var secondOfDay = 0
    private var milliseconds: UInt16 = 0
    private var hasSeconds = true

    init(_ bytes: ByteView, _ range: ByteRange) {
        self.bytes = bytes
        end = range.upper
        var first = range.lower
        while first < end, bytes[first].isFoldingSpace { first += 1 }
        start = first
        position = first
    }

    mutating func read() -> MailDate.Parsed? {
        if let zone = readStandardForm() { return finish(zone) }
        guard readDay(), readTime() else { return nil }
        if year == nil {
            // `Aug 21 11:37:32 2002 -0500`, and `Aug 21 11:37:32 EST 2002` with the zone before the year.
            isIrregular = true
            let before = position
            let early = readZone()
            guard let written = yearNumber() else { return nil }
            year = written
            if early.zone != .absent, position > before { return finish(early) }
        }
        return finish(readZone())
    }

    private mutating func finish(_ zone: ZoneReading) -> MailDate.Parsed? {
        guard let year, let days = checkedDays(year) else { return nil }
        let seconds = Int64(days) * 86_400 + Int64(secondOfDay) - Int64(zone.minutes) * 60
        var date = MailDate(
            seconds: seconds, milliseconds: milliseconds, zoneMinutes: Int16(truncatingIfNeeded: zone.minutes), zone: zone.zone)
        date.hasSeconds = hasSeconds
        if zone.isIrregular { isIrregular = true }
        takeZoneComment()
        return MailDate.Parsed(date: date, range: ByteRange(start, position), isIrregular: isIrregular)
    }

    private func checkedDays(_ year: Int) -> Int? {
        guard year >= 1900, year <= 9999, month >= 1, month <= 12, day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (isLeap ? 29 : 28) : 30 + (month + month / 8) % 2
        return day <= length ? MailDate.days(year: year, month: month, day: day) : nil
    }

    // The day

    mutating func takeDay(year: Int, month: Int, day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    private mutating func readDay() -> Bool {
        if let word = letters() {
            if let number = Self.month(bytes, word) { return readMonthFirst(number) }
            guard Self.isWeekday(bytes, word) else { return false }
            if !take(0x2C) { isIrregular = true }
            _ = take(0x2E)
            skipSpace()
            if let next = letters() {
                guard let number = Self.month(bytes, next) else { return false }
                return readMonthFirst(number)
            }
        }
        guard let first = number() else { return false }
        if first.digits == 4 { return readYearFirst(first.value) }
        guard first.digits <= 2 else { return false }
        if position + 1 < end, Self.isSeparator(bytes[position]), bytes[position + 1].isDigit { return readNumeric(first.value) }
        day = first.value
        skipSeparators()
        guard let word = letters(), let number = Self.month(bytes, word) else { return false }
        month = number
        skipSeparators()
        readYear()
        return true
    }

    /// `Aug 21 2002`, `Aug 21, 2002`, `Aug 21 11:37:32 2002`
    private mutating func readMonthFirst(_ number: Int) -> Bool {
        isIrregular = true
        month = number
        skipSeparators()
        guard let written = self.number(), written.digits <= 2 else { return false }
        day = written.value
        skipSeparators()
        readYear()
        return true
    }

    /// `2002-08-21`, `2002/08/21`, `2002 Aug 21`
    private mutating func readYearFirst(_ number: Int) -> Bool {
        isIrregular = true
        year = number
        skipSeparators()
        if let word = letters() {
            guard let named = Self.month(bytes, word) else { return false }
            month = named
        } else {
            guard let written = self.number(), written.digits <= 2 else { return false }
            month = written.value
        }
        skipSeparators()
        guard let written = self.number(), written.digits <= 2 else { return false }
        day = written.value
        if position < end, bytes[position] == 0x54 { position += 1 }  // ISO 8601: 2002-08-21T10:47:35Z
        return true
    }

    /// `21/08/2002`; the month comes first where the second number can be no month.
    private mutating func readNumeric(_ first: Int) -> Bool {
        isIrregular = true
        position += 1
        guard let second = number(), position < end, Self.isSeparator(bytes[position]) else { return false }
        position += 1
        (day, month) = second.value > 12 ? (second.value, first) : (first, second.value)
        year = yearNumber()
        return year != nil
    }

    /// The year, unless the number is the hour of a time.
    private mutating func readYear() {
        let before = position
        year = yearNumber()
        if year != nil, position < end, bytes[position] == 0x3A {
            position = before
            year = nil
        }
    }

    /// Years of two and three digits as RFC 5322 §4.3 reads them; `0102` is what a two-digit program wrote of 2002.
    private mutating func yearNumber() -> Int? {
        skipSpace()
        guard let written = number(), written.digits >= 2, written.digits <= 4 else { return nil }
        if written.digits != 4 || written.value < 1000 { isIrregular = true }
        if written.digits == 2 { return written.value < 50 ? 2000 + written.value : 1900 + written.value }
        return written.value < 1000 ? 1900 + written.value : written.value
    }

    // The time

    private mutating func readTime() -> Bool {
        skipSpace()
        if take(0x2C) { isIrregular = true }
        skipSpace()
        guard let hours = number(), hours.digits <= 2, take(0x3A), let minutes = number(), minutes.digits == 2 else {
            return false
        }
        var seconds = 0
        if take(0x3A) {
            guard let written = number(), written.digits <= 2 else { return false }
            seconds = written.value
            readFraction()
        } else {
            hasSeconds = false
        }
        var hour = hours.value
        if let isAfternoon = readHalfOfDay() {
            isIrregular = true
            if hour < 12, isAfternoon { hour += 12 } else if hour == 12, !isAfternoon { hour = 0 }
        }
        guard hour < 24, minutes.value < 60, seconds <= 60 else { return false }
        secondOfDay = hour * 3600 + minutes.value * 60 + seconds
        return true
    }

    private mutating func readFraction() {
        guard position + 1 < end, bytes[position] == 0x2E, bytes[position + 1].isDigit else { return }
        isIrregular = true
        position += 1
        var scale: UInt16 = 100
        while position < end, bytes[position].isDigit {
            milliseconds += UInt16(bytes[position] - 0x30) * scale
            scale /= 10
            position += 1
        }
    }

    /// `AM`, `pm`, `p.m.`
    private mutating func readHalfOfDay() -> Bool? {
        var next = position
        while next < end, bytes[next].isFoldingSpace { next += 1 }
        guard next + 1 < end, bytes[next].asciiLowercased == 0x61 || bytes[next].asciiLowercased == 0x70 else { return nil }
        let isAfternoon = bytes[next].asciiLowercased == 0x70
        next += 1
        if bytes[next] == 0x2E { next += 1 }
        guard next < end, bytes[next].asciiLowercased == 0x6D else { return nil }
        next += 1
        if next < end, bytes[next] == 0x2E { next += 1 }
        guard next == end || !bytes[next].isLetter else { return nil }
        position = next
        return isAfternoon
    }

    // Pieces

    mutating func skipSpace() {
        while position < end, bytes[position].isFoldingSpace { position += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// White space and the commas, dots, dashes and slashes between the parts of a day.
    private mutating func skipSeparators() {
        while position < end {
            if bytes[position] == 0x2C || Self.isSeparator(bytes[position]) {
                isIrregular = true
            } else if !bytes[position].isFoldingSpace {
                return
            }
            position += 1
        }
    }

    mutating func number() -> (value: Int, digits: Int)? {
        let first = position
        var value = 0
        while position < end, position - first < 9, bytes[position].isDigit {
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        return position > first ? (value, position - first) : nil
    }

    mutating func letters() -> ByteRange? {
        let first = position
        while position < end, bytes[position].isLetter { position += 1 }
        return position > first ? ByteRange(first, position) : nil
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2F || byte == 0x2E }

    /// Number of a month by its first three letters; longer forms are irregular but plain.
    static func month(_ bytes: ByteView, _ word: ByteRange) -> Int? { letters(bytes, word)?.month }

    static func isWeekday(_ bytes: ByteView, _ word: ByteRange) -> Bool { letters(bytes, word)?.isWeekday ?? false }

    private static func letters(_ bytes: ByteView, _ word: ByteRange) -> ThreeLetters? {
        guard word.count >= 3, word.count <= 9 else { return nil }
        return ThreeLetters(bytes.word(at: word))
    }
}

/// The start of a name of a month or of a day.
struct ThreeLetters {
    private let letters: UInt32

    /// The first three of eight bytes, the first one lowest, in lower case.
    @inline(__always)
    init(_ word: UInt64) { letters = UInt32(truncatingIfNeeded: (word & 0xFF_FFFF).asciiLowercased) }

    var month: Int? { find(in: "jan feb mar apr may jun jul aug sep oct nov dec ") }

    var isWeekday: Bool { find(in: "mon tue wed thu fri sat sun ") != nil }

    /// Place in a list of names of three letters, from 1.
    @inline(__always)
    private func find(in names: StaticString) -> Int? {
        let list = UnsafeRawPointer(names.utf8Start)
        for offset in stride(from: 0, to: names.utf8CodeUnitCount, by: 4)
        where UInt32(littleEndian: list.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) & 0xFF_FFFF == letters {
            return offset / 4 + 1
        }
        return nil
    }
}
