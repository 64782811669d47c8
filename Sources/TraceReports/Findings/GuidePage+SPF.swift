internal import TraceAnalysis

/// Pages on SPF of other names, and on SPF that did not pass.
extension GuidePage {
    static let spfPassUnaligned = GuidePage(
        severity: .notice,
        title: Phrase(en: "An SPF PASS for a domain that is not the author's", ja: "差出人と異なるドメインに対するSPFのPASS"),
        meaning: Phrase(
            en: """
                SPF passed for the envelope sender, which is neither of the author's organization nor the name of a known \
                forwarder or service. Whoever owns a domain gets such a PASS. With the variant `list` the name is that of a \
                mailing list, which is ordinary, with `own-list` that of a list of the author's organization: whoever writes to \
                it gets the PASS. With `same-provider` both names are a provider's own; with `rewritten` the tested address was \
                made of one of the author's organization (SRS), though nothing shows a forwarding.
                """,
            ja: """
                SPFはエンベロープFromのドメインでPASSしていますが、差出人の組織のものでも、\
                既知の転送元や配信サービスのものでもありません。ドメインを持つ人なら誰でも得られるPASSです。\
                変種`list`はメーリングリストの名前の場合で、通常の状態です。\
                `own-list`は差出人と同じ組織のリストの場合で、誰が投稿してもPASSになります。\
                `same-provider`は、どちらも同じ事業者のドメインの場合です。`rewritten`は、転送の形跡はないものの、\
                検証されたアドレスが差出人の組織のアドレスから作られている場合です（SRS）。
                """),
        fires: [
            Phrase(
                en: """
                    spf=pass for a MAIL FROM domain outside of the author's organization, and neither forwarder nor sending \
                    service owns it; or for the domain of a list inside of it
                    """,
                ja: """
                    spf=passの対象となったMAIL FROMのドメインが差出人の組織の外にあり、転送元や配信サービスのものでもないとき。\
                    または組織内のメーリングリストのものであるとき
                    """)
        ],
        silent: [
            Phrase(
                en: "spf-pass-for-forwarder or spf-pass-for-esp-domain speaks about the same result",
                ja: "同じ結果についてspf-pass-for-forwarderまたはspf-pass-for-esp-domainが説明しているとき"),
            Phrase(
                en: "SPF tested a server name because the envelope sender is empty: that is envelope-null-sender",
                ja: "エンベロープFromが空で、サーバー名が検証されたとき（envelope-null-senderの対象）"),
            Phrase(en: "From does not name exactly one domain", ja: "Fromのドメインが1つに定まらないとき"),
        ],
        steps: [
            Phrase(
                en: "Treat the mail as not authenticated for the author, unless DKIM or DMARC passed for that domain.",
                ja: "差出人ドメインについてDKIMまたはDMARCがPASSしていない限り、認証されていないメールとして扱います。")
        ],
        changes: Phrase(
            en: """
                warning, where no DKIM signature of the author passed and nobody forwarded the mail (of the variants only \
                with `rewritten`)
                """,
            ja: "差出人のDKIM署名がPASSしておらず、転送もされていないときは「警告」（変種では`rewritten`だけ）"),
        example: [
            "Return-Path: <news@cheap.example>",
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=news@cheap.example",
            "From: support@bank.example",
        ],
        related: [.spfPassForForwarder, .spfPassForESPDomain, .dkimPassUnaligned])

    static let spfFailExplainedByForwarding = GuidePage(
        severity: .notice,
        title: Phrase(en: "An SPF FAIL that forwarding caused", ja: "転送が原因のSPFのFAIL"),
        meaning: Phrase(
            en: """
                A forwarder sent the mail on and kept the envelope sender. Its server is not among those that the domain \
                lists, so SPF cannot pass there. The result is no sign of forgery. With the variant `claimed` only lines that the \
                sender could have typed show the forwarding, and no signature of the author passed: then it may be one.
                """,
            ja: """
                エンベロープFromを変えずに転送されたため、転送サーバーがそのドメインのSPFレコードに含まれず、\
                SPFがPASSしません。偽造の兆候ではありません。変種`claimed`は、転送を示すのが送信者にも書ける記録だけで、\
                差出人の署名もPASSしていない場合で、偽造の可能性も残ります。
                """),
        fires: [
            Phrase(
                en: """
                    spf=fail, softfail or neutral at a trusted hop for the name under which the mail set out, and the newest \
                    forwarding before that hop kept the envelope sender
                    """,
                ja: """
                    信頼するホップで、最初のエンベロープFromのドメインについてspf=fail、softfail、neutralとなり、\
                    直前の転送がエンベロープFromを変えていないとき
                    """)
        ],
        silent: [
            Phrase(en: "the mail was not forwarded before that hop", ja: "そのホップより前に転送されていないとき"),
            Phrase(
                en: "the same name already did not pass on an earlier leg: then forwarding is not the reason",
                ja: "それ以前の区間でも同じ名前がPASSしていないとき（転送が原因ではありません）"),
            Phrase(en: "the forwarder rewrote the envelope sender", ja: "転送時にエンベロープFromが書き換えられているとき"),
        ],
        steps: [
            Phrase(
                en: "Judge the author by DKIM, or by a seal from before the forwarding.",
                ja: "差出人の確認には、DKIM、または転送前のARCの封印を使います。"),
            Phrase(
                en: "Ask the forwarder for SRS or ARC. Do not add its servers to the SPF record.",
                ja: "転送元にSRSまたはARCの利用を依頼します。SPFレコードに転送サーバーを追加しないでください。"),
        ],
        example: [
            "Received: from mail.uni.example (mail.uni.example [192.0.2.20]) by mx.mailbox.example",
            "    for <reader@mailbox.example>; Tue, 3 Mar 2026 01:15:10 +0000",
            "Authentication-Results: mx.mailbox.example; spf=fail smtp.mailfrom=info@service.example",
            "Received: from mail.service.example by mail.uni.example for <r@uni.example>;",
            "    Tue, 3 Mar 2026 01:15:07 +0000",
        ],
        related: [.spfPassForForwarder, .resultsDisagree, .spfNeutralSoftfail])

    static let spfNeutralSoftfail = GuidePage(
        severity: .info,
        title: Phrase(en: "SPF neither approved nor clearly rejected the server", ja: "許可も明確な拒否もしないSPFの結果"),
        meaning: Phrase(
            en: """
                `softfail` (~all) and `neutral` (?all) are friendly words for “not passed”: the domain did not approve the \
                server, and asks for no rejection. With the variant `gateway` the server is one of the reader's side that had \
                taken the mail before, where SPF passed. With the variant `filter` it belongs to a service that filters mail \
                for others: for the reader, so that no mail can pass, or for the sender. `--trust` tells which.
                """,
            ja: """
                `softfail`（~all）と`neutral`（?all）は、穏やかな言葉ですがPASSではありません。\
                ドメインはそのサーバーを許可しておらず、拒否までは求めていないという意味です。変種`gateway`は、\
                受信側のサーバーを経由した場合で、そこではSPFがPASSしています。変種`filter`は、\
                他の組織のメールを検査するサービスを経由した場合です。受信側のサービスであれば、どのメールもPASSしません。\
                受信側のものであれば、`--trust`で指定できます。
                """),
        fires: [
            Phrase(en: "spf=softfail or spf=neutral", ja: "spf=softfailまたはspf=neutralのとき"),
            Phrase(
                en: "spf=fail with the variants `gateway` and `filter`: a filter in front of the reader explains it, or may",
                ja: "spf=failで、variantが`gateway`または`filter`のとき（受信側のフィルターで説明できる、または説明できる可能性がある場合）"),
        ],
        silent: [
            Phrase(
                en: "a forwarding explains it: that is spf-fail-explained-by-forwarding",
                ja: "転送で説明できるとき（spf-fail-explained-by-forwardingの対象）"),
            Phrase(
                en: "the receiver judged by a record that it made up: that is bestguesspass",
                ja: "受信側が推定したレコードで判定したとき（bestguesspassの対象）"),
            Phrase(
                en: "a server of the domain judged a host of its own, outside of the trust line",
                ja: "信頼境界の外側で、ドメイン自身のサーバーが自組織のホストを判定したとき"),
        ],
        steps: [
            Phrase(
                en: """
                    Find out whether the server is meant to send for the domain. If so, add it to the record; if not, do not \
                    trust the mail.
                    """,
                ja: """
                    そのサーバーが正規の送信サーバーかを確認します。正規であればレコードに追加し、\
                    そうでなければメールを信頼しないでください。
                    """)
        ],
        changes: Phrase(
            en: "notice, on the first leg where no DKIM signature of the author passed (never with `gateway`)",
            ja: "最初の区間で、差出人のDKIM署名もPASSしていないときは「注意」（`gateway`では上がりません）"),
        example: [
            "Authentication-Results: mx.mailbox.example; spf=softfail (domain of transitioning",
            "    info@service.example does not designate 192.0.2.9 as permitted sender)",
            "    smtp.mailfrom=info@service.example",
        ],
        related: [.spfFailExplainedByForwarding, .bestguesspass])

    static let spfTemperrorDNS = GuidePage(
        severity: .warning,
        title: Phrase(en: "SPF could not be checked because of DNS", ja: "DNSが原因でSPFを検証できない"),
        meaning: Phrase(
            en: """
                The receiver needed a DNS record and did not get one that it can use. That is the absence of a statement, not \
                a statement against the mail. With the variant `record-broken` the record was read, but it is not valid \
                (permerror).
                """,
            ja: """
                受信サーバーが必要なDNSレコードを利用できませんでした。判定ができなかったという意味で、\
                否定的な判定ではありません。変種`record-broken`は、レコードは読めたものの内容が正しくない場合（permerror）\
                です。
                """),
        fires: [
            Phrase(
                en: "spf=temperror, permerror or a word that means the same",
                ja: "spf=temperror、permerror、または同じ意味の結果語のとき"),
            Phrase(
                en: "the text of the result says that a look-up did not succeed or that the record is broken",
                ja: "結果の説明文に、参照できなかったこと、またはレコードの誤りが記されているとき"),
        ],
        silent: [
            Phrase(
                en: "the same server got an answer for the same name at the same hop (the sender tried again)",
                ja: "同じホップの同じサーバーが、同じ名前について結果を得ているとき（再送された場合など）")
        ],
        steps: [
            Phrase(
                en: "Look up the TXT record of the name, follow each CNAME to its end, and check the name servers of the zone.",
                ja: "その名前のTXTレコードを調べ、CNAMEは最終の参照先までたどり、ゾーンのネームサーバーも確認します。"),
            Phrase(
                en: "Ask who changed the zone, and when; have the sending service check its records again.",
                ja: "いつ誰がゾーンを変更したかを確認し、配信サービスの画面でレコードを再検証します。"),
        ],
        example: [
            "Authentication-Results: mx.mailbox.example; spf=temperror (error in processing during lookup of",
            "    bounces+12345678-ab12-reader=mailbox.example@em801.service.example: DNS error)",
            "    smtp.mailfrom=\"bounces+12345678-ab12-reader=mailbox.example@em801.service.example\"",
        ],
        related: [.dkimTemperrorDNS, .dkimKeyMissing, .dmarcMissing])
}
