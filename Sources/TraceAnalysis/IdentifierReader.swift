internal import TraceFields

/// Tries the forms of `IdentifierClock` on one identifier.
struct IdentifierReader {
    let bytes: [UInt8]
    let id: ByteRange
    let software: ByteRange?
    let by: ByteRange?
    let near: MailDate?

    func read() -> IdentifierClock? {
        if bytes[id.lower] | 0x20 == 0x66, bytes.hasPrefix(id, "fp:smtpd_") { return aliyun() }
        if isByGoogle { return gmail() ?? gmailMilliseconds() }
        return exim() ?? postfix() ?? momentum() ?? symantec() ?? domino() ?? zoho() ?? knox() ?? sendmail()
    }

    // Who wrote it

    /// Whether the line names a product other than `word`. A name that is no known product excludes nothing: it is configured.
    private func isOther(than word: StaticString) -> Bool {
        guard let software, bytes.firstRange(of: word, in: software) == nil else { return false }
        for known in Self.products where bytes.hasPrefix(software, known) { return true }
        return false
    }

    private static let products: [StaticString] = [
        "exim", "postfix", "sendmail", "ecelerity", "momentum", "symantec", "haraka", "opensmtpd", "microsoft", "stalwart",
        "qmail",
        "communigate", "mdaemon", "powermta", "coremail", "lotus", "ibm domino", "hcl domino",
    ]

    private var isByGoogle: Bool {
        guard let by, by.count >= 5, by.upper <= bytes.count else { return false }
        if bytes[by.lower].isDigit,
            bytes.hasPrefix(by, "2002:") || bytes.hasPrefix(by, "10.") && endsWithMilliseconds
        {
            return true
        }
        // The letter before ".com" tells most names of others from Google's.
        switch bytes[by.upper - 5] | 0x20 {
        case 0x65: return bytes.hasSuffix(by, ".google.com")
        case 0x6C: return bytes.hasSuffix(by, ".gmail.com") || bytes.hasSuffix(by, ".googlemail.com")
        default: return false
        }
    }

    // Fixed shapes

    /// Base62 of six characters, then two groups of base62.
    private func exim() -> IdentifierClock? {
        let isOld = id.count == 16
        guard isOld || id.count == 23, bytes[id.lower + 6] == 0x2D, bytes[id.upper - (isOld ? 3 : 5)] == 0x2D,
            !isOther(than: "exim")
        else { return nil }
        var seconds: Int64 = 0
        for position in id.lower..<id.upper where position != id.lower + 6 && position != id.upper - (isOld ? 3 : 5) {
            guard let digit = bytes[position].base62Value else { return nil }
            if position < id.lower + 6 { seconds = seconds * 62 + Int64(digit) }
        }
        return IdentifierClock(.exim, seconds, tolerance: 300)
    }

    /// Base52 seconds, four characters of microseconds, `z`, the inode in base51.
    private func postfix() -> IdentifierClock? {
        let mark = id.lower + 10
        guard (12...24).contains(id.count), bytes[mark] == 0x7A, !isOther(than: "postfix") else { return nil }
        var seconds: Int64 = 0
        var micros = 0
        for position in id.lower..<id.upper where position != mark {
            guard let digit = bytes[position].base52Value, position < mark || digit < 51 else { return nil }
            if position < id.lower + 6 {
                seconds = seconds * 52 + Int64(digit)
            } else if position < mark {
                micros = micros * 52 + Int(digit)
            }
        }
        guard micros < 1_000_000 else { return nil }
        return IdentifierClock(.postfix, seconds, milliseconds: micros / 1_000, tolerance: 300)
    }

    /// `AA/BB-NNNNN-XXXXXXXX`.
    private func momentum() -> IdentifierClock? {
        guard id.count >= 14, bytes[id.upper - 9] == 0x2D, bytes[id.lower + 2] == 0x2F || bytes[id.lower + 2] == 0x2E,
            bytes.firstIndex(of: 0x2D, in: id) != id.upper - 9, !isOther(than: "ecelerity"), let seconds = reversedHex()
        else { return nil }
        return IdentifierClock(.momentum, seconds, tolerance: 300)
    }

    /// `AA.BB.NNNNN.XXXXXXXX`.
    private func symantec() -> IdentifierClock? {
        guard id.count >= 14, bytes[id.upper - 9] == 0x2E, bytes[id.lower + 2] == 0x2E, bytes[id.lower + 5] == 0x2E,
            !isOther(than: "symantec"), let seconds = reversedHex()
        else { return nil }
        return IdentifierClock(.symantec, seconds, tolerance: 300)
    }

    /// The last eight hexadecimal digits, read from right to left.
    private func reversedHex() -> Int64? {
        var value: Int64 = 0
        for position in ((id.upper - 8)..<id.upper).reversed() {
            guard let digit = bytes[position].hexValue else { return nil }
            value = value << 4 | Int64(digit)
        }
        return value
    }

    private func aliyun() -> IdentifierClock? {
        guard let mark = bytes.lastIndex(of: 0x5F, in: id), id.upper - mark == 11,
            let seconds = bytes.decimal(ByteRange(mark + 1, id.upper))
        else { return nil }
        return IdentifierClock(.aliyun, Int64(seconds), tolerance: 300)
    }

    /// Thirteen digits of Unix milliseconds, more digits, and a fraction.
    private func zoho() -> IdentifierClock? {
        guard id.count >= 13, bytes[id.lower].isDigit, let by, let value = bytes.decimal(ByteRange(id.lower, id.lower + 13)),
            bytes.firstRange(of: "zoho", in: by) != nil
        else { return nil }
        for position in (id.lower + 13)..<id.upper where !bytes[position].isDigit && bytes[position] != 0x2E { return nil }
        return IdentifierClock(.zoho, Int64(value / 1_000), milliseconds: value % 1_000, tolerance: 300)
    }

    private func domino() -> IdentifierClock? {
        guard id.count >= 18, bytes[id.lower + 16] == 0x3A || bytes[id.lower + 16] == 0x2D,
            bytes.decimal(ByteRange(id.lower + 14, id.lower + 16)) != nil,
            bytes.decimal(ByteRange(id.lower + 17, id.upper)) != nil,
            let local = CivilTime(digits: bytes, ByteRange(id.lower, id.lower + 14))
        else { return nil }
        return IdentifierClock(.domino, local.seconds - zoneSeconds, isLocalTime: true, tolerance: 3_600)
    }

    private func knox() -> IdentifierClock? {
        guard id.count > 40, let software, bytes.hasPrefix(software, "knox"), bytes.firstIndex(of: 0x7E, in: id) != nil,
            let time = CivilTime(digits: bytes, ByteRange(id.lower, id.lower + 14)), bytes[id.lower + 14].isLetter
        else { return nil }
        return IdentifierClock(.knox, time.seconds, tolerance: 300)
    }

    private var zoneSeconds: Int64 { Int64(near?.zoneMinutes ?? 0) * 60 }

    // Gmail

    private var endsWithMilliseconds: Bool {
        id.count > 15 && bytes[id.upper - 14] == 0x2E && bytes.decimal(ByteRange(id.upper - 13, id.upper)) != nil
    }

    private func gmailMilliseconds() -> IdentifierClock? {
        guard endsWithMilliseconds, let value = bytes.decimal(ByteRange(id.upper - 13, id.upper)) else { return nil }
        return IdentifierClock(.gmailMilliseconds, Int64(value / 1_000), milliseconds: value % 1_000, tolerance: 5)
    }

    /// `….YYYY.MM.DD.hh.mm.ss` in the time of California.
    private func gmail() -> IdentifierClock? {
        let start = id.upper - 19
        guard start > id.lower, bytes[start - 1] == 0x2E else { return nil }
        guard let year = number(start, 4), let month = number(start + 5, 2), let day = number(start + 8, 2),
            let hour = number(start + 11, 2), let minute = number(start + 14, 2), let second = number(start + 17, 2),
            let local = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        let zone = pacificZone(local)
        return IdentifierClock(.gmail, local.seconds - zone, isLocalTime: false, tolerance: 60)
    }

    /// A number of fixed width that a dot or the end of the identifier ends.
    private func number(_ start: Int, _ width: Int) -> Int? {
        let end = start + width
        guard end == id.upper || bytes[end] == 0x2E else { return nil }
        return bytes.decimal(ByteRange(start, end))
    }

    /// Seconds east of UTC. The date's own zone decides where it is one of the two, else the rule of the United States since
    /// 2007: daylight time from the second Sunday of March to the first of November.
    private func pacificZone(_ local: CivilTime) -> Int64 {
        if let near, near.zone == .offset, near.zoneMinutes == -420 || near.zoneMinutes == -480 { return zoneSeconds }
        let start = sunday(2, local.year, 3)
        let end = sunday(1, local.year, 11)
        let seconds = local.seconds
        return seconds >= start && seconds < end ? -25_200 : -28_800
    }

    /// Local seconds of 02:00 on the nth Sunday of a month.
    private func sunday(_ number: Int64, _ year: Int, _ month: Int) -> Int64 {
        guard let first = CivilTime(year: year, month: month, day: 1, hour: 2, minute: 0, second: 0) else { return 0 }
        let weekday = (first.seconds / 86_400 + 4) % 7
        return first.seconds + ((7 - weekday) % 7 + 7 * (number - 1)) * 86_400
    }

    // Sendmail

    /// Year, month, day, hour, minute, second as one base60 digit each, a sequence, and digits of a process number.
    private func sendmail() -> IdentifierClock? {
        guard id.count == 12 || id.count == 14, let yearDigit = digit(0), let month = digit(1),
            let day = digit(2), let hour = digit(3), let minute = digit(4), let second = digit(5)
        else { return nil }
        // 8.10: one digit of sequence and five of process; 8.12: two and six.
        let digits = id.count == 12 ? 5 : 6
        guard bytes.decimal(ByteRange(id.upper - digits, id.upper)) != nil else { return nil }
        for position in (id.lower + 6)..<(id.upper - digits) where bytes[position].base60Value == nil { return nil }
        if isOther(than: "sendmail") { return nil }
        guard
            let civil = CivilTime(
                year: year(yearDigit), month: month + 1, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        let utc = civil.seconds
        let local = utc - zoneSeconds
        // The identifier is made before the date is written, often hours before where one session brings many messages.
        let isLocal = near.map { abs(lateness(local, $0.seconds)) < abs(lateness(utc, $0.seconds)) } ?? false
        return IdentifierClock(.sendmail, isLocal ? local : utc, isLocalTime: isLocal, tolerance: 86_400)
    }

    private func digit(_ offset: Int) -> Int? { bytes[id.lower + offset].base60Value.map { Int($0) } }

    /// By how much `seconds` is off `date`; being later than it by more than clocks differ counts as a day more.
    private func lateness(_ seconds: Int64, _ date: Int64) -> Int64 {
        let difference = seconds - date
        return difference > 300 ? difference + 86_400 : difference
    }

    /// The year digit counts modulo 60 from 1900; the round is that of the date, else the one between 1990 and 2049.
    private func year(_ digit: Int) -> Int {
        let first = digit >= 30 ? 1960 + digit : 2020 + digit
        guard let near else { return first }
        let written = Int(1970 + near.seconds / 31_556_952)
        if abs(first - 60 - written) <= abs(first - written) { return first - 60 }
        return abs(first + 60 - written) < abs(first - written) ? first + 60 : first
    }
}

extension UInt8 {
    /// The value of a digit of `0-9A-Za-z`.
    fileprivate var base62Value: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x5A: self - 0x41 + 10
        case 0x61...0x7A: self - 0x61 + 36
        default: nil
        }
    }

    /// The value of a digit of `0-9A-Za-x`.
    fileprivate var base60Value: UInt8? { base62Value.flatMap { $0 < 60 ? $0 : nil } }

    /// The value of a digit of `0-9` and the consonants, `y` among them, capitals first.
    fileprivate var base52Value: UInt8? {
        switch self {
        case 0x30...0x39: return self - 0x30
        case 0x41...0x5A, 0x61...0x7A:
            let letter = (self | 0x20) - 0x61
            // a, e, i, o, u
            var before: UInt8 = 0
            for vowel: UInt8 in [0, 4, 8, 14, 20] {
                if letter == vowel { return nil }
                if letter > vowel { before += 1 }
            }
            return 10 + letter - before + (self >= 0x61 ? 21 : 0)
        default: return nil
        }
    }
}
