internal import TraceAnalysis

/// The sentences of the verdicts.
extension Phrasebook {
    /// The sentences of a verdict and its variant; `found` are the findings of the message, by which some of them say more,
    /// `count` is its number of what it speaks of, and `from` who wrote From in the author's place.
    static func verdict(
        _ code: Verdict.Code, _ variant: Verdict.Variant? = nil, _ found: Set<FindingCode> = [], count: Int = 2,
        from: RewrittenFrom? = nil
    ) -> VerdictPhrases {
        let isMasked = from?.writer == .forwarder
        switch code {
        case .forwarderPassAuthorUnproven: return variant == .said ? saidForwarderPass(found) : forwarderPass(variant, found)
        case .forwardedAuthentic:
            if isMasked { return maskAfterProof }
            return variant == .before
                ? forwardedAfterProof : variant == .byPolicy ? forwardedByPolicy : forwardedAuthentic(variant)
        case .forwardedUnproven:
            if isMasked { return from?.author == nil ? maskOfSomebody : variant == .sealed ? maskSealed : maskOfAuthor }
            let isAsked = found.contains(.spfPassForForwarder)
            return variant == .said ? forwardedAsSaid : variant == .sealed ? forwardedSealed(isAsked) : forwardedUnproven(isAsked)
        case .failHarmless: return failHarmless
        case .failUnproven:
            return variant == .byPolicy ? failExcused : variant == .claimedWay ? failPerhapsExplained : failUnproven
        case .list: return list(variant, hasPass: count > 0)
        case .arcTrusted: return variant == .ownUser ? ownUsersSealTrusted : arcTrusted
        case .altered:
            return variant == .probable
                ? alteredProbably
                : variant == .inserted ? alteredByProgram : variant == .claimedPass ? alteredByClaim : altered
        case .replay: return replay
        case .forged:
            let phrases = count == 1 ? forgedOnce : forged
            return variant == .doubtful ? doubtful(phrases) : variant == .unsigned ? resultsOfNoSignature : phrases
        case .authorUncovered: return authorUncovered
        case .dnsBroken: return dnsBroken
        case .dnsPartlyBroken: return dnsPartlyBroken(variant, found)
        case .serviceOnly: return pass(variant)
        case .guess: return variant == .ofRecord ? guessOfRecord : guess
        case .claimsOnly: return claims(variant)
        case .authorFail: return fail(variant)
        case .authentic:
            if variant == .before { return authenticBefore }
            return variant == .inPart ? authenticInPart : variant == .byPolicy ? authenticByPolicy : authentic
        case .authenticNoDMARC:
            return variant == .undecided
                ? authenticUndecided
                : variant == .contradicted
                    ? authenticContradicted : variant == .ofSender ? authenticBesideSender : authenticNoDMARC
        case .noData: return variant.map { traceless($0) ?? silent($0) } ?? noData
        }
    }

    // Forwarding

    /// How the mail came to be forwarded.
    static let firstReached = [
        Phrase(
            en:
                "This mail was forwarded {forwarding} times on its way; one of the forwarders, {forwarder}, sent it on to {destination}.",
            ja: "このメールは途中で{forwarding}回転送されています。そのうちの1回は{forwarder}から{destination}への転送です。"),
        Phrase(
            en: "This mail was forwarded {forwarding} times on its way, once by {forwarder}.",
            ja: "このメールは途中で{forwarding}回転送されています。そのうちの1回は{forwarder}による転送です。"),
        Phrase(
            en: "This mail first reached {address}, which forwards to {destination}.",
            ja: "このメールはまず{address}に届き、そこから{destination}へ自動転送されています。"),
        Phrase(
            en: "This mail first reached another mailbox; it was sent on to {destination} under the name of {forwarder}.",
            ja: "このメールはまず別のメールボックスに届き、{forwarder}の名前で{destination}へ転送されています。"),
        Phrase(
            en: "This mail first reached another mailbox; it was sent on under the name of {forwarder}.",
            ja: "このメールはまず別のメールボックスに届き、{forwarder}の名前で転送されています。"),
        Phrase(en: "This mail was forwarded on its way.", ja: "このメールは途中で転送されています。"),
    ]

    static let envelopeReplaced = [
        Phrase(
            en:
                "Forwarding replaced the envelope sender, so the final server asked SPF about {domain}, and its PASS is about that name.",
            ja: "転送時にエンベロープFromが書き換えられたため、最終受信サーバーが確認したのは{domain}のSPFで、PASSもこの名前に対するものです。"),
        Phrase(
            en:
                "Forwarding replaced the envelope sender, so the final server asked SPF about the forwarder's domain, and its PASS is about that name.",
            ja: "転送時にエンベロープFromが書き換えられたため、最終受信サーバーが確認したのは転送元ドメインのSPFで、PASSもこの名前に対するものです。"),
    ]

    private static func forwarderPass(_ variant: Verdict.Variant?, _ found: Set<FindingCode>) -> VerdictPhrases {
        let explanation = [firstReached, envelopeReplaced, signatureState(found), originalSPF(found)]
        if variant == .sameName {
            return VerdictPhrases(
                headline: Phrase(
                    en: "The SPF PASS is about the forwarder {forwarder}, not about the author, though both are of {author}.",
                    ja: "SPFのPASSは転送元の{forwarder}に対する結果です。差出人と同じ{author}ですが、差出人の結果ではありません。"),
                appears: Phrase(
                    en:
                        "The SPF PASS appears to be about the forwarder {forwarder}, not about the author, though both are of {author}.",
                    ja: "SPFのPASSは転送元の{forwarder}に対する結果と考えられます。差出人と同じ{author}ですが、差出人の結果ではありません。"),
                explanation: explanation)
        }
        return VerdictPhrases(
            headline: Phrase(
                en:
                    "The SPF PASS is about the forwarder {domain}, not about the author's domain {author}. Look at a direct copy.",
                ja: "SPFのPASSは転送元の{domain}に対する結果で、差出人ドメイン{author}の結果ではありません。転送前のメールで確認してください。"),
            appears: Phrase(
                en:
                    "The SPF PASS appears to be about the forwarder {domain}, not about the author's domain {author}. Look at a direct copy.",
                ja: "SPFのPASSは転送元の{domain}に対する結果で、差出人ドメイン{author}の結果ではないと考えられます。転送前のメールで確認してください。"),
            explanation: explanation)
    }

    static func signatureState(_ found: Set<FindingCode>) -> [Phrase] {
        if found.contains(.dkimKeyMissing) {
            return [
                Phrase(
                    en:
                        "The author's own signature (d={author}, s={selector}) could not be checked because DNS holds no usable key for it.",
                    ja: "差出人のDKIM署名（d={author}、s={selector}）は、使える公開鍵がDNSになく検証できていません。"),
                Phrase(
                    en: "The author's own signature could not be checked because DNS holds no usable key for it.",
                    ja: "差出人のDKIM署名は、使える公開鍵がDNSになく検証できていません。"),
            ]
        }
        if found.contains(.dkimTemperrorDNS) {
            return [
                Phrase(
                    en:
                        "The author's own signature (d={author}, s={selector}) could not be checked because the key was not available in DNS.",
                    ja: "差出人のDKIM署名（d={author}、s={selector}）は、公開鍵をDNSから取得できず検証できていません。"),
                Phrase(
                    en: "The author's own signature could not be checked because the key was not available in DNS.",
                    ja: "差出人のDKIM署名は、公開鍵をDNSから取得できず検証できていません。"),
            ]
        }
        return [
            Phrase(
                en: "The author's own signature did not verify at the final server.", ja: "差出人のDKIM署名は、最終受信サーバーでは有効と確認されていません。")
        ]
    }

    private static func originalSPF(_ found: Set<FindingCode>) -> [Phrase] {
        if found.contains(.spfTemperrorDNS) {
            return [
                Phrase(
                    en:
                        "Before the forwarding, SPF of the original sender could not be checked either: that result is preserved further down in this copy.",
                    ja: "転送前の時点でも、差出人本来のSPFは検証できていません（その記録がこのメールの下部に残っています）。")
            ]
        }
        if found.contains(.passFromEarlierLeg) {
            return [
                Phrase(
                    en: "The results from before the forwarding are preserved further down in this copy.",
                    ja: "転送前の検証結果が、このメールの下部に残っています。")
            ]
        }
        return [
            Phrase(
                en: "SPF of the original sender cannot be seen in this copy unless an earlier result is preserved.",
                ja: "差出人本来のSPFの結果は、それ以前の記録が残っていない限り、この写しからは分かりません。")
        ]
    }

    private static func forwardedAuthentic(_ variant: Verdict.Variant?) -> VerdictPhrases {
        VerdictPhrases(
            headline: Phrase(
                en: "Forwarded by {forwarder}; the author's DKIM signature is still valid, the SPF PASS is only the forwarder's.",
                ja: "{forwarder}によって転送されていますが、差出人のDKIM署名は有効です。SPFのPASSは転送元のものです。"),
            appears: Phrase(
                en:
                    "Apparently forwarded by {forwarder}; the author's DKIM signature is still valid, the SPF PASS appears to be only the forwarder's.",
                ja: "{forwarder}によって転送されたと考えられます。差出人のDKIM署名は有効で、SPFのPASSは転送元のものと考えられます。"),
            explanation: [
                firstReached, envelopeReplaced,
                [
                    Phrase(
                        en:
                            "The DKIM signature of {author} survived the forwarding and carries the proof that the mail is the author's.",
                        ja: "{author}のDKIM署名は転送後も有効で、差出人を裏付けているのはこの署名です。"),
                    Phrase(
                        en: "The author's DKIM signature survived the forwarding and carries the proof.",
                        ja: "差出人のDKIM署名は転送後も有効で、差出人を裏付けているのはこの署名です。"),
                ],
                variant == .claimedWay ? ofStrangersMailbox : [],
            ],
            nextSteps: toTestSPF)
    }

    /// A genuine mail can be sent on to anybody.
    private static let ofStrangersMailbox = [
        Phrase(
            en:
                "If {address} is no mailbox of yours, somebody sent you a genuine mail that was meant for others: DKIM does not cover the recipient.",
            ja: "{address}が自分のメールボックスでなければ、他人宛ての本物のメールを誰かが転送した可能性があります。DKIMは受信者を保護しません。"),
        Phrase(
            en:
                "If the forwarding mailbox is none of yours, somebody sent you a genuine mail that was meant for others: DKIM does not cover the recipient.",
            ja: "転送元が自分のメールボックスでなければ、他人宛ての本物のメールを誰かが転送した可能性があります。DKIMは受信者を保護しません。"),
    ]

    static let toTestSPF = [
        Phrase(
            en: "To test the author's SPF, look at a mail that was not forwarded.", ja: "差出人のSPFを確認するには、転送されていないメールを見てください。")
    ]

    /// DMARC passed behind the forwarding, and no result shows by which signature.
    private static let forwardedByPolicy = VerdictPhrases(
        headline: Phrase(
            en: "Forwarded by {forwarder}; DMARC passed for {author} all the same, the SPF PASS is only the forwarder's.",
            ja: "{forwarder}によって転送されていますが、{author}のDMARCはPASSしています。SPFのPASSは転送元のものです。"),
        appears: Phrase(
            en:
                "Apparently forwarded by {forwarder}; DMARC passed for {author} all the same, the SPF PASS appears to be only the forwarder's.",
            ja: "{forwarder}によって転送されたと考えられますが、{author}のDMARCはPASSしています。SPFのPASSは転送元のものと考えられます。"),
        explanation: [
            firstReached, envelopeReplaced,
            [
                Phrase(
                    en: "By which name DMARC passed, no other result in this copy shows; usually it is a DKIM signature.",
                    ja: "DMARCがどの名前によってPASSしたかは、この写しのほかの結果からは分かりません。通常はDKIM署名によるものです。")
            ],
        ],
        nextSteps: toTestSPF)

    /// `isAsked`: the final server asked SPF about the forwarder, and it passed.
    private static func forwardedUnproven(_ isAsked: Bool) -> VerdictPhrases {
        VerdictPhrases(
            headline: Phrase(
                en: "Forwarded by {forwarder}; nothing in this copy proves {author}.",
                ja: "{forwarder}からの転送メールです。この写しには{author}を裏付ける結果がありません。"),
            appears: Phrase(
                en: "Apparently forwarded by {forwarder}; nothing in this copy proves {author}.",
                ja: "{forwarder}からの転送メールと考えられます。この写しには{author}を裏付ける結果がありません。"),
            explanation: [
                firstReached, isAsked ? envelopeReplaced : [],
                [
                    Phrase(
                        en:
                            "The DKIM signature of {author} did not verify ({laterResult}), so nothing tells whether the mail is the author's.",
                        ja: "{author}のDKIM署名は検証に成功していないため（{laterResult}）、差出人本人のメールかどうかは分かりません。"),
                    Phrase(
                        en:
                            "No server that you trust recorded a DKIM result for {author}; {earlierHop} is said to have found {earlierResult}, and that is a claim.",
                        ja: "{author}のDKIM署名について、信頼するサーバーの記録はありません。{earlierHop}による{earlierResult}とする記録がありますが、自己申告です。"),
                    Phrase(
                        en: "No server that you trust recorded a DKIM result for {author}; others claim {earlierResult}.",
                        ja: "{author}のDKIM署名について、信頼するサーバーの記録はありません。{earlierResult}とする自己申告の記録だけがあります。"),
                    Phrase(
                        en: "No DKIM signature of {author} was checked, so nothing tells whether the mail is the author's.",
                        ja: "{author}のDKIM署名は検証されていないため、差出人本人のメールかどうかは分かりません。"),
                ],
            ])
    }

    /// Nothing but results from before the forwarding, under a seal.
    private static func forwardedSealed(_ isAsked: Bool) -> VerdictPhrases {
        VerdictPhrases(
            headline: Phrase(
                en: "Forwarded by {forwarder}; only results that were sealed on the way speak for {author}.",
                ja: "{forwarder}からの転送メールです。{author}を示すのは、途中で封印された結果だけです。"),
            appears: Phrase(
                en: "Apparently forwarded by {forwarder}; only results that were sealed on the way speak for {author}.",
                ja: "{forwarder}からの転送メールと考えられます。{author}を示すのは、途中で封印された結果だけです。"),
            explanation: [firstReached, isAsked ? envelopeReplaced : [], sealedWord])
    }

    static let sealedWord = [
        Phrase(
            en: "Those results stand further down in this copy; they are worth as much as the server that sealed them.",
            ja: "その結果はこの写しの下部に残っています。信頼できるかどうかは、封印したサーバーによります。")
    ]

    private static let failHarmless = VerdictPhrases(
        headline: Phrase(
            en: "The SPF FAIL is a side effect of forwarding; the author's DKIM signature is valid.",
            ja: "SPFのFAILは転送の副作用です。差出人のDKIM署名は有効です。"),
        appears: Phrase(
            en: "The SPF FAIL appears to be a side effect of forwarding; the author's DKIM signature is valid.",
            ja: "SPFのFAILは転送の副作用と考えられます。差出人のDKIM署名は有効です。"),
        explanation: [
            [
                Phrase(
                    en:
                        "{forwarder} sent the mail on and kept the envelope sender; its servers are not in the SPF record of that sender's domain.",
                    ja: "{forwarder}はエンベロープFromを変えずに転送しています。そのサーバーはエンベロープFromのSPFレコードにないため、SPFはFAILになります。"),
                Phrase(
                    en:
                        "A forwarder sent the mail on and kept the envelope sender; its servers are not in the SPF record of that sender's domain.",
                    ja: "エンベロープFromを変えずに転送されたため、転送サーバーはエンベロープFromのSPFレコードに含まれていません。"),
            ],
            [
                Phrase(
                    en: "The DKIM signature of {author} passed, and it is independent of the way.",
                    ja: "{author}のDKIM署名は経路に依存せず、PASSしています。")
            ],
        ])

    static let failUnproven = VerdictPhrases(
        headline: Phrase(
            en: "SPF failed because of forwarding, and nothing else proves the author.", ja: "SPFのFAILは転送が原因ですが、差出人を裏付ける結果もありません。"
        ),
        appears: Phrase(
            en: "SPF appears to have failed because of forwarding, and nothing else proves the author.",
            ja: "SPFのFAILは転送が原因と考えられますが、差出人を裏付ける結果もありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "{forwarder} sent the mail on and kept the envelope sender; its servers are not in the SPF record of that sender's domain.",
                    ja: "{forwarder}はエンベロープFromを変えずに転送しています。そのサーバーはエンベロープFromのSPFレコードにないため、SPFはFAILになります。"),
                Phrase(
                    en:
                        "A forwarder sent the mail on and kept the envelope sender; its servers are not in the SPF record of that sender's domain.",
                    ja: "エンベロープFromを変えずに転送されたため、転送サーバーはエンベロープFromのSPFレコードに含まれていません。"),
            ],
            [Phrase(en: "No valid DKIM signature of {author} was recorded.", ja: "{author}の有効なDKIM署名は記録されていません。")],
        ])
}
