internal import TraceFields

/// The Sender Rewriting Scheme and its relatives: the forwarder writes the sender before it into the address.
extension RewrittenPath {
    /// Days of the SRS counter (base32, two digits).
    static let srsDays: Int64 = 1_024
    /// The day from which the forms of infradead.org count, 2003-08-24.
    static let infradeadEpoch: Int64 = 12_288

    /// `SRS0` separator hash `=` day `=` domain `=` local part `@` forwarder. Only the first separator varies.
    static func srs0(_ parts: AddressParts) -> RewrittenPath? {
        guard hasSeparator(parts) else { return nil }
        if let reading = infradead(parts, from: 5, kind: .srs0) { return reading }
        var reading = parts.reading(.srsOpaque)
        reading.forwarder = parts.text(parts.domain)
        if let reading = surgeMail(parts) { return reading }
        guard let hash = parts.field(from: 5), isHash(parts, hash.field, 2...32) else { return reading }
        guard let day = parts.field(from: hash.rest.lower), let code = dayCode(parts, day.field) else {
            // `SRS0=hash=day@`: the rest is missing.
            if let code = dayCode(parts, hash.rest) { reading.take(code, near: parts.near) }
            return reading
        }
        reading.details = [Detail(.hash, parts.text(hash.field)), Detail(.dayCode, parts.text(day.field))]
        reading.take(code, near: parts.near)
        // A host without a dot is the version number of a database of senders, and what follows a key of it.
        guard let host = parts.field(from: day.rest.lower), parts.isDomain(host.field) else { return reading }
        reading.senderDomain = parts.text(host.field)
        guard !host.rest.isEmpty else { return reading }
        reading.kind = .srs0
        reading.inner = parts.address(host.rest, host.field)
        return reading
    }

    /// hash `+` number `+` domain `=` local part, as SurgeMail writes; the number is no day.
    private static func surgeMail(_ parts: AddressParts) -> RewrittenPath? {
        guard parts.bytes[4] == 0x2B, let afterHash = parts.bytes.firstIndex(of: 0x2B, in: parts.rest(from: 5)),
            let afterNumber = parts.bytes.firstIndex(of: 0x2B, in: parts.rest(from: afterHash + 1)),
            let host = parts.field(from: afterNumber + 1), parts.isDomain(host.field), !host.rest.isEmpty
        else { return nil }
        let (hash, number) = (ByteRange(5, afterHash), ByteRange(afterHash + 1, afterNumber))
        guard isHash(parts, hash, 2...8), parts.bytes.decimal(number) != nil else { return nil }
        var reading = parts.reading(.srs0)
        reading.forwarder = parts.text(parts.domain)
        reading.details = [Detail(.hash, parts.text(hash))]
        reading.senderDomain = parts.text(host.field)
        reading.inner = parts.address(host.rest, host.field)
        return reading
    }

    /// `SRS1` separator hash `=` first forwarder `=` the SRS0 local part without its tag `@` forwarder.
    static func srs1(_ parts: AddressParts) -> RewrittenPath? {
        guard hasSeparator(parts) else { return nil }
        var reading = parts.reading(.srsOpaque)
        reading.forwarder = parts.text(parts.domain)
        guard let hash = parts.field(from: 5), let host = parts.field(from: hash.rest.lower), !hash.field.isEmpty,
            parts.isDomain(host.field), host.rest.count > 1, isSeparator(parts.bytes[host.rest.lower])
        else { return reading }
        reading.kind = .srs1
        reading.details = [Detail(.hash, parts.text(hash.field))]
        reading.inner = "SRS0" + parts.address(host.rest, host.field)
        return reading
    }

    /// `mailbox+SRS=hash=day=domain=local@tenant`, or `bounces+SRS=hash=day@tenant` where the sender is not kept.
    ///
    /// The hash is base64 and may itself hold `+`, so the tag is searched, not the separator.
    static func microsoft(_ parts: AddressParts) -> RewrittenPath? {
        var search = parts.local
        while let tag = parts.bytes.firstRange(of: "+srs=", in: search) {
            if tag.lower > parts.local.lower, let reading = microsoft(parts, tag) { return reading }
            search = parts.rest(from: tag.upper)
        }
        return nil
    }

    private static func microsoft(_ parts: AddressParts, _ tag: ByteRange) -> RewrittenPath? {
        guard let hash = parts.field(from: tag.upper), isHash(parts, hash.field, 4...8) else { return nil }
        let mailbox = ByteRange(parts.local.lower, tag.lower)
        guard let day = parts.field(from: hash.rest.lower) else {
            guard let code = dayCode(parts, hash.rest) else { return nil }
            var reading = parts.reading(.microsoftSRSOpaque)
            reading.details = [Detail(.hash, parts.text(hash.field)), Detail(.dayCode, parts.text(hash.rest))]
            reading.take(code, near: parts.near)
            reading.forwarder =
                parts.bytes.matches(mailbox, "bounces") ? parts.text(parts.domain) : parts.address(mailbox, parts.domain)
            return reading
        }
        guard let code = dayCode(parts, day.field), let host = parts.field(from: day.rest.lower), parts.isDomain(host.field),
            !host.rest.isEmpty
        else { return nil }
        var reading = parts.reading(.microsoftSRS)
        reading.details = [Detail(.hash, parts.text(hash.field)), Detail(.dayCode, parts.text(day.field))]
        reading.take(code, near: parts.near)
        reading.forwarder = parts.address(mailbox, parts.domain)
        reading.inner = parts.address(host.rest, host.field)
        return reading
    }

    /// hash `+` days `+` domain `+` local part, with 20 hexadecimal digits of hash, from `position` on.
    static func infradead(_ parts: AddressParts, from position: Int, kind: Kind) -> RewrittenPath? {
        let hash = ByteRange(position, position + 20)
        guard hash.upper < parts.local.upper, parts.all(hash, { $0.hexValue != nil }), parts.bytes[hash.upper] == 0x2B,
            let afterDays = parts.bytes.firstIndex(of: 0x2B, in: parts.rest(from: hash.upper + 1)),
            let afterDomain = parts.bytes.firstIndex(of: 0x2B, in: parts.rest(from: afterDays + 1))
        else { return nil }
        let days = ByteRange(hash.upper + 1, afterDays)
        let domain = ByteRange(afterDays + 1, afterDomain)
        let local = parts.rest(from: afterDomain + 1)
        guard let count = parts.bytes.decimal(days), count < 60_000, parts.isDomain(domain), !local.isEmpty else { return nil }
        var reading = parts.reading(kind)
        reading.service = "infradead.org"
        reading.details = [Detail(.hash, parts.text(hash)), Detail(.dayCode, parts.text(days))]
        reading.dateIsDay = true
        reading.take(seconds: (infradeadEpoch + Int64(count)) * WrappedDay.secondsPerDay)
        if kind == .srs0 { reading.forwarder = parts.text(parts.domain) }
        reading.inner = parts.address(local, domain)
        return reading
    }

    // Parts

    private static func hasSeparator(_ parts: AddressParts) -> Bool {
        parts.local.count > 5 && isSeparator(parts.bytes[4])
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x3D || byte == 0x2B || byte == 0x2D }

    /// A truncated base64 hash; its alphabet is the usual one or that of URLs.
    private static func isHash(_ parts: AddressParts, _ range: ByteRange, _ lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(range.count)
            && parts.all(range) { $0.isLetter || $0.isDigit || $0 == 0x2B || $0 == 0x2F || $0 == 0x2D || $0 == 0x5F }
    }

    /// Two base32 digits: the day modulo 1024. Logs that lower the case are accepted. Cloudflare writes small letters, the low digit
    /// first (measured, 6 of 6).
    private static func dayCode(_ parts: AddressParts, _ range: ByteRange) -> WrappedDay? {
        guard range.count == 2, let high = parts.bytes[range.lower].base32Value,
            let low = parts.bytes[range.lower + 1].base32Value
        else { return nil }
        var day = WrappedDay(code: Int64(high) << 5 | Int64(low), modulus: srsDays)
        let isSmall = parts.all(range) { $0.isDigit || $0 == $0.asciiLowercased }
        if isSmall, high != low { day.reversed = Int64(low) << 5 | Int64(high) }
        return day
    }
}
