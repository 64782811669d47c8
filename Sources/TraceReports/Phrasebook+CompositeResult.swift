internal import TraceAnalysis
internal import TraceFields

/// What the reason of a composite result (compauth) means.
extension Phrasebook {
    /// `001: no record, or a weak one; what passed is about other names`. Nil for other methods and for reasons that nobody describes.
    func compositeReason(_ statement: Report.Statement) -> String? {
        guard statement.method == "compauth", let reason = statement.reason else { return nil }
        let bytes = Array(reason.utf8)
        guard let row = CompauthReasons.row(for: bytes, ByteRange(0, bytes.count)) else { return nil }
        return reason + (language == .english ? ": " : "：") + text(Self.meaning(row.meaning))
    }

    private static func meaning(_ meaning: CompauthMeaning) -> Phrase {
        switch meaning {
        case .explicitFail: Phrase(en: "DMARC failed, and its policy is strict", ja: "DMARCがFAILで、ポリシーが厳しい")
        case .implicitFail:
            Phrase(
                en: "nothing passed for the author, whose domain has no record or only a weak one",
                ja: "差出人についてPASSした結果がなく、ドメインのレコードもないか弱い")
        case .tenantDecision:
            Phrase(en: "the recipient's organization decided so", ja: "受信側の組織の設定による")
        case .selfSpoof:
            Phrase(en: "it claims to come from the recipient's own domain", ja: "受信者自身のドメインを名乗っている")
        case .explicitPass: Phrase(en: "DMARC or an aligned result passed", ja: "DMARCまたは差出人と一致する結果がPASS")
        case .passWithoutPolicy: Phrase(en: "accepted without a DMARC record", ja: "DMARCレコードがないまま許容")
        case .passDespiteBrokenPolicy:
            Phrase(en: "accepted although the DMARC record could not be used", ja: "DMARCレコードを利用できないまま許容")
        case .arcOverride: Phrase(en: "a trusted ARC seal outweighed DMARC", ja: "信頼するARCの封印をDMARCより優先")
        case .softPass: Phrase(en: "a soft pass", ja: "弱いPASS")
        case .notChecked: Phrase(en: "not checked", ja: "検証していない")
        case .bypassed: Phrase(en: "the check was bypassed", ja: "検証を省略")
        case .allowedByHistory: Phrase(en: "the sender's history allowed it", ja: "過去の送信実績により許容")
        case .undocumented: Phrase(en: "a reason that Microsoft does not document", ja: "Microsoftが公開していない理由")
        }
    }
}
