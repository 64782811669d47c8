internal import TraceAnalysis

/// Causes of mail of which nothing shows whether it is its author's.
extension Phrasebook {
    static func doubtIncident(_ kind: IncidentCause.Kind) -> IncidentPhrases {
        switch kind {
        case .otherSender:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "What passed for mail in the name of {author} is the name of somebody else.",
                        ja: "{author}名義のメールで、PASSしているのは別の名前だけです。"),
                    Phrase(en: "What passed for these mails is not the author's name.", ja: "PASSしているのは差出人以外の名前だけです。"),
                ],
                plain: Phrase(
                    en:
                        "Nothing shows that {author} sent the mails or had them sent: they came from no host that is known to be of {author} or of a sending service, and nothing passed for {author}. Either {author} uses a sender that is not set up for its name, or somebody else uses the name; in the messages the two look alike.",
                    ja:
                        "{author}のホストや既知の配信サービスから届いたことを示す記録はなく、{author}に対するPASSもありません。設定の済んでいない送信元を{author}が使っている場合と、第三者が名前を使っている場合があり、メールからは区別できません。"
                ))
        case .signatureFailed:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "Messages bear a signature of {author} that did not pass.", ja: "{author}の署名がPASSしていないメールがあります。"),
                    Phrase(
                        en: "Messages bear a signature of the author that did not pass.", ja: "差出人の署名がPASSしていないメールがあります。"),
                ],
                plain: Phrase(
                    en:
                        "A signature fails where a mail was changed after it was signed, where it was signed wrongly, and where somebody copied it from another mail. The messages alone do not tell which.",
                    ja: "署名後にメールが変更された場合、署名に誤りがあった場合、別のメールの署名を写した場合のどれでも、署名は無効になります。メールだけでは区別できません。"))
        case .warnings:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "The mails of {author} are proven, but something in them calls for care.",
                        ja: "{author}のメールであることは確認できていますが、注意すべき点があります。"),
                    Phrase(
                        en: "The mails are proven, but something in them calls for care.",
                        ja: "差出人は確認できていますが、注意すべき点があります。"),
                ],
                plain: Phrase(
                    en: "What calls for care stands among the findings of each message.",
                    ja: "注意すべき点は、各メールの検出結果に示しています。"))
        default:
            IncidentPhrases(
                headline: [
                    Phrase(
                        en: "Mail in the name of {author} is not proven to be from {author}.",
                        ja: "{author}名義のメールですが、{author}から送られたことを確認できません。")
                ],
                plain: Phrase(
                    en:
                        "The checks of these mails did not succeed, and nothing in the mails explains that. They may be from {author}, or from somebody who uses the name.",
                    ja: "認証の結果が成功しておらず、その理由を示す記録もありません。{author}が送った可能性も、名前を使われた可能性もあります。"))
        }
    }

    /// The first step where nothing ties the mails to the author: `value` names the hosts that they came from.
    static let findOutSender = [
        Phrase(
            en:
                "First find out whether anybody at {author} uses the sender {value}. If nobody does, the mails are not from {author}, and nothing has to be changed there; if somebody does, have that sender set up to sign for {author}.",
            ja:
                "まず、{author}の中に送信元{value}を使っている人がいるかを確認してください。誰も使っていなければ{author}のメールではなく、{author}側の変更は不要です。使っている場合は、{author}の名前で署名するよう設定してもらってください。"
        ),
        Phrase(
            en:
                "First find out whether {author} sent these mails at all: the messages do not show it. If not, nothing has to be changed there.",
            ja: "まず、{author}が実際に送ったメールかどうかを確認してください。メールからは分かりません。送っていなければ、{author}側の変更は不要です。"),
        Phrase(
            en: "First find out whether the author sent these mails at all: the messages do not show it.",
            ja: "まず、差出人が実際に送ったメールかどうかを確認してください。メールからは分かりません。"),
    ]

    /// The same of mail that a service sent, whose customer anybody may be.
    static let findOutService = [
        Phrase(
            en:
                "First find out whether anybody at {author} uses {service}. If nobody does, the mails are not from {author}, and nothing has to be changed there.",
            ja: "まず、{author}の中に{service}を使っている人がいるかを確認してください。誰も使っていなければ{author}のメールではなく、{author}側の変更は不要です。"),
        Phrase(
            en:
                "First find out whether anybody at {author} uses this sending service. If nobody does, the mails are not from {author}, and nothing has to be changed there.",
            ja: "まず、{author}の中にこの配信サービスを使っている人がいるかを確認してください。誰も使っていなければ{author}のメールではなく、{author}側の変更は不要です。"),
    ]
}
