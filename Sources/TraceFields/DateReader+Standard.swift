extension DateReader {
    /// Reads `Wed, 21 Aug 2002 10:47:35 +0900`: the form of RFC 5322 §3.3 with single spaces, which nearly all writers use.
    ///
    /// Gives the zone; nil, with nothing taken, where anything is written in another way.
    mutating func readStandardForm() -> ZoneReading? {
        guard end - start >= 30, bytes[start + 3] == 0x2C, bytes[start + 4] == 0x20,
            Self.isWeekday(bytes, ByteRange(start, start + 3))
        else { return nil }
        let hasOneDigit = bytes[start + 6] == 0x20
        let month = start + (hasOneDigit ? 7 : 8)
        let clock = month + 9
        let sign = clock + 9
        guard sign + 5 <= end, bytes[month - 1] == 0x20, bytes[month + 3] == 0x20, bytes[clock - 1] == 0x20,
            bytes[clock + 2] == 0x3A, bytes[clock + 5] == 0x3A, bytes[sign - 1] == 0x20,
            bytes[sign] == 0x2B || bytes[sign] == 0x2D, sign + 5 == end || isEndOfZone(sign + 5)
        else { return nil }
        guard let named = Self.month(bytes, ByteRange(month, month + 3)), let century = pair(month + 4), century >= 10,
            let yearOfCentury = pair(month + 6), let hour = pair(clock), hour < 24, let minute = pair(clock + 3), minute < 60,
            let second = pair(clock + 6), second <= 60, let zoneHour = pair(sign + 1), let zoneMinute = pair(sign + 3),
            zoneMinute < 60, zoneHour < 14, let day = hasOneDigit ? digit(start + 5) : pair(start + 5)
        else { return nil }
        takeDay(year: century * 100 + yearOfCentury, month: named, day: day)
        secondOfDay = hour * 3600 + minute * 60 + second
        position = sign + 5
        let minutes = zoneHour * 60 + zoneMinute
        let isNegative = bytes[sign] == 0x2D
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

    @inline(__always)
    private func digit(_ offset: Int) -> Int? { bytes[offset].isDigit ? Int(bytes[offset] - 0x30) : nil }

    @inline(__always)
    private func pair(_ offset: Int) -> Int? {
        guard bytes[offset].isDigit, bytes[offset + 1].isDigit else { return nil }
        return Int(bytes[offset] - 0x30) * 10 + Int(bytes[offset + 1] - 0x30)
    }
}
