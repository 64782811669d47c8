internal import TraceAnalysis

/// Pages on DKIM.
extension GuidePage {
    static let dkimPassUnaligned = GuidePage(
        severity: .notice,
        title: Phrase(en: "A DKIM PASS of somebody else than the author", ja: "差出人以外のDKIM署名のPASS"),
        meaning: Phrase(
            en: """
                A signature of another organization than the author's was valid. It proves that this organization signed, not \
                that the author had a part in it. Variants: `second-signature` (the author's signature passed beside it) and \
                `provider-default-signature` (a mailbox provider's stand-in for a key that was never set up).
                """,
            ja: """
                差出人とは別の組織の署名が有効でした。その組織が署名したことは分かりますが、\
                差出人が関わったことまでは分かりません。変種は、差出人の署名もPASSしている`second-signature`と、\
                独自の鍵が未設定でメールサービスが代わりに署名した`provider-default-signature`です。
                """),
        fires: [
            Phrase(
                en: "dkim=pass whose d= is not of the author's organization and belongs neither to a list nor to a forwarder",
                ja: "dkim=passのd=が差出人の組織のものではなく、メーリングリストや転送元のものでもないとき")
        ],
        silent: [
            Phrase(
                en: "the list signed: that is dkim-pass-for-list",
                ja: "メーリングリストの署名のとき（dkim-pass-for-listの対象）"),
            Phrase(en: "From does not name exactly one domain", ja: "Fromのドメインが1つに定まらないとき"),
        ],
        steps: [
            Phrase(
                en: "Have a DKIM key of the author's own domain set up at the service.",
                ja: "配信サービスで、差出人ドメインのDKIM鍵を設定します。")
        ],
        changes: Phrase(
            en: "warning, where nothing passed for the author; info with `second-signature`",
            ja: "差出人についてPASSした結果がないときは「警告」。`second-signature`では「情報」"),
        example: [
            "Authentication-Results: mx.mailbox.example; dkim=pass header.d=sendgrid.net header.s=smtpapi;",
            "    dmarc=fail header.from=service.example",
            "From: info@service.example",
        ],
        related: [.dkimPassForList, .spfPassForESPDomain, .sameOrgDifferentService])

    static let dkimTemperrorDNS = GuidePage(
        severity: .warning,
        title: Phrase(en: "The DKIM key could not be fetched", ja: "DKIMの公開鍵を取得できない"),
        meaning: Phrase(
            en: """
                The receiver got no answer for the key record, so the signature was never checked. Some mail readers show \
                this as FAIL; it is the absence of a statement.
                """,
            ja: """
                鍵レコードの応答が得られず、署名は検証されていません。FAILと表示するメールソフトもありますが、\
                判定ができなかったという意味です。
                """),
        fires: [
            Phrase(
                en: "dkim=temperror, timeout or a word that means the same",
                ja: "dkim=temperror、timeout、または同じ意味の結果語のとき"),
            Phrase(
                en: "the text of the result says that the key could not be fetched",
                ja: "結果の説明文に、鍵を取得できなかったと記されているとき"),
        ],
        silent: [
            Phrase(
                en: "the same server checked the same signature with an answer",
                ja: "同じサーバーが同じ署名を検証できているとき"),
            Phrase(
                en: "the record does not exist: that is dkim-key-missing",
                ja: "レコードが存在しないとき（dkim-key-missingの対象）"),
        ],
        steps: [
            Phrase(
                en: "Look up the CNAME and the TXT record of selector._domainkey.domain, and what the CNAME points to.",
                ja: "selector._domainkey.domainのCNAMEとTXT、およびCNAMEの参照先を調べます。"),
            Phrase(
                en: """
                    Ask who changed the zone, and when. If keys of several domains could not be fetched, suspect the \
                    receiver's resolver.
                    """,
                ja: """
                    いつ誰がゾーンを変更したかを確認します。複数のドメインの鍵を取得できない場合は、\
                    受信側のリゾルバーも疑います。
                    """),
        ],
        changes: Phrase(
            en: """
                info with the variant `fetched-later`: a newer server, trusted no less, recorded a result that takes the same key
                """,
            ja: """
                変種`fetched-later`では「情報」：信頼度が同等以上の後のサーバーが、鍵がなければ出ない結果を同じ署名について\
                記録しています
                """),
        example: [
            "Authentication-Results: mx.mailbox.example; dkim=temperror (dns failure for signature)",
            "    header.i=@service.example header.s=s1 header.b=Ab1Cd2Ef",
        ],
        related: [.dkimKeyMissing, .spfTemperrorDNS, .dmarcMissing])

    static let dkimKeyMissing = GuidePage(
        severity: .warning,
        title: Phrase(en: "The DKIM key does not exist", ja: "DKIMの公開鍵が存在しない"),
        meaning: Phrase(
            en: """
                DNS answered that there is no key under the name that the signature gives. The signature could not be \
                checked. With the variant `revoked` the record exists and its p= is empty: the owner withdrew the key. With \
                `record-broken` it exists, and the server could read no key from it; with `unusable` it is missing or cannot be \
                used, and the words do not tell which. Some filters then write none, though the mail was signed.
                """,
            ja: """
                署名に記された名前の鍵がDNSに存在せず、署名を検証できませんでした。変種`revoked`は、\
                レコードはあるもののp=が空で、鍵が取り消されている場合です。`record-broken`は、\
                レコードの内容を鍵として読み取れなかった場合です。`unusable`は、レコードがないのか使えないのかが\
                記録からは分からない場合で、署名があってもnoneと書くフィルターがあります。
                """),
        fires: [
            Phrase(
                en: """
                    the text of a DKIM result that is no pass says that there is no key, that it cannot be read or used, or \
                    that it is revoked
                    """,
                ja: "PASS以外のDKIMの説明文に、鍵がない、読み取れない、使えない、または取り消されていると記されているとき")
        ],
        silent: [
            Phrase(
                en: "the same server checked the same signature with an answer",
                ja: "同じサーバーが同じ署名を検証できているとき"),
            Phrase(
                en: "DNS gave no answer at all: that is dkim-temperror-dns",
                ja: "DNSが応答しなかったとき（dkim-temperror-dnsの対象）"),
        ],
        steps: [
            Phrase(
                en: "Look up selector._domainkey.domain; a name with the zone appended twice is a common slip.",
                ja: "selector._domainkey.domainを調べます。ゾーン名が二重に付く登録ミスがよくあります。"),
            Phrase(
                en: "Ask who deleted the record; have the sending service check its records again.",
                ja: "誰がレコードを削除したかを確認し、配信サービスの画面で再検証します。"),
        ],
        changes: Phrase(
            en: """
                lowered to info where the signature was over 90 days old when it was checked: keys are replaced; and where the \
                same server found another signature of the same organization valid; and with the variant `fetched-later`: a newer \
                server, trusted no less, recorded a result that takes the same key
                """,
            ja: """
                署名から90日を超えて検証されたときは、鍵の更新が考えられるため「情報」に下がります。\
                同じサーバーが同じ組織の別の署名を有効と認めたときも「情報」に下がります。変種`fetched-later`も「情報」です：\
                信頼度が同等以上の後のサーバーが、鍵がなければ出ない結果を同じ署名について記録しています
                """),
        example: [
            "Authentication-Results: dkim=fail (no key for signature) header.d=service.example;",
            "    spf=pass smtp.mailfrom=service.example",
        ],
        related: [.dkimTemperrorDNS, .dkimTestMode])

    static let dkimTestMode = GuidePage(
        severity: .notice,
        title: Phrase(en: "The key is marked as a test", ja: "テストモードの鍵"),
        meaning: Phrase(
            en: """
                The key record holds t=y. Receivers treat a signature of such a key that does not verify as if there were \
                none, which takes its value from the set-up.
                """,
            ja: """
                鍵レコードにt=yがあります。この鍵の署名が検証できなくても、受信側は署名がないものとして扱うため、\
                署名の効果が弱まります。
                """),
        fires: [
            Phrase(
                en: "a DKIM result of a trusted server says that the key is in test mode",
                ja: "信頼するサーバーのDKIMの結果に、テストモードと記されているとき")
        ],
        silent: [
            Phrase(en: "only a server outside of the trust line says so", ja: "信頼範囲の外のサーバーだけがそう記しているとき")
        ],
        steps: [
            Phrase(en: "Remove t=y from the key record.", ja: "鍵レコードからt=yを削除します。")
        ],
        example: [
            "Authentication-Results: mx.mailbox.example; dkim=pass (test mode) header.d=service.example"
        ],
        related: [.dkimKeyMissing, .dkimWeakKey])

    static let dkimWeakKey = GuidePage(
        severity: .warning,
        title: Phrase(en: "A key or an algorithm that can be broken", ja: "解読されうる鍵または方式"),
        meaning: Phrase(
            en: """
                RSA keys of less than 1024 bits can be computed by others, and SHA-1 must not be used (RFC 8301). Whoever has \
                the key can sign as the domain. Variants: `sha1` (the key is long enough) and `refused` (a receiver set the \
                signature aside because of its key).
                """,
            ja: """
                1024ビット未満のRSA鍵は第三者に解読されるおそれがあり、SHA-1は使ってはならないとされています（RFC 8301）。\
                鍵を解読した人は、そのドメインとして署名できます。変種は、鍵の長さには問題がない`sha1`と、\
                受信側が鍵を理由に署名を採用しなかった`refused`です。
                """),
        fires: [
            Phrase(en: "a=rsa-sha1 (variant `sha1`)", ja: "a=rsa-sha1のとき（変種`sha1`）"),
            Phrase(
                en: "a result names a key of less than 1024 bits, or the signature is as short as one of such a key",
                ja: "結果に1024ビット未満の鍵と記されているか、署名の長さがそれに相当するとき"),
            Phrase(
                en: "a receiver set the signature aside because of its key length (variant `refused`)",
                ja: "受信側が鍵の長さを理由に署名を採用しなかったとき（変種`refused`）"),
        ],
        silent: [
            Phrase(
                en: "the key is not RSA: an Ed25519 signature is short and strong",
                ja: "鍵がRSAではないとき（Ed25519の署名は短くても安全です）"),
            Phrase(
                en: "the text says `unprotected` or `insecure`: that is about DNSSEC",
                ja: "説明文が`unprotected`や`insecure`のとき（DNSSECについての記述です）"),
        ],
        steps: [
            Phrase(en: "Sign with rsa-sha256 and a new key of 2048 bits.", ja: "2048ビットの新しい鍵とrsa-sha256で署名します。")
        ],
        changes: Phrase(
            en: "lowered to notice where only a receiver's refusal shows it",
            ja: "受信側が採用しなかったことだけが根拠のときは「注意」に下がります"),
        example: [
            "DKIM-Signature: v=1; a=rsa-sha1; d=service.example; s=old; h=from:subject; bh=…; b=…"
        ],
        related: [.dkimTestMode, .dkimFromNotSigned])

    static let dkimReplaySuspected = GuidePage(
        severity: .warning,
        title: Phrase(en: "A genuine signature that somebody may have sent again", ja: "再送された可能性のある本物の署名"),
        meaning: Phrase(
            en: """
                DKIM does not cover the envelope. Whoever holds a mail with a good signature can send it to thousands, and \
                each copy passes. The rule counts signs and speaks of a suspicion.
                """,
            ja: """
                DKIMはエンベロープを対象としません。有効な署名付きのメールを持つ人は、それを大量に再送でき、\
                どの写しもPASSします。このルールは兆候を数え、疑いとして示します。
                """),
        fires: [
            Phrase(
                en: """
                    the author's signature passed at a trusted hop, and at least two signs are there: an envelope sender of a \
                    stranger, a signature at least six hours older than the delivery, a recipient whom To and Cc do not name, \
                    a domain where everybody can have an account; one of the first two must be among them; two are a notice, three a warning
                    """,
                ja: """
                    信頼するホップで差出人の署名がPASSし、次のうち2つ以上が当てはまるとき（最初の2つのどちらかは必須）：\
                    無関係なエンベロープFrom、配送より6時間以上古い署名、To・Ccにない宛先、誰でもアカウントを持てるドメイン（2つなら注意、3つ以上で警告）
                    """)
        ],
        silent: [
            Phrase(
                en: "a forwarding, a list, Resent- fields or a blind copy explains it",
                ja: "転送、メーリングリスト、Resent-フィールド、Bccで説明できるとき"),
            Phrase(en: "SPF passed for the author too", ja: "SPFも差出人についてPASSしているとき"),
        ],
        steps: [
            Phrase(
                en: "Ask the owner of the signing domain whether other recipients report the same signature.",
                ja: "署名ドメインの管理者に、ほかの受信者からも同じ署名の報告があるかを確認します。")
        ],
        example: [
            "Return-Path: <x9@vps.example>",
            "Authentication-Results: mx.mailbox.example; spf=pass smtp.mailfrom=x9@vps.example;",
            "    dkim=pass header.d=service.example header.s=s1",
            "To: other@else.example",
        ],
        related: [.spfPassUnaligned, .dmarcPassThroughDKIMOnly])
}
