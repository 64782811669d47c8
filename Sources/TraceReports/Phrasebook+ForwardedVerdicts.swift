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
}
