public import TraceFields

/// What a `reason=` of Microsoft's composite authentication means. Its documentation names families and some codes; others are internal.
public struct CompauthReason: Sendable {
    /// Three digits; a family is written with `x`: `1xx`.
    public let code: StaticString
    public let meaning: CompauthMeaning
    /// Whether the vendor documents the code itself or its family only.
    public let isDocumented: Bool

    init(_ code: StaticString, _ meaning: CompauthMeaning, isDocumented: Bool = false) {
        self.code = code
        self.meaning = meaning
        self.isDocumented = isDocumented
    }
}

/// The raw value is the code that the Phrasebook has a sentence for.
public enum CompauthMeaning: String, CaseIterable, Sendable {
    /// DMARC failed under a strict policy.
    case explicitFail = "explicit-fail"
    /// No records, or weak ones: the passes in the same field are about other names.
    case implicitFail = "implicit-fail"
    /// The tenant's administrator decided.
    case tenantDecision = "tenant-decision"
    /// Fails, and claims to come from the recipient's own domain.
    case selfSpoof = "self-spoof"
    case explicitPass = "explicit-pass"
    /// A signature of the domain in From.
    case signedByAuthor = "signed-by-author"
    /// SPF passed for an envelope sender of the domain in From.
    case sentByAuthor = "sent-by-author"
    /// The name that the client's address leads back to (PTR) is of the domain in From.
    case reverseName = "reverse-name"
    /// DKIM failed because an earlier hop, a legitimate one, changed the body.
    case changedByEarlierHop = "changed-by-earlier-hop"
    /// An organization of Microsoft 365 sent it that owns the domain in From.
    case organizationsOwn = "organizations-own"
    /// The mail exchanger of the domain in From fits the reverse name of the client.
    case exchangerName = "exchanger-name"
    /// There was no DMARC record.
    case passWithoutPolicy = "pass-without-policy"
    /// The DMARC record was broken, or could not be read.
    case passDespiteBrokenPolicy = "pass-despite-broken-policy"
    /// A trusted seal outweighed the DMARC failure.
    case arcOverride = "arc-override"
    case softPass = "soft-pass"
    /// The same because of the reverse name of the client or of its network.
    case softPassByReverseName = "soft-pass-by-reverse-name"
    case notChecked = "not-checked"
    case bypassed
    /// DMARC was not enforced on a bounce: of the recipient's own mail, or from somebody that it knows.
    case bounce
    /// DMARC was not enforced because the mail came by way of other servers of the recipient's.
    case complexRouting = "complex-routing"
    /// The sender's history allowed it.
    case allowedByHistory = "allowed-by-history"
    /// A number whose meaning the vendor keeps to himself: seen beside results of every kind.
    case undocumented
}

public enum CompauthReasons {
    /// The row of a reason: its own, else that of its family.
    public static func row(for bytes: [UInt8], _ range: ByteRange) -> CompauthReason? {
        let value = bytes.trimmed(range)
        guard value.count == 3 else { return nil }
        return rows.first { fits($0.code, bytes, value) }
    }

    private static func fits(_ code: StaticString, _ bytes: [UInt8], _ value: ByteRange) -> Bool {
        for offset in 0..<3 {
            let letter = code.utf8Start[offset]
            let byte = bytes[value.lower + offset]
            guard letter == 0x78 ? byte.isDigit : byte == letter else { return false }
        }
        return true
    }

    /// The results of the same field of which one for the author is the reason; none where the reason is something else.
    static func methods(of meaning: CompauthMeaning) -> [ResultMethod] {
        switch meaning {
        case .signedByAuthor: [.dkim]
        case .sentByAuthor: [.spf]
        case .explicitPass: [.spf, .dkim, .dmarc]
        default: []
        }
    }

    /// Codes before their families.
    public static let rows: [CompauthReason] = [
        CompauthReason("000", .explicitFail, isDocumented: true),
        CompauthReason("001", .implicitFail, isDocumented: true),
        CompauthReason("002", .tenantDecision, isDocumented: true),
        CompauthReason("010", .selfSpoof, isDocumented: true),
        CompauthReason("100", .explicitPass, isDocumented: true),
        CompauthReason("101", .signedByAuthor, isDocumented: true),
        CompauthReason("102", .sentByAuthor, isDocumented: true),
        CompauthReason("103", .reverseName, isDocumented: true),
        CompauthReason("104", .reverseName, isDocumented: true),
        CompauthReason("108", .changedByEarlierHop, isDocumented: true),
        CompauthReason("109", .passWithoutPolicy, isDocumented: true),
        CompauthReason("111", .passDespiteBrokenPolicy, isDocumented: true),
        CompauthReason("112", .passDespiteBrokenPolicy, isDocumented: true),
        CompauthReason("115", .organizationsOwn, isDocumented: true),
        CompauthReason("116", .exchangerName, isDocumented: true),
        CompauthReason("130", .arcOverride, isDocumented: true),
        CompauthReason("1xx", .undocumented),
        CompauthReason("201", .softPassByReverseName, isDocumented: true),
        CompauthReason("202", .softPassByReverseName, isDocumented: true),
        CompauthReason("2xx", .softPass, isDocumented: true),
        CompauthReason("3xx", .notChecked, isDocumented: true),
        CompauthReason("4xx", .bypassed, isDocumented: true),
        CompauthReason("501", .bounce, isDocumented: true),
        CompauthReason("502", .bounce, isDocumented: true),
        CompauthReason("604", .undocumented),
        CompauthReason("605", .undocumented),
        CompauthReason("6xx", .selfSpoof, isDocumented: true),
        CompauthReason("7xx", .allowedByHistory, isDocumented: true),
        CompauthReason("905", .complexRouting, isDocumented: true),
        CompauthReason("9xx", .bypassed, isDocumented: true),
    ]
}

extension Trace {
    /// Whether a composite result gives as its reason that something passed for the author, and the field that holds it says otherwise.
    public func lacksReason(_ statement: Int) -> Bool {
        let reading = reading(statements[statement])
        guard reading.method == .compauth, let reason = reading.reason,
            let row = CompauthReasons.row(for: block.bytes, reason)
        else { return false }
        let methods = CompauthReasons.methods(of: row.meaning)
        return !methods.isEmpty
            && !fields.results[reading.container].statements.contains { other in
                methods.contains(fields.statements[other].method) && fields.statements[other].result == .pass
                    && statements.indices.contains(other) && statements[other].alignment.isAligned
            }
    }
}
