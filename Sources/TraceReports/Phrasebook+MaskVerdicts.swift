/// The sentences of verdicts on mail whose From an alias service wrote.
extension Phrasebook {
    /// An alias service wrote From, and something tells who the author was.
    static let maskOfAuthor = VerdictPhrases(
        headline: Phrase(
            en:
                "The alias service {domain} wrote the From that is shown: PASS is about the service, and nothing here proves {author}.",
            ja: "表示されているFromはエイリアスサービス{domain}が書いたものです。PASSはこのサービスのもので、{author}を裏付ける結果はありません。"),
        appears: Phrase(
            en:
                "The alias service {domain} appears to have written the From that is shown: PASS is about the service, and nothing here proves {author}.",
            ja: "表示されているFromはエイリアスサービス{domain}が書いたものと考えられます。PASSはこのサービスのもので、{author}を裏付ける結果はありません。"),
        explanation: [
            sentToAlias,
            [
                Phrase(
                    en:
                        "That the mail came from {author} is said by the service's own fields or by the address that it made; no server confirms it here.",
                    ja: "{author}からのメールであることは、サービス自身のフィールドまたは書き換え後のアドレスが示しているだけで、この写しでは検証されていません。")
            ],
        ])

    /// The same where results from before the service stand under a seal.
    static let maskSealed = VerdictPhrases(
        headline: Phrase(
            en:
                "The alias service {domain} wrote the From that is shown: PASS is about the service; only sealed results speak for {author}.",
            ja: "表示されているFromはエイリアスサービス{domain}が書いたものです。PASSはこのサービスのもので、{author}を示すのは封印された結果だけです。"),
        appears: Phrase(
            en:
                "The alias service {domain} appears to have written the From that is shown: PASS is about the service; only sealed results speak for {author}.",
            ja:
                "表示されているFromはエイリアスサービス{domain}が書いたものと考えられます。PASSはこのサービスのもので、{author}を示すのは封印された結果だけです。"),
        explanation: [sentToAlias, sealedWord])

    /// The same where nothing tells who the author was.
    static let maskOfSomebody = VerdictPhrases(
        headline: Phrase(
            en:
                "The alias service {domain} wrote the From that is shown: PASS is about the service, and nothing here proves the author.",
            ja: "表示されているFromはエイリアスサービス{domain}が書いたものです。PASSはこのサービスのもので、本来の差出人を裏付ける結果はありません。"),
        appears: Phrase(
            en:
                "The alias service {domain} appears to have written the From that is shown: PASS is about the service, and nothing here proves the author.",
            ja: "表示されているFromはエイリアスサービス{domain}が書いたものと考えられます。PASSはこのサービスのもので、本来の差出人を裏付ける結果はありません。"),
        explanation: [
            sentToAlias,
            [
                Phrase(
                    en: "Who the author was cannot be told from this copy.", ja: "本来の差出人が誰かは、この写しからは分かりません。")
            ],
        ])

    /// A server that the reader trusts proved the author before the service wrote From.
    static let maskAfterProof = VerdictPhrases(
        headline: Phrase(
            en: "The alias service {domain} wrote the From that is shown; before that, {author} was proven by {method}.",
            ja: "表示されているFromはエイリアスサービス{domain}が書いたものです。書き換えの前に、{author}は{method}で確認されています。"),
        appears: Phrase(
            en:
                "The alias service {domain} appears to have written the From that is shown; before that, {author} was proven by {method}.",
            ja: "表示されているFromはエイリアスサービス{domain}が書いたものと考えられます。書き換えの前に、{author}は{method}で確認されています。"),
        explanation: [
            sentToAlias,
            [
                Phrase(
                    en: "The PASS of the last server is about {domain}; the one before the rewriting is about the author.",
                    ja: "最後のサーバーのPASSは{domain}に対するもので、書き換え前のPASSが差出人に対するものです。")
            ],
        ])

    private static let sentToAlias = [
        Phrase(
            en:
                "This mail was sent to the alias {forwarder}; the service sent it on to {destination} under names of its own, in the envelope and in From.",
            ja: "このメールはエイリアス{forwarder}宛てに送られ、サービスがエンベロープFromとヘッダーFromを自身の名前に書き換えて{destination}へ転送しています。"),
        Phrase(
            en: "This mail was sent to an alias; the service sent it on under names of its own, in the envelope and in From.",
            ja: "このメールはエイリアス宛てに送られ、サービスがエンベロープFromとヘッダーFromを自身の名前に書き換えて転送しています。"),
    ]
}
