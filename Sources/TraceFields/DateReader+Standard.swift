extension DateReader {
    /// Reads `Wed, 21 Aug 2002 10:47:35 +0900`: the form of RFC 5322 §3.3 with single spaces, which nearly all writers use.
    ///
    /// Gives the zone; nil, with nothing taken, where anything is written in another way.
    ///
    /// Eight bytes at a time, and pairs of digits side by side in one word: a quarter of the instructions of a loop over the bytes.
    mutating func readStandardForm() -> ZoneReading? {
        guard end - start >= 30, bytes[start + 3] == 0x2C else { return nil }
        let head = bytes.eightBytes(at: start)
        let hasOneDigit = head.byte(6) == 0x20
        let month = start + (hasOneDigit ? 7 : 8)
        let clock = month + 9
        let sign = clock + 9
        guard head.byte(4) == 0x20, ThreeLetters(head).isWeekday, hasOneDigit || head.byte(7) == 0x20, sign + 5 <= end,
            bytes[clock - 1] == 0x20, sign + 5 == end || isEndOfZone(sign + 5)
        else { return nil }
        let monthAndYear = bytes.eightBytes(at: month)
        let zone = bytes.eightBytes(at: sign - 3)
        let isNegative = zone.byte(3) == 0x2D
        guard monthAndYear.byte(3) == 0x20, zone.byte(2) == 0x20, isNegative || zone.byte(3) == 0x2B,
            let named = ThreeLetters(monthAndYear).month, let year = (monthAndYear &>> 32).digitPairs,
            let time = bytes.eightBytes(at: clock).clockPairs, let offset = (zone &>> 32).digitPairs,
            let day = day(head, hasOneDigit)
        else { return nil }
        let (hour, minute, second) = (time.pair(0), time.pair(3), time.pair(6))
        let (zoneHour, zoneMinute) = (offset.pair(0), offset.pair(2))
        guard year.pair(0) >= 10, hour < 24, minute < 60, second <= 60, zoneHour < 14, zoneMinute < 60 else { return nil }
        takeDay(year: year.pair(0) * 100 + year.pair(2), month: named, day: day)
        secondOfDay = hour * 3600 + minute * 60 + second
        position = sign + 5
        let minutes = zoneHour * 60 + zoneMinute
        return ZoneReading(
            minutes: isNegative ? -minutes : minutes, zone: isNegative && minutes == 0 ? .unknownLocal : .offset,
            isIrregular: false)
    }

    /// Whether nothing that belongs to the zone stands at `offset`: no digit, and no name as in `+0000 UTC`.
    private func isEndOfZone(_ offset: Int) -> Bool {
        guard !bytes[offset].isDigit else { return false }
        var next = offset
        while next < end, bytes[next].isFoldingSpace { next += 1 }
        return next == end || !bytes[next].isLetter
    }

    /// The day of the month behind `Wed, `.
    @inline(__always)
    private func day(_ head: UInt64, _ hasOneDigit: Bool) -> Int? {
        let (first, second) = (head.byte(5), head.byte(6))
        guard first.isDigit else { return nil }
        if hasOneDigit { return Int(first - 0x30) }
        return second.isDigit ? Int(first - 0x30) * 10 + Int(second - 0x30) : nil
    }
}

/// Eight bytes of a date, the first one lowest.
extension UInt64 {
    @inline(__always)
    fileprivate func byte(_ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: self &>> (8 * index)) }

    /// The number that `digitPairs` or `clockPairs` has put at a byte.
    @inline(__always)
    fileprivate func pair(_ index: UInt64) -> Int { Int(byte(index)) }

    /// Of four digits the first pair as a number in byte 0 and the second in byte 2; nil where one is no digit.
    @inline(__always)
    fileprivate var digitPairs: UInt64? {
        let digits = (self ^ 0x3030_3030) & 0xFFFF_FFFF
        guard digits.holdsDigits else { return nil }
        return digits &* 10 &+ (digits &>> 8)
    }

    /// Of `10:47:35` the hour in byte 0, the minute in byte 3, the second in byte 6; nil for anything else.
    @inline(__always)
    fileprivate var clockPairs: UInt64? {
        guard self & 0x0000_FF00_00FF_0000 == 0x0000_3A00_003A_0000 else { return nil }
        let digits = (self ^ 0x3030_3030_3030_3030) & 0xFFFF_00FF_FF00_FFFF
        guard digits.holdsDigits else { return nil }
        return digits &* 10 &+ (digits &>> 8)
    }

    /// Whether each byte is less than ten.
    @inline(__always)
    private var holdsDigits: Bool { (self | (self &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 }
}
