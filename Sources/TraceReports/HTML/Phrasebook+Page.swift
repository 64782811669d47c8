/// The headings and sentences of the HTML report.
extension Phrasebook {
    subscript(page label: PageLabel) -> String { text(label.phrase) }

    static let pageLabels: [PageLabel: Phrase] = wayPageLabels.merging(resultPageLabels) { one, _ in one }
        .merging(otherPageLabels) { one, _ in one }

    private static let wayPageLabels: [PageLabel: Phrase] = [
        .wayLead: Phrase(
            en:
                "Each box is a network, the oldest on top. MAIL FROM and RCPT TO are the envelope: what servers tell each other. It is not the From that a reader sees, and each forwarding may write it anew.",
            ja: "四角はネットワークで、上が古い側です。MAIL FROMとRCPT TOはサーバー同士がやり取りする「エンベロープ」で、画面に表示される差出人（From）とは別のものです。転送のたびに書き換えられることがあります。"),
        .drawing: Phrase(en: "The way of the message", ja: "メールの経路図"),
        .authorSays: Phrase(en: "From, as the message says", ja: "差出人（メールの表示）"),
        .deliveredTo: Phrase(en: "For the mailbox", ja: "届いた宛先"),
        .networkUnknown: Phrase(en: "a network that the line does not name", ja: "ネットワーク不明"),
        .trustedShort: Phrase(en: "trusted", ja: "信頼"),
        .protocolUnknown: Phrase(en: "protocol not recorded", ja: "プロトコルの記録なし"),
        .encrypted: Phrase(en: "TLS, version not recorded", ja: "TLS（バージョンの記録なし）"),
        .encryptionUnknown: Phrase(en: "TLS not recorded", ja: "TLSの記録なし"),
        .hops: Phrase(en: "Every hop", ja: "ホップの一覧"),
        .hopsLead: Phrase(
            en:
                "Each server puts a line on top of the header; here the oldest comes first. Times are from the servers' own clocks. A time that runs backwards means that two clocks differ, not that the order is another one.",
            ja: "各サーバーはヘッダーの先頭に1行ずつ書き足します。ここでは古い順に並べています。時刻は各サーバーの時計によるものです。時刻が逆行していても、順序が違うのではなく、時計がずれていることを示します。"),
        .asWritten: Phrase(en: "as written", ja: "原文"),
        .backwards: Phrase(en: "earlier than the hop before it", ja: "前のホップより早い時刻"),
        .clock: Phrase(en: "Clock in the identifier", ja: "IDに含まれる時刻"),
        .clockAgrees: Phrase(en: "agrees with the date", ja: "日時と一致"),
        .clockDiffers: Phrase(en: "differs from the date by {duration}", ja: "日時と{duration}のずれ"),
    ]

    private static let resultPageLabels: [PageLabel: Phrase] = [
        .matrix: Phrase(en: "Who recorded what", ja: "どのサーバーが何を記録したか"),
        .matrixLead: Phrase(
            en:
                "Each column is a server that recorded results, the oldest on the left. A result is about the name that stands with it, at the moment at which that server checked. An empty cell does not say that nothing was checked there, only that nothing was recorded.",
            ja: "列は結果を記録したサーバーで、左が古い側です。結果は、併記した名前について、そのサーバーが検証した時点のものです。空欄は「検証されなかった」ではなく「記録がない」ことを示します。"),
        .notRecorded: Phrase(en: "not recorded", ja: "記録なし"),
        .silentLeg: Phrase(en: "No server of this leg recorded a result", ja: "この区間のサーバーは結果を記録していません"),
        .spfQuestion: Phrase(
            en: "May this address send for the domain of the envelope?", ja: "接続元は、エンベロープFromのドメインの送信元として許可されているか"),
        .dkimQuestion: Phrase(en: "Is the signature of this domain intact?", ja: "そのドメインの署名は有効か"),
        .dmarcQuestion: Phrase(en: "Did SPF or DKIM pass for the name in From?", ja: "Fromのドメインについて、SPFかDKIMがPASSしたか"),
        .arcQuestion: Phrase(en: "Are the seals of earlier servers intact?", ja: "手前のサーバーの封印は有効か"),
        .legTitle: Phrase(en: "Leg {leg}, to {address}", ja: "区間{leg}（{address}宛て）"),
        .part: Phrase(en: "part {number}", ja: "その{number}"),
    ]

    private static let otherPageLabels: [PageLabel: Phrase] = [
        .forwardingsLead: Phrase(
            en: "Where the mail was sent on. What servers checked before and after such a point are two different things.",
            ja: "メールが転送された地点です。その前と後の検証結果は、別々のものとして読む必要があります。"),
        .decoder: Phrase(en: "Rewritten addresses, piece by piece", ja: "書き換えられたアドレスの内訳"),
        .decoderLead: Phrase(
            en:
                "Forwarders, lists and sending services write what they need for a bounce into the envelope sender. Cut into pieces, the address says who wrote it and for whom.",
            ja: "転送サーバー、メーリングリスト、配信サービスは、バウンスの処理に必要な情報をエンベロープFromに埋め込みます。分解すると、誰が、誰のために書いたかが分かります。"),
        .noRewriting: Phrase(en: "No envelope address was rewritten.", ja: "書き換えられたアドレスはありません。"),
        .usedInLeg: Phrase(en: "MAIL FROM of leg {leg}", ja: "区間{leg}のエンベロープFrom"),
        .usedAsReturnPath: Phrase(en: "Return-Path", ja: "Return-Path"),
        .arcLead: Phrase(
            en:
                "ARC is a chain of seals: a server that passes mail on seals the results that it saw, for those who come after it. A seal is worth as much as the trust in who made it.",
            ja: "ARCは封印の連鎖です。メールを中継するサーバーが、自分の見た認証結果を後のサーバーのために封印します。封印の価値は、封印したサーバーをどこまで信頼するかで決まります。"),
        .findingsLead: Phrase(
            en: "What follows from these lines, the most severe first. Each reason leads to the bytes that show it.",
            ja: "以上の記録から分かることを、重要な順に示します。根拠のリンクから、原文の該当箇所を確認できます。"),
        .headerLead: Phrase(
            en:
                "As it stands in the message: the newest line on top. Underlined bytes are those that reasons in this report point to. What is invisible or would act on a screen is spelled out and begins with \\u or \\x.",
            ja: "メールに書かれているままの原文です（上が新しい行）。下線は、この報告の根拠となる箇所です。見えない文字や画面表示に影響する文字は、\\uまたは\\xで始まる表記に置き換えています。"),
        .glossary: Phrase(en: "Words used here", ja: "用語"),
        .sameOrganization: Phrase(en: "One organization", ja: "同一組織とみなすドメイン"),
        .version: Phrase(en: "Made by", ja: "作成プログラム"),
    ]
}
