internal import TraceAnalysis

/// Pages on what a signature covers, lists and changes on the way.
extension GuidePage {
    static let dkimLengthLimited = GuidePage(
        severity: .warning,
        title: Phrase(en: "A signature that covers only the beginning of the body", ja: "本文の先頭だけを対象とする署名"),
        meaning: Phrase(
            en: """
                With l= a signature covers so many bytes of the body and no more. Text can be added behind them without \
                breaking it. With the variant `not-measured` the body was not there to measure.
                """,
            ja: """
                l=があると、署名の対象は本文の先頭から指定されたバイト数までです。\
                その後ろに文章を追加しても署名は無効になりません。変種`not-measured`は、本文がなく長さを確認できない場合です。
                """),
        fires: [
            Phrase(
                en: "a DKIM-Signature holds l=, and no trusted server found it invalid",
                ja: "DKIM-Signatureにl=があり、信頼するサーバーが無効と判定していないとき")
        ],
        silent: [
            Phrase(
                en: "a trusted server recorded that this signature is not valid",
                ja: "信頼するサーバーが、その署名を無効と記録しているとき")
        ],
        steps: [
            Phrase(en: "View the source behind the signed length.", ja: "署名の対象より後ろのソースを確認します。"),
            Phrase(en: "Have the signer stop using l=.", ja: "署名側にl=の使用をやめるよう依頼します。"),
        ],
        changes: Phrase(
            en: "critical, where the body is longer than l=; info, where it is exactly as long",
            ja: "本文がl=より長いときは「重大」、ちょうど同じ長さのときは「情報」"),
        example: [
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=service.example; s=s1; l=120;",
            "    h=from:to:subject:date; bh=…; b=…",
        ],
        related: [.dkimFromNotSigned, .dkimWeakKey])

    static let dkimFromNotSigned = GuidePage(
        severity: .notice,
        title: Phrase(en: "A signature that does not protect From", ja: "Fromを保護していない署名"),
        meaning: Phrase(
            en: """
                h= of the signature does not name From, or names it less often than the message holds it. The From that a \
                reader sees can then be changed without breaking the signature (RFC 6376, sections 5.4 and 8.15).
                """,
            ja: """
                署名のh=にFromがないか、メールにあるFromの数より少なくしか含まれていません。表示されるFromを変更しても、\
                署名は無効になりません（RFC 6376の5.4、8.15）。
                """),
        fires: [
            Phrase(
                en: "a server judged a signature whose h= names From fewer times than there are From fields",
                ja: "h=のFromの数がFromフィールドの数より少ない署名を、サーバーが検証しているとき")
        ],
        silent: [
            Phrase(en: "no server recorded a result of that signature", ja: "その署名の結果を記録したサーバーがないとき"),
            Phrase(
                en: "h= names From once more than there are From fields (oversigning), which closes the hole",
                ja: "h=のFromがFromフィールドより1つ多いとき（オーバーサイニング）。この問題を防げます"),
        ],
        steps: [
            Phrase(en: "Disregard a PASS of this signature.", ja: "この署名のPASSは判断に使わないでください。")
        ],
        changes: Phrase(en: "critical, where a PASS was recorded for it", ja: "その署名にPASSが記録されているときは「重大」"),
        example: [
            "DKIM-Signature: v=1; a=rsa-sha256; d=service.example; s=s1; h=from:subject; bh=…; b=…",
            "From: ceo@bank.example",
            "From: info@service.example",
        ],
        related: [.dkimLengthLimited, .dkimPassUnaligned])

    static let dkimPassForList = GuidePage(
        severity: .notice,
        title: Phrase(en: "A DKIM PASS of the mailing list", ja: "メーリングリストの署名のPASS"),
        meaning: Phrase(
            en: """
                The list signed the copy that it sent out. The PASS covers the mail as the list left it and vouches for the \
                list, not for the author. With the variant `own-list` the list is of the author's organization, and the \
                signature was put on by it or behind it.
                """,
            ja: """
                メーリングリストが配信時に付けた署名が有効でした。対象はリストが配信した時点の内容で、\
                保証されるのはリストであり、差出人ではありません。\
                変種`own-list`は、リストが差出人と同じ組織のもので、署名がリストまたはそれより後で付けられた場合です。
                """),
        fires: [
            Phrase(
                en:
                    "dkim=pass whose d= is the domain of the mailing list, or of its organization where it signed behind the list",
                ja: "dkim=passのd=がメーリングリストのドメイン、またはリストより後で署名した同じ組織のドメインであるとき")
        ],
        silent: [
            Phrase(
                en: "the list belongs to the author's organization, and the signature was made before the list had the mail",
                ja: "リストが差出人の組織のもので、署名がリストに届く前に付けられていたとき")
        ],
        steps: [
            Phrase(
                en: """
                    For the author, read a result from before the list, where the copy holds one: in an ARC set or a renamed \
                    field.
                    """,
                ja: """
                    差出人の確認には、リストに届く前の結果（ARCのセットや改名されたフィールド）があれば、\
                    それを使います。
                    """)
        ],
        example: [
            "List-Id: <dev.lists.example>",
            "Authentication-Results: mx.mailbox.example; dkim=pass header.d=lists.example;",
            "    dkim=fail (body hash did not verify) header.d=service.example",
        ],
        related: [.dkimBrokenByList, .spfPassUnaligned, .dmarcPassByARCOverride])

    static let dkimBrokenByList = GuidePage(
        severity: .notice,
        title: Phrase(en: "A signature that did not survive a mailing list", ja: "メーリングリストで無効になった署名"),
        meaning: Phrase(
            en: """
                Lists add footers and subject tags, and that breaks the author's signature. It is expected. With the variant \
                `probable` no result from before the list is preserved, so the signature may have been wrong from the start; with \
                `claimed` only a server that you do not trust is said to have found it valid.
                """,
            ja: """
                メーリングリストがフッターや件名の接頭辞を付けると、差出人の署名は無効になります。通常の動作です。\
                変種`probable`は、リストに届く前の結果が残っておらず、署名が最初から正しくなかった可能性もある場合です。\
                変種`claimed`は、有効だったという記録が、信頼していないサーバーの名前でしか残っていない場合です。
                """),
        fires: [
            Phrase(
                en: """
                    a signature of the author did not verify at a hop behind a mailing list, and the text of the result does \
                    not blame the key
                    """,
                ja: "メーリングリストより後のホップで差出人の署名が無効となり、結果の説明文が鍵の問題を示していないとき")
        ],
        silent: [
            Phrase(
                en: "no list stands between the signing and the result",
                ja: "署名から検証までの間にメーリングリストがないとき"),
            Phrase(
                en: "the key was missing or could not be fetched: dkim-key-missing, dkim-temperror-dns",
                ja: "鍵が存在しない、または取得できないとき（dkim-key-missing、dkim-temperror-dnsの対象）"),
        ],
        steps: [
            Phrase(
                en: "For the author, read a result from before the list, where the copy holds one.",
                ja: "差出人の確認には、リストに届く前の結果があれば、それを使います。"),
            Phrase(
                en: "The list can seal what it receives (ARC), or put its own address into From.",
                ja: "リスト側では、ARCによる封印、またはFromの置き換えで対応できます。"),
        ],
        example: [
            "Subject: [dev] news",
            "List-Id: <dev.lists.example>",
            "Authentication-Results: mx.mailbox.example;",
            "    dkim=fail (body hash did not verify) header.d=service.example header.s=s1",
        ],
        related: [.dkimPassForList, .dkimBodyChangedInTransit, .resultsDisagree])

    static let dkimBodyChangedInTransit = GuidePage(
        severity: .warning,
        title: Phrase(en: "A message that was changed on the way", ja: "配送中に変更されたメッセージ"),
        meaning: Phrase(
            en: """
                A signature that was valid no longer is, and no mailing list explains it. Gateways, virus scanners and \
                disclaimer rules do this, and so does tampering. Variants: `probable` (no earlier result shows that the \
                signature was valid), `untied` (the same, and nothing else ties the mail to the signer: the signature may have been copied from \
                another mail), `failed-before` (it did not match at an older hop either), `claimed` (only a server that you do not trust is said to have found it valid), `canonicalization` (only white space was changed) and `inserted` (a program put a changed copy into the \
                mailbox after the delivery) and `by-seals` (the hashes in the ARC seals tell which sealer was the first to have the \
                changed body).
                """,
            ja: """
                有効だった署名が無効になっており、メーリングリストでは説明できません。ゲートウェイ、ウイルス対策、\
                免責文の挿入のほか、改ざんでも起こります。変種は、以前に有効だったことを示す結果がない`probable`、\
                さらにほかに署名者との関わりを示すものもなく、署名が別のメールから写された可能性もある`untied`、\
                古いホップですでに一致していない`failed-before`、\
                その結果が信頼していないサーバーの名前でしか残っていない`claimed`、\
                空白や改行だけが変わった`canonicalization`、配信後にプログラムが変更後の写しを入れた`inserted`、\
                変更後の本文を最初に封印したサーバーがARCの封印から分かる`by-seals`です。
                """),
        fires: [
            Phrase(
                en: "an earlier hop verified the signature, and a later one did not",
                ja: "前のホップで有効だった署名が、後のホップで無効になったとき"),
            Phrase(
                en: "a result says that the body hash does not match (variants `probable` and `untied`)",
                ja: "結果に、本文のハッシュが一致しないと記されているとき（変種`probable`と`untied`）"),
        ],
        silent: [
            Phrase(
                en: "a mailing list stands between: that is dkim-broken-by-list",
                ja: "間にメーリングリストがあるとき（dkim-broken-by-listの対象）"),
            Phrase(en: "the signature has l=, or the key is the reason", ja: "署名にl=があるとき、または鍵が原因のとき"),
            Phrase(
                en: "an older signature still verifies at the same hop: then the body is as it was",
                ja: "それより古い署名が同じホップで有効なとき（本文は変わっていません）"),
        ],
        steps: [
            Phrase(
                en: "Compare the message at both hops, and look at what stands between them.",
                ja: "両方のホップで内容を比較し、その間にあるものを確認します。")
        ],
        changes: Phrase(en: "lowered to notice with `canonicalization`", ja: "`canonicalization`では「注意」に下がります"),
        example: [
            "ARC-Authentication-Results: i=1; gw.company.example; dkim=pass header.d=service.example",
            "Authentication-Results: mx.company.example;",
            "    dkim=fail (body hash did not verify) header.d=service.example",
        ],
        related: [.dkimBrokenByList, .resultsDisagree])
}
