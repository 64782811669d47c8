internal import TraceAnalysis

/// Pages on DMARC and ARC.
extension GuidePage {
    static let bestguesspass = GuidePage(
        severity: .notice,
        title: Phrase(en: "A guess that looks like a PASS", ja: "PASSのように見える推定"),
        meaning: Phrase(
            en: """
                No record existed, and the receiver said what an ordinary record would have led to. Microsoft writes \
                `dmarc=bestguesspass`; others write `spf=pass` with “best guess” in the comment. Neither is a PASS.
                """,
            ja: """
                レコードが存在しないため、一般的なレコードがあればどうなったかを受信側が推定した結果です。\
                Microsoftは`dmarc=bestguesspass`、ほかのサーバーはコメントに「best guess」を付けた`spf=pass`を記録します。\
                どちらもPASSではありません。
                """),
        fires: [
            Phrase(en: "dmarc=bestguesspass (variant `dmarc`)", ja: "dmarc=bestguesspassのとき（変種`dmarc`）"),
            Phrase(
                en: "spf=pass whose text says that the record was guessed (variant `spf`)",
                ja: "spf=passの説明文に、推定したレコードによると記されているとき（変種`spf`）"),
        ],
        silent: [
            Phrase(
                en: "a guess that did not come out as a pass: that is spf-neutral-softfail",
                ja: "推定の結果が合格でないとき（spf-neutral-softfailの対象）")
        ],
        steps: [
            Phrase(en: "Do not count it as a PASS.", ja: "PASSとして数えないでください。"),
            Phrase(en: "Publish the missing SPF or DMARC record.", ja: "不足しているSPFまたはDMARCのレコードを公開します。"),
        ],
        example: [
            "Authentication-Results: spf=pass (sender IP is 192.0.2.5) smtp.mailfrom=service.example;",
            "    dkim=none (message not signed); dmarc=bestguesspass action=none",
            "    header.from=service.example; compauth=pass reason=109",
        ],
        related: [.dmarcMissing, .spfNeutralSoftfail])

    static let dmarcMissing = GuidePage(
        severity: .notice,
        title: Phrase(en: "No DMARC result", ja: "DMARCの結果がない"),
        meaning: Phrase(
            en: """
                SPF and DKIM say which name passed; only DMARC says whether that name is the author's. Without a row the \
                reader has to compare the names. With the variant `no-policy` the receiver looked and recorded that there is \
                none, with `skipped` it says that it did not evaluate DMARC, with `not-evaluable` it tried and could not, and \
                with `unread-author` it found no domain in From. With `several-authors` From names several domains, so that there is no one name to compare with.
                """,
            ja: """
                SPFとDKIMはどの名前がPASSしたかを示しますが、それが差出人の名前かどうかを示すのはDMARCだけです。\
                結果がない場合は、読み手が名前を見比べる必要があります。変種`no-policy`は受信側がポリシーを探して見つからなかった場合、\
                `skipped`は評価していないと記録された場合、`not-evaluable`は評価しようとして評価できなかった場合、\
                `unread-author`はFromからドメインを読み取れなかった場合、\
                `several-authors`はFromに複数のドメインがあり、照合する名前が1つに定まらない場合です。
                """),
        fires: [
            Phrase(
                en: "a trusted server of the last leg recorded SPF or DKIM and no DMARC",
                ja: "最後の区間の信頼するサーバーがSPFやDKIMを記録し、DMARCがないとき"),
            Phrase(en: "dmarc=none (variant `no-policy`)", ja: "dmarc=noneのとき（変種`no-policy`）"),
            Phrase(
                en: "dmarc=none with an empty header.from (variant `unread-author`)",
                ja: "dmarc=noneで、header.fromが空のとき（変種`unread-author`）"),
            Phrase(
                en: "dmarc=skipped or another word that judges nothing (variant `skipped`)",
                ja: "dmarc=skippedなど、何も判定していない語のとき（変種`skipped`）"),
            Phrase(
                en: "dmarc=temperror or permerror (variant `not-evaluable`)",
                ja: "dmarc=temperrorまたはpermerrorのとき（変種`not-evaluable`）"),
            Phrase(
                en: "any of these, where From names several domains (variant `several-authors`)",
                ja: "以上のいずれかで、Fromに複数のドメインがあるとき（変種`several-authors`）"),
        ],
        silent: [
            Phrase(
                en: "any trusted field of the last leg holds a DMARC verdict; methods may stand in fields of their own",
                ja: "最後の区間の信頼するフィールドのどれかにDMARCの判定があるとき（方式ごとに別のフィールドでも構いません）")
        ],
        steps: [
            Phrase(
                en: "Look up the TXT record of _dmarc.domain and of _dmarc of its organization: one of them is enough.",
                ja: "_dmarc.domainと、組織ドメインの_dmarcのTXTレコードを調べます。どちらか一方にあれば足ります。"),
            Phrase(
                en: "Where there is none, whoever runs the author's domain should publish one, p=none to begin with.",
                ja: "どちらにもなければ、差出人ドメインの管理者がDMARCレコードを公開します（最初はp=none）。"),
            Phrase(
                en: "Where there is one, it is for the receiving server to check it and to record what came out.",
                ja: "あれば、それを検証して結果を記録するのは受信側のサーバーの役目です。"),
        ],
        example: [
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=info@service.example;",
            "    dkim=pass header.d=service.example",
        ],
        related: [.bestguesspass, .spfTemperrorDNS])

    static let dmarcPassThroughDKIMOnly = GuidePage(
        severity: .info,
        title: Phrase(en: "DMARC that stands on DKIM alone", ja: "DKIMだけで成立しているDMARC"),
        meaning: Phrase(
            en: """
                DMARC needs one aligned identifier. Here it is the DKIM signature; SPF was about another name, or did not \
                pass. That is the ordinary state of forwarded mail that survived.
                """,
            ja: """
                DMARCは、差出人と一致する識別子が1つあれば成立します。ここではDKIM署名がそれに当たり、\
                SPFは別の名前についてのものか、PASSしていません。転送後も有効なメールでは通常の状態です。
                """),
        fires: [
            Phrase(
                en: "dmarc=pass at a trusted hop, where an aligned signature passed and no aligned SPF did",
                ja: "信頼するホップでdmarc=passとなり、差出人と一致するDKIM署名がPASSし、SPFは一致するPASSがないとき")
        ],
        silent: [
            Phrase(en: "SPF was not recorded at that hop", ja: "そのホップでSPFが記録されていないとき"),
            Phrase(en: "an aligned SPF PASS stands beside it", ja: "差出人と一致するSPFのPASSもあるとき"),
        ],
        steps: [
            Phrase(
                en: "Watch the DKIM key: whatever breaks the signature breaks DMARC.",
                ja: "DKIM鍵を継続的に監視します。署名が無効になるとDMARCも成立しません。")
        ],
        example: [
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=company.example;",
            "    dkim=pass header.d=service.example; dmarc=pass header.from=service.example",
        ],
        related: [.spfPassForForwarder, .spfPassForESPDomain])

    static let dmarcPassByARCOverride = GuidePage(
        severity: .notice,
        title: Phrase(en: "A mail accepted on the word of a sealer", ja: "ARC署名を信頼して受け入れられたメール"),
        meaning: Phrase(
            en: """
                DMARC did not pass, and the receiver let the mail in because a server that it trusts had sealed better \
                results. What proves the author stands in those sealed results, if anything does. With the variant `own-user` \
                the sealer is the platform that sent the mail, and what it sealed is its word for its own user: no check.
                """,
            ja: """
                DMARCはPASSしていませんが、信頼する別のサーバーがARCで封印した結果を根拠に、受信サーバーが受け入れています。\
                差出人を裏付けるものがあるとすれば、封印された記録の中です。変種`own-user`では、\
                封印したのは送信したサービス自身で、封印されたPASSは自分の利用者についての記述であり、検証の結果ではありません。
                """),
        fires: [
            Phrase(en: "compauth=pass with reason=130", ja: "compauth=passでreason=130のとき"),
            Phrase(
                en: """
                    a DMARC result that is no pass with an override (trusted_forwarder, local_policy, mailing_list), or with \
                    no action although the policy is strict, beside a passing ARC chain
                    """,
                ja: """
                    PASS以外のDMARCに、上書き（trusted_forwarder、local_policy、mailing_list）が記されているか、\
                    厳しいポリシーにもかかわらず処置がなく、ARCがPASSしているとき
                    """),
        ],
        silent: [
            Phrase(en: "dmarc=pass by itself", ja: "DMARC自体がPASSしているとき"),
            Phrase(en: "a server outside of the trust line says so", ja: "信頼範囲の外のサーバーの記録であるとき"),
        ],
        steps: [
            Phrase(
                en: "Read ARC-Authentication-Results, oldest set first.",
                ja: "ARC-Authentication-Resultsを、最も古いセットから確認します。")
        ],
        example: [
            "Authentication-Results: spf=none smtp.mailfrom=lists.example; dmarc=fail action=none",
            "    header.from=service.example; compauth=pass reason=130",
        ],
        related: [.dkimBrokenByList, .resultCopiedDownstream, .dkimPassForList])

    static let arcFailed = GuidePage(
        severity: .info,
        title: Phrase(en: "Seals that do not hold", ja: "無効になったARCの封印"),
        meaning: Phrase(
            en: """
                A receiver recorded arc=fail: of the seals with which forwarders preserve what they had found, one did not verify. \
                The mail was changed after it had been sealed, a seal was lost on the way, or a key was not there. The receiver \
                judges as without seals. It is no sign of forgery, and no word about the author.
                """,
            ja: """
                受信側がarc=failと記録しています。転送するサーバーが検証結果を残すための封印の1つが、検証に失敗しました。\
                封印後にメールが変更されたか、封印の一部か鍵が失われたためです。受信側は封印がないものとして判定します。\
                偽造のしるしではなく、差出人については何も示していません。
                """),
        fires: [
            Phrase(en: "a server that you trust recorded arc=fail", ja: "信頼するサーバーがarc=failと記録しているとき")
        ],
        silent: [
            Phrase(en: "only a server that you do not trust says so", ja: "そう記録しているのが信頼対象でないサーバーだけのとき"),
            Phrase(en: "the seals hold, or there are none", ja: "封印が有効か、封印がないとき"),
        ],
        steps: [
            Phrase(
                en: "Judge the author by SPF, DKIM and DMARC; leave what the seals preserve out.",
                ja: "差出人はSPF、DKIM、DMARCで判断し、封印された結果は使わないでください。"),
            Phrase(
                en: "Where such mail is rejected, have whoever sends it on seal it after all changes.",
                ja: "このようなメールが拒否される場合は、転送する側に、変更をすべて終えてから封印するよう依頼してください。"),
        ],
        example: [
            "Authentication-Results: mx.mailbox.example; arc=fail (body hash mismatch);",
            "    spf=pass smtp.mailfrom=list.example",
        ],
        related: [.dmarcPassByARCOverride, .dkimBrokenByList])

    static let arcNoneOnDirect = GuidePage(
        severity: .info,
        title: Phrase(en: "No seal on direct mail", ja: "直接届いたメールにARCの封印がない"),
        meaning: Phrase(
            en: """
                ARC concerns servers that send mail on. On direct mail there is no seal, or one with i=1 that the sender's or \
                the receiver's own provider made (variant `own-seal`). Neither says anything about forwarding.
                """,
            ja: """
                ARCはメールを転送するサーバーのための仕組みです。直接届いたメールには封印がないか、\
                送信側または受信側のサービス自身が付けたi=1の封印があるだけです（変種`own-seal`）。どちらも転送とは関係ありません。
                """),
        fires: [
            Phrase(
                en: "nobody forwarded the mail, and arc=none was recorded or the only set is the receiver's or the sender's own",
                ja: "転送されておらず、arc=noneが記録されているか、唯一のセットが受信側または送信側自身のものであるとき")
        ],
        silent: [
            Phrase(en: "the mail was forwarded", ja: "転送されているとき"),
            Phrase(
                en: "there is more than one set, or the chain is broken or was refused",
                ja: "複数のセットがあるとき、またはチェーンが壊れているか拒否されているとき"),
        ],
        steps: [
            Phrase(en: "Nothing needs to be done.", ja: "対応は不要です。")
        ],
        example: [
            "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=mailbox.example; s=arc; b=…",
            "Authentication-Results: mx.mailbox.example; arc=none; spf=pass smtp.mailfrom=service.example",
        ],
        related: [.dmarcPassByARCOverride])
}
