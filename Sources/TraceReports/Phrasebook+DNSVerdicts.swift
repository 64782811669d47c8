internal import TraceAnalysis

/// The sentences of verdicts on records that could not be looked up.
extension Phrasebook {
    static let dnsBroken = VerdictPhrases(
        headline: Phrase(
            en: "The DNS records of {author} that the mail service needs cannot be read: neither SPF nor DKIM could be checked.",
            ja: "{author}のメール送信用DNSレコードを参照できず、SPFもDKIMも検証できていません。"),
        appears: Phrase(
            en:
                "The DNS records of {author} that the mail service needs could apparently not be read: neither SPF nor DKIM could be checked.",
            ja: "{author}のメール送信用DNSレコードを参照できなかったと考えられ、SPFもDKIMも検証できていません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The receiving server {writer} got no answer from DNS, so it could not check; that is not the same as a false mail.",
                    ja: "受信サーバー{writer}がDNSから応答を得られず、検証できませんでした。偽のメールという意味ではありません。"),
                Phrase(
                    en:
                        "The receiving server got no answer from DNS, so it could not check; that is not the same as a false mail.",
                    ja: "受信サーバーがDNSから応答を得られず、検証できませんでした。偽のメールという意味ではありません。"),
            ],
            [
                Phrase(
                    en:
                        "Records that a sending service needs (CNAME or TXT) are missing or cannot be resolved, or the name servers did not answer at that time.",
                    ja: "配信サービスに必要なレコード（CNAMEまたはTXT）が存在しないか解決できない、あるいは当時ネームサーバーが応答しなかった可能性があります。")
            ],
        ],
        nextSteps: [
            Phrase(
                en:
                    "If a record is missing, restore it from the settings of the sending service and have the service verify the domain again.",
                ja: "レコードがない場合は、配信サービスの設定画面の値どおりに復元し、ドメイン認証を再実行してください。")
        ])

    /// `found` tells whether DNS gave an answer, `variant` what was checked beside it.
    static func dnsPartlyBroken(_ variant: Verdict.Variant?, _ found: Set<FindingCode>) -> VerdictPhrases {
        let isAnswered = found.contains(.dkimKeyMissing) && found.isDisjoint(with: [.dkimTemperrorDNS, .spfTemperrorDNS])
        return VerdictPhrases(
            headline: Phrase(
                en: "{method} could not be checked because of DNS ({record}).", ja: "DNS（{record}）の問題で{method}を検証できていません。"),
            appears: Phrase(
                en: "{method} could apparently not be checked because of DNS ({record}).",
                ja: "DNS（{record}）の問題で{method}を検証できなかったと考えられます。"),
            explanation: [[isAnswered ? noRecord : notReadable], [besideDNS(variant)]])
    }

    private static let noRecord = Phrase(
        en: "DNS gave an answer, and it holds no record that the server could use.",
        ja: "DNSの応答はありましたが、検証したサーバーが使えるレコードがありませんでした。")

    private static let notReadable = Phrase(
        en: "The server that checked could not read or use a record that it needs.",
        ja: "検証したサーバーが、必要なレコードを参照または利用できませんでした。")

    private static func besideDNS(_ variant: Verdict.Variant?) -> Phrase {
        switch variant {
        case .proven?:
            Phrase(en: "Another result proves {author} nevertheless.", ja: "ほかの結果により、{author}は確認できています。")
        case .refuted?:
            Phrase(
                en:
                    "What was checked beside it did not pass for {author}; whether the missing check would have passed, this copy cannot tell.",
                ja: "ほかの検証は{author}に対してPASSしていません。検証できなかったものがPASSしたかどうかは、この写しからは分かりません。")
        default:
            Phrase(en: "Nothing else in this copy proves {author}.", ja: "この写しには、ほかに{author}を裏付ける結果がありません。")
        }
    }
}
