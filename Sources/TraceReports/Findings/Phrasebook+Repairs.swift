internal import TraceAnalysis

/// What has to be repaired, one entry an action.
extension Phrasebook {
    static let waysOfRepair: [NextStep.Action: [Phrase]] = [
        .askForwarderForSRS: [
            Phrase(
                en: """
                    If such mail is rejected, ask {forwarder} to rewrite the envelope sender (SRS), which helps SPF and not \
                    DMARC, or to seal what it forwards (ARC). Do not add the forwarder to the SPF record.
                    """,
                ja: """
                    このようなメールが拒否される場合は、{forwarder}の管理者に、エンベロープFromの書き換え\
                    （SRS。SPFには有効ですが、DMARCの解決にはなりません）またはARCによる封印を依頼してください。SPFレコードに転送サーバーを追加しないでください。
                    """),
            Phrase(
                en: """
                    If such mail is rejected, ask the forwarder to rewrite the envelope sender (SRS), which helps SPF and not \
                    DMARC, or to seal what it forwards (ARC). Do not add the forwarder to the SPF record.
                    """,
                ja: """
                    このようなメールが拒否される場合は、転送元の管理者に、エンベロープFromの書き換え\
                    （SRS。SPFには有効ですが、DMARCの解決にはなりません）またはARCによる封印を依頼してください。SPFレコードに転送サーバーを追加しないでください。
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
                    If this server is meant to send for {domain}, it has to stand in the SPF record of {domain}. Otherwise, as \
                    where it only sent the mail on, judge by DKIM: without a signature of the author that passed, do not trust \
                    the mail.
                    """,
                ja: """
                    このサーバーが{domain}の正規の送信サーバーであれば、{domain}のSPFレコードへの記載が必要です。\
                    転送しただけのサーバーなど、それ以外であれば、DKIMの結果で判断し、差出人の署名がPASSしていないメールは信頼しないでください。
                    """)
        ],
        .lookPastFilter: [Phrasebook.lookPastFilter],
        .sendThroughProvider: [
            Phrase(
                en: """
                    Mail of {domain} has to leave through the servers of its provider: send it from an account there, or put an \
                    address of your own domain into From and this one into Reply-To. If the server only sent the mail on, judge by \
                    DKIM; otherwise do not trust the mail.
                    """,
                ja: """
                    {domain}のメールは、その事業者のサーバーから送信する必要があります。そのアカウントから送信するか、\
                    Fromを自分のドメインのアドレスにし、このアドレスはReply-Toに設定してください。\
                    転送しただけのサーバーであればDKIMの結果で判断し、どちらでもなければ、このメールを信頼しないでください。
                    """)
        ],
        .useOwnEnvelope: [
            Phrase(
                en: """
                    {domain} belongs to a mailbox provider and stands in the envelope alone. If this server is meant to send for \
                    {author}, its mail has to leave with an envelope sender of {author}, and the server has to stand in the SPF \
                    record there. Otherwise, as where it only sent the mail on, judge by DKIM: without a signature of the author \
                    that passed, do not trust the mail.
                    """,
                ja: """
                    {domain}はメールサービス事業者のドメインで、エンベロープFromだけに使われています。\
                    このサーバーが{author}の正規の送信サーバーであれば、エンベロープFromを{author}のアドレスにし、\
                    そのSPFレコードにサーバーを記載してください。\
                    転送しただけのサーバーなど、それ以外であれば、DKIMの結果で判断し、差出人の署名がPASSしていないメールは信頼しないでください。
                    """)
        ],
        .repairSPFRecord: [
            Phrase(
                en: """
                    Have whoever runs {record} repair its SPF record: one record that begins with v=spf1, and terms that need no \
                    more than ten DNS look-ups, those of included records too.
                    """,
                ja: """
                    {record}の管理者に、SPFレコードの修正を依頼してください。v=spf1で始まるレコードは1つだけとし、\
                    include先を含めたDNS参照を10回以内に収める必要があります。
                    """),
            Phrase(
                en: """
                    Have the SPF record repaired: one record that begins with v=spf1, and terms that need no more than ten DNS \
                    look-ups, those of included records too.
                    """,
                ja: """
                    SPFレコードの修正を依頼してください。v=spf1で始まるレコードは1つだけとし、\
                    include先を含めたDNS参照を10回以内に収める必要があります。
                    """),
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
        .findSelector: [
            Phrase(
                en: """
                    The selector of the key was not recorded. Take it from s= of the DKIM-Signature in a whole copy of the mail; \
                    then look up SELECTOR._domainkey.{domain}.
                    """,
                ja: """
                    鍵のセレクターは記録されていません。メール全体の写しにあるDKIM-Signatureのs=で確かめてから、\
                    SELECTOR._domainkey.{domain}を確認してください。
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
        .publishPolicyIfMissing: [
            Phrase(
                en: """
                    Look up {record}. Where there is no policy, whoever runs {author} should publish one (p=none to begin \
                    with) and read its reports. Where there is one, {author} has nothing to do: the receiving server did not \
                    check it, or did not write it down.
                    """,
                ja: """
                    {record}を確認してください。DMARCレコードがなければ、{author}の管理者に公開を依頼し（最初はp=none）、\
                    届いたレポートを確認してもらってください。レコードがあれば{author}の側の作業は不要です。\
                    受信側のサーバーが検証していないか、結果を記録していないだけです。
                    """),
            Phrase(
                en: """
                    Look up the DMARC record of the author's domain. Where there is none, whoever runs the domain should \
                    publish one (p=none to begin with) and read its reports. Where there is one, the domain has nothing to do: \
                    the receiving server did not check it, or did not write it down.
                    """,
                ja: """
                    差出人ドメインのDMARCレコードを確認してください。なければ、ドメインの管理者に公開を依頼し（最初はp=none）、\
                    届いたレポートを確認してもらってください。レコードがあればドメインの側の作業は不要です。\
                    受信側のサーバーが検証していないか、結果を記録していないだけです。
                    """),
        ],
        .keepSignatureHealthy: [
            Phrase(
                en: "Watch the DKIM key of {author}: as long as SPF does not help, DMARC depends on it alone.",
                ja: "{author}のDKIM鍵を継続的に監視してください。SPFが寄与しない間、DMARCはこの署名だけに依存します。"),
            Phrase(
                en: "Watch the DKIM key: as long as SPF does not help, DMARC depends on it alone.",
                ja: "DKIM鍵を継続的に監視してください。SPFが寄与しない間、DMARCはこの署名だけに依存します。"),
        ],
        .repairSignature: [
            Phrase(
                en: """
                    Have whoever signs for {author} look into the DKIM signature: as long as it fails, DMARC depends on SPF \
                    alone, and SPF does not survive forwarding.
                    """,
                ja: """
                    {author}の管理者に、DKIM署名の設定を確認してもらってください。署名が失敗している間、\
                    DMARCは転送に弱いSPFだけに依存します。
                    """),
            Phrase(
                en: """
                    Have the DKIM signature looked into: as long as it fails, DMARC depends on SPF alone, and SPF does not \
                    survive forwarding.
                    """,
                ja: "DKIM署名の設定を確認してもらってください。署名が失敗している間、DMARCは転送に弱いSPFだけに依存します。"),
        ],
        .signForAuthor: [
            Phrase(
                en: """
                    Whoever runs {author} should have all of its mail signed with a DKIM key of {author}, at sending services \
                    too: DMARC compares the name in From, SRS changes only the envelope, and such a signature survives \
                    forwarding.
                    """,
                ja: """
                    {author}の管理者は、配信サービスから送るものも含め、メールに{author}の鍵でDKIM署名を付けてください。DMARCが照合するのは\
                    Fromのドメインです。SRSはエンベロープを変えるだけで、転送後も残るのはこの署名です。
                    """)
        ],
        .signLast: [
            Phrase(
                en: """
                    Have whoever runs the mail system of {domain} make the signature the last step: footers, virus scanners, \
                    another encoding and archives have to come before it, and only one program may sign.
                    """,
                ja: """
                    {domain}のメールシステムの管理者に、DKIM署名を最後の処理にしてもらってください。フッターの追加、ウイルス対策、\
                    再エンコード、アーカイブは署名より前に行い、署名するプログラムは1つだけにします。
                    """)
        ],
        .checkMailboxRules: [
            Phrase(
                en: "If the reply was not wanted, look at the rules and the automatic replies of the mailbox, not at forwarding.",
                ja: "不要な応答であれば、転送設定ではなく、メールボックスのルールと自動応答の設定を確認してください。")
        ],
    ]
}
