internal import TraceAnalysis

/// The sentences of verdicts on a PASS that is not about the author.
extension Phrasebook {
    static func pass(_ variant: Verdict.Variant?) -> VerdictPhrases {
        switch variant {
        case .severalAuthors: passOfOneAuthor
        case .noAuthor: passBesideNoAuthor
        case .serverName: passOfServerName
        default: passOfOther
        }
    }

    private static let passOfOther = VerdictPhrases(
        headline: Phrase(
            en: "PASS is about {domain}; the author's domain {author} was not proven.",
            ja: "PASSは{domain}に対するものです。{author}からの送信であることは確認できていません。"),
        appears: Phrase(
            en: "PASS appears to be about {domain}; the author's domain {author} was not proven.",
            ja: "PASSは{domain}に対するものと考えられます。{author}からの送信であることは確認できていません。"),
        explanation: [
            [
                Phrase(
                    en: "What passed was checked for {domain}; nothing that passed bears the name of {author}.",
                    ja: "PASSしたのは{domain}に対する検証です。{author}の名前でPASSした結果はありません。")
            ],
            [
                Phrase(
                    en: "Everybody who can send through that domain gets the same PASS.", ja: "このドメインから送信できる人なら、誰でも同じPASSになります。")
            ],
        ])

    /// From names several domains.
    private static let passOfOneAuthor = VerdictPhrases(
        headline: Phrase(
            en: "PASS is about {domain}; From names several domains, so that no one author was proven.",
            ja: "PASSは{domain}に対するものです。Fromに複数のドメインがあるため、差出人は1つに定まりません。"),
        appears: Phrase(
            en: "PASS appears to be about {domain}; From names several domains, so that no one author was proven.",
            ja: "PASSは{domain}に対するものと考えられます。Fromに複数のドメインがあるため、差出人は1つに定まりません。"),
        explanation: [
            [
                Phrase(
                    en: "A result speaks of one name, and mail readers often show only one of the addresses.",
                    ja: "1つの結果が示すのは1つの名前についてだけです。メールソフトには、アドレスの1つしか表示しないものもあります。")
            ],
            [
                Phrase(
                    en: "Everybody who can send through that domain gets the same PASS.", ja: "このドメインから送信できる人なら、誰でも同じPASSになります。")
            ],
        ])

    /// RFC 7489 §3.1.2: beside an envelope sender the name of a server does not count.
    private static let passOfServerName = VerdictPhrases(
        headline: Phrase(
            en: "SPF passed for the sending server's name {domain} (HELO), not for the envelope sender: {author} was not proven.",
            ja: "SPFのPASSは、エンベロープFromではなく送信サーバーが名乗った名前{domain}（HELO）に対するものです。{author}からの送信であることは確認できていません。"),
        explanation: [
            [
                Phrase(
                    en: "A server's name counts for From only where the envelope sender is empty, and this one is not.",
                    ja: "サーバーの名前がFromの証明になるのはエンベロープFromが空の場合だけで、このメールでは空ではありません。")
            ]
        ])

    /// From is missing, or nothing in it could be read: whose name it is cannot be told.
    private static let passBesideNoAuthor = VerdictPhrases(
        headline: Phrase(
            en: "PASS is about {domain}; whether that is the author's domain, this copy does not show.",
            ja: "PASSは{domain}に対するものです。これが差出人のドメインかどうかは、この写しからは分かりません。"),
        appears: Phrase(
            en: "PASS appears to be about {domain}; whether that is the author's domain, this copy does not show.",
            ja: "PASSは{domain}に対するものと考えられます。これが差出人のドメインかどうかは、この写しからは分かりません。"),
        explanation: [unreadAuthor, sentOnUnread])
}
