internal import TraceFields

/// What Google writes when a mailbox forwards or a group sends on.
extension RewrittenPath {
    /// `mailbox+caf_=local=domain@domain`: the forwarding mailbox and where it forwards to. No sender, no hash, no time.
    static func googleCaf(_ parts: AddressParts) -> RewrittenPath? {
        var tag: ByteRange?
        var search = parts.local
        while let found = parts.bytes.firstRange(of: "+caf_=", in: search) {
            tag = found
            search = parts.rest(from: found.upper)
        }
        return tag.flatMap { mailboxAndDestination(.googleCaf, $0, parts) }
    }

    /// The mailbox before a tag, and the destination behind it.
    static func mailboxAndDestination(_ kind: Kind, _ tag: ByteRange, _ parts: AddressParts) -> RewrittenPath? {
        guard tag.lower > parts.local.lower, let target = parts.pair(parts.rest(from: tag.upper)) else { return nil }
        var reading = parts.reading(kind)
        reading.forwarder = parts.address(ByteRange(parts.local.lower, tag.lower), parts.domain)
        reading.destination = parts.address(target.local, target.domain)
        return reading
    }

    /// `group+bncTOKEN@domain`: the token is base32 of a protocol buffer with the poster, the time and a check value.
    static func googleGroups(_ parts: AddressParts) -> RewrittenPath? {
        guard let tag = parts.bytes.firstRange(of: "+bnc", in: parts.local), tag.lower > parts.local.lower else { return nil }
        let token = parts.rest(from: tag.upper)
        guard token.count >= 12, let message = Base32.decode(parts.bytes, token), let record = GroupToken(message) else {
            return nil
        }
        var reading = parts.reading(.googleGroups)
        reading.forwarder = parts.address(ByteRange(parts.local.lower, tag.lower), parts.domain)
        // Nobody is 0: the group does not tell who posted.
        if record.poster != 0 { reading.details.append(Detail(.poster, String(record.poster))) }
        if let check = record.check { reading.details.append(Detail(.check, check)) }
        reading.take(seconds: record.seconds)
        return reading
    }
}

/// The record in the token of a Google group: three fields of a protocol buffer.
private struct GroupToken {
    var poster: UInt64 = 0
    var seconds: Int64 = 0
    var check: String?

    init?(_ bytes: [UInt8]) {
        var position = 0
        var fields = 0
        while position < bytes.count, fields < 3 {
            switch bytes[position] {
            case 0x08:
                guard let value = Self.varint(bytes, position + 1) else { return nil }
                (poster, position) = value
            case 0x10:
                guard let value = Self.varint(bytes, position + 1), value.0 < 1 << 40 else { return nil }
                (seconds, position) = (Int64(value.0), value.1)
            case 0x1A:
                guard position + 6 <= bytes.count, bytes[position + 1] == 4 else { return nil }
                check = bytes[(position + 2)..<(position + 6)].map { byte in
                    (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }.joined()
                position += 6
            default: return nil
            }
            fields += 1
        }
        guard seconds > 0 else { return nil }
    }

    private static func varint(_ bytes: [UInt8], _ start: Int) -> (UInt64, Int)? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        var position = start
        while position < bytes.count, shift < 64 {
            value |= UInt64(bytes[position] & 0x7F) << shift
            if bytes[position] & 0x80 == 0 { return (value, position + 1) }
            shift += 7
            position += 1
        }
        return nil
    }
}
