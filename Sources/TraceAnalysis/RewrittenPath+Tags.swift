internal import TraceFields

/// Tags by which a sender recognises its own bounces. They look like a rewriting and are none: the domain stays.
extension RewrittenPath {
    /// Days of the counter of BATV.
    static let batvDays: Int64 = 1_000
    /// Days for which a tag is good: the day in it is that much later than the day of sending.
    static let tagLifetime: Int64 = 7

    /// `prvs=KDDDSSSSSS=local` (draft-levine-smtp-batv): key digit, day of expiry modulo 1000, hash. With nine characters
    /// there is no key digit and the day is that of sending. The old order is `prvs=local/tag`.
    static func prvs(_ parts: AddressParts) -> RewrittenPath? {
        let rest = parts.rest(from: 5)
        if let tag = parts.field(from: 5), let reading = prvs(parts, tag: tag.field, local: tag.rest) { return reading }
        guard let slash = parts.bytes.lastIndex(of: 0x2F, in: rest) else { return nil }
        return prvs(parts, tag: parts.rest(from: slash + 1), local: ByteRange(rest.lower, slash))
    }

    /// `local=prvs=tag`.
    static func prvsBehind(_ parts: AddressParts) -> RewrittenPath? {
        guard let word = parts.bytes.firstRange(of: "=prvs=", in: parts.local) else { return nil }
        return prvs(parts, tag: parts.rest(from: word.upper), local: ByteRange(parts.local.lower, word.lower))
    }

    private static func prvs(_ parts: AddressParts, tag: ByteRange, local: ByteRange) -> RewrittenPath? {
        guard !local.isEmpty, tag.count == 9 || tag.count == 10, parts.all(tag, { $0.hexValue != nil }) else { return nil }
        let dayStart = tag.lower + tag.count - 9
        let day = ByteRange(dayStart, dayStart + 3)
        guard let code = parts.bytes.decimal(day) else { return nil }
        var reading = parts.reading(.batv)
        if tag.count == 10 {
            guard parts.bytes[tag.lower].isDigit else { return nil }
            reading.details.append(Detail(.key, parts.text(ByteRange(tag.lower, dayStart))))
        }
        reading.details.append(Detail(.dayCode, parts.text(day)))
        reading.details.append(Detail(.hash, parts.text(ByteRange(day.upper, tag.upper))))
        let offset = tag.count == 10 ? tagLifetime : 0
        reading.take(WrappedDay(code: Int64(code), modulus: batvDays, offset: offset), near: parts.near)
        reading.inner = parts.address(local, parts.domain)
        return reading
    }

    /// `msprvs1=DDDDDhash=local`: five digits of the day of expiry since 1970. Without such digits the tag stays opaque.
    static func msprvs(_ parts: AddressParts) -> RewrittenPath? {
        guard let tag = parts.field(from: 8), tag.field.count >= 6, !tag.rest.isEmpty else { return nil }
        var reading = parts.reading(.batv)
        reading.service = "SparkPost"
        let day = ByteRange(tag.field.lower, tag.field.lower + 5)
        if let number = parts.bytes.decimal(day), WrappedDay.possibleDays.contains(Int64(number)) {
            reading.details = [
                Detail(.dayCode, parts.text(day)), Detail(.hash, parts.text(ByteRange(day.upper, tag.field.upper))),
            ]
            reading.dateIsDay = true
            reading.take(seconds: (Int64(number) - tagLifetime) * WrappedDay.secondsPerDay)
        } else {
            reading.details = [Detail(.tag, parts.text(tag.field))]
        }
        reading.inner = parts.address(tag.rest, parts.domain)
        return reading
    }

    /// `BATV+hash+days+domain+local@host`: infradead.org tags the mail of its own users so.
    static func batv(_ parts: AddressParts) -> RewrittenPath? { infradead(parts, from: 5, kind: .batv) }

    /// `btv1==tag==local`: a tag of Barracuda. What the tag holds is not known.
    static func btv1(_ parts: AddressParts) -> RewrittenPath? {
        let tag = ByteRange(6, parts.local.upper)
        guard let end = parts.bytes.firstRange(of: "==", in: tag), end.lower > tag.lower, end.upper < parts.local.upper else {
            return nil
        }
        let field = ByteRange(tag.lower, end.lower)
        var reading = parts.reading(.batv)
        reading.service = "Barracuda"
        reading.details = [Detail(.tag, parts.text(field))]
        reading.inner = parts.address(parts.rest(from: end.upper), parts.domain)
        return reading
    }
}
