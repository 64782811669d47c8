internal import TraceAnalysis

/// The sentences of verdicts on results that decide nothing.
extension Phrasebook {
    // Claims

    static func claims(_ variant: Verdict.Variant?) -> VerdictPhrases {
        switch variant {
        case .failures: claimedFailures
        case .strangers: claimsAboutStrangers
        case .unplaced: claimsUnplaced
        case .ownUser: claimsOfPlatform
        case .unasked: passesUnasked
        case .refuted: claimsAgainstFailure
        case .behindGateway: claimsOfGateway
        default: claimsOnly
        }
    }

    private static let claimsOfPlatform = VerdictPhrases(
        headline: Phrase(
            en: "All PASS lines are what the sending side says of its own user: nobody checked them.",
            ja: "PASSの記録はいずれも送信側が自分の利用者について書いたもので、検証の結果ではありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "They judge no connection from another server and no signature of one. They prove nothing about the author.",
                    ja: "ほかのサーバーの接続や署名を検証したものではありません。差出人については何の証明にもなりません。")
            ],
            ownWord,
        ])

    /// The receiver let the client pass, whoever it speaks for.
    private static let passesUnasked = VerdictPhrases(
        headline: Phrase(
            en: "All PASS lines rest on rules of the server's own: no record of the sender's domain was asked.",
            ja: "PASSの記録はいずれもサーバー独自のルールによるもので、送信元ドメインのレコードは照合されていません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "A client on a list of the server's, or on its own machine or network, passes whatever it sends. That proves nothing about the author.",
                    ja: "許可リストにある接続元や内部の接続元は、どの名前で送ってもPASSになります。差出人については何の証明にもなりません。")
            ],
            ownWord,
        ])

    private static let claimsOnly = VerdictPhrases(
        headline: Phrase(en: "All PASS lines are unverified claims.", ja: "PASSの記録はいずれも未確認の自己申告です。"),
        explanation: [
            [
                Phrase(
                    en:
                        "Nothing shows that a server that you trust wrote them, and nothing vouches for them; the sender could have typed them.",
                    ja: "信頼できるサーバーが書いたものと確認できず、裏付けもありません。送信者が自分で書き込むこともできます。")
            ],
            ownWord,
        ])

    /// A server that is trusted found that the author did not pass.
    private static let claimsAgainstFailure = VerdictPhrases(
        headline: Phrase(
            en: "{method} did not pass for {author} at a server that you trust; all PASS lines are unverified claims of others.",
            ja: "信頼するサーバーでは{author}の{method}がPASSしていません。PASSの記録はいずれもほかの者の未確認の申告です。"),
        explanation: [ownWord] + claimsOnly.explanation.prefix(1),
        nextSteps: [untilThen])

    /// What failed was found behind a service that filters mail for others, and is said to have found a PASS itself.
    private static let claimsOfGateway = VerdictPhrases(
        headline: Phrase(
            en:
                "{author} did not pass behind the gateway {service}; that it passed when the gateway took the mail is only claimed here.",
            ja: "{author}はゲートウェイ{service}の後ではPASSしていません。ゲートウェイの受信時にPASSしたという記録は、この写しでは自己申告です。"),
        explanation: [
            ownWord,
            [
                Phrase(
                    en:
                        "SPF was asked about the connection of {service}, which filters mail for other organizations. If it filters the reader's mail, genuine mail fails there too, and a text that it puts in breaks signatures: then what {earlierHop} recorded counts.",
                    ja:
                        "SPFの検証対象は、他の組織のメールを検査する{service}の接続です。受信側のゲートウェイであれば、正規のメールもPASSせず、文言の追加で署名も無効になります。その場合は{earlierHop}の記録を確認してください。"
                ),
                Phrase(
                    en:
                        "SPF was asked about the connection of {service}, which filters mail for other organizations. If it filters the reader's mail, genuine mail fails there too, and a text that it puts in breaks signatures: then its own results count.",
                    ja:
                        "SPFの検証対象は、他の組織のメールを検査する{service}の接続です。受信側のゲートウェイであれば、正規のメールもPASSせず、文言の追加で署名も無効になります。その場合はゲートウェイ自身の記録を確認してください。"
                ),
            ],
            [
                Phrase(
                    en: "Whoever sent the mail could have typed such a record: ask the gateway itself.",
                    ja: "その記録は送信者が書き込むこともできます。ゲートウェイ側で確認してください。")
            ],
        ],
        nextSteps: [lookPastFilter])

    /// The receiving side wrote them, and no line tells which server did.
    private static let claimsUnplaced = VerdictPhrases(
        headline: Phrase(
            en: "All PASS lines are unverified claims: no line of the way tells which server wrote them.",
            ja: "PASSの記録はいずれも未確認です。書いたサーバーを経路から特定できません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "They stand above the line by which the mail was taken, where only the receiving side writes, but under a name that no line of the way bears.",
                    ja: "メールを受け取った行より上の、受信側でしか書けない位置にありますが、書いたサーバーの名前が経路のどの行にもありません。")
            ],
            ownWord,
        ])

    /// No PASS, and what speaks against the author is no more than a claim.
    private static let claimedFailures = VerdictPhrases(
        headline: Phrase(
            en: "All results are unverified claims; by one of them {method} did not pass for {domain}.",
            ja: "認証結果はいずれも未確認の自己申告です。{domain}の{method}がPASSしなかったという記録があります。"),
        explanation: [
            [
                Phrase(
                    en:
                        "Nothing shows that a server that you trust wrote them ({method}: {laterResult}), so they neither prove nor refute the author.",
                    ja: "信頼できるサーバーが書いたものと確認できないため（{method}：{laterResult}）、差出人の真偽の根拠にはなりません。"),
                Phrase(
                    en: "Nothing shows that a server that you trust wrote them, so they neither prove nor refute the author.",
                    ja: "信頼できるサーバーが書いたものと確認できないため、差出人の真偽の根拠にはなりません。"),
            ]
        ],
        nextSteps: [
            Phrase(
                en: "If their writer is a server of yours, name it with --trust.",
                ja: "書いたのが自分のサーバーであれば、--trustで指定してください。")
        ])

    /// What passed is claimed of others, and what speaks against the author is no more than a claim.
    private static let claimsAboutStrangers = VerdictPhrases(
        headline: Phrase(
            en:
                "All results are unverified claims: none of the PASS lines is about {domain}, and by one claim {method} did not pass for it.",
            ja: "認証結果はいずれも未確認の自己申告です。PASSの記録は{domain}についてのものではなく、{domain}の{method}がPASSしなかったという記録があります。"),
        explanation: claimedFailures.explanation)

    private static let ownWord = [
        Phrase(
            en: "A server that you trust recorded itself: {method} {laterResult} for {domain}, at {laterHop}.",
            ja: "信頼する{laterHop}自身の記録では、{domain}に対する{method}は{laterResult}です。"),
        Phrase(
            en: "A server that you trust recorded itself: {method} {laterResult} for {domain}.",
            ja: "信頼するサーバー自身の記録では、{domain}に対する{method}は{laterResult}です。"),
    ]

    /// DMARC compares what stands in From; it stands there no longer.
    static let fromChanged = Phrase(
        en:
            "DMARC was asked about another name than the one in From of this copy: From was written anew after that check, or the result is another mail's.",
        ja: "DMARCで照合された名前は、この写しのFromと異なります。検証の後にFromが書き換えられたか、別のメールの結果です。")

    static let listBetween = Phrase(
        en:
            "Both can be right, because each speaks of the mail as it arrived there: between the two the list {list} sent it on, from a server of its own and, as lists do, perhaps changed. SPF judges another client then, and a signature of the author's may not match any more.",
        ja:
            "それぞれその時点で届いた状態についての記録なので、どちらも正しいことがあります。2つの間でメーリングリスト{list}が自分のサーバーから配信しており、内容が変わった可能性もあります。SPFの接続元は変わり、差出人の署名が一致しなくなることもあります。"
    )
    static let forwarderBetween = Phrase(
        en:
            "Both can be right, because each speaks of the mail as it arrived there: between the two {forwarder} sent it on, so that SPF judges another client. If the signature does not match any more, the mail was changed there or behind.",
        ja: "それぞれその時点で届いた状態についての記録なので、どちらも正しいことがあります。2つの間で{forwarder}が転送しているため、SPFの接続元は変わります。署名が一致しなくなった場合は、そこかその後で内容が変わっています。")
    static let policyBehindList = Phrase(
        en:
            "DMARC asks for a PASS in the name of {author}. Behind the list there is none, whoever wrote the mail, so that its FAIL here tells nothing about the author.",
        ja: "DMARCがPASSになるには{author}の名前でのPASSが必要です。リストを通った後は、誰が書いたメールでもそれがなくなるため、ここでのFAILは差出人の真偽を示しません。")
    /// Many programs show the name alone.
    static let addressAsName = Phrase(
        en:
            "From shows another address as a name, {address}. Nothing that passed is about that one, and many programs show the name alone.",
        ja: "Fromには、名前として別のアドレス{address}が書かれています。PASSした結果はそのアドレスに対するものではありません。名前だけを表示するソフトウェアも多くあります。")

    static let copyEnds = Phrase(
        en: "This copy ends in the middle of {field}: what followed is not known.",
        ja: "この写しは{field}の途中で終わっています。その後に何があったかは分かりません。")

    /// Outlook moves fields where senders write too.
    static let resultsMoved = Phrase(
        en:
            "The results that say so stand behind the author's own fields: Outlook puts them there when it saves or attaches a mail, but a sender can write there too. Where much depends on it, look at the mail in the mailbox itself.",
        ja: "その根拠の結果は、差出人側のフィールドより後にあります。Outlookがメールを保存・添付するとそこへ移しますが、送信者も書き込める位置です。重要な判断には、メールボックスにある元のメールで確認してください。")

    /// A failure of DMARC that may be the receiver's own.
    static let doubtfulFailure = [
        Phrase(
            en:
                "A DMARC result for {author} in the name of {writer} says {laterResult}. It may be the receiving server's own; which delivery it is about, this copy cannot show.",
            ja:
                "{writer}の名で、{author}のDMARCが{laterResult}という結果があります。受信サーバー自身の結果かもしれませんが、どの配送についてのものかは、このメールからは分かりません。"),
        Phrase(
            en:
                "A DMARC result for {author} that names no writer says {laterResult}. It may be the receiving server's own; which delivery it is about, this copy cannot show.",
            ja:
                "{author}のDMARCが{laterResult}という、記録者名のない結果があります。受信サーバー自身の結果かもしれませんが、どの配送についてのものかは、このメールからは分かりません。"),
    ]

    /// From is not there; a receiver that compared it wrote down whom it named.
    static let authorRecorded = Phrase(
        en:
            "This copy has no From that could be read. That the author's domain is {author} is what the DMARC result of {writer} says.",
        ja: "この写しには読み取れるFromがありません。差出人ドメインを{author}としたのは、{writer}のDMARCの結果によるものです。")

    // Results that say nothing for or against the author

    static let unreadAuthor = [
        Phrase(
            en: "This copy has no From that could be read, so that no result can be compared with an author.",
            ja: "この写しには読み取れるFromがなく、結果を差出人と照合できません。")
    ]

    /// A forwarding on the way of a mail whose author the copy does not name.
    static let sentOnUnread = [
        Phrase(
            en:
                "By the signs in this copy {forwarder} sent the mail on to {destination}: what was recorded behind that may be about the forwarder, not about the sender.",
            ja: "この写しの記録によれば、{forwarder}から{destination}へ転送されています。その後の結果は、送信元ではなく転送元についてのものかもしれません。"),
        Phrase(
            en:
                "By the signs in this copy {forwarder} sent the mail on: what was recorded behind that may be about the forwarder, not about the sender.",
            ja: "この写しの記録によれば、{forwarder}が転送しています。その後の結果は、送信元ではなく転送元についてのものかもしれません。"),
    ]

    static func silent(_ variant: Verdict.Variant) -> VerdictPhrases {
        variant == .nothing
            ? nothingSaid
            : VerdictPhrases(
                headline: Phrase(
                    en: "The results in this copy neither prove nor refute the author.", ja: "この写しの認証結果からは、差出人の真偽は分かりません。"),
                explanation: variant == .noAuthor ? [unreadAuthor, sentOnUnread] : [whySilent(variant)])
    }

    private static func whySilent(_ variant: Verdict.Variant) -> [Phrase] {
        switch variant {
        case .elsewhere:
            [
                Phrase(
                    en:
                        "They are about other things, such as the user who logged in or the name of an address; no result of SPF, DKIM or DMARC speaks of a server that handed the mail over.",
                    ja: "送信時のログインやIPアドレスの逆引きなど、別の検証の結果です。メールを引き渡したサーバーについてのSPF、DKIM、DMARCの結果はありません。")
            ]
        case .noAuthor: unreadAuthor
        case .fetched:
            [
                Phrase(
                    en:
                        """
                        {hop} fetched this mail from {forwarder}. It was not the server to which the mail was sent: its SPF and \
                        DMARC judge a connection that it did not take and knows from a line of the copy alone, so they neither prove \
                        nor refute the author.
                        """,
                    ja: """
                        {hop}はこのメールを{forwarder}から取り込んだだけで、送信側から受け取ったサーバーではありません。\
                        SPFとDMARCは、自分では受けていない、写しの行にあるだけの接続を検証した結果なので、差出人については証明にも反証にもなりません。
                        """)
            ]
        case .severalAuthors:
            [
                Phrase(
                    en: "From names more than one domain, and a result is about one name: none shows who of them wrote the mail.",
                    ja: "Fromに複数のドメインがあります。1つの結果は1つの名前についてのもので、そのうち誰が書いたかは示しません。")
            ]
        case .unnamed:
            [
                Phrase(
                    en: "{method} passed, as {hop} recorded, but the record does not say for which name.",
                    ja: "{hop}の記録では{method}がPASSしていますが、どの名前に対する結果か書かれていません。"),
                Phrase(
                    en: "{method} passed, but the record does not say for which name.",
                    ja: "{method}がPASSしていますが、どの名前に対する結果か書かれていません。"),
            ]
        case .composite:
            [
                Phrase(
                    en:
                        "Only an overall judgement of {hop} speaks about {author}: {method}={laterResult}. SPF, DKIM and DMARC decided nothing for that name.",
                    ja: "{author}について判断を示すのは、{hop}による総合判定（{method}={laterResult}）だけです。SPF、DKIM、DMARCでは、この名前について結論が出ていません。")
            ]
        default:
            [
                Phrase(
                    en:
                        "No server that you trust recorded a PASS or a FAIL for {author}; what was recorded ({laterResult}) leaves it open.",
                    ja: "信頼するサーバーは、{author}についてPASSともFAILとも記録していません。記録された結果（{laterResult}）では判断できません。"),
                Phrase(
                    en: "No server that you trust recorded a PASS or a FAIL for {author}.",
                    ja: "信頼するサーバーは、{author}についてPASSともFAILとも記録していません。"),
                Phrase(
                    en: "No server that you trust recorded a PASS or a FAIL for the author.",
                    ja: "信頼するサーバーは、差出人についてPASSともFAILとも記録していません。"),
            ]
        }
    }

    // Copies without a result

    static let runTogether = VerdictPhrases(
        headline: Phrase(
            en: "This copy lost its line breaks: its fields run together, and no result in it could be read.",
            ja: "この写しは改行が失われ、フィールドが1行につながっているため、認証結果を読み取れません。"),
        explanation: [
            [
                Phrase(
                    en: "That says nothing about the mail, nor about what servers recorded.",
                    ja: "メールの真偽とも、サーバーが記録した内容とも無関係です。")
            ]
        ])

    static let noTrace = VerdictPhrases(
        headline: Phrase(
            en: "This copy shows no server: it has no Received line and no authentication result.",
            ja: "この写しにはReceivedフィールドも認証結果もなく、サーバーを通った跡がありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "It was saved before it was sent, as drafts and sent folders hold it, or its trace was taken out, or left out of the copy. Neither its way nor its author can be judged from it.",
                    ja: "下書きや送信済みフォルダーの写しか、経路の記録が取り除かれたか省かれた写しと考えられます。経路も差出人の真偽も、この写しからは分かりません。")
            ]
        ])

    /// No line of a server, or none that could be read.
    static func traceless(_ variant: Verdict.Variant) -> VerdictPhrases? {
        switch variant {
        case .noTrace: noTrace
        case .delivered: delivered
        case .lostLineBreaks: runTogether
        default: nil
        }
    }

    static let delivered = VerdictPhrases(
        headline: noTrace.headline,
        explanation: [
            [
                Phrase(
                    en:
                        "Servers write Return-Path and Delivered-To when they deliver a mail, so this one was delivered, and the lines of its way are not in the copy. Neither its way nor its author can be judged from it.",
                    ja: "Return-PathやDelivered-Toは配送時にサーバーが書くフィールドです。配送済みのメールで、経路の記録は写しに残っていません。経路も差出人の真偽も、この写しからは分かりません。")
            ]
        ])
}
