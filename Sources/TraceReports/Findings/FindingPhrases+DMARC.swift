/// Sentences on DMARC and ARC.
extension FindingPhrases {
    static let policyMissing = FindingPhrases(
        headline: Phrase(
            en: "{writer} recorded no DMARC result: nothing shows that it compared the tested names with {author} in From.",
            ja: "{writer}はDMARCの結果を記録していません。検証された名前とFromの{author}との照合をしたことを示す記録はありません。"),
        appears: Phrase(
            en:
                "{writer} appears to have recorded no DMARC result: nothing shows that it compared the tested names with {author} in From.",
            ja: "{writer}はDMARCの結果を記録していないと考えられます。検証された名前とFromの{author}との照合をしたことを示す記録はありません。"),
        explanation: Phrase(
            en: """
                {writer} recorded SPF or DKIM, but no outcome of DMARC. Of the three only DMARC asks whether a name that was \
                tested is the one in From; without it the reader has to compare the names. Whether {author} publishes a policy \
                cannot be seen here: some receivers leave the row out where they find none, and some do no DMARC at all.
                """,
            ja: """
                {writer}はSPFやDKIMを記録していますが、DMARCの結果は記録していません。\
                検証された名前がFromのものかどうかを調べるのはDMARCだけなので、\
                結果がない場合は読み手が名前を見比べる必要があります。{author}にポリシーがあるかどうかは分かりません。\
                ポリシーが見つからないときに結果を記録しない受信サーバーも、DMARCに対応していない受信サーバーもあるためです。
                """))

    static let policyNotFound = FindingPhrases(
        headline: Phrase(
            en: "DMARC found no policy for {author}, so nobody compared the tested names with it.",
            ja: "{author}のDMARCポリシーが見つからず、検証された名前との照合は行われていません。"),
        appears: Phrase(
            en: "DMARC apparently found no policy for {author}, so nobody compared the tested names with it.",
            ja: "{author}のDMARCポリシーが見つからなかったと考えられます。検証された名前との照合は行われていません。"),
        explanation: Phrase(
            en: """
                {writer} looked for a DMARC policy of {author} and recorded {result}. Without a policy the names that SPF and \
                DKIM tested are not compared with the author's: the reader has to do it.
                """,
            ja: """
                {writer}は{author}のDMARCポリシーを探し、{result}と記録しています。ポリシーがないと、\
                SPFやDKIMで検証された名前が差出人のものかどうかは照合されないため、読み手が名前を見比べる必要があります。
                """))

    static let policySkipped = FindingPhrases(
        headline: Phrase(
            en: "DMARC was not evaluated ({result}), so nobody compared the tested names with {author}.",
            ja: "DMARCは評価されていません（{result}）。検証された名前と{author}との照合は行われていません。"),
        appears: Phrase(
            en: "DMARC was apparently not evaluated ({result}), so nobody compared the tested names with {author}.",
            ja: "DMARCは評価されていないと考えられます（{result}）。検証された名前と{author}との照合は行われていません。"),
        explanation: Phrase(
            en: """
                {writer} recorded {result} for DMARC: it did not compare the names here. That says nothing of whether {author} \
                publishes a policy, and is no judgement on the mail.
                """,
            ja: """
                {writer}はDMARCについて{result}と記録しており、名前の照合は行っていません。\
                {author}にポリシーがあるかどうかは、この記録からは分かりません。メールの真偽についての判定でもありません。
                """))

    static let policyNotEvaluable = FindingPhrases(
        headline: Phrase(
            en: "DMARC could not be evaluated ({result}), so nobody compared the tested names with {author}.",
            ja: "DMARCを評価できませんでした（{result}）。検証された名前と{author}との照合は行われていません。"),
        appears: Phrase(
            en: "DMARC could apparently not be evaluated ({result}), so nobody compared the tested names with {author}.",
            ja: "DMARCを評価できなかったと考えられます（{result}）。検証された名前と{author}との照合は行われていません。"),
        explanation: Phrase(
            en: """
                {writer} tried DMARC and recorded {result}. The policy record could not be read or is wrong, or From does not \
                name exactly one domain. That is no judgement on the mail, neither good nor bad.
                """,
            ja: """
                {writer}はDMARCを評価しようとし、{result}と記録しています。ポリシーレコードを参照できないか記述に誤りがある、\
                またはFromのドメインが1つに定まらないためです。メールの真偽についての判定ではありません。
                """))

    static let policyOfSeveral = FindingPhrases(
        headline: Phrase(
            en: "From names several domains: DMARC has no one author to compare with, and no comparison was recorded.",
            ja: "Fromに複数のドメインがあり、DMARCで照合する差出人が1つに定まりません。照合の結果は記録されていません。"),
        appears: Phrase(
            en: "From names several domains: DMARC has no one author to compare with, and apparently no comparison was recorded.",
            ja: "Fromに複数のドメインがあり、DMARCで照合する差出人が1つに定まりません。照合の結果は記録されていないと考えられます。"),
        explanation: Phrase(
            en: """
                DMARC asks whether a name that was tested is that of the author's domain. What receivers do with several domains \
                in From differs: some leave DMARC out, some refuse the mail, some compare each. {writer} recorded no outcome for \
                any of them, so the reader has to compare the names. Mail with several authors is rare.
                """,
            ja: """
                DMARCは、検証された名前が差出人のドメインのものかどうかを調べます。\
                Fromに複数のドメインがあるときの扱いは受信サーバーによって異なり、DMARCを省くもの、受信を拒否するもの、\
                1つずつ照合するものがあります。{writer}はどのドメインについても照合の結果を記録していないため、\
                読み手が名前を見比べる必要があります。差出人が複数のメールはまれです。
                """))

    static let policyOfNobody = FindingPhrases(
        headline: Phrase(
            en: "{writer} found no domain in From that it could read, so it asked for no DMARC policy.",
            ja: "{writer}はFromからドメインを読み取れておらず、DMARCのポリシーを調べていません。"),
        appears: Phrase(
            en: "{writer} appears to have found no domain in From that it could read, and to have asked for no DMARC policy.",
            ja: "{writer}はFromからドメインを読み取れず、DMARCのポリシーを調べていないと考えられます。"),
        explanation: Phrase(
            en: """
                Its DMARC result ({result}) names nobody: header.from is empty. A domain that cannot exist, an address in an \
                unusual form or several addresses lead to that, and senders of unwanted mail write such a From on purpose. What the \
                reader sees in From was compared with nothing.
                """,
            ja: """
                DMARCの結果（{result}）に対象の名前がなく、header.fromが空です。実在し得ないドメイン、変則的な書き方のアドレス、\
                複数のアドレスなどでこうなり、迷惑メールではわざとそう書かれることもあります。\
                表示されているFromは、何とも照合されていません。
                """))

    static let policyByDKIMOnly = FindingPhrases(
        headline: Phrase(
            en: "DMARC passed for {author} only because of DKIM; SPF did not help.",
            ja: "{author}のDMARCはDKIMのおかげでPASSしています。SPFは寄与していません。"),
        appears: Phrase(
            en: "DMARC appears to have passed for {author} only because of DKIM; SPF did not help.",
            ja: "{author}のDMARCはDKIMのおかげでPASSしたと考えられます。SPFは寄与していません。"),
        explanation: Phrase(
            en: """
                {writer} counted the signature of {domain}; SPF was about another name or did not pass for {author}. That is \
                normal for forwarded mail, behind a filter of the receiver's, and for services with an envelope domain of \
                their own. It is fragile: whatever breaks the signature of {domain} makes DMARC fail.
                """,
            ja: """
                {writer}が採用したのは{domain}のDKIM署名です。SPFの対象は別の名前か、{author}ではPASSしていません。\
                転送されたメール、受信側のゲートウェイを経由したメール、\
                独自のエンベロープドメインを使う配信サービスのメールでは通常の状態です。ただし、\
                {domain}の署名が無効になるとDMARCもFAILになります。
                """))

    static let sealTrusted = FindingPhrases(
        headline: Phrase(
            en: "DMARC itself did not pass for {author}; {hop} accepted the mail because it trusts the ARC seal of {sealer}.",
            ja: "{author}のDMARC自体はPASSしていませんが、{hop}は{sealer}のARC署名を信頼して受け入れています。"),
        appears: Phrase(
            en: """
                DMARC itself did not pass for {author}; {hop} appears to have accepted the mail because it trusts the ARC \
                seal of {sealer}.
                """,
            ja: "{author}のDMARC自体はPASSしていませんが、{hop}は{sealer}のARC署名を信頼して受け入れたと考えられます。"),
        explanation: Phrase(
            en: """
                An earlier server checked the mail, sealed what it had found (ARC) and sent the mail on. {writer} did not \
                confirm {author} by DMARC and relies on that seal. The acceptance is worth as much as {sealer} is to be \
                trusted; what was tested stands in the sealed results (ARC-Authentication-Results).
                """,
            ja: """
                手前のサーバーがメールを検証し、その結果をARCで封印して転送しています。\
                {writer}自身のDMARCでは{author}を確認できず、この封印を信頼しています。受け入れの根拠の確かさは、\
                {sealer}をどこまで信頼できるかによります。実際の検証結果は、封印された記録（ARC-Authentication-Results）\
                にあります。
                """))

    static let ownUsersSealTrusted = FindingPhrases(
        headline: Phrase(
            en: "DMARC did not pass for {author}; {hop} accepted the mail on the word of {sealer}, whose own user sent it.",
            ja: "{author}のDMARCはPASSしていません。{hop}は送信元の{sealer}自身によるARC署名を信頼して受け入れています。"),
        appears: Phrase(
            en: """
                DMARC did not pass for {author}; {hop} appears to have accepted the mail on the word of {sealer}, whose own \
                user sent it.
                """,
            ja: "{author}のDMARCはPASSしていません。{hop}は送信元の{sealer}自身によるARC署名を信頼して受け入れたと考えられます。"),
        explanation: Phrase(
            en: """
                The platform that sent the mail sealed results for its own user (ARC), without a check of another server's \
                connection. {writer} did not confirm {author} by DMARC and relies on that seal. Nothing in \
                this copy shows that anybody checked {author}.
                """,
            ja: """
                送信したサービスが、自分の利用者のメールに結果を書き、ARCで封印しています。\
                ほかのサーバーからの接続を検証したものではありません。{writer}自身のDMARCでは{author}を確認できず、\
                この封印を信頼しています。{author}が検証された形跡はこの写しにはありません。
                """))

    static let sealsFailed = FindingPhrases(
        headline: Phrase(
            en: "{hop} found that the seals (ARC) of this mail do not hold (arc={result}).",
            ja: "{hop}は、このメールの封印（ARC）が無効と記録しています（arc={result}）。"),
        appears: Phrase(
            en: "{hop} appears to have found that the seals (ARC) of this mail do not hold (arc={result}).",
            ja: "{hop}は、このメールの封印（ARC）が無効と記録しているようです（arc={result}）。"),
        explanation: Phrase(
            en: """
                Whoever sends mail on can seal (ARC) what was found when it came in. Here a seal did not verify: the mail was \
                changed after it had been sealed, by a list, a gateway or the sealer itself, a seal was lost, or its key was not \
                there. {hop} then judges as if there were no seals, and what they preserve must not be used. That proves nothing \
                for or against {author}: SPF, DKIM and DMARC do.
                """,
            ja: """
                メールを転送するサーバーは、受信時の検証結果をARCで封印できます。この封印の検証に失敗しています。封印後に\
                メーリングリスト、ゲートウェイ、または封印したサーバー自身がメールを変更したか、封印の一部か鍵が失われたためです。\
                {hop}は封印がないものとして判定し、封印された結果は使えません。{author}の真偽とは関係がなく、判断の根拠はSPF、DKIM、DMARCです。
                """))

    static let noSeal = FindingPhrases(
        headline: Phrase(
            en: "No ARC seal: normal for mail that arrived directly.",
            ja: "ARCの封印がないのは、直接届いたメールでは正常です。"),
        explanation: Phrase(
            en: """
                ARC is made for servers that send mail on. On direct mail there is nothing to seal. That is no sign of \
                forwarding, and no defect.
                """,
            ja: """
                ARCは、メールを転送するサーバーのための仕組みです。直接届いたメールには封印するものがありません。\
                転送の痕跡でも、問題でもありません。
                """))

    static let ownSeal = FindingPhrases(
        headline: Phrase(
            en: "The only ARC seal is that of {sealer}, on the sender's or the receiver's own side: normal for direct mail.",
            ja: "ARCの封印は{sealer}（送信側または受信側自身）のものだけです。直接届いたメールでは正常です。"),
        appears: Phrase(
            en: "The only ARC seal appears to be that of {sealer}, on the sender's or the receiver's own side.",
            ja: "ARCの封印は{sealer}（送信側または受信側自身）のものだけと考えられます。"),
        explanation: Phrase(
            en: """
                ARC is made for servers that send mail on, but some providers seal whatever they take or send (i=1). Such a \
                seal is no sign of forwarding, and no defect.
                """,
            ja: """
                ARCはメールを転送するサーバーのための仕組みですが、\
                受信または送信するすべてのメールに封印（i=1）を付けるサービスもあります。\
                転送の痕跡でも、問題でもありません。
                """))
}
