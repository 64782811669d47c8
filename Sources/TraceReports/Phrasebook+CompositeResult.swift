internal import TraceAnalysis
internal import TraceFields

/// What the reason of a composite result (compauth) means.
extension Phrasebook {
    /// `001: no record, or a weak one; what passed is about other names`. Nil for other methods and for reasons that nobody describes.
    func compositeReason(_ statement: Report.Statement) -> String? {
        guard statement.method == "compauth", let reason = statement.reason else { return nil }
        let bytes = Array(reason.utf8)
        guard let row = CompauthReasons.row(for: bytes, ByteRange(0, bytes.count)) else { return nil }
        let said = reason + colon + text(Self.meaning(row.meaning))
        return statement.lacksReason ? said + text(Self.unseen) : said
    }

    private static let unseen = Phrase(
        en: ", as Microsoft says; no such PASS stands beside it", ja: "（Microsoftによる説明。これに当たるPASSは同じフィールドにない）")

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
        case .signedByAuthor: Phrase(en: "a signature of the domain in From", ja: "Fromのドメインによる署名がある")
        case .sentByAuthor:
            Phrase(en: "SPF passed for an envelope sender of the domain in From", ja: "Fromのドメインのエンベロープに対するSPFがPASS")
        case .reverseName:
            Phrase(
                en: "the reverse DNS name of the client's address is of the domain in From", ja: "送信元アドレスの逆引き名がFromのドメインに一致")
        case .changedByEarlierHop:
            Phrase(
                en: "DKIM failed because an earlier hop that is taken for legitimate changed the body",
                ja: "正当とみなされた経路上のサーバーが本文を変更したためDKIMがFAIL")
        case .organizationsOwn:
            Phrase(
                en: "sent by the organization of Microsoft 365 that owns the domain in From",
                ja: "Fromのドメインを所有するMicrosoft 365の組織が送信")
        case .exchangerName:
            Phrase(
                en: "the mail exchanger (MX) of the domain in From fits the reverse DNS name of the client's address",
                ja: "FromのドメインのMXが送信元アドレスの逆引き名に一致")
        case .passWithoutPolicy: Phrase(en: "accepted without a DMARC record", ja: "DMARCレコードがないまま許容")
        case .passDespiteBrokenPolicy:
            Phrase(en: "accepted although the DMARC record could not be used", ja: "DMARCレコードを利用できないまま許容")
        case .arcOverride: Phrase(en: "a trusted ARC seal outweighed DMARC", ja: "信頼するARCの封印をDMARCより優先")
        case .softPass: Phrase(en: "a soft pass", ja: "弱いPASS")
        case .softPassByReverseName:
            Phrase(
                en: "a soft pass, because the reverse DNS name of the client's address fits From",
                ja: "弱いPASS。送信元アドレスの逆引き名がFromに一致")
        case .notChecked: Phrase(en: "not checked", ja: "検証していない")
        case .bypassed: Phrase(en: "the check was bypassed", ja: "検証を省略")
        case .bounce:
            Phrase(en: "DMARC was not enforced on a bounce that was to be expected", ja: "想定される配信不能通知のため、DMARCを適用していない")
        case .complexRouting:
            Phrase(
                en: "DMARC was not enforced because the mail came by way of other servers of the recipient's organization",
                ja: "受信側の組織が使う別のサーバーを経由したため、DMARCを適用していない")
        case .allowedByHistory: Phrase(en: "the sender's history allowed it", ja: "過去の送信実績により許容")
        case .undocumented: Phrase(en: "a reason that Microsoft does not document", ja: "Microsoftが公開していない理由")
        }
    }
}
