// The properties by their words, which match in any case (RFC 8601 §2.3), with the spellings of old software made one.

extension PropertyName {
    static let headerWords: [(StaticString, PropertyName)] = [
        ("d", .headerD), ("i", .headerI), ("b", .headerB), ("s", .headerS), ("a", .headerA), ("from", .headerFrom),
        ("oldest-pass", .headerOldestPass),
    ]

    static let smtpWords: [(StaticString, PropertyName)] = [
        ("mailfrom", .smtpMailFrom), ("mail", .smtpMailFrom), ("mfrom", .smtpMailFrom), ("from", .smtpMailFrom),
        ("sender", .smtpMailFrom), ("envelope-from", .smtpMailFrom), ("helo", .smtpHelo), ("ehlo", .smtpHelo),
        ("remote-ip", .smtpRemoteIP), ("client-ip", .smtpClientIP), ("auth", .smtpAuth), ("rcptto", .smtpRcptTo),
        ("rcpt", .smtpRcptTo), ("rcpttodomain", .smtpRcptToDomain),
    ]

    static let policyWords: [(StaticString, PropertyName)] = [
        ("iprev", .policyIPRev), ("override-reason", .overrideReason),
    ]

    static let arcWords: [(StaticString, PropertyName)] = [("chain", .arcChain)]

    /// Without a ptype.
    static let bareWords: [(StaticString, PropertyName)] = [
        ("action", .action), ("reason", .reason), ("client-ip", .clientIP), ("remoteip", .clientIP),
        ("envelope-from", .envelopeFrom), ("sender", .envelopeFrom), ("helo", .helo), ("receiver", .receiver),
        ("received", .receiver), ("identity", .identity), ("spf", .identity), ("mechanism", .mechanism),
        ("problem", .problem), ("spfdomain", .smtpMailFrom), ("mailfrom", .smtpMailFrom), ("d", .bareD),
    ]

    /// Whether the property is a key of Received-SPF (RFC 7208 §9.1).
    var isReceivedSPFKey: Bool {
        switch self {
        case .clientIP, .envelopeFrom, .helo, .receiver, .identity, .mechanism, .problem: true
        case .other, .smtpMailFrom, .smtpHelo, .smtpRemoteIP, .smtpClientIP, .smtpAuth, .smtpRcptTo, .smtpRcptToDomain,
            .headerD, .headerI, .headerB, .headerS, .headerA, .headerFrom, .headerOldestPass, .policyIPRev, .action, .reason,
            .arcChain, .overrideReason, .bareD:
            false
        }
    }

    /// Whether the value is the address of the client that was judged.
    var holdsClientAddress: Bool {
        self == .smtpRemoteIP || self == .smtpClientIP || self == .policyIPRev || self == .clientIP
    }

    /// Whether the value is a name that was tested.
    var isTestedName: Bool {
        switch self {
        case .smtpMailFrom, .envelopeFrom, .smtpHelo, .helo, .headerD, .headerI, .headerFrom, .bareD: true
        case .other, .smtpRemoteIP, .smtpClientIP, .smtpAuth, .smtpRcptTo, .smtpRcptToDomain, .headerB, .headerS, .headerA,
            .headerOldestPass, .policyIPRev, .action, .reason, .arcChain, .clientIP, .receiver, .identity, .mechanism, .problem,
            .overrideReason:
            false
        }
    }
}
