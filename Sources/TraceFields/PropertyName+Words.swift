extension PropertyName {
    /// Finds the property `ptype.name`, or the bare `name` where no ptype stands (RFC 8601 §2.3), with the spellings of
    /// old software made one.
    init(_ bytes: ByteView, ptype: ByteRange?, name: ByteRange) {
        guard let ptype else {
            self.init(bytes, bare: name)
            return
        }
        self =
            switch ResultVocabulary(bytes, ptype) {
            case "header": Self(bytes, header: name)
            case "smtp": Self(bytes, smtp: name)
            case "policy": Self(bytes, policy: name)
            case "arc": bytes.matches(name, "chain") ? .arcChain : .other
            default: .other
            }
    }

    /// Whether `range` is a ptype: one of the registry (RFC 8601 §2.3) or one that real mail uses as such.
    static func isPropertyType(_ bytes: ByteView, _ range: ByteRange) -> Bool {
        switch ResultVocabulary(bytes, range) {
        case "header", "smtp", "policy", "body", "dns", "arc", "tls", "x509", "message", "ext": true
        default: false
        }
    }

    private init(_ bytes: ByteView, header name: ByteRange) {
        self =
            switch ResultVocabulary(bytes, name) {
            case "d": .headerD
            case "i": .headerI
            case "b": .headerB
            case "s": .headerS
            case "a": .headerA
            case "from": .headerFrom
            case "oldest-pass": .headerOldestPass
            default: .other
            }
    }

    private init(_ bytes: ByteView, smtp name: ByteRange) {
        self =
            switch ResultVocabulary(bytes, name) {
            case "mailfrom", "mail", "mfrom", "from", "sender", "envelope-from": .smtpMailFrom
            case "helo", "ehlo": .smtpHelo
            case "remote-ip": .smtpRemoteIP
            case "client-ip": .smtpClientIP
            case "auth": .smtpAuth
            case "rcptto", "rcpt": .smtpRcptTo
            case "rcpttodomain": .smtpRcptToDomain
            default: .other
            }
    }

    private init(_ bytes: ByteView, policy name: ByteRange) {
        self =
            switch ResultVocabulary(bytes, name) {
            case "iprev": .policyIPRev
            case "override-reason": .overrideReason
            default: .other
            }
    }

    private init(_ bytes: ByteView, bare name: ByteRange) {
        self =
            switch ResultVocabulary(bytes, name) {
            case "action": .action
            case "reason": .reason
            case "client-ip", "remoteip": .clientIP
            case "envelope-from", "sender": .envelopeFrom
            case "helo": .helo
            case "receiver", "received": .receiver
            case "identity", "spf": .identity
            case "mechanism": .mechanism
            case "problem": .problem
            case "spfdomain", "mailfrom": .smtpMailFrom
            case "d": .bareD
            default: .other
            }
    }

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
}
