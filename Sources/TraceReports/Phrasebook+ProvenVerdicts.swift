/// The sentences of verdicts on mail whose author is proven.
extension Phrasebook {
    static let authentic = VerdictPhrases(
        headline: Phrase(
            en: "The results are about the author's domain {author} and they passed.", ja: "差出人ドメイン{author}そのものに対する認証で、PASSしています。"
        ),
        appears: Phrase(
            en: "The results appear to be about the author's domain {author}, and they passed.",
            ja: "差出人ドメイン{author}に対する認証と考えられ、PASSしています。"),
        explanation: [
            [
                Phrase(
                    en: "{writer} checked the name that the reader sees in From, and DMARC confirmed it.",
                    ja: "{writer}が、表示されている差出人のドメインを検証し、DMARCでも一致を確認しています。"),
                Phrase(
                    en: "The receiving server checked the name that the reader sees in From, and DMARC confirmed it.",
                    ja: "受信サーバーが、表示されている差出人のドメインを検証し、DMARCでも一致を確認しています。"),
            ],
            domainAlone,
        ],
        noStep: nothingToRepair)

    /// Not all that was checked is about the author, or passed.
    static let authenticInPart = VerdictPhrases(
        headline: Phrase(
            en: "{author} was proven by {method}, and DMARC confirmed it.", ja: "{author}は{method}で確認でき、DMARCもPASSしています。"),
        appears: Phrase(
            en: "{author} was apparently proven by {method}, and DMARC confirmed it.",
            ja: "{author}は{method}で確認でき、DMARCもPASSしたと考えられます。"),
        explanation: [
            [
                Phrase(
                    en: "The proof is {method}: what else was checked is about another name or did not pass.",
                    ja: "根拠は{method}です。ほかの検証は、別の名前に対するものか、PASSしていません。")
            ],
            failedSignature, serverName, sentOn, domainAlone,
        ],
        noStep: nothingToRepair)

    /// DMARC passed, and failed when it was asked again behind a list or a forwarder.
    static let authenticBefore = VerdictPhrases(
        headline: Phrase(
            en:
                "{author} was proven by {method} at {earlierHop}, and DMARC confirmed it there; the later FAIL came when the mail had been sent on.",
            ja: "{author}は{earlierHop}で{method}により確認され、DMARCもPASSしています。後のFAILは、メールが転送・配信された後の検証です。"),
        appears: Phrase(
            en:
                "{author} was apparently proven by {method} at {earlierHop}, and DMARC confirmed it there; the later FAIL came when the mail had been sent on.",
            ja: "{author}は{earlierHop}で{method}により確認され、DMARCもPASSしたと考えられます。後のFAILは、メールが転送・配信された後の検証です。"),
        explanation: [
            [
                Phrase(
                    en:
                        "{laterHop} checked the mail again: the envelope was another one then, and the signature may have been broken on the way there. For the author, the results of {earlierHop} count.",
                    ja: "{laterHop}は再度検証していますが、その時点ではエンベロープが変わっており、署名も途中で無効になった可能性があります。差出人の確認には{earlierHop}の結果を使ってください。")
            ],
            domainAlone,
        ])

    /// DMARC passed, and no result beside it is a PASS for the author.
    static let authenticByPolicy = VerdictPhrases(
        headline: Phrase(en: "DMARC passed for {author}.", ja: "{author}のDMARCはPASSしています。"),
        appears: Phrase(en: "DMARC appears to have passed for {author}.", ja: "{author}のDMARCはPASSしたと考えられます。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The receiving server compared the names that passed with the one in From. Which of them it was, no other result in this copy shows.",
                    ja: "受信サーバーが、PASSした名前とFromのドメインを照合した結果です。どの名前によるものかは、この写しのほかの結果からは分かりません。")
            ],
            sentOn, domainAlone,
        ],
        noStep: nothingToRepair)

    static let authenticNoDMARC = VerdictPhrases(
        headline: Phrase(
            en: "{author} was proven by {method}; no DMARC result was recorded.", ja: "{author}は{method}で確認できています。DMARCの結果はありません。"
        ),
        appears: Phrase(
            en: "{author} was apparently proven by {method}; no DMARC result was recorded.",
            ja: "{author}は{method}で確認できたと考えられます。DMARCの結果はありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A PASS of {method} bears the author's name; the receiving server did not record a comparison of its own (DMARC).",
                    ja: "{method}のPASSは差出人ドメインに対するものですが、受信サーバーによる照合（DMARC）は記録されていません。")
            ],
            failedSignature, serverName, sentOn,
        ])

    /// DMARC was asked, and gave neither PASS nor FAIL.
    static let authenticUndecided = VerdictPhrases(
        headline: Phrase(
            en: "{author} was proven by {method}; DMARC gave no verdict.", ja: "{author}は{method}で確認できています。DMARCの判定は出ていません。"),
        appears: Phrase(
            en: "{author} was apparently proven by {method}; DMARC gave no verdict.",
            ja: "{author}は{method}で確認できたと考えられます。DMARCの判定は出ていません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A PASS of {method} bears the author's name; the receiving server found no usable policy (DMARC) of that domain.",
                    ja: "{method}のPASSは差出人ドメインに対するものですが、受信サーバーは有効なポリシー（DMARC）を見つけられませんでした。")
            ],
            failedSignature, serverName, sentOn,
        ])

    /// DMARC passed by what somebody earned who sent the mail on.
    static let authenticBesideSender = VerdictPhrases(
        headline: Phrase(
            en: "{author} was proven by {method}; the DMARC PASS is not about the author.",
            ja: "{author}は{method}で確認できています。DMARCのPASSは差出人に対する結果ではありません。"),
        appears: Phrase(
            en: "{author} was apparently proven by {method}; the DMARC PASS is not about the author.",
            ja: "{author}は{method}で確認できたと考えられます。DMARCのPASSは差出人に対する結果ではありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A PASS of {method} bears the author's name. DMARC compared what passed for somebody else, who sent the mail on or is named in From.",
                    ja: "{method}のPASSは差出人ドメインに対するものです。DMARCが照合したのは、メールを転送・配信した者、またはFromに書かれた別の者についてのPASSです。")
            ],
            failedSignature, serverName, sentOn,
        ])

    /// DMARC is recorded as failed, and the names say otherwise.
    static let authenticContradicted = VerdictPhrases(
        headline: Phrase(
            en: "{author} was proven by {method}, although DMARC is recorded as failed.",
            ja: "{author}は{method}で確認できていますが、DMARCはFAILと記録されています。"),
        appears: Phrase(
            en: "{author} was apparently proven by {method}, although DMARC is recorded as failed.",
            ja: "{author}は{method}で確認できたと考えられますが、DMARCはFAILと記録されています。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A PASS of {method} bears the author's name. DMARC saw another state of the mail, asked for the very name in From, or contradicts it: which, this copy does not show.",
                    ja:
                        "{method}のPASSは差出人ドメインに対するものです。DMARCのFAILが、別の時点のメールに対する判定か、Fromと同一の名前を求めるポリシーによるものか、記録の矛盾かは、この写しからは分かりません。"
                )
            ],
            failedSignature, serverName, sentOn,
        ])

    private static let nothingToRepair = Phrase(en: "Nothing in the authentication needs repair.", ja: "認証に関して修正すべき点はありません。")

    private static let domainAlone = [
        Phrase(en: "That proves the domain, not the person who wrote.", ja: "証明されるのはドメインであり、書いた人物ではありません。")
    ]

    /// RFC 7489 §3.1.2: for an empty envelope sender the HELO name stands in.
    private static let serverName = [
        Phrase(
            en: "The envelope sender is empty: SPF tested the server name {helo}, which then counts for From.",
            ja: "エンベロープFromが空のため、SPFはサーバー名{helo}を検証しており、Fromとの照合にもこの名前が使われます。")
    ]

    private static let failedSignature = [
        Phrase(
            en: "The DKIM signature of {author} did not verify: {laterResult}.",
            ja: "{author}のDKIM署名は検証に失敗しています（{laterResult}）。")
    ]

    private static let sentOn = [
        Phrase(
            en: "That was recorded at {earlierHop}; later the mail came by way of {forwarder}.",
            ja: "これは{earlierHop}での記録です。メールはその後{forwarder}を経由しています。"),
        Phrase(en: "The mail came by way of {forwarder}.", ja: "このメールは{forwarder}を経由しています。"),
    ]

    /// What is grave although the author is proven.
    static let caution = Phrase(en: "Note: {value}", ja: "なお、{value}")
}
