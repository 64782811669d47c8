/// Sentences on the envelope sender.
extension FindingPhrases {
    static let nullSender = FindingPhrases(
        headline: Phrase(
            en: "The envelope sender is empty, so SPF can only test the name of the sending server: {helo}.",
            ja: "エンベロープFromが空のため、SPFが検証できるのは送信サーバーの名前（{helo}）だけです。"),
        appears: Phrase(
            en: "The envelope sender appears to be empty, so that SPF can only test the name of the sending server: {helo}.",
            ja: "エンベロープFromは空と考えられ、その場合SPFが検証できるのは送信サーバーの名前（{helo}）だけです。"),
        explanation: Phrase(
            en: """
                Bounces, delivery reports and automatic replies leave with the envelope sender <>, so that they cannot cause \
                bounces themselves. A PASS by the SPF record of {helo} then shows only that the server may use that name. It \
                shows nothing about a mailbox, and something about From only where From bears the same domain.
                """,
            ja: """
                バウンス、配送レポート、自動応答は、それ自体がバウンスを起こさないように、空のエンベロープFrom（<>）\
                で送信されます。この場合、{helo}のSPFレコードによるPASSから分かるのは、\
                サーバーがその名前を使ってよいことだけです。メールアドレスについては何も示さず、\
                ヘッダーFromについて言えるのは、Fromが同じドメインの場合だけです。
                """))

    static let nullSenderOfNobody = FindingPhrases(
        headline: Phrase(
            en: "The envelope sender is empty, so there is no address that SPF can test.",
            ja: "エンベロープFromが空のため、SPFが検証できるアドレスがありません。"),
        appears: Phrase(
            en: "The envelope sender appears to be empty, so that there is no address that SPF can test.",
            ja: "エンベロープFromは空と考えられ、その場合SPFが検証できるアドレスがありません。"),
        explanation: Phrase(
            en: """
                Bounces, delivery reports and automatic replies leave with the envelope sender <>, so that they cannot cause                 bounces themselves. SPF then tests the name of the sending server instead, and this copy does not tell that                 name.
                """,
            ja: """
                バウンス、配送レポート、自動応答は、それ自体がバウンスを起こさないように、空のエンベロープFrom（<>）                で送信されます。この場合、SPFは代わりに送信サーバーの名前を検証しますが、この写しからはその名前が分かりません。
                """))

    static let returnPathMissing = FindingPhrases(
        headline: Phrase(
            en: "The copy has no envelope sender, so forwarding cannot be decided from it.",
            ja: "この写しにはエンベロープFromが残っていないため、転送の有無は判断できません。"),
        explanation: Phrase(
            en: """
                This copy holds no Return-Path field and no other record of the envelope sender by a server that you trust. \
                Without it nobody can see which name SPF was about, nor whether a forwarder replaced the sender. Copies from \
                list archives, from sent folders and from “forward as attachment” often look like this.
                """,
            ja: """
                この写しにはReturn-Pathがなく、信頼できるサーバーによるエンベロープFromの記録も残っていません。そのため、\
                SPFがどの名前を検証したのか、転送時に送信者が書き換えられたのかを確認できません。メーリングリストの保管庫、\
                送信済みフォルダー、添付ファイルとしての転送で得た写しによく見られます。
                """))

    static let deliveryTag = FindingPhrases(
        headline: Phrase(
            en: "The envelope sender of leg {leg}, {sender}, is a delivery tag of {service}, not a sign of forwarding.",
            ja: "区間{leg}のエンベロープFrom（{sender}）は{service}が配信管理のために付けたもので、転送の痕跡ではありません。"),
        appears: Phrase(
            en: """
                The envelope sender of leg {leg}, {sender}, appears to be a delivery tag of {service}, not a sign of \
                forwarding.
                """,
            ja: """
                区間{leg}のエンベロープFrom（{sender}）は{service}が配信管理のために付けたもので、\
                転送の痕跡ではないと考えられます。
                """),
        explanation: Phrase(
            en: """
                {service} writes the recipient, or a mark of its own, into the envelope sender so that it recognises bounces. \
                Forwarders write addresses into the envelope sender too, and the two are easily confused. This one has the \
                form of a delivery tag: it says nothing of forwarding, neither for nor against.
                """,
            ja: """
                {service}は、バウンスを識別するためにエンベロープFromへ宛先や独自の印を埋め込みます。\
                転送時にもエンベロープFromにアドレスが埋め込まれるため、両者は混同されがちです。\
                このアドレスは配信管理用の形式で、転送の有無については何も示しません。
                """))

    static let formOfDeliveryTag = FindingPhrases(
        headline: Phrase(
            en: "The envelope sender of leg {leg}, {sender}, has the form of a delivery tag of {service}.",
            ja: "区間{leg}のエンベロープFrom（{sender}）は、{service}が配信管理に使う形式です。"),
        explanation: Phrase(
            en: """
                The address looks like those into which {service} writes the recipient, or a mark of its own, so that it \
                recognises bounces. Such a tag is no sign of forwarding. No host, signature or field by which {service} is known \
                here stands in the mail, and anybody can write an address of this form.
                """,
            ja: """
                バウンスを識別するために、{service}が宛先や独自の印を埋め込むときの形式です。\
                このような印は転送の痕跡ではありません。ただし、{service}のものと判別できるホスト名、署名、フィールドはなく、\
                この形式のアドレスは誰でも書けます。
                """))
}
