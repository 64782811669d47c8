/// The sentences of verdicts on mail that was accepted because of a seal.
extension Phrasebook {
    static let arcTrusted = VerdictPhrases(
        headline: Phrase(
            en: "Accepted on the word of {sealer}; DMARC did not pass here.", ja: "DMARCはPASSしていません。{sealer}のARC署名を信頼して受信されています。"),
        appears: Phrase(
            en: "Apparently accepted on the word of {sealer}; DMARC did not pass here.",
            ja: "DMARCはPASSしていません。{sealer}のARC署名を信頼して受信されたと考えられます。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The final server found no valid proof of {author} and accepted the mail because it trusts the ARC seal of {sealer}.",
                    ja: "最終受信サーバーは{author}を裏付けられませんでしたが、{sealer}のARC署名を信頼して受け入れています。")
            ],
            [
                Phrase(
                    en: "What was proven is in the results that {sealer} sealed, not in those of the final server.",
                    ja: "差出人についての検証結果は、最終受信サーバーではなく、{sealer}が封印した記録にあります。")
            ],
        ])

    static let ownUsersSealTrusted = VerdictPhrases(
        headline: Phrase(
            en: "Accepted on the word of {sealer}, whose own user sent the mail; DMARC did not pass here.",
            ja: "DMARCはPASSしていません。送信元の{sealer}自身によるARC署名を信頼して受信されています。"),
        appears: Phrase(
            en: "Apparently accepted on the word of {sealer}, whose own user sent the mail; DMARC did not pass here.",
            ja: "DMARCはPASSしていません。送信元の{sealer}自身によるARC署名を信頼して受信されたと考えられます。"),
        explanation: [
            arcTrusted.explanation[0],
            [
                Phrase(
                    en: "The PASS results in that seal are what {sealer} says of its own user: nobody checked the author.",
                    ja: "封印されたPASSは{sealer}が自分の利用者について書いたもので、差出人は検証されていません。")
            ],
        ])
}
