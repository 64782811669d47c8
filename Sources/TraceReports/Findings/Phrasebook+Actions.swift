internal import TraceAnalysis

/// What a reader can do, one entry an action. The first form whose values are all known is taken.
extension Phrasebook {
    static func action(_ action: NextStep.Action) -> [Phrase] { actions[action] ?? [] }

    private static let actions = waysOfChecking.merging(waysOfRepair) { one, _ in one }

    private static let waysOfChecking: [NextStep.Action: [Phrase]] = [
        .openDirectCopy: [
            Phrase(
                en: "Open the message in {address}, if that is a mailbox of yours, and compare the results there.",
                ja: "{address}が自分のメールボックスであれば、受信トレイにある転送前のメールを開き、認証結果を見比べてください。"),
            Phrase(
                en: "Open the message in the mailbox that it first reached, and compare the results there.",
                ja: "転送元の受信トレイにあるメールを開き、認証結果を見比べてください。"),
        ],
        .openCopyPastService: [
            Phrase(
                en: """
                    {address} belongs to a forwarding service, which keeps no mail: look at a copy that was sent to a mailbox \
                    directly.
                    """,
                ja: "{address}は転送サービスのアドレスで、メールは保存されません。メールボックスに直接届いた写しを確認してください。"),
            Phrase(
                en: "A forwarding service keeps no mail: look at a copy that was sent to a mailbox directly.",
                ja: "転送サービスにはメールが保存されません。メールボックスに直接届いた写しを確認してください。"),
        ],
        .openUnmaskedCopy: [
            Phrase(
                en: """
                    Look at a copy that was sent to a real mailbox: in this one nobody but the alias service can tell who the \
                    author was.
                    """,
                ja: """
                    エイリアスを経由せず、実際のメールアドレス宛てに届いた写しで確認してください。\
                    この写しで本来の差出人を示せるのは、エイリアスサービス自身の記録だけです。
                    """)
        ],
        .treatAsUnauthenticated: [
            Phrase(
                en: "Treat this mail as not authenticated for {author}.",
                ja: "このメールは、{author}については認証されていないものとして扱ってください。"),
            Phrase(
                en: "Treat this mail as not authenticated.",
                ja: "このメールは、差出人が認証されていないものとして扱ってください。"),
        ],
        .confirmWithAuthor: [
            Phrase(
                en: """
                    Do not act on this mail before its author has confirmed it, and do not ask by a reply: use a telephone number or \
                    an address that you knew before.
                    """,
                ja: """
                    差出人本人に確認できるまで、このメールの指示には従わないでください。返信ではなく、\
                    以前から知っている電話番号やアドレスで確認してください。
                    """)
        ],
        .traceEmbeddedOriginal: [
            Phrase(
                en: "If this is a bounce, trace the original message inside of it: hoptrace 'FILE:#3', where it is part 3.",
                ja: "バウンスの場合は、中に含まれる元のメールの経路を調べてください（パート3であれば hoptrace 'FILE:#3'）。")
        ],
        .fetchRawMessage: [
            Phrase(
                en: """
                    Get the whole source of the message from the mailbox that received it (“Show original”, not “forward as \
                    attachment”).
                    """,
                ja: """
                    受信したメールボックスから、メールのソース全体を取得してください（「添付ファイルとして転送」\
                    ではなく「メッセージのソースを表示」など）。
                    """)
        ],
        .readResultBeforeList: [
            Phrase(
                en:
                    "For the author, read the result that {earlierHop} recorded before the list {list}, if you trust that server.",
                ja: "差出人の確認には、メーリングリスト{list}に届く前に{earlierHop}が記録した結果を（信頼できるなら）使ってください。"),
            Phrase(
                en: "For the author, read the result that {earlierHop} recorded before the list, if you trust that server.",
                ja: "差出人の確認には、メーリングリストに届く前に{earlierHop}が記録した結果を（信頼できるなら）使ってください。"),
        ],
        .compareBodies: [
            Phrase(
                en: """
                    Compare the message as it is at {earlierHop} and at {laterHop}, and look for gateways, virus scanners and \
                    disclaimer rules between them.
                    """,
                ja: """
                    {earlierHop}と{laterHop}で内容を比較し、その間のゲートウェイ、ウイルス対策、\
                    免責文の挿入などの設定を確認してください。
                    """),
            Phrase(
                en: """
                    Compare the message before and after the change, and look for gateways, virus scanners and disclaimer \
                    rules on the way.
                    """,
                ja: "変更の前後で内容を比較し、途中のゲートウェイ、ウイルス対策、免責文の挿入などの設定を確認してください。"),
        ],
        .viewUnsignedTail: [
            Phrase(
                en: "View the source and read what stands behind byte {length} of the body. Have the signer stop using l=.",
                ja: """
                    メールのソースを開き、本文の{length}バイト目より後ろを確認してください。\
                    署名側にはl=の使用をやめるよう依頼してください。
                    """)
        ],
        .disregardPass: [
            Phrase(en: "Do not rely on this PASS.", ja: "このPASSを判断に使わないでください。")
        ],
        .disregardGuess: [
            Phrase(en: "Do not take the guess for a PASS.", ja: "推定（best guess）の結果をPASSとして扱わないでください。")
        ],
        .askSignerAboutReplay: [
            Phrase(
                en: """
                    Ask the owner of {domain} whether this mail was sent to this recipient, and whether others report the \
                    same signature.
                    """,
                ja: "{domain}の管理者に、この宛先へ送信したか、ほかからも同じ署名の報告があるかを確認してください。")
        ],
        .readSealedResults: [
            Phrase(
                en: """
                    Read the sealed results (ARC-Authentication-Results), from the oldest set up to that of {sealer}: if the \
                    author was checked, it was there.
                    """,
                ja: """
                    最も古いARCセットから{sealer}のセットまで、ARC-Authentication-Resultsを確認してください。\
                    差出人が検証されていれば、その結果はそこにあります。
                    """),
            Phrase(
                en: "Read the sealed results (ARC-Authentication-Results): if the author was checked, it was there.",
                ja: "封印された結果（ARC-Authentication-Results）を確認してください。差出人が検証されていれば、その結果はそこにあります。"),
        ],
        .useEarlierResult: [
            Phrase(
                en:
                    "Use the result of {hop} to judge the author; anything recorded behind the forwarding judges only the forwarder.",
                ja: "差出人の確認には{hop}の結果を使ってください。転送後に記録された結果で確認できるのは、転送元だけです。"),
            Phrase(
                en:
                    "Use the older result to judge the author; anything recorded behind the forwarding judges only the forwarder.",
                ja: "差出人の確認には古い方の結果を使ってください。転送後に記録された結果で確認できるのは、転送元だけです。"),
        ],
        .ignoreClaim: [
            Phrase(
                en:
                    "Leave the claims in the name of {writer} out of your decision. If it is a server of yours, name its host {host} with --trust.",
                ja: "{writer}の名による自己申告は判断に使わないでください。信頼できるサーバーであれば、そのホスト名{host}を--trustで指定してください。"),
            Phrase(
                en:
                    "Leave the claims in the name of {writer} out of your decision; name with --trust what is a server of yours.",
                ja: "{writer}の名による自己申告は判断に使わないでください。信頼できるサーバーであれば、--trustで指定してください。"),
            Phrase(
                en: "Leave these results out of your decision. If their writer is a server of yours, name it with --trust.",
                ja: "これらの結果は判断に使わないでください。記録したサーバーが信頼できる場合は、--trustで指定してください。"),
        ],
        .ignoreNamedClaim: [
            Phrase(
                en: """
                    Leave the claims in the name of {writer} out of your decision, although you named it with --trust: behind it \
                    the mail passed {laterHop}, whom you do not trust and who could have written them. Name with --trust what of \
                    that is yours, too.
                    """,
                ja: """
                    {writer}は--trustで指定されていますが、その名による自己申告は判断に使わないでください。メールはその後、\
                    信頼対象でない{laterHop}を通っており、そこで書き込まれた可能性があります。そこも自分のサーバーであれば、--trustに加えてください。
                    """),
            Phrase(
                en: """
                    Leave the claims in the name of {writer} out of your decision, although you named it with --trust: no line of \
                    a server that you trust shows that it wrote them.
                    """,
                ja: """
                    {writer}は--trustで指定されていますが、その名による自己申告は判断に使わないでください。\
                    本当にそのサーバーが書いたことを示す、信頼できるサーバーの行がありません。
                    """),
            Phrase(
                en: "Leave these results out of your decision: no line of a server that you trust shows who wrote them.",
                ja: "これらの結果は判断に使わないでください。誰が書いたかを示す、信頼できるサーバーの行がありません。"),
        ],
        .findInsertingProgram: [
            Phrase(
                en: """
                    Find out which program may write to this mailbox (an archive, a tool for reported mail, a customer database): it \
                    put in this copy at {laterHop}. Judge the author by the delivery before.
                    """,
                ja: """
                    このメールボックスに書き込めるプログラム（アーカイブ、報告用ツール、顧客管理など）を確認してください。\
                    {laterHop}でこの写しを入れたのはそのプログラムです。差出人の真偽は、それより前の配信で判断してください。
                    """)
        ],
        .ignoreOwnUsersResult: [
            Phrase(
                en: "Leave what {writer} says of its own user out of your decision: it checked nothing.",
                ja: "{writer}が自分の利用者について書いた結果は、検証ではないため、判断に使わないでください。")
        ],
        .keepAsEvidence: [
            Phrase(
                en: "Treat the mail as hostile and keep the original file unchanged.",
                ja: "悪意のあるメールとして扱い、元のファイルを変更せずに保存してください。")
        ],
        .quoteAsClaim: [
            Phrase(
                en:
                    "Quote that PASS for {domain} only as what {writer} is said to have found, not as a result of your own server.",
                ja: "{domain}に対するそのPASSを引用する際は、自分のサーバーの結果ではなく、{writer}によるとされる結果として示してください。"),
            Phrase(
                en:
                    "Quote that PASS for {domain} only as what an earlier server is said to have found, not as your own server's.",
                ja: "{domain}に対するそのPASSを引用する際は、自分のサーバーの結果ではなく、以前のサーバーによるとされる結果として示してください。"),
            Phrase(
                en: "Quote this PASS only as what {writer} is said to have found, not as a result of your own server.",
                ja: "このPASSを引用する際は、自分のサーバーの結果ではなく、{writer}によるとされる結果として示してください。"),
            Phrase(
                en: "Quote this PASS only as what an earlier server is said to have found, not as a result of your own server.",
                ja: "このPASSを引用する際は、自分のサーバーの結果ではなく、以前のサーバーによるとされる結果として示してください。"),
        ],
        .orderByPosition: [
            Phrase(
                en: "Go by the order of the lines, not by their times, and have the clock of the server checked.",
                ja: "時刻ではなく行の順序で判断し、サーバーの時計とタイムゾーンの設定を確認してもらってください。")
        ],
        .disregardDate: [
            Phrase(
                en: "Go by the times of the Received lines, not by Date.",
                ja: "Dateではなく、Received行の時刻で判断してください。")
        ],
        .askForLogs: [
            Phrase(
                en: "Ask the administrators of {earlierHop} and {laterHop} for their logs of this message.",
                ja: "{earlierHop}と{laterHop}の管理者に、このメールのログを確認してもらってください。"),
            Phrase(
                en: "Ask the administrators of the servers on the way for their logs of this message.",
                ja: "経路上のサーバーの管理者に、このメールのログを確認してもらってください。"),
        ],
        .judgeByDKIM: [
            Phrase(
                en: "Judge the author by the DKIM signature, or by a seal (ARC) from before the forwarding.",
                ja: "差出人の確認には、DKIM署名、または転送前のARCの封印を使ってください。")
        ],
    ]
}
