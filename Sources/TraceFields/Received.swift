/// One `Received` or `X-Received` field (RFC 5321 §4.4, RFC 5322 §3.6.7). Its clauses as written are read when they are asked for:
/// `clauses(_:value:lexer:)`.
public struct Received: Sendable {
    /// Index of the field in its header block.
    public var field: Int
    /// What kind of line it is by its own words alone.
    public var shape: Shape = .transport

    /// What the client called itself: the HELO or EHLO argument.
    public var helo: ByteRange?
    /// What the server found as the client's host name; nil where it found none (`unknown`) or the line has no place for it.
    public var name: ByteRange?
    /// The address of the client that the server saw.
    public var address: IPAddress?
    /// Whether an address stands there that nobody can read: who pasted the text put a mask in its place.
    public var isAddressHidden = false
    /// Where `address` stands.
    public var addressRange: ByteRange?
    /// The port of the client, where written.
    public var port: UInt16?
    /// The user name that the client's machine gave for the connection (RFC 1413).
    public var ident: ByteRange?
    /// Whether the line says that `name` does not lead back to `address`: `(may be forged)`.
    public var isNameUnconfirmed = false
    /// The account that authenticated, where the line names it.
    public var authenticatedUser: ByteRange?
    /// Who handed the message over on the writing machine itself: `www@localhost` of `(from www@localhost)`, `userid 1000`.
    public var localUser: ByteRange?
    /// Whether the line says, by its protocol or in a comment, that the client authenticated.
    public var isAuthenticated = false
    /// From the first comment behind the words of the client to the end of the last.
    public var clientComments: ByteRange?

    /// The host that wrote the line, without a trailing dot.
    public var by: ByteRange?
    /// The real name of that host, where `by` says only `localhost` and a comment names it.
    public var byName: ByteRange?
    /// The address of that host, where written.
    public var byAddress: IPAddress?
    /// The product behind `by`, without its version: `Postfix` of `(Postfix)`, `Exim` of `(Exim 4.96)`.
    public var software: ByteRange?
    /// The version of that product: `4.96` of `(Exim 4.96)`, `8.17.1/8.17.1` of `(8.17.1/8.17.1)`, which names no product.
    public var softwareVersion: ByteRange?

    /// `name`, unless the line itself says that it does not lead back to `address`: whoever owns an address may give it any name.
    public var confirmedName: ByteRange? { isNameUnconfirmed ? nil : name }

    /// What stands behind the first `via`, without its comments.
    public var via: ByteRange?
    /// The protocol as written, and its meaning (IANA Mail Transmission Types).
    public var with: ByteRange?
    public var transmission: TransmissionType = .absent
    /// The TLS version as written (`TLSv1.3`, `TLS1_3`); where the line names none, its cipher or a bare `TLS`. Nil where
    /// the line says nothing of TLS.
    public var tls: ByteRange?

    /// The identifier of the writing server.
    public var id: ByteRange?
    /// The recipients of `for`, without angle brackets.
    public var recipients = ByteRangeList()
    /// The recipient as the sender first named it (`ORCPT` of RFC 3461, section 4.2): servers hand it on where the mail goes to another.
    public var originalRecipient: ByteRange?
    /// MAIL FROM as the line gives it, without angle brackets; an empty range is the null reverse-path `<>`.
    public var envelopeFrom: ByteRange?

    /// Where the date stands.
    public var dateRange: ByteRange?
    public var date: MailDate?
    /// Seconds since 1970 of the date, where its zone is known: what another clock can be compared with.
    public var moment: Int64? { date.flatMap { $0.isZoneKnown ? $0.seconds : nil } }

    /// Text that no clause took: from the first such byte to the last.
    public var unread: ByteRange?

    @inline(__always)
    public init(field: Int) { self.field = field }

    /// What kind of line it is by its own words alone.
    public enum Shape: UInt8, Sendable {
        /// A server took the message from another host or program.
        case transport
        /// `(qmail 123 invoked by uid 89)` and its kin: a hand-over on one machine, with no host named.
        case invoked
        /// A program handed it over: `with local`, `userid 1000`, pickup.
        case local
        /// Fetched from a mailbox by POP or IMAP.
        case fetch
        /// A list manager wrote it.
        case list
        /// Submitted over HTTP or an API.
        case web
    }
}

/// Up to four ranges without an allocation.
public struct ByteRangeList: Sendable {
    public static let capacity = 4
    private var storage: InlineArray<4, ByteRange> = InlineArray(repeating: ByteRange(0, 0))
    public private(set) var count = 0

    public init() {}
    public var isEmpty: Bool { count == 0 }
    public var first: ByteRange? { count > 0 ? storage[0] : nil }
    public subscript(index: Int) -> ByteRange { storage[index] }

    /// Returns false when the list is full.
    @discardableResult
    public mutating func append(_ range: ByteRange) -> Bool {
        guard count < Self.capacity else { return false }
        storage[count] = range
        count += 1
        return true
    }
}

/// The protocol of a hop (IANA Mail Transmission Types; RFC 3848, RFC 6531), and the words in use that are not registered.
public enum TransmissionType: UInt8, Sendable {
    case absent, smtp, esmtp, esmtpa, esmtps, esmtpsa, lmtp, lmtpa, lmtps, lmtpsa
    case utf8smtp, utf8smtpa, utf8smtps, utf8smtpsa, utf8lmtp, utf8lmtpa, utf8lmtps, utf8lmtpsa
    case http, pop3, imap, mapi, local, bsmtp, uucp, other

    /// Whether the client authenticated.
    public var isAuthenticated: Bool {
        switch self {
        case .esmtpa, .esmtpsa, .lmtpa, .lmtpsa, .utf8smtpa, .utf8smtpsa, .utf8lmtpa, .utf8lmtpsa: true
        default: false
        }
    }

    /// Whether the connection was encrypted, as far as the word says.
    public var isEncrypted: Bool {
        switch self {
        case .esmtps, .esmtpsa, .lmtps, .lmtpsa, .utf8smtps, .utf8smtpsa, .utf8lmtps, .utf8lmtpsa: true
        default: false
        }
    }

    /// Whether it is a delivery protocol inside one administration (RFC 2033).
    public var isLocalDelivery: Bool {
        switch self {
        case .lmtp, .lmtpa, .lmtps, .lmtpsa, .utf8lmtp, .utf8lmtpa, .utf8lmtps, .utf8lmtpsa: true
        default: false
        }
    }
}
