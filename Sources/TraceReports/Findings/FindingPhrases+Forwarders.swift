/// Sentences on what passed for a forwarder.
extension FindingPhrases {
    static let spfPassForForwarder = FindingPhrases(
        headline: Phrase(
            en: "The SPF PASS is about the forwarder {domain}, not about the author's domain {author}.",
            ja: "SPFのPASSは転送元の{domain}に対するもので、差出人ドメイン{author}の認証結果ではありません。"),
        appears: Phrase(
            en: "The SPF PASS appears to be about the forwarder {domain}, not about the author's domain {author}.",
            ja: "SPFのPASSは転送元の{domain}に対するもので、差出人ドメイン{author}の認証結果ではないと考えられます。"),
        explanation: Phrase(
            en: """
                {forwarder} sent this mail on with an envelope sender of its own. {writer} therefore asked SPF about {domain}, and \
                the PASS is about that name. On this leg nobody tested SPF for {author}. The PASS for {domain} does not show \
                whether the mail is the author's; what SPF said about {author} can only stand in a result from before.
                """,
            ja: """
                {forwarder}が、エンベロープFromを自分のものに書き換えてこのメールを転送しています。\
                そのため{writer}が確認したのは{domain}のSPFで、PASSもこの{domain}に対するものです。\
                この区間では{author}のSPFは検証されていません。{domain}のPASSからは差出人の真偽は分かりません。\
                {author}のSPFの結果は、転送前の記録にしかありません。
                """))

    static let spfPassForSaidForwarder = FindingPhrases(
        headline: Phrase(
            en:
                "The SPF PASS is about {domain}, which says by its envelope sender that it forwarded the mail, not about {author}.",
            ja: "SPFのPASSは{domain}に対するものです。{domain}はエンベロープFromで転送元を名乗っていますが、差出人ドメイン{author}の認証結果ではありません。"),
        explanation: Phrase(
            en: """
                {writer} tested the envelope sender, an address of {domain} that says that the mail was sent on. Forwarders write such \
                addresses (SRS), and so can anybody who sends from {domain}: nobody else can check the hash in it, and no line of \
                this copy shows an earlier way. The PASS for {domain} does not show whether the mail is the author's; what SPF said \
                about {author}, if anybody asked, does not stand here.
                """,
            ja: """
                {writer}が検証したエンベロープFromは、転送したことを示す{domain}のアドレスです。転送サーバーはこの形（SRS）を使いますが、\
                {domain}から送信できる者なら誰でも書くことができます。中のハッシュはほかの者には検証できず、\
                転送前の経路を示す記録もこの写しにはありません。{domain}のPASSからは差出人の真偽は分からず、\
                {author}のSPFの結果も、検証されていたとしてもここには残っていません。
                """))

    static let spfPassForOwnForwarder = FindingPhrases(
        headline: Phrase(
            en:
                "The SPF PASS is about the mailbox {forwarder} that sent the mail on, not about the author, though both are of {author}.",
            ja: "SPFのPASSは、差出人と同じ{author}の転送元{forwarder}に対するもので、差出人の認証結果ではありません。"),
        appears: Phrase(
            en: """
                The SPF PASS appears to be about the mailbox {forwarder} that sent the mail on, not about the author, though \
                both are of {author}.
                """,
            ja: """
                SPFのPASSは、差出人と同じ{author}の転送元{forwarder}に対するもので、差出人の認証結果ではないと\
                考えられます。
                """),
        explanation: Phrase(
            en: """
                {forwarder} sent this mail on with an envelope sender of its own. {writer} therefore asked SPF about {domain} \
                for the forwarder's sake. Whoever writes {author} into From and has the mail forwarded by a \
                mailbox of {author} gets the same PASS, and DMARC passes with it. Only a DKIM signature of {author}, or the \
                results from before the forwarding, show whether the mail is the author's.
                """,
            ja: """
                {forwarder}が、エンベロープFromを自分のものに書き換えてこのメールを転送しています。\
                {writer}が確認した{domain}のSPFは、転送元のためのものです。Fromを{author}と偽ったメールでも、\
                {author}のメールボックスから転送されれば同じPASSになり、DMARCもPASSします。差出人の真偽は、\
                {author}のDKIM署名か、転送前の検証結果で判断してください。
                """))

    static let spfFailPerhapsExplained = FindingPhrases(
        headline: Phrase(
            en: """
                SPF gave {result} for {domain}; lines that the sender could have typed say that {forwarder} forwarded the mail, which \
                would explain it.
                """,
            ja: "{domain}のSPFは{result}です。{forwarder}が転送したという、送信者にも書ける記録があり、事実であれば説明がつきます。"),
        explanation: Phrase(
            en: """
                {writer} compared the address of the server that handed the mail over with the SPF record of {domain}. A forwarder \
                that keeps the envelope sender is not in that record, and need not be. But no server that you trust shows that the \
                mail was forwarded: whoever forges {domain} can write such lines too, and gets the same {result}. It is neither a \
                proof of forgery nor excused; DKIM or an ARC seal has to show whose the mail is.
                """,
            ja: """
                {writer}は、メールを渡してきたサーバーのアドレスを{domain}のSPFレコードと照合しています。\
                エンベロープFromを変えない転送サーバーは、このレコードに含まれていなくて当然です。\
                ただし、転送されたことを示す記録は信頼するサーバーのものではありません。{domain}を騙る送信者も同じ記録を書くことができ、\
                結果は同じ{result}になります。偽造の証拠とも、問題がないとも言えないため、DKIMまたはARCで確認する必要があります。
                """))

    static let relayedPass = FindingPhrases(
        headline: Phrase(
            en:
                "SPF for {sender} is {earlierResult} at {earlierHop}, where the mail came in, and {laterResult} for {domain} at {laterHop}, for a relay.",
            ja: "SPFは、最初に受け取った{earlierHop}では{sender}の{earlierResult}、中継後の{laterHop}では{domain}の{laterResult}です。"),
        appears: Phrase(
            en: """
                SPF for {sender} appears as {earlierResult} at {earlierHop}, where the mail came in, and as {laterResult} for \
                {domain} at {laterHop}, for a relay.
                """,
            ja: """
                SPFは、最初に受け取った{earlierHop}では{sender}の{earlierResult}、\
                中継後の{laterHop}では{domain}の{laterResult}のようです。
                """),
        explanation: Phrase(
            en: """
                The two results name two clients. The first one is not in the SPF record of {sender}; the second is a server that \
                passed the mail on and that the record of {domain} covers, as it covers the shared servers of a provider. The PASS for \
                {domain}, and a DMARC PASS that rests on it, show that such a server relayed the mail, not that {domain} sent it. \
                The older result may be a claim, but nobody writes a failure about himself.
                """,
            ja: """
                2つの結果は、それぞれ別の接続元についてのものです。最初の接続元は{sender}のSPFレコードになく、\
                次の接続元はメールを中継したサーバーで、プロバイダーの共用サーバーのように{domain}のレコードに含まれています。\
                {domain}のPASSと、それに基づくDMARCのPASSから分かるのは、そのようなサーバーが中継したことだけで、\
                {domain}が送信したことではありません。古いほうの結果は自己申告かもしれませんが、\
                自分に不利な結果を自分で書く送信者はいません。
                """))

    static let signedByRelay = FindingPhrases(
        headline: Phrase(
            en:
                "The mail came in unsigned, with {earlierResult} of SPF for {sender}; the signature that passed was put on behind that.",
            ja: "このメールは署名なしで届き、{sender}のSPFは{earlierResult}でした。検証に成功した署名は、その後に付けられたものです。"),
        appears: Phrase(
            en: """
                The mail appears to have come in unsigned, with {earlierResult} of SPF for {sender}; the signature that passed was \
                put on behind that.
                """,
            ja: "このメールは署名なしで届き、{sender}のSPFは{earlierResult}だったようです。検証に成功した署名は、その後に付けられたものです。"),
        explanation: Phrase(
            en: """
                {earlierHop} took the mail from a client that the SPF record of {sender} does not cover, and saw no signature. A \
                server behind it signed the mail in the name of {domain}, as an organization's own outgoing gateway does. The PASS \
                at {laterHop} shows that this gateway sent it, and not that {domain} wrote it: whoever may relay through the \
                gateway, or through a provider from which it takes mail, gets the same signature.
                """,
            ja: """
                {earlierHop}は、{sender}のSPFレコードにない接続元から署名のないメールを受け取っています。\
                その後のサーバーが、組織の送信ゲートウェイのように{domain}の名前で署名しています。{laterHop}のPASSが示すのは、\
                そのゲートウェイが送信したことであり、{domain}が書いたことではありません。\
                そのゲートウェイや、ゲートウェイが受け入れるプロバイダーを中継できる者なら、同じ署名が付きます。
                """))

    static let spfPassForAliasService = FindingPhrases(
        headline: Phrase(
            en: "The SPF PASS is about the alias service {domain}, which wrote the From that is shown too.",
            ja: "SPFのPASSはエイリアスサービス{domain}に対するものです。表示されているFromもこのサービスが書いたものです。"),
        appears: Phrase(
            en: "The SPF PASS appears to be about the alias service {domain}, which wrote the From that is shown too.",
            ja: "SPFのPASSはエイリアスサービス{domain}に対するものと考えられます。表示されているFromもこのサービスが書いたもののようです。"),
        explanation: Phrase(
            en: """
                {forwarder} is an alias: a service took the mail for it and sent it on under names of its own, so that {writer} \
                tested SPF for {domain} and compared it with a From under the same name. All of that passed, and all of it is \
                about {domain}. Who wrote the mail, {writer} could not see.
                """,
            ja: """
                {forwarder}はエイリアスです。サービスがメールを受け取り、自身の名前に書き換えて転送したため、\
                {writer}が検証したのは{domain}のSPFで、照合したFromも{domain}のものです。結果はPASSですが、\
                いずれも{domain}についてのものです。本来の差出人は{writer}からは見えません。
                """))

    static let spfPassRewritten = FindingPhrases(
        headline: Phrase(
            en: "SPF passed for {domain}, which had put its own name over an envelope sender of {author}.",
            ja: "SPFは{domain}でPASSしています。{domain}は、{author}のエンベロープFromを自分の名前に書き換えています。"),
        appears: Phrase(
            en: "SPF passed for {domain}, which appears to have put its own name over an envelope sender of {author}.",
            ja: "SPFは{domain}でPASSしています。{domain}は、{author}のエンベロープFromを自分の名前に書き換えたと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} tested the envelope sender. {domain} had made it of an address of {author} (SRS), as servers do that send \
                mail on, or that send for others. The PASS for {domain} shows who handed the mail over. That the mail came from \
                {author} before, {domain} alone says.
                """,
            ja: """
                {writer}が検証したエンベロープFromは、{domain}が{author}のアドレスから作ったものです（SRS）。\
                メールを転送するサーバーや、他者のために送信するサーバーがこの書き換えを行います。\
                {domain}のPASSから分かるのは、誰がメールを渡したかです。もとが{author}のメールだったことは、{domain}がそう述べているだけです。
                """))
}
