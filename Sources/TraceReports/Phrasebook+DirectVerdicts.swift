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
                        "A signature of {domain} was valid at the earlier server and is not at the later one, and no mailing list explains it.",
                    ja: "{domain}の署名は前のサーバーでは有効でしたが、後のサーバーでは無効です。メーリングリストによる変更でもありません。")
            ],
            [
                Phrase(
                    en:
                        "By the hashes in the ARC seals (not verified here) the body was changed before {sealer} sealed the mail, and not after.",
                    ja: "ARCの封印にあるハッシュ（ここでは検証していません）によれば、本文が変更されたのは{sealer}が封印するより前で、その後は変わっていません。")
            ],
            [
                Phrase(
                    en:
                        "Gateways that add a banner, a footer or a new encoding do this, and so does tampering: the header alone cannot tell which.",
                    ja: "警告文やフッターの追加、再エンコードを行うゲートウェイのほか、改ざんでも同じ結果になります。ヘッダーだけでは区別できません。")
            ],
        ])

    /// By a program with access to the mailbox, behind the delivery.
    static let alteredByProgram = VerdictPhrases(
        headline: Phrase(
            en:
                "A program put an altered copy into the mailbox at {laterHop}; when the mail was delivered, {domain} had signed it.",
            ja: "{laterHop}でプログラムが変更後の写しをメールボックスに入れています。配信時には{domain}の署名が有効でした。"),
        appears: Phrase(
            en:
                "A program appears to have put an altered copy into the mailbox at {laterHop}; when the mail was delivered, {domain} had signed it.",
            ja: "{laterHop}でプログラムが変更後の写しをメールボックスに入れたと考えられます。配信時には{domain}の署名が有効でした。"),
        explanation: [
            [
                Phrase(
                    en:
                        "Nothing was changed on the way to {earlierHop}; results that stand above that delivery are about the copy.",
                    ja: "{earlierHop}までの配送では変更されていません。その配信より上にある結果は、写しについてのものです。")
            ]
        ])

    static let alteredProbably = VerdictPhrases(
        headline: Phrase(
            en: "The message does not match the signature of {domain}: it was altered after it was signed, or signed wrongly.",
            ja: "メッセージの内容が{domain}の署名と一致しません。署名後に変更されたか、署名が誤っています。"),
        explanation: [
            [
                Phrase(
                    en:
                        "{earlierHop} and the servers behind it may have changed it after {domain} had signed it, or the signature was wrong from the start: no earlier result is left that could tell.",
                    ja: "{domain}の署名後に{earlierHop}以降のサーバーで内容が変更されたか、署名が最初から正しくなかったかのどちらかですが、それ以前の結果が残っていないため区別できません。"),
                Phrase(
                    en:
                        "No other server left a line between the signature and {laterHop}: the sending system itself may have changed the mail after it had signed it (a footer, another encoding), or have signed it wrongly.",
                    ja: "署名から{laterHop}までの間に、ほかのサーバーの行はありません。送信側のシステム自身が署名後に内容を変更した（フッターの追加、再エンコードなど）か、署名を誤った可能性があります。"),
                Phrase(
                    en:
                        "Either it was changed after {domain} had signed it, or the signature was wrong from the start: no earlier result is left that could tell.",
                    ja: "{domain}の署名後に内容が変更されたか、署名が最初から正しくなかったかのどちらかですが、それ以前の結果が残っていないため区別できません。"),
            ],
            altered.explanation[2],
        ])

    /// That the signature was valid before, only a claim says.
    static let alteredByClaim = VerdictPhrases(
        headline: Phrase(
            en: "The signature of {domain} did not pass at {laterHop}; that it was valid before, only a claim says.",
            ja: "{domain}の署名は{laterHop}でPASSしていません。それ以前は有効だったという記録は未確認です。"),
        explanation: [
            [
                Phrase(
                    en:
                        "If the claim in the name of {earlierHop} is true, the message was altered between the two: by a gateway that adds a banner, a footer or a new encoding, or by tampering.",
                    ja: "{earlierHop}の名前の記録が事実であれば、その間にメッセージが変更されています。警告文やフッターの追加、再エンコードを行うゲートウェイのほか、改ざんでもこうなります。"
                )
            ],
            [
                Phrase(
                    en:
                        "Whoever sent the mail could have typed it: nothing that was verified shows that the signature ever was valid.",
                    ja: "この記録は送信者も書き込めます。署名が有効だったことを示す、検証済みの記録はありません。")
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

    /// The signs are weak: something else could have made them.
    static func doubtful(_ forged: VerdictPhrases) -> VerdictPhrases {
        VerdictPhrases(
            headline: forged.appears ?? forged.headline,
            explanation: [
                [
                    Phrase(
                        en:
                            "A result that bears the name {writer} does not fit what else the message shows; a list that removes signatures can leave such a line too.",
                        ja: "{writer}を名乗る結果が、ほかの記録と合いません。署名を取り除くメーリングリストでも、同じような状態になることがあります。"),
                    Phrase(
                        en:
                            "A result does not fit what else the message shows; a list that removes signatures can leave such a line too.",
                        ja: "ほかの記録と合わない結果があります。署名を取り除くメーリングリストでも、同じような状態になることがあります。"),
                ],
                [Phrase(en: "Whoever sent the mail can write such lines.", ja: "このような行は送信者も自由に書き込めます。")],
            ])
    }

    /// Either the copy was cut, or the lines are the sender's.
    static let resultsOfNoSignature = VerdictPhrases(
        headline: Phrase(
            en: "This copy holds none of the signatures that passed as its results say: they cannot be relied on as they stand.",
            ja: "PASSとされるDKIM署名がこの写しには1つもないため、認証結果をこのまま信頼することはできません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "Where the copy is whole, whoever sent the mail wrote the results in the name of {writer} himself. Where fields were left out, as in text that was pasted, they may be true.",
                    ja: "写しが完全であれば、{writer}を名乗る結果は送信者が書いたものです。貼り付けた文章のようにフィールドが省かれているのであれば、事実かもしれません。"),
                Phrase(
                    en:
                        "Where the copy is whole, whoever sent the mail wrote the results himself. Where fields were left out, as in text that was pasted, they may be true.",
                    ja: "写しが完全であれば、認証結果は送信者が書いたものです。貼り付けた文章のようにフィールドが省かれているのであれば、事実かもしれません。"),
            ]
        ])

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

    static let guess = VerdictPhrases(
        headline: Phrase(en: "The receiver guessed; {author} publishes no policy.", ja: "{author}にポリシーがなく、受信側の推定による判定です。"),
        explanation: assumedRecord)

    /// SPF of a name that may be any server's or forwarder's.
    static let guessOfRecord = VerdictPhrases(
        headline: Phrase(
            en: "The receiver guessed: it found no SPF record of {domain}.", ja: "{domain}のSPFレコードがなく、受信側の推定による判定です。"),
        explanation: assumedRecord)

    private static let assumedRecord = [
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
    ]

    /// There are results, and none of them says anything for or against the author.
    static let nothingSaid = VerdictPhrases(
        headline: Phrase(
            en: "The results in this copy say neither PASS nor FAIL about the author.",
            ja: "この写しの認証結果は、差出人についてPASSともFAILとも判定していません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A word like none says that its writer found nothing to check, or did not check. The mail is neither proven nor refuted.",
                    ja: "noneなどの結果は、記録したサーバーが検証対象を見つけなかったか、検証していないことを示します。メールの真偽は、これだけでは分かりません。")
            ]
        ])

    static let noData = VerdictPhrases(
        headline: Phrase(en: "This copy holds no authentication result.", ja: "この写しには認証結果がありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "That says nothing about the mail: the server may not check, the copy was taken before it wrote its results, or lacks them.",
                    ja: "メールの真偽とは無関係です。サーバーが検証していないか、結果が記録される前の写しか、結果が省かれた写しの可能性があります。")
            ],
            [
                Phrase(
                    en: "Only fields made for results were read, not what spam filters write in words of their own.",
                    ja: "読んだのは認証結果のためのフィールドだけで、迷惑メールフィルター独自の記述は含みません。")
            ],
        ])
}
