/// Sentences on who wrote a result, and whether it can be believed.
extension FindingPhrases {
    static let earlierLeg = FindingPhrases(
        headline: Phrase(
            en: "The {method} PASS for {domain} was recorded by {hop} before the mail was forwarded.",
            ja: "{domain}に対する{method}のPASSは、転送される前に{hop}が記録したものです。"),
        appears: Phrase(
            en: "The {method} PASS for {domain} appears to have been recorded by {hop} before the mail was forwarded.",
            ja: "{domain}に対する{method}のPASSは、転送される前に{hop}が記録したものと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} checked the mail before {forwarder} sent it on. That makes it better evidence for the author than what \
                was checked behind that forwarding. But it speaks of another delivery than the newest results do: read the \
                two apart.
                """,
            ja: """
                {writer}が検証したのは、{forwarder}による転送の前です。転送後の結果よりも、差出人を確認する根拠として優れています。\
                ただし最終受信サーバーの結果とは別の配送についてのものなので、混同しないでください。
                """))

    static let earlierLegAndFinal = FindingPhrases(
        headline: Phrase(
            en:
                "The {method} PASS for {domain} was recorded by {hop} before the mail was forwarded; the final server confirms it.",
            ja: "{domain}に対する{method}のPASSは、転送される前に{hop}が記録したもので、最終受信サーバーの結果とも一致しています。"),
        appears: Phrase(
            en: """
                The {method} PASS for {domain} appears to have been recorded by {hop} before the mail was forwarded; the final \
                server confirms it.
                """,
            ja: "{domain}に対する{method}のPASSは、転送される前に{hop}が記録したものと考えられ、最終受信サーバーの結果とも一致しています。"),
        explanation: Phrase(
            en: """
                {writer} checked the mail before {forwarder} sent it on. Behind that the final server recorded a PASS for \
                {author} too, so both say the same of the author, and neither sets the other aside. Of the final server's \
                results only those for other names are about the forwarding.
                """,
            ja: """
                {writer}が検証したのは、{forwarder}による転送の前です。転送の後に最終受信サーバーも{author}についてPASSを\
                記録しているので、差出人についての結論は同じで、どちらかの結果を捨てる必要はありません。\
                最終受信サーバーの結果のうち転送に関するものは、差出人以外の名前に対する結果だけです。
                """))

    /// No result is newer.
    static let earlierLegAlone = FindingPhrases(
        headline: Phrase(
            en: "The {method} PASS for {domain} was recorded by {hop} before the mail was forwarded, and no result is newer.",
            ja: "{domain}に対する{method}のPASSは、転送される前に{hop}が記録したもので、転送後の結果はありません。"),
        appears: Phrase(
            en: """
                The {method} PASS for {domain} appears to have been recorded by {hop} before the mail was forwarded, and no result \
                is newer.
                """,
            ja: "{domain}に対する{method}のPASSは、転送される前に{hop}が記録したものと考えられ、転送後の結果はありません。"),
        explanation: Phrase(
            en: """
                {writer} checked the mail before {forwarder} sent it on, and nothing that was recorded behind that forwarding is \
                left. It speaks of the author as the mail came to {writer}; what became of the mail after that it does not show.
                """,
            ja: """
                {writer}が検証したのは、{forwarder}による転送の前です。転送後の結果は残っていません。\
                {writer}に届いた時点の差出人については根拠になりますが、その後メールがどうなったかは示しません。
                """))

    /// The name is somebody else's.
    static let earlierLegOfOther = FindingPhrases(
        headline: Phrase(
            en: "Before the mail was forwarded, {hop} recorded a PASS ({method}) for {domain}: that is not the author's name.",
            ja: "転送の前に{hop}が記録した{method}のPASSは{domain}に対するもので、差出人のドメインではありません。"),
        appears: Phrase(
            en: """
                Before the mail was forwarded, {hop} appears to have recorded a PASS ({method}) for {domain}: not the author's \
                name.
                """,
            ja: "転送の前に{hop}が記録した{method}のPASSは{domain}に対するもので、差出人のドメインではないと考えられます。"),
        explanation: Phrase(
            en: """
                {writer} checked the mail before {forwarder} sent it on, and what passed there bears the name of {domain}. Whoever \
                owns that name sent or relayed the mail. It proves nothing about the author, {author}.
                """,
            ja: """
                {writer}が検証したのは{forwarder}による転送の前ですが、PASSしたのは{domain}という名前です。\
                その名前の持ち主が送信または中継したことを示すだけで、差出人の{author}については何の証明にもなりません。
                """))

    static let forgedResults = FindingPhrases(
        headline: Phrase(
            en: "An Authentication-Results line claims to be from {writer}, but the route contradicts it.",
            ja: "{writer}を名乗るAuthentication-Resultsがありますが、配送経路と矛盾しており、偽造の疑いがあります。"),
        appears: Phrase(
            en: "An Authentication-Results line claims to be from {writer}, but the route appears to contradict it.",
            ja: "{writer}を名乗るAuthentication-Resultsがありますが、配送経路と矛盾していると考えられ、偽造の疑いがあります。"),
        explanation: Phrase(
            en: """
                The field stands where {writer} could not have written it, names a signature or an envelope sender that the \
                mail does not have, lets DMARC pass without either, or contradicts what that server says elsewhere. Whoever sends a mail can put such a line \
                into it. No PASS in it may be used ({count} in all, with that for {domain}).
                """,
            ja: """
                このフィールドは、{writer}が書けない位置にあるか、実際と異なる署名やエンベロープFromを挙げているか、\
                そのどちらの裏付けもないDMARCの結果を挙げているか、同じサーバーの別の記録と矛盾しています。このような行は、送信者が自由に書き込めます。\
                このフィールドのPASS（{domain}に対するものを含む{count}件）は、いずれも判断に使わないでください。
                """))

    static let resultsOfNoSignature = FindingPhrases(
        headline: Phrase(
            en: "In the name of {writer} a DKIM signature of {domain} passed, but this copy holds no signature at all.",
            ja: "{writer}の名で{domain}のDKIM署名がPASSしたとされていますが、この写しには署名が1つもありません。"),
        appears: Phrase(
            en:
                "In the name of {writer} a DKIM signature of {domain} appears to have passed, but this copy holds no signature at all.",
            ja: "{writer}の名で{domain}のDKIM署名がPASSしたようですが、この写しには署名が1つもありません。"),
        explanation: Phrase(
            en: """
                A result names a signature, and no DKIM-Signature field is left. Where the copy is whole, whoever sent the mail \
                wrote the line: no PASS in it may be used ({count} in all, with that for {domain}). Where fields were left \
                out, by a list or by whoever pasted the text, the line may be true.
                """,
            ja: """
                結果は署名に触れていますが、DKIM-Signatureフィールドがありません。写しが完全であれば、この行は送信者が書いたもので、\
                PASS（{domain}に対するものを含む{count}件）は判断に使えません。メーリングリストや貼り付けの際に\
                フィールドが省かれたのであれば、事実かもしれません。
                """))

    static let namelessResults = FindingPhrases(
        headline: Phrase(
            en: """
                An Authentication-Results line without a name stands where only {hop} could vouch for it, but it is not from \
                there.
                """,
            ja: "名前のないAuthentication-Resultsが{hop}の書く位置の近くにありますが、その記録とは認められず、偽造の疑いがあります。"),
        appears: Phrase(
            en: """
                An Authentication-Results line without a name stands where only {hop} could vouch for it; it appears not to \
                be from there.
                """,
            ja: "名前のないAuthentication-Resultsが{hop}の書く位置の近くにありますが、その記録ではないと考えられ、偽造の疑いがあります。"),
        explanation: Phrase(
            en: """
                The field names no server. It stands where the sender can write, and {hop}, which took the mail there, writes \
                elsewhere, under its own name, or says something else. No PASS in it may be used ({count} in all, with \
                that for {domain}).
                """,
            ja: """
                このフィールドはサーバー名を名乗っていません。送信者が書き込める位置にあり、そこでメールを受け取った{hop}は、\
                別の位置に自分の名前で書くか、異なる内容を記録しています。\
                このフィールドのPASS（{domain}に対するものを含む{count}件）は、いずれも判断に使わないでください。
                """))

    static let copiedResult = FindingPhrases(
        headline: Phrase(
            en: "A PASS for {domain} is a copy of what {writer} is said to have found, not a new check.",
            ja: "{domain}に対するPASSの1つは、{writer}のものとされる以前の記録の写しで、改めて検証されたものではありません。"),
        appears: Phrase(
            en: "A PASS for {domain} appears to be a copy of what {writer} is said to have found, not a new check.",
            ja: """
                {domain}に対するPASSの1つは、{writer}のものとされる以前の記録の写しで、\
                改めて検証されたものではないと考えられます。
                """),
        explanation: Phrase(
            en: """
                It stands in a renamed field or among the results of an ARC set. The check is said to be that of {writer}; \
                that a copy of it was kept is no second check of {domain}. It is worth as much as the server that preserved it.
                """,
            ja: """
                名前を変えて残されたフィールド、またはARCセットの結果の中にあります。検証したとされるのは{writer}です。\
                写しがあるからといって、{domain}が改めて検証されたことにはなりません。確かさは、\
                写しを残したサーバーをどこまで信頼できるかによります。
                """))

    static let copiedResults = FindingPhrases(
        headline: Phrase(
            en:
                "{count} PASS results, for {domain} and other names, are copies of what {writer} is said to have found, not new checks.",
            ja: "{domain}などに対するPASS（{count}件）は、{writer}のものとされる以前の記録の写しで、改めて検証されたものではありません。"),
        appears: Phrase(
            en: """
                {count} PASS results, for {domain} and other names, appear to be copies of what {writer} is said to have found, \
                not new checks.
                """,
            ja: """
                {domain}などに対するPASS（{count}件）は、{writer}のものとされる以前の記録の写しで、\
                改めて検証されたものではないと考えられます。
                """),
        explanation: Phrase(
            en: """
                They stand in a renamed field or among the results of an ARC set. The checks are said to be those of {writer}; \
                that copies of them were kept is no second check of any of these names. They are worth as much as the server \
                that preserved them.
                """,
            ja: """
                名前を変えて残されたフィールド、またはARCセットの結果の中にあります。検証したとされるのは{writer}です。\
                写しがあるからといって、これらの名前が改めて検証されたことにはなりません。確かさは、\
                写しを残したサーバーをどこまで信頼できるかによります。
                """))

    static let onlyCopiedResult = FindingPhrases(
        headline: Phrase(
            en: "What passed for {domain} is only a copy of an earlier server's statement, and there is no other result.",
            ja: "{domain}に対するPASSは以前のサーバーの記録の写しで、ほかに認証結果はありません。"),
        appears: Phrase(
            en: """
                What passed for {domain} appears to be only a copy of an earlier server's statement, and there is no \
                other result.
                """,
            ja: "{domain}に対するPASSは以前のサーバーの記録の写しと考えられ、ほかに認証結果はありません。"),
        explanation: Phrase(
            en: """
                It stands in a renamed field or among the results of an ARC set. The check is said to be that of {writer}; \
                that a copy of it was kept is no second check of {domain}. No server recorded a result of its own in this \
                copy, so everything that is known about {domain} is second-hand.
                """,
            ja: """
                名前を変えて残されたフィールド、またはARCセットの結果の中にあります。検証したとされるのは{writer}です。\
                写しがあるからといって、{domain}が改めて検証されたことにはなりません。この写しにはほかに検証の記録がないため、\
                {domain}について分かることはすべて間接的な情報です。
                """))

    static let ownUsersResult = FindingPhrases(
        headline: Phrase(
            en: "{writer} vouches for its own user with a PASS for {domain}: that is no check.",
            ja: "{writer}が自分の利用者について書いた{domain}のPASSがあります。これは検証の結果ではありません。"),
        appears: Phrase(
            en: "{writer} appears to vouch for its own user with a PASS for {domain}: that is no check.",
            ja: """
                {writer}が自分の利用者について書いたと考えられる{domain}のPASSがあります。\
                これは検証の結果ではないようです。
                """),
        explanation: Phrase(
            en: """
                The platform that sent the mail sealed it (ARC) as it left. What that seal says of {domain} (PASS results: \
                {count}) names no client: the platform judged no connection from another server, it vouches for its own \
                user. That proves nothing about {domain}, and it is no sign of forwarding either.
                """,
            ja: """
                送信したサービスが、送り出す際にメールをARCで封印しています。封印の中の{domain}に対するPASS（{count}件）には、\
                接続元が書かれていません。ほかのサーバーからの接続を検証したのではなく、自分の利用者を自分で保証しているだけだからです。\
                {domain}について何の証明にもなりません。転送の痕跡でもありません。
                """))

    static let ownSignature = FindingPhrases(
        headline: Phrase(
            en: "{writer} calls its own signature for {domain} a PASS: it had just made it and tested nothing.",
            ja: "{writer}が{domain}の署名を自分で付け、検証せずにPASSと記録しています。"),
        appears: Phrase(
            en: "{writer} appears to call its own signature for {domain} a PASS, without a test.",
            ja: "{writer}が{domain}の署名を自分で付け、検証せずにPASSと記録したと考えられます。"),
        explanation: Phrase(
            en: """
                amavis writes such a line (“just generated, assumed good”) when it signs what its own users send. It is no \
                check and proves nothing about {domain}; whether the signature holds, a server that received the mail knows.
                """,
            ja: """
                amavisは、自分の利用者が送るメールに署名する際に、このような記録（just generated, assumed good）を残します。\
                検証ではないため、{domain}について何の証明にもなりません。署名が有効かどうかは、受信したサーバーの記録で確認できます。
                """))

    static let loggedIn = FindingPhrases(
        headline: Phrase(
            en: "{writer} took the mail from a user who had logged in, and calls that an SPF PASS for {domain}.",
            ja: "{writer}は、ログインした利用者から受け取ったメールを{domain}のSPFのPASSとしています。"),
        appears: Phrase(
            en:
                "{writer} appears to have taken the mail from a user who had logged in, and to call that an SPF PASS for {domain}.",
            ja: "{writer}は、ログインした利用者から受け取ったメールを{domain}のSPFのPASSとしたと考えられます。"),
        explanation: Phrase(
            en: """
                The client gave a password of that server. SPF tests servers that hand mail over, and not users who send it: the \
                PASS says who may use {writer}, and nothing about {domain}. Stolen passwords are used in just this way.
                """,
            ja: """
                接続元は、このサーバーのパスワードで認証されています。SPFはメールを引き渡すサーバーを確認する仕組みで、\
                メールを送る利用者を確認するものではありません。このPASSは{writer}の利用者であることを示すだけで、\
                {domain}については何も示しません。盗まれたパスワードもこのように使われます。
                """))

    static let ownRule = FindingPhrases(
        headline: Phrase(
            en: "{writer} let SPF pass for {domain} by a rule of its own: it asked no record.",
            ja: "{writer}は、独自のルールで{domain}のSPFをPASSとしています。レコードは照合していません。"),
        appears: Phrase(
            en: "{writer} appears to have let SPF pass for {domain} by a rule of its own, without asking a record.",
            ja: "{writer}は、レコードを照合せず、独自のルールで{domain}のSPFをPASSとしたと考えられます。"),
        explanation: Phrase(
            en: """
                The client is on a list of {writer}'s (a whitelist, a secondary MX), or on its own machine or network. Which \
                servers may send for {domain} decides nothing there: anybody whose mail comes by that way gets this PASS, and it proves \
                nothing about {domain}.
                """,
            ja: """
                接続元が{writer}の許可リスト（ホワイトリスト、セカンダリMXなど）にあるか、同じマシンまたは内部ネットワークのアドレスです。\
                {domain}のメールを送ってよいサーバーかどうかは確認されていません。この経路で届いたメールは誰からのものでもPASSになるため、\
                {domain}については何の証明にもなりません。
                """))

    static let disagreement = FindingPhrases(
        headline: Phrase(
            en: "{method} for {domain} is recorded as {earlierResult} at {earlierHop} and as {laterResult} at {laterHop}.",
            ja: "{domain}の{method}は、{earlierHop}の記録では{earlierResult}、{laterHop}の記録では{laterResult}です。"),
        appears: Phrase(
            en: """
                {method} for {domain} appears as {earlierResult} in the name of {earlierHop}, and as {laterResult} in that of \
                {laterHop}.
                """,
            ja: """
                {domain}の{method}の記録は、{earlierHop}の名では{earlierResult}、\
                {laterHop}の名では{laterResult}のようですが、記録者は不確かです。
                """),
        explanation: Phrase(
            en: """
                Two lines of the header say different things about one name. Both can be right, because each speaks of the \
                mail as it arrived there and then. Forwarding changes the client that SPF judges, lists and gateways change \
                what DKIM covers, and a DNS record can be unreachable for a while. Where another finding of this report names \
                such a reason, or two results of SPF name two clients, that is it; otherwise this copy does not show the \
                reason. A forged line is a reason, too.
                """,
            ja: """
                同じ名前について、2つの記録の内容が異なっています。それぞれその時点で届いた状態についての記録なので、\
                どちらも正しいことがあります。転送するとSPFの接続元が変わり、\
                メーリングリストやゲートウェイを通るとDKIMの対象となる内容が変わります。\
                DNSが一時的に応答しないこともあります。ほかの検出事項に理由がある場合や、SPFの接続元が2つの記録で異なる場合はそれが原因で、\
                なければこの写しからは分かりません。一方が偽造された行である場合もあります。
                """))
}
