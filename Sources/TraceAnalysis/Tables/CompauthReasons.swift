public import TraceFields

/// What a `reason=` of Microsoft's composite authentication means. Its documentation names families; most codes are internal.
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
    /// There was no DMARC record.
    case passWithoutPolicy = "pass-without-policy"
    /// The DMARC record was broken, or could not be read.
    case passDespiteBrokenPolicy = "pass-despite-broken-policy"
    /// A trusted seal outweighed the DMARC failure.
    case arcOverride = "arc-override"
    case softPass = "soft-pass"
    case notChecked = "not-checked"
    case bypassed
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

    /// Codes before their families.
    public static let rows: [CompauthReason] = [
        CompauthReason("000", .explicitFail, isDocumented: true),
        CompauthReason("001", .implicitFail, isDocumented: true),
        CompauthReason("002", .tenantDecision, isDocumented: true),
        CompauthReason("010", .selfSpoof, isDocumented: true),
        CompauthReason("100", .explicitPass),
        CompauthReason("109", .passWithoutPolicy),
        CompauthReason("111", .passDespiteBrokenPolicy),
        CompauthReason("112", .passDespiteBrokenPolicy),
        CompauthReason("130", .arcOverride, isDocumented: true),
        CompauthReason("1xx", .undocumented),
        CompauthReason("2xx", .softPass, isDocumented: true),
        CompauthReason("3xx", .notChecked, isDocumented: true),
        CompauthReason("4xx", .bypassed, isDocumented: true),
        CompauthReason("501", .undocumented),
        CompauthReason("502", .undocumented),
        CompauthReason("604", .undocumented),
        CompauthReason("605", .undocumented),
        CompauthReason("6xx", .selfSpoof, isDocumented: true),
        CompauthReason("703", .undocumented),
        CompauthReason("7xx", .allowedByHistory, isDocumented: true),
        CompauthReason("9xx", .bypassed, isDocumented: true),
    ]
}
