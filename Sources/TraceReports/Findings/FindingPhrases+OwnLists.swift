/// Sentences on lists of the author's own organization.
extension FindingPhrases {
    static let spfPassForOwnList = FindingPhrases(
        headline: Phrase(
            en: "SPF passed for the mailing list {list}, of the author's organization; that does not say who wrote to it.",
            ja: "SPFは差出人と同じ組織のメーリングリスト{list}に対してPASSしています。誰が投稿したかは示していません。"),
        appears: Phrase(
            en: """
                SPF appears to have passed for the mailing list {list}, of the author's organization; that does not say who wrote \
                to it.
                """,
            ja: "SPFは差出人と同じ組織のメーリングリスト{list}に対してPASSしたと考えられます。誰が投稿したかは示していません。"),
        explanation: Phrase(
            en: """
                A list sends every copy under its own envelope sender, so {writer} tested SPF for {domain}, the list's. That name \
                and {author} belong to one organization, so DMARC may count the PASS for {author}. But it shows only that the list \
                sent this copy: whoever wrote to the list in the name of {author} gets it.
                """,
            ja: """
                メーリングリストは自身のエンベロープFromで配信するため、{writer}が検証したのはリストの{domain}のSPFです。\
                {author}と同じ組織のドメインなので、DMARCもPASSとみなすことがあります。しかし分かるのは、リストがこの写しを配信したことだけで、\
                {author}を名乗って投稿すれば誰のメールでもPASSになります。
                """))

    static let signatureOfOwnList = FindingPhrases(
        headline: Phrase(
            en: """
                The passing signature of {domain} was put on by the mailing list {list} or behind it; it does not say who wrote to \
                the list.
                """,
            ja: "PASSした{domain}の署名は、メーリングリスト{list}またはそれより後で付けられたものです。誰が投稿したかは示していません。"),
        appears: Phrase(
            en: """
                The passing signature of {domain} appears to have been put on by the mailing list {list} or behind it; it does not \
                say who wrote to the list.
                """,
            ja: "PASSした{domain}の署名は、メーリングリスト{list}またはそれより後で付けられたと考えられます。誰が投稿したかは示していません。"),
        explanation: Phrase(
            en: """
                The list {list} is of the author's organization, and nothing shows that the signature was there before the list had \
                the mail. Whether the list signed, or another server of {domain} that looked at who wrote to it, the copy does not \
                tell. {writer} verified that the organization sent the mail out; whether {author} wrote it could only be checked by \
                the server that took the mail for the list.
                """,
            ja: """
                リスト{list}は差出人と同じ組織のもので、リストに届く前から署名があったことを示すものはありません。\
                署名したのがリストか、投稿者を確認した{domain}の別のサーバーかは、この写しからは分かりません。{writer}が検証したのは、\
                その組織が配信したことです。{author}が書いたかどうかは、リスト宛てのメールを受け取ったサーバーでしか確認できません。
                """))
}
