internal import TraceAnalysis

/// The sentences of verdicts on copies of mailing lists.
extension Phrasebook {
    /// `hasPass` tells whether anything passed for the list.
    static func list(_ variant: Verdict.Variant?, hasPass: Bool) -> VerdictPhrases {
        switch variant {
        case .probable?: hasPass ? listProbable : withoutPass(listProbable)
        case .claimedPass?: hasPass ? listClaimed : withoutPass(listClaimed)
        case .unproven?: listUnproven
        case .ownList?: listOfAuthor
        case .brokenByOwnList?: hasPass ? brokenByOwnList : withoutPass(list)
        case .probablyByOwnList?: hasPass ? probablyByOwnList : withoutPass(listProbable)
        case .fromList?: listOwnName
        case .proven?: listProven
        default: hasPass ? list : withoutPass(list)
        }
    }

    /// The headline where nothing passed for the list.
    private static func withoutPass(_ phrases: VerdictPhrases) -> VerdictPhrases {
        let isProbable = phrases != list
        return VerdictPhrases(
            headline: isProbable
                ? Phrase(
                    en: "Mailing-list copy of {list}: the author's signature did not pass, probably because of the list.",
                    ja: "メーリングリスト{list}経由の写しです。差出人の署名は、リストの変更で無効になったと考えられます。")
                : Phrase(
                    en: "Mailing-list copy of {list}: the author's signature was broken by the list.",
                    ja: "メーリングリスト{list}経由の写しです。差出人の署名は、リストの変更で無効になっています。"),
            appears: Phrase(
                en: "This appears to be a copy of the mailing list {list}, which probably broke the author's signature.",
                ja: "メーリングリスト{list}経由の写しで、差出人の署名はリストの変更で無効になったと考えられます。"),
            explanation: phrases.explanation)
    }

    private static let list = VerdictPhrases(
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
            [failedBefore],
        ])

    /// The same where nothing shows that the signature ever was valid.
    private static let listProbable = VerdictPhrases(
        headline: Phrase(
            en:
                "Mailing-list copy: PASS results are about {list}; the author's signature did not pass, probably because of the list.",
            ja: "メーリングリスト経由の写しです。PASSは{list}に対するもので、差出人の署名はリストの変更で無効になったと考えられます。"),
        appears: list.appears,
        explanation: [
            sentToSubscribers,
            [
                Phrase(
                    en:
                        "A list that changes the mail breaks such a signature; that it ever was valid, nothing in this copy shows.",
                    ja: "リストがメールに変更を加えると、差出人の署名は無効になります。元が有効だったことを示す記録は、この写しにはありません。")
            ],
            [failedBefore],
        ])

    /// The same where somebody is said to have found it valid before.
    private static let listClaimed = VerdictPhrases(
        headline: listProbable.headline, appears: listProbable.appears,
        explanation: [
            sentToSubscribers,
            [
                Phrase(
                    en:
                        "A list that changes the mail breaks such a signature; that it was valid before, only a claim in this copy says.",
                    ja: "リストがメールに変更を加えると、差出人の署名は無効になります。元が有効だったという記録は、信頼していないサーバーの名前でしか残っていません。")
            ],
        ])

    /// From bears the list's own name, and nothing tells who wrote to it.
    private static let listOwnName = VerdictPhrases(
        headline: Phrase(
            en: "Mailing-list copy: From bears the list's own name, and PASS results are about {list} alone.",
            ja: "メーリングリスト経由の写しです。Fromはリスト自身の名前で、PASSも{list}に対するものです。"),
        appears: Phrase(
            en:
                "This appears to be a mailing-list copy: From bears the list's own name, and PASS results are about {list} alone.",
            ja: "メーリングリスト経由の写しと考えられます。Fromはリスト自身の名前で、PASSも{list}に対するものです。"),
        explanation: [
            [
                Phrase(
                    en: "The list {list} sent the mail to its subscribers under its own name, in the envelope and in From.",
                    ja: "リスト{list}は、エンベロープFromとヘッダーFromを自身の名前にして購読者に配信しています。"),
                Phrase(
                    en: "The list sent the mail to its subscribers under its own name, in the envelope and in From.",
                    ja: "リストは、エンベロープFromとヘッダーFromを自身の名前にして購読者に配信しています。"),
            ],
            [Phrase(en: "Who wrote to the list, no result in this copy tells.", ja: "誰がリストに投稿したのかは、この写しの結果からは分かりません。")],
        ])

    /// The author was proven when the list took the mail, and the list wrote From anew.
    private static let listProven = VerdictPhrases(
        headline: Phrase(
            en: "Mailing-list copy: the list {list} wrote From anew; before that, {method} passed for {author}.",
            ja: "メーリングリスト経由の写しです。Fromはリスト{list}が書き換えたもので、その前に{author}の{method}がPASSしています。"),
        appears: Phrase(
            en:
                "This appears to be a mailing-list copy: the list {list} wrote From anew; before that, {method} passed for {author}.",
            ja: "メーリングリスト経由の写しと考えられます。Fromはリスト{list}が書き換えたもので、その前に{author}の{method}がPASSしています。"),
        explanation: [
            [
                Phrase(
                    en: "When the list took the mail, its server checked {author}, and that is what proves the author's domain.",
                    ja: "リストのサーバーがメールを受け取ったときに{author}を検証しており、差出人のドメインを裏付けているのはその結果です。")
            ],
            [
                Phrase(
                    en: "The name in From is the list's, and results from behind the list are about that name.",
                    ja: "表示されているFromはリストの名前で、リストより後の検証結果もその名前に対するものです。")
            ],
        ])

    private static let sentToSubscribers = [
        Phrase(
            en:
                "The list {list} sent a mail that names {author} as its author to its subscribers under its own envelope sender.",
            ja: "リスト{list}は、{author}を差出人とするメールを、自身のエンベロープFromで購読者に配信しています。"),
        Phrase(
            en: "The list sent the mail to its subscribers under its own envelope sender.",
            ja: "リストはメールを、自身のエンベロープFromで購読者に配信しています。"),
    ]

    /// A list copy without a signature of the author that the list could have broken.
    private static let listUnproven = VerdictPhrases(
        headline: Phrase(
            en: "Mailing-list copy: PASS results are about {list}; nothing here proves the author.",
            ja: "メーリングリスト経由の写しです。PASSは{list}に対するもので、差出人を裏付ける結果はありません。"),
        appears: Phrase(
            en: "This appears to be a mailing-list copy: PASS results are about {list}; nothing here proves the author.",
            ja: "メーリングリスト経由の写しと考えられます。PASSは{list}に対するもので、差出人を裏付ける結果はありません。"),
        explanation: [
            sentToSubscribers,
            [
                failedBefore,
                Phrase(
                    en: "What the list's own server recorded on arrival, if anything is left of it, tells about the author.",
                    ja: "差出人については、リストのサーバーが受信時に残した記録があれば、それを参照してください。"),
            ],
        ])

    /// The same of a list of the author's own organization: the names that passed are his, too.
    private static let listOfAuthor = VerdictPhrases(
        headline: Phrase(
            en:
                "Mailing-list copy: the PASS results are about {list}, a list of {author}'s organization; nothing here proves the author.",
            ja: "メーリングリスト経由の写しです。PASSは{author}と同じ組織のリスト{list}に対するもので、差出人を裏付ける結果はありません。"),
        appears: Phrase(
            en:
                "This appears to be a mailing-list copy: the PASS results are about {list}, a list of {author}'s organization; nothing here proves the author.",
            ja: "メーリングリスト経由の写しと考えられます。PASSは{author}と同じ組織のリスト{list}に対するもので、差出人を裏付ける結果はありません。"),
        explanation: [
            passOfWhoever,
            listUnproven.explanation[1],
        ])

    private static let passOfWhoever = [
        Phrase(
            en:
                "Behind the list, SPF, DMARC and the signatures that were put on there pass for whatever the list sends on, whoever wrote to it in the name of {author}.",
            ja: "リストより後では、{author}を名乗って誰が投稿したメールでも、リストが配信すればSPFやDMARC、そこで付けられた署名はPASSします。")
    ]

    private static let brokenByOwnList = VerdictPhrases(
        headline: Phrase(
            en:
                "Mailing-list copy: the PASS results are about {list}, a list of {author}'s organization; the author's signature was broken by the list.",
            ja: "メーリングリスト経由の写しです。PASSは{author}と同じ組織のリスト{list}に対するもので、差出人の署名はリストの変更で無効になっています。"),
        appears: probablyByOwnList.appears,
        explanation: [list.explanation[0], list.explanation[1], passOfWhoever, [failedBefore]])

    private static let probablyByOwnList = VerdictPhrases(
        headline: Phrase(
            en:
                "Mailing-list copy: PASS results are about {list}, of {author}'s organization; the author's signature did not pass, probably because of the list.",
            ja: "メーリングリスト経由の写しです。PASSは{author}と同じ組織のリスト{list}に対するもので、差出人の署名はリストの変更で無効になったと考えられます。"),
        appears: Phrase(
            en:
                "This appears to be a mailing-list copy: the PASS results are about {list}, a list of {author}'s organization; the author's signature was probably broken by the list.",
            ja: "メーリングリスト経由の写しと考えられます。PASSは{author}と同じ組織のリスト{list}に対するもので、差出人の署名はリストの変更で無効になったと考えられます。"),
        explanation: [listProbable.explanation[0], listProbable.explanation[1], passOfWhoever, [failedBefore]])

    /// What a trusted server recorded of the author when the list had not touched the mail.
    private static let failedBefore = Phrase(
        en:
            "Before the list sent it on, {earlierHop} recorded {earlierResult} as the result of {method} for {author}: that one is about the author, and it is no PASS.",
        ja: "リストが配信する前に、{earlierHop}が{author}の{method}を{earlierResult}と記録しています。差出人についての結果はこれで、PASSではありません。")
}
