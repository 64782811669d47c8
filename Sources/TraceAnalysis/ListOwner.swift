internal import TraceFields

/// The plain addresses under which list managers send: `owner-dev@`, `dev-owner@`, `dev-bounces@`, `dev-admin@` for the list `dev@`.
enum ListOwner {
    /// Whether an address is the owner's of the very list that a mailbox is, in its domain or in one above or below that.
    private static func isOwner(_ address: ByteRange, of mailbox: ByteRange, _ bytes: [UInt8]) -> Bool {
        guard let at = bytes.lastIndex(of: 0x40, in: address), let end = bytes.lastIndex(of: 0x40, in: mailbox),
            end > mailbox.lower
        else { return false }
        let (local, list) = (ByteRange(address.lower, at), ByteRange(mailbox.lower, end))
        guard isName(local, of: list, bytes) else { return false }
        let (one, other) = (ByteRange(at + 1, address.upper), ByteRange(end + 1, mailbox.upper))
        return bytes.equalIgnoringCase(one, other) || isBelow(one, other, bytes) || isBelow(other, one, bytes)
    }

    /// Whether Return-Path is the owner's of the list for which a line took the mail: the list put it in afterwards. The owner writes to his
    /// list too.
    static func isReturnPath(_ path: ByteRange, of mailbox: ByteRange, _ trace: Trace) -> Bool {
        isOwner(path, of: mailbox, trace.block.bytes) && !SilentSearch.isAuthor(path, trace)
    }

    private static func isName(_ local: ByteRange, of list: ByteRange, _ bytes: [UInt8]) -> Bool {
        if local.count == list.count + 6, bytes.hasPrefix(local, "owner-") {
            return bytes.equalIgnoringCase(local.dropping(6), list)
        }
        guard local.count > list.count,
            bytes.equalIgnoringCase(ByteRange(local.lower, local.lower + list.count), list)
        else { return false }
        let ending = local.dropping(list.count)
        for word in endings where bytes.matches(ending, word) { return true }
        return false
    }

    private static func isBelow(_ one: ByteRange, _ other: ByteRange, _ bytes: [UInt8]) -> Bool {
        one.count > other.count && bytes[one.upper - other.count - 1] == 0x2E
            && bytes.equalIgnoringCase(ByteRange(one.upper - other.count, one.upper), other)
    }

    private static let endings: [StaticString] = ["-owner", "-bounce", "-bounces", "-admin"]
}
