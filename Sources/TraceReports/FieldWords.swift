internal import TraceFields

/// Words of the contract for values that TraceFields keeps as numbers.
extension ResultField.Source {
    var code: String {
        switch self {
        case .authenticationResults: "authentication-results"
        case .arcAuthenticationResults: "arc-authentication-results"
        case .receivedSPF: "received-spf"
        case .originalAuthenticationResults: "original-authentication-results"
        }
    }
}

extension Signature.ChainValidation {
    /// Nil where the seal says nothing.
    var code: String? {
        switch self {
        case .absent: nil
        case .none: "none"
        case .pass: "pass"
        case .fail: "fail"
        case .invalid: "invalid"
        }
    }
}

extension ResultMethod {
    /// The name of the registry, for a method that stands nowhere in the field.
    var code: String {
        switch self {
        case .other: "unknown"
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

    /// The name as sentences write it: abbreviations in capitals.
    var name: String {
        switch self {
        case .spf, .dkim, .dmarc, .arc, .bimi, .rrvs, .vbr, .dnswl: code.uppercased()
        case .senderID: "Sender ID"
        case .domainKeys: "DomainKeys"
        case .dkimADSP: "DKIM ADSP"
        case .dkimATPS: "DKIM ATPS"
        case .smime: "S/MIME"
        case .other, .none, .iprev, .auth, .compauth: code
        }
    }
}

extension ResultWord {
    /// The word in lower case.
    var code: String {
        switch self {
        case .other, .unknown, .absent: "unknown"
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
}
