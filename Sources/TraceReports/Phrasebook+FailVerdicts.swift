internal import TraceAnalysis

/// The sentences of verdicts on an author who did not pass.
extension Phrasebook {
    static func fail(_ variant: Verdict.Variant?) -> VerdictPhrases {
        switch variant {
        case .gateway: gatewayFail
        case .relayed: relayedFail
        case .proven: authorFailBesideProof
        case .overlooked: authorFailDespiteProof
        default: authorFail
        }
    }

    static let untilThen = Phrase(
        en:
            "If the mail is genuine, it has to leave through a server that {author} authorises (SPF) or bear a valid DKIM signature of {author}. Until then, do not trust it.",
        ja: "正規のメールであれば、{author}が許可するサーバー（SPF）から送信するか、{author}の有効なDKIM署名が必要です。それまでは信頼しないでください。")

    private static let authorFail = VerdictPhrases(
        headline: Phrase(en: "Authentication of {author} failed on the direct path.", ja: "直接の経路で{author}の認証に失敗しています。"),
        appears: Phrase(
            en: "Authentication of {author} appears to have failed on the direct path.", ja: "直接の経路で{author}の認証に失敗したと考えられます。"),
        explanation: [
            [
                Phrase(
                    en:
                        "No forwarding explains it: neither SPF nor a valid DKIM signature shows that the mail comes from {author}.",
                    ja: "転送では説明できません。SPFでも有効なDKIM署名でも、{author}からの送信を確認できていません。")
            ]
        ],
        nextSteps: [untilThen])

    /// DMARC failed although SPF or DKIM passed for a name of the author's organization.
    private static let authorFailBesideProof = VerdictPhrases(
        headline: authorFail.headline, appears: authorFail.appears,
        explanation: [
            [
                Phrase(
                    en:
                        "DMARC failed although SPF or DKIM passed for a name of its organization: the policy may ask for the very name in From.",
                    ja: "同じ組織の名前でSPFまたはDKIMがPASSしていますが、DMARCはFAILです。ポリシーがFromと同一の名前を求めている可能性があります。")
            ]
        ],
        nextSteps: [
            Phrase(
                en: "Compare the name that passed with the one in From, and look at aspf= and adkim= of the policy.",
                ja: "PASSした名前とFromの名前を比較し、ポリシーのaspf=とadkim=を確認してください。")
        ])

    /// DMARC failed although SPF or DKIM passed for the very name in From.
    private static let authorFailDespiteProof = VerdictPhrases(
        headline: Phrase(
            en: "DMARC failed for {author} although another line says that {author} passed: the two cannot both be right.",
            ja: "{author}のDMARCはFAILですが、{author}がPASSしたという行もあります。両方が正しいことはありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "What passed is the very name in From, and then DMARC has to pass. Either the filter that asks DMARC did not see that result (it ran first, or does not accept the other filter's name), or one of the two lines was not written by the server.",
                    ja:
                        "PASSしたのはFromと同一の名前なので、本来はDMARCもPASSします。DMARCを判定するフィルターがその結果を見ていない（先に動いた、または相手のフィルターの名前を受け付けない）か、どちらかの行がサーバーの書いたものではありません。"
                )
            ]
        ],
        nextSteps: [
            Phrase(
                en:
                    "Ask whoever runs the receiving server in which order its filters run, and whether the one for DMARC accepts the results of the others.",
                ja: "受信サーバーの管理者に、フィルターの順序と、DMARCのフィルターが他のフィルターの結果を受け付けるかを確認してください。"),
            Phrase(en: "Until then, do not rely on this PASS.", ja: "確認できるまで、このPASSを根拠にしないでください。"),
        ])

    /// Who may relay through a shared server gets a PASS for every name whose record lists it.
    private static let relayedFail = VerdictPhrases(
        headline: Phrase(
            en: "SPF failed for {author} where the mail came in; the later PASS is about a server that relayed it.",
            ja: "{author}のSPFは、メールを最初に受け取った時点で失敗しています。後のPASSは中継サーバーに対するものです。"),
        appears: Phrase(
            en:
                "SPF appears to have failed for {author} where the mail came in; the later PASS is about a server that relayed it.",
            ja: "{author}のSPFは、メールを最初に受け取った時点で失敗していたと考えられます。後のPASSは中継サーバーに対するものです。"),
        explanation: [
            [
                Phrase(
                    en:
                        "{earlierHop} took the mail from a client that the SPF record of {domain} does not cover; {laterHop} took it from another server, which the record covers.",
                    ja: "{earlierHop}は、{domain}のSPFレコードにない接続元からメールを受け取っています。{laterHop}が受け取ったのは、レコードに含まれる別のサーバーからです。")
            ],
            [
                Phrase(
                    en:
                        "Whoever may relay through a shared server gets such a PASS, and DMARC with it, for every name that lists the server.",
                    ja: "共用サーバーで中継できる者なら、そのサーバーを記載しているどの名前でもPASSになり、DMARCもPASSします。")
            ],
        ])

    private static let gatewayFail = VerdictPhrases(
        headline: Phrase(
            en: "SPF was asked about a gateway, {service}, and nothing else proves {author}.",
            ja: "SPFの検証対象はゲートウェイ{service}であり、ほかに{author}を裏付ける結果はありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "{hop} took the mail from {service}, which filters mail for other organizations, and looked for that server in the SPF record of {domain}.",
                    ja: "{hop}は、他の組織のメールを検査する{service}からメールを受け取り、そのサーバーを{domain}のSPFレコードと照合しています。")
            ],
            [
                Phrase(
                    en:
                        "If the gateway works for the reader, no mail could pass there, genuine or not; if it works for the sender, the record has to list it.",
                    ja: "受信側のゲートウェイであれば、正規のメールでもPASSすることはありません。送信側のゲートウェイであれば、レコードに記載が必要です。")
            ],
        ],
        nextSteps: [lookPastFilter])

    /// For the verdict and for the finding.
    static let lookPastFilter = Phrase(
        en: """
            If {service} stands in front of your mailboxes, read what it recorded itself, and let the receiving server look past it \
            (Microsoft 365: enhanced filtering for connectors).
            """,
        ja: """
            {service}が受信側のゲートウェイであれば、そのゲートウェイ自身の記録を確認し、\
            受信サーバーがその手前の接続を検証するよう設定してください（Microsoft 365では「コネクタの拡張フィルター処理」）。
            """)
}
