internal import TraceAnalysis

/// Reasons for which a forwarding is one.
extension Phrasebook {
    /// What the lines show where no forwarding can be told.
    static let otherSender = Phrase(en: "hop {first} saw another one", ja: "ホップ{first}では別のもの")
    static let rewrittenWithoutLines = Phrase(
        en: """
            This copy has no Received line, but Return-Path is {first}: a forwarder or a relay rewrote the envelope sender, and \
            somebody delivered the mail under it. Who that was, and to whom, this copy does not show.
            """,
        ja: """
            Receivedフィールドはありませんが、Return-Pathは{first}です。転送元または中継サーバーがエンベロープFromを書き換え、\
            その送信者名で配送されたメールです。誰がどこへ配送したかは、この写しからは分かりません。
            """)
    static let senderOfTenant = Phrase(
        en: """
            No line shows a forwarding, but Return-Path is {first}: such an address a Microsoft 365 tenant writes for mail of \
            another sender, which it relays or sends on. Which of the two it was, this copy does not show.
            """,
        ja: """
            転送を示す行はありませんが、Return-Pathは{first}です。Microsoft 365のテナントが、別の送信者のメールを\
            中継または転送する際に書き込む形式です。どちらに当たるかは、このメールからは分かりません。
            """)

    static let senderChanged = Phrase(
        en: """
            No line shows a forwarding, but the envelope sender changed on the way, from {first} to {second}. Relays and sending \
            services put in a sender of their own, and so do forwarders. Which of them it was, this copy does not show.
            """,
        ja: """
            転送を示す行はありませんが、エンベロープFromが途中で{first}から{second}に変わっています。\
            中継サーバーや配信サービスでも、転送でも起こることです。どれに当たるかは、このメールからは分かりません。
            """)

    static let recipientChanged = Phrase(
        en: """
            No line shows a forwarding, but the recipient changed on the way, from {first} to {second}: an alias or another name \
            of one mailbox, or a mailbox that sends its mail on. Which of them it was, this copy does not show.
            """,
        ja: """
            転送を示す行はありませんが、宛先が途中で{first}から{second}に変わっています。\
            エイリアスや同じメールボックスの別名でも、メールボックスからの転送でも起こることです。\
            どれに当たるかは、このメールからは分かりません。
            """)

    static let recipientChangedToo = Phrase(
        en: """
            The recipient changed on the way, too, from {first} to {second}: an alias or another name of one mailbox, or a mailbox that \
            sends its mail on. Which of them it was, this copy does not show.
            """,
        ja: """
            宛先も途中で{first}から{second}に変わっています。エイリアスや同じメールボックスの別名でも、メールボックスからの転送でも\
            起こることです。どれに当たるかは、このメールからは分かりません。
            """)

    static let resentWithoutPlace = Phrase(
        en: """
            The header says that {first} sent the mail again (Resent-From). Where on the way that was cannot be seen: no line is known to be \
            older than these fields.
            """,
        ja: """
            ヘッダーには{first}が再送したとあります（Resent-From）。経路のどこで再送されたかは分かりません。\
            このフィールドより前に書かれたと分かる行がないためです。
            """)

    static let forwardingEvidence: [Evidence.Code: [Phrase]] = [
        .rewrittenPath: [
            Phrase(
                en: "The envelope sender {value} has the form that a forwarder gives it.",
                ja: "エンベロープFrom {value}は、転送時に書き換えられた形をしています。"),
            Phrase(en: "The envelope sender has the form that a forwarder gives it.", ja: "エンベロープFromが、転送時に書き換えられた形をしています。"),
        ],
        .envelopeChanged: [
            Phrase(en: "The envelope sender changed here, to {value}.", ja: "ここでエンベロープFromが{value}に変わっています。"),
            Phrase(en: "The envelope sender changed here.", ja: "ここでエンベロープFromが変わっています。"),
        ],
        .recipientChanged: [
            Phrase(en: "The envelope recipient changed here, to {value}.", ja: "ここで宛先が{value}に変わっています。"),
            Phrase(en: "The envelope recipient changed here.", ja: "ここで宛先が変わっています。"),
        ],
        .forwarderOwnsHost: [
            Phrase(en: "The host that sent it on, {value}, belongs to the forwarder.", ja: "転送したホスト{value}は転送元のものです。"),
            Phrase(en: "The host that sent it on belongs to the forwarder.", ja: "転送したホストは転送元のものです。"),
        ],
        .deliveredToForwarder: [
            Phrase(en: "{field} shows that the mail was delivered to {value} first.", ja: "{field}から、先に{value}へ配送されたことが分かります。"),
            Phrase(en: "The mail was delivered to the forwarding mailbox first.", ja: "先に転送元のメールボックスへ配送されています。"),
        ],
        .heldForModeration: [
            Phrase(
                en: "The list held the mail for moderation and let it pass at {value}.", ja: "リストは承認待ちとして保留し、{value}に承認しています。"),
            Phrase(en: "The list held the mail for moderation.", ja: "リストは承認待ちとして保留しています。"),
        ],
        .forwardedFor: [
            Phrase(en: "{field} names who forwarded: {value}.", ja: "{field}に転送元が記されています：{value}"),
            Phrase(en: "A field names who forwarded.", ja: "転送元を示すフィールドがあります。"),
        ],
        .forwardedTo: [
            Phrase(en: "{field} names the destination: {value}.", ja: "{field}に転送先が記されています：{value}"),
            Phrase(en: "A field names the destination.", ja: "転送先を示すフィールドがあります。"),
        ],
        .loopMark: [
            Phrase(en: "The forwarder left its mark against loops in {field}: {value}.", ja: "{field}に転送元のループ防止の印があります：{value}"),
            Phrase(en: "The forwarder left its mark against loops.", ja: "転送元のループ防止の印があります。"),
        ],
        .resentFields: [
            Phrase(en: "{field} shows that somebody sent the mail again: {value}.", ja: "{field}から、再送されたことが分かります：{value}"),
            Phrase(en: "Resent- fields show that somebody sent the mail again.", ja: "Resent-フィールドから、再送されたことが分かります。"),
        ],
        .submittedAnew: [
            Phrase(
                en: "The line of {hop} is that of a new submission; the mail had been delivered to {value} before.",
                ja: "{hop}の行は、新たに送信されたときのものです。メールはその前に{value}へ配送されています。"),
            Phrase(
                en: "The mail had been delivered to a mailbox before and was submitted anew.",
                ja: "いったんメールボックスに配送されたメールが、新たに送信されています。"),
        ],
        .carriedLines: [
            Phrase(
                en:
                    "{field} and the author's other fields stand over the line of {hop} and are newer: this line and the older ones came with a mail that was sent again.",
                ja: "{field}など差出人自身のフィールドが{hop}の行より上にあり、時刻も新しいため、この行とそれより古い行は、再び送信された元のメールに付いていたものです。"),
            Phrase(
                en: "The older lines stand under the author's own fields and came with a mail that was sent again.",
                ja: "古い行は差出人自身のフィールドより下にあり、再び送信された元のメールに付いていたものです。"),
        ],
        .listFields: [
            Phrase(en: "{field} is a mark of a mailing list: {value}.", ja: "{field}はメーリングリストの印です：{value}"),
            Phrase(en: "The message bears the fields of a mailing list.", ja: "メーリングリストのフィールドがあります。"),
        ],
        .sieveRedirect: [
            Phrase(en: "A Sieve filter redirected the mail: {field} holds {value}.", ja: "Sieveフィルターによる転送です：{field}は{value}です。"),
            Phrase(en: "A Sieve filter redirected the mail.", ja: "Sieveフィルターによる転送です。"),
        ],
        .aliasServiceMark: [
            Phrase(en: "{field} is a mark of an alias service: {value}.", ja: "{field}はメールエイリアスサービスの印です：{value}"),
            Phrase(en: "The message bears the marks of an alias service.", ja: "メールエイリアスサービスの印があります。"),
        ],
        .inboundMark: [
            Phrase(
                en: "{field} is the mark of a sending service on mail that it takes in for a customer: {value}.",
                ja: "{field}は、配信サービスが利用者宛てに受け取ったメールに付ける印です：{value}"),
            Phrase(
                en: "A sending service took the mail in for a customer and sent it on.", ja: "配信サービスが利用者宛てに受け取り、転送しています。"),
        ],
        .fetchLine: [
            Phrase(
                en: "X-Gmail-Fetch-Info names the mailbox from which the mail was fetched: {value}.",
                ja: "X-Gmail-Fetch-Infoに、取得元のメールボックスが記されています（{value}）。"),
            Phrase(
                en: "The line of {hop} was written when a program fetched the mail from a mailbox.",
                ja: "{hop}の行は、プログラムがメールボックスから取得したときのものです。"),
            Phrase(en: "A program fetched the mail from a mailbox.", ja: "プログラムがメールボックスから取得しています。"),
        ],
        .spfFailsForForwarder: [
            Phrase(
                en:
                    "SPF did not pass behind it, because the forwarding host is not in the SPF record of the envelope sender: statement {statement}.",
                ja: "転送ホストがエンベロープFromのSPFレコードに含まれないため、転送後のSPFはPASSしていません（記録{statement}）。"),
            Phrase(
                en: "SPF did not pass behind it, because the forwarding host is not in the SPF record of the envelope sender.",
                ja: "転送ホストがエンベロープFromのSPFレコードに含まれないため、転送後のSPFはPASSしていません。"),
        ],
        .earlierEnvelope: [
            Phrase(
                en: "An earlier server recorded another envelope sender: {value}.", ja: "それ以前のサーバーは別のエンベロープFromを記録しています：{value}"),
            Phrase(en: "An earlier server recorded another envelope sender.", ja: "それ以前のサーバーは別のエンベロープFromを記録しています。"),
        ],
        .verpRecipientDiffers: [
            Phrase(
                en: "The envelope sender was made for the recipient {value}, who is not the last one.",
                ja: "エンベロープFromは宛先{value}用に作られており、最終の宛先と異なります。"),
            Phrase(
                en: "The envelope sender was made for another recipient than the last one.",
                ja: "エンベロープFromは、最終の宛先とは別の宛先用に作られています。"),
        ],
        .secondDelivery: [
            Phrase(en: "The mail was delivered twice: {field} holds {value}.", ja: "2回配送されています：{field}は{value}です。"),
            Phrase(en: "The mail was delivered twice.", ja: "2回配送されています。"),
        ],
        .clockAgrees: [
            Phrase(en: "The time in the rewritten address agrees with that of {hop}.", ja: "書き換えられたアドレスの日時が{hop}の時刻と一致します。"),
            Phrase(
                en: "The time in the rewritten address agrees with that of that hop.", ja: "書き換えられたアドレスの日時が、そのホップの時刻と一致します。"),
        ],
        .clockContradicts: [
            Phrase(
                en: "Against it: the time in the rewritten address is not that of {hop}.", ja: "反証：書き換えられたアドレスの日時が{hop}の時刻と合いません。"
            ),
            Phrase(
                en: "Against it: the time in the rewritten address is not that of the hop.",
                ja: "反証：書き換えられたアドレスの日時が、そのホップの時刻と合いません。"),
        ],
    ]
}
