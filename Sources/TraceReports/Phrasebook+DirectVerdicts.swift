internal import TraceAnalysis

/// The sentences of the verdicts that need no forwarding.
extension Phrasebook {
    static let altered = VerdictPhrases(
        headline: Phrase(
            en: "The message was altered on the way, between {earlierHop} and {laterHop}.",
            ja: "配送中（{earlierHop}〜{laterHop}）にメッセージが変更されています。"),
        appears: Phrase(
            en: "The message appears to have been altered on the way, between {earlierHop} and {laterHop}.",
            ja: "配送中（{earlierHop}〜{laterHop}）にメッセージが変更されたと考えられます。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A signature of {author} was valid at the earlier server and is not at the later one, and no mailing list explains it.",
                    ja: "{author}の署名は前のサーバーでは有効でしたが、後のサーバーでは無効です。メーリングリストによる変更でもありません。")
            ],
            [
                Phrase(
                    en:
                        "Gateways that add a banner, a footer or a new encoding do this, and so does tampering: the header alone cannot tell which.",
                    ja: "警告文やフッターの追加、再エンコードを行うゲートウェイのほか、改ざんでも同じ結果になります。ヘッダーだけでは区別できません。")
            ],
        ])

    static let replay = VerdictPhrases(
        headline: Phrase(
            en: "The signature of {author} is genuine, but the mail may have been re-sent by someone else.",
            ja: "{author}の署名は本物ですが、第三者によって再送された可能性があります。"),
        explanation: [
            [
                Phrase(
                    en: "DKIM proves the content, not the envelope: whoever holds a copy can send it again to other recipients.",
                    ja: "DKIMが保証するのは内容だけです。写しを持つ人は、別の宛先に同じメールを再送できます。")
            ],
            [Phrase(en: "Sender, recipients or times of this copy do not fit its signature.", ja: "このメールの送信者、宛先、時刻が署名と合いません。")],
        ])

    static let forged = VerdictPhrases(
        headline: Phrase(
            en: "Do not trust the PASS lines: {count} of them were not written by the server they name.",
            ja: "PASSの記録のうち{count}件は、名乗っているサーバーが書いたものではありません。信頼しないでください。"),
        appears: Phrase(
            en: "Do not trust the PASS lines: {count} of them appear not to be written by the server they name.",
            ja: "PASSの記録のうち{count}件は、名乗っているサーバーが書いたものではないと考えられます。信頼しないでください。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A result that bears the name {writer} stands where that server could not have written it, or contradicts the way of the mail.",
                    ja: "{writer}を名乗る結果が、そのサーバーが書けない位置にあるか、配送経路と矛盾しています。"),
                Phrase(
                    en:
                        "A result stands where the server that it names could not have written it, or contradicts the way of the mail.",
                    ja: "名乗っているサーバーが書けない位置にあるか、配送経路と矛盾する結果があります。"),
            ],
            [Phrase(en: "Whoever sent the mail can write such lines.", ja: "このような行は送信者が自由に書き込めます。")],
        ],
        nextSteps: [
            Phrase(
                en: "Configure the receiving server to remove results that bear its own name (RFC 8601, section 5).",
                ja: "受信サーバーで、自分の名前を名乗る外部の認証結果を削除する設定にしてください（RFC 8601 5章）。")
        ])

    static let forgedOnce = VerdictPhrases(
        headline: Phrase(
            en: "Do not trust the PASS lines: one of them was not written by the server it names.",
            ja: "PASSの記録のうち1件は、名乗っているサーバーが書いたものではありません。信頼しないでください。"),
        appears: Phrase(
            en: "Do not trust the PASS lines: one of them appears not to be written by the server it names.",
            ja: "PASSの記録のうち1件は、名乗っているサーバーが書いたものではないと考えられます。信頼しないでください。"),
        explanation: forged.explanation, nextSteps: forged.nextSteps)

    static let authorUncovered = VerdictPhrases(
        headline: Phrase(en: "The only valid signature does not cover the visible sender.", ja: "有効な署名は、表示されている差出人を保護していません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The signature of {domain} passed, but the From field that a reader sees is not among the fields that it signs.",
                    ja: "{domain}の署名はPASSしていますが、表示されるFromフィールドは署名の対象に含まれていません。"),
                Phrase(
                    en: "The From field that a reader sees is not among the fields that the signature covers.",
                    ja: "表示されるFromフィールドは、署名の対象に含まれていません。"),
            ],
            [Phrase(en: "Anybody could have put that name there.", ja: "この差出人名は誰でも書き込めます。")],
        ])

    static let dnsBroken = VerdictPhrases(
        headline: Phrase(
            en: "The DNS records of {author} that the mail service needs cannot be read: neither SPF nor DKIM could be checked.",
            ja: "{author}のメール送信用DNSレコードを参照できず、SPFもDKIMも検証できていません。"),
        appears: Phrase(
            en:
                "The DNS records of {author} that the mail service needs could apparently not be read: neither SPF nor DKIM could be checked.",
            ja: "{author}のメール送信用DNSレコードを参照できなかったと考えられ、SPFもDKIMも検証できていません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The receiving server {writer} got no answer from DNS, so it could not check; that is not the same as a false mail.",
                    ja: "受信サーバー{writer}がDNSから応答を得られず、検証できませんでした。偽のメールという意味ではありません。"),
                Phrase(
                    en:
                        "The receiving server got no answer from DNS, so it could not check; that is not the same as a false mail.",
                    ja: "受信サーバーがDNSから応答を得られず、検証できませんでした。偽のメールという意味ではありません。"),
            ],
            [
                Phrase(
                    en:
                        "Records that a sending service needs (CNAME or TXT) are missing or cannot be resolved, or the name servers did not answer at that time.",
                    ja: "配信サービスに必要なレコード（CNAMEまたはTXT）が存在しないか解決できない、あるいは当時ネームサーバーが応答しなかった可能性があります。")
            ],
        ],
        nextSteps: [
            Phrase(
                en:
                    "If a record is missing, restore it from the settings of the sending service and have the service verify the domain again.",
                ja: "レコードがない場合は、配信サービスの設定画面の値どおりに復元し、ドメイン認証を再実行してください。")
        ])

    static let dnsPartlyBroken = VerdictPhrases(
        headline: Phrase(
            en: "{method} could not be checked because of DNS ({record}).", ja: "DNS（{record}）の問題で{method}を検証できていません。"),
        appears: Phrase(
            en: "{method} could apparently not be checked because of DNS ({record}).",
            ja: "DNS（{record}）の問題で{method}を検証できなかったと考えられます。"),
        explanation: [
            [
                Phrase(
                    en: "The receiving server could not read a record that it needs; the other results stand on their own.",
                    ja: "受信サーバーが必要なレコードを参照できませんでした。ほかの結果には影響しません。")
            ]
        ])

    static let serviceOnly = VerdictPhrases(
        headline: Phrase(
            en: "PASS is about {domain}; the author's domain {author} was not proven.",
            ja: "PASSは{domain}に対するものです。{author}からの送信であることは確認できていません。"),
        appears: Phrase(
            en: "PASS appears to be about {domain}; the author's domain {author} was not proven.",
            ja: "PASSは{domain}に対するものと考えられます。{author}からの送信であることは確認できていません。"),
        explanation: [
            [
                Phrase(
                    en: "What passed was checked for {domain}; nothing that passed bears the name of {author}.",
                    ja: "PASSしたのは{domain}に対する検証です。{author}の名前でPASSした結果はありません。")
            ],
            [
                Phrase(
                    en: "Everybody who can send through that domain gets the same PASS.", ja: "このドメインから送信できる人なら、誰でも同じPASSになります。")
            ],
        ])

    static let guess = VerdictPhrases(
        headline: Phrase(en: "The receiver guessed; {author} publishes no policy.", ja: "{author}にポリシーがなく、受信側の推定による判定です。"),
        explanation: [
            [
                Phrase(
                    en: "A “best guess” result means that no record existed and the receiver assumed one. It is not a PASS.",
                    ja: "best guessの結果は、レコードがないため受信側が仮の基準で判定したものです。PASSではありません。")
            ],
            [
                Phrase(
                    en: "Beside that guess, {method} did pass, and it is about {author}.",
                    ja: "推定とは別に、{method}は{author}に対して実際にPASSしています。")
            ],
        ])

    static let claimsOnly = VerdictPhrases(
        headline: Phrase(en: "All PASS lines are unverified claims.", ja: "PASSの記録はいずれも未確認の自己申告です。"),
        explanation: [
            [
                Phrase(
                    en:
                        "They were written outside of the servers that you trust, and nothing vouches for them; the sender could have typed them.",
                    ja: "信頼できるサーバーの範囲外で書かれており、裏付けがありません。送信者が自分で書き込むこともできます。")
            ]
        ])

    static let authorFail = VerdictPhrases(
        headline: Phrase(en: "Authentication of {author} failed on the direct path.", ja: "直接の経路で{author}の認証に失敗しています。"),
        appears: Phrase(
            en: "Authentication of {author} appears to have failed on the direct path.", ja: "直接の経路で{author}の認証に失敗したと考えられます。"),
        explanation: [
            [
                Phrase(
                    en:
                        "No forwarding explains it: the server that sent the mail is not authorised by {author}, or its signature is not valid.",
                    ja: "転送では説明できません。送信サーバーが{author}に許可されていないか、署名が無効です。")
            ]
        ],
        nextSteps: [
            Phrase(
                en:
                    "If the mail is genuine, {author} must authorise the sending server (SPF) or repair its DKIM signing. Until then, do not trust it.",
                ja: "正規のメールであれば、{author}側で送信サーバーの許可（SPF）またはDKIM署名の修正が必要です。それまでは信頼しないでください。")
        ])

    static let authentic = VerdictPhrases(
        headline: Phrase(
            en: "The results are about the author's domain {author} and they passed.", ja: "差出人ドメイン{author}そのものに対する認証で、PASSしています。"
        ),
        appears: Phrase(
            en: "The results appear to be about the author's domain {author}, and they passed.",
            ja: "差出人ドメイン{author}に対する認証と考えられ、PASSしています。"),
        explanation: [
            [
                Phrase(
                    en: "{writer} checked the name that the reader sees in From, and DMARC confirmed it.",
                    ja: "{writer}が、表示されている差出人のドメインを検証し、DMARCでも一致を確認しています。"),
                Phrase(
                    en: "The receiving server checked the name that the reader sees in From, and DMARC confirmed it.",
                    ja: "受信サーバーが、表示されている差出人のドメインを検証し、DMARCでも一致を確認しています。"),
            ],
            [Phrase(en: "That proves the domain, not the person who wrote.", ja: "証明されるのはドメインであり、書いた人物ではありません。")],
        ],
        noStep: Phrase(en: "Nothing needs to be done.", ja: "対応は不要です。"))

    static let authenticNoDMARC = VerdictPhrases(
        headline: Phrase(
            en: "{author} was proven by {method}; no DMARC result was recorded.", ja: "{author}は{method}で確認できています。DMARCの結果はありません。"
        ),
        appears: Phrase(
            en: "{author} was apparently proven by {method}; no DMARC result was recorded.",
            ja: "{author}は{method}で確認できたと考えられます。DMARCの結果はありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A PASS of {method} bears the author's name; the receiving server did not record a comparison of its own (DMARC).",
                    ja: "{method}のPASSは差出人ドメインに対するものですが、受信サーバーによる照合（DMARC）は記録されていません。")
            ]
        ])

    /// DMARC was asked, and gave neither PASS nor FAIL.
    static let authenticUndecided = VerdictPhrases(
        headline: Phrase(
            en: "{author} was proven by {method}; DMARC gave no verdict.", ja: "{author}は{method}で確認できています。DMARCの判定は出ていません。"),
        appears: Phrase(
            en: "{author} was apparently proven by {method}; DMARC gave no verdict.",
            ja: "{author}は{method}で確認できたと考えられます。DMARCの判定は出ていません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A PASS of {method} bears the author's name; the receiving server found no usable policy (DMARC) of that domain.",
                    ja: "{method}のPASSは差出人ドメインに対するものですが、受信サーバーは有効なポリシー（DMARC）を見つけられませんでした。")
            ]
        ])

    /// There are results, and none of them says anything for or against the author.
    static let nothingSaid = VerdictPhrases(
        headline: Phrase(
            en: "The results in this copy say neither PASS nor FAIL about the author.",
            ja: "この写しの認証結果は、差出人についてPASSともFAILとも判定していません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A word like none says that there was nothing to check: no record, no signature, no policy. The mail is neither proven nor refuted.",
                    ja: "noneなどの結果は、検証対象（レコード、署名、ポリシー）がなかったことを示します。メールの真偽は、これだけでは分かりません。")
            ]
        ])

    static let noData = VerdictPhrases(
        headline: Phrase(en: "This copy holds no authentication result.", ja: "この写しには認証結果がありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "That says nothing about the mail: the server may not check, or the copy was taken before it wrote its results.",
                    ja: "メールの真偽とは無関係です。サーバーが検証していないか、結果が記録される前の写しの可能性があります。")
            ]
        ])
}
