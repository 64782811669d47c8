/// One mailbox of an address list (RFC 5322 §3.4, RFC 6531), or a bare address of an envelope field.
public struct Mailbox: Hashable, Sendable {
    /// The display name as written (it may be RFC 2047 encoded or quoted); nil without.
    public var displayName: ByteRange?
    /// The addr-spec without angle brackets.
    public var address: ByteRange
    /// The domain behind the last `@`, without a trailing dot; nil where there is none.
    public var domain: ByteRange?

    public init(displayName: ByteRange? = nil, address: ByteRange, domain: ByteRange?) {
        self.displayName = displayName
        self.address = address
        self.domain = domain
    }
}

/// A field that holds mailboxes: From, To, Delivered-To, Return-Path, Resent-From …
public struct AddressField: Sendable {
    /// Index of the field in its header block.
    public var field: Int
    public var name: FieldName
    /// Indices in `MessageFields.mailboxes`.
    public var mailboxes: Range<Int> = 0..<0
    /// `<>`: the null reverse-path of Return-Path (RFC 5321 §4.5.5).
    public var isNull = false

    public init(field: Int, name: FieldName) {
        self.field = field
        self.name = name
    }
}
