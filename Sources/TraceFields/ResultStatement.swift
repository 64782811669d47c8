/// One `method=result` of an Authentication-Results field or of one of its relatives (RFC 8601 §2.2), or one Received-SPF
/// field (RFC 7208 §9.1).
public struct ResultStatement: Sendable {
    /// Index in `MessageFields.results` of the field that holds it.
    public var container: Int
    public var method: ResultMethod
    /// The method as written; for Received-SPF an empty range.
    public var methodRange: ByteRange
    /// The number behind the method's `/` (RFC 8601 §2.2).
    public var methodVersion: Int?
    public var result: ResultWord
    /// The result as written.
    public var resultRange: ByteRange
    /// The whole statement.
    public var range: ByteRange
    /// The value of `reason=`, without quotes.
    public var reason: ByteRange?
    /// From the first comment of the statement to the end of the last, with parentheses.
    public var comments: ByteRange?
    /// The comment that holds what the writer says in prose, without its parentheses.
    public var comment: ByteRange?
    /// Indices in `MessageFields.properties`.
    public var properties: Range<Int> = 0..<0

    /// The client address that was judged: from a property (`smtp.remote-ip`, `policy.iprev`, `client-ip`), or from the prose
    /// of the comment (`sender IP is`, `designates`).
    public var clientAddress: IPAddress?
    public var clientAddressRange: ByteRange?
    /// Whether it names a client by what is no address, a mask: that is not the same as to name none.
    public var hidesClient = false
    /// The name before the colon with which a writer of SPF comments names itself: `google.com` of
    /// `(google.com: domain of …)`.
    public var commentWriter: ByteRange?
    /// The mailbox or domain that the prose of an SPF comment names: `a@b.example` of `domain of a@b.example designates`.
    public var commentIdentity: ByteRange?

    public init(container: Int, method: ResultMethod, result: ResultWord, range: ByteRange) {
        self.container = container
        self.method = method
        self.result = result
        self.range = range
        methodRange = ByteRange(range.lower, range.lower)
        resultRange = methodRange
    }
}

/// One `ptype.property=pvalue`, or a key of Received-SPF.
public struct ResultProperty: Sendable {
    /// The part before the dot; nil for a bare name such as `action=`.
    public var ptype: ByteRange?
    public var name: ByteRange
    /// The property among the known ones, with the spellings of old software (`smtp.mail`, `smtp.mfrom`) made one.
    public var known: PropertyName
    /// The value without quotes and without one pair of angle brackets.
    public var value: ByteRange
    public var isQuoted = false
    /// Whether the value names nothing: the `none` that some writers put where a signature has no domain or identity, a mask, or a name that
    /// a line end may have cut.
    public var isPlaceholder = false

    public init(ptype: ByteRange?, name: ByteRange, known: PropertyName, value: ByteRange) {
        self.ptype = ptype
        self.name = name
        self.known = known
        self.value = value
    }
}

/// One field that holds statements: Authentication-Results, a renamed copy, ARC-Authentication-Results or Received-SPF.
public struct ResultField: Sendable {
    public enum Source: UInt8, Sendable {
        case authenticationResults, arcAuthenticationResults, receivedSPF, originalAuthenticationResults
    }

    /// Index of the field in its header block.
    public var field: Int
    public var source: Source
    /// ARC instance (RFC 8617 §4.1.1), for ARC-Authentication-Results.
    public var instance: Int?
    /// Who wrote it, as the field says, without quotes; for Received-SPF the value of `receiver=`. Nil where it does not say.
    public var authservID: ByteRange?
    /// The authres-version behind the authserv-id.
    public var version: Int?
    /// A comment behind the authserv-id, without parentheses: `amavisd-new`.
    public var product: ByteRange?
    /// The host that says in a leading comment that it renamed the field.
    public var removedBy: ByteRange?
    /// A bare domain between the statements: the recipient's domain in what Microsoft 365 writes.
    public var recipientDomain: ByteRange?
    /// Indices in `MessageFields.statements`.
    public var statements: Range<Int> = 0..<0
    public var shape: Shape = .standard
    /// Whether `i=` of an ARC-Authentication-Results breaks RFC 8617 §4.1.1: missing, not first, without `;`, out of range.
    public var isMalformed = false

    public enum Shape: UInt8, Sendable {
        /// authserv-id first (RFC 8601 §2.2).
        case standard
        /// No authserv-id; an address or a MAIL FROM was judged: what Microsoft 365 writes on arrival.
        case anonymousInbound
        /// No authserv-id, `dkim=none (message not signed)` and no SPF: what Microsoft 365 writes on submission.
        case anonymousOutbound
        /// No authserv-id, and nothing that tells arrival from submission.
        case anonymous
        /// authserv-id and nothing else.
        case emptySnapshot
        /// Nothing at all.
        case empty
    }

    public init(field: Int, source: Source) {
        self.field = field
        self.source = source
    }
}

/// Methods (RFC 8601 §2.7 and the IANA registry); every other one keeps only its bytes.
public enum ResultMethod: UInt8, CaseIterable, Sendable {
    case other, none, spf, dkim, dmarc, arc, iprev, auth, compauth, senderID, domainKeys, dkimADSP, dkimATPS, dnswl, bimi
    case rrvs, smime, vbr
}

/// Result words of all methods together, with the words of real mail that no registry knows.
public enum ResultWord: UInt8, CaseIterable, Sendable {
    case other, none, pass, fail, softfail, neutral, policy, temperror, permerror
    case hardfail, bestguesspass, softpass, reject, error, timeout, unknown, invalid, skipped, ignore, unsigned, discard
    case quarantine, signed, nxdomain, tmperror, absent

    /// How the word is shown: only `pass` counts as a pass.
    public enum Class: UInt8, Sendable {
        case pass
        /// Looks like a pass and is none: `bestguesspass`, `softpass`.
        case passLike
        case fail
        /// softfail, neutral, policy: no pass and no clear rejection.
        case weak
        /// Could not be checked.
        case error
        /// Nothing was checked or there was nothing to check.
        case nothing
    }
}

/// Properties that the analysis reads.
public enum PropertyName: UInt8, CaseIterable, Sendable {
    case other, smtpMailFrom, smtpHelo, smtpRemoteIP, smtpClientIP, smtpAuth, smtpRcptTo, smtpRcptToDomain
    case headerD, headerI, headerB, headerS, headerA, headerFrom, headerOldestPass, policyIPRev, action, reason, arcChain
    case clientIP, envelopeFrom, helo, receiver, identity, mechanism, problem
    case overrideReason, bareD
}
