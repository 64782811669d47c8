internal import TraceAnalysis

/// Pages on SPF that passed for whoever sent the mail or sent it on.
extension GuidePage {
    static let spfPassForForwarder = GuidePage(
        severity: .warning,
        title: Phrase(en: "An SPF PASS that belongs to a forwarder", ja: "転送元に対するSPFのPASS"),
        meaning: Phrase(
            en: """
                SPF tests the envelope sender at the last connection. A forwarder that rewrites the envelope sender puts its \
                own domain there, and it passes with its own name. A reader who sees only “SPF: PASS” believes that the \
                author was confirmed; in truth nobody tested the author's domain on this leg. With the variant `mask` the \
                forwarder is an alias service (SimpleLogin, addy.io, DuckDuckGo, Firefox Relay, Hide My Email) that put an \
                address of its own into From too: then DKIM and DMARC pass for the service as well. With `same-name` the \
                forwarder's domain is the author's, and no signature passed: a forged mail to a colleague who forwards passes \
                just so. With `claimed` nothing but the envelope sender says that the mail was forwarded, and whoever sends from \
                that domain can write such an address.
                """,
            ja: """
                SPFが検証するのは、最後の接続でのエンベロープFromです。転送時にエンベロープFromが書き換えられると、\
                そこには転送元のドメインが入り、転送元の名前でPASSします。「SPF: PASS」\
                だけを見ると差出人が確認されたように見えますが、この区間では差出人のドメインは検証されていません。\
                variantが`mask`のときは、Fromも自身のアドレスに書き換えるエイリアスサービス（SimpleLogin、addy.io、DuckDuckGo、\
                Firefox Relay、Hide My Emailなど）による転送で、DKIMとDMARCもサービスに対してPASSします。`same-name`のときは、\
                転送元のドメインが差出人と同じで、有効な署名がありません。差出人を偽ったメールでも、社内の誰かが転送していれば同じ結果になります。\
                `claimed`のときは、転送を示すのがエンベロープFromだけで、そのドメインから送信できる者なら誰でも書くことができます。
                """),
        fires: [
            Phrase(
                en: """
                    spf=pass for a domain that a forwarding before this hop wrote into the envelope (+caf_=, SRS0, SRS1, \
                    +SRS=, an alias service, a redirection)
                    """,
                ja: """
                    spf=passの対象が、そのホップより前の転送で書き込まれたドメイン（+caf_=、SRS0、SRS1、+SRS=、\
                    エイリアスサービス、リダイレクト）のとき
                    """)
        ],
        silent: [
            Phrase(
                en: """
                    the forwarder and the envelope sender before it belong to one organization that is not the author's (an \
                    internal move)
                    """,
                ja: "転送元と、転送前のエンベロープFromが、差出人とは別の同じ組織のとき（組織内の移動）"),
            Phrase(
                en: "the envelope sender was kept: that is spf-fail-explained-by-forwarding",
                ja: "エンベロープFromが書き換えられていないとき（spf-fail-explained-by-forwardingの対象）"),
            Phrase(
                en: "the address only holds a delivery tag (VERP, BATV): that is verp-not-forwarding",
                ja: "アドレスが配信管理用の印（VERP、BATV）にすぎないとき（verp-not-forwardingの対象）"),
        ],
        steps: [
            Phrase(
                en: "Open the message in the forwarding mailbox and read SPF and DKIM there.",
                ja: "転送元のメールボックスで同じメールを開き、SPFとDKIMの結果を確認します。"),
            Phrase(
                en: "Look up the SPF, DKIM and DMARC records of the author's domain.",
                ja: "差出人ドメインのSPF、DKIM、DMARCのレコードを確認します。"),
        ],
        example: [
            "Return-Path: <piyo+caf_=reader=mailbox.example@company.example>",
            "Authentication-Results: mx.mailbox.example;",
            "    spf=pass smtp.mailfrom=\"piyo+caf_=reader=mailbox.example@company.example\"",
            "From: info@service.example",
        ],
        related: [.spfFailExplainedByForwarding, .passFromEarlierLeg, .verpNotForwarding])

    static let spfPassForESPDomain = GuidePage(
        severity: .notice,
        title: Phrase(en: "An SPF PASS that belongs to the sending service", ja: "配信サービスに対するSPFのPASS"),
        meaning: Phrase(
            en: """
                The mail was sent through a service whose own domain is the envelope sender. The PASS shows that the service \
                sent it; every customer of the service gets the same one. With the variant `tenant` the domain is the provider's \
                name for one customer (`example.onmicrosoft.com`), who may only have relayed the mail.
                """,
            ja: """
                配信サービスのドメインがエンベロープFromに使われています。\
                PASSから分かるのはそのサービスから送信されたことだけで、同じサービスの利用者なら誰でも同じ結果になります。\
                変種`tenant`は、プロバイダーが利用者の1つに割り当てた名前（`example.onmicrosoft.com`）の場合で、\
                その利用者は中継しただけかもしれません。
                """),
        fires: [
            Phrase(
                en: "spf=pass for a domain that a sending service shares among its customers, not of the author's organization",
                ja: "spf=passの対象が、配信サービスが顧客間で共有するドメインで、差出人の組織のものではないとき")
        ],
        silent: [
            Phrase(
                en: """
                    the envelope domain is a name below the author's domain that points to the service: that is \
                    same-org-different-service
                    """,
                ja: """
                    エンベロープのドメインが差出人ドメインの下にあり、\
                    配信サービスを指しているとき（same-org-different-serviceの対象）
                    """),
            Phrase(
                en: "a forwarding rewrote the envelope sender: that is spf-pass-for-forwarder",
                ja: "転送でエンベロープFromが書き換えられたとき（spf-pass-for-forwarderの対象）"),
        ],
        steps: [
            Phrase(
                en: "Ask the sender to set up a return path and a DKIM key of its own domain at the service.",
                ja: "送信者に、配信サービスで独自ドメインのReturn-PathとDKIM鍵を設定するよう依頼します。")
        ],
        changes: Phrase(
            en: "warning, where nothing that a trusted server checked passed for the author",
            ja: "信頼するサーバーの検証で、差出人についてPASSした結果が1つもないときは「警告」"),
        example: [
            "Return-Path: <0100018f2a-7c1e@sendgrid.net>",
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=sendgrid.net",
            "From: info@service.example",
        ],
        related: [.sameOrgDifferentService, .dkimPassUnaligned, .spfPassForForwarder])
}
