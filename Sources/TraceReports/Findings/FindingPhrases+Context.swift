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
                by default (relaxed alignment); only a policy with aspf=s or adkim=s does not. So the \
                PASS for {domain} also speaks for {author}.
                """,
            ja: """
                検証された名前とFromの名前は異なりますが、組織ドメインは同じです。DMARCの既定（relaxedアライメント）\
                では同じ差出人として扱われ、aspf=sやadkim=sのポリシーの場合だけ区別されます。\
                そのため、{domain}のPASSは{author}のPASSとしても扱われます。
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
                The difference of {seconds} is a whole number of half hours, give or take a minute, as when local time is written \
                with the offset of another zone (+0000 in place of +0900). Hops are ordered by their place in the header, so \
                the way itself is not in doubt. Delays across these two lines mean nothing.
                """,
            ja: """
                差は{seconds}で、1分以内の誤差で30分の倍数です。\
                現地時刻に別のタイムゾーンの表記を付けた場合（+0900とすべきところを+0000とするなど）に起こります。\
                ホップの順序はヘッダー内の位置で決まるため、経路そのものに疑いはありません。\
                この2行の間の所要時間は意味を持ちません。
                """))

    static let claimedClock = FindingPhrases(
        headline: Phrase(
            en: "{laterHop} shows a time {seconds} earlier than {earlierHop}; both lines are claims.",
            ja: "{laterHop}の時刻が{earlierHop}より{seconds}前になっています。どちらも信頼範囲の外で書かれた行です。"),
        explanation: Phrase(
            en: """
                Both lines were written outside of the servers that you trust. Either a clock there was wrong, or somebody \
                put a line in that no server wrote. Hops are ordered by their place in the header; delays across these two \
                lines mean nothing.
                """,
            ja: """
                どちらの行も、信頼するサーバーの外で書かれたものです。その時計がずれていたか、\
                サーバーが書いたものではない行が加えられたかのどちらかです。ホップの順序はヘッダー内の位置で決まります。\
                この2行の間の所要時間は意味を持ちません。
                """))

    static let dateContradicts = FindingPhrases(
        headline: Phrase(
            en: "The Date field and the first line of the way, that of {hop}, differ by {seconds}.",
            ja: "Dateフィールドと経路の最初の行（{hop}）の時刻が{seconds}ずれています。"),
        explanation: Phrase(
            en: """
                Date is what the author's program says; no server checks it. Drafts that were sent late, mail that was sent \
                again and wrong clocks look like this, and so does a Date that was chosen to stand elsewhere in a mailbox. \
                The times of the Received lines and t= of a DKIM signature tell when the mail was really sent.
                """,
            ja: """
                Dateは差出人のプログラムが書いたもので、サーバーは確認しません。後から送られた下書き、再送されたメール、\
                時計のずれなどでこうなりますが、受信トレイでの並び順を狙った日付のこともあります。\
                実際の送信時刻は、Received行の時刻やDKIM署名のt=から分かります。
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
            en: "At least one server between {earlierHop} and {laterHop} left no line in this copy.",
            ja: "{earlierHop}と{laterHop}の間に、記録を残していないサーバーが少なくとも1つあります。"),
        appears: Phrase(
            en: "At least one server between {earlierHop} and {laterHop} appears to have left no line in this copy.",
            ja: "{earlierHop}と{laterHop}の間に、記録を残していないサーバーが少なくとも1つあると考えられます。"),
        explanation: Phrase(
            en: """
                An address or a seal shows that a server handled the mail here, but none of the Received lines is its own. It \
                writes none, a later server removed it, or whoever made this copy left it out. What happened there, and what was \
                checked there, cannot be seen in this copy.
                """,
            ja: """
                アドレスや封印から、ここで別のサーバーがメールを処理したことが分かりますが、\
                そのサーバーのReceived行がありません。もともと書かないサーバーか、後のサーバーが削除したか、写しを作る際に省かれたものです。\
                そこでの処理や検証の内容は、この写しからは分かりません。
                """))

    static let firstServerMissing = FindingPhrases(
        headline: Phrase(
            en: "At least one server before {laterHop} left no line in this copy.",
            ja: "{laterHop}より前に、記録を残していないサーバーが少なくとも1つあります。"),
        appears: Phrase(
            en: "At least one server before {laterHop} appears to have left no line in this copy.",
            ja: "{laterHop}より前に、記録を残していないサーバーが少なくとも1つあると考えられます。"),
        explanation: Phrase(
            en: """
                An address or a seal says that a server handled the mail before the first line of this copy. If so, it writes no \
                Received line, a later server removed it, or whoever made this copy left it out. What happened and what was \
                checked there cannot be seen here.
                """,
            ja: """
                アドレスや封印によれば、この写しの最初の行より前に別のサーバーがメールを処理していますが、\
                そのReceived行がありません。事実であれば、もともと書かないサーバーか、後のサーバーが削除したか、写しを作る際に省かれたものです。\
                そこでの処理や検証の内容は、この写しからは分かりません。
                """))

    static let linesRenamed = FindingPhrases(
        headline: Phrase(
            en: "The lines of the servers before {laterHop} stand here only as X-Received.",
            ja: "{laterHop}より前のサーバーの行は、X-Receivedとしてしか残っていません。"),
        appears: Phrase(
            en: "The lines of the servers before {laterHop} appear to stand here only as X-Received.",
            ja: "{laterHop}より前のサーバーの行は、X-Receivedとしてしか残っていないと考えられます。"),
        explanation: Phrase(
            en: """
                The server that sent the mail on writes X-Received where others write Received, so what lies before is no hop of \
                this report. Those lines tell where the mail came from; read them in the header. What was checked there cannot be \
                seen here.
                """,
            ja: """
                メールを送り出したサーバーは、ReceivedではなくX-Receivedを書きます。このため、それより前の経路はこの報告のホップに含まれていません。\
                どこから来たかはX-Receivedの行から分かります。そこでの検証の内容は、この写しからは分かりません。
                """))

    static let reentry = FindingPhrases(
        headline: Phrase(
            en: "{laterHop} took the mail from {domain}, and no line shows how it came there from {earlierHop}.",
            ja: "{laterHop}は{domain}からメールを受け取っていますが、{earlierHop}からそこへ渡った記録がありません。"),
        appears: Phrase(
            en: "{laterHop} appears to have taken the mail from {domain}, and no line shows how it came there from {earlierHop}.",
            ja: """
                {laterHop}は{domain}からメールを受け取ったと考えられますが、{earlierHop}からそこへ渡った記録がありません。
                """),
        explanation: Phrase(
            en: """
                The mail left a network and came back into it from {domain}, a host that wrote no Received line: a gateway, \
                a filter or a forwarder that writes none, or whose line was removed. What was done and checked there cannot be \
                seen in this copy.
                """,
            ja: """
                メールはいったんネットワークの外に出て、Received行を残していない{domain}から戻っています。\
                行を書かない、または行が削除されたゲートウェイ、フィルター、転送サーバーと考えられます。\
                そこでの処理や検証の内容は、この写しからは分かりません。
                """))

    static let sameClient = FindingPhrases(
        headline: Phrase(
            en: """
                {laterHop} took the mail from {client}, the very client that {earlierHop} names: no line shows that {earlierHop} \
                handed it on.
                """,
            ja: "{laterHop}は、{earlierHop}の行にある接続元と同じ{client}からメールを受け取っており、{earlierHop}から渡った記録がありません。"),
        appears: Phrase(
            en: """
                {laterHop} appears to have taken the mail from {client}, the very client that {earlierHop} names: no line shows \
                that {earlierHop} handed it on.
                """,
            ja: """
                {laterHop}は、{earlierHop}の行にある接続元と同じ{client}からメールを受け取ったと考えられ、\
                {earlierHop}から渡った記録がありません。
                """),
        explanation: Phrase(
            en: """
                The two oldest lines name one client, and nothing shows that the first server handed the mail to the second. The \
                oldest line may be made up: some programs that send spam write one. Or lines between are missing, or that server \
                and its client send from one address (NAT). Where the mail came from, the newer line tells.
                """,
            ja: """
                最も古い2つの行に同じ接続元が記録されており、1つ目のサーバーから2つ目のサーバーへ渡った記録がありません。\
                最も古い行は作られたものかもしれません（迷惑メールを送るプログラムには、こうした行を書くものがあります）。\
                間の行が欠けているか、そのサーバーと接続元が同じアドレスから送信している（NAT）可能性もあります。\
                送信元については、新しい方の行を参照してください。
                """))

    static let privateChain = FindingPhrases(
        headline: Phrase(
            en: "The way holds private addresses only (Received lines: {count}), so the origin cannot be named.",
            ja: "Received行（{count}行）にはプライベートアドレスしか記録されておらず、送信元を特定できません。"),
        appears: Phrase(
            en: "The way appears to hold private addresses only (Received lines: {count}), so the origin cannot be named.",
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
