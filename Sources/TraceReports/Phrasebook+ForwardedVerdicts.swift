internal import TraceAnalysis

/// The sentences of verdicts on mail that was proven before it was forwarded.
extension Phrasebook {
    /// What passed for the author was recorded before the forwarding.
    static let forwardedAfterProof = VerdictPhrases(
        headline: Phrase(
            en:
                "Forwarded by {forwarder}; before that, {method} passed for {author} at {earlierHop}; the newest SPF PASS is only the forwarder's.",
            ja: "{forwarder}によって転送されています。その前に、{earlierHop}で{author}の{method}がPASSしています。SPFのPASSは転送元のものです。"),
        appears: Phrase(
            en:
                "Apparently forwarded by {forwarder}; before that, {method} passed for {author} at {earlierHop}; the newest SPF PASS appears to be only the forwarder's.",
            ja:
                "{forwarder}によって転送されたと考えられます。その前に、{earlierHop}で{author}の{method}がPASSしています。SPFのPASSは転送元のものと考えられます。"),
        explanation: [
            firstReached, envelopeReplaced,
            [
                Phrase(
                    en:
                        "Behind the forwarding the signature of {author} did not verify ({laterResult}): what arrived in the end is not proven to be what the author sent.",
                    ja: "転送後、{author}のDKIM署名の検証は成功していません（{laterResult}）。最後に届いた内容が差出人の送ったとおりかどうかは確認できていません。"),
                Phrase(
                    en:
                        "Behind the forwarding no DKIM result for {author} was recorded: that what arrived in the end is what the author sent, this copy does not show.",
                    ja: "転送後に{author}のDKIMの結果は記録されていません。最後に届いた内容が差出人の送ったとおりかどうかは、この写しからは分かりません。"),
            ],
        ],
        nextSteps: toTestSPF)

    /// SPF failed behind a forwarder, no signature of the author passed, and DMARC is recorded as passed all the same.
    static let failExcused = VerdictPhrases(
        headline: Phrase(
            en: "SPF failed because of forwarding; DMARC is recorded as passed for {author}, and nothing here shows by what.",
            ja: "SPFのFAILは転送が原因です。{author}のDMARCはPASSと記録されていますが、根拠となる結果がありません。"),
        appears: Phrase(
            en:
                "SPF appears to have failed because of forwarding; DMARC is recorded as passed for {author}, and nothing here shows by what.",
            ja: "SPFのFAILは転送が原因と考えられます。{author}のDMARCはPASSと記録されていますが、根拠となる結果がありません。"),
        explanation: [
            failUnproven.explanation[0],
            [
                Phrase(
                    en:
                        "No PASS of SPF or DKIM for {author} stands beside that of DMARC: the server counted a signature that it does not list, or let the mail pass for a reason of its own, such as an ARC seal.",
                    ja:
                        "{author}のSPFやDKIMのPASSは記録されていません。記録にない署名によるか、ARCの封印を信頼するなど、サーバー独自の判断によるPASSと考えられます。"
                )
            ],
        ])

    /// Nothing but the envelope sender says that the mail was sent on.
    static let forwardedAsSaid = VerdictPhrases(
        headline: Phrase(
            en: "{domain} says by its envelope sender that it forwarded the mail; nothing in this copy proves {author}.",
            ja: "{domain}はエンベロープFromで転送元を名乗っています。この写しには{author}を裏付ける結果がありません。"),
        explanation: [
            saidByEnvelope,
            [
                Phrase(
                    en:
                        "The DKIM signature of {author} did not verify ({laterResult}), so nothing tells whether the mail is the author's.",
                    ja: "{author}のDKIM署名は検証に成功していないため（{laterResult}）、差出人本人のメールかどうかは分かりません。"),
                Phrase(
                    en: "No DKIM signature of {author} was checked, so nothing tells whether the mail is the author's.",
                    ja: "{author}のDKIM署名は検証されていないため、差出人本人のメールかどうかは分かりません。"),
            ],
        ])

    static func saidForwarderPass(_ found: Set<FindingCode>) -> VerdictPhrases {
        VerdictPhrases(
            headline: Phrase(
                en:
                    "The SPF PASS is about {domain}, which says by its envelope sender that it forwarded the mail, not about {author}. Look at a direct copy.",
                ja: "SPFのPASSは、エンベロープFromで転送元を名乗る{domain}に対する結果で、差出人ドメイン{author}の結果ではありません。転送前のメールで確認してください。"),
            explanation: [saidByEnvelope, signatureState(found)])
    }

    private static let saidByEnvelope = [
        Phrase(
            en:
                "No line of this copy shows an earlier way: forwarders write such an envelope sender (SRS), and so can anybody who sends from {domain}.",
            ja: "転送前の経路を示す記録はこの写しにありません。この形のエンベロープFrom（SRS）は転送サーバーが使いますが、{domain}から送信できる者なら誰でも書けます。")
    ]

    /// Lines that anybody can type say that the mail was forwarded.
    static let failPerhapsExplained = VerdictPhrases(
        headline: Phrase(
            en:
                "SPF failed, and nothing proves the author; that forwarding is the reason, only lines that the sender could have typed say.",
            ja: "SPFはFAILで、差出人を裏付ける結果もありません。転送が原因とする記録はありますが、送信者にも書けるものだけです。"),
        explanation: [
            [
                Phrase(
                    en:
                        "They say that {forwarder} sent the mail on and kept the envelope sender; then SPF of that sender's domain cannot pass, genuine or not.",
                    ja: "記録では、{forwarder}がエンベロープFromを変えずに転送しています。事実であれば、正規のメールでもSPFはPASSしません。"),
                Phrase(
                    en:
                        "They say that somebody sent the mail on and kept the envelope sender; then SPF of that sender's domain cannot pass, genuine or not.",
                    ja: "記録では、エンベロープFromを変えずに転送されています。事実であれば、正規のメールでもSPFはPASSしません。"),
            ],
            failUnproven.explanation[1],
        ])
}
