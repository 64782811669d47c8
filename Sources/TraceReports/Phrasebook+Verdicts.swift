internal import TraceAnalysis

/// The sentences of the verdicts.
extension Phrasebook {
    /// The sentences of a verdict; `found` are the findings of the message, by which some of them say more, `count` is its
    /// number of what it speaks of, and `from` who wrote From in the author's place.
    static func verdict(
        _ code: Verdict.Code, _ found: Set<FindingCode> = [], count: Int = 2, from: RewrittenFrom? = nil
    ) -> VerdictPhrases {
        switch code {
        case .forwarderPassAuthorUnproven: forwarderPass(found)
        case .forwardedAuthentic: from?.writer == .forwarder ? maskAfterProof : forwardedAuthentic
        case .forwardedUnproven:
            from?.writer != .forwarder ? forwardedUnproven : from?.author == nil ? maskOfSomebody : maskOfAuthor
        case .failHarmless: failHarmless
        case .failUnproven: failUnproven
        case .list: found.isDisjoint(with: [.dkimBrokenByList]) ? listUnproven : list
        case .arcTrusted: arcTrusted
        case .altered: altered
        case .replay: replay
        case .forged: count == 1 ? forgedOnce : forged
        case .authorUncovered: authorUncovered
        case .dnsBroken: dnsBroken
        case .dnsPartlyBroken: dnsPartlyBroken
        case .serviceOnly: serviceOnly
        case .guess: guess
        case .claimsOnly: claimsOnly
        case .authorFail: authorFail
        case .authentic: authentic
        case .authenticNoDMARC: count == 0 ? authenticNoDMARC : authenticUndecided
        case .noData: count == 0 ? noData : nothingSaid
        }
    }

    // Forwarding

    /// How the mail came to be forwarded.
    private static let firstReached = [
        Phrase(
            en:
                "This mail was forwarded {forwarding} times on its way; one of the forwarders, {forwarder}, sent it on to {destination}.",
            ja: "このメールは途中で{forwarding}回転送されています。そのうちの1回は{forwarder}から{destination}への転送です。"),
        Phrase(
            en: "This mail was forwarded {forwarding} times on its way, once by {forwarder}.",
            ja: "このメールは途中で{forwarding}回転送されています。そのうちの1回は{forwarder}による転送です。"),
        Phrase(
            en: "This mail first reached {forwarder}, whose mailbox forwards to {destination}.",
            ja: "このメールはまず{forwarder}に届き、そこから{destination}へ自動転送されています。"),
        Phrase(en: "This mail first reached {forwarder}, which sent it on.", ja: "このメールはまず{forwarder}に届き、そこから転送されています。"),
        Phrase(en: "This mail was forwarded on its way.", ja: "このメールは途中で転送されています。"),
    ]

    private static let envelopeReplaced = [
        Phrase(
            en: "Forwarding replaced the envelope sender, so the final server tested {domain} and it passed.",
            ja: "転送時にエンベロープFromが書き換えられるため、最終受信サーバーは{domain}のSPFを検証し、PASSと判定しました。"),
        Phrase(
            en: "Forwarding replaced the envelope sender, so the final server tested the forwarder's domain and it passed.",
            ja: "転送時にエンベロープFromが書き換えられるため、最終受信サーバーは転送元ドメインのSPFを検証し、PASSと判定しました。"),
    ]

    private static func forwarderPass(_ found: Set<FindingCode>) -> VerdictPhrases {
        VerdictPhrases(
            headline: Phrase(
                en:
                    "The SPF PASS is about the forwarder {domain}, not about the author's domain {author}. Look at a direct copy.",
                ja: "SPFのPASSは転送元の{domain}に対する結果で、差出人ドメイン{author}の結果ではありません。転送前のメールで確認してください。"),
            appears: Phrase(
                en:
                    "The SPF PASS appears to be about the forwarder {domain}, not about the author's domain {author}. Look at a direct copy.",
                ja: "SPFのPASSは転送元の{domain}に対する結果で、差出人ドメイン{author}の結果ではないと考えられます。転送前のメールで確認してください。"),
            explanation: [firstReached, envelopeReplaced, signatureState(found), originalSPF(found)])
    }

    private static func signatureState(_ found: Set<FindingCode>) -> [Phrase] {
        if found.contains(.dkimKeyMissing) {
            return [
                Phrase(
                    en:
                        "The author's own signature (d={author}, s={selector}) could not be checked because its key does not exist in DNS.",
                    ja: "差出人のDKIM署名（d={author}、s={selector}）は、公開鍵がDNSに存在せず検証できていません。"),
                Phrase(
                    en: "The author's own signature could not be checked because its key does not exist in DNS.",
                    ja: "差出人のDKIM署名は、公開鍵がDNSに存在せず検証できていません。"),
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

    private static let forwardedAuthentic = VerdictPhrases(
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
        ],
        nextSteps: [
            Phrase(
                en: "Nothing is wrong with this copy. To test the author's SPF, look at a mail that was not forwarded.",
                ja: "このメールに問題はありません。差出人のSPFを確認するには、転送されていないメールを見てください。")
        ])

    private static let forwardedUnproven = VerdictPhrases(
        headline: Phrase(
            en: "Forwarded by {forwarder}; nothing in this copy proves {author}.",
            ja: "{forwarder}からの転送メールです。この写しには{author}を裏付ける結果がありません。"),
        appears: Phrase(
            en: "Apparently forwarded by {forwarder}; nothing in this copy proves {author}.",
            ja: "{forwarder}からの転送メールと考えられます。この写しには{author}を裏付ける結果がありません。"),
        explanation: [
            firstReached, envelopeReplaced,
            [
                Phrase(
                    en: "No DKIM signature of {author} was checked, so nothing tells whether the mail is the author's.",
                    ja: "{author}のDKIM署名は検証されていないため、差出人本人のメールかどうかは分かりません。")
            ],
        ])

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
                        "{forwarder} sent the mail on and kept the envelope sender of {author}; its servers are not in the SPF record of that domain.",
                    ja: "{forwarder}は{author}のエンベロープFromを変えずに転送しています。そのサーバーは{author}のSPFレコードにないため、SPFはFAILになります。"),
                Phrase(
                    en:
                        "A forwarder sent the mail on and kept the envelope sender; its servers are not in the author's SPF record.",
                    ja: "エンベロープFromを変えずに転送されたため、転送サーバーは差出人のSPFレコードに含まれていません。"),
            ],
            [
                Phrase(
                    en: "The DKIM signature of {author} passed, and it is independent of the way.",
                    ja: "{author}のDKIM署名は経路に依存せず、PASSしています。")
            ],
        ])

    private static let failUnproven = VerdictPhrases(
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
                        "{forwarder} sent the mail on and kept the envelope sender; its servers are not in the author's SPF record.",
                    ja: "{forwarder}はエンベロープFromを変えずに転送しています。そのサーバーは差出人のSPFレコードにないため、SPFはFAILになります。"),
                Phrase(
                    en:
                        "A forwarder sent the mail on and kept the envelope sender; its servers are not in the author's SPF record.",
                    ja: "エンベロープFromを変えずに転送されたため、転送サーバーは差出人のSPFレコードに含まれていません。"),
            ],
            [Phrase(en: "No valid DKIM signature of {author} was recorded.", ja: "{author}の有効なDKIM署名は記録されていません。")],
        ])

    static let list = VerdictPhrases(
        headline: Phrase(
            en: "Mailing-list copy: PASS results are about {list}; the author's signature was broken by the list.",
            ja: "メーリングリスト経由の写しです。PASSは{list}に対するもので、差出人の署名はリストの変更で無効になっています。"),
        appears: Phrase(
            en:
                "This appears to be a mailing-list copy: PASS results are about {list}; the author's signature was probably broken by the list.",
            ja: "メーリングリスト経由の写しと考えられます。PASSは{list}に対するもので、差出人の署名はリストの変更で無効になったと考えられます。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The list {list} received the mail from {author}, changed it and sent it to its subscribers under its own envelope sender.",
                    ja: "リスト{list}は{author}からのメールに変更を加え、自身のエンベロープFromで購読者に配信しています。"),
                Phrase(
                    en: "The list changed the mail and sent it to its subscribers under its own envelope sender.",
                    ja: "リストはメールに変更を加え、自身のエンベロープFromで購読者に配信しています。"),
            ],
            [Phrase(en: "That breaks a signature of the author even if it was valid before.", ja: "差出人の署名は、元が有効でもこの変更で無効になります。")],
        ])

    /// A list copy without a signature of the author that the list could have broken.
    private static let listUnproven = VerdictPhrases(
        headline: Phrase(
            en: "Mailing-list copy: PASS results are about {list}; nothing here proves the author.",
            ja: "メーリングリスト経由の写しです。PASSは{list}に対するもので、差出人を裏付ける結果はありません。"),
        appears: Phrase(
            en: "This appears to be a mailing-list copy: PASS results are about {list}; nothing here proves the author.",
            ja: "メーリングリスト経由の写しと考えられます。PASSは{list}に対するもので、差出人を裏付ける結果はありません。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The list {list} received the mail from {author} and sent it to its subscribers under its own envelope sender.",
                    ja: "リスト{list}は{author}からのメールを、自身のエンベロープFromで購読者に配信しています。"),
                Phrase(
                    en: "The list sent the mail to its subscribers under its own envelope sender.",
                    ja: "リストはメールを、自身のエンベロープFromで購読者に配信しています。"),
            ],
            [
                Phrase(
                    en: "What the list's own server recorded on arrival, if anything is left of it, tells about the author.",
                    ja: "差出人については、リストのサーバーが受信時に残した記録があれば、それを参照してください。")
            ],
        ])

    private static let arcTrusted = VerdictPhrases(
        headline: Phrase(
            en: "Accepted on the word of {sealer}; DMARC did not pass here.", ja: "DMARCはPASSしていません。{sealer}のARC署名を信頼して受信されています。"),
        appears: Phrase(
            en: "Apparently accepted on the word of {sealer}; DMARC did not pass here.",
            ja: "DMARCはPASSしていません。{sealer}のARC署名を信頼して受信されたと考えられます。"),
        explanation: [
            [
                Phrase(
                    en:
                        "The final server found no valid proof of {author} and accepted the mail because it trusts the ARC seal of {sealer}.",
                    ja: "最終受信サーバーは{author}を裏付けられませんでしたが、{sealer}のARC署名を信頼して受け入れています。")
            ],
            [
                Phrase(
                    en: "What was proven is in the results that {sealer} sealed, not in those of the final server.",
                    ja: "差出人についての検証結果は、最終受信サーバーではなく、{sealer}が封印した記録にあります。")
            ],
        ])
}
