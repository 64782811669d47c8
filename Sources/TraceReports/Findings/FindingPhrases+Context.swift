/// Sentences on what else the header shows.
extension FindingPhrases {
    static let sameOrganization = FindingPhrases(
        headline: Phrase(
            en: "{domain} belongs to the author's organization; the {method} PASS for it counts for {author}.",
            ja: "{domain}は差出人と同じ組織のドメインなので、{method}のPASSは{author}に対しても有効です。"),
        appears: Phrase(
            en: "{domain} belongs to the author's organization; the {method} PASS for it appears to count for {author}.",
            ja: "{domain}は差出人と同じ組織のドメインなので、{method}のPASSは{author}に対しても有効と考えられます。"),
        explanation: Phrase(
            en: """
                The tested name and the name in From differ, but both lie under one organizational domain. DMARC accepts that \
                by default (relaxed alignment); only a policy with aspf=s or adkim=s does not. Sending services are given \
                such a name so that the PASS for {domain} also speaks for {author}.
                """,
            ja: """
                検証された名前とFromの名前は異なりますが、組織ドメインは同じです。DMARCの既定（relaxedアライメント）\
                では同じ差出人として扱われ、aspf=sやadkim=sのポリシーの場合だけ区別されます。\
                配信サービス用にこのような名前を設けるのは、{domain}のPASSを{author}のPASSとしても扱えるようにするためです。
                """))

    static let automaticReplyLoop = FindingPhrases(
        headline: Phrase(
            en: "The Microsoft loop marker comes from an automatic reply, not from forwarding.",
            ja: "Microsoftのループ防止ヘッダーは自動応答によるもので、転送を示すものではありません。"),
        appears: Phrase(
            en: "The Microsoft loop marker appears to come from an automatic reply, not from forwarding.",
            ja: "Microsoftのループ防止ヘッダーは自動応答によるもので、転送を示すものではないと考えられます。"),
        explanation: Phrase(
            en: """
                Exchange writes this field ({forwarder}) so that mailbox rules do not answer each other for ever. It is found \
                on forwarded mail and on automatic replies alike. This message is an automatic reply, and nothing else in it \
                points to forwarding.
                """,
            ja: """
                Exchangeは、メールボックスのルールが互いに反応し続けないように、このフィールド（{forwarder}）を書き込みます。\
                転送メールにも自動応答にも付きます。このメールは自動応答で、ほかに転送の痕跡はありません。
                """))

    static let clockBackwards = FindingPhrases(
        headline: Phrase(
            en: "{laterHop} shows an earlier time than {earlierHop}; at least one clock or line is wrong.",
            ja: "{laterHop}の時刻が{earlierHop}より前になっています。どちらかの時計か記録が正しくありません。"),
        appears: Phrase(
            en: "{laterHop} appears to show an earlier time than {earlierHop}; at least one clock or line is wrong.",
            ja: "{laterHop}の時刻が{earlierHop}より前になっているようです。どちらかの時計か記録が正しくありません。"),
        explanation: Phrase(
            en: """
                The newer line is dated {seconds} before the older one. Hops are ordered by their place in the header, so the \
                way itself is not in doubt; delays across these two lines mean nothing. Mostly a clock is wrong; a line that \
                somebody typed looks the same.
                """,
            ja: """
                新しい方の行の時刻が、古い方の行より{seconds}前になっています。ホップの順序はヘッダー内の位置で決まるため、\
                経路そのものに疑いはありませんが、この2行の間の所要時間は意味を持ちません。多くは時計のずれですが、\
                手で書き込まれた行でも同じことが起こります。
                """))

    static let wrongZone = FindingPhrases(
        headline: Phrase(
            en: "{laterHop} shows a time {seconds} earlier than {earlierHop}: probably a wrong time zone.",
            ja: "{laterHop}の時刻が{earlierHop}より{seconds}前になっています。タイムゾーンの誤りと考えられます。"),
        explanation: Phrase(
            en: """
                The difference of {seconds} is a whole number of half hours, as when local time is written with the offset of \
                another zone (+0000 in place of +0900). Hops are ordered by their place in the header, so the way itself is \
                not in doubt. Delays across these two lines mean nothing.
                """,
            ja: """
                差の{seconds}は30分単位の値で、\
                現地時刻に別のタイムゾーンの表記を付けた場合（+0900とすべきところを+0000とするなど）に起こります。\
                ホップの順序はヘッダー内の位置で決まるため、経路そのものに疑いはありません。\
                この2行の間の所要時間は意味を持ちません。
                """))

    static let identifierContradicts = FindingPhrases(
        headline: Phrase(
            en: "{hop} shows a time that is {seconds} off the time in its own identifier.",
            ja: "{hop}の時刻は、同じ行の識別子に含まれる時刻と{seconds}ずれています。"),
        appears: Phrase(
            en: "{hop} appears to show a time that is {seconds} off the time in its own identifier.",
            ja: "{hop}の時刻は、同じ行の識別子に含まれる時刻と{seconds}ずれているようです。"),
        explanation: Phrase(
            en: """
                This product makes the identifier of a line from its clock, in the same seconds as the time behind it. Here \
                they differ by {seconds}: the time or the whole line was changed or typed by somebody, or the identifier only \
                looks like one of that product.
                """,
            ja: """
                この製品は行の識別子を時計から作るため、識別子と時刻は通常数秒以内で一致します。ここでは{seconds}の差があり、\
                時刻または行全体が書き換えられたか手で書き込まれたか、\
                識別子がその製品のものに似ているだけと考えられます。
                """))

    static let serverMissing = FindingPhrases(
        headline: Phrase(
            en: "At least one server between {earlierHop} and {laterHop} left no trace.",
            ja: "{earlierHop}と{laterHop}の間に、記録を残していないサーバーが少なくとも1つあります。"),
        appears: Phrase(
            en: "At least one server between {earlierHop} and {laterHop} appears to have left no trace.",
            ja: "{earlierHop}と{laterHop}の間に、記録を残していないサーバーが少なくとも1つあると考えられます。"),
        explanation: Phrase(
            en: """
                An address or a seal shows that a server handled the mail here, but none of the Received lines is its own. It \
                writes none, or a later server removed it. What happened there, and what was checked there, cannot be seen in \
                this copy.
                """,
            ja: """
                アドレスや封印から、ここで別のサーバーがメールを処理したことが分かりますが、\
                そのサーバーのReceived行がありません。もともと書かないサーバーか、後のサーバーが削除したものです。\
                そこでの処理や検証の内容は、この写しからは分かりません。
                """))

    static let privateChain = FindingPhrases(
        headline: Phrase(
            en: "The Received lines ({count}) name private addresses only, so the origin cannot be named.",
            ja: "Received行（{count}行）にはプライベートアドレスしか記録されておらず、送信元を特定できません。"),
        appears: Phrase(
            en: "The Received lines ({count}) appear to name private addresses only, so the origin cannot be named.",
            ja: "Received行（{count}行）にはプライベートアドレスしか記録されていないようで、送信元を特定できません。"),
        explanation: Phrase(
            en: """
                No line shows where the mail came in from the Internet. Copies from archives, from test systems and from \
                inside of a company look like this. Results in such a copy are worth something only to readers who know the \
                machines that wrote them.
                """,
            ja: """
                インターネットからどこで受信したかを示す行がありません。保管庫、試験環境、\
                社内だけを通ったメールの写しによく見られます。このような写しの認証結果は、\
                記録したサーバーを把握している場合にだけ意味を持ちます。
                """))

    static let firstForwarderMissing = FindingPhrases(
        headline: Phrase(
            en: "The mail was forwarded at least twice, and the first forwarder {domain} left no line.",
            ja: "少なくとも2回転送されていますが、最初の転送元{domain}の行が残っていません。"),
        appears: Phrase(
            en: "The mail appears to have been forwarded at least twice, and the first forwarder {domain} left no line.",
            ja: "少なくとも2回転送されたと考えられますが、最初の転送元{domain}の行が残っていません。"),
        explanation: Phrase(
            en: """
                The envelope sender is an SRS1 address: it names the first forwarder, {domain}, and hides every forwarder \
                between that one and {forwarder}. No Received line of {domain} is in this copy. What was checked there cannot \
                be seen.
                """,
            ja: """
                エンベロープFromはSRS1形式で、最初の転送元{domain}だけが記されており、\
                {forwarder}との間にある転送元は分かりません。この写しには{domain}のReceived行がなく、\
                そこでどのような検証が行われたかは分かりません。
                """))
}
