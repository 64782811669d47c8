/// The zone of a date as written.
struct ZoneReading {
    var minutes = 0
    var zone: MailDate.Zone = .absent
    var isIrregular = true
}

extension DateReader {
    /// Reads the zone behind a time; takes nothing where there is none.
    mutating func readZone() -> ZoneReading {
        let before = position
        skipSpace()
        guard position < end else { return nothing(before) }
        if bytes[position] == 0x2B || bytes[position] == 0x2D {
            guard var zone = readOffset() else { return nothing(before) }
            if readClockReading() { zone.isIrregular = true }
            return zone
        }
        if bytes[position].isDigit {
            // `0000`: an offset that lost its sign.
            guard let written = number(), written.digits == 4, written.value <= 1400, written.value % 100 < 60,
                position == end || !bytes[position].isDigit && bytes[position] != 0x3A
            else { return nothing(before) }
            return ZoneReading(minutes: written.value / 100 * 60 + written.value % 100, zone: .offset)
        }
        guard let word = letters(), let named = Self.zone(bytes, word) else { return nothing(before) }
        // `GMT+0200`
        if position < end, bytes[position] == 0x2B || bytes[position] == 0x2D, var offset = readOffset() {
            offset.isIrregular = true
            return offset
        }
        return named
    }

    private mutating func nothing(_ before: Int) -> ZoneReading {
        position = before
        return ZoneReading()
    }

    /// `+0900`, `-400`, `+8`, `-08:00`
    private mutating func readOffset() -> ZoneReading? {
        let isNegative = bytes[position] == 0x2D
        position += 1
        guard let written = number(), written.digits <= 4 else { return nil }
        var hours = written.value
        var minutes = 0
        var isIrregular = written.digits != 4
        if written.digits > 2 {
            (hours, minutes) = (written.value / 100, written.value % 100)
        } else if position + 2 < end, bytes[position] == 0x3A, bytes[position + 1].isDigit {
            position += 1
            minutes = number()?.value ?? 0
        }
        guard hours < 24, minutes < 60 else { return ZoneReading() }
        let total = hours * 60 + minutes
        if isNegative, total == 0 { return ZoneReading(minutes: 0, zone: .unknownLocal, isIrregular: isIrregular) }
        if total > 14 * 60 { isIrregular = true }
        return ZoneReading(minutes: isNegative ? -total : total, zone: .offset, isIrregular: isIrregular)
    }

    /// The zone once more by its name, without a comment: ` PST`; and ` UTC m=+12345.678`, how the Go language prints a time.
    private mutating func readClockReading() -> Bool {
        let before = position
        skipSpace()
        guard let word = letters(), Self.zone(bytes, word) != nil, position == end || bytes[position].isFoldingSpace else {
            position = before
            return false
        }
        let behindName = position
        skipSpace()
        guard take(0x6D), take(0x3D) else {
            position = behindName
            return true
        }
        while position < end,
            bytes[position].isDigit || bytes[position] == 0x2B || bytes[position] == 0x2D || bytes[position] == 0x2E
        {
            position += 1
        }
        return true
    }

    /// The meaning of a zone's name; nil for a word that is none.
    private static func zone(_ bytes: ByteView, _ word: ByteRange) -> ZoneReading? {
        guard word.count <= 5 else { return nil }
        for row in ZoneName.rows where bytes.matches(word, row.name) {
            return ZoneReading(minutes: Int(row.minutes), zone: .name)
        }
        // A name that is not known has the look of one: capitals, three to five.
        guard word.count >= 3 else { return nil }
        for position in word.lower..<word.upper where bytes[position] > 0x5A { return nil }
        return ZoneReading(minutes: 0, zone: .ambiguousName)
    }

    /// `(JST)` behind the zone, unless the comment holds something else.
    mutating func takeZoneComment() {
        var next = position
        while next < end, bytes[next].isFoldingSpace { next += 1 }
        guard next < end, bytes[next] == 0x28 else { return }
        var depth = 0
        let limit = min(end, next + 80)
        while next < limit {
            switch bytes[next] {
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth == 0 {
                    position = next + 1
                    return
                }
            // `(envelope-from …)`, `(version=…)`, a line of a mailer
            case 0x40, 0x3C, 0x3D, 0x5B, 0x5C: return
            default: break
            }
            next += 1
        }
    }
}

/// Names of zones with one meaning (RFC 5322 §4.3 and common use). `CST`, `BST`, `IST` have several.
private struct ZoneName {
    var name: StaticString
    var minutes: Int16

    static let rows: [ZoneName] = [
        ZoneName(name: "gmt", minutes: 0), ZoneName(name: "utc", minutes: 0), ZoneName(name: "ut", minutes: 0),
        ZoneName(name: "z", minutes: 0), ZoneName(name: "est", minutes: -300), ZoneName(name: "edt", minutes: -240),
        ZoneName(name: "cdt", minutes: -300), ZoneName(name: "mst", minutes: -420), ZoneName(name: "mdt", minutes: -360),
        ZoneName(name: "pst", minutes: -480), ZoneName(name: "pdt", minutes: -420), ZoneName(name: "cet", minutes: 60),
        ZoneName(name: "cest", minutes: 120), ZoneName(name: "met", minutes: 60), ZoneName(name: "mest", minutes: 120),
        ZoneName(name: "wet", minutes: 0), ZoneName(name: "west", minutes: 60), ZoneName(name: "eet", minutes: 120),
        ZoneName(name: "eest", minutes: 180), ZoneName(name: "msk", minutes: 180), ZoneName(name: "msd", minutes: 240),
        ZoneName(name: "jst", minutes: 540), ZoneName(name: "kst", minutes: 540), ZoneName(name: "hkt", minutes: 480),
        ZoneName(name: "sgt", minutes: 480), ZoneName(name: "aest", minutes: 600), ZoneName(name: "aedt", minutes: 660),
        ZoneName(name: "nzst", minutes: 720), ZoneName(name: "nzdt", minutes: 780),
    ]
}
