internal import TraceAnalysis

/// What a reader can do, one entry an action. The first form whose values are all known is taken.
extension Phrasebook {
    static func action(_ action: NextStep.Action) -> [Phrase] { actions[action] ?? [] }

    private static let actions = waysOfChecking.merging(waysOfRepair) { one, _ in one }

    private static let waysOfChecking: [NextStep.Action: [Phrase]] = [
        .openDirectCopy: [
            Phrase(
                en: "Open the message in {forwarder} and compare the results there.",
                ja: "{forwarder}の受信トレイにある転送前のメールを開き、認証結果を見比べてください。"),
            Phrase(
                en: "Open the message in the mailbox that it first reached, and compare the results there.",
                ja: "転送元の受信トレイにあるメールを開き、認証結果を見比べてください。"),
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
        .traceEmbeddedOriginal: [
            Phrase(
                en: "If this is a bounce, open the original message inside of it and trace that.",
                ja: "バウンスの場合は、中に含まれる元のメールを取り出し、そのメールの経路を調べてください。")
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
                en: """
                    For the author, read a result that was recorded before the list {list}, for example \
                    ARC-Authentication-Results with i=1.
                    """,
                ja: """
                    差出人の確認には、メーリングリスト{list}に届く前の結果（ARC-Authentication-Resultsのi=1など）\
                    を使ってください。
                    """),
            Phrase(
                en: """
                    For the author, read a result that was recorded before the list, for example ARC-Authentication-Results \
                    with i=1.
                    """,
                ja: "差出人の確認には、メーリングリストに届く前の結果（ARC-Authentication-Resultsのi=1など）を使ってください。"),
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
                    Read the ARC-Authentication-Results of the oldest set, up to that of {sealer}: there the author was \
                    checked.
                    """,
                ja: """
                    最も古いARCセットから{sealer}のセットまで、ARC-Authentication-Resultsを確認してください。\
                    差出人の検証結果はそこにあります。
                    """),
            Phrase(
                en: "Read the ARC-Authentication-Results of the oldest set: there the author was checked.",
                ja: "最も古いARCセットのARC-Authentication-Resultsを確認してください。差出人の検証結果はそこにあります。"),
        ],
        .useEarlierResult: [
            Phrase(
                en: "Use the result of {hop} to judge the author, and the newest one only to judge the forwarder.",
                ja: "差出人の確認には{hop}の結果を使い、最終受信サーバーの結果は転送元の確認にだけ使ってください。"),
            Phrase(
                en: "Use the older result to judge the author, and the newest one only to judge the forwarder.",
                ja: "差出人の確認には古い方の結果を使い、最終受信サーバーの結果は転送元の確認にだけ使ってください。"),
        ],
        .ignoreClaim: [
            Phrase(
                en: "Leave this line out of your decision. If {writer} is a server of yours, name it with --trust.",
                ja: "この行は判断に使わないでください。{writer}が信頼できるサーバーであれば、--trustで指定してください。"),
            Phrase(
                en: "Leave this line out of your decision. If its writer is a server of yours, name it with --trust.",
                ja: "この行は判断に使わないでください。記録したサーバーが信頼できる場合は、--trustで指定してください。"),
        ],
        .keepAsEvidence: [
            Phrase(
                en: "Treat the mail as hostile and keep the original file unchanged.",
                ja: "悪意のあるメールとして扱い、元のファイルを変更せずに保存してください。")
        ],
        .quoteAsClaim: [
            Phrase(
                en: "Quote it as what {writer} is said to have found, not as a result of your own server.",
                ja: "引用する際は、自分のサーバーの結果ではなく、{writer}によるとされる結果として示してください。"),
            Phrase(
                en: "Quote it as what an earlier server is said to have found, not as a result of your own server.",
                ja: "引用する際は、自分のサーバーの結果ではなく、以前のサーバーによるとされる結果として示してください。"),
        ],
        .orderByPosition: [
            Phrase(
                en: "Go by the order of the lines, not by their times, and have the clock of the server checked.",
                ja: "時刻ではなく行の順序で判断し、サーバーの時計とタイムゾーンの設定を確認してもらってください。")
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

    private static let waysOfRepair: [NextStep.Action: [Phrase]] = [
        .askForwarderForSRS: [
            Phrase(
                en: """
                    If such mail is rejected, ask {forwarder} to rewrite the envelope sender (SRS) or to seal what it \
                    forwards (ARC). Do not add the forwarder to the SPF record.
                    """,
                ja: """
                    このようなメールが拒否される場合は、{forwarder}の管理者に、エンベロープFromの書き換え（SRS）\
                    またはARCによる封印を依頼してください。SPFレコードに転送サーバーを追加しないでください。
                    """),
            Phrase(
                en: """
                    If such mail is rejected, ask the forwarder to rewrite the envelope sender (SRS) or to seal what it \
                    forwards (ARC). Do not add the forwarder to the SPF record.
                    """,
                ja: """
                    このようなメールが拒否される場合は、転送元の管理者に、エンベロープFromの書き換え（SRS）\
                    またはARCによる封印を依頼してください。SPFレコードに転送サーバーを追加しないでください。
                    """),
        ],
        .authenticateDomainAtService: [
            Phrase(
                en: """
                    If {author} sends through {service}, have domain authentication set up there: a DKIM key and a return \
                    path of its own.
                    """,
                ja: """
                    {author}が{service}を利用している場合は、そこでドメイン認証（独自のDKIM鍵とReturn-Path）\
                    を設定してください。
                    """),
            Phrase(
                en: """
                    If the author sends through a service, have domain authentication set up there: a DKIM key and a return \
                    path of the author's domain.
                    """,
                ja: "配信サービスを利用している場合は、そこで差出人ドメインの認証（DKIM鍵とReturn-Path）を設定してください。"),
        ],
        .verifyAtService: [
            Phrase(
                en: "When the records are back, press “Verify” in the domain settings of {service}.",
                ja: "レコードを修正したら、{service}のドメイン設定画面で再検証（Verify）を実行してください。"),
            Phrase(
                en: """
                    When the records are back, have the sending service check them again (“Verify” in its domain settings), \
                    and send a new mail.
                    """,
                ja: """
                    レコードを修正したら、配信サービスのドメイン設定画面で再検証（Verify）を実行し、\
                    新しいメールを送信して確認してください。
                    """),
        ],
        .allowServer: [
            Phrase(
                en: """
                    If this server is meant to send for {domain}, add it to the SPF record of {domain}; otherwise do not \
                    trust the mail.
                    """,
                ja: """
                    このサーバーが{domain}の正規の送信サーバーであれば、{domain}のSPFレコードに追加してください。\
                    そうでなければ、このメールを信頼しないでください。
                    """)
        ],
        .askWhoChangedDNS: [
            Phrase(
                en: """
                    Ask whoever runs the DNS zone of these records what was changed, and when: records often vanish when a \
                    zone is moved.
                    """,
                ja: """
                    これらのレコードを管理するDNSの担当者に、いつ何を変更したかを確認してください。\
                    ゾーンの移行時にレコードが消えることがよくあります。
                    """)
        ],
        .askListToSeal: [
            Phrase(
                en: "Ask the operator of {list} to seal the mail (ARC) or to put the list's own address into From.",
                ja: "{list}の管理者に、ARCによる封印、またはFromをリストのアドレスに置き換える設定を依頼してください。"),
            Phrase(
                en: "Ask the operator of the list to seal the mail (ARC) or to put the list's own address into From.",
                ja: "リストの管理者に、ARCによる封印、またはFromをリストのアドレスに置き換える設定を依頼してください。"),
        ],
        .endTestMode: [
            Phrase(
                en: "When the set-up works, remove t=y from {record}.",
                ja: "動作を確認できたら、{record}からt=yを削除してください。"),
            Phrase(
                en: "When the set-up works, remove t=y from the key record.",
                ja: "動作を確認できたら、鍵レコードからt=yを削除してください。"),
        ],
        .rotateKey: [
            Phrase(
                en: "Have {domain} sign with rsa-sha256 and a new key of 2048 bits.",
                ja: "{domain}の管理者に、2048ビットの新しい鍵とrsa-sha256で署名するよう依頼してください。")
        ],
        .signWithSHA256: [
            Phrase(
                en: "Have {domain} sign with rsa-sha256; the key may stay.",
                ja: "{domain}の管理者に、rsa-sha256で署名するよう依頼してください。鍵はそのままで構いません。")
        ],
        .publishPolicy: [
            Phrase(
                en: "Whoever runs {author} should publish a DMARC record (p=none to begin with) and read its reports.",
                ja: "{author}の管理者は、DMARCレコードを公開し（最初はp=none）、レポートを確認してください。"),
            Phrase(
                en: "Whoever runs the author's domain should publish a DMARC record (p=none to begin with) and read its reports.",
                ja: "差出人ドメインの管理者は、DMARCレコードを公開し（最初はp=none）、レポートを確認してください。"),
        ],
        .keepSignatureHealthy: [
            Phrase(
                en: "Watch the DKIM key of {author}: as long as SPF does not help, DMARC depends on it alone.",
                ja: "{author}のDKIM鍵を継続的に監視してください。SPFが寄与しない間、DMARCはこの署名だけに依存します。"),
            Phrase(
                en: "Watch the DKIM key: as long as SPF does not help, DMARC depends on it alone.",
                ja: "DKIM鍵を継続的に監視してください。SPFが寄与しない間、DMARCはこの署名だけに依存します。"),
        ],
        .checkMailboxRules: [
            Phrase(
                en: "If the reply was not wanted, look at the rules and the automatic replies of the mailbox, not at forwarding.",
                ja: "不要な応答であれば、転送設定ではなく、メールボックスのルールと自動応答の設定を確認してください。")
        ],
    ]
}
