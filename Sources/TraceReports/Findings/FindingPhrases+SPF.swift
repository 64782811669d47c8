/// Sentences on SPF.
extension FindingPhrases {
    static let spfPassForService = FindingPhrases(
        headline: Phrase(
            en: "The SPF PASS is about the mail service {domain}; the author's domain {author} was not tested by SPF.",
            ja: "SPFのPASSは配信サービス{domain}に対するものです。差出人ドメイン{author}はSPFでは検証されていません。"),
        appears: Phrase(
            en: """
                The SPF PASS appears to be about the mail service {domain}; the author's domain {author} was apparently not \
                tested by SPF.
                """,
            ja: """
                SPFのPASSは配信サービス{domain}に対するものと考えられます。\
                差出人ドメイン{author}はSPFでは検証されていないようです。
                """),
        explanation: Phrase(
            en: """
                The mail was sent through {service}, which uses a domain of its own as envelope sender. {writer} tested SPF \
                for {domain}, and every customer of the service gets the same PASS for {domain}. It shows that the service \
                sent the mail, not for whom: only a DKIM signature of {author} or DMARC can show that.
                """,
            ja: """
                このメールは{service}から送信され、エンベロープFromにはサービス自身のドメインが使われています。\
                {writer}が検証したのは{domain}のSPFで、このサービスの利用者なら誰でも{domain}のPASSになります。分かるのは、\
                このサービスから送信されたことだけです。差出人の確認には、{author}のDKIM署名またはDMARCの結果が必要です。
                """))

    static let spfPassForTenant = FindingPhrases(
        headline: Phrase(
            en: "The SPF PASS is about {domain}, the customer of a provider who sent or relayed the mail, not about {author}.",
            ja: "SPFのPASSは、送信または中継したプロバイダーの利用者{domain}に対するもので、差出人{author}の結果ではありません。"),
        appears: Phrase(
            en: """
                The SPF PASS appears to be about {domain}, the customer of a provider who sent or relayed the mail, not about \
                {author}.
                """,
            ja: """
                SPFのPASSは、送信または中継したプロバイダーの利用者{domain}に対するもので、\
                差出人{author}の結果ではないと考えられます。
                """),
        explanation: Phrase(
            en: """
                {domain} is the name that {service} gives to one of its customers. {writer} tested SPF for that name, and the PASS \
                for {domain} shows from which customer the mail came, not who wrote it. Mail that such a customer only relays \
                gets the name as well: what was recorded of {author} where the mail came in says more.
                """,
            ja: """
                {domain}は、{service}が利用者の1つに割り当てた名前です。{writer}が検証したのはこの名前のSPFで、\
                {domain}のPASSから分かるのは、どの利用者から送られたかだけで、誰が書いたかは分かりません。\
                利用者が中継しただけのメールにもこの名前が使われるため、{author}については、\
                最初に受け取ったサーバーの記録のほうが参考になります。
                """))

    static let spfPassUnaligned = FindingPhrases(
        headline: Phrase(
            en: "SPF passed for {domain}, a domain unrelated to the author's domain {author}.",
            ja: "SPFは{domain}でPASSしていますが、差出人ドメイン{author}とは関係のないドメインです。"),
        appears: Phrase(
            en: "SPF passed for {domain}, a domain that appears to be unrelated to the author's domain {author}.",
            ja: "SPFは{domain}でPASSしていますが、差出人ドメイン{author}とは関係のないドメインと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} tested the envelope sender, which bears the name {domain}; the reader sees {author}. Whoever owns a \
                domain gets an SPF PASS for it, so the PASS for {domain} says nothing about {author}. Neither a forwarder nor \
                a sending service that is known from this message owns the name {domain}.
                """,
            ja: """
                {writer}が検証したのはエンベロープFromの{domain}ですが、読み手に表示される差出人は{author}です。\
                ドメインを持つ人なら誰でもそのドメインでSPFをPASSできるため、{domain}のPASSは{author}について何も示しません。\
                {domain}は、このメールから分かる転送元や配信サービスのドメインでもありません。
                """))

    static let spfPassForProvider = FindingPhrases(
        headline: Phrase(
            en: "SPF passed for {domain}, another domain of {service}, to which {author} belongs too.",
            ja: "SPFは{domain}でPASSしています。{domain}は、差出人ドメイン{author}と同じ{service}のドメインです。"),
        appears: Phrase(
            en: "SPF appears to have passed for {domain}, another domain of {service}, to which {author} belongs too.",
            ja: "SPFは{domain}でPASSしたと考えられます。{domain}は、差出人ドメイン{author}と同じ{service}のドメインです。"),
        explanation: Phrase(
            en: """
                {writer} tested the envelope sender, which bears the name {domain}; the reader sees {author}. Both are names of \
                one provider, so nothing is wrong with that. But SPF and DMARC compare names and do not know that they belong \
                together: the PASS for {domain} shows that {service} sent the mail, not that it comes from {author}.
                """,
            ja: """
                {writer}が検証したのはエンベロープFromの{domain}ですが、読み手に表示される差出人は{author}です。\
                どちらも同じ事業者のドメインで、それ自体は問題ではありません。ただしSPFやDMARCは名前を比べるだけなので、\
                {domain}のPASSから分かるのは{service}から送信されたことだけで、{author}からのメールかどうかは分かりません。
                """))

    static let spfPassForList = FindingPhrases(
        headline: Phrase(
            en: "SPF passed for the mailing list {domain}; that says nothing about the author's domain {author}.",
            ja: "SPFはメーリングリスト{domain}に対してPASSしています。差出人ドメイン{author}については何も示していません。"),
        appears: Phrase(
            en: """
                SPF appears to have passed for the mailing list {domain}; that says nothing about the author's domain \
                {author}.
                """,
            ja: """
                SPFはメーリングリスト{domain}でPASSしたと考えられます。\
                差出人ドメイン{author}はSPFでは検証されていないようです。
                """),
        explanation: Phrase(
            en: """
                A list sends every copy under its own envelope sender, so {writer} tested SPF for {domain}. That is how lists \
                work, and no sign of forgery. The PASS for {domain} shows that the list sent this copy; it does not show that \
                {author} wrote to the list.
                """,
            ja: """
                メーリングリストは自身のエンベロープFromで配信するため、{writer}が検証したのは{domain}のSPFです。\
                これは通常の動作で、偽造の兆候ではありません。{domain}のPASSから分かるのは、\
                リストがこの写しを配信したことだけで、{author}が投稿したことまでは分かりません。
                """))

    static let spfFailExplained = FindingPhrases(
        headline: Phrase(
            en: """
                SPF gave {result} for {domain} only because {forwarder} forwarded the mail without changing the envelope \
                sender.
                """,
            ja: "{domain}のSPFが{result}になったのは、{forwarder}がエンベロープFromを書き換えずに転送したためです。"),
        appears: Phrase(
            en: """
                SPF appears to have given {result} for {domain} only because {forwarder} forwarded the mail without changing \
                the envelope sender.
                """,
            ja: "{domain}のSPFが{result}になったのは、{forwarder}がエンベロープFromを書き換えずに転送したためと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} compared the address of the forwarding server with the SPF record of {domain}. That server is not in \
                the record, and it need not be: it does not send for {domain}, it only handed the mail on. So {result} is no \
                sign of forgery here. It is no proof of {domain} either; DKIM or an ARC seal has to give that.
                """,
            ja: """
                {writer}は、転送サーバーの接続元アドレスを{domain}のSPFレコードと照合しています。\
                転送サーバーがこのレコードに含まれないのは当然で、{domain}の設定の誤りではありません。したがって、\
                この{result}は偽造の兆候ではありません。ただし{domain}からのメールである証拠にもならないため、\
                DKIMまたはARCで確認する必要があります。
                """))

    static let spfSoftfail = FindingPhrases(
        headline: Phrase(
            en: "SPF is {result}: {domain} neither approved nor clearly rejected the sending server.",
            ja: "SPFは{result}です。{domain}は送信サーバーを許可しておらず、明確な拒否もしていません。"),
        appears: Phrase(
            en: "SPF appears to be {result}: {domain} neither approved nor clearly rejected the sending server.",
            ja: "SPFは{result}と考えられます。{domain}は送信サーバーを許可しておらず、明確な拒否もしていません。"),
        explanation: Phrase(
            en: """
                The SPF record of {domain} does not approve the server that handed the mail to {writer}, and asks for no \
                rejection. However friendly the word {result} sounds, SPF did not pass for {domain}. Either the record lacks \
                this server, or a mailbox or a list sent the mail on through it, or the receiver's own filter stood in front, or \
                somebody else used the name; the header alone cannot tell which.
                """,
            ja: """
                {domain}のSPFレコードは、{writer}にメールを渡したサーバーを許可していません。\
                ただし、拒否までは求めていません。{result}はfailより弱い結果ですが、{domain}のSPFはPASSしていません。\
                レコードの登録漏れ、転送やメーリングリストの経由、受信側のフィルターの経由、第三者によるドメイン名の使用などが考えられますが、\
                どれに当たるかはヘッダーだけでは分かりません。
                """))

    static let spfOfFilter = FindingPhrases(
        headline: Phrase(
            en: "SPF is {result}, but it was asked about {service}, which filters mail for others.",
            ja: "SPFは{result}ですが、検証対象は他の組織のメールを検査する{service}です。"),
        appears: Phrase(
            en: "SPF appears to be {result}, but it was asked about {service}, which filters mail for others.",
            ja: "SPFは{result}と考えられますが、検証対象は他の組織のメールを検査する{service}です。"),
        explanation: Phrase(
            en: """
                {writer} took the mail from {service} and looked for that server in the SPF record of {domain}. If it filters \
                the reader's mail, no mail can pass there, genuine or not, and {result} says nothing about {domain}. If \
                {domain} sends through it, the record has to list it. If neither is so, somebody else used the name. The \
                header alone cannot tell which.
                """,
            ja: """
                {writer}は{service}からメールを受け取り、そのサーバーを{domain}のSPFレコードと照合しています。\
                受信側のゲートウェイであれば、正規のメールでもPASSすることはなく、この{result}から{domain}については何も分かりません。\
                {domain}がこのサービスを経由して送信しているのであれば、レコードに記載が必要です。\
                どちらでもなければ、第三者がドメイン名を使っています。どれに当たるかはヘッダーだけでは分かりません。
                """))

    static let spfBehindGateway = FindingPhrases(
        headline: Phrase(
            en: "SPF is {result} because {earlierHop} handed the mail on; there SPF had passed for {domain}.",
            ja: "SPFが{result}なのは、{earlierHop}を経由して届いたためです。{earlierHop}では{domain}のSPFがPASSしています。"),
        appears: Phrase(
            en: "SPF appears to be {result} because {earlierHop} handed the mail on; there SPF had passed for {domain}.",
            ja: """
                SPFが{result}なのは、{earlierHop}を経由して届いたためと考えられます。\
                {earlierHop}では{domain}のSPFがPASSしています。
                """),
        explanation: Phrase(
            en: """
                {writer} compared the address of a server on the way with the SPF record of {domain}. An older line says that \
                {earlierHop} had taken the mail before, from a server for which {domain} passed. So {result} is about the way \
                inside, a filter or a relay, and {domain} need not list that server. Whether {earlierHop} can be believed, \
                the reader has to know.
                """,
            ja: """
                {writer}が{domain}のSPFレコードと照合したのは、途中のサーバーの接続元アドレスです。\
                それより前に{earlierHop}がメールを受け取り、{domain}のSPFをPASSと記録しています。つまりこの{result}は、\
                フィルターや中継サーバーを経由した結果であり、{domain}がそのサーバーを登録する必要はありません。\
                {earlierHop}の記録を信頼できるかどうかは、読み手の判断によります。
                """))

    static let spfUnreachable = FindingPhrases(
        headline: Phrase(
            en: "SPF could not be checked: DNS gave no usable answer for {domain}.",
            ja: "SPFを検証できませんでした。{domain}についてDNSから応答を得られていません。"),
        appears: Phrase(
            en: "SPF could apparently not be checked: DNS gave no usable answer for {domain}.",
            ja: "SPFを検証できなかったと考えられます。{domain}についてDNSから応答を得られていません。"),
        explanation: Phrase(
            en: """
                {writer} needed the SPF record of {domain}, could not get it and recorded {result}. That is no judgement on \
                the mail, neither for nor against {domain}. Typical causes are a deleted CNAME or TXT record, a zone that \
                does not answer, or trouble at the receiver's own resolver. While it lasts, receivers may defer or reject \
                mail of {domain}.
                """,
            ja: """
                {writer}は{domain}のSPFレコードを参照できず、{result}と記録しています。これは検証できなかったという意味で、\
                {domain}からのメールかどうかの判定ではありません。CNAMEやTXTレコードの削除、ゾーンの無応答、\
                受信側リゾルバーの不調などが考えられます。この状態が続くと、\
                {domain}からのメールは受信側で遅延・拒否されることがあります。
                """))

    static let spfRecordBroken = FindingPhrases(
        headline: Phrase(
            en: "SPF could not be checked: the SPF record of {domain} is broken.",
            ja: "SPFを検証できませんでした。{domain}のSPFレコードに誤りがあります。"),
        appears: Phrase(
            en: "SPF could apparently not be checked: the SPF record of {domain} appears to be broken.",
            ja: "SPFを検証できなかったと考えられます。{domain}のSPFレコードに誤りがあるようです。"),
        explanation: Phrase(
            en: """
                {writer} read the SPF record of {domain}, could not use it and recorded {result}. Common reasons are two SPF \
                records for one name, more than ten DNS look-ups, or an include of a name that has no record. That is no \
                judgement on the mail; but until the record is repaired, no server can get a PASS for {domain}.
                """,
            ja: """
                {writer}は{domain}のSPFレコードを読み取りましたが、利用できず{result}と記録しています。SPFレコードの重複、\
                10回を超えるDNS参照、レコードのない名前のincludeなどがよくある原因です。\
                メールの真偽についての判定ではありませんが、修正されるまで{domain}のSPFはどのサーバーからもPASSになりません。
                """))

    static let guessedPolicy = FindingPhrases(
        headline: Phrase(
            en: "This is a guess, not a PASS: {domain} had no DMARC record, and the receiver assumed one.",
            ja: "これは推定による結果です。{domain}にはDMARCレコードがなく、受信側が仮の基準で判定しています。"),
        appears: Phrase(
            en: "This appears to be a guess, not a PASS: {domain} had no DMARC record, and the receiver assumed one.",
            ja: "推定による結果と考えられます。{domain}にはDMARCレコードがなく、受信側が仮の基準で判定しています。"),
        explanation: Phrase(
            en: """
                {writer} found no DMARC record of {domain} and recorded {result}: with an ordinary record the mail would have \
                passed. No policy of {domain} was applied. Whoever searches for the word “pass” counts this line wrongly as a \
                DMARC PASS of {domain}.
                """,
            ja: """
                {writer}は{domain}のDMARCレコードが見つからなかったため、{result}と記録しています。\
                一般的なレコードがあれば合格していた、という意味です。{domain}のポリシーは適用されていません。「pass」\
                という文字列で検索すると、{domain}のDMARCがPASSしたと誤って数えられます。
                """))

    static let guessedRecord = FindingPhrases(
        headline: Phrase(
            en: "This is a guess, not a PASS: {domain} had no SPF record, and the receiver assumed one.",
            ja: "これは推定による結果です。{domain}にはSPFレコードがなく、受信側が仮の基準で判定しています。"),
        appears: Phrase(
            en: "This appears to be a guess, not a PASS: {domain} had no SPF record, and the receiver assumed one.",
            ja: "推定による結果と考えられます。{domain}にはSPFレコードがなく、受信側が仮の基準で判定しています。"),
        explanation: Phrase(
            en: """
                {writer} found no SPF record of {domain} and judged by one that it made up from the addresses of that domain. \
                Nobody has published that the sending server may use {domain}. The line reads like a PASS for {domain} and is \
                none.
                """,
            ja: """
                {writer}は{domain}のSPFレコードが見つからなかったため、\
                ドメインのアドレスなどから仮のレコードを作って判定しています。この送信サーバーが{domain}を使ってよいとは、\
                どこにも公開されていません。{domain}のPASSのように見えますが、PASSではありません。
                """))
}
