extension ResultMethod {
    /// Methods by their words, which match in any case.
    static let words: [(StaticString, ResultMethod)] = [
        ("spf", .spf), ("dkim", .dkim), ("dmarc", .dmarc), ("arc", .arc), ("compauth", .compauth), ("iprev", .iprev),
        ("auth", .auth), ("none", .none), ("sender-id", .senderID), ("senderid", .senderID), ("sender_id", .senderID),
        ("domainkeys", .domainKeys), ("domainkey", .domainKeys), ("dkim-adsp", .dkimADSP), ("dkim-atps", .dkimATPS),
        ("dnswl", .dnswl), ("bimi", .bimi), ("rrvs", .rrvs), ("smime", .smime), ("vbr", .vbr),
        // A writer that says `spfDomain=… spfResult=…` means `spf=… smtp.mailfrom=…`.
        ("spfresult", .spf),
    ]

    /// The method as the registry spells it (RFC 8601 §2.7); empty for `other`.
    public var spelling: StaticString {
        switch self {
        case .other: ""
        case .none: "none"
        case .spf: "spf"
        case .dkim: "dkim"
        case .dmarc: "dmarc"
        case .arc: "arc"
        case .iprev: "iprev"
        case .auth: "auth"
        case .compauth: "compauth"
        case .senderID: "sender-id"
        case .domainKeys: "domainkeys"
        case .dkimADSP: "dkim-adsp"
        case .dkimATPS: "dkim-atps"
        case .dnswl: "dnswl"
        case .bimi: "bimi"
        case .rrvs: "rrvs"
        case .smime: "smime"
        case .vbr: "vbr"
        }
    }

    /// Whether the comments of a statement may say in prose which client address was judged.
    var judgesClient: Bool {
        switch self {
        case .spf, .senderID, .iprev, .auth, .other, .none, .dnswl: true
        case .dkim, .dmarc, .arc, .compauth, .domainKeys, .dkimADSP, .dkimATPS, .bimi, .rrvs, .smime, .vbr: false
        }
    }
}

extension ResultWord {
    /// Finds the result that `range` names; `absent` where nothing stands.
    init(_ bytes: ByteView, _ range: ByteRange) {
        self = range.isEmpty ? .absent : ResultVocabulary.result(bytes, range)
    }

    /// Results by their words, which match in any case.
    static let words: [(StaticString, ResultWord)] = [
        ("pass", .pass), ("none", .none), ("fail", .fail), ("softfail", .softfail), ("neutral", .neutral),
        ("bestguesspass", .bestguesspass), ("permerror", .permerror), ("temperror", .temperror), ("policy", .policy),
        ("hardfail", .hardfail), ("softpass", .softpass), ("reject", .reject), ("error", .error), ("timeout", .timeout),
        ("unknown", .unknown), ("invalid", .invalid), ("skipped", .skipped), ("ignore", .ignore), ("ignored", .ignore),
        ("unsigned", .unsigned), ("discard", .discard), ("quarantine", .quarantine), ("signed", .signed),
        ("nxdomain", .nxdomain), ("tmperror", .tmperror),
        // Hornetsecurity.
        ("permfail", .permerror),
        // Yahoo, until 2020.
        ("dkim_pass", .pass), ("success", .pass), ("perm_fail", .permerror),
    ]

    /// The word in lower case; empty for `other` and `absent`.
    public var spelling: StaticString {
        switch self {
        case .other, .absent: ""
        case .none: "none"
        case .pass: "pass"
        case .fail: "fail"
        case .softfail: "softfail"
        case .neutral: "neutral"
        case .policy: "policy"
        case .temperror: "temperror"
        case .permerror: "permerror"
        case .hardfail: "hardfail"
        case .bestguesspass: "bestguesspass"
        case .softpass: "softpass"
        case .reject: "reject"
        case .error: "error"
        case .timeout: "timeout"
        case .unknown: "unknown"
        case .invalid: "invalid"
        case .skipped: "skipped"
        case .ignore: "ignore"
        case .unsigned: "unsigned"
        case .discard: "discard"
        case .quarantine: "quarantine"
        case .signed: "signed"
        case .nxdomain: "nxdomain"
        case .tmperror: "tmperror"
        }
    }

    /// What the word amounts to. A word that nobody registered is no pass and no clear rejection.
    public var wordClass: Class {
        switch self {
        case .pass: .pass
        case .bestguesspass, .softpass: .passLike
        case .fail, .hardfail, .reject, .quarantine, .nxdomain: .fail
        case .softfail, .neutral, .policy, .discard, .signed, .other: .weak
        case .temperror, .permerror, .error, .timeout, .unknown, .invalid, .tmperror: .error
        case .none, .skipped, .ignore, .unsigned, .absent: .nothing
        }
    }
}
