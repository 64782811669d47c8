extension Mailbox {
    /// Appends the mailboxes of an address list (RFC 5322 §3.4, §4.4, RFC 6531) and returns where they stand.
    ///
    /// Groups are entered, `;` separates like `,`, and a list without separators (`a@x b@y`) is a list. An item that holds
    /// no address gives a mailbox whose `address` is empty, and a defect in `lexer.defects`.
    public static func parseList(
        _ bytes: ByteView, _ range: ByteRange, lexer: inout Lexer, into mailboxes: inout [Mailbox]
    ) -> Range<Int> {
        let first = mailboxes.count
        lexer.read(bytes, range) { tokens, defects in
            var walker = MailboxWalker(bytes: bytes, tokens: tokens)
            while let item = walker.nextItem() { walker.read(item, into: &mailboxes, defects: &defects) }
        }
        return first..<mailboxes.count
    }

    /// The mailbox of an addr-spec that stands in `address`; its domain is what follows the last `@`.
    init(_ bytes: ByteView, displayName: ByteRange? = nil, address: ByteRange) {
        let inside = bytes.withoutMarkup(address)
        let domain = bytes.isMask(inside) ? nil : Self.domain(bytes, inside)
        let isLost = domain.map { bytes.holdsMarkup($0) } ?? bytes.isMask(inside)
        self.init(
            displayName: displayName, address: isLost ? ByteRange(address.upper, address.upper) : inside,
            domain: isLost ? nil : domain)
    }

    /// The domain behind the last `@` that is not inside a quoted local part, without a trailing dot.
    private static func domain(_ bytes: ByteView, _ address: ByteRange) -> ByteRange? {
        guard let at = bytes.lastIndex(of: 0x40, in: address) else { return nil }
        var domain = bytes.trimmed(ByteRange(at + 1, address.upper))
        if bytes.firstIndex(of: 0x22, in: domain) != nil { return nil }
        while domain.count > 1, bytes[domain.upper - 1] == 0x2E { domain.end -= 1 }
        return domain.isEmpty ? nil : domain
    }
}
