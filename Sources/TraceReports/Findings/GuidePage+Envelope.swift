internal import TraceAnalysis

/// Pages on the envelope sender.
extension GuidePage {
    static let envelopeNullSender = GuidePage(
        severity: .info,
        title: Phrase(en: "An empty envelope sender", ja: "空のエンベロープFrom"),
        meaning: Phrase(
            en: """
                Bounces and automatic replies leave with the envelope sender `<>`. SPF then tests the name that the sending \
                server gave (HELO); an SPF row about such a mail is about a server, not about an address. With the variant \
                `nameless` the copy does not tell that name.
                """,
            ja: """
                バウンスや自動応答は、エンベロープFromを空（`<>`）にして送信されます。この場合、\
                SPFは送信サーバーが名乗った名前（HELO）を検証します。SPFの結果は、アドレスではなくサーバーについてのものです。\
                変種`nameless`では、その名前が記録に残っていません。
                """),
        fires: [
            Phrase(
                en: """
                    the newest Return-Path is empty, or SPF of the last leg tested an empty sender or the postmaster of a \
                    server name
                    """,
                ja: "最新のReturn-Pathが空、または最後の区間のSPFが空の送信者やサーバー名のpostmasterを検証しているとき")
        ],
        silent: [
            Phrase(
                en: "only an older Return-Path, of an earlier delivery, is empty",
                ja: "以前の配送で付いた古いReturn-Pathだけが空のとき")
        ],
        steps: [
            Phrase(
                en: "For a bounce, open the original message inside of it and trace that.",
                ja: "バウンスの場合は、中に含まれる元のメールの経路を調べます。")
        ],
        example: [
            "Return-Path: <>",
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.helo=mx1.company.example",
        ],
        related: [.microsoftOOFLoop, .returnPathMissing])

    static let returnPathMissing = GuidePage(
        severity: .info,
        title: Phrase(en: "No envelope sender is left", ja: "エンベロープFromが残っていない"),
        meaning: Phrase(
            en: """
                Without the envelope sender nobody can see which name SPF was about, nor whether the sender was rewritten on \
                the way.
                """,
            ja: "エンベロープFromがないと、SPFがどの名前を検証したのか、途中で送信者が書き換えられたのかを確認できません。"),
        fires: [
            Phrase(
                en: "no Return-Path, X-Envelope-From or similar field, and no trusted hop whose envelope sender is known",
                ja: "Return-PathやX-Envelope-Fromなどのフィールドがなく、信頼するホップのエンベロープFromも分からないとき")
        ],
        silent: [
            Phrase(
                en: "a result, for example smtp.mailfrom, gives the address at a trusted hop",
                ja: "信頼するホップの認証結果（smtp.mailfromなど）から分かるとき")
        ],
        steps: [
            Phrase(
                en: "Get the whole source of the message from the mailbox that received it.",
                ja: "受信したメールボックスから、メールのソース全体を取得します。")
        ],
        example: [
            "Received: from list.example by archive.example; Tue, 3 Mar 2026 01:15:10 +0000",
            "From: info@service.example",
        ],
        related: [.noResultsAtFinalHop, .envelopeNullSender])

    static let verpNotForwarding = GuidePage(
        severity: .info,
        title: Phrase(en: "An envelope sender that is a delivery tag", ja: "配信管理用のエンベロープFrom"),
        meaning: Phrase(
            en: """
                Sending services and lists write the recipient into the envelope sender to recognise bounces (VERP), or a \
                mark to recognise their own (BATV). It looks like the address that a forwarder makes, and is none. With the \
                variant `form` nothing but the form of the address speaks for the service.
                """,
            ja: """
                配信サービスやメーリングリストは、バウンスを識別するために、宛先（VERP）や独自の印（BATV）\
                をエンベロープFromに埋め込みます。転送時のアドレスに似ていますが、転送の痕跡ではありません。\
                変種`form`は、アドレスの形式以外に配信サービスを示すものがない場合です。
                """),
        fires: [
            Phrase(
                en: "the envelope sender of a leg has the form of VERP, BATV or of a service's bounce address",
                ja: "区間のエンベロープFromが、VERP、BATV、または配信サービスのバウンス用アドレスの形式のとき")
        ],
        silent: [
            Phrase(
                en: "the address is one that a forwarder made (+caf_=, SRS, +SRS=)",
                ja: "転送で作られるアドレス（+caf_=、SRS、+SRS=）のとき"),
            Phrase(en: "it is a list's own bounce address", ja: "メーリングリスト自身のバウンス用アドレスのとき"),
        ],
        steps: [
            Phrase(en: "Nothing needs to be done.", ja: "対応は不要です。")
        ],
        example: [
            "Return-Path: <bounces+12345678-ab12-reader=mailbox.example@em801.service.example>"
        ],
        related: [.spfPassForForwarder, .sameOrgDifferentService])
}
